"""``mkdocs.yml`` for a city that does not write Norwegian: explained in English, and in no country yet."""

from __future__ import annotations

import re

COUNTRY = 'country: "no"'
"""The line that says where the first platform is."""

IN_ENGLISH = {
    "Innstillingene for nettstedet. Teksten står i source/platform.yaml.": "The settings of the site. The text is in source/platform.yaml.",
    "Maler og stiler i en mappe her går foran programmets, fil for fil.": "Templates and styles in a folder here go before the program's, file by file.",
    "custom_dir: overrides": "custom_dir: overrides",
    "Siden eller e-posten («mailto:…») der lesere kan si fra om feil.": "The page or the e-mail address (“mailto:…”) where readers can tell of faults.",
    "Adressen til tilgjengelighetserklæringen i uustatus.no.": "The address of the accessibility statement.",
    "Lisensen for teksten, helst som adressen til den. Tom betyr at utgiveren ikke har sagt det ennå.": "The licence of the text, best as its address. Empty means that the publisher has not said it yet.",
    "Hvem som utgir nettstedet, og organisasjonsnummeret. data.norge.no krever begge, og contact.": "Who publishes the site, and their number in the register of organisations, if they have one.",
    "Adressene som nettstedet har hatt før, de eldste først. Se HOSTING.md.": "The addresses that the site has had before, the oldest first. See HOSTING.md.",
    "Landet, med to bokstaver fra ISO 3166. Det står i navnet som arkiver og lovverktøy gir teksten.": 'The country, in two small letters of ISO 3166, such as "de". It stands in the name by which archives and\n# law tools know the text.',
    "Med true lages PDF-dokumentene også. «make documents» setter opp det som trengs, og gjør det.": "With true the PDF documents are made too. “make documents” sets up what that takes, and does it.",
    "Med true bygges nettstedet bare når contact og statement er fylt ut. Ellers kommer en advarsel.": "With true the site is built only when contact and statement are filled in. Otherwise there is a warning.",
    "Tall i en liste som går videre etter noe annet, begynner ikke på nytt.": "Numbers in a list that goes on after something else do not begin anew.",
}
"""What each remark in our own settings says, in English."""


def elsewhere(text: str) -> str:
    """The settings with their remarks in English, and no country until somebody writes which."""
    text = text.replace(COUNTRY, 'country: ""')
    return re.sub(r"(?m)^( *)# (.*)$", _in_english, text)


def _in_english(found: re.Match[str]) -> str:
    said = IN_ENGLISH[found[2]].replace("\n", f"\n{found[1]}")
    return f"{found[1]}# {said}"
