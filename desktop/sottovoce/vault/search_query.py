"""What somebody types into the search, as an expression for the index and as a pattern that marks what was found. Pure.

The index folds letters by itself (unicode61, remove_diacritics 2); here the same is done letter by letter, so that
places in the folded text are places in the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_BEFORE: Final = r"(?<![^\W_])"
_REST: Final = r"([^\W_]*)"
_MOST_WORDS: Final = 12
_MOST_LETTERS: Final = 64
_BEGINNING_LETTERS: Final = 3  # shorter words are taken whole, but for the last one, which may still be typed
_SPELLED_OUT_LETTERS: Final = 5  # in shorter words "ue" is seldom an umlaut
_UMLAUTS: Final = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"))
_FOLDED_UP_TO: Final = 0x2000  # Latin with all its accents, Greek, Cyrillic
_SNIPPET_WORDS: Final = 16
_WORDS_BEFORE: Final = 4

Form = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words stand in a text (start, end; in order, apart) and how many of them stand there whole."""

    marks: tuple[tuple[int, int], ...]
    whole: int


class Query:
    """`match`: an FTS5 expression for texts that hold all words or words that begin so; "" without a letter or digit.

    What is typed without a space ("12.500", "Müller-Lüdenscheidt") must stand together in this order.
    """

    def __init__(self, text: str) -> None:
        typed = [tuple(word[:_MOST_LETTERS] for word in _WORD.findall(chunk.lower())) for chunk in text.split()]
        chunks = [chunk[:_MOST_WORDS] for chunk in typed if chunk][:_MOST_WORDS]
        last = len(chunks) - 1
        begins = [place == last or len(chunk[-1]) >= _BEGINNING_LETTERS for place, chunk in enumerate(chunks)]
        terms, self._patterns = [], []
        for chunk, begin in zip(chunks, begins, strict=True):
            forms = _forms(chunk)
            terms.append("(" + " OR ".join(f'"{" ".join(form)}"' + " *" * begin for form in forms) + ")")
            either = "|".join(r"[\W_]+".join(re.escape(fold(word)) for word in form) for form in forms)
            self._patterns.append(re.compile(f"{_BEFORE}(?:{either}){_REST if begin else '()'}(?![^\\W_])"))
        self.match: Final = " AND ".join(terms)

    def find(self, text: str) -> Found:
        """Where the words stand in a text."""
        plain, spans, whole = fold(text), [], 0
        for pattern in self._patterns:
            found = list(pattern.finditer(plain))
            spans += [each.span() for each in found]
            whole += any(not each[1] for each in found)
        marks: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if marks and start < marks[-1][1]:
                marks[-1] = (marks[-1][0], max(end, marks[-1][1]))
            else:
                marks.append((start, end))
        return Found(tuple(marks), whole)


def snippet(text: str, marks: tuple[tuple[int, int], ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """About sixteen words around the first mark, "…" where something is left out, and the marks as they lie in it."""
    words = list(_WORD.finditer(text))
    at = next((place for place, word in enumerate(words) if marks and word.end() > marks[0][0]), 0)
    first = max(0, min(at - _WORDS_BEFORE, len(words) - _SNIPPET_WORDS))
    start = words[first].start() if first else 0
    end = words[first + _SNIPPET_WORDS - 1].end() if first + _SNIPPET_WORDS < len(words) else len(text)
    shown = "…" * bool(first) + text[start:end] + "…" * (end < len(text))
    shift = bool(first) - start
    inside = [(max(a, start) + shift, min(b, end) + shift) for a, b in marks if a < end and b > start]
    return shown, tuple(inside)


def fold(text: str) -> str:
    """The text in small letters without accents, letter by letter."""
    return text.translate(_folding())


@cache
def _folding() -> dict[int, str]:
    table = {}
    for code in range(_FOLDED_UP_TO):
        letter = chr(code)
        small = letter.lower()
        base = unicodedata.normalize("NFD", small)
        if len(base) > 1 and all(unicodedata.combining(mark) for mark in base[1:]):
            small = base[0]
        if small != letter and len(small) == 1:
            table[code] = small
    return table


def _forms(words: Form) -> tuple[Form, ...]:
    """The ways in which words are written: as typed, and as others write umlauts and "ß"."""
    with_umlauts = (
        words,
        tuple(_with_e(word) for word in words),
        tuple(_without_e(word) if len(word) >= _SPELLED_OUT_LETTERS else word for word in words),
    )
    forms = [
        form
        for each in with_umlauts
        for form in (each, tuple(w.replace("ß", "ss") for w in each), tuple(w.replace("ss", "ß") for w in each))
    ]
    return tuple(dict.fromkeys(forms))


def _with_e(word: str) -> str:
    for umlaut, letters in _UMLAUTS:
        word = word.replace(umlaut, letters)
    return word


def _without_e(word: str) -> str:
    for umlaut, letters in _UMLAUTS:
        word = word.replace(letters, umlaut)
    return word
