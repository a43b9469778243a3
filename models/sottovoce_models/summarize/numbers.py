"""Numbers in spoken text, written as digits or as words, German and English: so that "25" is proved by "twenty-five".

Pure. A number is a sequence of number words; its value is what the digits would say.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_EN: Final = {
    "zero": 0, "oh": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
_DE: Final = {
    "null": 0, "ein": 1, "eins": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15,
    "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "dreissig": 30, "vierzig": 40,
    "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90, "erst": 1, "dritt": 3, "siebt": 7,
}  # fmt: skip
_SCALES: Final = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "hundert": 100, "tausend": 1000, "millionen": 10**6, "milliarde": 10**9, "milliarden": 10**9,
}  # fmt: skip
_DE_PARTS: Final = re.compile(
    "(?:" + "|".join(sorted((*_DE, "hundert", "tausend", "und"), key=lambda word: (-len(word), word))) + ")"
)
_DE_ORDINAL: Final = re.compile(r"(?:st|t)e[nrsm]?$")
_TOKEN: Final = re.compile(r"\d+(?:[.,'’]\d+)*|[^\W\d_]+", re.UNICODE)
_SHORT_WORDS: Final = frozenset({"ein", "one", "oh", "first", "second", "third", "erst", "dritt", "siebt", "acht"})
"""Also plain words: they count as numbers only beside another number."""


@cache
def _word_value(word: str) -> int | None:
    word = word.replace("ß", "ss")
    if word in _EN:
        return _EN[word]
    if word in _SCALES:
        return _SCALES[word]
    return _german(word)


def _german(word: str) -> int | None:
    base = _DE_ORDINAL.sub("", word)
    for candidate in (word, base):
        parts = _DE_PARTS.findall(candidate)
        if parts and "".join(parts) == candidate and candidate != "und":
            return _german_value(parts)
    return None


def _german_value(parts: list[str]) -> int:
    total = current = 0
    for part in parts:
        if part == "tausend":
            total, current = total + max(1, current) * 1000, 0
        elif part == "hundert":
            current = max(1, current) * 100
        elif part != "und":
            current += _DE[part]
    return total + current


def is_number(word: str) -> bool:
    """Whether a lower-case word is a number or part of one."""
    return word[:1].isdigit() or (word not in {"ein", "erst", "oh"} and _word_value(word) is not None)


def values(text: str) -> set[str]:
    """The numbers of a text as plain decimal strings; "12 1/2" style fractions are two numbers, "one" alone is none."""
    found: set[str] = set()
    run: list[str] = []
    for match in _TOKEN.finditer(text.lower()):
        token = match.group()
        if token[0].isdigit():
            found.update(_flush(run))
            found.add(_digits(token))
        elif _word_value(token) is not None:
            run.append(token)
        elif token not in {"and", "-"} or not run:
            found.update(_flush(run))
    found.update(_flush(run))
    return found


def _digits(token: str) -> str:
    grouped = re.fullmatch(r"\d{1,3}(?:[.,'’]\d{3})+", token)
    plain = re.sub(r"[.,'’]", "", token) if grouped else token.replace(",", ".").replace("’", ".").replace("'", ".")
    return plain.lstrip("0") or "0"


def _flush(run: list[str]) -> set[str]:
    """Every value that a run of number words may mean: as one number, and word by word."""
    run_words, run[:] = list(run), []
    if not run_words or (len(run_words) == 1 and run_words[0] in _SHORT_WORDS):
        return set()
    total = current = 0
    found = {str(_word_value(word)) for word in run_words}
    for word in run_words:
        value = _word_value(word) or 0
        scale = _SCALES.get(word)
        if scale is None:
            if current % 100 and not (current % 10 == 0 and 0 < value < 10):
                found.add(str(total + current))  # "five five": digits, not a sum
                total, current = 0, value
            else:
                current += value
        elif scale == 100:
            current = max(1, current) * 100
        else:
            total, current = total + max(1, current) * scale, 0
    found.add(str(total + current))
    return found
