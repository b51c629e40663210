/* The search page: asks the worker what the address asks for, and shows what it finds. */
(() => {
  "use strict";
  const PAGE = 20;
  const page = document.querySelector(".search-page");
  if (!page) return;
  const { worker: finder, index } = document.currentScript.dataset;
  const of = (name, within = page) => within.querySelector(`[data-${name}]`);
  const [status, way, filter, hits, more, help] = ["status", "way", "filter", "hits", "more", "help"].map((name) => of(name));
  const field = page.querySelector("[type=search]");
  const select = filter.querySelector("select");
  const said = status.dataset;
  const title = document.title;
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const names = new Map([...select.options].map((option) => [option.value, option.textContent]));

  /* Words from the page with values filled in, whatever signs the values hold. */
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const short = (text) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

  const asked = () => {
    const given = new URLSearchParams(location.search);
    const sector = given.get("omrade") || "";
    return {
      query: (given.get("q") || "").trim(),
      sector: names.has(sector) ? sector : "",
      literal: given.has("ordrett"),
    };
  };

  const address = ({ query, sector, literal }) => {
    const given = new URLSearchParams({ q: query });
    if (sector) given.set("omrade", sector);
    if (literal) given.set("ordrett", "");
    return `?${given}`;
  };

  /* Asking. Only the answer to the last question counts. */
  let worker;
  let turn = 0;
  let slow;

  const ask = (from, count) => {
    const question = asked();
    turn += 1;
    clearTimeout(slow);
    slow = setTimeout(() => { status.textContent = said.searching; }, 600);
    try {
      worker ||= start();
      worker.postMessage({ id: turn, index: new URL(index, location).href, from, count, ...question });
    } catch {
      fail();
    }
  };

  const start = () => {
    const made = new Worker(finder);
    made.onmessage = ({ data }) => {
      if (data.id !== turn) return;
      clearTimeout(slow);
      if (data.failed) fail();
      else show(data, asked());
    };
    made.onerror = (event) => {
      event.preventDefault();
      fail();
    };
    return made;
  };

  const fail = () => {
    clearTimeout(slow);
    worker?.terminate();
    worker = undefined;
    clear();
    status.textContent = said.failed;
    help.hidden = false;
  };

  const clear = () => {
    hits.replaceChildren();
    hits.hidden = true;
    for (const part of [way, filter, more, help]) part.hidden = true;
  };

  /* Showing. */
  const show = (found, question) => {
    if (!found.from) clear();
    const first = hits.children.length;
    hits.append(...found.hits.map((hit) => item(hit)));
    hits.hidden = !hits.children.length;
    status.textContent = told(found, question);
    help.hidden = found.total > 0;
    more.hidden = hits.children.length >= found.total;
    choices(found, question);
    wayBack(found, question);
    if (found.from) of("title", hits.children[first])?.focus();
  };

  const told = ({ total, instead }, { query }) => {
    const words = total ? (total === 1 ? said.one : said.other) : said.none;
    const count = fill(words, { n: number.format(total), query: short(query) });
    return total && instead.length ? `${count}. ${fill(said.instead, { words: listed(instead) })}` : count;
  };

  const listed = (words) => {
    const quoted = words.map((word) => fill(said.quoted, { word }));
    return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} ${said.and} ${quoted.at(-1)}`;
  };

  /* From what was corrected or widened to the very words, and from those to more. */
  const wayBack = ({ instead, total }, question) => {
    const link = way.querySelector("a");
    const literal = instead.length > 0 && total > 0;
    way.hidden = !literal && !question.literal;
    link.href = address({ ...question, literal });
    link.textContent = fill(literal ? link.dataset.literal : link.dataset.loose, { query: short(question.query) });
  };

  const choices = ({ sectors }, { sector }) => {
    const all = Object.values(sectors).reduce((a, b) => a + b, 0);
    filter.hidden = !all || (Object.keys(sectors).length < 2 && !sector);
    for (const option of select.options) {
      const count = option.value ? sectors[option.value] || 0 : 0;
      option.textContent = option.value ? `${names.get(option.value)} (${number.format(count)})` : names.get("");
      option.disabled = Boolean(option.value) && !count && option.value !== sector;
    }
    select.value = sector;
  };

  const item = (hit) => {
    const made = of(`kind="${hit.kind}"`).content.firstElementChild.cloneNode(true);
    const link = of("title", made);
    link.href = page.dataset.root + hit.location;
    link.textContent = link.dataset.title ? fill(link.dataset.title, hit) : hit.title;
    marked(of("text", made), hit);
    if (hit.lang) for (const part of [of("text", made), hit.kind === "commitment" ? null : link]) part?.setAttribute("lang", hit.lang);
    placed(made, hit);
    return made;
  };

  const placed = (made, hit) => {
    const [sector, where, context] = ["sector", "where", "context"].map((name) => of(name, made));
    if (sector) {
      sector.href = `${page.dataset.root}${hit.sector}/`;
      sector.textContent = names.get(hit.sector);
    }
    if (where && hit.where) where.textContent = sector ? `, ${hit.where}` : ` ${hit.where}`;
    if (context) {
      context.href = `${page.dataset.root}${hit.sector}/#${hit.location.slice(0, -1).replace("/", "-")}`;
      context.textContent = fill(context.dataset.context, hit);
    }
  };

  /* The text with the words that it was found by marked, and with the language of borrowed ones. */
  const marked = (into, { text, marks, borrowed = [] }) => {
    if (!text) return into.remove();
    const cuts = [0, text.length, ...[...marks, ...borrowed].flatMap(([from, to]) => [from, to])].sort((a, b) => a - b);
    const over = (ranges, at) => ranges.find(([from, to]) => from <= at && at < to);
    return cuts.slice(1).forEach((end, n) => {
      const [start, part] = [cuts[n], document.createElement(over(marks, cuts[n]) ? "mark" : "span")];
      const lang = over(borrowed, start)?.[2];
      if (lang) part.lang = lang;
      part.textContent = text.slice(start, end);
      if (end > start) into.append(lang || part.tagName === "MARK" ? part : part.textContent);
    });
  };

  /* What the address asks for; the field says the same. */
  const run = () => {
    const { query } = asked();
    field.value = query.slice(0, field.maxLength);
    document.title = query ? `${short(query)} – ${title}` : title;
    if (query) return ask(0, history.state?.shown || PAGE);
    turn += 1;
    clear();
    status.textContent = "";
    return undefined;
  };

  const go = (question) => {
    if (address(question) !== location.search) history.pushState(null, "", address(question));
    run();
  };

  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = field.value.trim();
    if (query) go({ query });
    else status.textContent = said.empty;
  });
  way.addEventListener("click", (event) => {
    if (event.target !== way.querySelector("a") || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    history.pushState(null, "", event.target.href);
    run();
  });
  select.addEventListener("change", () => go({ ...asked(), sector: select.value }));
  more.addEventListener("click", () => {
    const from = hits.children.length;
    history.replaceState({ shown: from + PAGE }, "");
    ask(from, PAGE);
  });
  addEventListener("popstate", run);
  run();
})();
