/* Finds: keeps the index of one language and answers what people ask it, apart from the page.

   A word of the text becomes a term (folded, stemmed) in lunr's index; the parts of a compound
   become terms in a field of their own. A word of a question becomes a thought: all the ways in
   which the text may say it, each with a weight. First comes what answers most of the question,
   rare words above all. */
"use strict";
importScripts("../search/lunr.js");

const LONGEST_QUERY = 200;
const LONGEST_WORD = 40;
const MOST_WORDS = 16;
const FAINTEST = 0.05;
const FIELDS = { text: 1, parts: 0.7, where: 0.3 };
const KINDS = { commitment: 1, paragraph: 0.9, term: 0.8, section: 0.7, sector: 0.6, page: 0.5 };
const WEIGHTS = { root: 0.6, inside: 0.5, split: 0.8, some: 0.3, typo: 0.8, swap: 0.95 };
const EVERYDAY = { said: 0.5, partly: 0.75, unsaid: 0.95 };

/* Words: what counts as one, and the form in which it is compared. */

const WORD = /\d{1,3}(?:[.\u00a0 ]\d{3})+(?!\d)|[\p{L}\p{M}\p{N}]+|%/gu;
const LETTERS = { æ: "ae", ä: "ae", ø: "o", đ: "d", ŋ: "n", ŧ: "t", ß: "ss", "%": "prosent" };

const tokens = (text) =>
  Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ word: word.toLowerCase(), at: index, end: index + word.length }));

/* Plain letters: æ and ä as ae, ø and ö as o, å and á as a; 37.000 as 37000. */
function fold(word) {
  const plain = word.normalize("NFC").replace(/[æäøđŋŧß%]/g, (sign) => LETTERS[sign]);
  return plain.normalize("NFD").replace(/\p{M}/gu, "").replace(/(\d)[.\u00a0 ](?=\d)/g, "$1");
}

const isNumber = (form) => /\d/.test(form);

/* How each language takes a word. In Norwegian no letter is doubled, since that is what most
   typing errors are about; generator/wording/stems.py does the same. */
const TONGUES = {
  no: {
    compounds: true,
    form(word) {
      const form = fold(word);
      return isNumber(form) ? form : form.replace(/oe/g, "o").replace(/(.)\1+/gu, "$1");
    },
    stem(form) {
      if (form.length < 4 || isNumber(form)) return form;
      const once = norwegian(form.replace(/er(?:ne|nes|en|ens|e|es)$/, "er"));
      return once.length > 4 ? norwegian(once) : once;
    },
  },
  en: {
    compounds: false,
    form: fold,
    stem: (form) => lunr.stemmer(new lunr.Token(form)).toString(),
  },
};

function norwegian(word) {
  const stem = lunr.no.stemmer(word);
  return stem.length < 3 || (stem.length < 4 && word.length > 6) ? word : stem;
}

/* A stem without what makes it a noun, a verb or an adjective: rekrutter(ing), digital(iser). */
function root(stem) {
  const found = stem.replace(/(?:ering|ning|ing|els|sjon|asjon|iser|er|ed|end|bar|isk|lig|het|ig|t)$/, "");
  return found.length > 4 ? found : stem;
}

/* The index of one language. */

class Book {
  constructor({ config, docs }) {
    this.docs = docs;
    this.beginnings = new Set((config.everyday || "").split(" "));
    this.everyday = `../${config.everyday_at}`;
    this.tongues = config.lang.map((lang) => TONGUES[lang]);
    this.splitting = this.tongues.find((tongue) => tongue.compounds);
    this.stop = new Set((config.stop || "").split(" "));
    this.swaps = (config.swaps || "").split(" ").filter(Boolean).map((swap) => swap.split(">"));
    this.known = new Map();
    this.stems = new Set();
    this.cuts = new Map();
    this.listed = new Map();
    this.scratch = [0, 1].map(() => new Float32Array(docs.length));
    this.learn();
    this.write();
  }

  /* A document that is not translated is in Norwegian still. */
  tongue(doc) {
    return (this.tongues.length > 1 && doc.lang && this.splitting) || this.tongues[0];
  }

