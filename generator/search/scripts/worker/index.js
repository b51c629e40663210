/* The index of one language: its documents, every word of the text, and where each term stands. */

/**
 * A word of a question.
 * @typedef {{ word: string, form: string, stem: string }} Said
 */

/**
 * A word of the text: how it is first written, and how often it stands there.
 * @typedef {{ form: string, stem: string, shown: string, count: number }} Met
 */

/**
 * The words of a document, and those that say where it stands.
 * @typedef {{ text: Met[], where: Met[] }} Read
 */

class Book {
  /** @param {SearchIndex} index */
  constructor({ config, docs }) {
    this.docs = docs;
    this.beginnings = new Set(config.everyday.split(" "));
    this.everyday = `../${config.everyday_at}`;
    writtenIn(config.lang[config.lang.length - 1]);
    this.tongues = config.lang.map(tongueOf);
    this.stop = new Set((config.stop || lunr.tongues.stop(config.lang[0])).split(" "));
    this.asking = new Set(config.asking.split(" "));
    this.other = config.other;
    this.swaps = config.swaps.split(" ").filter(Boolean).map((swap) => swap.split(">"));
    /** @type {Map<string, Met>} */
    this.known = new Map();
    /** @type {Set<string>} */
    this.stems = new Set();
    /** @type {Map<string, string[]>} */
    this.cuts = new Map();
    /** @type {Map<string, Uint32Array[]>} */
    this.listed = new Map();
    /** @type {lunr.TokenSet | undefined} */
    this.spelt = undefined;
    /** @type {lunr.TokenSet | undefined} */
    this.speltStems = undefined;
    this.scratch = [0, 1].map(() => new Float32Array(docs.length));
    this.index = this.write(docs.map((doc) => this.read(doc)));
    this.terms = Object.keys(this.index).sort();
    this.roots = gather(this.terms, (term) => [root(term)]);
    this.titles = this.titled();
    this.byKey = this.keyed([...docs, ...config.gone]);
    /** @type {Record<string, number[]>} */
    this.numbers = { punkt: this.counted("punkt"), avsnitt: this.counted("avsnitt") };
  }

  /**
   * A document that is not translated is in the original's language still.
   * @param {SearchDocument} doc
   */
  tongue(doc) {
    return doc.lang && this.tongues.length > 1 ? this.tongues[1] : this.tongues[0];
  }

  /**
   * Every word of a document.
   * @param {SearchDocument} doc
   * @returns {Read}
   */
  read(doc) {
    const tongue = this.tongue(doc);
    /** @param {string} text */
    const take = (text) => this.silenced(text).map((word) => this.meet(word, tongue));
    const numbered = doc.kind === "commitment" || doc.kind === "paragraph";
    const around = doc.kind === "paragraph" ? doc.title : doc.where;
    const beside = take([around, doc.plain].filter(Boolean).join(" "));
    // What has happened is asked for by its source too, and by the number of its case.
    const source = doc.kind === "followup" ? ` ${doc.where}` : "";
    return { text: take(numbered ? doc.text : `${doc.title} ${doc.text}${source}`), where: beside };
  }

  /**
   * The words of a text that say something.
   * @param {string} text
   */
  silenced(text) {
    return tokens(text).map(({ word }) => word).filter((word) => !this.stop.has(word));
  }

  /**
   * @param {string} word
   * @param {Tongue} tongue
   */
  meet(word, tongue) {
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
    met.count += 1;
    return met;
  }

  /**
   * The inverted index of what was read.
   * @param {Read[]} read
   */
  write(read) {
    /** @type {lunr.Builder<Read & { n: number }>} */
    const builder = new lunr.Builder();
    builder.tokenizer = (terms) => terms.map((term) => new lunr.Token(term));
    builder.ref("n");
    builder.field("text", { extractor: ({ text }) => text.map(({ stem }) => stem) });
    builder.field("parts", { extractor: ({ text }) => flat(text.map(({ form }) => this.parts(form))) });
    builder.field("where", { extractor: ({ where }) => flat(where.map(({ form, stem }) => [stem, ...this.parts(form)])) });
    read.forEach((doc, n) => builder.add({ ...doc, n }));
    return builder.invertedIndex;
  }

