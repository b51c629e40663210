/* The everyday words that one question needs: each entry under the stems of what people say. */

/**
 * What an everyday word leads to: a phrase of the text, and its stems.
 * @typedef {{ shown: string, stems: string[] }} Lead
 */

/**
 * The stems of something that people say, and what it leads to.
 * @typedef {{ stems: string[], leads: Lead[] }} Entry
 */

class Vocabulary {
  /**
   * @param {Book} book
   * @param {EverydayWords} words
   */
  constructor(book, words) {
    this.book = book;
    /** @type {Map<string, { shown: string, stem: string }>} */
    this.forms = new Map();
    const entries = flat(words.map(([said, meant]) => this.learn(said, meant)));
    this.answers = gather(entries, ({ stems }) => stems);
    /** @type {lunr.TokenSet | undefined} */
    this.spelt = undefined;
    /** @type {Map<string, string[]> | undefined} */
    this.roots = undefined;
  }

  /**
   * @param {string[]} said
   * @param {string[]} meant
   * @returns {Entry[]}
   */
  learn(said, meant) {
    const leads = meant.map((phrase) => ({ shown: phrase, stems: this.book.tell(phrase).map(({ stem }) => stem) }));
    return said.map((phrase) => ({ stems: this.meet(phrase), leads }));
  }

  /** @param {string} phrase */
  meet(phrase) {
    const told = this.book.tell(phrase);
    for (const { word, form, stem } of told) this.forms.set(form, { shown: word, stem });
    return unique(told.map(({ stem }) => stem));
  }

  /**
   * @param {string} stem
   * @returns {Entry[]}
   */
  entries(stem) {
    return this.answers.get(stem) || [];
  }

  /**
   * The entries that a word alone leads to.
   * @param {string} stem
   */
  ofOne(stem) {
    return this.entries(stem).filter(({ stems }) => stems.length === 1);
  }

  /**
   * The entries that a word leads to which has this root.
   * @param {string} stem
   */
  ofRoot(stem) {
    return flat(this.related(stem).map((key) => this.ofOne(key)));
  }

  /**
   * The entries of several words, one of which has this root.
   * @param {string} stem
   */
  phrases(stem) {
    return flat(this.related(stem).map((key) => this.entries(key))).filter(({ stems }) => stems.length > 1);
  }

  /**
   * The stems of what people say that have the root of this one.
   * @param {string} stem
   */
  related(stem) {
    if (!this.roots) this.roots = gather(Array.from(this.answers.keys()), (key) => [root(key)]);
    return this.roots.get(root(stem)) || [];
  }

  /** @param {string} form */
  isWord(form) {
    return this.book.isWord(form) || this.forms.has(form) || (form.length > 3 && this.answers.has(original.tongue.stem(form)));
  }

  /**
   * The words that are spelt almost like one of these, those most used in the text first.
   * @param {string[]} spelt
   * @param {number} edits
   */
  near(spelt, edits) {
    if (!this.spelt) this.spelt = spellings(this.forms.keys());
    const wanted = spelt.map((word) => lunr.TokenSet.fromFuzzyString(word, edits));
    const sets = [this.book.spellings, this.spelt];
    const found = flat(flat(sets.map((set) => wanted.map((one) => set.intersect(one).toArray()))));
    return unique(found).filter((word) => word.length > 3).sort((a, b) => this.used(b) - this.used(a));
  }

  /**
   * The words whose stems are spelt almost like this one.
   * @param {string} stem
   * @param {number} edits
   */
  nearStem(stem, edits) {
    const near = new Set(this.book.stemSpellings.intersect(lunr.TokenSet.fromFuzzyString(stem, edits)).toArray());
    const found = Array.from(this.book.known.values()).filter((met) => near.has(met.stem) && met.stem.length > 3);
    return unique(found.sort((a, b) => b.count - a.count).map(({ form }) => form));
  }

  /** @param {string} word */
  used(word) {
    const met = this.book.known.get(word);
    return met ? met.count : 0;
  }

  /** @param {string} word */
  find(word) {
    return this.book.known.get(word) || this.forms.get(word);
  }
}
