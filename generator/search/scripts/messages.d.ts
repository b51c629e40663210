/* What passes from the build to the worker, and between the worker and the page. */

/** What signs are compared as; generator/search/scripts.py puts it before the worker's files. */
declare const LETTERS: Record<string, string>;

/** The shape of index that this worker reads. */
declare const SHAPE: number;

/** Words of Norwegian that say something only together, as a pattern, and what they are as one. */
declare const TOGETHER: string;
declare const AS_ONE: string;

/** The kinds of documents, as they are numbered. */
declare const ORDER: string[];

/** Numbers that follow one another, as their documents do: the first, its document, how many. */
type Numbered = [first: number, document: number, many: number];

/** What the worker needs to know for every question, as generator/search/index.py makes it. */
interface SearchHead {
  shape: number;
  /** What the pages are in, and what is not translated is in. */
  lang: string[];
  /** The names of the files with what these need besides. */
  more: string[];
  /** Words that say nothing, in the first of them; empty where lunr-languages has them. */
  stop: string;
  /** Words that ask, and say nothing of what is asked about. */
  asking: string;
  swaps: string;
  /** The language to ask in where this one has nothing, and the address of its head; or nothing. */
  other: string[];
  /** The beginnings that there are files of everyday words for. */
  everyday: string;
  everyday_at: string;
  /** The worker makes the index out of all documents. */
  whole?: boolean;
  /** What has stood in the text and stands no longer: found by its id and its addresses only. */
  gone?: SearchDocument[];
  /** The name of the build, which each part has too. */
  build?: string;
  /** How many documents there are in a part of the texts. */
  texts?: number;
  /** What each part of the words begins with. */
  begin?: string;
  /** How many documents there are of a kind in a sector, one after the other. */
  runs?: [kind: string, sector: string, many: number][];
  numbers?: Record<string, Numbered[]>;
}

/** A part of an index, as generator/search/parts.py makes it: some words, every word, or some documents. */
interface Part {
  build: string;
  rows?: [term: string, ...row: unknown[]][];
  words?: string[];
  counts?: string[];
  docs?: SearchDocument[];
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
  /** The adopted words that stand with its own: number, title, caption and footnotes. */
  beside?: string;
  plain?: string;
  /** The same of the everyday words. */
  plainBorrowed?: [from: number, to: number, lang: string][];
  /** They are the very words of the text, or some of them. */
  plainRepeats?: boolean;
}

/** A file of everyday words: what people say, and what it leads to. */
type EverydayWords = [said: string[], meant: string[]][];

/** What the page asks the worker. */
interface Question {
  id: number;
  /** The address of what stands before the index. */
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
  /** What the text lacks of what is asked about; the hits are but the nearest then. */
  lack: "" | "all" | "some";
  /** The language in whose text they were found, where it is another than the page's. */
  other: string;
  /** Ids that were asked for and that nothing has. */
  missing: string[];
  from: number;
  hits: Hit[];
}

/** What the page asks: a worker, or a script of the page that stands for one. */
interface Finder {
  postMessage(question: Question): void;
  terminate(): void;
}

/** What such a script is given in place of a worker's own surroundings. */
interface Desk {
  onmessage: ((event: { data: Question }) => void) | undefined;
  postMessage(reply: Reply): void;
}

interface Window {
  plattformSearch(desk: Desk): void;
}

type Reply = ({ id: number; failed?: undefined } & Found) | { id: number; failed: string };
