/* What ESLint holds the scripts to: sound, and plain ES2018. tests/pages/test_scripts.py tries that it does.

   TypeScript, which reads all files of a script together, says so where a name is not known and
   where something built in is newer than ES2018; here it is asked of each method by its name. */
import js from "@eslint/js";
import es from "eslint-plugin-es-x";

const es2018 = es.configs["flat/restrict-to-es2018"];

/* Those of iterators have names that arrays have had since long; TypeScript tells which is which. */
const ofIterators = Object.keys(es2018.rules).filter((rule) => rule.startsWith("es-x/no-iterator-prototype-"));

const newer = ["AggregateError", "BigInt", "FinalizationRegistry", "WeakRef", "globalThis"];

const markup = ["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe"];

const house = {
  "array-callback-return": "error",
  "consistent-return": "error",
  eqeqeq: "error",
  "no-console": "error",
  "no-else-return": "error",
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-new-func": "error",
  "no-restricted-properties": ["error", ...markup.map((property) => ({ property, message: "A text stays text." }))],
  "no-script-url": "error",
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-arrow-callback": "error",
  "prefer-const": "error",
  "prefer-template": "error",
};

export default [
  { ignores: ["generator/search/scripts/lunr/"] },
  js.configs.recommended,
  { rules: house },
  {
    files: ["**/*.js"],
    languageOptions: {
      ecmaVersion: 2018,
      sourceType: "script",
      globals: Object.fromEntries(newer.map((name) => [name, "readonly"])),
      parserOptions: { ecmaFeatures: { impliedStrict: true } },
    },
    plugins: es2018.plugins,
    settings: { "es-x": { aggressive: true } },
    rules: {
      ...es2018.rules,
      ...Object.fromEntries(ofIterators.map((rule) => [rule, "off"])),
      /* ES2018 on paper; Safari has it since 2023, and reads no script that holds one. */
      "es-x/no-regexp-lookbehind-assertions": "error",
      "no-undef": "off",
      "no-unused-vars": ["error", { vars: "local", caughtErrors: "none" }],
    },
  },
  {
    /* As they are sent, where all their files are in sight. */
    files: ["sent/*.js"],
    rules: { "no-unused-vars": ["error", { caughtErrors: "none" }] },
  },
];
