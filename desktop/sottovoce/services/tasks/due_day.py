"""The day that words like "by Friday" or "bis Ende des Monats" mean, where they can only mean one. Pure.

"Next Friday", "next week" and "in a month" mean different days to different people: of those no day is claimed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

_MOST_LETTERS: Final = 80
_WITHIN_DAYS: Final = 183
"""A day without a year is the next one of that name, unless that is far off: then it was perhaps the last one."""
_WEEKDAYS: Final = {
    word: number
    for number, words in enumerate(
        (
            "monday mon montag",
            "tuesday tue tues dienstag",
            "wednesday wed mittwoch",
            "thursday thu thurs donnerstag",
            "friday fri freitag",
            "saturday sat samstag sonnabend",
            "sunday sun sonntag",
        )
    )
    for word in words.split()
}
_MONTHS: Final = {
    word: number
    for number, words in enumerate(
        (
            "january jan januar jänner jaenner",
            "february feb februar feber",
            "march mar märz maerz mär",
            "april apr",
            "may mai",
            "june jun juni",
            "july jul juli",
            "august aug",
            "september sep sept",
            "october oct oktober okt",
            "november nov",
            "december dec dezember dez",
        ),
        start=1,
    )
    for word in words.split()
}
_UNITS_DE: Final = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
_FIRST_EN: Final = (
    *(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
        ]
    ),
    *(["fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"]),
)
_FIRST_DE: Final = (
    *(
        [
            "erst",
            "zweit",
            "dritt",
            "viert",
            "fünft",
            "sechst",
            "siebt",
            "acht",
            "neunt",
            "zehnt",
            "elft",
            "zwölft",
            "dreizehnt",
            "vierzehnt",
            "fünfzehnt",
        ]
    ),
    *(["sechzehnt", "siebzehnt", "achtzehnt", "neunzehnt", "zwanzigst"]),
)
_ORDINALS: Final = {
    **{word: number for number, word in enumerate(_FIRST_EN, start=1)},
    **{f"twenty-{word}": 20 + number for number, word in enumerate(_FIRST_EN[:9], start=1)},
    "thirtieth": 30,
    "thirty-first": 31,
    **{word: number for number, word in enumerate(_FIRST_DE, start=1)},
    **{f"{word}undzwanzigst": 20 + number for number, word in enumerate(_UNITS_DE, start=1)},
    "dreissigst": 30,
    "dreißigst": 30,
    "einunddreissigst": 31,
    "einunddreißigst": 31,
}
_COUNTS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "fourteen": 14, "thirty": 30, "einem": 1, "einer": 1, "eines": 1, "zwei": 2, "drei": 3, "vier": 4,
    "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "vierzehn": 14, "dreißig": 30,
    "dreissig": 30,
}  # fmt: skip


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_BEFORE: Final = re.compile(r"^(?:noch |just )?(?:before|vor)\b\s*")
_NO_DEADLINE: Final = re.compile(r"^(?:ab|from|erst|nicht vor|not before|after|nach|since|seit)\b")
_LEAD: Final = re.compile(
    r"^(?:(?:not later than|no later than|at the latest|spätestens|by|until|till|on|for|due|bis|am|auf|für|noch|zum|im"
    r"|say|dem|den|der|the|also|just|already|schon),?\s+)+"
)
_TRAIL: Final = re.compile(r"(?:,?\s+(?:at the latest|spätestens|noch|then|dann))+$")
_PART_OF_DAY: Final = (
    r"(?:\s*(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht)s?|\s+(?:morning|afternoon|evening|night|noon))?"
)
_YEAR: Final = r"(?:,?\s+(?P<year>\d{4}))?"
_DAY_OF_MONTH: Final = rf"(?P<day>\d{{1,2}}|{_any_of(_ORDINALS)})(?:\.|st|nd|rd|th|e[nrsm]?)?"
_MONTH: Final = rf"(?P<month>{_any_of(_MONTHS)})\.?"
_WEEKDAY_BEFORE: Final = rf"(?:(?P<named>{_any_of(_WEEKDAYS)})\.?,?\s+(?:(?:the|den|der|dem)\s+)?)?"
_COUNT: Final = rf"(?P<count>\d{{1,3}}|{_any_of(_COUNTS)})"

Found = date | None
_Read = Callable[[re.Match[str], "date | None"], Found]


def due_day(said: str, on: date | None) -> date | None:
    """The day that is meant, or None where that is not certain.

    `on`: the day it was said, None if nobody knows; then only a date with its year is certain.
    """
    text = " ".join(said.casefold().split()).strip(" .,;:!?")
    if not text or len(text) > _MOST_LETTERS or _NO_DEADLINE.match(text):
        return None
    rest = _BEFORE.sub("", text)
    is_before = rest != text
    rest = _TRAIL.sub("", _LEAD.sub("", rest)).rstrip(" .,;:")
    for pattern, read in _FORMS:
        match = pattern.fullmatch(rest)
        if match is not None:
            try:
                found = read(match, on)
                return found - timedelta(days=1) if found is not None and is_before else found
            except (ValueError, OverflowError):
                return None  # the 31st of a month that has none
    return None


def _iso(match: re.Match[str], _on: Found) -> Found:
    return date(int(match["year"]), int(match["month"]), int(match["day"]))


def _figures(match: re.Match[str], on: Found) -> Found:
    """3.12. or 3.12.26, as Germans write it."""
    year = match["year"]
    number = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
    return _checked(match, _with_year(int(match["day"]), int(match["month"]), number, on))


def _slashes(match: re.Match[str], _on: Found) -> Found:
    """12/3/2026 is the 12th of March in London and the 3rd of December in Boston: only one of them may be possible."""
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    if one == other or other > 12:
        return date(year, one, other)
    return date(year, other, one) if one > 12 else None


def _named(match: re.Match[str], on: Found) -> Found:
    """The 3rd of December, with or without its year."""
    said = match["day"]
    number = int(said) if said.isdecimal() else _ORDINALS[said]
    year = int(match["year"]) if match["year"] else None
    return _checked(match, _with_year(number, _MONTHS[match["month"]], year, on))


def _end_of_named(match: re.Match[str], on: Found) -> Found:
    month, year = _MONTHS[match["month"]], int(match["year"]) if match["year"] else None
    if year is None:
        if on is None:
            return None
        year = on.year + (month < on.month)
    last = date(year, month, monthrange(year, month)[1])
    return last if match["year"] or on is None or (last - on).days <= _WITHIN_DAYS else None


def _end_of_month(match: re.Match[str], on: Found) -> Found:
    if on is None:
        return None
    first = (on.replace(day=28) + timedelta(days=4)).replace(day=1) if match["next"] else on.replace(day=1)
    return first.replace(day=monthrange(first.year, first.month)[1])


def _end_of_year(_match: re.Match[str], on: Found) -> Found:
    return on and date(on.year, 12, 31)


def _weekday(match: re.Match[str], on: Found) -> Found:
    """The first such day after the one it was said on. On the day itself nobody knows which one is meant."""
    if on is None:
        return None
    ahead = (_WEEKDAYS[match["weekday"]] - on.weekday()) % 7
    if match["this"]:
        return on + timedelta(days=ahead) if on.weekday() + ahead <= 6 else None
    return on + timedelta(days=ahead) if ahead else None


def _today(_match: re.Match[str], on: Found) -> Found:
    return on


def _tomorrow(match: re.Match[str], on: Found) -> Found:
    return on and on + timedelta(days=2 if match["after"] else 1)


def _counted(match: re.Match[str], on: Found) -> Found:
    said = match["count"]
    number = int(said) if said.isdecimal() else _COUNTS[said]
    unit = match.groupdict().get("week")
    return on and on + timedelta(days=number * (7 if unit else 1))


def _checked(match: re.Match[str], found: Found) -> Found:
    """A date beside a weekday that it does not fall on is not certain."""
    named = match["named"]
    return None if found is not None and named and found.weekday() != _WEEKDAYS[named] else found


def _with_year(day: int, month: int, year: int | None, on: Found) -> Found:
    if year is not None:
        return date(year, month, day)
    if on is None:
        return None
    found = date(on.year, month, day) if (month, day) >= (on.month, on.day) else date(on.year + 1, month, day)
    return found if (found - on).days <= _WITHIN_DAYS else None


def _form(pattern: str, read: _Read) -> tuple[re.Pattern[str], _Read]:
    return re.compile(pattern), read


_FORMS: Final = (
    _form(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", _iso),
    _form(
        rf"{_WEEKDAY_BEFORE}(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.?(?:\s?(?P<year>\d{{4}}|\d{{2}}))?", _figures
    ),
    _form(r"(?P<one>\d{1,2})/(?P<other>\d{1,2})/(?P<year>\d{4})", _slashes),
    _form(rf"{_WEEKDAY_BEFORE}{_DAY_OF_MONTH}\s?(?:of\s+)?{_MONTH}{_YEAR}", _named),
    _form(rf"{_WEEKDAY_BEFORE}{_MONTH}\s+(?:the\s+)?{_DAY_OF_MONTH}{_YEAR}", _named),
    _form(rf"(?:end of|ende)\s+{_MONTH}{_YEAR}", _end_of_named),
    _form(
        r"(?:end of|ende)\s+(?:(?:the|this|des|dieses|diesen|(?P<next>next|nächsten|kommenden))\s+)?(?:month|monats?)",
        _end_of_month,
    ),
    _form(r"(?:end of|ende)\s+(?:(?:the|this|des|dieses|diesen)\s+)?(?:year|jahre?s?)", _end_of_year),
    _form(
        rf"(?:(?P<this>this|diese[nrsm]?)\s+|(?:the\s+)?(?:coming|kommende[nrsm]?)\s+)?"
        rf"(?P<weekday>{_any_of(_WEEKDAYS)}){_PART_OF_DAY}",
        _weekday,
    ),
    _form(
        r"(?:today|tonight|heute?|(?:this|heute)\s+(?:morning|afternoon|evening|früh|vormittag|mittag|nachmittag|abend)"
        r"|(?:the\s+)?end of (?:the )?day|close of business)",
        _today,
    ),
    _form(
        rf"(?:(?P<after>the day after tomorrow|day after tomorrow|übermorgen)|tomorrow|morgen){_PART_OF_DAY}", _tomorrow
    ),
    _form(rf"in\s+{_COUNT}\s+(?:days?|tage?n?)(?:'? time)?", _counted),
    _form(
        rf"(?:within|innert|innerhalb|binnen)\s+(?:(?:the\s+)?next\s+|von\s+|der nächsten\s+)?{_COUNT}\s+"
        rf"(?:days?|tage?n?|(?P<week>weeks?|wochen?))",
        _counted,
    ),
)
