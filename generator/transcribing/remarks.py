"""What is said beside a text that a document has become, wherever the program could not tell.

Each begins with the same word, so that an editor can search for it, and delete the line once it is looked at.
"""

from __future__ import annotations

import re

from generator.problems import cut
from generator.transcribing.outline import Doubt

UNSURE = {"nb": "Usikkert:", "nn": "Usikkert:", "en": "Unsure:"}
"""What each of them begins with."""

LONGEST = 100
"""Characters of a text or an address that are repeated."""


def said(doubt: Doubt, language: str) -> list[str]:
    """The lines of a remark, in the language of those who are to read it."""
    words, more = (cut(_shown(text), LONGEST, LONGEST - 3) for text in (doubt.words, doubt.more))
    lines = _SAID[doubt.key][language].format(words, more, unsure=UNSURE[language]).split("\n")
    return lines if doubt.key in _WITHOUT_DOUBT else [f"{UNSURE[language]} {lines[0]}", *lines[1:]]


def _shown(text: str) -> str:
    return re.sub(r"[^ -~\w«»“”’‘–—…§€£]", "", " ".join(text.split()))


_WITHOUT_DOUBT = frozenset({"head", "unseen", "contents"})

_SAID: dict[str, dict[str, str]] = {
    "head": {
        "nb": "Her står hele dokumentet, hentet fra {0}. Linjer som begynner med # vises ikke.\n"
        "Der programmet var i tvil, står det «{unsure}» i en linje over. Les hver av dem, rett det som er galt, og\n"
        "slett linjen. Alle ordene står også i adopted.txt, som de blir sammenlignet med.",
        "nn": "Her står heile dokumentet, henta frå {0}. Linjer som byrjar med # blir ikkje viste.\n"
        "Der programmet var i tvil, står det «{unsure}» i ei linje over. Les kvar av dei, rett det som er gale, og\n"
        "slett linja. Alle orda står òg i adopted.txt, som dei blir jamførte med.",
        "en": "Here is the whole document, taken from {0}. Lines that begin with # are not shown.\n"
        "Where the program could not tell, a line above says “{unsure}” Read each of them, mend what is wrong,\n"
        "and delete the line. All the words are in adopted.txt too, with which they are compared.",
    },
    "unseen": {
        "nb": "Tegn som ingen ser, er tatt bort, her og i adopted.txt: {0}.",
        "nn": "Teikn som ingen ser, er tekne bort, her og i adopted.txt: {0}.",
        "en": "Characters that nobody sees have been taken away, here and in adopted.txt: {0}.",
    },
    "contents": {
        "nb": "Innholdsfortegnelsen er ikke tatt med.",
        "nn": "Innhaldslista er ikkje teken med.",
        "en": "The table of contents has been left out.",
    },
    "heading": {
        "nb": "Ren tekst sier ikke hva som er en overskrift, eller hvor dypt den står. Dette så ut som en.",
        "nn": "Rein tekst seier ikkje kva som er ei overskrift, eller kor djupt ho står. Dette såg ut som ei.",
        "en": "Plain text does not say what is a heading, or how deep it stands. This looked like one.",
    },
    "bold": {
        "nb": "Dette er et avsnitt i fet skrift i dokumentet, og så ut som en overskrift.",
        "nn": "Dette er eit avsnitt i feit skrift i dokumentet, og såg ut som ei overskrift.",
        "en": "This is a paragraph in bold in the document, and looked like a heading.",
    },
    "title": {
        "nb": "Dette står først i dokumentet, og er tatt for tittelen. Teksten under er tatt for et forord.",
        "nn": "Dette står først i dokumentet, og er teke for tittelen. Teksten under er teken for eit forord.",
        "en": "This stands first in the document, and is taken for its title; the text below, for a preamble.",
    },
    "untitled": {
        "nb": "Ingen overskrift sto over hele dokumentet, så «title» under er vår. Skriv det dokumentet heter,\n"
        "ord for ord. Er det blitt et område, så ta det ut der.",
        "nn": "Inga overskrift sto over heile dokumentet, så «title» under er vår. Skriv det dokumentet heiter,\n"
        "ord for ord. Er det vorte eit område, så ta det ut der.",
        "en": "No heading stood above the whole document, so “title” below is ours. Write what the document is\n"
        "called, word for word. Where that has become a sector, take it out there.",
    },
    "no_title": {
        "nb": "Dokumentet begynner uten en overskrift, og hvert område må ha en. Derfor er det første avsnittet\n"
        "blitt overskriften.",
        "nn": "Dokumentet byrjar utan ei overskrift, og kvart område må ha ei. Difor er det første avsnittet\n"
        "vorte overskrifta.",
        "en": "The document begins without a heading, and every sector has one. So its first paragraph\n"
        "has become the title.",
    },
    "lead_in": {
        "nb": "Punktene under begynner med liten bokstav, så dette er tatt for innledningen til dem.",
        "nn": "Punkta under byrjar med liten bokstav, så dette er teke for innleiinga til dei.",
        "en": "The points below begin with a small letter, so this is taken for their lead-in.",
    },
    "carried": {
        "nb": "Ingen innledning står rett over. Punktet leses etter den forrige innledningen.",
        "nn": "Inga innleiing står rett over. Punktet blir lese etter den førre innleiinga.",
        "en": "No lead-in stands right above. The point is read after the last one before it.",
    },
    "half": {
        "nb": "Punktet begynner med liten bokstav, men har ingen innledning. Er det en hel setning?",
        "nn": "Punktet byrjar med liten bokstav, men har inga innleiing. Er det ei heil setning?",
        "en": "The point begins with a small letter, but has no lead-in. Is it a whole sentence?",
    },
    "outer": {
        "nb": "I dokumentet står dette inni et annet punkt, men det er ikke til å si hvilket.",
        "nn": "I dokumentet står dette inni eit anna punkt, men det er ikkje råd å seie kva for eit.",
        "en": "In the document this stands inside another point, but nobody can tell which.",
    },
    "between": {
        "nb": "I dokumentet står dette avsnittet inne i en liste.",
        "nn": "I dokumentet står dette avsnittet inne i ei liste.",
        "en": "In the document this paragraph stands inside a list.",
    },
    "counted": {
        "nb": "Tekstbehandleren har satt numrene i denne listen ({0} …). Se at de er som i dokumentet.",
        "nn": "Tekstbehandlaren har sett numra i denne lista ({0} …). Sjå at dei er som i dokumentet.",
        "en": "The word processor has counted the points of this list ({0} …). See that they are as in the document.",
    },
    "empty": {
        "nb": "Punktet «{0}» har ingen egne ord i dokumentet, bare punkter under seg.",
        "nn": "Punktet «{0}» har ingen eigne ord i dokumentet, berre punkt under seg.",
        "en": "The point “{0}” has no words of its own in the document, only points below it.",
    },
    "link": {
        "nb": "«{0}» er en lenke i dokumentet, men kan ikke være det her. Den fører til: {1}",
        "nn": "«{0}» er ei lenkje i dokumentet, men kan ikkje vere det her. Ho fører til: {1}",
        "en": "“{0}” is a link in the document, but cannot be one here. It leads to: {1}",
    },
    "emphasis": {
        "nb": "«{0}» er uthevet i dokumentet, men kan ikke merkes her.",
        "nn": "«{0}» er utheva i dokumentet, men kan ikkje merkast her.",
        "en": "“{0}” is emphasised in the document, but cannot be marked here.",
    },
    "note": {
        "nb": "Dette er en fotnote i dokumentet, til noe som ikke kan ha fotnoter her.",
        "nn": "Dette er ein fotnote i dokumentet, til noko som ikkje kan ha fotnotar her.",
        "en": "This is a footnote in the document, to something that cannot have one here.",
    },
    "picture": {
        "nb": "Etter dette står et bilde i dokumentet ({0}), med ordene «{1}». Det er for stort, eller kan ikke hentes ut.",
        "nn": "Etter dette står eit bilete i dokumentet ({0}), med orda «{1}». Det er for stort, eller kan ikkje hentast ut.",
        "en": "A picture stands after this in the document ({0}), with the words “{1}”. It is too large, or cannot be had.",
    },
    "picture_words": {
        "nb": "Ordene under «alt» sto i dokumentet. Sier de det en som ikke ser bildet, trenger å vite?",
        "nn": "Orda under «alt» stod i dokumentet. Seier dei det ein som ikkje ser biletet, treng å vite?",
        "en": "The words at “alt” are the document's. Do they say what somebody who does not see the picture needs to know?",
    },
    "picture_mute": {
        "nb": "Etter dette står et bilde uten ord til dem som ikke ser det. Skriv hva det viser, og flytt disse linjene dit:\n"
        "- picture: {0}\n"
        "  file: {1}\n"
        "  alt: …",
        "nn": "Etter dette står eit bilete utan ord til dei som ikkje ser det. Skriv kva det viser, og flytt desse linjene dit:\n"
        "- picture: {0}\n"
        "  file: {1}\n"
        "  alt: …",
        "en": "After this stands a picture without words for those who do not see it. Write what it shows, and move these lines there:\n"
        "- picture: {0}\n"
        "  file: {1}\n"
        "  alt: …",
    },
    "quote": {
        "nb": "Dette er et sitat i dokumentet. Med lenker eller fotnoter må det stå som et avsnitt.",
        "nn": "Dette er eit sitat i dokumentet. Med lenkjer eller fotnotar må det stå som eit avsnitt.",
        "en": "This is a quotation in the document. With links or footnotes it has to stand as a paragraph.",
    },
    "table_head": {
        "nb": "Dokumentet sier ikke hva som er overskriftene i tabellen. Den øverste raden er tatt for det.",
        "nn": "Dokumentet seier ikkje kva som er overskriftene i tabellen. Den øvste rada er teken for det.",
        "en": "The document does not say which are the headings of the table. Its first row is taken for them.",
    },
    "table_cells": {
        "nb": "Ruter er slått sammen i tabellen i dokumentet. Her er rutene ved siden av tomme.",
        "nn": "Ruter er slått saman i tabellen i dokumentet. Her er rutene ved sida av tomme.",
        "en": "Cells are merged in the document's table. Here the ones beside them are empty.",
    },
    "table_rows": {
        "nb": "Herfra er det en tabell i dokumentet, med en tom overskrift eller tegnet «|» i. Hver rad er et avsnitt.",
        "nn": "Herifrå er det ein tabell i dokumentet, med ei tom overskrift eller teiknet «|» i. Kvar rad er eit avsnitt.",
        "en": "From here on it is a table in the document, with an empty heading or the sign “|”. Each row is a paragraph.",
    },
    "raw": {
        "nb": "Her står kode for et nettsted i dokumentet («{0}»). Den vises som ord.",
        "nn": "Her står kode for ein nettstad i dokumentet («{0}»). Han blir vist som ord.",
        "en": "The document has code for a website here (“{0}”). It is shown as words.",
    },
    "subscript": {
        "nb": "«{0}» er senket skrift i dokumentet.",
        "nn": "«{0}» er senka skrift i dokumentet.",
        "en": "“{0}” is subscript in the document.",
    },
    "superscript": {
        "nb": "«{0}» er hevet skrift i dokumentet. Er det en fotnote?",
        "nn": "«{0}» er heva skrift i dokumentet. Er det ein fotnote?",
        "en": "“{0}” is superscript in the document. Is it a footnote?",
    },
    "strikeout": {
        "nb": "«{0}» er strøket ut i dokumentet. Gjelder det?",
        "nn": "«{0}» er stroke ut i dokumentet. Gjeld det?",
        "en": "“{0}” is struck out in the document. Is it in force?",
    },
    "split": {
        "nb": "«{0}» er delt over to linjer i dokumentet. Er det ett ord, så skriv det i ett, og en rettelse i\n"
        "adopted-corrections.yaml.",
        "nn": "«{0}» er delt over to linjer i dokumentet. Er det eitt ord, så skriv det i eitt, og ei retting i\n"
        "adopted-corrections.yaml.",
        "en": "“{0}” is cut over two lines in the document. If it is one word, write it so, and a correction in\n"
        "adopted-corrections.yaml.",
    },
    "page": {
        "nb": "Er «{0}» et sidetall, så slett avsnittet, og skriv en rettelse i adopted-corrections.yaml.",
        "nn": "Er «{0}» eit sidetal, så slett avsnittet, og skriv ei retting i adopted-corrections.yaml.",
        "en": "If “{0}” is the number of a page, delete it, and write a correction in adopted-corrections.yaml.",
    },
}
"""By the key of a doubt and the language; ``{0}`` are the words that it is about, ``{1}`` what more there is."""
