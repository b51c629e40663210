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

  /** @param {string} form */
  isWord(form) {
    return this.book.isWord(form) || this.forms.has(form) || (form.length > 3 && this.answers.has(TONGUES.no.stem(form)));
  }

  /**
   * The words that are spelt almost like this one, those most used in the text first.
   * @param {string} form
   * @param {number} edits
   */
  near(form, edits) {
    if (!this.spelt) this.spelt = spellings(this.forms.keys());
    const wanted = lunr.TokenSet.fromFuzzyString(form, edits);
    const found = flat([this.book.spellings, this.spelt].map((set) => set.intersect(wanted).toArray()));
    return unique(found).filter((word) => word.length > 3).sort((a, b) => this.used(b) - this.used(a));
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
