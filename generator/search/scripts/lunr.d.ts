/* What the worker uses of lunr. */

declare namespace lunr {
  /** A language of lunr-languages. */
  interface Language {
    stemmer(word: string): string;
    /** The words that say nothing, parted by spaces. */
    stop: string;
  }

  /** What tongues.js has. */
  interface Tongues {
    compounding: Set<string>;
    stop(lang: string): string;
    take(lang: string, fold: (word: string) => string): { form: (word: string) => string; stem: (form: string) => string };
    segments(text: string): [at: number, word: string][];
  }

  let tongues: Tongues;

  class Token {
    constructor(term: string);
    toString(): string;
  }

  /** Fields by name, documents by reference. */
  type Postings = Record<string, Record<string, unknown> | undefined>;

  class Builder<Doc> {
    tokenizer: (terms: string[]) => Token[];
    invertedIndex: Record<string, Postings>;
    ref(name: string): void;
    field(name: string, attributes: { extractor: (doc: Doc) => string[] }): void;
    add(doc: Doc): void;
  }

  class TokenSet {
    static fromArray(sorted: string[]): TokenSet;
    static fromFuzzyString(word: string, edits: number): TokenSet;
    intersect(other: TokenSet): TokenSet;
    toArray(): string[];
  }

  /** Of English; lunr.en.js has it. */
  function stemmer(token: Token): Token;

  namespace no {
    function stemmer(word: string): string;
  }
}
