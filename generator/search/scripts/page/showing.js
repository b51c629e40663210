/* Showing an answer: how many hits there are, what was looked for, and what can be chosen. */

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
  help.hidden = found.total > 0;
  more.hidden = hits.children.length >= found.total;
  choices(found, question);
  wayBack(found, question);
  if (found.from && hits.children[shown]) one(hits.children[shown], "[data-title]", HTMLElement).focus();
}

/**
 * @param {Found} found
 * @param {Asked} question
 */
function told(found, question) {
  const count = counted(found, question);
  const { total, instead } = found;
  return total && instead.length ? `${count}. ${fill(words("instead"), { words: listed(instead) })}` : count;
}

/**
 * How many hits there are. The title says it too: that is heard on arrival, when the status is not.
 * @param {Found} found
 * @param {Asked} question
 */
function counted({ total }, { query }) {
  const said = words(total ? (total === 1 ? "one" : "other") : "none");
  return fill(said, { n: number.format(total), query: short(query) });
}

/** @param {string[]} found */
function listed(found) {
  const quoted = found.map((word) => fill(words("quoted"), { word }));
  const [last] = quoted.splice(-1);
  return quoted.length ? `${quoted.join(", ")} ${words("and")} ${last}` : last;
}

/**
 * From what was corrected or widened to the very words, and from those to more.
 * @param {Found} found
 * @param {Asked} question
 */
function wayBack({ instead, total }, question) {
  const literal = instead.length > 0 && total > 0;
  way.hidden = !literal && !question.literal;
  wayLink.href = address({ ...question, literal });
  const text = wayLink.dataset[literal ? "literal" : "loose"] || "";
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
