"""Recovery codes: 160 random bits to print and type back, with words that prove each half was typed right.

Eight groups of four letters and digits (Crockford's base 32: no I, L, O or U) and after each four a word of two
syllables that holds eight bits of a hash of them, spoken and typed the same in German and English. The syllables follow
the idea of proquints (Wilkerson, "A Proposal for Proquints", 2009).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from sottovoce_models.errors import Code, UserFixable

CODE_BYTES: Final = 20
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_SYLLABLES: Final = tuple("ba de fi go ku la me ni po ru sa te vi wo zu ha".split())  # noqa: SIM905 -- one line
_GROUPS: Final = 8
_GROUP: Final = 4
_HALF: Final = _GROUPS // 2


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

    VAULT_CODE_INCOMPLETE(groups): not this many groups; VAULT_CODE_TYPO(half): the word of half 1 or 2 does not fit.
    """
    words: list[str] = []
    letters: list[str] = []
    for part in typed.replace("-", " ").split():
        if part.lower() in _WORDS and len(letters) == (len(words) + 1) * _HALF * _GROUP:
            words.append(part.lower())
        else:
            letters.extend(part.upper().translate(_READ_AS))
    text = "".join(letters)
    if len(text) != _GROUPS * _GROUP or len(words) != 2 or set(text) - set(_ALPHABET):
        raise UserFixable(Code.VAULT_CODE_INCOMPLETE, groups=_GROUPS)
    for half in (0, 1):
        if _word(half, text[half * _HALF * _GROUP : (half + 1) * _HALF * _GROUP]) != words[half]:
            raise UserFixable(Code.VAULT_CODE_TYPO, half=half + 1)
    number = 0
    for letter in text:
        number = number * len(_ALPHABET) + _ALPHABET.index(letter)
    return number.to_bytes(CODE_BYTES, "big")


def _letters(secret: bytes) -> str:
    number = int.from_bytes(secret, "big")
    letters = []
    for _ in range(_GROUPS * _GROUP):
        number, digit = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[digit])
    return "".join(reversed(letters))


def _word(half: int, letters: str) -> str:
    check = sha256(b"sottovoce recovery code/1 " + bytes([half]) + letters.encode()).digest()[0]
    return _SYLLABLES[check >> 4] + _SYLLABLES[check & 15]


_WORDS: Final = frozenset(first + second for first in _SYLLABLES for second in _SYLLABLES)
