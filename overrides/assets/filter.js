/* The page of all commitments: shows those of a sector, of somebody who is named, or with the words asked for. */
(() => {
  "use strict";

  /* What the address names on this page; one that is spelt wrong names nothing. */
  const named = () => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch (misspelt) {
      return "";
    }
  };

  /* All commitments: show one sector only, as the address asks, which follows the choice and so can be
     shared. What a browser remembers of the choice, it gives back before the page is shown or just after. */
  const filter = () => {
    /** @type {HTMLElement | null} */
    const form = document.querySelector(".filter:not([data-filter])");
    const select = form && form.querySelector("select");
    /** @type {HTMLSelectElement | null} */
    const who = form && form.querySelector("#hvem");
    /** @type {HTMLElement | null} */
    const status = form && form.querySelector(".filter-status");
    if (!form || !select || !status) return;
    const has = asked(form);
    /** @param {HTMLElement} one */
    const fits = (one) => has(one) && (!who || !who.value || (one.dataset.named || "").split(" ").includes(who.value));
    const given = new URLSearchParams(location.search);
    for (const [choice, name] of /** @type {const} */ ([[select, "omrade"], [who, "hvem"]])) {
      const value = given.get(name) || "";
      if (choice && Array.from(choice.options).some((option) => option.value === value)) choice.value = value;
    }
    const apply = () => {
      let shown = 0;
      /** @type {NodeListOf<HTMLElement>} */
      const parts = document.querySelectorAll("[data-sector]");
      for (const part of parts) {
        part.hidden = Boolean(select.value) && part.dataset.sector !== select.value;
        /** @type {NodeListOf<HTMLElement>} */
        const commitments = part.querySelectorAll(".commitment");
        for (const one of commitments) {
          const isFound = fits(one);
          /** @type {NodeListOf<HTMLElement>} */
          const inner = one.querySelectorAll(".commitment");
          one.hidden = !isFound && !Array.from(inner).some(fits);
          if (!part.hidden && isFound) shown += 1;
        }
        foldEmpty(part);
      }
      const words = (shown === 1 ? status.dataset.one : status.dataset.other) || "";
      status.textContent = words.replace("{n}", String(shown));
    };
    const reveal = () => {
      const target = document.getElementById(named());
      if (!target || !target.closest("[hidden]")) return;
      select.value = "";
      if (who) who.value = "";
      apply();
      tell("omrade", "");
      tell("hvem", "");
      for (let around = target.closest("[hidden]"); around; around = target.closest("[hidden]")) {
        around.removeAttribute("hidden");
      }
      target.scrollIntoView();
    };
    const keep = () => {
      if (select.value || (who && who.value) || location.search || form.querySelector(".filter-status:not(:empty)")) apply();
      reveal();
    };
    form.hidden = false;
    select.addEventListener("change", () => {
      apply();
      tell("omrade", select.value);
    });
    if (who) {
      who.addEventListener("change", () => {
        apply();
        tell("hvem", who.value);
      });
    }
    addEventListener("hashchange", reveal);
    addEventListener("pageshow", keep);
    keep();
  };

  /**
   * Have the address say what is shown, and nothing of a place on the page that is left.
   * @param {string} name
   * @param {string} value
   */
  const tell = (name, value) => {
    const asks = new URLSearchParams(location.search);
    if (value) asks.set(name, value);
    else asks.delete(name);
    const query = String(asks);
    history.replaceState(history.state, "", `${location.pathname}${query && `?${query}`}${value ? "" : location.hash}`);
  };

  /**
   * Hide each list in which nothing is shown, and the heading and lead-in that stand before it.
   * @param {HTMLElement} part
   */
  const foldEmpty = (part) => {
    /** @type {NodeListOf<HTMLElement>} */
    const lists = part.querySelectorAll("ul.commitments");
    for (const list of lists) {
      const isEmpty = !list.querySelector(".commitment:not([hidden])");
      if (list.closest(".commitment")) {
        list.hidden = isEmpty;
        continue;
      }
      /** @type {Element | null} */
      let one = list;
      do {
        if (one instanceof HTMLElement) one.hidden = isEmpty;
        one = one.previousElementSibling;
      } while (one && !one.matches("ul, h2"));
    }
    if (lists.length && !part.querySelector("ul.commitments:not([hidden])")) part.hidden = true;
  };

  /* Letters as they are compared: small, and without what is put on them. */
  /** @param {string} text */
  const plain = (text) => text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f\u00ad]/g, "").replace(/\s+/g, " ").trim();

  /**
   * Which commitments have the words that the address asks for, and a word on that; all where none has.
   * @param {HTMLElement} form
   * @returns {(commitment: HTMLElement) => boolean}
   */
  const asked = (form) => {
    const query = (new URLSearchParams(location.search).get("q") || "").trim().slice(0, 2000);
    /** @type {HTMLElement | null} */
    const said = form.querySelector(".filter-words");
    const words = said && said.querySelector("span");
    if (!query || !said || !words) return () => true;
    const sought = plain(query).split(" ");
    /** @param {HTMLElement} one */
    const has = (one) => sought.every((word) => plain(one.textContent || "").includes(word));
    const any = Array.from(document.querySelectorAll(".commitment")).some((one) => one instanceof HTMLElement && has(one));
    words.textContent = ((any ? words.dataset.all : words.dataset.none) || "").split("{query}").join(query.length > 80 ? `${query.slice(0, 80)}…` : query);
    said.hidden = false;
    return any ? has : () => true;
  };

  if (document.readyState === "loading") addEventListener("DOMContentLoaded", filter);
  else filter();
})();
