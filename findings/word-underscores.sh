#!/usr/bin/env bash
# LibreOffice changes words in a Word file that it only opens and saves: «plan_x2030_utkast» becomes
# «plan_x005F_x2030_utkast», on the page too.
#
# One would guess: a document saved again without a change has the same words. In a workbook «_x2030_» is
# Excel's way to write a sign by its code (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring), so a plain one is
# written «_x005F_x2030_» there and read back as it was. Text in Word (w:t) is no such string: it is written as it is.
# What happens: LibreOffice takes the workbook's rule for Word's text. It writes «_x005F_» before each «_xHHHH_»,
# and does not take it away again when it reads its own file: it shows «_x005F_» itself, as pandoc and
# python-docx do. Saving once more adds no more. In a workbook the same text comes back whole.
# Seen: LibreOffice 7.4.7 (Debian 12), python-docx 1.2.0, openpyxl 3.1.5, 2026-11-30.
# Why it matters: file names and ids with a year in hexadecimal form are rare, but a text that goes out to be
# translated and back must be the same to the letter, and here a reader sees other words.
# What to do: compare by id and fingerprint, never by the whole file; for such texts use XLIFF or a workbook.
set -euo pipefail
command -v soffice >/dev/null || { echo "soffice is missing: apt install libreoffice-writer libreoffice-calc"; exit 77; }
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

python3 -m venv env
env/bin/pip install -qq python-docx==1.2.0 openpyxl==3.1.5 lxml

cat >write.py <<'PY'
import docx
import openpyxl

document = docx.Document()
document.add_paragraph("Se plan_x2030_utkast.")
document.save("plan.docx")
book = openpyxl.Workbook()
book.active["A1"] = "Se plan_x2030_utkast."
book.save("plan.xlsx")
PY
env/bin/python write.py

save() { # a file, the folder to save it in
    soffice "-env:UserInstallation=file://$place/home" --headless --convert-to "${1##*.}" --outdir "$2" "$1" >/dev/null 2>&1
}
mkdir once twice shown
save plan.docx once
save once/plan.docx twice
save plan.xlsx once
soffice "-env:UserInstallation=file://$place/home" --headless --convert-to txt:Text --outdir shown once/plan.docx >/dev/null 2>&1

cat >look.py <<'PY'
import sys

import docx
import openpyxl


def words(path):
    return docx.Document(path).paragraphs[0].text


seen = {
    "written": words("plan.docx"),
    "saved once": words("once/plan.docx"),
    "saved twice": words("twice/plan.docx"),
    "shown by LibreOffice itself": open("shown/plan.txt", encoding="utf-8-sig").read().strip(),
    "in a workbook, saved once": openpyxl.load_workbook("once/plan.xlsx").active["A1"].value,
}
for what, text in seen.items():
    print(f"{what}: {text}")
whole, other = "Se plan_x2030_utkast.", "Se plan_x005F_x2030_utkast."
if list(seen.values()) != [whole, other, other, other, whole]:
    sys.exit("CHANGED: LibreOffice keeps these words, or changes them otherwise than described")
PY
soffice --version
env/bin/python look.py
echo "As described: other words, and nobody has changed any."
