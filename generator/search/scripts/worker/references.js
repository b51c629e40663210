/* References: what a question names by its address, its id or its number, copied or said. */

/**
 * What a question names, in order; the ids that nothing has; and what else it asks for.
 * @typedef {{ docs: number[], missing: string[], rest: string }} Named
 */

/**
 * From one number to another, both included; the same twice where it is one.
 * @typedef {[first: number, last: number]} Span
 */

const KIND = "(punkt(?:et|ene|er)?|pkt|commitments?|points?|avsnitt(?:et|ene)?|paragraphs?)";
const SIGN = "(?:(?:nr|nummer|no|numbers?)(?!\\p{L})[.:]?\\s*|#\\s*)";
const NUMBER = "\\d{1,6}(?![\\d%\\p{L}]|\\s?%|\\.\\d)";
const JOINT = "\\s*(?:[,;&-]\\s*)?(?:(?:og|and|eller|or|til|to)\\s+)?";
const AGAIN = `(?:${KIND.replace("(", "(?:")}[.:]?\\s*)?${SIGN}?`;
const LIST = `(${NUMBER}(?:(?=\\s*[,;&-]|\\s+\\p{L})${JOINT}${AGAIN}${NUMBER})*)`;
const NAMED = new RegExp(`(^|[^\\p{L}\\p{N}])${KIND}[.:]?\\s*${SIGN}?${LIST}`, "giu");
const WHOLE = new RegExp(`^[(\\s]*(${SIGN}?)${LIST}([.:)?!\\s]*)$`, "iu");

/** Words that only ask to be shown what is named. */
const SHOW = new Set("vis vise les lese finn finne se gå åpne står sier handler show find read open see go say says about".split(" "));

/**
 * @param {Book} book
 * @param {string} question
 * @returns {Named}
 */
function named(book, question) {
  const text = withoutTorn(question).replace(HIDDEN, "").replace(/\p{Pd}|\u2212/gu, "-").replace(/№/g, "#").normalize("NFKC");
  const copied = documentsOf(book, [...addresses(book, text), ...ids(text)]);
  return copied.docs.length || copied.missing.length ? copied : numbers(book, text);
}

/**
 * A text as long as is read at once; an address that this would tear goes too.
 * @param {string} text
 */
function withoutTorn(text) {
  if (text.length < LONGEST_PASTE) return text;
  const short = text.slice(0, LONGEST_PASTE);
  return short.slice(0, Math.max(short.lastIndexOf("http"), short.search(/\s\S*$/), 0)) || short;
}

/**
 * What some keys name: documents, and ids that nothing has.
 * @param {Book} book
 * @param {string[]} keys
 * @param {string} [rest]
 * @returns {Named}
 */
function documentsOf(book, keys, rest = "") {
  const all = unique(keys);
  const docs = all.map((key) => book.named(key));
  const missing = all.filter((_, n) => docs[n] === undefined);
  return { docs: /** @type {number[]} */ (unique(docs).filter((n) => n !== undefined)), missing, rest };
}

/**
 * Whatever the addresses in a text lead to: whole, or without host, query or language.
 * @param {Book} book
 * @param {string} text
 */
function addresses(book, text) {
  const pieces = text.replace(/https?:/g, " $&").split(/[\s"'<>{}()[\],;]+/);
  return flat(pieces.filter((piece) => /[/#]/.test(piece)).map((piece) => addressed(book, decoded(piece))));
}

/** @param {string} piece */
function decoded(piece) {
  try {
    return decodeURIComponent(piece);
  } catch (misspelt) {
    return piece;
  }
}

/**
 * The key of what an address leads to: the fragment's, that of a commitment's page, or the path's.
 * @param {Book} book
 * @param {string} address
 */
function addressed(book, address) {
  const [, before, fragment = ""] = /^([^#]*)#?(.*?)(?::~:.*|[.:!?]*)$/.exec(address) || ["", "", ""];
  if (book.named(fragment) !== undefined) return [fragment];
  const [page] = before.replace(/^[a-z]+:\/\/[^/]*/, "").split("?");
  const number = /(?:^|\/)punkt\/(\d{1,9}|ny-\w+)(?![\w-])/.exec(page);
  if (number) return [`punkt-${number[1]}`];
  if (/^(?:punkt|avsnitt)-\d{1,9}$/.test(fragment)) return [fragment];
  const whole = /^(?:[a-z]+:\/\/|www\.|\/)/.test(address) || /\/$/.test(page) || /\/#/.test(address);
  return whole ? paths(page).filter((path) => book.named(path) !== undefined).slice(0, 1) : [];
}

/**
 * A path, and what is left of it without one folder after the other, which may be the site's own.
 * @param {string} page
 */
function paths(page) {
  const folders = page.replace(/[.:!?]+$/, "").split("/").filter(Boolean).slice(-12);
  return folders.map((_, n) => `${folders.slice(n).join("/")}/`);
}

/**
 * The ids in a text, such as those of a list of references.
 * @param {string} text
 */
function ids(text) {
  const found = text.toLowerCase().match(/(?:punkt|avsnitt)-(?:\d{1,9}|ny-\w+)(?![\w-])/g) || [];
  return found.map((id) => id.replace(/-0+(?=\d)/, "-"));
}

/**
 * What is named by number: anywhere after «punkt» and the like, or where a question is no more than that.
 * @param {Book} book
 * @param {string} text
 * @returns {Named}
 */
function numbers(book, text) {
  /** @type {string[]} */
  const keys = [];
  const rest = text.replace(NAMED, (_, before, kind, list) => {
    const named = /^(?:avsn|para)/i.test(kind) ? "avsnitt" : "punkt";
    keys.push(...flat(spans(list).map((span) => within(book, named, span))));
    return before;
  });
  if (keys.length) return documentsOf(book, keys, book.tell(rest).some(({ word }) => !SHOW.has(word)) ? rest : "");
  return bare(book, text);
}

/**
 * A question that is nothing but numbers; one that may be something else is asked as words too.
 * @param {Book} book
 * @param {string} text
 * @returns {Named}
 */
function bare(book, text) {
  const [, sign = "", list = "", end = ""] = WHOLE.exec(text) || [];
  const keys = flat(spans(list).map((span) => within(book, "punkt", span)));
  const alone = /^\d*$/.test(list);
  if (!sign && !keys.some((key) => book.named(key) !== undefined)) return { docs: [], missing: [], rest: text };
  return documentsOf(book, keys, alone && !sign && !/[.:)]/.test(end) ? text : "");
}

/**
 * The numbers of a list: «12 og 14», «12-15».
 * @param {string} list
 */
function spans(list) {
  /** @type {Span[]} */
  const found = [];
  let range = false;
  for (const part of list.toLowerCase().match(/\d+|-|\btil\b|\bto\b/g) || []) {
    const number = Number(part);
    if (Number.isNaN(number)) range = found.length > 0;
    else if (range) found[found.length - 1][1] = number;
    else found.push([number, number]);
    if (!Number.isNaN(number)) range = false;
  }
  return found;
}

/**
 * The ids from one number to another; the first and the last also where nothing has them.
 * @param {Book} book
 * @param {string} kind
 * @param {Span} span
 */
function within(book, kind, [first, last]) {
  if (last <= first) return unique([first, last]).map((number) => `${kind}-${number}`);
  return [first, ...book.between(kind, [first, last]), last].map((number) => `${kind}-${number}`);
}
