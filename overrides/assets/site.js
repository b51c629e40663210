/* What already works without script, made a little easier. Nothing is fetched, nothing is measured. */
(() => {
  "use strict";
  const root = document.documentElement;

  /* The reader's own choice of scheme, before anything is painted. */
  const remembered = () => {
    try { return localStorage.getItem("scheme"); } catch { return null; }
  };
  const dress = (scheme) => {
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
  };
  dress(remembered());

  const choose = () => {
    const choice = document.querySelector(".scheme");
    if (!choice) return;
    const chosen = choice.querySelector(`[value="${root.dataset.scheme || "system"}"]`);
    chosen.checked = true;
    choice.hidden = false;
    choice.addEventListener("change", (event) => {
      dress(event.target.value);
      try { localStorage.setItem("scheme", event.target.value); } catch { /* not remembered */ }
    });
  };

  /* Esc closes the menu and gives focus back to what opened it. */
  const menu = () => {
    for (const details of document.querySelectorAll("details.menu")) {
      const summary = details.querySelector("summary");
      details.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !details.open) return;
        details.open = false;
        summary.focus();
      });
    }
  };

  /* Copying: the text is on the page for everyone; the button only saves the marking of it. */
  const copying = () => {
    if (!navigator.clipboard) return;
    const status = document.querySelector(".copy-status");
    for (const button of document.querySelectorAll("[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const text = document.getElementById(button.dataset.copy).textContent;
        status.textContent = "";
        await navigator.clipboard.writeText(text).then(
          () => { status.textContent = `${status.dataset.done}: ${text}`; },
          () => { getSelection().selectAllChildren(document.getElementById(button.dataset.copy)); },
        );
      });
    }
  };

  /* With script a search field leads to the page of hits, without it to all commitments. */
  const searching = () => {
    for (const form of document.querySelectorAll("form[data-search]")) form.action = form.dataset.search;
  };

  /* All commitments: show one sector only. */
  const filter = () => {
    const form = document.querySelector(".filter:not([data-filter])");
    if (!form) return;
    const [select, status] = [form.querySelector("select"), form.querySelector(".filter-status")];
    const apply = () => {
      let shown = 0;
      for (const part of document.querySelectorAll("[data-sector]")) {
        part.hidden = Boolean(select.value) && part.dataset.sector !== select.value;
        if (!part.hidden) shown += part.querySelectorAll(".commitment").length;
      }
      status.textContent = (shown === 1 ? status.dataset.one : status.dataset.other).replace("{n}", shown);
    };
    form.hidden = false;
    select.addEventListener("change", apply);
    addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target?.closest("[hidden]")) {
        select.value = "";
        apply();
        target.scrollIntoView();
      }
    });
  };

  /* Another language, the same place on the page. */
  const keepPlace = () => {
    for (const link of document.querySelectorAll("[data-keep-place]")) {
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
    for (const notice of document.querySelectorAll("[data-since]")) {
      notice.hidden = notice.dataset.since !== version;
    }
  };

  /* A page left behind leads on by itself to where its anchor went; without script it is a link. */
  const onward = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const way = id && document.querySelector(`[data-onward] > #${CSS.escape(id)} > a`);
    if (way) location.replace(way.href);
  };

  const start = () => [choose, menu, copying, filter, keepPlace, searching, since, onward].forEach((part) => part());
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
