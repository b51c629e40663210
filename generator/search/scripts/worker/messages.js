/* Messages: what the page asks, what has to be fetched for that, and what it gets. */

/** @type {Map<string, Promise<Book>>} */
const opened = new Map();

/**
 * The index at an address; one that did not come is asked for again the next time.
 * @param {string} address
 */
function open(address) {
  const book = opened.get(address) || opening(address);
  opened.set(address, book);
  book.catch(() => opened.delete(address));
  return book;
}

/** @param {string} address */
async function opening(address) {
  const index = await whole(address);
  for (const name of index.config.more) importScripts(`../search/${name}`);
  return new Book(index);
}

/**
 * An index that is whole and of this build; one that the browser has kept from another is fetched anew.
 * @param {string} address
 * @returns {Promise<SearchIndex>}
 */
async function whole(address) {
  const kept = await read(address).catch(() => undefined);
  const index = kept && kept.config.shape === SHAPE ? kept : await readAnew(address);
  if (index.config.shape !== SHAPE) throw new Error(`${address} is of another build.`);
  return index;
}

/**
 * The everyday words that begin as the words of the question do; the search does without them
 * where they cannot be had.
 * @param {Book} book
 * @param {string} text
 */
async function vocabulary(book, text) {
  const told = book.tell(text.slice(0, LONGEST_QUERY)).slice(0, MOST_WORDS);
  const entries = await everydayWords(book, told.map(({ form }) => form));
  const first = new Vocabulary(book, entries);
  const unknown = told.filter(({ stem }) => !book.stands(stem) && !first.answers.has(stem));
  const rest = await everydayWords(book, flat(unknown.map(({ form }) => rests(form, first))));
  const misspelt = unknown.filter((said) => said.form.length > 5 && !corrections(first, said).length);
  const near = await everydayWords(book, flat(misspelt.map(({ form }) => likeIt(book, form))));
  const more = [...rest, ...near];
  return more.length ? new Vocabulary(book, unique([...entries, ...more])) : first;
}

/**
 * The beginnings of words that begin with the same letter: another may be wrong.
 * @param {Book} book
 * @param {string} form
 */
const likeIt = (book, form) => Array.from(book.beginnings).filter((beginning) => beginning[0] === form[0]);

/**
 * @param {Book} book
 * @param {string[]} forms
 */
async function everydayWords(book, forms) {
  const beginnings = unique(forms.map((form) => form.slice(0, 2))).filter((two) => book.beginnings.has(two));
  return flat(await Promise.all(beginnings.sort().map((two) => everyday(book, two))));
}

/** @type {Map<string, Promise<EverydayWords>>} */
const fetched = new Map();

/**
 * @param {Book} book
 * @param {string} beginning
 */
function everyday(book, beginning) {
  const address = `${book.everyday}${beginning}.json`;
  let found = fetched.get(address);
  if (!found) {
    found = read(address).catch(() => {
      fetched.delete(address);
      return [];
    });
    fetched.set(address, found);
  }
  return found;
}

/**
 * What answers a question in one language.
 * @param {Book} book
 * @param {Question} question
 */
async function answered(book, { query, literal }) {
  const read = named(book, query);
  return ask(book, read, literal ? undefined : await vocabulary(book, read.rest));
}

/**
 * What answers a question; where the text has nothing, the text in the other language is asked.
 * @param {Book} book
 * @param {Question} question
 * @returns {Promise<Ranked & { other?: string }>}
 */
async function search(book, question) {
  const own = await answered(book, question);
  const [other, address] = book.other;
  if (question.literal || !other || own.sure >= SURE || own.named.length || own.missing.length) return own;
  const elsewhere = await open(`../${address}`).catch(() => undefined);
  const ranked = elsewhere && (await answered(elsewhere, question));
  return elsewhere && ranked && ranked.sure >= SURE_ELSEWHERE ? { ...broughtHome(book, elsewhere, ranked), other } : own;
}

/**
 * The same documents in the book of another language.
 * @param {Book} book
 * @param {Book} elsewhere
 * @param {Ranked} ranked
 * @returns {Ranked}
 */
function broughtHome(book, elsewhere, ranked) {
  const scores = new Map(elsewhere.docs.map(({ location }, n) => [location, ranked.score[n]]));
  const score = Float32Array.from(book.docs, ({ location }) => scores.get(location) || 0);
  return { ...ranked, score, thoughts: [], named: [] };
}

/** @param {MessageEvent<Question>} event */
self.onmessage = async ({ data }) => {
  /** @param {Reply} reply */
  const answer = (reply) => self.postMessage(reply);
  try {
    const book = await open(data.index);
    answer({ id: data.id, ...list(book, await search(book, data), data) });
  } catch (fault) {
    answer({ id: data.id, failed: String(fault) });
  }
};
