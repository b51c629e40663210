/* Ranking: a whole question, and what answers most of it. */

/**
 * What a question names, how well each document answers the rest of it, what was thought of that,
 * and what was looked for instead.
 * @typedef {{ score: Float32Array, thoughts: Answered[], sure: number, instead: string[], named: number[], missing: string[] }} Ranked
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
  const words = said.map((one) => think(book, one, vocabulary));
  needParts(book);
  const thoughts = words.slice();
  if (vocabulary) widen(book, thoughts, vocabulary);
  thoughts.push(...joined(book, words), ...(vocabulary ? widenJoined(book, words, vocabulary) : []));
  if (vocabulary) {
    const grouped = new Set(flat(thoughts.map(({ group }) => group)));
    needParts(book);
    const lost = words.filter((thought) => !thought.ways.length && !thought.wide.length && !grouped.has(thought));
    for (const thought of lost) mend(book, thought, vocabulary);
  }
  needParts(book);
  const byName = { named: unique([...docs, ...titled(book, text)]), missing };
  return { ...rank(book, thoughts), ...byName, instead: vocabulary ? instead(thoughts) : [] };
}

/**
 * @param {Book} book
 * @param {Thought[]} thoughts
 */
function rank(book, thoughts) {
  const answered = thoughts.map((thought) => ({ ...thought, answer: answerThought(book, thought) }));
  const total = new Float32Array(book.size);
  let all = 0;
  for (const { answer, extra } of answered) {
    const weight = answer.docs.length ? rarity(book, answer) : 0;
    if (!extra) all += weight;
    answer.docs.forEach((n, i) => {
      total[n] += weight * answer.worth[i];
    });
  }
  const score = total.map((sum, n) => sum && sum * (0.5 + 0.5 * Math.min(1, sum / all)) * (KINDS[book.kinds[n]] || 0.5));
  return { score, thoughts: answered, sure: sureness(book, score, answered) };
}

/**
 * How much of what is asked the best of some documents says: from 0 to 1, and 1 where nothing is asked.
 * @param {Book} book
 * @param {Float32Array} score
 * @param {Answered[]} answered
 */
function sureness(book, score, answered) {
  const words = answered.filter(({ extra, group }) => !extra && !group.length);
  const weights = words.map((word) => needed(book, word));
  const all = weights.reduce((a, b) => a + b, 0);
  const likely = first(unique(flat(answered.map(({ answer }) => answer.docs))), score, LIKELY);
  const shares = likely.map((n) => words.reduce((sum, word, i) => sum + weights[i] * saidBy(word, answered, n), 0));
  return all ? Math.max(0, ...shares) / all : 1;
}

/**
 * How much an answer needs to say a word; one that the text does not have is what is asked about.
 * @param {Book} book
 * @param {Answered} word
 */
function needed(book, { said, answer, weak }) {
  if (!answer.docs.length && isNumber(said.form)) return 1;
  return rarity(book, weak ? { docs: [], worth: new Float32Array() } : answer);
}

/**
 * How well a document says a word of the question, by itself or together with others.
 * @param {Answered} word
 * @param {Answered[]} answered
 * @param {number} n
 */
function saidBy(word, answered, n) {
  const able = answered.filter((other) => other.said === word.said || other.group.some(({ said }) => said === word.said));
  return Math.max(...able.map(({ answer, weak }) => (weak ? 0 : answer.worth[answer.docs.indexOf(n)] || 0)));
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
  return n === undefined ? [] : [n];
}
