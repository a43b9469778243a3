"""Minutes say "They discussed", a letter about one's own conversation says "We discussed". Pure.

The check of the minutes knows the first only: words are held as minutes say them, and printed as letters do.
"""

from __future__ import annotations

import re
from typing import Final

_OF_MINUTES: Final = re.compile(r"^(?:They|The group) discussed\b")
_OF_LETTERS: Final = ("We discussed", "We also discussed", "We talked about")
_ANY_OF_LETTERS: Final = re.compile(rf"^(?:{'|'.join(_OF_LETTERS)})\b")


class Voice:
    """Gives sentences the voice of one letter; they do not all begin alike."""

    def __init__(self) -> None:
        self._given = 0

    def of_letter(self, words: str) -> str:
        """The sentence as a letter says it."""
        if not _OF_MINUTES.match(words):
            return words
        opening = _OF_LETTERS[min(self._given, 1 + (self._given - 1) % 2)]
        self._given += 1
        return _OF_MINUTES.sub(opening, words)


def of_minutes(words: str) -> str:
    """The sentence as minutes say it, to be held against the meeting."""
    return _ANY_OF_LETTERS.sub("They discussed", words)
