/* Messages: what the page asks, what has to be fetched for that, and what it gets. */

/** @type {Promise<Book> | undefined} */
let opened;

/** @param {string} address */
async function open(address) {
  /** @type {SearchIndex} */
  const index = await read(address);
  if (index.config.lang.includes("en")) importScripts("../search/lunr.en.js");
  return new Book(index);
}

/** @param {string} address */
async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
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
  const more = await everydayWords(book, flat(unknown.map(({ form }) => rests(form, first))));
  return more.length ? new Vocabulary(book, unique([...entries, ...more])) : first;
}

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
  let found = fetched.get(beginning);
  if (!found) {
    found = read(`${book.everyday}${beginning}.json`).catch(() => {
      fetched.delete(beginning);
      return [];
    });
    fetched.set(beginning, found);
  }
  return found;
}

/** @param {MessageEvent<Question>} event */
self.onmessage = async ({ data }) => {
  /** @param {Reply} reply */
  const answer = (reply) => self.postMessage(reply);
  try {
    opened = opened || open(data.index);
    const book = await opened;
    const read = named(book, data.query);
    const words = data.literal ? undefined : await vocabulary(book, read.rest);
    answer({ id: data.id, ...list(book, ask(book, read, words), data) });
  } catch (fault) {
    opened = undefined;
    answer({ id: data.id, failed: String(fault) });
  }
};
