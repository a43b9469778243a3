"""Whether a sentence holds one of a template's phrases: whole words, capitals and ß do not matter. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_NOTHING: Final = re.compile(r"(?!)")


def plain(words: str) -> str:
    """Words in lower case with "ss" for "ß" and plain apostrophes: how both sides are compared."""
    return words.lower().replace("ß", "ss").replace("’", "'")


@lru_cache(maxsize=256)
def finder(phrases: Sequence[str]) -> re.Pattern[str]:
    """What finds the phrases in `plain` words; they are letters, so nothing in them is a pattern and time is linear."""
    if not phrases:
        return _NOTHING
    parts = [_part(phrase) for phrase in sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})")


def _part(phrase: str) -> str:
    stem = plain(phrase).removesuffix("*")
    spaced = r"\s+".join(re.escape(word) for word in stem.split())
    return spaced if phrase.endswith("*") else rf"{spaced}(?!\w)"
