/* Reading a file of the site. */

/**
 * @param {string} address
 * @param {RequestCache} [cache]
 */
async function read(address, cache = "default") {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/**
 * The same, whatever the browser has kept.
 * @param {string} address
 */
const readAnew = (address) => read(address, "reload");