  /* Every word of the text. */
  learn() {
    this.read = this.docs.map((doc) => {
      const tongue = this.tongue(doc);
      const take = (text) => this.silenced(text).map((word) => this.meet(word, tongue, 1));
      const numbered = doc.kind === "commitment" || doc.kind === "paragraph";
      const around = doc.kind === "paragraph" ? doc.title : doc.where;
      return { text: take(numbered ? doc.text : `${doc.title} ${doc.text}`), where: take(around || "") };
    });
  }

  /* The words of a text that say something. */
  silenced(text) {
    return tokens(text).map(({ word }) => word).filter((word) => !this.stop.has(word));
  }

  meet(word, tongue, times) {
    let met = this.known.get(word);
    if (!met) {
      const form = tongue.form(word);
      met = this.known.get(form);
      if (!met) {
        met = { form, stem: tongue.stem(form), shown: word, count: 0 };
        this.known.set(form, met);
        if (met.stem.length > 3) this.stems.add(met.stem);
      }
      this.known.set(word, met);
    }
    met.count += times;
    return met;
  }

  write() {
    const builder = new lunr.Builder();
    builder.tokenizer = (terms) => terms.map((term) => new lunr.Token(term));
    builder.ref("n");
    builder.field("text", { extractor: ({ text }) => text.map(({ stem }) => stem) });
    builder.field("parts", { extractor: ({ text }) => text.flatMap(({ form }) => this.parts(form)) });
    builder.field("where", { extractor: ({ where }) => where.flatMap(({ form, stem }) => [stem, ...this.parts(form)]) });
    this.read.forEach((doc, n) => builder.add({ ...doc, n }));
    this.index = builder.invertedIndex;
    this.terms = Object.keys(this.index).sort();
    this.roots = gather(this.terms.map((term) => [root(term), term]));
    this.titles = new Map();
    this.docs.forEach((doc, n) => {
      const key = this.key(doc.title);
      if (doc.kind !== "paragraph" && doc.kind !== "term" && key && !this.titles.has(key)) this.titles.set(key, n);
    });
  }

  /* What a question says, word by word. */
  tell(text) {
    return this.silenced(text).map((word) => {
      const form = this.tongues[0].form(word);
      return { word, form, stem: this.tongues[0].stem(form) };
    });
  }

  key(text) {
    return tokens(text).map(({ word }) => this.tongues[0].stem(this.tongues[0].form(word))).join(" ");
  }

  /* The stems of the words in a compound of the text, or none: sykkelparkering is sykkel and parkering. */
  parts(form) {
    if (!this.cuts.has(form)) this.cuts.set(form, this.split(form, this));
    return this.cuts.get(form);
  }

  split(form, words) {
    if (!this.splitting || form.length < 6 || form.length > LONGEST_WORD || isNumber(form)) return [];
    return (cut(form, (part) => words.isWord(part), 2) || []).map((part) => this.splitting.stem(part));
  }

  isWord(form) {
    return this.known.has(form) ? !this.stop.has(form) : form.length > 3 && this.stems.has(this.splitting.stem(form));
  }

  /* The documents in which a term stands, field by field. */
  places(term) {
    if (!this.listed.has(term)) {
      this.listed.set(term, Object.keys(FIELDS).map((field) => Uint32Array.from(Object.keys(this.index[term]?.[field] || {}))));
    }
    return this.listed.get(term);
  }

  /* Whether the term is a word of the text, not only of a heading or a part of a word. */
  stands(term) {
    return this.places(term)[0].length > 0;
  }

  startingWith(stem) {
    return this.terms.slice(placeOf(this.terms, stem), placeOf(this.terms, `${stem}\uffff`));
  }

  get spellings() {
    this.spelt ||= lunr.TokenSet.fromArray([...new Set([...this.known.values()].map(({ form }) => form))].sort());
    return this.spelt;
  }
}