  /** The first document of each title that somebody may ask for by it. */
  titled() {
    /** @type {Map<string, number>} */
    const titles = new Map();
    this.docs.forEach((doc, n) => {
      const key = this.key(doc.title);
      if (doc.kind !== "paragraph" && doc.kind !== "term" && key && !titles.has(key)) titles.set(key, n);
    });
    return titles;
  }

  /**
   * Documents by what leads to them: an id, or the path of a page.
   * @param {SearchDocument[]} docs
   */
  keyed(docs) {
    /** @type {Map<string, SearchDocument[]>} */
    const found = new Map();
    for (const doc of docs) {
      const [path, id] = doc.location.split("#");
      const key = id || path.replace(/^punkt\/(.+)\/$/, "punkt-$1");
      if (!found.has(key)) found.set(key, [doc]);
    }
    return found;
  }

  /**
   * The numbers that there are of a kind of thing.
   * @param {string} kind
   */
  counted(kind) {
    const ids = Array.from(this.byKey.keys()).filter((id) => id.startsWith(`${kind}-`));
    return ids.map((id) => Number(id.slice(kind.length + 1))).filter(Boolean).sort((a, b) => a - b);
  }

  /**
   * What a question says, word by word.
   * @param {string} text
   * @returns {Said[]}
   */
  tell(text) {
    const words = this.silenced(text);
    const asked = words.filter((word) => !this.asking.has(word));
    return (asked.length ? asked : words).map((word) => {
      const form = this.tongues[0].form(word);
      return { word, form, stem: this.tongues[0].stem(form) };
    });
  }

  /** @param {string} text */
  key(text) {
    return tokens(text).map(({ word }) => this.tongues[0].stem(this.tongues[0].form(word))).join(" ");
  }

  /**
   * The stems of the words in a compound of the text, or none: sykkelparkering is sykkel and parkering.
   * @param {string} form
   */
  parts(form) {
    let stems = this.cuts.get(form);
    if (!stems) {
      stems = partsOf(form, this);
      this.cuts.set(form, stems);
    }
    return stems;
  }

  /** @param {string} form */
  isWord(form) {
    return this.known.has(form) ? !this.stop.has(form) : form.length > 3 && this.stems.has(original.tongue.stem(form));
  }

  /**
   * The documents in which a term stands, field by field.
   * @param {string} term
   */
  places(term) {
    let places = this.listed.get(term);
    if (!places) {
      const postings = this.index[term] || {};
      places = Object.keys(FIELDS).map((field) => Uint32Array.from(Object.keys(postings[field] || {}), Number));
      this.listed.set(term, places);
    }
    return places;
  }

  /**
   * Whether the term is a word of the text, not only of a heading or a part of a word.
   * @param {string} term
   */
  stands(term) {
    return this.places(term)[0].length > 0;
  }

  /**
   * Whether any document has all of these terms as words of its text.
   * @param {string[]} terms
   */
  standTogether(terms) {
    const [first, ...others] = terms.map((term) => this.places(term)[0]);
    return first.some((n) => others.every((places) => places.includes(n)));
  }

  /** @param {string} stem */
  startingWith(stem) {
    return this.terms.slice(placeOf(this.terms, stem), placeOf(this.terms, `${stem}\uffff`));
  }

  get spellings() {
    if (!this.spelt) this.spelt = spellings(Array.from(this.known.values(), ({ form }) => form));
    return this.spelt;
  }

  get stemSpellings() {
    if (!this.speltStems) this.speltStems = spellings(this.stems);
    return this.speltStems;
  }
}
