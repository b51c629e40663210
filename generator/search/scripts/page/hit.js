/* A hit: the template of its kind, filled in. */

/** @param {Hit} hit */
function item(hit) {
  const template = one(page, `template[data-kind="${hit.kind}"]`, HTMLTemplateElement);
  const made = one(document.importNode(template.content, true), "li", HTMLElement);
  const link = one(made, "[data-title]", HTMLAnchorElement);
  const text = one(made, "[data-text]", HTMLElement);
  link.href = at(hit.location);
  link.textContent = fill(link.dataset.title || "{title}", { title: hit.title });
  if (hit.lang) text.lang = hit.lang;
  if (hit.lang && hit.kind !== "commitment" && hit.kind !== "followup") link.lang = hit.lang;
  if (hit.text) text.append(...marked(hit));
  else text.remove();
  explained(made, hit);
  placed(made, hit);
  return made;
}

/**
 * The same in everyday words, where there are any that tell more.
 * @param {HTMLElement} made
 * @param {Hit} hit
 */
function explained(made, hit) {
  const plain = made.querySelector("[data-plain]");
  if (!(plain instanceof HTMLElement)) return;
  if (!hit.plain || hit.plainRepeats) {
    plain.remove();
    return;
  }
  const words = document.createElement("span");
  if (hit.lang) words.lang = hit.lang;
  words.append(...marked({ text: hit.plain, marks: hit.plainMarks || [], borrowed: hit.plainBorrowed }));
  plain.append(" ", words);
}

/**
 * Where it stands: its sector, the section of that, and the way to it there.
 * @param {HTMLElement} made
 * @param {Hit} hit
 */
function placed(made, hit) {
  /** @type {HTMLAnchorElement | null} */
  const sector = made.querySelector("[data-sector]");
  const where = made.querySelector("[data-where]");
  /** @type {HTMLAnchorElement | null} */
  const context = made.querySelector("[data-context]");
  const of = hit.sector || "";
  if (sector) {
    sector.href = at(`${of}/`);
    sector.textContent = names.get(of) || "";
  }
  if (where && hit.where) where.textContent = sector ? `, ${hit.where}` : ` ${hit.where}`;
  if (context) {
    context.href = at(`${of}/#${hit.location.slice(0, -1).replace("/", "-")}`);
    context.textContent = fill(context.dataset.context || "", { title: hit.title });
  }
}

/**
 * A text with the words that it was found by marked, and with the language of borrowed ones.
 * @param {Pick<Hit, "text" | "marks" | "borrowed">} hit
 */
function marked({ text, marks, borrowed = [] }) {
  const ends = [...marks, ...borrowed].map(([from, to]) => [from, to]);
  const cuts = [0, text.length].concat(...ends).sort((a, b) => a - b);
  /** @type {(string | HTMLElement)[]} */
  const parts = [];
  cuts.slice(1).forEach((end, n) => {
    const start = cuts[n];
    const found = marks.some(([from, to]) => from <= start && start < to);
    const other = borrowed.find(([from, to]) => from <= start && start < to);
    if (end > start) parts.push(dressed(text.slice(start, end), found, other ? other[2] : ""));
  });
  return parts;
}

/**
 * @param {string} text
 * @param {boolean} found
 * @param {string} lang
 */
function dressed(text, found, lang) {
  if (!found && !lang) return text;
  const part = document.createElement(found ? "mark" : "span");
  if (lang) part.lang = lang;
  part.textContent = text;
  return part;
}
