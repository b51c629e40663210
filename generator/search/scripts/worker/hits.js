/* Hits: what is shown of the documents that were found. */

/**
 * What the text lacks: all that is asked about, or some of it where little is asked; else nothing.
 * @param {string} query
 * @param {number} sure
 * @param {Answered[]} thoughts
 * @returns {Found["lack"]}
 */
function lacking(query, sure, thoughts) {
  if (sure < SURE) return "all";
  const words = thoughts.filter(({ extra, group }) => !extra && !group.length);
  const one = words.length <= FEW && !words.some(({ said }) => isNumber(said.form)) && !/,|\s(?:og|eller|and|or)\s/i.test(query);
  return one && sure < SURE_OF_FEW ? "some" : "";
}

/**
 * How many documents there are of each sector.
 * @param {(string | undefined)[]} of   the sector of each, where it has one
 */
function bySector(of) {
  /** @type {Record<string, number>} */
  const sectors = {};
  for (const sector of of) if (sector) sectors[sector] = (sectors[sector] || 0) + 1;
  return sectors;
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
 * @param {SearchDocument} doc
 * @param {number} n
 * @param {Answered[]} thoughts
 * @returns {Hit}
 */
function shown(book, doc, n, thoughts) {
  const found = foundBy(book, tongueIn(book, doc), n, thoughts);
  const hit = { ...doc, marks: marks(doc.text, found) };
  return doc.plain ? { ...hit, plainMarks: marks(doc.plain, found) } : hit;
}

/**
 * Whether a word is one that a document was found by, or has that as a part.
 * @param {Book} book
 * @param {Tongue} tongue   of the document
 * @param {number} n
 * @param {Answered[]} thoughts
 * @returns {(word: string) => boolean}
 */
function foundBy(book, tongue, n, thoughts) {
  /** @type {Set<string>} */
  const terms = new Set();
  for (const { answer, ways, wide } of thoughts) {
    if (!answer.docs.includes(n)) continue;
    for (const { needles } of [...ways, ...wide]) for (const one of needles) for (const term of one.keys()) terms.add(term);
  }
  const whole = Array.from(terms).filter((term) => term.length > 2 && book.places(term)[1].includes(n));
  return (word) => {
    const form = tongue.form(word);
    const stem = tongue.stem(form);
    return !book.stop.has(word) && (terms.has(stem) || (form.length > 5 && whole.some((term) => form.startsWith(term) || stem.endsWith(term))));
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
