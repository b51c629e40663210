"""Words with marks in them, in documents: no space comes among them, and nothing that they lead to is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from lxml import etree

from generator.platform.model import fingerprint
from generator.wording.braille import cells
from tests.shaped import Shaped, Tree, made

TEXT = "Skole for alle, står det i planen."
NOTE = "Fra 2030."

PLAN: Tree = {
    "title": "Plan",
    "place": "Havdal",
    "language": "nb",
    "sectors": [
        {
            "id": "skole",
            "title": "Skole",
            "content": [
                {
                    "paragraph": "avsnitt-1",
                    "text": TEXT,
                    "emphasis": ["Skole"],
                    "links": [{"words": "planen", "address": "https://a.example/plan"}],
                    "notes": [{"footnote": "fotnote-1", "words": "Skole", "text": NOTE}],
                },
                {
                    "table": "tabell-1",
                    "caption": "Satser",
                    "header": ["År", "Sats"],
                    "rows": [["2031", "40"], ["2032", ""]],
                },
            ],
        }
    ],
}

IN_ENGLISH = {
    "avsnitt-1": (TEXT, "School for all, says the plan."),
    "fotnote-1": (NOTE, "Of 2030."),
}


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Shaped:
    units = {
        id_: {"text": text, "source": fingerprint(of), "status": "draft"}
        for id_, (of, text) in IN_ENGLISH.items()
    }
    english = yaml.safe_dump({"language": "en", "units": units}, allow_unicode=True)
    folder: Path = tmp_path_factory.mktemp("plan")
    return made(folder, PLAN, "en", **{"translations/en.yaml": english})


def test_no_space_comes_among_the_words_of_a_law(plan: Shaped) -> None:
    law = etree.fromstring(plan.files["data/platform.akn.xml"])
    (marked,) = (of for of in law.iter("{*}p") if of.find("{*}i") is not None)
    for note in marked.iter("{*}authorialNote"):
        note.tag, note.text, note[:] = "sign", "", []
    assert "".join(map(str, marked.itertext())) == TEXT
    assert b"\n   <" in plan.files["data/platform.akn.xml"], "the rest is set out in lines"


def test_a_translation_in_markdown_leads_where_the_original_does(plan: Shaped) -> None:
    own = plan.files["data/platform.md"].decode()
    other = plan.files["data/platform.en.md"].decode()
    assert (
        "*Skole*[\\[1\\]](#fotnote-1) for alle, står det i [planen](<https://a.example/plan>)"
        in own
    )
    assert IN_ENGLISH["avsnitt-1"][1] in other.replace("\\", "")
    assert '<span lang="nb">[planen](<https://a.example/plan>)</span>' in other
    assert "[\\[1\\]](#fotnote-1)" in other
    for text in (own, other):
        assert re.search(r'<a id="fotnote-1"></a>1\\\. \w', text), "what the sign names is seen"


def test_braille_names_a_footnote_and_reads_a_table_row_by_row(plan: Shaped) -> None:
    lines = plan.files["dokumenter/punktskrift/skole.txt"].decode().split("\n")
    text = " ".join(line.strip("\u2800 ") for line in lines).replace("\u2800", " ")
    for words in (f"Fotnote 1: {NOTE}", "År: 2031; Sats: 40", "År: 2032"):
        assert cells(words).replace("\u2800", " ") in text, words
    assert cells("|") not in text
