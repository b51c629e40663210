/* The index of one language. */

class Book {
  constructor({ config, docs }) {
    this.docs = docs;
    this.beginnings = new Set((config.everyday || "").split(" "));
    this.everyday = `../${config.everyday_at}`;
    this.tongues = config.lang.map((lang) => TONGUES[lang]);
    this.splitting = this.tongues.find((tongue) => tongue.compounds);
    this.stop = new Set((config.stop || "").split(" "));
    this.swaps = (config.swaps || "").split(" ").filter(Boolean).map((swap) => swap.split(">"));
    this.known = new Map();
    this.stems = new Set();
    this.cuts = new Map();
    this.listed = new Map();
    this.scratch = [0, 1].map(() => new Float32Array(docs.length));
    this.learn();
    this.write();
  }

  /* A document that is not translated is in Norwegian still. */
  tongue(doc) {
    return (this.tongues.length > 1 && doc.lang && this.splitting) || this.tongues[0];
  }

  /* Every word of the text. */
  learn() {
    this.read = this.docs.map((doc) => {
      const tongue = this.tongue(doc);
      const take = (text) => this.silenced(text).map((word) => this.meet(word, tongue, 1));
      const numbered = doc.kind === "commitment" || doc.kind === "paragraph";
      const around = doc.kind === "paragraph" ? doc.title : doc.where;
      return { text: take(numbered ? doc.text : `${doc.title} ${doc.text}`), where: take(around || "") };
    });
  }

  /* The words of a text that say something. */
  silenced(text) {
    return tokens(text).map(({ word }) => word).filter((word) => !this.stop.has(word));
  }

  meet(word, tongue, times) {
    let met = this.known.get(word);
    if (!met) {
      const form = tongue.form(word);
      met = this.known.get(form);
      if (!met) {
        met = { form, stem: tongue.stem(form), shown: word, count: 0 };
        this.known.set(form, met);
        if (met.stem.length > 3) this.stems.add(met.stem);
      }
      this.known.set(word, met);
    }
    met.count += times;
    return met;
  }

  write() {
    const builder = new lunr.Builder();
    builder.tokenizer = (terms) => terms.map((term) => new lunr.Token(term));
    builder.ref("n");
    builder.field("text", { extractor: ({ text }) => text.map(({ stem }) => stem) });
    builder.field("parts", { extractor: ({ text }) => text.flatMap(({ form }) => this.parts(form)) });
    builder.field("where", { extractor: ({ where }) => where.flatMap(({ form, stem }) => [stem, ...this.parts(form)]) });
    this.read.forEach((doc, n) => builder.add({ ...doc, n }));
    this.index = builder.invertedIndex;
    this.terms = Object.keys(this.index).sort();
    this.roots = gather(this.terms.map((term) => [root(term), term]));
    this.titles = new Map();
    this.docs.forEach((doc, n) => {
      const key = this.key(doc.title);
      if (doc.kind !== "paragraph" && doc.kind !== "term" && key && !this.titles.has(key)) this.titles.set(key, n);
    });
  }

  /* What a question says, word by word. */
  tell(text) {
    return this.silenced(text).map((word) => {
      const form = this.tongues[0].form(word);
      return { word, form, stem: this.tongues[0].stem(form) };
    });
  }

  key(text) {
    return tokens(text).map(({ word }) => this.tongues[0].stem(this.tongues[0].form(word))).join(" ");
  }

  /* The stems of the words in a compound of the text, or none: sykkelparkering is sykkel and parkering. */
  parts(form) {
    if (!this.cuts.has(form)) this.cuts.set(form, this.split(form, this));
    return this.cuts.get(form);
  }

  split(form, words) {
    if (!this.splitting || form.length < 6 || form.length > LONGEST_WORD || isNumber(form)) return [];
    return (cut(form, (part) => words.isWord(part), 2) || []).map((part) => this.splitting.stem(part));
  }

  isWord(form) {
    return this.known.has(form) ? !this.stop.has(form) : form.length > 3 && this.stems.has(this.splitting.stem(form));
  }

  /* The documents in which a term stands, field by field. */
  places(term) {
    if (!this.listed.has(term)) {
      this.listed.set(term, Object.keys(FIELDS).map((field) => Uint32Array.from(Object.keys(this.index[term]?.[field] || {}))));
    }
    return this.listed.get(term);
  }

  /* Whether the term is a word of the text, not only of a heading or a part of a word. */
  stands(term) {
    return this.places(term)[0].length > 0;
  }

  startingWith(stem) {
    return this.terms.slice(placeOf(this.terms, stem), placeOf(this.terms, `${stem}\uffff`));
  }

  get spellings() {
    this.spelt ||= lunr.TokenSet.fromArray([...new Set([...this.known.values()].map(({ form }) => form))].sort());
    return this.spelt;
  }
}

function gather(pairs) {
  const found = new Map();
  for (const [key, value] of pairs) {
    if (found.has(key)) found.get(key).push(value);
    else found.set(key, [value]);
  }
  return found;
}

function placeOf(sorted, word) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
