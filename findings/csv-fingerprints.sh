#!/usr/bin/env bash
# Miller writes JSON that is no JSON when a cell looks like 0874e100: a number with a zero before it.
#
# One would guess: «mlr --icsv --ojson» gives valid JSON for every CSV, and a column of eight hex digits
# is a column of text.
# What happens: Miller decides cell by cell. 02569614 is text to it, since a zero stands first; 0874e100
# is a number (0874 times ten to the hundredth), and is written as it stood, without quotes. JSON allows
# no such number, so Python and Node stop; jq reads it and says 8.74e+102. 12345e67 becomes a number too.
# Gnumeric does the same to the cell without a word, and takes the zero from 02569614 besides.
# Seen: Miller 6.6.0 and Gnumeric 1.12.55 (Debian 12), 2026-11-30. Miller's manual says that numbers keep
# the form that they came in; it does not say that this gives invalid JSON.
# Why it matters: the first eight hex digits of a SHA-256 are how one tells which wording of a text was
# meant. One in 27 is read as a number, by chance, and one in 700 breaks the JSON: a register of a few
# hundred texts works for years, and then fails with an amendment.
# What to do: never publish bare hex digits in CSV. Put letters in front («sha256-0874e100»), or publish
# what type the column has (a workbook, Table Schema, CSVW). With Miller, write -S: it infers nothing.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

for tool in mlr ssconvert; do
    if ! command -v $tool >/dev/null; then
        echo "SKIPPED: $tool is not here (Debian: apt-get install miller gnumeric)"
        exit 77
    fi
done
mlr --version
ssconvert --version 2>/dev/null | head -1

printf 'sha,text\n0874e100,a\n02569614,b\n12345e67,c\nabcdef12,d\n' >texts.csv
mlr --icsv --ojson cat texts.csv | tee miller.json
mlr -S --icsv --ojson cat texts.csv >inferring-nothing.json
ssconvert texts.csv gnumeric.csv 2>/dev/null
cat gnumeric.csv

python3 - <<'PY'
import json
import sys

cells = ["0874e100", "02569614", "12345e67", "abcdef12"]
try:
    json.load(open("miller.json", encoding="utf-8"))
    sys.exit("CHANGED: Miller writes valid JSON")
except json.JSONDecodeError as error:
    print("Miller's JSON, as Python reads it:", error)
if [row["sha"] for row in json.load(open("inferring-nothing.json", encoding="utf-8"))] != cells:
    sys.exit("CHANGED: mlr -S does not leave the cells as they are")
print("With mlr -S, all cells are as they were.")
kept = [line.split(",")[0] for line in open("gnumeric.csv", encoding="utf-8").read().splitlines()[1:]]
if kept != ["8.74E+102", "2569614", "1.2345E+71", "abcdef12"]:
    sys.exit(f"CHANGED: Gnumeric writes {kept}")
PY
echo "As described: invalid JSON from Miller, other numbers from Gnumeric."
