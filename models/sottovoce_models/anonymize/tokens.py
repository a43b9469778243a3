"""A text as the recognizers see it: words, figures and marks with their place; pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

# What "\w" takes for part of a word though it is none: "²", "½", "Ⅳ". Each is a mark, lest a name hide behind one.
# All of them stand in the first two planes; looking through the other fifteen would take a tenth of a second.
_PLANES_WITH_NUMBERS: Final = range(0x20000)
_NUMBER_SIGNS: Final = "".join(
    sign for sign in filter(str.isnumeric, map(chr, _PLANES_WITH_NUMBERS)) if unicodedata.category(sign) in {"No", "Nl"}
)
_LETTER: Final = rf"[^\W\d_{re.escape(_NUMBER_SIGNS)}]"
# Accents written apart, and signs that cannot be seen: a word goes on behind them.
_UNSEEN: Final = "\u00ad\u200b-\u200d\u2060\ufeff"
_TIED: Final = rf"[\u0300-\u036f{_UNSEEN}]"
_HIDDEN: Final = re.compile(rf"[{_UNSEEN}]")
_RUN: Final = rf"{_LETTER}(?:{_TIED}*{_LETTER})*[\u0300-\u036f]*"
_TOKEN: Final = re.compile(rf"{_RUN}(?:['’](?!s\b){_RUN})*|\d+|[^\w\s]|[_{re.escape(_NUMBER_SIGNS)}]")
_ENDS: Final = frozenset('.?!:…"“”„»«\n')
# A talk that writes fewer of its words large than this was never given capitals.
_MIN_CAPITALS: Final = 0.02
_FOREIGN: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a figure or one mark. `lower` is its text in small letters with "ss" for "ß"."""

    start: int
    end: int
    text: str
    lower: str
    starts_sentence: bool

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.text[0].isalpha()

    @property
    def is_digits(self) -> bool:
        """Whether it is made of digits."""
        return self.text[0].isdecimal()

    @property
    def is_capitalized(self) -> bool:
        """Whether its first letter is large."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Passage:
    """One turn, or one text: what spans point into. `cased`: whether the talk it belongs to writes names large."""

    text: str
    language: str
    cased: bool
    tokens: tuple[Token, ...] = field(repr=False)

    def between(self, first: int, last: int) -> str:
        """What stands between two tokens."""
        return self.text[self.tokens[first].end : self.tokens[last].start]


def passages(texts: Sequence[str], language: str) -> list[Passage]:
    """The texts of one talk; German or English, whatever else it may be written in counts as English."""
    language = "de" if language.partition("-")[0].lower() == "de" else "en"
    all_tokens = [tokens_of(text) for text in texts]
    words = [token for tokens in all_tokens for token in tokens if token.is_word and len(token.text) > 1]
    large = sum(token.is_capitalized for token in words)
    cased = large > _MIN_CAPITALS * len(words)
    return [Passage(text, language, cased, tokens) for text, tokens in zip(texts, all_tokens, strict=True)]


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order, without overlap."""
    found: list[Token] = []
    fresh, last_end = True, 0
    for match in _TOKEN.finditer(text):
        fresh = fresh or "\n" in text[last_end : match.start()]
        word = match.group()
        found.append(Token(match.start(), match.end(), word, _lower(word), fresh))
        fresh = word in _ENDS or (fresh and not word[0].isalnum())
        last_end = match.end()
    return tuple(found)


def _lower(word: str) -> str:
    if not word.isascii():
        word = unicodedata.normalize("NFKC", _HIDDEN.sub("", word))
    return word.lower().replace("ß", "ss").replace("’", "'")


@lru_cache(maxsize=65_536)
def folds(word: str) -> tuple[str, ...]:
    """A word without accents and in small letters, as names are compared: "Müller" is "muller" and "mueller"."""
    lower = unicodedata.normalize("NFC", word).lower().replace("ß", "ss").translate(_FOREIGN)
    plain = _stripped(lower)
    spelled = _stripped(lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"))
    return (plain,) if plain == spelled else (plain, spelled)


def _stripped(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if sign.isalnum())
