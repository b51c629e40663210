/* The address: what it asks for, and which address asks for something. */

/**
 * What a reader asks for; a sector is none of them where it is empty.
 * @typedef {{ query: string, sector: string, literal: boolean }} Asked
 */

/** @returns {Asked} */
function asked() {
  const given = new URLSearchParams(location.search);
  const sector = given.get("omrade") || "";
  return {
    query: (given.get("q") || "").trim(),
    sector: names.has(sector) ? sector : "",
    literal: given.has("ordrett"),
  };
}

/**
 * What to look for: of an address, also one that the site has left, what it leads to here.
 * @param {string} query
 */
function sought(query) {
  if (!/^https?:\/\/\S+$/.test(query)) return query;
  const commitment = /\/punkt\/(\d+)\b|#punkt-(\d+)\b/.exec(query);
  if (commitment) return `punkt ${commitment[1] || commitment[2]}`;
  const folders = query.split(/[?#]/)[0].split("/").filter(Boolean);
  return folders.length > 2 ? folders[folders.length - 1].replace(/-/g, " ") : query;
}

/** @param {{ query: string, sector?: string, literal?: boolean }} question */
function address({ query, sector, literal }) {
  const given = new URLSearchParams({ q: query });
  if (sector) given.set("omrade", sector);
  if (literal) given.set("ordrett", "");
  return `?${given}`;
}
