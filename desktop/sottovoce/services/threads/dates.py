"""Days and times as mail programs and chats write them, in German and English. Pure."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan januar january jän jänner",
            "feb februar february feber",
            "mar märz mär march mrz maerz",
            "apr april",
            "may mai",
            "jun juni june",
            "jul juli july",
            "aug august",
            "sep sept september",
            "oct okt oktober october",
            "nov november",
            "dec dez dezember december",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE: Final = re.compile(
    rf"(?<!\d)(?:(?P<y1>\d{{4}})-(?P<m1>\d{{1,2}})-(?P<d1>\d{{1,2}})"
    rf"|(?P<d2>\d{{1,2}})\.\s?(?P<m2>\d{{1,2}})\.\s?(?P<y2>\d{{4}}|\d{{2}})"
    rf"|(?P<a3>\d{{1,2}})/(?P<b3>\d{{1,2}})/(?P<y3>\d{{4}}|\d{{2}})"
    rf"|(?P<d4>\d{{1,2}})(?:\.|st|nd|rd|th)?\s?(?P<m4>{_MONTH})\b\.?,?\s?(?P<y4>\d{{4}})"
    rf"|\b(?P<m5>{_MONTH})\b\.?\s?(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?,?\s?(?P<y5>\d{{4}}))(?!\d)",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"(?<![\d.:/])(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))(?:[:.](?P<second>[0-5]\d))?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?(?!\d|:\d)",
    re.IGNORECASE,
)


def day_in(text: str, *, month_first: bool = False) -> tuple[date, int, int] | None:
    """The first day in a text and where it stands. `month_first`: of 3/4/2026 the month is March."""
    for match in _DATE.finditer(text):
        found = _day(match, month_first=month_first)
        if found is not None:
            return found, match.start(), match.end()
    return None


def time_in(text: str) -> tuple[time, int, int] | None:
    """The first time of day in a text and where it stands."""
    for match in _TIME.finditer(text):
        hour, half = int(match["hour"]), (match["half"] or "").lower()
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        if hour < 24:
            return time(hour, int(match["minute"]), int(match["second"] or 0)), match.start(), match.end()
    return None


def moment_in(text: str, *, month_first: bool = False) -> tuple[datetime, int] | None:
    """The first day in a text with the time that stands behind or before it, else midnight; and where both end."""
    found = day_in(text, month_first=month_first)
    if found is None:
        return None
    day, start, end = found
    timed = time_in(text[end:])
    if timed is not None:
        return datetime.combine(day, timed[0]), end + timed[2]
    timed = time_in(text[:start])
    return datetime.combine(day, timed[0] if timed is not None else time()), end


def slashed(text: str) -> tuple[int, int] | None:
    """The two first numbers of a day that is written with slashes."""
    match = _DATE.search(text)
    return (int(match["a3"]), int(match["b3"])) if match is not None and match["a3"] else None


def _day(match: re.Match[str], *, month_first: bool) -> date | None:
    year = next(match[name] for name in ("y1", "y2", "y3", "y4", "y5") if match[name])
    if match["a3"]:
        one, other = int(match["a3"]), int(match["b3"])
        month, day = (one, other) if month_first else (other, one)
    else:
        form = next(each for each in "1245" if match[f"d{each}"])
        said = match[f"m{form}"]
        month, day = int(said) if said.isdecimal() else _MONTHS[said.lower()], int(match[f"d{form}"])
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    except ValueError:
        return None
