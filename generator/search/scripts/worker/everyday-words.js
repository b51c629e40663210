/* Everyday words: what they lead to, and what is said of that. */

/* Everyday words: each entry all of whose words are asked for. */
function widen(book, thoughts, vocabulary) {
  const asked = new Map(thoughts.map((thought) => [thought.said.stem, thought]));
  const entries = new Set(thoughts.flatMap(({ said }) => vocabulary.answers.get(said.stem) || []));
  for (const entry of entries) {
    const group = entry.stems.map((stem) => asked.get(stem));
    if (group.includes(undefined)) continue;
    const how = howSaid(book, group);
    const ways = leadingTo(book, entry, EVERYDAY[how]);
    if (group.length === 1) group[0].wide.push(...ways);
    else thoughts.push({ said: group[0].said, ways: [], wide: ways, instead: [], group, stands: how !== "unsaid" });
  }
}

function howSaid(book, group) {
  if (group.every(({ said }) => book.stands(said.stem))) return "said";
  return group.every(({ ways }) => ways.length) ? "partly" : "unsaid";
}

function leadingTo(book, entry, weight) {
  const ways = entry.leads.map(({ shown, stems }, n) => ({
    needles: stems.map((stem) => needle(book, stem)),
    weight: weight * (1 - 0.03 * Math.min(n, 8)),
    shown,
  }));
  return ways.filter(({ needles }) => needles.length && needles.every((terms) => terms.size));
}

/* What was looked for in place of words that the text does not have. */
function instead(thoughts) {
  const found = thoughts.flatMap((thought) => {
    if (thought.instead.length) return thought.instead.slice(0, 1);
    return thought.ways.length || thought.stands ? [] : thought.wide.slice(0, 3).map(({ shown }) => shown);
  });
  return [...new Set(found)];
}
