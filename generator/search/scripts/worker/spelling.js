/* Spelling: what stands in for a word that nothing answers. */

/* A word that nothing answers: inside of others, then spelt almost like one, then a part of it. */
function mend(book, thought, vocabulary) {
  const { form, stem } = thought.said;
  if (isNumber(form)) return;
  const inside = stem.length > 4 ? book.terms.filter((term) => term.includes(stem)) : [];
  if (inside.length) thought.ways.push({ needles: [new Map(inside.map((term) => [term, WEIGHTS.inside]))], weight: 1 });
  else for (const word of corrections(vocabulary, form)) takeFor(book, thought, word, vocabulary);
  if (thought.ways.length) return;
  const some = thought.some.length ? thought.some : [part(book, book.splitting?.stem(wordIn(form, vocabulary)) || "", vocabulary)];
  if (some[0].size) thought.ways.push({ needles: some, weight: WEIGHTS.some });
}

/* The longest known word that ends the form or begins it, the end before the beginning. */
function wordIn(form, words) {
  const cuts = Array.from({ length: Math.min(LONGEST_WORD, Math.max(0, form.length - 6)) }, (_, n) => n + 3);
  const tails = cuts.map((at) => form.slice(at)).filter((tail) => words.isWord(tail));
  const heads = cuts.flatMap((at) => joints(form.slice(0, at))).filter((head) => words.isWord(head));
  const long = [...tails, ...heads].filter((word) => word.length > 3);
  return long.sort((one, two) => two.length - one.length)[0] || "";
}

function corrections(vocabulary, form) {
  if (form.length < 4 || form.length > LONGEST_WORD) return [];
  const close = vocabulary.near(form, 1).filter((word) => word[0] === form[0] || form.length > 5);
  if (close.length || form.length < 9) return close.slice(0, 3);
  return vocabulary.near(form, 2).filter((word) => word[0] === form[0]).slice(0, 3);
}

function takeFor(book, thought, word, vocabulary) {
  const { shown, stem } = vocabulary.find(word);
  const other = think(book, { word, form: word, stem });
  const entries = (vocabulary.answers.get(stem) || []).filter(({ stems }) => stems.length === 1);
  const ways = [...other.ways, ...entries.flatMap((entry) => leadingTo(book, entry, EVERYDAY.unsaid))];
  if (ways.length) thought.instead.push(shown);
  thought.ways.push(...ways.map((way) => ({ ...way, weight: way.weight * WEIGHTS.typo })));
}
