/* Listing: which documents are shown, in which order, and how many there are. */

/**
 * The hits, best first, and those of them that are shown; what is named comes before what is found.
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
  const wanted = (n) => !sector || book.sectors[n] === sector;
  const byName = named.filter(wanted);
  const rest = hits.filter(wanted);
  const found = [...byName, ...first(rest, score, from + count)].slice(from, from + count);
  const docs = await texts(book, found);
  return {
    total: byName.length + rest.length,
    sectors: bySector([...named, ...hits].map((n) => book.sectors[n])),
    instead, missing, lack, other, from,
    hits: docs.map((doc, i) => shown(book, doc, found[i], thoughts)),
  };
}
