/* What the page asks, and what it gets. */

let opened;

async function open(address) {
  const index = await read(address);
  if (index.config.lang.includes("en")) importScripts("../search/lunr.en.js");
  return new Book(index);
}

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/* The everyday words that begin as the words of the question do; the search does without them
   where they cannot be had. */
async function vocabulary(book, query) {
  const told = book.tell(query.slice(0, LONGEST_QUERY)).slice(0, MOST_WORDS);
  const entries = await Promise.all(beginnings(book, told.map(({ form }) => form)).map((two) => everyday(book, two)));
  const first = new Vocabulary(book, entries.flat());
  const tails = told.filter(({ stem }) => !book.stands(stem) && !first.answers.has(stem)).flatMap(({ form }) => rests(form, first));
  const more = await Promise.all(beginnings(book, tails).map((two) => everyday(book, two)));
  return more.length ? new Vocabulary(book, [...new Set([...entries, ...more].flat())]) : first;
}

const beginnings = (book, forms) => [...new Set(forms.map((form) => form.slice(0, 2)))].filter((two) => book.beginnings.has(two)).sort();

/* What may follow the first word of a compound. */
function rests(form, words) {
  const found = [];
  for (let at = 3; at <= Math.min(form.length, LONGEST_WORD) - 3; at++) {
    if (joints(form.slice(0, at)).some((head) => words.isWord(head))) found.push(form.slice(at));
  }
  return found;
}

const fetched = new Map();

function everyday(book, beginning) {
  if (!fetched.has(beginning)) {
    const found = read(`${book.everyday}${beginning}.json`).catch(() => {
      fetched.delete(beginning);
      return [];
    });
    fetched.set(beginning, found);
  }
  return fetched.get(beginning);
}

self.onmessage = async ({ data }) => {
  try {
    opened ||= open(data.index);
    const book = await opened;
    const words = data.literal ? undefined : await vocabulary(book, data.query);
    self.postMessage({ id: data.id, ...list(book, ask(book, data.query, words), data) });
  } catch (fault) {
    opened = undefined;
    self.postMessage({ id: data.id, failed: String(fault) });
  }
};
