"""The hard facts of a text: numbers, dates, times, percent and money, each with its place; German and English. Pure.

A date is taken apart: "3 March 2025", "03.03.2025" and "am dritten März" share day, month and year. What a claim states
is read as it stands; what was said is read in every way it may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sottovoce_models.summarize import numbers


class FactKind(StrEnum):
    """What a fact is."""

    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact in characters [start, end) of a text; `value` is the same for every way to write it."""

    kind: FactKind
    value: str
    start: int
    end: int


_WEEKDAYS: Final = (
    ("monday", "mondays", "mon", "montag", "montags"),
    ("tuesday", "tuesdays", "tue", "tues", "dienstag", "dienstags"),
    ("wednesday", "wednesdays", "wed", "mittwoch", "mittwochs"),
    ("thursday", "thursdays", "thu", "thurs", "donnerstag", "donnerstags"),
    ("friday", "fridays", "fri", "freitag", "freitags"),
    ("saturday", "saturdays", "sat", "samstag", "samstags", "sonnabend"),
    ("sunday", "sundays", "sun", "sonntag", "sonntags"),
)
_MONTHS: Final = (
    ("january", "jan", "januar", "jänner"), ("february", "feb", "februar", "feber"), ("march", "märz"),
    ("april", "apr"), ("may", "mai"), ("june", "jun", "juni"), ("july", "jul", "juli"),
    ("august", "aug"), ("september", "sep", "sept"), ("october", "oct", "oktober", "okt"),
    ("november", "nov"), ("december", "dec", "dezember", "dez"),
)  # fmt: skip
_RELATIVE: Final = {
    "today": "today", "tonight": "today", "heute": "today", "tomorrow": "tomorrow", "yesterday": "yesterday",
    "gestern": "yesterday", "übermorgen": "day after tomorrow", "vorgestern": "day before yesterday",
    "weekend": "weekend", "wochenende": "weekend",
}  # fmt: skip
_NAMES: Final = {
    **{word: f"weekday {number}" for number, words in enumerate(_WEEKDAYS, start=1) for word in words},
    **{word: f"month {number}" for number, words in enumerate(_MONTHS, start=1) for word in words},
    **_RELATIVE,
}
_ALSO_WORDS: Final = frozenset({"may", "march", "mon", "sun", "sat", "wed", "jan", "mai", "dec", "jun", "aug"})
"""Words and first names too: dates only with a capital, and inside a sentence or beside a day."""
_BEFORE_MONTHS: Final = "in of by until since from im bis ab seit anfang ende mitte next last early late mid to and"
_DAY_PARTS: Final = re.compile(
    r"(?P<day>montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s?"
    r"(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht)s?"
)
_MORNING: Final = re.compile(
    r"\b(?:bis|ab|für|erst|gleich|von|auf)\s+(?P<a>morgen)\b|\b(?P<b>morgen)\s+(?:früh|vormittag|mittag|nachmittag"
    r"|abend|um)\b|(?<!guten )(?<!heute )(?<!gestern )(?<!der )(?<!den )(?<!am )(?<!jeden )\b(?P<c>morgen)\b",
)
"""German "morgen" is tomorrow or a morning; a claim's is a date where it can only be that."""
_UNIT: Final = r"(?:week|month|year|quarter|woche|monat|jahr|quartal|sitzung|meeting|session)"
_NEXT: Final = re.compile(
    rf"\b(?P<next>next|coming|following|nächste[nrsm]?|kommende[nrsm]?|folgende[nrsm]?)\s+(?P<u1>{_UNIT})s?\b"
    rf"|\b(?P<last>last|past|previous|letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?)\s+(?P<u2>{_UNIT})s?\b"
    rf"|\b(?P<this>this|diese[nrsm]?)\s+(?P<u3>{_UNIT})\b",
    re.IGNORECASE,
)
_UNITS: Final = {"woche": "week", "monat": "month", "jahr": "year", "quartal": "quarter", "sitzung": "meeting",
                 "session": "meeting"}  # fmt: skip