/* The everyday words that one question needs: each entry under the stems of what people say. */
class Vocabulary {
  constructor(book, entries) {
    this.book = book;
    this.forms = new Map();
    const listed = entries.flatMap(([said, meant]) => {
      const leads = meant.map((phrase) => ({ shown: phrase, stems: book.tell(phrase).map(({ stem }) => stem) }));
      return said.map((phrase) => ({ stems: this.meet(phrase), leads }));
    });
    this.answers = gather(listed.flatMap((entry) => entry.stems.map((stem) => [stem, entry])));
  }

  meet(phrase) {
    const told = this.book.tell(phrase);
    for (const { word, form, stem } of told) this.forms.set(form, { shown: word, stem });
    return [...new Set(told.map(({ stem }) => stem))];
  }

  isWord(form) {
    return this.book.isWord(form) || this.forms.has(form) || (form.length > 3 && this.answers.has(this.book.splitting.stem(form)));
  }

  /* The words that are spelt almost like this one, those most used in the text first. */
  near(form, edits) {
    this.spellings ||= lunr.TokenSet.fromArray([...this.forms.keys()].sort());
    const wanted = lunr.TokenSet.fromFuzzyString(form, edits);
    const found = [this.book.spellings, this.spellings].flatMap((set) => set.intersect(wanted).toArray());
    const used = (word) => this.book.known.get(word)?.count || 0;
    return [...new Set(found)].filter((word) => word.length > 3).sort((a, b) => used(b) - used(a));
  }

  find(word) {
    return this.book.known.get(word) || this.forms.get(word);
  }
}

function cut(form, isWord, times) {
  let best = null;
  for (let at = 3; at <= form.length - 3; at++) {
    const tail = form.slice(at);
    if (!isWord(tail)) continue;
    for (const head of joints(form.slice(0, at))) {
      const heads = isWord(head) ? [head] : times && head.length > 5 ? cut(head, isWord, times - 1) : null;
      if (heads && (!best || betterCut([...heads, tail], best))) best = [...heads, tail];
    }
  }
  return best;
}

function gather(pairs) {
  const found = new Map();
  for (const [key, value] of pairs) {
    if (found.has(key)) found.get(key).push(value);
    else found.set(key, [value]);
  }
  return found;
}

/* The first word of a compound, with and without the s or e that joins it to the next. */
const joints = (head) => (/[se]$/.test(head) && head.length > 3 ? [head, head.slice(0, -1)] : [head]);

const shortest = (parts) => Math.min(...parts.map((part) => part.length));

const betterCut = (parts, than) =>
  parts.length === than.length ? shortest(parts) > shortest(than) : parts.length < than.length;

function placeOf(sorted, word) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/* Ways. A needle is terms with weights, any of which will do; a way is needles that belong together. */

function needle(book, stem, weight = 1) {
  const terms = new Map();
  const add = (term, times) => terms.set(term, Math.max(terms.get(term) || 0, weight * times));
  if (stem in book.index) add(stem, 1);
  if (isNumber(stem) || stem.length < 4) return terms;
  const near = [0.4, 0.65, 0.8][Math.min(stem.length, 6) - 4];
  for (const term of book.startingWith(stem)) add(term, term === stem ? 1 : near);
  for (const term of book.roots.get(root(stem)) || []) add(term, WEIGHTS.root);
  return terms;
}

/* What a word may stand for by itself, everyday words apart. */
function think(book, said, vocabulary) {
  const thought = { said, ways: [], wide: [], some: [], instead: [] };
  const whole = needle(book, said.stem);
  if (whole.size) thought.ways.push({ needles: [whole], weight: 1 });
  if (isNumber(said.form)) return thought;
  if (!whole.size && vocabulary) {
    for (const stem of swapped(book, said.form)) thought.ways.push({ needles: [needle(book, stem)], weight: WEIGHTS.swap });
  }
  const parts = book.split(said.form, vocabulary || book).map((stem) => part(book, stem, vocabulary));
  if (parts.length && parts.every((terms) => terms.size)) thought.ways.push({ needles: parts, weight: WEIGHTS.split });
  else thought.some = parts.filter((terms) => terms.size);
  return thought;
}

