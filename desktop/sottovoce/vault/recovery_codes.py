"""Recovery codes: 160 random bits to print and type back, with words that prove each half was typed right.

Eight groups of four letters and digits (Crockford's base 32: no I, L, O or U) and after each four a word of two
syllables that holds a weighted sum of them modulo a prime. So one wrong letter, two neighbours exchanged or the halves
exchanged are always noticed. Words are spoken and typed the same in German and English; the syllables follow the idea
of proquints (Wilkerson, "A Proposal for Proquints", 2009).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from sottovoce_models.errors import Code, UserFixable

CODE_BYTES: Final = 20
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_SYLLABLES: Final = tuple("ba de fi go ku la me ni po ru sa te vi wo zu ha".split())  # noqa: SIM905 -- one line
_GROUPS: Final = 8
_GROUP: Final = 4
_HALF: Final = _GROUPS // 2
_HALF_LETTERS: Final = _HALF * _GROUP
_WORD_LETTERS: Final = 4
_CHECK_PRIME: Final = 251
_SECOND_HALF: Final = 100  # tells the halves apart


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """A code with the label of where it is kept; `groups` are what is printed, in order."""

    label: str
    secret: bytes

    def __repr__(self) -> str:
        return f"RecoveryCode(label={self.label!r})"

    @property
    def groups(self) -> tuple[str, ...]:
        """Four groups, their word, four groups, their word."""
        letters = _letters(self.secret)
        parts = [letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP)]
        first, second = parts[:_HALF], parts[_HALF:]
        return (*first, _word(0, "".join(first)), *second, _word(1, "".join(second)))

    @property
    def text(self) -> str:
        """The whole code in one line."""
        return " ".join(self.groups)


def new_code(label: str) -> RecoveryCode:
    """A code nobody has seen before."""
    return RecoveryCode(label, os.urandom(CODE_BYTES))


def secret_of(typed: str) -> bytes:
    """The 160 bits of a code as somebody typed it; case, spaces, hyphens and look-alike letters do not matter.

    VAULT_CODE_INCOMPLETE(groups): too few or too many letters; VAULT_CODE_TYPO(half): the word of half 1 or 2 does not
    fit.
    """
    text = _as_typed(typed)
    size = _HALF_LETTERS + _WORD_LETTERS
    if len(text) != 2 * size:
        raise UserFixable(Code.VAULT_CODE_INCOMPLETE, groups=_GROUPS)
    letters = ""
    for half in (0, 1):
        typed_half = text[half * size : (half + 1) * size]
        part, word = typed_half[:_HALF_LETTERS], typed_half[_HALF_LETTERS:]
        if set(part) - set(_ALPHABET) or _as_typed(_word(half, part)) != word:
            raise UserFixable(Code.VAULT_CODE_TYPO, half=half + 1)
        letters += part
    number = 0
    for letter in letters:
        number = number * len(_ALPHABET) + _ALPHABET.index(letter)
    return number.to_bytes(CODE_BYTES, "big")


def _as_typed(text: str) -> str:
    """Letters and digits alone, in one case, look-alikes as one; words are compared in the same form."""
    return "".join(letter for letter in normalize("NFKC", text).upper() if letter.isalnum()).translate(_READ_AS)


def _letters(secret: bytes) -> str:
    number = int.from_bytes(secret, "big")
    letters = []
    for _ in range(_GROUPS * _GROUP):
        number, digit = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[digit])
    return "".join(reversed(letters))


def _word(half: int, letters: str) -> str:
    weighted = sum((place + 1) * _ALPHABET.index(letter) for place, letter in enumerate(letters))
    check = (weighted + half * _SECOND_HALF) % _CHECK_PRIME
    return _SYLLABLES[check >> 4] + _SYLLABLES[check & 15]
