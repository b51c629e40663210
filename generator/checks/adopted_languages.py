"""A language in which the text is also adopted is another than its own, and has its text.

Its words stand in ``translations/`` as any other's, and no page calls them a translation. To mend it:
write the code of the folder there, or take the language out of ``also_adopted``.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Problem
from generator.source.load import Loaded

RULE = "adopted-languages"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each language that is the text's own, or that nothing is written in."""
    own = loaded.platform.language
    for n, code in enumerate(loaded.platform.also_adopted):
        here = loaded.place("also_adopted", n)
        if code == own:
            yield Problem(
                here,
                RULE,
                f"«{code}» er språket teksten står på, og er vedtatt allerede. Ta det bort herfra.",
                f"“{code}” is the text's own language. Take it away here.",
            )
        elif code not in loaded.translations and not loaded.unread_in(code):
            yield Problem(
                here,
                RULE,
                f"Teksten er ikke lagt inn på «{code}». Lag mappen med «plattform translations add {code}», og legg "
                f"inn de vedtatte ordene der. Skulle det være et annet språk, så skriv koden for det.",
                f"There is no text in “{code}”. Make its folder with “plattform translations add {code}”, or write "
                "the code of another language.",
            )
