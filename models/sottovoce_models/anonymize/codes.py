"""Numbers and codes that are read out: telephone and file numbers, plates, IBANs, spelled names; pure.

Written ones are found by their shape, spoken ones as runs of number words, letters, marks ("Strich", "dash") and the
hesitations between them. Whatever has enough figures is taken out; checksums only say what it is, since a number
that was misheard or misread has none (python-stdnum, phonenumbers).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sottovoce_models.anonymize.kinds_of_code import checked, kind_of
from sottovoce_models.anonymize.tokens import Passage, Token
from sottovoce_models.anonymize.wordlists import CODE_MARKS, DOUBLES, FILLERS, SPELLING_WORDS
from sottovoce_models.summarize.numbers import word_value
from sottovoce_models.types import Span, SpanCategory

SPOKEN_CODE: Final = "code.spoken"
WRITTEN_CODE: Final = "code.written"
SPELLED: Final = "spelled"

_MIN_DIGITS: Final = 4
_MIN_LETTERS: Final = 3
_MAX_FILLERS: Final = 3
_MAX_PREFIX: Final = 4
_WIE: Final = (("wie",), ("as", "in"), ("for",), ("like",))
_WRITTEN: Final = (
    (re.compile(r"(?<!\w)(?:\+|00)\d{1,3}[ \d()/.-]{6,}\d(?!\w)"), SpanCategory.PHONE),
    (re.compile(r"(?<![\w.])\(?0\d{2,4}\)?[ /-]{1,2}\d{4,9}(?!\w)"), SpanCategory.PHONE),
    (re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"), SpanCategory.ID),
    (re.compile(r"\b756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}\b"), SpanCategory.ID),
    (re.compile(r"\b\d{2,6}/\d{2,4}\b"), SpanCategory.ID),
    (re.compile(r"\b[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[ -]?\d{1,4}[EH]?\b"), SpanCategory.ID),
    (re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b"), SpanCategory.ID),
    (re.compile(r"\b[A-Z]{1,2}[- ]\d{1,6}(?: ?[A-Z]{1,3})?\b"), SpanCategory.ID),
    (re.compile(r"\b\d{1,4} [A-Za-z]{1,4} \d{1,6}/\d{2,4}\b"), SpanCategory.ID),
    (re.compile(r"(?<!\w)[A-Z]{1,5}[-/ ]?\d[\dA-Z]*(?:[-/.]\d[\dA-Z]{0,30}){1,8}\b"), SpanCategory.ID),
    (re.compile(r"(?<![\w.])(?:\+|00)?\(?\d{1,4}\)?(?:[ ./()-]{1,2}\d{2,5}){2,6}(?!\w)"), SpanCategory.PHONE),
    (re.compile(r"(?<!\w)\d{5,}(?:[-/.]\d+)*(?!\w)"), SpanCategory.ID),
    (
        re.compile(r"(?<![\w-])(?=[A-Z0-9-]{0,60}\d)(?=[A-Z0-9-]{0,60}[A-Z])[A-Z0-9]{2,60}(?:-[A-Z0-9]{1,60}){0,8}\b"),
        SpanCategory.ID,
    ),
    (re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b"), SpanCategory.ID),
    (re.compile(r"\b[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}\b"), SpanCategory.ID),
)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A token as part of a code: what it stands for in signs; "" for a hesitation."""

    token: Token
    signs: str
    is_filler: bool = False


def continued(passage: Passage) -> Span | None:
    """The figures with which a turn begins, two or more: the rest of a number that somebody interrupted."""
    run = next(_runs(passage), None)
    if not run or run[0].token is not passage.tokens[0] or sum(unit.signs.isdigit() for unit in run) < 2:
        return None
    last = max(number for number, unit in enumerate(run) if unit.signs)
    return Span(run[0].token.start, run[last].token.end, SpanCategory.PHONE, SPOKEN_CODE, 0.8)


def ends_in_code(passage: Passage, spans: Sequence[Span]) -> bool:
    """Whether nothing but marks stands behind the last code of a turn."""
    ends = [span.end for span in spans if span.recognizer in {SPOKEN_CODE, WRITTEN_CODE}]
    return bool(ends) and not any(sign.isalnum() for sign in passage.text[max(ends) :])


class CodeRecognizer:
    """Everything that is dictated or written as a number with no meaning of its own."""

    def find(self, passage: Passage) -> Iterator[Span]:
        """Codes, as PHONE, ID or PERSON (a spelled name)."""
        for pattern, category in _WRITTEN:
            for match in pattern.finditer(passage.text):
                is_checked = checked("".join(filter(str.isalnum, match.group())).upper()) is not None
                kind = SpanCategory.ID if is_checked else category
                yield Span(match.start(), match.end(), kind, WRITTEN_CODE, 0.95)
        for run in _runs(passage):
            span = _code(run)
            if span is not None:
                yield span
        yield from _spelled_with_words(passage)


def _runs(passage: Passage) -> Iterator[list[_Unit]]:
    run: list[_Unit] = []
    for at, token in enumerate(passage.tokens):
        unit = _unit(passage, at, bool(run))
        if unit is None:
            if run:
                yield run
            run = []
        elif unit.is_filler or unit.signs or run:
            fillers = sum(1 for each in run[-_MAX_FILLERS:] if each.is_filler)
            if unit.is_filler and fillers == _MAX_FILLERS:
                yield run
                run = []
            else:
                run.append(unit)
        del token
    if run:
        yield run


