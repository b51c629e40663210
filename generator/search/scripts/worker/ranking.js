/* Ranking: a whole question, and what answers most of it. */

/**
 * What a question names, how well each document answers the rest of it, what was thought of that,
 * and what was looked for instead.
 * @typedef {{ score: Float32Array, thoughts: Answered[], instead: string[], named: SearchDocument[], missing: string[] }} Ranked
 */

/** @typedef {Thought & { answer: Answer }} Answered */

/**
 * Without a vocabulary the question is taken by the letter: nothing widened, nothing corrected.
 * @param {Book} book
 * @param {Named} question
 * @param {Vocabulary} [vocabulary]
 * @returns {Ranked}
 */
function ask(book, { docs, missing, rest }, vocabulary) {
  const text = rest.slice(0, LONGEST_QUERY);
  const told = book.tell(text).slice(0, MOST_WORDS);
  const said = told.filter(({ stem }, n) => told.findIndex((other) => other.stem === stem) === n);
  const thoughts = said.map((one) => think(book, one, vocabulary));
  if (vocabulary) {
    widen(book, thoughts, vocabulary);
    const grouped = new Set(flat(thoughts.map(({ group }) => group)));
    const lost = thoughts.filter((thought) => !thought.ways.length && !thought.wide.length && !grouped.has(thought));
    for (const thought of lost) mend(book, thought, vocabulary);
  }
  thoughts.push(...joined(book, told));
  const byName = { named: unique([...docs, ...titled(book, text)]), missing };
  return { ...rank(book, thoughts), ...byName, instead: vocabulary ? instead(thoughts) : [] };
}

/**
 * @param {Book} book
 * @param {Thought[]} thoughts
 */
function rank(book, thoughts) {
  const answered = thoughts.map((thought) => ({ ...thought, answer: answerThought(book, thought) }));
  const total = new Float32Array(book.docs.length);
  let all = 0;
  for (const { answer, extra } of answered) {
    const weight = answer.docs.length ? rarity(book, answer) : 0;
    if (!extra) all += weight;
    answer.docs.forEach((n, i) => {
      total[n] += weight * answer.worth[i];
    });
  }
  const score = total.map((sum, n) => sum && sum * (0.5 + 0.5 * Math.min(1, sum / all)) * (KINDS[book.docs[n].kind] || 0.5));
  return { score, thoughts: answered };
}

/**
 * @param {Book} book
 * @param {Thought} thought
 */
const answerThought = (book, { ways, wide }) => best(book, [...ways, ...wide].map((way) => answerWay(book, way)));

/**
 * The document whose title a text is.
 * @param {Book} book
 * @param {string} text
 */
function titled(book, text) {
  const n = book.titles.get(book.key(text));
  return n === undefined ? [] : [book.docs[n]];
}
