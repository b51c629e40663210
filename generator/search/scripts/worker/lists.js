/* Lists: what is done with them here and there, and ES2018 has no word for. */

/**
 * The values of some lists, one list after the other.
 * @template T
 * @param {T[][]} lists
 * @returns {T[]}
 */
function flat(lists) {
  /** @type {T[]} */
  const all = [];
  for (const list of lists) for (const value of list) all.push(value);
  return all;
}

/**
 * Each value once, where it comes first.
 * @template T
 * @param {Iterable<T>} values
 */
function unique(values) {
  return [...new Set(values)];
}

/**
 * The values under each of their keys, in order.
 * @template T
 * @param {T[]} values
 * @param {(value: T) => string[]} keysOf
 */
function gather(values, keysOf) {
  /** @type {Map<string, T[]>} */
  const found = new Map();
  for (const value of values) {
    for (const key of keysOf(value)) {
      const others = found.get(key);
      if (others) others.push(value);
      else found.set(key, [value]);
    }
  }
  return found;
}

/**
 * Where a word stands, or would stand, among sorted ones.
 * @param {string[]} sorted
 * @param {string} word
 */
function placeOf(sorted, word) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
