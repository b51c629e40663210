/* Everyday words: what they lead to, and what is said of that. */

/**
 * Add what each entry leads to all of whose words are asked for; of several words, each may be said
 * in another way with the same root: nedlegging av skoler is å nedlegge en skole.
 * @param {Book} book
 * @param {Thought[]} thoughts
 * @param {Vocabulary} vocabulary
 */
function widen(book, thoughts, vocabulary) {
  const asked = gather(thoughts, ({ said }) => unique([said.stem, root(said.stem)]));
  for (const entry of unique(flat(thoughts.map(({ said }) => [...vocabulary.entries(said.stem), ...vocabulary.phrases(said.stem)])))) {
    const group = flat(entry.stems.map((stem) => asked.get(stem) || asked.get(root(stem)) || []));
    if (group.length < entry.stems.length) continue;
    const how = howSaid(book, group);
    const ways = leadingTo(book, entry, EVERYDAY[how]);
    if (group.length === 1) group[0].wide.push(...ways);
    else thoughts.push(thoughtOf(group[0].said, { wide: ways, group, stands: how !== "unsaid" }));
  }
}

/**
 * Add what two words lead to that are one where people say them: norsk kurs is norskkurs, and
 * nedlegge skole is skolenedleggelse.
 * @param {Book} book
 * @param {Thought[]} words
 * @param {Vocabulary} vocabulary
 * @returns {Thought[]}
 */
function widenJoined(book, words, vocabulary) {
  return flat(words.slice(1).map((two, n) => {
    const group = [words[n], two];
    const stems = flat([group, [two, words[n]]].map((pair) => compounds(pair.map(({ said }) => said.form))));
    const entries = unique(flat(stems.map((stem) => vocabulary.ofRoot(stem))));
    const wide = flat(entries.map((entry) => leadingTo(book, entry, EVERYDAY.unsaid)));
    return wide.length ? [thoughtOf(two.said, { wide, group })] : [];
  }));
}

/**
 * Whether the text says what is asked for: some words only where it has them together.
 * @param {Book} book
 * @param {Thought[]} group
 */
function howSaid(book, group) {
  if (book.standTogether(group.map(({ said }) => said.stem))) return "said";
  return group.every(({ ways }) => ways.length) ? "partly" : "unsaid";
}

/**
 * @param {Book} book
 * @param {Entry} entry
 * @param {number} weight
 * @returns {WideWay[]}
 */
function leadingTo(book, entry, weight) {
  const ways = entry.leads.map(({ shown, stems }, n) => ({
    needles: stems.map((stem) => needle(book, stem)),
    weight: weight * (1 - 0.03 * Math.min(n, 8)),
    shown,
  }));
  return ways.filter(({ needles }) => needles.length && needles.every((terms) => terms.size));
}

/**
 * What was looked for in place of words that the text does not have.
 * @param {Thought[]} thoughts
 */
function instead(thoughts) {
  return unique(flat(thoughts.map((thought) => {
    if (thought.instead.length) return thought.instead.slice(0, 1);
    return thought.ways.length || thought.stands ? [] : thought.wide.slice(0, 3).map(({ shown }) => shown);
  })));
}