/* A part of a compound, and what the vocabulary says that it stands for. */
function part(book, stem, vocabulary) {
  const terms = needle(book, stem);
  const entries = (vocabulary?.answers.get(stem) || []).filter(({ stems }) => stems.length === 1);
  for (const lead of entries.flatMap(({ leads }) => leads).filter(({ stems }) => stems.length === 1)) {
    for (const [term, weight] of needle(book, lead.stems[0], 0.8)) terms.set(term, Math.max(terms.get(term) || 0, weight));
  }
  return terms;
}

/* Nynorsk spellings of a word that the text does not have: straum is strøm, leik is lek. */
function swapped(book, form) {
  let forms = [form];
  for (const [from, to] of book.swaps) {
    forms = forms.flatMap((one) => (one.includes(from) ? [one, one.replace(from, to)] : [one])).slice(0, 16);
  }
  const stems = forms.slice(1).map((one) => TONGUES.no.stem(TONGUES.no.form(one)));
  return [...new Set(stems)].filter((stem) => needle(book, stem).size);
}

/* Everyday words: each entry all of whose words are asked for. */
function widen(book, thoughts, vocabulary) {
  const asked = new Map(thoughts.map((thought) => [thought.said.stem, thought]));
  const entries = new Set(thoughts.flatMap(({ said }) => vocabulary.answers.get(said.stem) || []));
  for (const entry of entries) {
    const group = entry.stems.map((stem) => asked.get(stem));
    if (group.includes(undefined)) continue;
    const how = howSaid(book, group);
    const ways = leadingTo(book, entry, EVERYDAY[how]);
    if (group.length === 1) group[0].wide.push(...ways);
    else thoughts.push({ said: group[0].said, ways: [], wide: ways, instead: [], group, stands: how !== "unsaid" });
  }
}

function howSaid(book, group) {
  if (group.every(({ said }) => book.stands(said.stem))) return "said";
  return group.every(({ ways }) => ways.length) ? "partly" : "unsaid";
}

function leadingTo(book, entry, weight) {
  const ways = entry.leads.map(({ shown, stems }, n) => ({
    needles: stems.map((stem) => needle(book, stem)),
    weight: weight * (1 - 0.03 * Math.min(n, 8)),
    shown,
  }));
  return ways.filter(({ needles }) => needles.length && needles.every((terms) => terms.size));
}

/* Two words that are one in the text: sykkel parkering. */
function joined(book, said) {
  return said.slice(1).flatMap((two, n) =>
    ["", "s", "e"].flatMap((joint) => {
      const form = TONGUES.no.form(said[n].form + joint + two.form);
      const stem = TONGUES.no.stem(form);
      const terms = stem.length < said[n].form.length + 2 ? new Map() : needle(book, stem);
      return terms.size ? [{ said: two, ways: [{ needles: [terms], weight: 1 }], wide: [], instead: [], extra: true }] : [];
    }),
  );
}

/* A word that nothing answers: inside of others, then spelt almost like one, then a part of it. */
function mend(book, thought, vocabulary) {
  const { form, stem } = thought.said;
  if (isNumber(form)) return;
  const inside = stem.length > 4 ? book.terms.filter((term) => term.includes(stem)) : [];
  if (inside.length) thought.ways.push({ needles: [new Map(inside.map((term) => [term, WEIGHTS.inside]))], weight: 1 });
  else for (const word of corrections(vocabulary, form)) takeFor(book, thought, word, vocabulary);
  if (thought.ways.length) return;
  const some = thought.some.length ? thought.some : [part(book, book.splitting?.stem(wordIn(form, vocabulary)) || "", vocabulary)];
  if (some[0].size) thought.ways.push({ needles: some, weight: WEIGHTS.some });
}

/* The longest known word that ends the form or begins it, the end before the beginning. */
function wordIn(form, words) {
  const cuts = Array.from({ length: Math.min(LONGEST_WORD, Math.max(0, form.length - 6)) }, (_, n) => n + 3);
  const tails = cuts.map((at) => form.slice(at)).filter((tail) => words.isWord(tail));
  const heads = cuts.flatMap((at) => joints(form.slice(0, at))).filter((head) => words.isWord(head));
  const long = [...tails, ...heads].filter((word) => word.length > 3);
  return long.sort((one, two) => two.length - one.length)[0] || "";
}

