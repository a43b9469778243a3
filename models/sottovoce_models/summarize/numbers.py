"""Numbers in spoken text, written as digits or as words, German and English: so that "25" is proved by "twenty-five".

Pure. A number is a run of number words and digits; its value is what the digits would say, as a plain decimal string.
What is claimed is read as it stands (`stated`), what was said is read in every way it may be meant (`values`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

_SPELLED: Final = 4
_EN: Final = {
    "zero": 0, "oh": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    "twice": 2,
}  # fmt: skip
_DE: Final = {
    "null": 0, "ein": 1, "eins": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15,
    "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "dreissig": 30, "vierzig": 40,
    "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90, "erst": 1, "dritt": 3, "siebt": 7,
}  # fmt: skip
_SCALES: Final = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "millions": 10**6,
    "hundert": 100, "tausend": 1000, "millionen": 10**6, "milliarde": 10**9, "milliarden": 10**9,
}  # fmt: skip
_ALSO_SAID: Final = {
    "dozen": ("12",), "dutzend": ("12",), "couple": ("2",), "both": ("2",), "pair": ("2",), "beide": ("2",),
    "beiden": ("2",), "half": ("0.5", "50", "30"), "halb": ("0.5", "50", "30"), "halbe": ("0.5", "50", "30"),
    "halben": ("0.5", "50"), "hälfte": ("50", "0.5"), "quarter": ("25", "15", "45"), "viertel": ("25", "15", "45"),
    "dreiviertel": ("75", "45"), "fortnight": ("14",), "once": ("1",), "one": ("1",), "ein": ("1",),
    "eine": ("1",), "einen": ("1",), "einem": ("1",),
    "einer": ("1",), "eines": ("1",), "eins": ("1",), "einmal": ("1",), "acht": ("8",),
}  # fmt: skip
"""Words that are no number in a claim, but prove one."""
_DE_PARTS: Final = re.compile(
    "(?:" + "|".join(sorted((*_DE, "hundert", "tausend", "und"), key=lambda word: (-len(word), word))) + ")"
)
_DE_ORDINAL: Final = re.compile(r"(?:st|t)e[nrsm]?$")
_DE_TE: Final = re.compile(r"te[nrsm]?$")  # "sechste": the "s" is the number's own
_DE_SHORT_ORDINAL: Final = re.compile(r"^(erst|dritt|siebt|acht)e[nrsm]?$")
_DE_TIMES: Final = re.compile(r"(?:mal|fach)$")
_DE_AND_HALF: Final = re.compile(r"^(.+)einhalb$")
_TOKEN: Final = re.compile(r"\d+(?:[.,'’]\d+)*|[^\W\d_]+", re.UNICODE)
_SHORT_WORDS: Final = frozenset({
    "ein", "one", "oh", "first", "second", "third", "erst", "dritt", "siebt", "acht",
    *(stem + ending for stem in ("erst", "dritt", "siebt", "acht") for ending in ("e", "en", "er", "es", "em")),
})  # fmt: skip
"""Also plain words: they count as numbers only beside another number."""
_BRIDGES: Final = frozenset({"and"})
_POINTS: Final = frozenset({"point", "komma", "comma"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands in characters [start, end) of a text."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Piece:
    value: str
    scale: int | None
    is_word: bool
    token: str
    start: int
    end: int


@cache
def word_value(word: str) -> int | None:
    """The value of one lower-case number word, cardinal or ordinal; None when it is none."""
    word = word.replace("ß", "ss")
    if word in _EN:
        return _EN[word]
    if word in _SCALES:
        return _SCALES[word]
    return _german(word)


def _german(word: str) -> int | None:
    short = _DE_SHORT_ORDINAL.match(word)
    candidates = (
        (short.group(1),) if short else (word, _DE_ORDINAL.sub("", word), _DE_TE.sub("", word), _DE_TIMES.sub("", word))
    )
    for candidate in candidates:
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
    return word[:1].isdigit() or (word not in {"ein", "erst", "oh"} and word_value(word) is not None)


def is_spelled_out(words: Iterable[str]) -> bool:
    """Whether lower-case words have four numbers in a row: a telephone or file number, data to look up."""
    run = 0
    for word in words:
        run = run + 1 if is_number(word) else 0
        if run >= _SPELLED:
            return True
    return False


def stated(text: str) -> list[Number]:
    """The numbers of a claim, one for each that a reader sees; "one" or "first" alone is none."""
    return [number for run in _runs(text) for number in _read(run)]


def values(text: str) -> set[str]:
    """Every number that a text may mean: "nineteen ninety" is 19, 90, 1990 and 19.90; fractions count their parts."""
    found: set[str] = set()
    for run in _runs(text):
        found.update(number.value for number in _read(run))
        found.update(piece.value for piece in run)
        found.update(_joined(run))
    for match in _TOKEN.finditer(text.lower()):
        found.update(_ALSO_SAID.get(match.group(), ()))
        halves = _DE_AND_HALF.match(match.group())
        whole = word_value(halves.group(1)) if halves else None
        if whole is not None:
            found.add(f"{whole}.5")
    return found


def _runs(text: str) -> Iterator[list[_Piece]]:
    """Neighbouring number words and digits, nothing but spaces, hyphens, "and" or a decimal point between them."""
    lower = text.lower()
    run: list[_Piece] = []
    for match in _TOKEN.finditer(lower):
        if run and re.search(r"[^\s\-–]", lower[run[-1].end : match.start()].replace("point", "")):
            between = lower[run[-1].end : match.start()].split()
            if not (between and set(between) <= _BRIDGES | _POINTS):
                yield run
                run = []
        piece = _piece(match)
        if piece is not None:
            run.append(piece)
        elif run and match.group() not in _BRIDGES | _POINTS:
            yield run
            run = []
    if run:
        yield run


def _piece(match: re.Match[str]) -> _Piece | None:
    token = match.group()
    if token[0].isdigit():
        return _Piece(_digits(token), None, False, token, match.start(), match.end())
    value = word_value(token)
    return None if value is None else _Piece(str(value), _SCALES.get(token), True, token, match.start(), match.end())


def _digits(token: str) -> str:
    grouped = re.fullmatch(r"\d{1,3}(?:[.,'’]\d{3})+", token)
    plain = re.sub(r"[.,'’]", "", token) if grouped else token.replace(",", ".").replace("’", ".").replace("'", ".")
    return decimal(plain)


def decimal(digits: str) -> str:
    """Digits in one form: no leading zeros, no zeros at the end of a fraction."""
    if digits.count(".") == 1:
        digits = digits.rstrip("0").rstrip(".")
    plain = digits.lstrip("0") or "0"
    return f"0{plain}" if plain.startswith(".") else plain


def _read(run: Sequence[_Piece]) -> list[Number]:
    """The numbers of a run: digits stand alone or are scaled, words add up until one cannot ("five five" is two)."""
    if len(run) == 1 and run[0].token in _SHORT_WORDS:
        return []
    found: list[Number] = []
    open_: list[_Piece] = []
    for piece in run:
        if open_ and not _goes_on(open_, piece):
            found.append(_number(open_))
            open_ = []
        open_.append(piece)
    found.append(_number(open_))
    return found


def _goes_on(open_: Sequence[_Piece], piece: _Piece) -> bool:
    last = open_[-1]
    if piece.scale is not None:
        return True
    if not piece.is_word or not last.is_word:
        return False
    if last.scale is not None:
        return int(piece.value) < last.scale
    return int(last.value) >= 20 and int(last.value) % 10 == 0 and 0 < int(piece.value) < 10


def _number(pieces: Sequence[_Piece]) -> Number:
    total, current = 0.0, 0.0
    for piece in pieces:
        if piece.scale is None:
            current += float(piece.value) if piece.value.count(".") < 2 else 0.0
        elif piece.scale == 100:
            current = max(1.0, current) * 100
        else:
            total, current = total + max(1.0, current) * piece.scale, 0.0
    value = pieces[0].value if len(pieces) == 1 else decimal(f"{total + current:.6f}")
    return Number(value, pieces[0].start, pieces[-1].end)


def _joined(run: Sequence[_Piece]) -> set[str]:
    """Digits told one by one, years in two halves, prices and decimals in two parts, a whole and its half."""
    found: set[str] = set()
    whole = [piece.value for piece in run if piece.value.isdigit()]
    if len(whole) > 2:
        found.add(decimal("".join(whole)))
    numbers = [number.value for number in _read(run)]
    for one, other in pairwise(numbers):
        if one.isdigit() and other.isdigit():
            found.add(decimal(f"{one}.{int(other):02d}"))
            found.add(decimal(f"{one}.{other}"))
            if 10 <= int(one) <= 99 and 0 <= int(other) <= 99:
                found.add(f"{one}{int(other):02d}")
    return found
