/* Listing: which documents are shown, in which order, and how many there are. */

/** What a reader chooses who asks for nothing but what is in force; no sector is called so. */
const IN_FORCE = "i_kraft";

/**
 * The hits, and those of them that are shown: what is named, then what is in force, then what is not,
 * the best of each first.
 * @param {Book} book
 * @param {Ranked & { other?: string }} ranked
 * @param {Question} question
 * @returns {Promise<Found>}
 */
async function list(book, { score, sure, thoughts, instead, named, missing, other = "" }, { query, sector = "", from = 0, count = 20, literal }) {
  const highest = score.reduce((a, b) => (b > a ? b : a), 0);
  /** @type {number[]} */
  let hits = [];
  const faintest = thoughts.some(({ ways }) => ways.length) ? FAINTEST : FAINTEST_WIDE;
  score.forEach((worth, n) => {
    if (worth && worth >= faintest * highest && !named.includes(n)) hits.push(n);
  });
  const lack = named.length || literal ? "" : lacking(query, sure, thoughts);
  if (lack) hits = first(hits.filter((n) => UNITS.has(book.kinds[n])), score, MOST_NEAREST);
  /** @param {number} n */
  const ended = (n) => book.kinds[n] === "former";
  /** @param {number} n */
  const wanted = (n) => !sector || (sector === IN_FORCE ? !ended(n) : book.sectors[n] === sector);
  const hasEnded = book.kinds.includes("former");
  const byName = named.filter(wanted);
  const rest = hits.filter(wanted);
  /** @param {number[]} some */
  const best = (some) => first(some, score, from + count);
  const found = [...byName, ...best(rest.filter((n) => !ended(n))), ...best(rest.filter(ended))].slice(from, from + count);
  const docs = await texts(book, found);
  return {
    total: byName.length + rest.length,
    sectors: bySector(flat([...named, ...hits].map((n) => [book.sectors[n], ended(n) || !hasEnded ? "" : IN_FORCE]))),
    instead, missing, lack, other, from,
    hits: docs.map((doc, i) => shown(book, doc, found[i], thoughts)),
  };
}
