/* Ranking: a whole question, and what answers most of it. */

/**
 * How well each document answers a question, what was thought of it, and what was looked for instead.
 * @typedef {{ score: Float32Array, thoughts: Answered[], instead: string[] }} Ranked
 */

/** @typedef {Thought & { answer: Answer }} Answered */

/**
 * Without a vocabulary the question is taken by the letter: nothing widened, nothing corrected.
 * @param {Book} book
 * @param {string} query
 * @param {Vocabulary} [vocabulary]
 * @returns {Ranked}
 */
function ask(book, query, vocabulary) {
  const text = query.slice(0, LONGEST_QUERY);
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
  return { ...rank(book, text, thoughts), instead: vocabulary ? instead(thoughts) : [] };
}

/**
 * @param {Book} book
 * @param {string} text
 * @param {Thought[]} thoughts
 */
function rank(book, text, thoughts) {
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
  const named = titled(book, text);
  if (named !== undefined) score[named] = Infinity;
  return { score, thoughts: answered };
}

/**
 * @param {Book} book
 * @param {Thought} thought
 */
const answerThought = (book, { ways, wide }) => best(book, [...ways, ...wide].map((way) => answerWay(book, way)));

/**
 * The document whose title, or whose number, the question is.
 * @param {Book} book
 * @param {string} text
 */
function titled(book, text) {
  const key = book.key(text);
  if (book.titles.has(key)) return book.titles.get(key);
  const asked = text.trim().toLowerCase();
  const number = /^(?:\D{0,12}\s)?#?(\d{1,6})$/.exec(asked);
  if (!number || !/^(?:[^\s\d]*\s+){0,2}#?\d+$/.test(asked)) return undefined;
  const words = asked.split(/\s+/).slice(0, -1);
  if (!words.every((word) => /^(?:punkt|pkt|nr|nummer|number|no|point|commitment)\.?$/.test(word))) return undefined;
  const n = book.docs.findIndex((doc) => doc.kind === "commitment" && doc.title.replace(/\D/g, "") === number[1]);
  return n < 0 ? undefined : n;
}
