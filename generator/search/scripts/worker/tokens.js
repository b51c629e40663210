/* Tokens: what counts as a word, and the form and the stem in which it is compared. */

const WORD = /\d{1,3}(?:[.\u00a0 ]\d{3})+(?!\d)|\p{L}&\p{L}(?!\p{L})|[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200b-\u200f\u2060\ufeff]*|%/gu;
/** Scripts in which vowels are marks, which no word is itself without. */
const MARKED = /[\u0900-\u109f\u1780-\u17ff]/;
const HIDDEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * The words of a text, in small letters, and where each stands.
 * @param {string} text
 */
function tokens(text) {
  /** @type {{ word: string, at: number, end: number }[]} */
  const found = [];
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const { index } = match;
    for (const [at, word] of lunr.tongues ? lunr.tongues.segments(match[0]) : [[0, match[0]]]) {
      const start = index + Number(at);
      found.push({ word: String(word).toLowerCase().replace(HIDDEN, ""), at: start, end: start + String(word).length });
    }
  }
  return found;
}

/**
 * Plain letters: æ and ä as ae, ø and ö as o, å and á as a, ł as l, a ligature as its letters and a
 * raised figure as a figure; 37.000 as 37000, r&d as rd. LETTERS is from generator/wording/stems.py.
 * @param {string} word
 */
function fold(word) {
  const plain = word.normalize("NFKC").toLowerCase().replace(/[^\0-\x7f]|[%&]/g, (sign) => (sign in LETTERS ? LETTERS[sign] : sign));
  const bare = MARKED.test(plain) ? plain : plain.normalize("NFD").replace(/\p{M}/gu, "");
  return bare.replace(/(\d)[.\u00a0 ](?=\d)/g, "$1");
}

/** @param {string} form */
const isNumber = (form) => /\d/.test(form);

/**
 * How a language takes a word: the form it is folded to, and the stem of that.
 * @typedef {object} Tongue
 * @property {(word: string) => string} form
 * @property {(form: string) => string} stem
 */

/**
 * In Norwegian no letter is doubled, since that is what most typing errors are about;
 * generator/wording/stems.py does the same.
 * @type {Record<string, Tongue>}
 */
const TONGUES = {
  no: {
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
    form: fold,
    stem: (form) => lunr.stemmer(new lunr.Token(form)).toString(),
  },
};

/**
 * @param {string} lang
 * @returns {Tongue}
 */
const tongueOf = (lang) => TONGUES[lang] || lunr.tongues.take(lang, fold);

/** How the language of the adopted text takes a word, and whether it writes words together. */
const original = { tongue: TONGUES.no, compounds: true };

/** @param {string} lang */
function writtenIn(lang) {
  original.tongue = tongueOf(lang);
  original.compounds = !lunr.tongues || lunr.tongues.compounding.has(lang);
}

/** What makes an adjective or a noun of a word, which one of three letters is not known by without. */
const DERIVED = /^(?:hetslov|[es]?lov|el[ei]g|l[ei]g|e?ig|els)/;

/**
 * The stem of a word, but not one so short that it is another's: «bolig» is no form of «bol».
 * @param {string} word
 */
function norwegian(word) {
  const bare = lunr.no.stemmer(word);
  const derived = bare.length < 4 ? DERIVED.exec(word.slice(bare.length)) : null;
  const stem = derived ? bare + derived[0] : bare;
  return stem.length < 3 || (stem.length < 4 && word.length > 6) ? word : stem;
}

/**
 * A stem without what makes it a noun, a verb or an adjective: rekrutter(ing), digital(iser).
 * @param {string} stem
 */
function root(stem) {
  if (original.tongue !== TONGUES.no) return stem;
  const found = stem.replace(/(?:ering|ning|ing|els|sjon|asjon|iser|er|ed|end|bar|isk|lig|het|ig|t)$/, "");
  return found.length > 4 ? found : stem;
}
