"""How old somebody is, in any wording, and other numbers that single out: rooms, plots, sums; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sottovoce_models.anonymize.base import Mode
from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.tokens import Passage, Token
from sottovoce_models.anonymize.wordlists import AGE_CUES, AGE_UNITS, AGE_WORDS, POSSESSIONS, UNIT_WORDS, words
from sottovoce_models.summarize.numbers import word_value
from sottovoce_models.types import Span, SpanCategory

AGES: Final = "age"
NUMBERS: Final = "number"
POSSESSION: Final = "possession"

_MAX_AGE: Final = 115
_WRITTEN: Final = re.compile(
    r"\b(?:\d{1,3}|(?:\w+-)?\w+)[- ]year[- ]olds?\b|\b\d{1,3}[- ]?(?:jährige[rnsm]?|jährig|years? old|yo|y/o)\b"
    r"|\b(?:aged?|Alter von|age of) \d{1,3}\b"
    r"|\b\d{1,3} (?:Jahre|Monate|Wochen|years|months|weeks)(?: alt| old| of age)\b",
    re.IGNORECASE,
)
_CLASS: Final = re.compile(
    r"\b(?:\w+te[nrs]?|\d+\.) (?:Klasse|Schuljahr|Semester|Lehrjahr)\b"
    r"|\b(?:\w+(?:th|st|nd|rd|ird|fth)) (?:grade|grader|form)\b"
    r"|\b(?:year|grade) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)\b",
    re.IGNORECASE,
)
_CURRENCY: Final = r"(?:€|[$]|£|EUR|CHF|USD|GBP|Euros?|Franken|Dollars?|pounds?(?: sterling)?|francs?|Rappen|Cent)"
_MONEY: Final = re.compile(
    rf"{_CURRENCY} ?\d[\d.,’']{{0,20}}|(?<![\w.,])\d[\d.,’']{{0,20}} ?{_CURRENCY}(?!\w)", re.IGNORECASE
)
_GERMAN_AGE: Final = re.compile(r"(?:jährige[rnsm]?|jährig)$")
_FOLLOWERS: Final = words(
    "und and aber but jetzt now geworden again wieder or oder glaub i when als so then a at she he this does that "
    "which der die er sie years next it"
)
_UNITS_OF_TIME: Final = words("monate monaten months wochen weeks month week jahre jahren years")
_CLOCK: Final = words("um half past at halb gegen kurz nach vor to bis quarter viertel")
_PERSON_CUES: Final = frozenset({"he's", "she's", "i'm", "who's", "they're", "aged", "turned", "geworden"})
_LEAST_SUM: Final = 100
_MAX_NUMBER_TOKENS: Final = 12


class AgeRecognizer:
    """Ages of people."""

    def find(self, passage: Passage) -> Iterator[Span]:
        """AGE spans."""
        for match in _WRITTEN.finditer(passage.text):
            yield Span(match.start(), match.end(), SpanCategory.AGE, AGES, 0.9)
        at = 0
        while at < len(passage.tokens):
            end = number_end(passage, at)
            if end is None:
                token = passage.tokens[at]
                stem = _GERMAN_AGE.sub("", token.lower)
                if stem != token.lower and word_value(stem) is not None:
                    yield Span(token.start, token.end, SpanCategory.AGE, AGES, 0.9)
                at += 1
                continue
            value = number_value(passage.tokens[at:end])
            if value is not None and 0 < value <= _MAX_AGE:
                span = self._age(passage, at, end)
                if span is not None:
                    yield span
            at = end

    def _age(self, passage: Passage, first: int, end: int) -> Span | None:  # noqa: PLR0911 -- one per wording
        tokens = passage.tokens
        start, stop = tokens[first].start, tokens[end - 1].end
        after = tokens[end] if end < len(tokens) else None
        then = tokens[end + 1] if end + 1 < len(tokens) else None
        before = tokens[first - 1] if first else None
        if after is not None and after.lower in AGE_UNITS and then is not None and then.lower in AGE_WORDS:
            return Span(start, then.end, SpanCategory.AGE, AGES, 0.95)
        if before is not None and before.lower in {"aged", "age"}:
            return Span(start, stop, SpanCategory.AGE, AGES, 0.9)
        ends = after is None or not after.text[0].isalnum() or after.lower in _FOLLOWERS
        months = after is not None and after.lower in _UNITS_OF_TIME - {"jahre", "jahren", "years"}
        told = before is not None and (before.lower == "," or _has_copula(tokens, first))
        if months and after is not None and told and (then is None or not then.is_word):
            return Span(start, after.end, SpanCategory.AGE, AGES, 0.7)
        if not ends or before is None or before.lower in _CLOCK - {"at"}:
            return None
        if before.lower in {",", "at", "mit"} or _has_copula(tokens, first):
            is_apposition = before.lower == "," and (after is None or after.text in ",.")
            if before.lower in {"at", "mit"} and not _speaks_of_somebody(tokens, first):
                return None
            if before.lower == "," and not is_apposition:
                return None
            return Span(start, stop, SpanCategory.AGE, AGES, 0.7)
        return None


class NumberRecognizer:
    """Numbers beside a word that they name (a room, a plot, a door), and big ones that nobody else would say."""

    def __init__(self, lexicon: Lexicon, mode: Mode) -> None:
        self._lexicon = lexicon
        self._is_export = mode is Mode.EXPORT

    def find(self, passage: Passage) -> Iterator[Span]:
        """OTHER spans for numbers."""
        for match in _MONEY.finditer(passage.text) if self._is_export else ():
            yield Span(match.start(), match.end(), SpanCategory.OTHER, NUMBERS, 0.4)
        for match in _CLASS.finditer(passage.text):
            yield Span(match.start(), match.end(), SpanCategory.OTHER, NUMBERS, 0.6)
        for token in passage.tokens:
            if (
                token.lower in POSSESSIONS
                and (token.is_capitalized or not passage.cased)
                and not self._lexicon.is_plain(token.lower)
            ):
                yield Span(token.start, token.end, SpanCategory.OTHER, POSSESSION, 0.6)
        tokens = passage.tokens
        at = 0
        while at < len(tokens):
            end = number_end(passage, at)
            if end is None:
                at += 1
                continue
            before = tokens[at - 1].lower if at else ""
            named = _is_unit(before) or (before in {"und", "and", ","} and at > 2 and _is_unit(tokens[at - 3].lower))
            if named:
                first = at - 1 if _is_unit(before) else at
                category = (
                    SpanCategory.ADDRESS
                    if before in {"stiege", "tür", "top", "flat", "apartment"}
                    else SpanCategory.OTHER
                )
                yield Span(tokens[first].start, tokens[end - 1].end, category, NUMBERS, 0.7)
            elif self._is_export:
                value = number_value(tokens[at:end])
                if value is not None and value >= _LEAST_SUM:
                    yield Span(tokens[at].start, tokens[end - 1].end, SpanCategory.OTHER, NUMBERS, 0.35)
            at = end


def _is_unit(word: str) -> bool:
    return word in UNIT_WORDS or (word.endswith(("en", "n")) and (word[:-1] in UNIT_WORDS or word[:-2] in UNIT_WORDS))


def number_end(passage: Passage, at: int) -> int | None:
    """The token after a number that begins at a token; None where none begins."""
    tokens = passage.tokens
    end = at
    while end < min(len(tokens), at + _MAX_NUMBER_TOKENS):
        token = tokens[end]
        if (
            token.is_digits
            or (token.is_word and token.lower not in {"ein", "erst", "oh", "und"} and _cardinal(token.lower))
            or (end > at and token.text == "-" and end + 1 < len(tokens) and _cardinal(tokens[end + 1].lower))
            or (end > at and token.lower == "and" and tokens[end - 1].lower in {"hundred", "thousand"})
        ):
            end += 1
        else:
            break
    return end if end > at else None


def number_value(tokens: tuple[Token, ...]) -> int | None:
    """The value of the tokens of one number; None when they are more than one."""
    total, current = 0, 0
    for token in tokens:
        value = int(token.text) if token.is_digits and len(token.text) < 10 else word_value(token.lower)
        if value is None:
            continue
        if token.lower in {"hundred", "thousand", "million", "hundert", "tausend"}:
            current = max(1, current) * value
            if value > 100:
                total, current = total + current, 0
        elif current and not (current % 10 == 0 and value < 10) and current % 100 != 0:
            return None
        else:
            current += value
    return total + current


def _cardinal(word: str) -> bool:
    value = word_value(word)
    if value is None or word in {"second", "first", "third"}:
        return False
    return not word.endswith(("te", "ten", "ter", "tes", "tem", "th", "tieth", "mal", "fach")) or word == "eight"


def _has_copula(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "is", "war", "wird" or the like stands shortly before, in the same clause."""
    for back in range(at - 1, max(-1, at - 7), -1):
        if not tokens[back].text[0].isalnum() and tokens[back].text not in "'’":
            return False
        lower = tokens[back].lower
        if lower in AGE_CUES - {"at", "mit", "seit", "since", "als", "when", "now", "jetzt"}:
            return True
        if (
            lower == "s"
            and back > 1
            and tokens[back - 1].text in "'’"
            and tokens[back - 2].lower not in {"gibt", "geht"}
        ):
            return True
    return False


def _speaks_of_somebody(tokens: tuple[Token, ...], at: int) -> bool:
    around = {token.lower for token in tokens[max(0, at - 8) : at]}
    return bool(around & words("i he she ich er sie you'd you i'd had hatte they we") | around & _PERSON_CUES)
