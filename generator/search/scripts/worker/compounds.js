/* Compounds: a long word cut into words that are known. Norwegian and its kin write them as one. */

/**
 * What knows whether a form is a word.
 * @typedef {{ isWord(form: string): boolean }} Words
 */

/**
 * The stems of the words that a form is put together of, or none.
 * @param {string} form
 * @param {Words} words
 */
function partsOf(form, words) {
  if (!original.compounds || form.length < 6 || form.length > LONGEST_WORD || isNumber(form)) return [];
  const parts = cut(form, words, 2) || [];
  return (parts.length > 2 && shortest(parts) < 4 ? [] : parts).map((part) => original.tongue.stem(part));
}

/**
 * The fewest words that a form can be cut into; what comes first may be cut again, some times.
 * @param {string} form
 * @param {Words} words
 * @param {number} times
 * @returns {string[] | null}
 */
function cut(form, words, times) {
  /** @type {string[] | null} */
  let best = null;
  for (let at = 3; at <= form.length - 3; at++) {
    const tail = form.slice(at);
    if (!isPart(tail, words)) continue;
    for (const head of joints(form.slice(0, at))) {
      const heads = isPart(head, words) ? [head] : times && head.length > 5 ? cut(head, words, times - 1) : null;
      if (heads && (!best || betterCut([...heads, tail], best))) best = [...heads, tail];
    }
  }
  return best;
}

/**
 * Whether a form is a word, and its stem more of it than its ending: «vegetar» is no form of «veg».
 * @param {string} form
 * @param {Words} words
 */
const isPart = (form, words) => words.isWord(form) && 2 * original.tongue.stem(form).length >= form.length;

/**
 * The first word of a compound, with and without the s or e that joins it to the next.
 * @param {string} head
 */
const joints = (head) => (/[se]$/.test(head) && head.length > 3 ? [head, head.slice(0, -1)] : [head]);

/** @param {string[]} parts */
const shortest = (parts) => Math.min(...parts.map((part) => part.length));

/**
 * @param {string[]} parts
 * @param {string[]} than
 */
const betterCut = (parts, than) =>
  parts.length === than.length ? shortest(parts) > shortest(than) : parts.length < than.length;

/**
 * What may follow the first word of a compound.
 * @param {string} form
 * @param {Words} words
 */
function rests(form, words) {
  const found = [];
  for (let at = 3; at <= Math.min(form.length, LONGEST_WORD) - 3; at++) {
    if (joints(form.slice(0, at)).some((head) => words.isWord(head))) found.push(form.slice(at));
  }
  return found;
}

/**
 * The longest known word that ends the form or begins it, the end before the beginning.
 * @param {string} form
 * @param {Words} words
 */
function wordIn(form, words) {
  const cuts = Array.from({ length: Math.min(LONGEST_WORD, Math.max(0, form.length - 6)) }, (_, n) => n + 3);
  const tails = cuts.map((at) => form.slice(at)).filter((tail) => words.isWord(tail));
  const heads = flat(cuts.map((at) => joints(form.slice(0, at)))).filter((head) => words.isWord(head));
  const long = [...tails, ...heads].filter((word) => word.length > 3);
  return long.sort((one, two) => two.length - one.length)[0] || "";
}
