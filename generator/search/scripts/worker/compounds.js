/* Compounds: a long word cut into words that are known. */

function cut(form, isWord, times) {
  let best = null;
  for (let at = 3; at <= form.length - 3; at++) {
    const tail = form.slice(at);
    if (!isWord(tail)) continue;
    for (const head of joints(form.slice(0, at))) {
      const heads = isWord(head) ? [head] : times && head.length > 5 ? cut(head, isWord, times - 1) : null;
      if (heads && (!best || betterCut([...heads, tail], best))) best = [...heads, tail];
    }
  }
  return best;
}

/* The first word of a compound, with and without the s or e that joins it to the next. */
const joints = (head) => (/[se]$/.test(head) && head.length > 3 ? [head, head.slice(0, -1)] : [head]);

const shortest = (parts) => Math.min(...parts.map((part) => part.length));

const betterCut = (parts, than) =>
  parts.length === than.length ? shortest(parts) > shortest(than) : parts.length < than.length;
