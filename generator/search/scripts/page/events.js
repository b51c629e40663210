/* What a reader does, and what the page does then. */

/* The default too: WebKit sets the field of a page that comes back to that, after pageshow. */
function sayInField() {
  field.defaultValue = asked().query.slice(0, field.maxLength);
  field.value = field.defaultValue;
}

/** What the address asks for; the field says the same. */
function run() {
  const { query } = asked();
  sayInField();
  document.title = query ? `${short(query)} – ${title}` : title;
  if (query) {
    ask(0, (history.state && history.state.shown) || PAGE);
    return;
  }
  turn += 1;
  clear();
  statusLine.textContent = "";
}

/** @param {{ query: string, sector?: string, literal?: boolean }} question */
function go(question) {
  if (address(question) !== location.search) history.pushState(null, "", address(question));
  run();
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
  history.pushState(null, "", wayLink.href);
  run();
});
select.addEventListener("change", () => go({ ...asked(), sector: select.value }));
more.addEventListener("click", () => {
  const from = hits.children.length;
  history.replaceState({ shown: from + PAGE }, "");
  ask(from, PAGE);
});
addEventListener("popstate", run);
run();