function corrections(vocabulary, form) {
  if (form.length < 4 || form.length > LONGEST_WORD) return [];
  const close = vocabulary.near(form, 1).filter((word) => word[0] === form[0] || form.length > 5);
  if (close.length || form.length < 9) return close.slice(0, 3);
  return vocabulary.near(form, 2).filter((word) => word[0] === form[0]).slice(0, 3);
}

function takeFor(book, thought, word, vocabulary) {
  const { shown, stem } = vocabulary.find(word);
  const other = think(book, { word, form: word, stem });
  const entries = (vocabulary.answers.get(stem) || []).filter(({ stems }) => stems.length === 1);
  const ways = [...other.ways, ...entries.flatMap((entry) => leadingTo(book, entry, EVERYDAY.unsaid))];
  if (ways.length) thought.instead.push(shown);
  thought.ways.push(...ways.map((way) => ({ ...way, weight: way.weight * WEIGHTS.typo })));
}

/* Answers: documents, and how well each answers, from 0 to 1. */

/* The best that any of some answers has for each document. */
function best(book, answers) {
  const [worth] = book.scratch;
  const docs = [];
  for (const answer of answers) {
    for (let i = 0; i < answer.docs.length; i++) {
      const n = answer.docs[i];
      if (worth[n] === 0) docs.push(n);
      if (worth[n] < answer.worth[i]) worth[n] = answer.worth[i];
    }
  }
  return settle(docs, worth);
}

/* Take what was written for some documents out of the scratch pad, and leave that clean. */
function settle(docs, pad) {
  const worth = Float32Array.from(docs, (n) => pad[n]);
  for (const n of docs) pad[n] = 0;
  return { docs, worth };
}

function answerNeedle(book, terms) {
  const fields = Object.values(FIELDS);
  const [pad] = book.scratch;
  const docs = [];
  for (const [term, weight] of terms) {
    book.places(term).forEach((places, field) => {
      const worth = weight * fields[field];
      for (const n of places) {
        if (pad[n] === 0) docs.push(n);
        if (pad[n] < worth) pad[n] = worth;
      }
    });
  }
  return settle(docs, pad);
}

function rarity(book, { worth }) {
  const sum = worth.reduce((a, b) => a + b, 0);
  return Math.log(1 + (book.docs.length - sum + 0.5) / (sum + 0.5));
}

/* All needles of a way together; where one is missing, what is left counts for little. */
function answerWay(book, { needles, weight }) {
  const each = needles.map((terms) => answerNeedle(book, terms));
  const rarities = each.map((answer) => rarity(book, answer));
  const all = rarities.reduce((a, b) => a + b, 0);
  const [share, count] = book.scratch;
  const docs = [];
  each.forEach((answer, i) => {
    answer.docs.forEach((n, at) => {
      if (!count[n]) docs.push(n);
      count[n] += 1;
      share[n] += (answer.worth[at] * rarities[i]) / all;
    });
  });
  for (const n of docs) share[n] *= weight * (count[n] === needles.length ? 1 : WEIGHTS.some);
  for (const n of docs) count[n] = 0;
  return settle(docs, share);
}

/* The whole question. */

/* Without a vocabulary the question is taken by the letter: nothing widened, nothing corrected. */
function ask(book, query, vocabulary) {
  const text = query.slice(0, LONGEST_QUERY);
  const told = book.tell(text).slice(0, MOST_WORDS);
  const said = told.filter(({ stem }, n) => told.findIndex((other) => other.stem === stem) === n);
  const thoughts = said.map((one) => think(book, one, vocabulary));
  if (vocabulary) {
    widen(book, thoughts, vocabulary);
    const grouped = new Set(thoughts.flatMap(({ group }) => group || []));
    const lost = thoughts.filter((thought) => !thought.ways.length && !thought.wide.length && !grouped.has(thought));
    for (const thought of lost) mend(book, thought, vocabulary);
  }
  if (book.splitting) thoughts.push(...joined(book, told));
  return { ...rank(book, text, thoughts), instead: vocabulary ? instead(thoughts) : [] };
}

