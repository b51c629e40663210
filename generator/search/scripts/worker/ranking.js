/* Ranking: the whole question. */

/* Without a vocabulary the question is taken by the letter: nothing widened, nothing corrected. */
function ask(book, query, vocabulary) {
  const text = query.slice(0, LONGEST_QUERY);
  const told = book.tell(text).slice(0, MOST_WORDS);
  const said = told.filter(({ stem }, n) => told.findIndex((other) => other.stem === stem) === n);
  const thoughts = said.map((one) => think(book, one, vocabulary));
  if (vocabulary) {
    widen(book, thoughts, vocabulary);
    const grouped = new Set(thoughts.flatMap(({ group }) => group || []));
    const lost = thoughts.filter((thought) => !thought.ways.length && !thought.wide.length && !grouped.has(thought));
    for (const thought of lost) mend(book, thought, vocabulary);
  }
  if (book.splitting) thoughts.push(...joined(book, told));
  return { ...rank(book, text, thoughts), instead: vocabulary ? instead(thoughts) : [] };
}

function rank(book, text, thoughts) {
  const [total, share] = [0, 1].map(() => new Float32Array(book.docs.length));
  let all = 0;
  for (const thought of thoughts) {
    const { docs, worth } = (thought.answer = best(book, [...thought.ways, ...thought.wide].map((way) => answerWay(book, way))));
    const weight = docs.length ? rarity(book, thought.answer) : 0;
    if (!thought.extra) all += weight;
    docs.forEach((n, i) => {
      total[n] += weight * worth[i];
      share[n] += weight * worth[i];
    });
  }
  const score = total.map((sum, n) => sum && sum * (0.5 + 0.5 * Math.min(1, share[n] / all)) * (KINDS[book.docs[n].kind] || 0.5));
  const named = titled(book, text);
  if (named !== undefined) score[named] = Infinity;
  return { score, thoughts };
}

/* The document whose title, or whose number, the question is. */
function titled(book, text) {
  const key = book.key(text);
  const number = /^(?:\D{0,12}\s)?#?(\d{1,6})$/.exec(text.trim())?.[1];
  if (book.titles.has(key)) return book.titles.get(key);
  if (!number || !/^(?:[^\s\d]*\s+){0,2}#?\d+$/.test(text.trim())) return undefined;
  const words = text.trim().toLowerCase().split(/\s+/).slice(0, -1);
  if (!words.every((word) => /^(?:punkt|pkt|nr|nummer|number|no|point|commitment)\.?$/.test(word))) return undefined;
  const n = book.docs.findIndex((doc) => doc.kind === "commitment" && doc.title.replace(/\D/g, "") === number);
  return n < 0 ? undefined : n;
}
