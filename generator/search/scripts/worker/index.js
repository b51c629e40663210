/* The index of one language: its documents, the words of the text, and where each term stands. */

/**
 * A word of a question.
 * @typedef {{ word: string, form: string, stem: string }} Said
 */

/**
 * A word of the text: how it is first written, and how often it stands there.
 * @typedef {{ form: string, stem: string, shown: string, count: number }} Met
 */

class Book {
  /**
   * @param {SearchHead} head
   * @param {string} folder   where its parts lie
   */
  constructor(head, folder) {
    this.folder = folder;
    this.build = head.build;
    this.beginnings = new Set(head.everyday.split(" "));
    this.everyday = `../${head.everyday_at}`;
    writtenIn(head.lang[head.lang.length - 1]);
    this.tongues = head.lang.map(tongueOf);
    this.stop = new Set((head.stop || lunr.tongues.stop(head.lang[0])).split(" "));
    this.asking = new Set(head.asking.split(" "));
    this.other = head.other;
    this.swaps = head.swaps.split(" ").filter(Boolean).map((swap) => swap.split(">"));
    /** What each part of the words begins with; nothing where all of it is here. */
    this.begin = head.begin ? head.begin.split(" ") : [];
    /** How many documents there are in a part of the texts. */
    this.texts = head.texts || 1;
    /** The parts that are here, and those that a question lacks. */
    this.here = new Set();
    /** @type {Set<string>} */
    this.lacking = new Set();
    this.abroad = false;
    this.size = 0;
    /** @type {string[]} */
    this.kinds = [];
    /** @type {string[]} */
    this.sectors = [];
    /** @type {Map<number, SearchDocument>} */
    this.docs = new Map();
    /** @type {Map<string, Met>} */
    this.known = new Map();
    /** @type {Set<string>} */
    this.stems = new Set();
    /** @type {Map<string, string[]>} */
    this.cuts = new Map();
    /** @type {Map<string, Uint32Array[]>} */
    this.index = new Map();
    /** @type {Map<string, number>} */
    this.titles = new Map();
    /** @type {Map<string, number>} */
    this.keys = new Map();
    /** @type {Record<string, Numbered[]>} */
    this.numbers = head.numbers || { punkt: [], avsnitt: [] };
    this.forget();
    for (const run of head.runs || []) this.count(...run);
    this.scratch = [0, 1].map(() => new Float32Array(this.size));
  }

  /** What is made of the words that are here, when it is asked for. */
  forget() {
    /** @type {string[] | undefined} */
    this.sorted = undefined;
    /** @type {Map<string, string[]> | undefined} */
    this.rooted = undefined;
    /** @type {lunr.TokenSet | undefined} */
    this.spelt = undefined;
    /** @type {lunr.TokenSet | undefined} */
    this.speltStems = undefined;
  }

  /**
   * Documents of one kind in one sector.
   * @param {string} kind
   * @param {string} sector
   * @param {number} many
   */
  count(kind, sector, many) {
    for (let n = 0; n < many; n++) {
      this.kinds.push(kind);
      this.sectors.push(sector);
    }
    this.size = this.kinds.length;
  }

  /**
   * A word of the text.
   * @param {string} word
   * @param {Tongue} tongue
   * @param {number} times
   */
  meet(word, tongue, times) {
    const form = tongue.form(word);
    const met = this.known.get(form) || { form, stem: tongue.stem(form), shown: word, count: 0 };
    met.count += times;
    this.known.set(form, met);
    if (met.stem.length > 3) this.stems.add(met.stem);
    return met;
  }

  /**
   * A term, and the documents in which it stands, field by field.
   * @param {string} term
   * @param {Uint32Array[]} places
   */
  place(term, places) {
    const before = this.index.get(term);
    this.index.set(term, before ? before.map((some, n) => Uint32Array.of(...some, ...places[n])) : places);
  }

  /**
   * The words of a text that say something.
   * @param {string} text
   */
  silenced(text) {
    return tokens(text).map(({ word }) => word).filter((word) => !this.stop.has(word));
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
   * The document that an id leads to, or the path of a page.
   * @param {string} key
   */
  named(key) {
    const [, kind, number] = /^(punkt|avsnitt)-(\d+)$/.exec(key) || [];
    if (kind) {
      const span = this.numbers[kind].find(([first, , many]) => first <= Number(number) && Number(number) < first + many);
      return span && span[1] + Number(number) - span[0];
    }
    if (key) wantTerm(this, key);
    return this.keys.get(key);
  }

  /**
   * The numbers that there are of a kind of thing, between two others.
   * @param {string} kind
   * @param {Span} span
   */
  between(kind, [from, to]) {
    /** @type {number[]} */
    const found = [];
    for (const [first, , many] of this.numbers[kind]) {
      for (let n = Math.max(first, from + 1); n < Math.min(first + many, to); n++) found.push(n);
    }
    return found;
  }

  /**
   * The stems of the words in a compound, or none: sykkelparkering is sykkel and parkering. One that
   * stands in the text was cut when the index was made.
   * @param {Said} said
   * @param {Words} words
   */
  parts({ form, stem }, words) {
    return this.begin.length && this.has(stem) ? this.cuts.get(stem) || [] : partsOf(form, words);
  }

  /** @param {string} form */
  isWord(form) {
    wantWords(this);
    return this.known.has(form) ? !this.stop.has(form) : form.length > 3 && this.stems.has(original.tongue.stem(form));
  }

  /** @param {string} term */
  has(term) {
    return this.index.has(term);
  }

  /**
   * The documents in which a term stands, field by field.
   * @param {string} term
   */
  places(term) {
    wantTerm(this, term);
    return this.index.get(term) || NOWHERE;
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

  /** The terms that are here. */
  get terms() {
    if (!this.sorted) this.sorted = Array.from(this.index.keys()).sort();
    return this.sorted;
  }

  /** @param {string} stem */
  startingWith(stem) {
    wantAll(this, stem);
    return this.terms.slice(placeOf(this.terms, stem), placeOf(this.terms, `${stem}\uffff`));
  }

  /**
   * The terms that have the root of this one.
   * @param {string} stem
   */
  related(stem) {
    wantAll(this, root(stem));
    if (!this.rooted) this.rooted = gather(this.terms, (term) => [root(term)]);
    return this.rooted.get(root(stem)) || [];
  }

  /**
   * The stems of the text inside of which this one stands.
   * @param {string} stem
   */
  around(stem) {
    wantWords(this);
    return Array.from(this.stems).filter((term) => term.includes(stem));
  }

  get spellings() {
    wantWords(this);
    if (!this.spelt) this.spelt = spellings(this.known.keys());
    return this.spelt;
  }

  get stemSpellings() {
    wantWords(this);
    if (!this.speltStems) this.speltStems = spellings(this.stems);
    return this.speltStems;
  }
}

/**
 * How the language of a document is taken; one that is not translated is in the original's still.
 * @param {Book} book
 * @param {SearchDocument} doc
 */
const tongueIn = ({ tongues }, doc) => tongues[doc.lang && tongues.length > 1 ? 1 : 0];
