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
 * @property {boolean} extra   whether an answer may do without it
 */

/**
 * @param {Said} said
 * @param {Partial<Thought>} [more]
 * @returns {Thought}
 */
const thoughtOf = (said, more) => ({
  said, ways: [], wide: [], some: [], instead: [], group: [], stands: false, extra: false, ...more,
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
  if (stem in book.index) raise(terms, stem, weight);
  if (isNumber(stem) || stem.length < 4) return terms;
  const near = [0.4, 0.65, 0.8][Math.min(stem.length, 6) - 4];
  for (const term of book.startingWith(stem)) raise(terms, term, weight * (term === stem ? 1 : near));
  for (const term of book.roots.get(root(stem)) || []) raise(terms, term, weight * WEIGHTS.root);
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
  if (isNumber(said.form)) return thought;
  if (!whole.size && vocabulary) {
    for (const stem of swapped(book, said.form)) thought.ways.push({ needles: [needle(book, stem)], weight: WEIGHTS.swap });
  }
  const parts = partsOf(said.form, vocabulary || book).map((stem) => part(book, stem, vocabulary));
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
  const stems = forms.slice(1).map((one) => TONGUES.no.stem(TONGUES.no.form(one)));
  return unique(stems).filter((stem) => needle(book, stem).size);
}

/**
 * Two words that are one in the text: sykkel parkering.
 * @param {Book} book
 * @param {Said[]} said
 */
function joined(book, said) {
  /** @type {Thought[]} */
  const thoughts = [];
  said.slice(1).forEach((two, n) => {
    const one = said[n].form;
    for (const joint of ["", "s", "e"]) {
      const stem = TONGUES.no.stem(TONGUES.no.form(one + joint + two.form));
      const terms = stem.length < one.length + 2 ? new Map() : needle(book, stem);
      if (terms.size) thoughts.push(thoughtOf(two, { ways: [{ needles: [terms], weight: 1 }], extra: true }));
    }
  });
  return thoughts;
}
