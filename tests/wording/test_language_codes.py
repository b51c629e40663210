"""Three letters for each language: what archives and law tools ask for."""

from __future__ import annotations

import pytest

from generator.wording.language_codes import three_letters


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        *[("nb", "nob"), ("nn", "nno"), ("en", "eng"), ("en-GB", "eng"), ("se", "sme")],
        *[("sma", "sma"), ("smj", "smj"), ("de", "deu"), ("fr", "fra"), ("ar", "ara")],
        *[("zh-Hant", "zho"), ("et", "est"), ("ro", "ron"), ("gu", "guj"), ("ak", "aka")],
    ],
)
def test_a_language_has_the_code_that_iso_639_gives_it(code: str, wanted: str) -> None:
    assert three_letters(code) == wanted


def test_what_is_no_language_is_not_determined() -> None:
    assert three_letters("xx") == "und"
