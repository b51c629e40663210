/* Showing an answer: how many hits there are, what was looked for, and what can be chosen. */

/** How far down the page its reader was, who comes back to it. */
let returnTo = 0;

function clear() {
  hits.textContent = "";
  for (const part of [hits, way, filter, more, help]) part.hidden = true;
}

/**
 * @param {Found} found
 * @param {Asked} question
 */
function show(found, question) {
  if (!found.from) clear();
  const shown = hits.children.length;
  hits.append(...found.hits.map((hit) => item(hit)));
  hits.hidden = !hits.children.length;
  statusLine.textContent = told(found, question);
  document.title = `${counted(found, question)} – ${title}`;
  help.hidden = found.total > 0 && !found.lack;
  more.hidden = hits.children.length >= found.total;
  choices(found, question);
  wayBack(found, question);
  if (!found.from && returnTo) scrollTo(0, returnTo);
  returnTo = 0;
  if (found.from && hits.children[shown]) one(hits.children[shown], "[data-title]", HTMLElement).focus();
}

/**
 * How many hits there are, and what the reader should know of them.
 * @param {Found} found
 * @param {Asked} question
 */
function told(found, question) {
  const { total, instead, missing, lack, other } = found;
  const more = [
    total && lack ? words("nearest") : "",
    total && other ? words("other") : "",
    total && missing.length ? lacking(missing) : "",
    total && instead.length ? fill(words("instead"), { words: listed(quoted(instead)) }) : "",
    question.query.length < field.maxLength ? "" : words("cut"),
  ].filter(Boolean);
  const count = counted(found, question);
  return more.length ? `${count.replace(/\.$/, "")}. ${more.join(" ")}` : count;
}

/**
 * How many hits there are. The title says it too: that is heard on arrival, when the status is not.
 * @param {Found} found
 * @param {Asked} question
 */
function counted({ total, missing, lack }, { query }) {
  if (!total && missing.length) return lacking(missing);
  if (total && lack) return fill(words(lack === "all" ? "nothing" : "notAll"), { query: short(query) });
  const said = words(total ? (total === 1 ? "one" : "many") : "none");
  return fill(said, { n: number.format(total), query: short(query) });
}

/**
 * What was asked for by number, and is not there.
 * @param {string[]} missing
 */
function lacking(missing) {
  const names = missing.slice(0, MOST_NAMED).map((id) => {
    const [kind, ...rest] = id.split("-");
    return fill(words(kind), { number: rest.join("-") });
  });
  return fill(words("missing"), { names: missing.length > MOST_NAMED ? `${names.join(", ")} …` : listed(names) });
}

/** @param {string[]} found */
const quoted = (found) => found.map((word) => fill(words("quoted"), { word }));

/**
 * Some names as one says them: a, b and c.
 * @param {string[]} names
 */
function listed(names) {
  const before = names.slice(0, -1);
  const last = names[names.length - 1];
  return before.length ? `${before.join(", ")} ${words("and")} ${last}` : last;
}

/**
 * From what was corrected or widened to the very words, and from those to more.
 * @param {Found} found
 * @param {Asked} question
 */
function wayBack({ instead, total, lack }, question) {
  const literal = (instead.length > 0 || lack === "some") && total > 0;
  way.hidden = !literal && !question.literal;
  wayLink.href = address({ ...question, literal });
  const text = wayLink.dataset[literal ? (lack === "some" ? "every" : "literal") : "loose"] || "";
  wayLink.textContent = fill(text, { query: short(question.query) });
}

/**
 * @param {Found} found
 * @param {Asked} question
 */
function choices({ sectors }, { sector }) {
  const all = Object.values(sectors).reduce((a, b) => a + b, 0);
  filter.hidden = !all || (Object.keys(sectors).length < 2 && !sector);
  for (const option of select.options) {
    const count = sectors[option.value] || 0;
    const name = names.get(option.value) || "";
    option.textContent = option.value ? `${name} (${number.format(count)})` : name;
    option.disabled = Boolean(option.value) && !count && option.value !== sector;
  }
  select.value = sector;
}
