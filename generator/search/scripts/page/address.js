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

/** @param {{ query: string, sector?: string, literal?: boolean }} question */
function address({ query, sector, literal }) {
  const given = new URLSearchParams({ q: query });
  if (sector) given.set("omrade", sector);
  if (literal) given.set("ordrett", "");
  return `?${given}`;
}
