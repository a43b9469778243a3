"""How hard a passphrase is to guess: a careful estimate that errs on the low side. Pure."""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import pairwise
from typing import Final

# The vault's key derivation holds a well equipped attacker to some 10,000 guesses a second: 36 bits then last about a
# month, 50 bits some thousand years.
_FAIR_BITS: Final = 36
_GOOD_BITS: Final = 50
_WORD_BITS: Final = 12.9  # one of 7776 words, as rolled with dice
_LETTER_BITS: Final = 4.7
_DIGIT_BITS: Final = 3.3
_SIGN_BITS: Final = 5.0
_RUNS: Final = re.compile(r"[^\W\d_]+|\d+|[\W_]+")


class Strength(Enum):
    """What an estimate means to somebody who has the disk."""

    WEAK = auto()
    FAIR = auto()
    GOOD = auto()


def entropy_bits(passphrase: str) -> int:
    """Bits a guesser must expect to search; letters in a row count as dictionary words, repeats as nothing."""
    bits = 0.0
    seen: set[str] = set()
    for run in _RUNS.findall(passphrase.casefold()):
        if run.isspace() or run in seen:
            continue  # spaces between words and words said again are guessed first
        seen.add(run)
        surprising = 1 + sum(ord(b) - ord(a) not in {-1, 0, 1} for a, b in pairwise(run))
        if run.isalpha():
            bits += min(surprising * _LETTER_BITS, max(1, len(run) // 9) * _WORD_BITS)
        else:
            bits += surprising * (_DIGIT_BITS if run.isdigit() else _SIGN_BITS)
    return int(bits)


def strength(passphrase: str) -> Strength:
    """The estimate as a word."""
    bits = entropy_bits(passphrase)
    return Strength.GOOD if bits >= _GOOD_BITS else Strength.FAIR if bits >= _FAIR_BITS else Strength.WEAK
