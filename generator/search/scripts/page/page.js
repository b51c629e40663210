/* The search page: asks the worker what the address asks for, and shows what it finds. */

/** How many hits are shown at a time. */
const PAGE = 20;

/** How many names of what is not there are said. */
const MOST_NAMED = 5;

/**
 * What a selector finds: the page's template has it.
 * @template {Element} T
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T}
 */
function one(within, selector, kind) {
  const found = within.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`The page has no ${selector}.`);
}

const { worker: workerAddress = "", index = "" } = one(document, "script[data-worker]", HTMLScriptElement).dataset;
const page = one(document, ".search-page", HTMLElement);
const form = one(page, "form", HTMLFormElement);
const field = one(form, "[type=search]", HTMLInputElement);
const statusLine = one(page, "[data-status]", HTMLElement);
const way = one(page, "[data-way]", HTMLElement);
const wayLink = one(way, "a", HTMLAnchorElement);
const filter = one(page, "[data-filter]", HTMLElement);
const select = one(filter, "select", HTMLSelectElement);
const hits = one(page, "[data-hits]", HTMLElement);
const more = one(page, "[data-more]", HTMLElement);
const help = one(page, "[data-help]", HTMLElement);
const late = one(page, "[data-late]", HTMLElement);
const everything = one(help, "a", HTMLAnchorElement);

const root = page.dataset.root || "";
const file = page.dataset.file || "";

/**
 * The way to a page; its file is named where no server does it.
 * @param {string} path
 */
const at = (path) => root + path.replace(/\/(?=#|$)/, `/${file}`);

const title = document.title;
const number = new Intl.NumberFormat(document.documentElement.lang);

/** The names of the sectors, and of all of them together. */
const names = new Map(Array.from(select.options, (option) => [option.value, option.textContent]));

/**
 * What the page says in a case.
 * @param {string} which
 */
const words = (which) => statusLine.dataset[which] || "";

/**
 * Words from the page with values filled in, whatever signs the values hold.
 * @param {string} text
 * @param {Record<string, string>} values
 */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

/** @param {string} text */
const short = (text) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
