"""Dates of every kind, written or spoken: days, months, years, feasts, seasons of somebody's life; pure.

Bare weekdays and times of day are not dates of anybody and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sottovoce_models.anonymize.tokens import Passage, Token
from sottovoce_models.anonymize.wordlists import DATE_LEADS, HOLIDAYS, MONTHS, SEASONS, words
from sottovoce_models.summarize.numbers import word_value
from sottovoce_models.types import Span, SpanCategory

DATES: Final = "date"

_WRITTEN: Final = re.compile(
    r"\b\d{1,2}\. ?\d{1,2}\. ?(?:\d{4}|\d{2})?(?!\d)|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b"
    r"|\b\d{4}-\d{2}-\d{2}(?:[T ](?:at )?\d{1,2}:\d{2}(?::\d{2})?)?(?: ?[AP]M\b)?"
    r"|\b(?:1[6-9]|20)\d{2}(?:s|er)?\b|(?<!\w)['’]\d{2}\b"
)
_EN_ORDINAL: Final = re.compile(
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth"
    r"|twentieth|thirtieth)"
)
_DE_ORDINAL: Final = re.compile(r"(?:te|ter|ten|tes|tem)$")
_SUFFIXED: Final = frozenset({"st", "nd", "rd", "th"})
_EDGES: Final = {
    "de": frozenset({"ende", "anfang", "mitte"}),
    "en": frozenset({"early", "late", "mid", "end", "beginning"}),
}
_YEAR_LEADS: Final = words("in since from until till im jahr jahre seit year of anno class")
_MODIFIERS: Final = words(
    "letzten letzter letztes letzte letztem nächsten nächster nächste nächstes vorigen voriges vorletzten vergangenen "
    "diesen dieses diesem kommenden last next this previous coming past im in seit since every jeden that ende mid "
    "late early anfang mitte"
)
_AMBIGUOUS: Final = words("may march mai sept dec mar jan jun lent fall spring boxing")
_MAX_DAY: Final = 31


class DateRecognizer:
    """Calendar dates in any wording."""

    def find(self, passage: Passage) -> Iterator[Span]:
        """DATE spans."""
        for match in _WRITTEN.finditer(passage.text):
            yield Span(match.start(), match.end(), SpanCategory.DATE, DATES, 0.9)
        tokens = passage.tokens
        for at, token in enumerate(tokens):
            if not token.is_word:
                continue
            if self._is_month(passage, at):
                yield self._around_month(passage, at)
            elif token.lower in HOLIDAYS[passage.language]:
                yield self._around_feast(passage, at)
            elif token.lower in SEASONS[passage.language] and at and tokens[at - 1].lower in _MODIFIERS:
                first = at - 2 if at > 1 and tokens[at - 2].lower in DATE_LEADS[passage.language] else at - 1
                last = _with_year(tokens, at)
                yield Span(tokens[first].start, tokens[last].end, SpanCategory.DATE, DATES, 0.85)
            else:
                yield from self._day_alone(passage, at)
        yield from _spoken_years(passage)
        yield from _relative(passage)

    def _is_month(self, passage: Passage, at: int) -> bool:
        token = passage.tokens[at]
        if token.lower not in MONTHS[passage.language]:
            return False
        if token.lower not in _AMBIGUOUS or passage.language == "de":
            return True
        before = passage.tokens[at - 1] if at else None
        after = passage.tokens[at + 1] if at + 1 < len(passage.tokens) else None
        beside = [each for each in (before, after) if each is not None]
        if any(each.is_digits or is_day(each.lower, passage.language) for each in beside):
            return True
        lead = before is not None and before.lower in DATE_LEADS["en"] - {"that", "the", "this", "of"}
        return lead or (passage.cased and token.is_capitalized and not token.starts_sentence)

    def _around_month(self, passage: Passage, at: int) -> Span:
        tokens, language = passage.tokens, passage.language
        first = at
        while first and at - first < 6 and _is_day_part(tokens[first - 1], language):
            first -= 1
        if first and tokens[first - 1].lower in _EDGES[language]:
            first -= 1
        while first < at and not (tokens[first].text[0].isalnum() and tokens[first].lower not in {"of", "the"}):
            first += 1
        last = at
        while last + 1 < len(tokens) and last - at < 5 and _is_day_part(tokens[last + 1], language):
            last += 1
        while last > at and not (tokens[last].text[0].isalnum() and tokens[last].lower not in {"of", "the"}):
            last -= 1
        last = _with_year(tokens, last)
        return Span(tokens[first].start, tokens[last].end, SpanCategory.DATE, DATES, 0.9)

    def _around_feast(self, passage: Passage, at: int) -> Span:
        tokens = passage.tokens
        first = at - 1 if at and tokens[at - 1].lower in {"good", "bank", "seit", "since", "vor", "an"} else at
        last = (
            at + 1
            if at + 1 < len(tokens) and tokens[at + 1].lower in {"day", "eve", "sunday", "monday", "week"}
            else at
        )
        return Span(tokens[first].start, tokens[last].end, SpanCategory.DATE, DATES, 0.85)

    def _day_alone(self, passage: Passage, at: int) -> Iterator[Span]:
        """ "Am neunzehnten war …", "see you on the ninth": an ordinal that no noun follows."""
        tokens, language = passage.tokens, passage.language
        token = tokens[at]
        if not is_day(token.lower, language) or not at:
            return
        if tokens[at - 1].lower not in DATE_LEADS[language] and not _is_day_part(tokens[at - 1], language):
            return
        first, last = at, at
        while first and _is_day_part(tokens[first - 1], language) and tokens[first - 1].text[0].isalnum():
            first -= 1
        while (
            last + 1 < len(tokens)
            and last - at < 4
            and _is_day_part(tokens[last + 1], language)
            and (tokens[last + 1].text[0].isalnum() or passage.between(last, last + 1) == "")
        ):
            last += 1
        while last > at and not tokens[last].text[0].isalnum():
            last -= 1
        while first < at and tokens[first].lower in {"of", "the"}:
            first += 1
        is_two = last - first >= 1
        if is_two and language == "de":
            last = _with_short_year(tokens, last)
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        if is_two or after is None or not after.is_word or _is_no_noun(after, passage):
            yield Span(tokens[first].start, tokens[last].end, SpanCategory.DATE, DATES, 0.7)


def is_day(word: str, language: str) -> bool:
    """Whether a word in small letters may be the number of a day or a month: "neunzehnten", "ninth"."""
    if language == "de":
        value = word_value(word) if _DE_ORDINAL.search(word) else None
    else:
        value = word_value(word) if _EN_ORDINAL.fullmatch(word) else None
    return value is not None and 0 < value <= _MAX_DAY


def _is_day_part(token: Token, language: str) -> bool:
    lower = token.lower
    if token.is_digits:
        return len(lower) <= 4
    if not token.is_word:
        return token.text in ".,/-"
    if lower in {"of", "the"} or lower in _SUFFIXED or is_day(lower, language):
        return True
    value = word_value(lower) if lower not in {"ein", "oh", "und", "one"} else None
    if value is None:
        return False
    return value in {20, 30} or 1000 <= value < 2100 if language == "de" else value <= 100 or 1000 <= value < 2100


def _is_no_noun(after: Token, passage: Passage) -> bool:
    """Whether the ordinal before this word stands alone: in German no noun follows, in English a small word does."""
    if passage.language == "de":
        return not after.is_capitalized and not after.lower.endswith(("en", "er", "es"))
    return after.lower in words(
        "was is and or that but so when at in for to half then we i he she they it you fired if because of we'll i'll "
        "not no please would write call with from as"
    )


def _with_year(tokens: tuple[Token, ...], at: int) -> int:
    """The last token of a year that follows, or `at`."""
    after = at + 1
    if after < len(tokens) and tokens[after].text == ",":
        after += 1
    if after < len(tokens) and tokens[after].is_digits and len(tokens[after].text) in {2, 4}:
        return after
    last = _year_words(tokens, after)
    return last if last is not None else at


def _with_short_year(tokens: tuple[Token, ...], at: int) -> int:
    """The last token of "dritter fünfter achtzig": two figures of a year behind day and month."""
    after = at + 1
    value = word_value(tokens[after].lower) if after < len(tokens) and tokens[after].is_word else None
    return after if value is not None and 0 < value < 100 else at


def _year_words(tokens: tuple[Token, ...], at: int) -> int | None:  # noqa: PLR0911 -- one answer per wording
    """The last token of a year in words that begins at a token: "zweitausendacht", "nineteen forty-one"."""
    if at >= len(tokens) or not tokens[at].is_word:
        return None
    value = word_value(tokens[at].lower)
    if value is None:
        return None
    if 1500 <= value < 2100:
        return at
    if value == 2 and at + 1 < len(tokens) and tokens[at + 1].lower == "thousand":
        last = at + 1
        while last + 1 < len(tokens) and (
            tokens[last + 1].lower == "and" or word_value(tokens[last + 1].lower) is not None
        ):
            last += 1
        return last
    if value not in {16, 17, 18, 19, 20} or at + 1 >= len(tokens):
        return None
    tens = tokens[at + 1].lower
    second = word_value(tens)
    if tens == "hundred":
        return at + 1
    if (
        second is None
        or second > 99
        or tens in {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
    ):
        return None
    if second % 10 == 0 and second >= 20:
        unit = at + 3 if at + 2 < len(tokens) and tokens[at + 2].text == "-" else at + 2
        ones = word_value(tokens[unit].lower) if unit < len(tokens) else None
        if ones is not None and 0 < ones < 10:
            return unit
    return at + 1


def _spoken_years(passage: Passage) -> Iterator[Span]:
    tokens = passage.tokens
    for at, token in enumerate(tokens):
        if not token.is_word:
            continue
        last = _year_words(tokens, at)
        if last is not None:
            yield Span(token.start, tokens[last].end, SpanCategory.DATE, DATES, 0.85)
        elif passage.language == "en" and at and tokens[at - 1].lower in _YEAR_LEADS:
            value = word_value(token.lower)
            joined = (
                at + 2 < len(tokens) and tokens[at + 1].text == "-" and word_value(tokens[at + 2].lower) is not None
            )
            if value is not None and value >= 20 and value % 10 == 0 and value <= 90 and joined:
                yield Span(token.start, tokens[at + 2].end, SpanCategory.DATE, DATES, 0.7)


_RELATIVE: Final = {
    "de": re.compile(
        r"\b(?:ende|anfang|mitte) (?:des )?jahre?s?\b|\bam tag (?:davor|danach)\b|\bvor (?:\w+ ){1,2}jahren\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:\w+ )?years? come \w+\b|\bthe day (?:after|before)\b|\bbank holiday(?: \w+day)?\b"
        r"|\b(?:\w+|\d+) years? ago\b",
        re.IGNORECASE,
    ),
}


def _relative(passage: Passage) -> Iterator[Span]:
    for match in _RELATIVE[passage.language].finditer(passage.text):
        yield Span(match.start(), match.end(), SpanCategory.DATE, DATES, 0.6)