_NUMERIC: Final = re.compile(
    r"(?<![\d.,/-])(?:(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})"
    r"|(?P<d2>\d{1,2})\.\s?(?P<m2>\d{1,2})\.(?:\s?(?P<y2>\d{4}|\d{2}))?"
    r"|(?P<a3>\d{1,2})/(?P<b3>\d{1,2})/(?P<y3>\d{4}|\d{2}))(?![\d/-])"
)
_TIME: Final = re.compile(
    r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d)|\.(?P<minute_de>[0-5]\d)(?=\s?(?:uhr|h\b|am\b"
    r"|pm\b|[ap]\.m)))",
    re.IGNORECASE,
)
_ORDINAL_DIGITS: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+", re.UNICODE)
_FIRST_DAYS: Final = {"first": "1", "second": "2", "third": "3", "erste": "1", "ersten": "1", "erster": "1",
                      "zweite": "2", "dritte": "3", "dritten": "3", "dritter": "3", "siebte": "7", "siebten": "7",
                      "achte": "8", "achten": "8", "achter": "8"}  # fmt: skip
_BETWEEN_DAY_AND_MONTH: Final = frozenset({"of", "the", "den", "der", "dem", ".", "st", "nd", "rd", "th"})
_CLOCK: Final = re.compile(
    r"\b(?:pm|p\.m|afternoon|evening|tonight|o'clock|past|uhr|halb|nachmittags?|abends?|\w+(?:nachmittag|abend))\b",
    re.I,
)
"""What is said in the afternoon may be written on the 24-hour clock."""
_HALF_TO: Final = re.compile(r"\b(?:halb|viertel vor|dreiviertel|quarter to|half)\s+(\w+)", re.IGNORECASE)


def is_calendar(word: str) -> bool:
    """Whether a lower-case word is a weekday, a month or a day told from today."""
    return word in _NAMES or word == "morgen" or _DAY_PARTS.fullmatch(word) is not None


def stated(text: str) -> list[Fact]:
    """The facts of a claim in order; `values` of them must all have been said."""
    facts = [*_dates(text, strict=True)]
    taken = [(fact.start, fact.end) for fact in facts]
    facts += [
        Fact(FactKind.NUMBER, number.value, number.start, number.end)
        for number in numbers.stated(_ORDINAL_DIGITS.sub(lambda match: " " * len(match.group()), text))
        if not any(start < number.end and number.start < end for start, end in taken)
    ]
    facts += _days_of_months(facts, text)
    return sorted(facts, key=lambda fact: (fact.start, fact.value))


def said(text: str) -> set[str]:
    """The values of every fact that the words may have stated."""
    plain = _ORDINAL_DIGITS.sub("  ", text)
    found = numbers.values(plain)
    dates = list(_dates(text, strict=False))
    days = [Fact(FactKind.NUMBER, number.value, number.start, number.end) for number in numbers.stated(plain)]
    for fact in [*dates, *_days_of_months([*dates, *days], text)]:
        found.add(fact.value)
        if fact.value.startswith("month "):
            found.add(fact.value.removeprefix("month "))
    for match in _HALF_TO.finditer(text):
        found.update(str(int(value) - 1) for value in numbers.values(match.group(1)) if value.isdigit())
    if _CLOCK.search(text):
        found.update(str(int(value) + 12) for value in list(found) if value.isdigit() and 1 <= int(value) <= 11)
    return found


def _days_of_months(known: Sequence[Fact], text: str) -> list[Fact]:
    """A day beside its month as one fact: the first hearing in October is not the first of October."""
    found: list[Fact] = []
    for month in (fact for fact in known if fact.value.startswith("month ")):
        for day in (fact for fact in known if fact.kind is FactKind.NUMBER and fact.value.isdigit()):
            between = text[min(day.end, month.end) : max(day.start, month.start)]
            if 1 <= int(day.value) <= 31 and set(between.lower().split()) <= _BETWEEN_DAY_AND_MONTH:
                start, end = min(day.start, month.start), max(day.end, month.end)
                found.append(Fact(FactKind.DATE, f"{day.value} of {month.value}", start, end))
    return found


def _dates(text: str, *, strict: bool) -> Iterator[Fact]:
    yield from _numeric(text)
    lower = text.lower()
    for match in _NEXT.finditer(text):
        side = "next" if match["next"] else "last" if match["last"] else "this"
        unit = (match["u1"] or match["u2"] or match["u3"]).lower()
        if side != "this" or not strict:
            yield Fact(FactKind.DATE, f"{side} {_UNITS.get(unit, unit)}", match.start(), match.end())
    for match in _WORD.finditer(text):
        word = match.group().lower()
        value = _NAMES.get(word)
        parts = _DAY_PARTS.fullmatch(word) if value is None else None
        value = _NAMES[parts["day"]] if parts else value
        if value is None or (strict and word in _ALSO_WORDS and not _is_date(text, match)):
            continue
        yield Fact(FactKind.DATE, value, match.start(), match.end())
        if value.startswith("month "):
            yield from _first_day(text, match)
    for match in _MORNING.finditer(lower):
        group = next(name for name, value in match.groupdict().items() if value)
        if not strict or group != "c":
            yield Fact(FactKind.DATE, "tomorrow", match.start(group), match.end(group))


def _is_date(text: str, match: re.Match[str]) -> bool:
    """ "May" the month, not "may" the verb, nor "March" the name of a person who speaks at the start."""
    if not match.group()[0].isupper():
        return False
    before, after = text[: match.start()].split()[-1:], text[match.end() :].split()[:1]
    near = {word.lower().strip(".,;") for word in (*before, *after)}
    is_beside_day = any(word[:1].isdigit() or numbers.is_number(word) for word in near)
    return is_beside_day or bool(near & set(_BEFORE_MONTHS.split()))


def _first_day(text: str, match: re.Match[str]) -> Iterator[Fact]:
    """ "The first of March", "am dritten März": ordinals that are plain words elsewhere."""
    around = [*re.finditer(r"[^\W\d_]+", text[: match.start()])][-2:], [*re.finditer(r"[^\W\d_]+", text[match.end() :])]
    for word in (*around[0], *around[1][:1]):
        value = _FIRST_DAYS.get(word.group().lower())
        offset = 0 if word in around[0] else match.end()
        if value is not None:
            yield Fact(FactKind.NUMBER, value, offset + word.start(), offset + word.end())


def _numeric(text: str) -> Iterator[Fact]:
    for match in _NUMERIC.finditer(text):
        if match["a3"]:
            parts = (("", match["a3"]), ("", match["b3"]), ("", match["y3"]))
        else:
            parts = (("", match["d1"] or match["d2"]), ("month ", match["m1"] or match["m2"]),
                     ("", match["y1"] or match["y2"]))  # fmt: skip
        for prefix, digits in parts:
            if digits:
                kind = FactKind.DATE if prefix else FactKind.NUMBER
                yield Fact(kind, prefix + numbers.decimal(digits), match.start(), match.end())
    for match in _TIME.finditer(text):
        yield Fact(FactKind.NUMBER, numbers.decimal(match["hour"]), match.start(), match.end())
        minute = numbers.decimal(match["minute"] or match["minute_de"])
        if minute != "0":
            yield Fact(FactKind.NUMBER, minute, match.start(), match.end())
