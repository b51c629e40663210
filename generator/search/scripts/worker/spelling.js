/* Spelling: what stands in for a word that nothing answers. */

/**
 * Words, so that those spelt almost like another can be found among them.
 * @param {Iterable<string>} forms
 */
const spellings = (forms) => lunr.TokenSet.fromArray(unique(forms).sort());

/**
 * Inside of others, then spelt almost like one, then a part of it.
 * @param {Book} book
 * @param {Thought} thought
 * @param {Vocabulary} vocabulary
 */
function mend(book, thought, vocabulary) {
  const { form, stem } = thought.said;
  if (isNumber(form)) return;
  const inside = stem.length > 4 ? book.terms.filter((term) => term.includes(stem)) : [];
  if (inside.length) thought.ways.push({ needles: [new Map(inside.map((term) => [term, WEIGHTS.inside]))], weight: 1 });
  else for (const word of corrections(vocabulary, form)) takeFor(book, thought, word, vocabulary);
  if (thought.ways.length) return;
  const some = thought.some.length ? thought.some : [part(book, TONGUES.no.stem(wordIn(form, vocabulary)), vocabulary)];
  if (some[0].size) thought.ways.push({ needles: some, weight: WEIGHTS.some });
}

/**
 * @param {Vocabulary} vocabulary
 * @param {string} form
 */
function corrections(vocabulary, form) {
  if (form.length < 4 || form.length > LONGEST_WORD) return [];
  const close = vocabulary.near(form, 1).filter((word) => word[0] === form[0] || form.length > 5);
  if (close.length || form.length < 9) return close.slice(0, 3);
  return vocabulary.near(form, 2).filter((word) => word[0] === form[0]).slice(0, 3);
}

/**
 * @param {Book} book
 * @param {Thought} thought
 * @param {string} word
 * @param {Vocabulary} vocabulary
 */
function takeFor(book, thought, word, vocabulary) {
  const met = vocabulary.find(word);
  if (!met) return;
  const other = think(book, { word, form: word, stem: met.stem });
  const wide = flat(vocabulary.ofOne(met.stem).map((entry) => leadingTo(book, entry, EVERYDAY.unsaid)));
  const ways = [...other.ways, ...wide];
  if (ways.length) thought.instead.push(met.shown);
  thought.ways.push(...ways.map((way) => ({ ...way, weight: way.weight * WEIGHTS.typo })));
}
