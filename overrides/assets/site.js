/* What already works without script, made a little easier. Nothing is fetched, nothing is measured. */
(() => {
  "use strict";
  const root = document.documentElement;

  /* The reader's own choice of scheme: before anything is painted, and whenever it may have been
     made elsewhere, in another tab or while this page lay in the browser's memory. */
  const remembered = () => {
    try {
      return localStorage.getItem("scheme");
    } catch (refused) {
      return undefined;
    }
  };

  /** @param {string} scheme */
  const remember = (scheme) => {
    try {
      localStorage.setItem("scheme", scheme);
    } catch (refused) {
      /* The choice holds for this page. */
    }
  };

  /** @param {string | null} scheme */
  const dress = (scheme) => {
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
  };

  /** @returns {NodeListOf<HTMLInputElement>} */
  const schemes = () => document.querySelectorAll(".scheme input");

  /* The page as was chosen, and the choice as the page is. Where nothing is kept, it is the page's own. */
  const follow = () => {
    const scheme = remembered();
    if (scheme !== undefined) dress(scheme);
    for (const input of schemes()) input.checked = input.value === (root.dataset.scheme || "system");
  };
  follow();
  for (const told of ["storage", "pageshow"]) addEventListener(told, follow);

  const choose = () => {
    /** @type {HTMLElement | null} */
    const choice = document.querySelector(".scheme");
    if (!choice) return;
    follow();
    for (const input of schemes()) {
      input.addEventListener("change", () => {
        dress(input.value);
        remember(input.value);
      });
    }
    choice.hidden = false;
  };

  /* Esc closes the menu and gives focus back to what opened it. */
  const menu = () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const menus = document.querySelectorAll("details.menu");
    for (const details of menus) {
      const summary = details.querySelector("summary");
      details.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !details.open) return;
        details.open = false;
        if (summary) summary.focus();
      });
    }
  };

  /* Copying: the text is on the page for everyone; the button only saves the marking of it. */
  const copying = () => {
    /** @type {HTMLElement | null} */
    const status = document.querySelector(".copy-status");
    /** @type {NodeListOf<HTMLButtonElement>} */
    const buttons = document.querySelectorAll("[data-copy]");
    if (!navigator.clipboard || !status) return;
    const seen = document.createElement("span");
    seen.className = "copied";
    seen.setAttribute("aria-hidden", "true");
    addEventListener("pagehide", () => {
      status.textContent = "";
      seen.remove();
    });
    for (const button of buttons) {
      const source = document.getElementById(button.dataset.copy || "");
      if (!source) continue;
      button.hidden = false;
      button.addEventListener("click", async () => {
        seen.remove();
        if (!await copy(source, status)) return;
        seen.textContent = `✓ ${status.dataset.done}`;
        button.after(seen);
      });
    }
  };

  /**
   * Says what kind of thing was copied, to who listens: all of it is long to listen to.
   * @param {HTMLElement} source
   * @param {HTMLElement} status
   * @returns {Promise<boolean>} Whether it was copied; if not, it is marked, so that the reader can.
   */
  const copy = async (source, status) => {
    const name = source.parentElement && source.parentElement.previousElementSibling;
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(source.textContent || "");
      status.textContent = `${status.dataset.done}: ${(name && name.textContent) || ""}`;
      return true;
    } catch (refused) {
      const selection = getSelection();
      if (selection) selection.selectAllChildren(source);
      return false;
    }
  };

  /* With script a search field leads to the page of hits, without it to all commitments. So does
     the field of that page: its own script sees to what is asked there, if it runs. */
  const searching = () => {
    /** @type {NodeListOf<HTMLFormElement>} */
    const forms = document.querySelectorAll("form[data-search]");
    for (const form of forms) {
      if (!form.closest(".search-page")) form.action = form.dataset.search || form.action;
    }
    carry();
  };

  /* Where the search itself does not run: what was asked for stands in its field, and goes along. */
  const carry = () => {
    const query = new URLSearchParams(location.search).get("q");
    /** @type {HTMLElement | null} */
    const late = document.querySelector("[data-late]:not([hidden])");
    if (!late || !query) return;
    /** @type {HTMLInputElement | null} */
    const field = document.querySelector(".search-page [name=q]");
    const way = late.querySelector("a");
    if (field) field.value = query;
    if (way) way.search = `?${new URLSearchParams({ q: query })}`;
  };

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

  /* Another language, the same place on the page. */
  const keepPlace = () => {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll("[data-keep-place]");
    for (const link of links) {
      link.addEventListener("click", () => {
        link.hash = location.hash;
        link.search = location.search;
      });
    }
  };

  /* A link that remembers an older wording: show what has changed since. The history says the same. */
  const since = () => {
    const version = new URLSearchParams(location.search).get("v");
    if (!version) return;
    const fingerprint = version.replace(/^v/, ""); // as a table writes it, or as it is
    /** @type {NodeListOf<HTMLElement>} */
    const notices = document.querySelectorAll("[data-since]");
    for (const notice of notices) notice.hidden = notice.dataset.since !== fingerprint;
  };

  /* A page left behind leads on by itself to where its anchor went; without script it is a link. */
  const onward = () => {
    const id = named();
    if (!id) return;
    /** @type {HTMLAnchorElement | null} */
    const way = document.querySelector(`[data-onward] > #${CSS.escape(id)} > a`);
    if (way) location.replace(way.href);
  };

  /* Who has published a site that was built without an address is told so; a preview needs none. */
  const unaddressed = () => {
    /** @type {HTMLElement | null} */
    const banner = document.querySelector("[data-unaddressed]");
    if (banner && !/^(|localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname)) banner.hidden = false;
  };

  const start = () => [choose, menu, copying, filter, keepPlace, searching, since, onward, unaddressed].forEach((part) => part());
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
