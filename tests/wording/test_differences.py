"""What has changed between two wordings, as a message tells it."""

from __future__ import annotations

from generator.wording.differences import briefly


def test_a_message_says_what_came_and_what_went_in_words() -> None:
    assert briefly("en skole", "to skole") == "«en» → «to»"
    assert briefly("gi alle bad", "gi alle bad to ganger") == "«to ganger» er lagt til"
    assert briefly("gi alle bad to ganger", "gi alle bad") == "«to ganger» er tatt bort"
    assert briefly("a b", "a", lang="en") == "“b” has been taken away"
