/* An index that is made here, out of all documents: of a language that only the worker can stem. */

/**
 * The words of a document, and those that say where it stands.
 * @typedef {{ text: Met[], where: Met[] }} Read
 */

/**
 * @param {SearchHead} head
 * @param {string} folder
 * @param {SearchDocument[]} docs
 */
function wholeBook(head, folder, docs) {
  const book = new Book(head, folder);
  const ordered = flat(ORDER.map((kind) => docs.filter((doc) => doc.kind === kind)));
  for (const { kind, sector = "" } of ordered) book.count(kind, sector, 1);
  book.scratch = [0, 1].map(() => new Float32Array(book.size));
  [...ordered, ...(head.gone || [])].forEach((doc, n) => keep(book, doc, n));
  inverted(book, ordered.map((doc) => wordsOf(book, doc)));
  return book;
}

/**
 * A document, and what leads to it: an id, or the path of a page.
 * @param {Book} book
 * @param {SearchDocument} doc
 * @param {number} n
 */
function keep(book, doc, n) {
  const [path, id] = doc.location.split("#");
  const key = id || path.replace(/^punkt\/(.+)\/$/, "punkt-$1");
  const [, kind, number] = /^(punkt|avsnitt)-(\d+)$/.exec(key) || [];
  book.docs.set(n, doc);
  if (kind) book.numbers[kind].push([Number(number), n, 1]);
  else if (!book.keys.has(key)) book.keys.set(key, n);
  const title = book.key(doc.title);
  if (!UNITS.has(doc.kind) && doc.kind !== "term" && title && !book.titles.has(title)) book.titles.set(title, n);
}

/**
 * @param {Book} book
 * @param {SearchDocument} doc
 * @returns {Read}
 */
function wordsOf(book, doc) {
  const tongue = tongueIn(book, doc);
  /** @param {string} text */
  const told = (text) => book.silenced(text).map((word) => book.meet(word, tongue, 1));
  const around = doc.kind === "paragraph" ? doc.title : doc.where;
  const beside = told([around, doc.plain].filter(Boolean).join(" "));
  // What has happened is asked for by its source too, and by the number of its case.
  const source = doc.kind === "followup" ? ` ${doc.where}` : "";
  const own = [doc.text, doc.beside].filter(Boolean).join(" ");
  return { text: told(UNITS.has(doc.kind) ? own : `${doc.title} ${doc.text}${source}`), where: beside };
}

/**
 * @param {Book} book
 * @param {Read[]} read
 */
function inverted(book, read) {
  /** @type {lunr.Builder<Read & { n: number }>} */
  const builder = new lunr.Builder();
  /** @type {Map<string, string[]>} */
  const cuts = new Map();
  /** @param {Met} met */
  const cut = ({ form }) => {
    const parts = cuts.get(form) || partsOf(form, book);
    cuts.set(form, parts);
    return parts;
  };
  builder.tokenizer = (terms) => terms.map((term) => new lunr.Token(term));
  builder.ref("n");
  builder.field("text", { extractor: ({ text }) => text.map(({ stem }) => stem) });
  builder.field("parts", { extractor: ({ text }) => flat(text.map(cut)) });
  builder.field("where", { extractor: ({ where }) => flat(where.map((met) => [met.stem, ...cut(met)])) });
  read.forEach((doc, n) => builder.add({ ...doc, n }));
  for (const term of Object.keys(builder.invertedIndex)) {
    const postings = builder.invertedIndex[term];
    book.place(term, Object.keys(FIELDS).map((field) => Uint32Array.from(Object.keys(postings[field] || {}), Number)));
  }
}
