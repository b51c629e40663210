/* What stylelint holds the style sheets to: the standard, but for what is said here. */
export default {
  extends: "stylelint-config-standard",
  rules: {
    /* Rules that belong together stand together, each on a line where it has room. */
    "at-rule-empty-line-before": null,
    "rule-empty-line-before": null,
    "declaration-empty-line-before": null,
    "comment-empty-line-before": null,
    /* A sheet follows the page from top to bottom, not the weight of its selectors. */
    "no-descending-specificity": null,
    /* Ranges came late to browsers: Safari has them since 2023. */
    "media-feature-range-notation": "prefix",
    /* Names of fonts and of paper have capital letters. */
    "value-keyword-case": ["lower", { ignoreProperties: ["--serif", "--sans", "font"], ignoreKeywords: ["A4"] }],
    /* Safari on a phone knows no other. */
    "property-no-vendor-prefix": [true, { ignoreProperties: ["-webkit-text-size-adjust"] }],
  },
  overrides: [
    {
      /* Paper and e-readers: what WeasyPrint knows of pages, and what old readers know of breaks. */
      files: ["generator/data/documents/*.css"],
      rules: {
        "declaration-property-value-no-unknown": [true, { ignoreProperties: { content: /target-counter/, "string-set": /.+/ } }],
        "property-no-deprecated": [true, { ignoreProperties: [/^page-break-/] }],
      },
    },
  ],
};
