/* The parts of an index: which of them a question lacks, and what each brings. */

const WORDS = "words.json";

/** @type {Uint32Array[]} */
const NOWHERE = Object.keys(FIELDS).map(() => new Uint32Array(0));

/** A question cannot be answered before parts have come that it lacks. */
class Lacking extends Error {}

/** A part is of another build than the index that names it. */
class OtherBuild extends Error {}

/**
 * @param {Book} book
 * @param {string} name
 */
function want(book, name) {
  if (!book.here.has(name)) book.lacking.add(name);
}

/**
 * Want every word of the text, as one that it may not have is held against them all; not where
 * the text is in the other language, in which we mend nothing.
 * @param {Book} book
 */
function wantWords(book) {
  if (book.begin.length && !book.abroad) want(book, WORDS);
}

/**
 * Want the words from one to another in the alphabet. They stand there as they are stemmed, but
 * for those whose stemmer only the worker has; that may change the last letter.
 * @param {Book} book
 * @param {string} from
 * @param {string} to
 */
function wantWordsFrom(book, from, to) {
  const { begin, tongues } = book;
  const first = tongues[0] === TONGUES.no ? from : from.slice(0, Math.max(2, from.length - 1));
  const last = first === from ? to : `${from}\uffff`;
  const at = placeOf(begin, first);
  for (let n = begin[at] === first ? at : Math.max(0, at - 1); begin[n] <= last; n++) want(book, `words-${n}.json`);
}

/**
 * @param {Book} book
 * @param {string} term
 */
const wantTerm = (book, term) => wantWordsFrom(book, term, term);

/**
 * Want every word that begins like this.
 * @param {Book} book
 * @param {string} stem
 */
const wantAll = (book, stem) => wantWordsFrom(book, stem, `${stem}\uffff`);

/**
 * Go no further with a question that lacks parts: what is known without them may be wrong.
 * @param {Book} book
 */
function needParts(book) {
  if (book.lacking.size) throw new Lacking();
}

/**
 * Do what may lack parts, and do it again when they have come, until it lacks none.
 * @template T
 * @param {Book} book
 * @param {() => T} work
 * @param {boolean} [abroad]   whether the question is asked in another language than its reader's
 * @returns {Promise<T>}
 */
async function withParts(book, work, abroad = false) {
  for (;;) {
    book.lacking.clear();
    book.abroad = abroad;
    try {
      const done = work();
      needParts(book);
      return done;
    } catch (fault) {
      if (!(fault instanceof Lacking)) throw fault;
    }
    await bring(book, Array.from(book.lacking));
  }
}

/**
 * @param {Book} book
 * @param {string[]} names
 */
async function bring(book, names) {
  const parts = await Promise.all(names.map((name) => partOf(book, name)));
  names.forEach((name, n) => {
    if (!book.here.has(name)) take(book, parts[n]);
    book.here.add(name);
  });
  book.forget();
}

/**
 * A part of this build; one that the browser has kept from another is fetched anew.
 * @param {Book} book
 * @param {string} name
 * @returns {Promise<Part>}
 */
async function partOf({ folder, build }, name) {
  /** @type {Part | undefined} */
  const kept = await read(folder + name).catch(() => undefined);
  const found = kept && kept.build === build ? kept : await readAnew(folder + name);
  if (found.build !== build) throw new OtherBuild(name);
  return found;
}

/**
 * @param {Book} book
 * @param {Part} part
 */
function take(book, { rows = [], words = [], counts = [] }) {
  for (const [term, ...row] of rows) {
    if (typeof row[0] === "number") point(book, term, row);
    else stand(book, term, row);
  }
  words.forEach((some, n) => {
    const times = spelled(counts[n]);
    fromShared(some).forEach((word, i) => book.meet(word, book.tongues[n], times[i]));
  });
}

/**
 * A title or an id, and the document that it is of.
 * @param {Book} book
 * @param {string} key
 * @param {unknown[]} row
 */
function point(book, key, [n, title]) {
  if (typeof title !== "string") book.keys.set(key, Number(n));
  else if (!book.titles.has(book.key(title))) book.titles.set(book.key(title), Number(n));
}

/**
 * A term, where it stands, and what it is put together of.
 * @param {Book} book
 * @param {string} term
 * @param {unknown[]} row
 */
function stand(book, term, row) {
  const [text, parts, where, cut] = [0, 1, 2, 3].map((n) => String(row[n] || ""));
  const stem = term.endsWith("~") ? book.tongues[0].stem(term.slice(0, -1)) : term;
  book.place(stem, [text, parts, where].map((places) => rising(places)));
  if (cut) book.cuts.set(stem, cut.split(" "));
}

/**
 * The numbers that a text spells, each in base 26: large letters, and a small one at its end.
 * @param {string} spelt
 */
function spelled(spelt) {
  /** @type {number[]} */
  const found = [];
  let number = 0;
  for (let at = 0; at < spelt.length; at++) {
    const code = spelt.charCodeAt(at);
    number = number * 26 + code - (code < 97 ? 65 : 97);
    if (code < 97) continue;
    found.push(number);
    number = 0;
  }
  return found;
}

/**
 * Sorted words, each told by how many letters it shares with the one before, as a large letter, and
 * by the rest of it.
 * @param {string} told
 */
function fromShared(told) {
  let last = "";
  return (told.match(/[A-Z][^A-Z]*/g) || []).map((word) => (last = last.slice(0, word.charCodeAt(0) - 65) + word.slice(1)));
}

/**
 * Rising numbers, each spelt as what it is more than the last.
 * @param {string} spelt
 */
function rising(spelt) {
  let last = -1;
  return Uint32Array.from(spelled(spelt), (more) => (last += more + 1));
}

/**
 * Some documents, whole.
 * @param {Book} book
 * @param {number[]} wanted
 */
async function texts(book, wanted) {
  const parts = unique(wanted.filter((n) => !book.docs.has(n)).map((n) => Math.floor(n / book.texts)));
  await Promise.all(parts.map(async (at) => {
    const { docs = [] } = await partOf(book, `texts-${at}.json`);
    docs.forEach((doc, i) => {
      const n = at * book.texts + i;
      book.docs.set(n, { ...doc, kind: book.kinds[n] || "gone", sector: book.sectors[n] });
    });
  }));
  return wanted.map((n) => /** @type {SearchDocument} */ (book.docs.get(n)));
}
