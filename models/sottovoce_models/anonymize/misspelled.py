"""Spellings of one name that sound the same, by one key: "Mayer" and "Meier", "Cobb" and "Cob"; pure.

Narrower than what sounds alike (`speech.phonetics`): nothing is left out and no vowel becomes another. A word that has
the key of a name is taken for the name where everything doubtful goes, even if a dictionary has it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import Final

from sottovoce_models.anonymize.tokens import folds

_SAME: Final = (
    ("sch", "sh"),
    ("ph", "f"),
    ("kh", "ch"),
    ("th|dt", "t"),
    ("tz|ts", "z"),
    ("ck|c(?![hieyj])", "k"),
    ("ay|ey|ei|ai", "ei"),
    ("eu|oi|oy", "eu"),
    ("ie", "i"),
    ("y", "i"),
    ("(?<=[aeiou])h(?![aeiou])", ""),
)


@lru_cache(maxsize=65_536)
def spelling_keys(word: str) -> frozenset[str]:
    """The keys of a word; two words are spellings of one name when they share one. "v" is heard as "f" and as "w"."""
    keys: set[str] = set()
    for folded in folds(word):
        heard = folded
        for pattern, sound in _SAME:
            heard = re.sub(pattern, sound, heard)
        plain = "".join(sign for sign, _ in groupby(heard))
        keys |= {plain.replace("v", "f"), plain.replace("v", "w")}
    return frozenset(keys)
