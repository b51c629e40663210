/* Scores: documents, and how well each answers, from 0 to 1. */

/**
 * @typedef {{ docs: number[], worth: Float32Array }} Answer
 */

/**
 * The best that any of some answers has for each document.
 * @param {Book} book
 * @param {Answer[]} answers
 */
function best(book, answers) {
  const [worth] = book.scratch;
  /** @type {number[]} */
  const docs = [];
  for (const answer of answers) {
    for (let i = 0; i < answer.docs.length; i++) {
      const n = answer.docs[i];
      if (worth[n] === 0) docs.push(n);
      if (worth[n] < answer.worth[i]) worth[n] = answer.worth[i];
    }
  }
  return settle(docs, worth);
}

/**
 * Take what was written for some documents out of the scratch pad, and leave that clean.
 * @param {number[]} docs
 * @param {Float32Array} pad
 * @returns {Answer}
 */
function settle(docs, pad) {
  const worth = Float32Array.from(docs, (n) => pad[n]);
  for (const n of docs) pad[n] = 0;
  return { docs, worth };
}

/**
 * @param {Book} book
 * @param {Needle} terms
 */
function answerNeedle(book, terms) {
  const fields = Object.values(FIELDS);
  const [pad] = book.scratch;
  /** @type {number[]} */
  const docs = [];
  for (const [term, weight] of terms) {
    book.places(term).forEach((places, field) => {
      const worth = weight * fields[field];
      for (const n of places) {
        if (pad[n] === 0) docs.push(n);
        if (pad[n] < worth) pad[n] = worth;
      }
    });
  }
  return settle(docs, pad);
}

/**
 * @param {Book} book
 * @param {Answer} answer
 */
function rarity(book, { worth }) {
  const sum = worth.reduce((a, b) => a + b, 0);
  return Math.log(1 + (book.size - sum + 0.5) / (sum + 0.5));
}

/**
 * All needles of a way together; where one is missing, what is left counts for little.
 * @param {Book} book
 * @param {Way} way
 */
function answerWay(book, { needles, weight }) {
  const each = needles.map((terms) => answerNeedle(book, terms));
  const rarities = each.map((answer) => rarity(book, answer));
  const all = rarities.reduce((a, b) => a + b, 0);
  const [share, count] = book.scratch;
  /** @type {number[]} */
  const docs = [];
  each.forEach((answer, i) => {
    answer.docs.forEach((n, at) => {
      if (!count[n]) docs.push(n);
      count[n] += 1;
      share[n] += (answer.worth[at] * rarities[i]) / all;
    });
  });
  for (const n of docs) share[n] *= weight * (count[n] === needles.length ? 1 : WEIGHTS.some);
  for (const n of docs) count[n] = 0;
  return settle(docs, share);
}
