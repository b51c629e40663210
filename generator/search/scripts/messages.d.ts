/* What passes from the build to the worker, and between the worker and the page. */

/** The index of one language, as generator/search/index.py makes it. */
interface SearchIndex {
  config: {
    /** What the pages are in, and what is not translated is in. */
    lang: ("no" | "en")[];
    stop: string;
    swaps: string;
    /** The beginnings that there are files of everyday words for. */
    everyday: string;
    everyday_at: string;
  };
  docs: SearchDocument[];
}

interface SearchDocument {
  location: string;
  title: string;
  text: string;
  kind: string;
  sector?: string;
  where?: string;
  lang?: string;
  borrowed?: [from: number, to: number, lang: string][];
  plain?: string;
  /** The same of the everyday words. */
  plainBorrowed?: [from: number, to: number, lang: string][];
}

/** A file of everyday words: what people say, and what it leads to. */
type EverydayWords = [said: string[], meant: string[]][];

/** What the page asks the worker. */
interface Question {
  id: number;
  /** The address of the index. */
  index: string;
  query: string;
  literal: boolean;
  sector?: string;
  from?: number;
  count?: number;
}

type Place = [from: number, to: number];

interface Hit extends SearchDocument {
  marks: Place[];
  /** The same in the everyday words. */
  plainMarks?: Place[];
}

/** What the worker found. */
interface Found {
  total: number;
  /** How many in each sector. */
  sectors: Record<string, number>;
  /** What was looked for in place of words that the text does not have. */
  instead: string[];
  from: number;
  hits: Hit[];
}

type Reply = ({ id: number; failed?: undefined } & Found) | { id: number; failed: string };
