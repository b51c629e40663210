/* Hits: what is shown of the documents that were found. */

/**
 * The hits, best first, and those of them that are shown.
 * @param {Book} book
 * @param {Ranked} ranked
 * @param {Question} question
 * @returns {Found}
 */
function list(book, { score, thoughts, instead }, { sector = "", from = 0, count = 20 }) {
  const highest = score.reduce((a, b) => (b > a && b < Infinity ? b : a), 0);
  /** @type {number[]} */
  const hits = [];
  /** @type {Record<string, number>} */
  const sectors = {};
  score.forEach((worth, n) => {
    if (!worth || worth < FAINTEST * highest) return;
    const { sector: of } = book.docs[n];
    if (of) sectors[of] = (sectors[of] || 0) + 1;
    if (!sector || of === sector) hits.push(n);
  });
  const best = first(hits, score, from + count).slice(from).map((n) => shown(book, n, thoughts));
  return { total: hits.length, sectors, instead, from, hits: best };
}

/**
 * The first of the hits in order, without sorting all of them where they are many.
 * @param {number[]} hits
 * @param {Float32Array} score
 * @param {number} count
 */
function first(hits, score, count) {
  const least = hits.length > count ? Float32Array.from(hits, (n) => score[n]).sort()[hits.length - count] : 0;
  return hits.filter((n) => score[n] >= least).sort((a, b) => score[b] - score[a] || a - b).slice(0, count);
}

/**
 * A document as a hit, with where the words stand that it was found by: in its text, and in its
 * everyday words.
 * @param {Book} book
 * @param {number} n
 * @param {Answered[]} thoughts
 * @returns {Hit}
 */
function shown(book, n, thoughts) {
  const doc = book.docs[n];
  const found = foundBy(book, n, thoughts);
  const hit = { ...doc, marks: marks(doc.text, found) };
  return doc.plain ? { ...hit, plainMarks: marks(doc.plain, found) } : hit;
}

/**
 * Whether a word is one that a document was found by.
 * @param {Book} book
 * @param {number} n
 * @param {Answered[]} thoughts
 * @returns {(word: string) => boolean}
 */
function foundBy(book, n, thoughts) {
  /** @type {Set<string>} */
  const terms = new Set();
  for (const { answer, ways, wide } of thoughts) {
    if (!answer.docs.includes(n)) continue;
    for (const { needles } of [...ways, ...wide]) for (const one of needles) for (const term of one.keys()) terms.add(term);
  }
  return (word) => {
    const met = book.known.get(word);
    return !!met && !book.stop.has(word) && [met.stem, ...book.parts(met.form)].some((stem) => terms.has(stem));
  };
}

/**
 * @param {string} text
 * @param {(word: string) => boolean} isFound
 * @returns {Place[]}
 */
function marks(text, isFound) {
  return tokens(text)
    .filter(({ word }) => isFound(word))
    .map(({ at, end }) => [at, end]);
}
