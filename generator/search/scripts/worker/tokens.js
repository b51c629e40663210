/* Tokens: what counts as a word, and the form in which it is compared. */

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
