/* Ways: how the text may say what a word of a question says. */

/**
 * Terms with weights, any of which will do.
 * @typedef {Map<string, number>} Needle
 */

/**
 * Needles that belong together.
 * @typedef {{ needles: Needle[], weight: number }} Way
 */

/**
 * A way that an everyday word leads to, by the phrase that it was looked for with.
 * @typedef {Way & { shown: string }} WideWay
 */

/**
 * Everything that a word of a question may stand for.
 * @typedef {object} Thought
 * @property {Said} said
 * @property {Way[]} ways   its own
 * @property {WideWay[]} wide   by everyday words
 * @property {Needle[]} some   parts of it, where not all parts are found
 * @property {string[]} instead   what it was taken for
 * @property {Thought[]} group   the words that say this together, where one alone does not
 * @property {boolean} stands   whether that group has words of the text
 * @property {boolean} weak   whether it is taken for no more than a part of itself
 * @property {boolean} extra   whether an answer may do without it
 */

/**
 * @param {Said} said
 * @param {Partial<Thought>} [more]
 * @returns {Thought}
 */
const thoughtOf = (said, more) => ({
  said, ways: [], wide: [], some: [], instead: [], group: [], stands: false, weak: false, extra: false, ...more,
});

/**
 * @param {Needle} terms
 * @param {string} term
 * @param {number} weight
 */
function raise(terms, term, weight) {
  terms.set(term, Math.max(terms.get(term) || 0, weight));
}

/**
 * @param {Book} book
 * @param {string} stem
 * @param {number} [weight]
 */
function needle(book, stem, weight = 1) {
  /** @type {Needle} */
  const terms = new Map();
  wantTerm(book, stem);
  if (book.has(stem)) raise(terms, stem, weight);
  if (isNumber(stem) || stem.length < 4) return terms;
  const near = [0.4, 0.65, 0.8][Math.min(stem.length, 6) - 4];
  for (const term of book.startingWith(stem)) raise(terms, term, weight * (term === stem ? 1 : near));
  for (const term of book.related(stem)) raise(terms, term, weight * WEIGHTS.root);
  return terms;
}

/**
 * What a word may stand for by itself, everyday words apart.
 * @param {Book} book
 * @param {Said} said
 * @param {Vocabulary} [vocabulary]
 */
function think(book, said, vocabulary) {
  const thought = thoughtOf(said);
  const whole = needle(book, said.stem);
  if (whole.size) thought.ways.push({ needles: [whole], weight: 1 });
  if (isNumber(said.form) || book.lacking.size) return thought;
  if (!whole.size && vocabulary) {
    for (const stem of swapped(book, said.form)) thought.ways.push({ needles: [needle(book, stem)], weight: WEIGHTS.swap });
  }
  if (vocabulary && book.begin.length && !whole.size && vocabulary.ofOne(said.stem).length) return thought;
  const parts = book.parts(said, vocabulary || book).map((stem) => part(book, stem, vocabulary));
  if (parts.length && parts.every((terms) => terms.size)) thought.ways.push({ needles: parts, weight: WEIGHTS.split });
  else thought.some = parts.filter((terms) => terms.size);
  return thought;
}

/**
 * A part of a compound, and what the vocabulary says that it stands for.
 * @param {Book} book
 * @param {string} stem
 * @param {Vocabulary} [vocabulary]
 */
function part(book, stem, vocabulary) {
  const terms = needle(book, stem);
  const leads = vocabulary ? flat(vocabulary.ofOne(stem).map((entry) => entry.leads)) : [];
  for (const { stems } of leads) {
    if (stems.length === 1) for (const [term, weight] of needle(book, stems[0], 0.8)) raise(terms, term, weight);
  }
  return terms;
}

/**
 * Nynorsk spellings of a word that the text does not have: straum is strøm, leik is lek.
 * @param {Book} book
 * @param {string} form
 */
function swapped(book, form) {
  let forms = [form];
  for (const [from, to] of book.swaps) {
    forms = flat(forms.map((one) => (one.includes(from) ? [one, one.replace(from, to)] : [one]))).slice(0, 16);
  }
  const stems = forms.slice(1).map((one) => original.tongue.stem(original.tongue.form(one)));
  return unique(stems).filter((stem) => needle(book, stem).size);
}

/**
 * Words that are one in the text: sykkel parkering, skole helse tjenesten.
 * @param {Book} book
 * @param {Thought[]} thoughts   of the words, in the order they are said
 */
function joined(book, thoughts) {
  /** @type {Thought[]} */
  const found = [];
  thoughts.forEach((_, n) => {
    for (const count of [2, 3]) {
      const group = thoughts.slice(n, n + count);
      const terms = group.length === count ? together(book, group.map(({ said }) => said.form)) : new Map();
      if (terms.size) found.push(thoughtOf(group[count - 1].said, { ways: [{ needles: [terms], weight: 1 }], extra: true, group }));
    }
  });
  return found;
}

/**
 * The terms that some words are together.
 * @param {Book} book
 * @param {string[]} forms
 */
function together(book, forms) {
  /** @type {Needle} */
  const terms = new Map();
  for (const stem of compounds(forms)) for (const [term, weight] of needle(book, stem)) raise(terms, term, weight);
  for (const term of around(book, forms)) raise(terms, term, WEIGHTS.around);
  return terms;
}

/**
 * The words that begin with the first of two words and end with the other: rusmiddelanalyse.
 * @param {Book} book
 * @param {string[]} forms
 */
function around(book, [first, last, ...others]) {
  const stem = original.tongue.stem(last);
  if (others.length || first.length < 3 || stem.length < 4) return [];
  return book.startingWith(first).filter((term) => term.endsWith(stem) && term.length > first.length + stem.length);
}

/**
 * The stems of some words as one, with and without the s or e that joins them.
 * @param {string[]} forms
 */
function compounds([first, ...others]) {
  if ([first, ...others].some((form) => form.length < 2)) return [];
  const whole = others.reduce((heads, form) => flat(heads.map((head) => ["", "s", "e"].map((sign) => head + sign + form))), [first]);
  return unique(whole.map((form) => original.tongue.stem(original.tongue.form(form)))).filter((stem) => stem.length > first.length);
}
