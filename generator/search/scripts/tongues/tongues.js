/* Tongues: what the search does in other languages than Norwegian and English. It is sent where a site has one. */

/** Scripts that put no space between words. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

/** What cuts a text in such a script into words, where the browser has it; else each sign is one. */
const segmenter = "Segmenter" in Intl ? new (/** @type {any} */ (Intl)).Segmenter(undefined, { granularity: "word" }) : undefined;

/**
 * A language of lunr-languages, where it has one.
 * @param {string} lang
 * @returns {lunr.Language | undefined}
 */
const known = (lang) => (/** @type {any} */ (lunr))[lang];

lunr.tongues = {
  /** Languages that write words together as one. */
  compounding: new Set(["no", "sv", "da", "de", "nl", "fi", "hu"]),

  /** The words of a language that say nothing, parted by spaces. */
  stop(lang) {
    const language = known(lang);
    return language ? language.stop : "";
  },

  /**
   * A stemmer wants the letters of its own language, so that they are made plain when it has done its
   * work. What is known of no language is compared as it is written.
   */
  take(lang, fold) {
    const language = known(lang);
    if (!language) return { form: fold, stem: (form) => form };
    return {
      form: (word) => word.normalize("NFKC").toLowerCase(),
      stem: (form) => fold(/\d/.test(form) ? form : language.stemmer(form)),
    };
  },

  /** The words that stand together without a space, each with its place. */
  segments(text) {
    if (!UNSPACED.test(text)) return [[0, text]];
    let at = 0;
    if (!segmenter) return Array.from(text, (sign) => [(at += sign.length) - sign.length, sign]);
    return Array.from(segmenter.segment(text), (/** @type {{ index: number, segment: string }} */ one) => [one.index, one.segment]);
  },
};
