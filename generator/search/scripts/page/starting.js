/* Starting what finds: a worker, apart from the page. */

/** @returns {Finder} */
function start() {
  const made = new Worker(workerAddress);
  made.onmessage = answered;
  made.onerror = (event) => {
    event.preventDefault();
    fail();
  };
  return made;
}
