/* The everyday words that one question needs: each entry under the stems of what people say. */
class Vocabulary {
  constructor(book, entries) {
    this.book = book;
    this.forms = new Map();
    const listed = entries.flatMap(([said, meant]) => {
      const leads = meant.map((phrase) => ({ shown: phrase, stems: book.tell(phrase).map(({ stem }) => stem) }));
      return said.map((phrase) => ({ stems: this.meet(phrase), leads }));
    });
    this.answers = gather(listed.flatMap((entry) => entry.stems.map((stem) => [stem, entry])));
  }

  meet(phrase) {
    const told = this.book.tell(phrase);
    for (const { word, form, stem } of told) this.forms.set(form, { shown: word, stem });
    return [...new Set(told.map(({ stem }) => stem))];
  }

  isWord(form) {
    return this.book.isWord(form) || this.forms.has(form) || (form.length > 3 && this.answers.has(this.book.splitting.stem(form)));
  }

  /* The words that are spelt almost like this one, those most used in the text first. */
  near(form, edits) {
    this.spellings ||= lunr.TokenSet.fromArray([...this.forms.keys()].sort());
    const wanted = lunr.TokenSet.fromFuzzyString(form, edits);
    const found = [this.book.spellings, this.spellings].flatMap((set) => set.intersect(wanted).toArray());
    const used = (word) => this.book.known.get(word)?.count || 0;
    return [...new Set(found)].filter((word) => word.length > 3).sort((a, b) => used(b) - used(a));
  }

  find(word) {
    return this.book.known.get(word) || this.forms.get(word);
  }
}