def _unit(passage: Passage, at: int, in_run: bool) -> _Unit | None:  # noqa: PLR0911 -- one answer per kind of sign
    token = passage.tokens[at]
    lower = token.lower
    if token.is_digits:
        return _Unit(token, lower)
    if not token.is_word:
        return _Unit(token, "", is_filler=token.text not in ",./-()") if in_run and token.text in ",.-/…()" else None
    if len(lower) == 1 or _is_prefix(passage, at):
        return _Unit(token, lower)
    if lower in CODE_MARKS:
        return _Unit(token, "") if in_run or at + 1 < len(passage.tokens) else None
    if lower in DOUBLES or (in_run and lower == "die" and passage.tokens[at - 1].lower in DOUBLES):
        return _Unit(token, "")
    value = word_value(lower) if lower not in {"ein", "erst", "und"} else None
    if value is not None and not lower.endswith(
        ("te", "ten", "ter", "tes", "th", "first", "second", "third", "nd", "st")
    ):
        return _Unit(token, str(value))
    if lower in SPELLING_WORDS:
        return _Unit(token, lower[0])
    if lower in FILLERS and in_run:
        return _Unit(token, "", is_filler=True)
    return None


def _is_prefix(passage: Passage, at: int) -> bool:
    """Whether a few letters begin or end a code: "MK Strich zwo vier", "KES sechzehn"."""
    token, tokens = passage.tokens[at], passage.tokens
    if len(token.text) > _MAX_PREFIX or at + 1 >= len(tokens) or tokens[at + 1].lower in {"punkt", "dot", "."}:
        return False
    if passage.cased and not token.text.isupper():
        return False
    after = tokens[at + 1].lower
    if not passage.cased and after not in CODE_MARKS:
        return False
    return after in CODE_MARKS or (token.text.isupper() and (tokens[at + 1].is_digits or word_value(after) is not None))


def _code(run: list[_Unit]) -> Span | None:
    """The run from its first sign to its last one, if it has enough figures or letters to be a code."""
    telling = [number for number, unit in enumerate(run) if unit.signs]
    if not telling:
        return None
    run = run[_start(run, telling) : telling[-1] + 1]
    signs = "".join(unit.signs for unit in run)
    digits = sum(sign.isdigit() for sign in signs)
    letters = sum(sign.isalpha() for sign in signs)
    spelled = sum(unit.token.lower in SPELLING_WORDS for unit in run)
    numbers = sum(unit.signs.isdigit() for unit in run)
    is_code = (digits >= _MIN_DIGITS and numbers >= 2 and (numbers >= 3 or letters)) or (
        letters >= 2 and digits >= 2 and numbers >= 1
    )
    if is_code:
        category = kind_of(signs, default=SpanCategory.ID)
    elif digits == 0 and letters >= _MIN_LETTERS and letters - spelled + 2 * spelled >= _MIN_LETTERS + bool(spelled):
        category = SpanCategory.PERSON
    elif digits >= _MIN_DIGITS and numbers == 1 and run[0].token.is_digits:
        category = SpanCategory.ID
    else:
        return None
    recognizer = SPOKEN_CODE if category is not SpanCategory.PERSON else SPELLED
    return Span(run[0].token.start, run[-1].token.end, category, recognizer, 0.95)


def _start(run: list[_Unit], telling: list[int]) -> int:
    """Where the code begins: an article "a" or the pronoun "I" in front of it is none of it."""
    first = telling[0]
    if run[first].token.text in {"a", "I", "i", "à"} and len(telling) > 1 and telling[1] == first + 1:
        return telling[1]
    if first and run[first - 1].token.lower in DOUBLES:
        return first - 1
    return first


def _spelled_with_words(passage: Passage) -> Iterator[Span]:
    """ "M wie Martha, E wie Emil": letters with a word each, two of them or more."""
    tokens = passage.tokens
    run: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        length = _letter_with_word(passage, at)
        if length:
            run.append((at, at + length))
            at += length
        elif tokens[at].text in ",.;-" or tokens[at].lower in FILLERS:
            at += 1
        else:
            yield from _spelled_run(passage, run)
            run = []
            at += 1
    yield from _spelled_run(passage, run)


def _letter_with_word(passage: Passage, at: int) -> int:
    tokens = passage.tokens
    if len(tokens[at].lower) != 1 or not tokens[at].is_word:
        return 0
    for words in _WIE:
        after = tuple(token.lower for token in tokens[at + 1 : at + 1 + len(words)])
        end = at + 1 + len(words)
        if after == words and end < len(tokens) and tokens[end].lower[:1] == tokens[at].lower:
            return len(words) + 2
    return 0


def _spelled_run(passage: Passage, run: list[tuple[int, int]]) -> Iterator[Span]:
    if len(run) >= 1:
        first, last = passage.tokens[run[0][0]], passage.tokens[run[-1][1] - 1]
        yield Span(first.start, last.end, SpanCategory.PERSON, SPELLED, 0.9)
