/* Reading a file from a disk: the browser fetches nothing there, but runs a script that holds the same. */

const beside = /** @type {HTMLScriptElement} */ (document.querySelector("script[data-worker]")).src;

/** The page has brought already what a worker asks for. */
function importScripts() {}

/**
 * @param {string} address
 * @returns {Promise<any>}
 */
function read(address) {
  return new Promise((done, failed) => {
    /** @type {HTMLScriptElement & { held?: unknown }} */
    const script = document.createElement("script");
    script.src = new URL(address, beside).href.replace(/\.json$/, ".js");
    script.onload = () => {
      script.remove();
      done(script.held);
    };
    script.onerror = () => failed(new Error(address));
    document.head.append(script);
  });
}

/** What lies on a disk is not kept from another build. */
const readAnew = read;
