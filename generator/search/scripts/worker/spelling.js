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
  wantWords(book);
  needParts(book);
  const inside = stem.length > 4 ? book.around(stem) : [];
  if (inside.length) thought.ways.push({ needles: [new Map(inside.map((term) => [term, WEIGHTS.inside]))], weight: 1 });
  else for (const word of corrections(vocabulary, thought.said)) takeFor(book, thought, word, vocabulary);
  if (thought.ways.length) return;
  const some = thought.some.length ? thought.some : [part(book, original.tongue.stem(wordIn(form, vocabulary)), vocabulary)];
  thought.weak = true;
  if (some[0].size) thought.ways.push({ needles: some, weight: WEIGHTS.some });
}

/**
 * The words that may have been meant: those with the fewest errors, in the word or in its stem.
 * @param {Vocabulary} vocabulary
 * @param {Said} said
 */
function corrections(vocabulary, { word, form, stem }) {
  if (form.length < 4 || form.length > LONGEST_WORD || vocabulary.forms.has(form)) return [];
  if (vocabulary.book.swaps.some(([known]) => known.length > 4 && form.startsWith(known))) return [];
  /** @param {string} word */
  const alike = (word) => word[0] === form[0] || form.length > 5;
  for (const edits of form.length < 7 ? [1] : [1, 2]) {
    const close = vocabulary.near(unique([form, fold(word)]), edits).filter(alike);
    const found = close.length || stem.length < 5 ? close : vocabulary.nearStem(stem, edits).filter(alike);
    const safe = edits > 1 ? found.filter((word) => word[0] === form[0]) : found;
    if (safe.length) return safe.slice(0, 3);
  }
  return [];
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
