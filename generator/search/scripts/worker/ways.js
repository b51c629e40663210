/* Ways. A needle is terms with weights, any of which will do; a way is needles that belong together. */

function needle(book, stem, weight = 1) {
  const terms = new Map();
  const add = (term, times) => terms.set(term, Math.max(terms.get(term) || 0, weight * times));
  if (stem in book.index) add(stem, 1);
  if (isNumber(stem) || stem.length < 4) return terms;
  const near = [0.4, 0.65, 0.8][Math.min(stem.length, 6) - 4];
  for (const term of book.startingWith(stem)) add(term, term === stem ? 1 : near);
  for (const term of book.roots.get(root(stem)) || []) add(term, WEIGHTS.root);
  return terms;
}

/* What a word may stand for by itself, everyday words apart. */
function think(book, said, vocabulary) {
  const thought = { said, ways: [], wide: [], some: [], instead: [] };
  const whole = needle(book, said.stem);
  if (whole.size) thought.ways.push({ needles: [whole], weight: 1 });
  if (isNumber(said.form)) return thought;
  if (!whole.size && vocabulary) {
    for (const stem of swapped(book, said.form)) thought.ways.push({ needles: [needle(book, stem)], weight: WEIGHTS.swap });
  }
  const parts = book.split(said.form, vocabulary || book).map((stem) => part(book, stem, vocabulary));
  if (parts.length && parts.every((terms) => terms.size)) thought.ways.push({ needles: parts, weight: WEIGHTS.split });
  else thought.some = parts.filter((terms) => terms.size);
  return thought;
}

/* A part of a compound, and what the vocabulary says that it stands for. */
function part(book, stem, vocabulary) {
  const terms = needle(book, stem);
  const entries = (vocabulary?.answers.get(stem) || []).filter(({ stems }) => stems.length === 1);
  for (const lead of entries.flatMap(({ leads }) => leads).filter(({ stems }) => stems.length === 1)) {
    for (const [term, weight] of needle(book, lead.stems[0], 0.8)) terms.set(term, Math.max(terms.get(term) || 0, weight));
  }
  return terms;
}

/* Nynorsk spellings of a word that the text does not have: straum is strøm, leik is lek. */
function swapped(book, form) {
  let forms = [form];
  for (const [from, to] of book.swaps) {
    forms = forms.flatMap((one) => (one.includes(from) ? [one, one.replace(from, to)] : [one])).slice(0, 16);
  }
  const stems = forms.slice(1).map((one) => TONGUES.no.stem(TONGUES.no.form(one)));
  return [...new Set(stems)].filter((stem) => needle(book, stem).size);
}

/* Two words that are one in the text: sykkel parkering. */
function joined(book, said) {
  return said.slice(1).flatMap((two, n) =>
    ["", "s", "e"].flatMap((joint) => {
      const form = TONGUES.no.form(said[n].form + joint + two.form);
      const stem = TONGUES.no.stem(form);
      const terms = stem.length < said[n].form.length + 2 ? new Map() : needle(book, stem);
      return terms.size ? [{ said: two, ways: [{ needles: [terms], weight: 1 }], wide: [], instead: [], extra: true }] : [];
    }),
  );
}
