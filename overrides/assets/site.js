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

  const start = () => [choose, menu, copying, keepPlace, searching, since, onward, unaddressed].forEach((part) => part());
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
