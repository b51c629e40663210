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
  const head = await headed(address);
  const folder = address.replace(/[^/]*$/, "");
  for (const name of head.more) importScripts(`../search/${name}`);
  if (!head.whole) return new Book(head, folder);
  const { docs } = await read(`${folder}../search_index.json`);
  return wholeBook(head, folder, docs);
}

/**
 * What stands before an index of this build; one that the browser has kept from another is fetched anew.
 * @param {string} address
 * @returns {Promise<SearchHead>}
 */
async function headed(address) {
  const kept = await (again.has(address) ? undefined : read(address).catch(() => undefined));
  const head = kept && kept.shape === SHAPE ? kept : await readAnew(address);
  if (head.shape !== SHAPE) throw new Error(`${address} is of another build.`);
  return head;
}

/** The indexes that are fetched anew, since the site was built again while one read it. */
const again = new Set();

/**
 * The everyday words that begin as the words of the question do, and as what else they may be; the
 * search does without them where they cannot be had.
 * @param {Book} book
 * @param {string} text
 * @param {boolean} abroad
 */
async function vocabulary(book, text, abroad) {
  const told = book.tell(text.slice(0, LONGEST_QUERY)).slice(0, MOST_WORDS);
  /** @template T @param {() => T} work */
  const done = (work) => withParts(book, work);
  const entries = await everydayWords(book, told.map(({ form }) => form));
  const first = new Vocabulary(book, entries);
  if (abroad) return first;
  const unknown = await done(() => told.filter(({ stem }) => !book.stands(stem) && !first.answers.has(stem)));
  const rest = await everydayWords(book, await done(() => flat(unknown.map(({ form }) => rests(form, first)))));
  const misspelt = await done(() => unknown.filter((said) => said.form.length > 5 && !corrections(first, said).length));
  const near = await everydayWords(book, flat(misspelt.map(({ form }) => likeIt(book, form))));
  const more = [...rest, ...near];
  return more.length ? new Vocabulary(book, unique([...entries, ...more])) : first;
}

/** @param {string} letter */
const isVowel = (letter) => "aeiouy".includes(letter);

/**
 * How a word begins where its second letter is a wrong vowel, or a wrong consonant, or too much, or
 * has changed places with the first.
 * @param {Book} book
 * @param {string} form
 */
function likeIt(book, form) {
  const [first, second, third] = form;
  const others = Array.from(book.beginnings).filter((two) => two[0] === first && isVowel(two[1]) === isVowel(second));
  return [...others, first + third, second + first];
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
 * @param {boolean} [abroad]   whether it is asked in another
 */
async function answered(book, { query, literal }, abroad = false) {
  const read = await withParts(book, () => named(book, query));
  const words = literal ? undefined : await vocabulary(book, read.rest, abroad);
  return withParts(book, () => ask(book, read, words), abroad);
}

/**
 * What answers a question; where the text has nothing, the text in the other language is asked, in
 * which documents have the same numbers.
 * @param {Book} book
 * @param {Question} question
 * @returns {Promise<Ranked & { other?: string }>}
 */
async function search(book, question) {
  const own = await answered(book, question);
  const [other, address] = book.other;
  if (question.literal || !other || own.sure >= SURE || own.named.length || own.missing.length) return own;
  const elsewhere = await open(`../${address}`).catch(() => undefined);
  const ranked = elsewhere && (await answered(elsewhere, question, true));
  return ranked && ranked.sure >= SURE_ELSEWHERE ? { ...ranked, thoughts: [], named: [], other } : own;
}

/** @param {Question} question */
async function found(question) {
  const book = await open(question.index);
  return list(book, await search(book, question), question);
}

/**
 * What is found when all is fetched anew, since some of it was of another build.
 * @param {Question} question
 * @param {unknown} fault
 */
function foundAgain(question, fault) {
  if (!(fault instanceof OtherBuild)) throw fault;
  for (const address of opened.keys()) again.add(address);
  opened.clear();
  return found(question);
}

/** @param {MessageEvent<Question>} event */
self.onmessage = async ({ data }) => {
  /** @param {Reply} reply */
  const answer = (reply) => self.postMessage(reply);
  try {
    answer({ id: data.id, ...(await found(data).catch((fault) => foundAgain(data, fault))) });
  } catch (fault) {
    answer({ id: data.id, failed: String(fault) });
  }
};
