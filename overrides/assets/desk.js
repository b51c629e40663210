/* The desk: one text at a time, answers that stay in this browser, and at the end a file to add.
   Without this script the page is a list to read. Nothing is sent anywhere. */
(() => {
  "use strict";

  /**
   * What somebody has said of a text: with which words, and which words they read.
   * @typedef {{ said: "good" | "mend" | "skip", read: string, text?: string }} Answer
   */

  /**
   * What a selector finds: the page's template has it.
   * @template {Element} T
   * @param {ParentNode} within
   * @param {string} selector
   * @param {new () => T} kind
   * @returns {T}
   */
  const one = (within, selector, kind) => {
    const found = within.querySelector(selector);
    if (found instanceof kind) return found;
    throw new Error(`The page has no ${selector}.`);
  };

  const desk = one(document, ".desk", HTMLElement);
  /** @type {HTMLElement[]} */
  const readings = Array.from(desk.querySelectorAll(".reading"));
  if (!readings.length) return;

  const list = one(desk, ".readings", HTMLElement);
  const told = one(desk, "[data-told]", HTMLElement);
  const panel = one(desk, "[data-answer]", HTMLElement);
  const said = one(panel, "[data-said]", HTMLElement);
  const mend = one(panel, "button[data-mend]", HTMLButtonElement);
  const back = one(panel, "button[data-back]", HTMLButtonElement);
  const mending = one(panel, "[data-mending]", HTMLElement);
  const proposal = one(mending, "textarea", HTMLTextAreaElement);
  const wrong = one(mending, ".wrong", HTMLElement);
  const end = one(desk, "[data-end]", HTMLElement);
  const again = one(end, "[data-again]", HTMLButtonElement);
  const making = one(end, "[data-making]", HTMLFormElement);
  const refused = one(making, ".wrong", HTMLElement);
  const name = one(making, "#navn", HTMLInputElement);
  const role = one(making, "#rolle", HTMLInputElement);
  const day = one(making, "#dag", HTMLInputElement);
  const made = one(end, "[data-made]", HTMLElement);
  const cleared = one(end, "[data-cleared]", HTMLElement);

  const { key = "", lang = "", part = "", folder = "", place = "", new: newFile = "" } = desk.dataset;

  /** Signs of an address that forges take for sure; GitHub refuses from about 8,000. */
  const LONGEST = 7000;

  /** Whose desk it is: the same on all its pages. */
  const OWNER = `${key.split("/skrivebord/")[0]}/skrivebord/`;

  /**
   * Words from the page with values filled in.
   * @param {string | undefined} text
   * @param {Record<string, string | number>} values
   */
  const fill = (text, values) => (text || "").replace(/\{(\w+)\}/g, (whole, value) => (value in values ? String(values[value]) : whole));

  /** @param {HTMLElement} reading */
  const id = (reading) => reading.dataset.id || "";

  /** @param {HTMLElement} reading */
  const words = (reading) => Array.from(reading.querySelectorAll(".sides div:last-child p"), (line) => {
    const copy = /** @type {HTMLElement} */ (line.cloneNode(true));
    const lead = copy.querySelector(".lead");
    if (lead) lead.remove();
    return (copy.textContent || "").trim();
  }).join("\n");

  /** @param {string} text */
  const folded = (text) => text.replace(/\s+/g, " ").trim();

  // What the browser remembers

  /**
   * @param {string} at
   * @returns {Record<string, any>}
   */
  const recalled = (at) => {
    try {
      return JSON.parse(localStorage.getItem(at) || "{}") || {};
    } catch (forgotten) {
      return {};
    }
  };

  /**
   * @param {string} at
   * @param {unknown} value
   */
  const remember = (at, value) => {
    try {
      localStorage.setItem(at, JSON.stringify(value));
    } catch (full) {
      told.textContent = told.dataset.forgetful || "";
    }
  };

  /** @type {Map<string, Answer>} */
  const answers = new Map();

  /** Answers of another day, but for those to words that have changed since. */
  const recall = () => {
    const kept = recalled(key);
    let changed = 0;
    for (const reading of readings) {
      const answer = kept[id(reading)];
      if (answer && answer.read === reading.dataset.read) answers.set(id(reading), answer);
      else if (answer) changed += 1;
    }
    if (changed) told.textContent = fill(told.dataset.changed, { n: changed });
    const who = recalled(OWNER);
    name.value = String(who.name || "");
    role.value = String(who.role || "");
  };

  const keep = () => {
    /** @type {Record<string, Answer>} */
    const all = {};
    for (const [which, answer] of answers) all[which] = answer;
    remember(key, all);
  };

  // One text at a time

  let at = 0;

  const current = () => readings[at];

  /**
   * Shows a text; the end comes after the last.
   * @param {number} n
   * @param {boolean} [move] whether whoever reads goes along
   */
  const show = (n, move = true) => {
    at = Math.max(0, Math.min(n, readings.length));
    for (const reading of readings) reading.classList.toggle("now", reading === current());
    const ended = at === readings.length;
    panel.hidden = ended;
    end.hidden = !ended;
    shut();
    if (ended) {
      tally();
      if (move) one(end, "h2", HTMLElement).focus();
      return;
    }
    const answer = answers.get(id(current()));
    said.textContent = (answer && said.dataset[answer.said]) || "";
    back.disabled = at === 0;
    const heading = one(current(), "h2", HTMLElement);
    heading.tabIndex = -1;
    if (move) {
      heading.focus({ preventScroll: true });
      current().scrollIntoView({ block: "nearest" });
      if (current().getBoundingClientRect().top < 0) current().scrollIntoView();
    }
  };

  /* The first text from one on that is not answered; those that were skipped come again at the end. */
  const next = (from = 0) => {
    const found = readings.findIndex((reading, n) => n >= from && !answers.has(id(reading)));
    return found < 0 ? readings.length : found;
  };

  /** @param {Answer["said"]} what @param {string} [text] */
  const answer = (what, text) => {
    const reading = current();
    if (!reading) return;
    const before = answers.get(id(reading));
    const settled = what === "skip" && before && before.said !== "skip";
    if (!settled) {
      const given = { said: what, read: reading.dataset.read || "" };
      answers.set(id(reading), text === undefined ? given : { ...given, text });
      keep();
    }
    const onward = next(at + 1);
    show(onward < readings.length ? onward : next());
  };

  const open = () => {
    const before = answers.get(id(current()));
    proposal.value = (before && before.text) || words(current());
    wrong.textContent = "";
    mending.hidden = false;
    mend.setAttribute("aria-expanded", "true");
    proposal.focus();
  };

  const shut = () => {
    mending.hidden = true;
    mend.setAttribute("aria-expanded", "false");
  };

  const save = () => {
    const text = folded(proposal.value);
    const same = text === folded(words(current()));
    wrong.textContent = (!text && wrong.dataset.empty) || (same && wrong.dataset.same) || "";
    if (text && !same) answer("mend", text);
    else proposal.focus();
  };

  // The file

  /** @param {Answer["said"]} what */
  const those = (what) => readings.filter((reading) => (answers.get(id(reading)) || {}).said === what);

  const tally = () => {
    const [good, mended] = [those("good").length, those("mend").length];
    const count = one(end, "[data-count]", HTMLElement);
    count.textContent = fill(count.dataset.count, { good, mend: mended, left: readings.length - good - mended });
    again.hidden = !those("skip").length && next() === readings.length;
    one(end, "[data-all]", HTMLElement).hidden = good + mended < readings.length;
    made.hidden = true;
    day.max = today();
    if (!day.value) day.value = today();
  };

  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  };

  /**
   * A text as YAML: plain where it is two names or more, or else in quotes.
   * @param {string} text
   */
  const written = (text) => (/^[A-Za-zÀ-ÖØ-öø-ÿ]+([ .'-]+[A-Za-zÀ-ÖØ-öø-ÿ]+)+$/.test(text) ? text : JSON.stringify(text));

  /** @param {string} read */
  const mark = (read) => (read.includes("-") ? read : `"${read}"`);

  const content = () => {
    const [good, mended] = [those("good"), those("mend")];
    return [
      "# yaml-language-server: $schema=../../approvals.schema.json",
      `approved_by: ${written(folded(name.value))}`,
      `approved_on: ${day.value}`,
      ...(folded(role.value) ? [`approved_as: ${written(folded(role.value))}`] : []),
      `place: ${place}`,
      `language: ${lang}`,
      ...(good.length ? ["units:", ...good.map((of) => `  ${id(of)}: ${mark(of.dataset.read || "")}`)] : []),
      ...(mended.length ? ["proposals:", ...mended.map(proposed)] : []),
      `count: ${good.length + mended.length}`,
      "",
    ].join("\n");
  };

  /** @param {HTMLElement} of */
  const proposed = (of) => {
    const { text = "" } = answers.get(id(of)) || {};
    return `  ${id(of)}:\n    text: >-\n      ${text}\n    read: ${mark(of.dataset.read || "")}`;
  };

  /** A few signs out of a text, so that two rounds of one day have names of their own (FNV-1a). @param {string} text */
  const hashed = (text) => {
    let hash = 0x811c9dc5;
    for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) || 0), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, "0").slice(0, 6);
  };

  /** @param {string} text */
  const slug = (text) => text.toLowerCase().replace(/æ/g, "ae").replace(/ø/g, "o").replace(/å/g, "a")
    .normalize("NFD").replace(/[^a-z0-9 -]/g, "").trim().replace(/[ -]+/g, "-").slice(0, 40) || "uten-navn";

  /** @param {string} text */
  const fileName = (text) => `${day.value}-${slug(folded(name.value))}-${part}-${hashed(text)}.yaml`;

  const make = () => {
    const nothing = !those("good").length && !those("mend").length;
    const dayless = !/^\d{4}-\d\d-\d\d$/.test(day.value) || day.value > today();
    const fault = (nothing && "nothing") || (!folded(name.value) && "name") || (dayless && "day") || "";
    refused.textContent = refused.dataset[fault] || "";
    name.setAttribute("aria-invalid", String(fault === "name"));
    day.setAttribute("aria-invalid", String(fault === "day"));
    if (fault === "name") name.focus();
    if (fault === "day") day.focus();
    if (fault) return;
    remember(OWNER, { name: folded(name.value), role: folded(role.value) });
    const text = content();
    offer(fileName(text), text);
  };

  /** @param {string} file @param {string} text */
  const offer = (file, text) => {
    const path = `${folder}/${file}`;
    const filled = newFile.includes("{text}")
      ? newFile.replace("{path}", encodeURIComponent(path)).replace("{text}", encodeURIComponent(text)) : "";
    const short = Boolean(filled) && filled.length <= LONGEST;
    lead("[data-open]", short ? filled : "");
    lead("[data-paste]", short ? "" : newFile.replace("{path}", encodeURIComponent(path)).replace(/&\w+=\{text\}/, ""));
    const download = one(made, "[data-download] a", HTMLAnchorElement);
    if (download.href) URL.revokeObjectURL(download.href);
    download.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    download.download = file;
    one(made, "#filnavn", HTMLInputElement).value = path;
    one(made, "#filinnhold", HTMLTextAreaElement).value = text;
    cleared.textContent = "";
    made.hidden = false;
    one(made, "[tabindex]", HTMLElement).focus();
  };

  /** @param {string} selector @param {string} address */
  const lead = (selector, address) => {
    const line = one(made, selector, HTMLElement);
    line.hidden = !address;
    if (!address) return;
    const link = one(line, "a", HTMLAnchorElement);
    link.href = address;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  };

  const clear = () => {
    answers.clear();
    keep();
    made.hidden = true;
    tally();
    cleared.textContent = cleared.dataset.cleared || "";
  };

  // What is pressed

  const skip = () => answer("skip");
  const good = () => answer("good");
  const previous = () => show(at - 1);

  /** @type {[string, () => void][]} */
  const pressed = [["good", good], ["mend", open], ["skip", skip], ["back", previous]];
  /** @type {Map<string, () => void>} */
  const keys = new Map();
  for (const [which, act] of pressed) {
    const button = one(panel, `button[data-${which}]`, HTMLButtonElement);
    button.addEventListener("click", act);
    keys.set(button.getAttribute("aria-keyshortcuts") || "", act);
  }
  one(panel, "[data-save]", HTMLButtonElement).addEventListener("click", save);
  one(panel, "[data-regret]", HTMLButtonElement).addEventListener("click", () => { shut(); mend.focus(); });
  one(panel, "[data-stop]", HTMLButtonElement).addEventListener("click", () => show(readings.length));
  again.addEventListener("click", () => {
    if (next() === readings.length) for (const reading of those("skip")) answers.delete(id(reading));
    keep();
    show(next());
  });
  making.addEventListener("submit", (event) => { event.preventDefault(); make(); });
  one(made, "[data-clear]", HTMLButtonElement).addEventListener("click", clear);

  /* One key each, only while whoever reads is at a text or its buttons, and writes nothing. */
  desk.addEventListener("keydown", (event) => {
    const { target } = event;
    if (!(target instanceof Element) || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.key === "Escape" && !mending.hidden) {
      shut();
      mend.focus();
    }
    if (target.matches("textarea, input") || !target.closest(".reading.now, [data-answer]")) return;
    const act = keys.get(event.key.toLowerCase());
    if (!act || panel.hidden || (act === previous && back.disabled)) return;
    event.preventDefault();
    act();
  });

  recall();
  list.classList.add("one");
  show(next(), false);
})();
