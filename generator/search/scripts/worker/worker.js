/* Finds: keeps the index of one language and answers what people ask it, apart from the page.

   A word of the text becomes a term (folded, stemmed) in lunr's index; the parts of a compound
   become terms in a field of their own. A word of a question becomes a thought: all the ways in
   which the text may say it, each with a weight. First comes what answers most of the question,
   rare words above all. */
"use strict";
importScripts("../search/lunr.js");

const LONGEST_QUERY = 200;
const LONGEST_PASTE = 2000;
const LONGEST_WORD = 40;
const MOST_WORDS = 16;
const FAINTEST = 0.25;
const FAINTEST_WIDE = 0.5;
const LIKELY = 10;
const SURE = 0.44;
const SURE_OF_FEW = 0.6;
const FEW = 3;
const SURE_ELSEWHERE = 0.7;
const MOST_NEAREST = 3;
const FIELDS = { text: 1, parts: 0.7, where: 0.3 };
const UNITS = new Set(["commitment", "paragraph"]);
/** @type {Record<string, number>} */
const KINDS = { commitment: 1, paragraph: 0.9, followup: 0.9, term: 0.8, section: 0.7, sector: 0.6, page: 0.5 };
const WEIGHTS = { root: 0.6, inside: 0.5, split: 0.8, some: 0.3, typo: 0.8, swap: 0.95, around: 0.7 };
const EVERYDAY = { said: 0.5, partly: 0.75, unsaid: 0.95 };
