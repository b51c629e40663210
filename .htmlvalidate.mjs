/* What html-validate looks for in the built pages; tests/accessibility/validity.py asks it. */
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y", "html-validate:document"],
  rules: {
    // We write it in lower case, as HTML allows.
    "doctype-style": ["error", { style: "lowercase" }],
    // Everything comes from the site itself; a fingerprint in the page would guard against nobody.
    "require-sri": ["error", { target: "crossorigin" }],
    // Markdown, which writes the guide, closes its pictures with a slash, as HTML allows.
    "void-style": "off",
    // A limit for search engines. A commitment's title begins with its number and then quotes it.
    "long-title": "off",
  },
};
