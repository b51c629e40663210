/* Asking the worker: only the answer to the last question counts. */

/** @type {Finder | undefined} */
let worker;
let turn = 0;
/** @type {number | undefined} */
let slow;

/**
 * @param {number} from
 * @param {number} count
 */
function ask(from, count) {
  turn += 1;
  clearTimeout(slow);
  slow = setTimeout(() => { statusLine.textContent = words("searching"); }, 600);
  /** @type {Question} */
  const question = { id: turn, index: new URL(index, location.href).href, from, count, ...asked(), query: sought(asked().query) };
  try {
    worker = worker || start();
    worker.postMessage(question);
  } catch (refused) {
    fail();
  }
}

/** @param {{ data: Reply }} event */
function answered({ data }) {
  if (data.id !== turn) return;
  clearTimeout(slow);
  if (data.failed === undefined) show(data, asked());
  else fail();
}

function fail() {
  clearTimeout(slow);
  if (worker) worker.terminate();
  worker = undefined;
  clear();
  statusLine.textContent = words("failed");
  everything.search = address({ query: asked().query });
  help.hidden = false;
}