function rank(book, text, thoughts) {
  const [total, share] = [0, 1].map(() => new Float32Array(book.docs.length));
  let all = 0;
  for (const thought of thoughts) {
    const { docs, worth } = (thought.answer = best(book, [...thought.ways, ...thought.wide].map((way) => answerWay(book, way))));
    const weight = docs.length ? rarity(book, thought.answer) : 0;
    if (!thought.extra) all += weight;
    docs.forEach((n, i) => {
      total[n] += weight * worth[i];
      share[n] += weight * worth[i];
    });
  }
  const score = total.map((sum, n) => sum && sum * (0.5 + 0.5 * Math.min(1, share[n] / all)) * (KINDS[book.docs[n].kind] || 0.5));
  const named = titled(book, text);
  if (named !== undefined) score[named] = Infinity;
  return { score, thoughts };
}

/* The document whose title, or whose number, the question is. */
function titled(book, text) {
  const key = book.key(text);
  const number = /^(?:\D{0,12}\s)?#?(\d{1,6})$/.exec(text.trim())?.[1];
  if (book.titles.has(key)) return book.titles.get(key);
  if (!number || !/^(?:[^\s\d]*\s+){0,2}#?\d+$/.test(text.trim())) return undefined;
  const words = text.trim().toLowerCase().split(/\s+/).slice(0, -1);
  if (!words.every((word) => /^(?:punkt|pkt|nr|nummer|number|no|point|commitment)\.?$/.test(word))) return undefined;
  const n = book.docs.findIndex((doc) => doc.kind === "commitment" && doc.title.replace(/\D/g, "") === number);
  return n < 0 ? undefined : n;
}

/* What was looked for in place of words that the text does not have. */
function instead(thoughts) {
  const found = thoughts.flatMap((thought) => {
    if (thought.instead.length) return thought.instead.slice(0, 1);
    return thought.ways.length || thought.stands ? [] : thought.wide.slice(0, 3).map(({ shown }) => shown);
  });
  return [...new Set(found)];
}

/* The hits, best first, and those of them that are shown. */
function list(book, { score, thoughts, instead }, { sector = "", from = 0, count = 20 }) {
  const highest = score.reduce((a, b) => (b > a && b < Infinity ? b : a), 0);
  const hits = [];
  const sectors = {};
  score.forEach((worth, n) => {
    if (!worth || worth < FAINTEST * highest) return;
    const { sector: of } = book.docs[n];
    if (of) sectors[of] = (sectors[of] || 0) + 1;
    if (!sector || of === sector) hits.push(n);
  });
  const shown = first(hits, score, from + count).slice(from);
  return { total: hits.length, sectors, instead, from, hits: shown.map((n) => ({ ...book.docs[n], marks: marks(book, n, thoughts) })) };
}

/* The first of the hits in order, without sorting all of them where they are many. */
function first(hits, score, count) {
  const least = hits.length > count ? Float32Array.from(hits, (n) => score[n]).sort()[hits.length - count] : 0;
  return hits.filter((n) => score[n] >= least).sort((a, b) => score[b] - score[a] || a - b).slice(0, count);
}

/* Where in the text of a document the words stand that it was found by. */
function marks(book, n, thoughts) {
  const terms = new Set();
  for (const { answer, ways, wide } of thoughts) {
    if (!answer.docs.includes(n)) continue;
    for (const { needles } of [...ways, ...wide]) for (const one of needles) for (const term of one.keys()) terms.add(term);
  }
  const met = (word) => book.known.get(word);
  const isFound = (word) => met(word) && !book.stop.has(word) && (terms.has(met(word).stem) || book.parts(met(word).form).some((stem) => terms.has(stem)));
  return tokens(book.docs[n].text).filter(({ word }) => isFound(word)).map(({ at, end }) => [at, end]);
}

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
