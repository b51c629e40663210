/* What a reader does, and what the page does then. */

/* The default too: WebKit sets the field of a page that comes back to that, after pageshow. */
function sayInField() {
  field.defaultValue = asked().query.slice(0, field.maxLength);
  field.value = field.defaultValue;
}

/** What has been asked for, as the address says it. */
let current = "";

/** What the address asks for; the field says the same. */
function run() {
  const { query } = asked();
  const { shown = PAGE, top = 0 } = history.state || {};
  current = location.search;
  returnTo = top;
  sayInField();
  document.title = query ? `${short(query)} – ${title}` : title;
  if (query) {
    ask(0, shown);
    return;
  }
  turn += 1;
  clear();
  statusLine.textContent = "";
}

/** Remember the place on the page, for who comes back to it. */
function keepPlace() {
  history.replaceState({ ...history.state, top: scrollY }, "");
}

/** @param {{ query: string, sector?: string, literal?: boolean }} question */
function go(question) {
  if (address(question) !== location.search) move(address(question));
  run();
}

/** @param {string} to */
function move(to) {
  keepPlace();
  history.pushState(null, "", to);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const query = field.value.trim();
  if (query) go({ query });
  else statusLine.textContent = words("empty");
});
wayLink.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  move(wayLink.href);
  run();
});
select.addEventListener("change", () => go({ ...asked(), sector: select.value }));
more.addEventListener("click", () => {
  const from = hits.children.length;
  history.replaceState({ ...history.state, shown: from + PAGE }, "");
  ask(from, PAGE);
});
hits.addEventListener("click", keepPlace);
addEventListener("pagehide", keepPlace);

/* A fragment changes neither what is asked for nor what is half typed. */
addEventListener("popstate", () => {
  if (location.search !== current) run();
});

/* A page that comes back whole has its hits; the field says what they answer. */
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) sayInField();
});
late.hidden = true;
run();
