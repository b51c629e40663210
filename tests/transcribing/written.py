"""One imaginary programme in five formats, and the words that are in it."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import docx
import pypandoc

MARKDOWN = """\
# Program for "Havdal" 2031–2035

Vi vil bo her. Les [planen](https://havdal.example/plan?a=1&b=2).[^1]

[^1]: Vedtatt på årsmøtet.

## Skole og *barn*

Alle barn skal lære å svømme. Det koster $100, og $200 til buss -- ikke mer ...

Vi vil:

- bygge **ny** skole i Lia gjennom
    - flere lærere,
    - bedre skoleskyss:
        - buss heim om kvelden
- gi gratis skolemat, ikke {{ mat }} eller [x]

1. Skolen er gratis.
2. Boka er gratis.

### Svømmehallen

Svømmehallen er åpen hver dag.

| År   | Sats  |
|------|-------|
| 2031 | 2,1 % |
| 2032 |       |

## Helse

- Legen kommer heim.

> Ingen skal vente.
"""

WRITTEN = """\
Program for "Havdal" 2031–2035
Vi vil bo her. Les planen.
Vedtatt på årsmøtet.
Skole og barn
Alle barn skal lære å svømme. Det koster $100, og $200 til buss -- ikke mer ...
Vi vil:
bygge ny skole i Lia gjennom
flere lærere,
bedre skoleskyss:
buss heim om kvelden
gi gratis skolemat, ikke {{ mat }} eller [x]
1. Skolen er gratis.
2. Boka er gratis.
Svømmehallen
Svømmehallen er åpen hver dag.
År Sats
2031 2,1 %
2032
Helse
Legen kommer heim.
Ingen skal vente.
"""

WORDS = WRITTEN.split()
"""Each word, in the order of the document; the numbers of a list are words, its dashes are none."""

PLAIN = """\
PROGRAM FOR HAVDAL

1 Skole og barn

Alle barn skal lære å svømme. Det er ikke mer som
skal til enn et basseng i nærheten av skolen.
Vi vil:

- bygge ny skole i Lia, slik at alle som bor der, kan
  gå til skolen – også om vinteren
  - med flere lærere,
  - med skoleskyss
- gi gratis skolemat

1.1 Svømmehallen

a) Hallen er åpen hver dag, og på de dagene da
skolen er stengt.
b) Bading er gratis 17. mai.

2 Helse

Legen kommer heim. Ingen skal vente på hjelp, verken om
dagen eller om natta.
"""


def write(folder: Path, form: str) -> Path:
    """The document in a format, as Pandoc writes it; ``word`` is as python-docx does."""
    file = folder / f"program.{'docx' if form == 'word' else form}"
    if form == "md":
        file.write_text(MARKDOWN, "utf-8")
    elif form == "word":
        file.write_bytes(word())
    else:
        source = "commonmark+footnotes+pipe_tables"
        to = ["--from", source, "--to", form, "--standalone", "--metadata", "pagetitle=Havdal"]
        run = (pypandoc.get_pandoc_path(), *to, "--output", str(file))
        subprocess.run(run, input=MARKDOWN.encode(), check=True)
    return file


def word() -> bytes:
    """The same, but for what python-docx cannot write: notes, links and the depth of the lists."""
    made = docx.Document()
    made.add_paragraph('Program for "Havdal" 2031–2035', "Title")
    made.add_paragraph("Vi vil bo her. Les planen.")
    made.add_paragraph("Vedtatt på årsmøtet.")
    made.add_paragraph("Skole og barn", "Heading 1")
    said = "Alle barn skal lære å svømme. Det koster $100, og $200 til buss -- ikke mer ..."
    made.add_paragraph(said)
    made.add_paragraph("Vi vil:")
    first = made.add_paragraph("bygge ", "List Bullet")
    first.add_run("ny").bold = True
    first.add_run(" skole i Lia gjennom")
    made.add_paragraph("flere lærere,", "List Bullet 2")
    made.add_paragraph("bedre skoleskyss:", "List Bullet 2")
    made.add_paragraph("buss heim om kvelden", "List Bullet 3")
    made.add_paragraph("gi gratis skolemat, ikke {{ mat }} eller [x]", "List Bullet")
    made.add_paragraph("Skolen er gratis.", "List Number")
    made.add_paragraph("Boka er gratis.", "List Number")
    made.add_paragraph("Svømmehallen", "Heading 2")
    made.add_paragraph("Svømmehallen er åpen hver dag.")
    table = made.add_table(rows=0, cols=2)
    for row in (("År", "Sats"), ("2031", "2,1 %"), ("2032", "")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made.add_paragraph("Helse", "Heading 1")
    made.add_paragraph("Legen kommer heim.", "List Bullet")
    made.add_paragraph("Ingen skal vente.", "Quote")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
