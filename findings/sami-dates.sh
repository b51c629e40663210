#!/usr/bin/env bash
# Babel and Intl know South and Lule Sámi: how to count, but not how to date. Neither says so.
#
# One would guess: a library that takes a language writes its dates, and one that has not got it refuses
# or says what it used instead.
# What happens: Babel takes sma and smj and knows their dual, and then writes «2027 M03 1, Mon»: month 3
# of no language and a weekday in English. Intl in Node gives the dual too (Intl.PluralRules takes sma),
# while Intl.DateTimeFormat has no sma and takes the language of the machine: the same program writes
# American English on one server and Norwegian on another. Only resolvedOptions().locale tells. With a
# list, ["sma", "nb"], it writes Norwegian everywhere.
# Seen: Babel 2.19.0 (PyPI), Node 20.20.2 with ICU 78.2 and CLDR 48.0, 2026-11-30. North Sámi (se) has
# its months in both.
# Why it matters: Norwegian municipalities in the Sámi area must use these languages, and a page marked
# lang="sma" with «Mon» or «March» in it is read aloud as Sámi.
# What to do: write dates at build time, from a list of forms that a translator gave; where there are
# none, the Norwegian date in an element with lang="nb". Ask Babel for the months and compare them with
# the root's before you trust them.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

python3 -m venv env
env/bin/pip install -qq Babel==2.19.0

cat >dates.py <<'PY'
import datetime
import sys

import babel
from babel import Locale
from babel.dates import format_date

day = datetime.date(2027, 3, 1)
seen = {}
for tag in ("nb", "se", "sma", "smj"):
    locale = Locale.parse(tag)
    seen[tag] = (locale.plural_form(2), format_date(day, "full", locale=locale))
    print(f"Babel {babel.__version__} {tag:4} two is «{seen[tag][0]}», the day is «{seen[tag][1]}»")
for tag in ("sma", "smj"):
    if seen[tag] != ("two", "2027 M03 1, Mon"):
        sys.exit(f"CHANGED: Babel knows more, or less, of {tag}")
PY
env/bin/python dates.py

cat >dates.cjs <<'JS'
const day = new Date(2027, 2, 1);
const dated = (tags) => new Intl.DateTimeFormat(tags, { dateStyle: "full" });
const machine = new Intl.DateTimeFormat().resolvedOptions().locale;
console.log(`Node ${process.versions.node}, ICU ${process.versions.icu}, CLDR ${process.versions.cldr}, on a machine in ${machine}`);
let wrong = false;
for (const tag of ["nb", "se", "sma", "smj"]) {
  const two = new Intl.PluralRules(tag).select(2);
  const used = dated(tag).resolvedOptions().locale;
  console.log(`  ${tag}: two is «${two}», the day is «${dated(tag).format(day)}» (from ${used}), with nb behind it «${dated([tag, "nb"]).format(day)}»`);
  if (tag.startsWith("sm")) {
    wrong ||= two !== "two" || dated(tag).format(day) !== dated(machine).format(day);
    wrong ||= dated([tag, "nb"]).format(day) !== dated("nb").format(day);
  }
}
if (wrong) {
  console.error("CHANGED: Intl knows more, or less, of Sámi");
  process.exit(1);
}
JS
for machine in C nb_NO.UTF-8; do
    LC_ALL=$machine LANG=$machine node dates.cjs
done
echo "As described: the dual is known, the months are not."
