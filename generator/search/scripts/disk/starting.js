/* Starting what finds, on a page that was opened from a disk: there it is a script of the page. */

/** @returns {Finder} */
function start() {
  /** @type {Desk} */
  const desk = { onmessage: undefined, postMessage: (data) => answered({ data }) };
  window.plattformSearch(desk);
  return {
    postMessage: (data) => { setTimeout(() => desk.onmessage && desk.onmessage({ data })); },
    terminate: () => { desk.postMessage = () => undefined; },
  };
}
