"""What may be said of somebody instead: an age band, a region, a sector, a year; pure.

Ages in bands of ten years, from ninety on in one (45 CFR 164.514(b)(2) asks for that); places as regions of millions;
dates as their year, a year alone as its decade.
"""

from __future__ import annotations

import re
from typing import Final

from sottovoce_models.anonymize.ages import number_value
from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.occupations import sector_of
from sottovoce_models.anonymize.tokens import tokens_of
from sottovoce_models.summarize.numbers import word_value

_OLDEST: Final = 90
_YEAR: Final = re.compile(r"(?<!\d)(?:1[6-9]|20)\d{2}(?!\d)")
_MONTH_UNITS: Final = frozenset({"monate", "monaten", "months", "wochen", "weeks", "month", "week"})
_REGIONS: Final = {
    **dict.fromkeys(("DE-10", "DE-04", "DE-03", "DE-06", "DE-12"), ("northern Germany", "Norddeutschland")),
    **dict.fromkeys(("DE-16", "DE-11", "DE-13", "DE-14", "DE-15"), ("eastern Germany", "Ostdeutschland")),
    **dict.fromkeys(("DE-07", "DE-05", "DE-08", "DE-09"), ("western Germany", "Westdeutschland")),
    **dict.fromkeys(("DE-01", "DE-02"), ("southern Germany", "Süddeutschland")),
    **dict.fromkeys(("AT-01", "AT-03", "AT-09"), ("eastern Austria", "Ostösterreich")),
    **dict.fromkeys(("AT-02", "AT-06"), ("southern Austria", "Südösterreich")),
    **dict.fromkeys(("AT-04", "AT-05", "AT-07", "AT-08"), ("western Austria", "Westösterreich")),
    "GB-ENG": ("England", "England"),
}
_COUNTRIES: Final = {
    "DE": ("Germany", "Deutschland"), "AT": ("Austria", "Österreich"), "CH": ("Switzerland", "Schweiz"),
    "GB": ("United Kingdom", "Vereinigtes Königreich"), "US": ("United States", "USA"), "IE": ("Ireland", "Irland"),
}  # fmt: skip
_OWN_NAMES: Final = {
    "deutschland": "DE", "germany": "DE", "österreich": "AT", "austria": "AT", "schweiz": "CH", "switzerland": "CH",
    "britain": "GB", "england": "GB", "grossbritannien": "GB", "united kingdom": "GB", "america": "US", "usa": "US",
    "united state": "US", "irland": "IE", "ireland": "IE",
}  # fmt: skip
_ABROAD: Final = ("abroad", "Ausland")
_SECTORS_DE: Final = {
    "health": "Gesundheit", "education": "Bildung", "craft": "Handwerk", "transport": "Verkehr",
    "service": "Dienstleistung", "public service": "öffentlicher Dienst", "business": "Wirtschaft",
    "technology": "Technik",
    "arts and media": "Kunst und Medien",
}  # fmt: skip


def age_band(words: str) -> str | None:
    """ "50–59", "0–9" or "90+" for an age in any wording; None when no number stands in it."""
    tokens = tokens_of(words)
    if any(token.lower in _MONTH_UNITS for token in tokens):
        return "0–9"
    numbers = tuple(
        token for token in tokens if token.is_digits or (token.is_word and _age_of(token.lower) is not None)
    )
    value = number_value(numbers) if numbers else None
    if value is None and len(numbers) == 1:
        value = _age_of(numbers[0].lower)
    if value is None:
        return None
    return f"{_OLDEST}+" if value >= _OLDEST else f"{value // 10 * 10}–{value // 10 * 10 + 9}"


def _age_of(word: str) -> int | None:
    return word_value(re.sub(r"jährig(?:e[nrsm]?)?$", "", word))


def region_of(place: str, language: str, lexicon: Lexicon) -> str | None:
    """A region or country with millions of people for a place; None for one that nobody lists."""
    name = place.lower().replace("ß", "ss")
    code = _OWN_NAMES.get(name.removesuffix("s")) or lexicon.region(name) or lexicon.region(name.removesuffix("s"))
    if code is None:
        return None
    country = code.partition("-")[0]
    return _REGIONS.get(code, _COUNTRIES.get(country, _ABROAD))[language == "de"]


def sector(words: str, language: str) -> str | None:
    """The sector of a job; None when its words do not say."""
    name = sector_of(words.lower())
    return _SECTORS_DE[name] if name is not None and language == "de" else name


def year(words: str) -> str | None:
    """The year of a date, or the decade of a year that stands alone; None when no year is said."""
    match = _YEAR.search(words)
    value = int(match.group()) if match else _spoken_year(words)
    if value is None:
        return None
    is_alone = len([token for token in tokens_of(words) if token.text[0].isalnum()]) == 1
    return f"{value // 10 * 10}s" if is_alone else str(value)


def _spoken_year(words: str) -> int | None:
    values = [word_value(token.lower) for token in tokens_of(words) if token.is_word]
    for value in values:
        if value is not None and 1600 <= value < 2100:
            return value
    known = [value for value in values if value is not None]
    for at, value in enumerate(known[:-1]):
        if value in {16, 17, 18, 19, 20} and 10 <= known[at + 1] <= 99:
            ones = known[at + 2] if at + 2 < len(known) and known[at + 1] % 10 == 0 and known[at + 2] < 10 else 0
            return value * 100 + known[at + 1] + ones
    return None
