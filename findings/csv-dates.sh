#!/usr/bin/env bash
# csvw reads a date of a table as a moment at midnight, so that it equals no date.
#
# One would guess: a column that CSV on the Web metadata calls a «date» (XML Schema's: a day, without a
# time) comes out of csvw, the library of the Cross-Linguistic Data Formats, as Python's date.
# What happens: it comes out as a datetime at 00:00. It equals no date, may not be compared with one
# (Python raises TypeError), and says «2031-05-20T00:00:00» where it is written on: a time that no source
# has given. csvw's own to_json writes the day alone, so that the two ways of the same library differ.
# Seen: csvw 4.1.1, 2026-11-30.
# Why it matters: a decision has a day and no hour. Whoever sorts decisions and editions together, or
# writes them on as JSON, gets an error, or an hour that was made up.
# What to do: take .date() of what csvw gives for a «date»; or read the column as a text, which in ISO
# 8601 sorts rightly as it stands.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check csvw==4.1.1
env/bin/pip show csvw 2>/dev/null | head -2

printf 'id,on\nvedtak-1,2031-05-20\n' >decisions.csv
cat >decisions.csv-metadata.json <<'JSON'
{
  "@context": "http://www.w3.org/ns/csvw",
  "url": "decisions.csv",
  "tableSchema": {
    "columns": [
      {"name": "id", "datatype": "string", "required": true},
      {"name": "on", "datatype": "date", "required": true}
    ],
    "primaryKey": "id"
  }
}
JSON

env/bin/python - <<'PY'
import datetime
import sys

import csvw

table = csvw.CSVW("decisions.csv-metadata.json", validate=True)
if not table.is_valid:
    sys.exit("CHANGED: csvw does not take the table as valid")
(row,) = table.tables[0]
day = datetime.date(2031, 5, 20)
print("read:", repr(row["on"]), "– written on:", row["on"].isoformat(), "– equals the day:", row["on"] == day)
if type(row["on"]) is not datetime.datetime or row["on"] == day:
    sys.exit("CHANGED: csvw reads a date as a date")
try:
    row["on"] < day
    sys.exit("CHANGED: the two can be compared")
except TypeError as error:
    print("compared with the day:", error)
said = table.to_json(minimal=True)[0]["on"]
print("the same by to_json:", said)
if said != "2031-05-20":
    sys.exit(f"CHANGED: to_json writes {said}")
PY
echo "As described: a day becomes a moment at midnight, but not in to_json."
