"""Words, sentences and stems of spoken text, punctuated or not. Pure; every span indexes the text it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import snowballstemmer

from sottovoce_models.summarize.numbers import is_number
from sottovoce_models.summarize.stopwords import REPORTING_WORDS, STOP_WORDS

_STEMMERS: Final = {"en": "english", "de": "german", "fr": "french", "it": "italian", "es": "spanish"}
_MARK: Final = re.compile(r"\{[^{}]*\}|\[[a-z_ ]+\]|<[a-z_ ]+>")
WORD: Final = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
"""One word, with its inner apostrophes and hyphens."""
_SENTENCE_END: Final = re.compile(r"[.!?…]+[\"'”’»)]*(?=\s|$)")
_CLAUSE_BREAK: Final = re.compile(
    r"(?:,\s+|\s+(?=(?:and|but|so|because|or|then|and then|und|aber|weil|dann|oder|also|sondern)\s))", re.IGNORECASE
)
_NEVER_LAST: Final = frozenset(
    {
        "the",
        "a",
        "an",
        "and",
        "or",
        "of",
        "my",
        "your",
        "because",
        "der",
        "die",
        "und",
        "oder",
        "ein",
        "weil",
        "dass",
        "mein",
    }
)
_ABBREVIATED: Final = """
mr mrs ms hon rt lib dr prof st etc e.g i.e vs approx lic iur med phil z b z.b d.h bzw ca usw nr str u.a inkl evtl ggf
hr fr jan feb aug sept okt nov dez oct dec
"""
_ABBREVIATIONS: Final = frozenset(_ABBREVIATED.split())
_FILLERS: Final = {  # "um" and "er" are words in German
    "en": "uh|um|uhm|erm|er|hmm?|mm(?:-?hmm?)?",
    "de": "äh|ähm|öh|öhm|ehm|hmm?|mhm",
}
_STUTTER: Final = re.compile(r"(?<![\w'])([^\W_]+(?:\s+[^\W_]+){0,2})(?:\s*,?\s+\1)+(?![\w'-])", re.IGNORECASE)
_SPELLED: Final = re.compile(r"\b(?:[A-Za-z][_.]\s?){2,}[A-Za-z]?(?![A-Za-z])|\b(?:[A-Z] ){2,}[A-Z]?\b")
""" "L_C_D_" and "L. C. D.": one word, told letter by letter."""
MAX_UNIT_WORDS: Final = 36


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) of a text."""

    start: int
    end: int


def without_marks(text: str) -> str:
    """The text with marks such as {vocalsound} blanked out; every other character keeps its place."""
    return _MARK.sub(lambda match: " " * len(match.group()), text)


def words(text: str) -> list[str]:
    """The words of a text in lower case, marks left out."""
    return [match.group().lower().replace("’", "'") for match in WORD.finditer(without_marks(text))]


def word_count(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in WORD.finditer(without_marks(text)))


@cache
def _stop_words(language: str) -> frozenset[str]:
    return STOP_WORDS.get(language) or frozenset().union(*STOP_WORDS.values())


@cache
def stem(word: str, language: str) -> str:
    """The stem of a lower-case word; "grösse" and "größe" have one; words of unknown languages stay as they are."""
    word = word.removesuffix("'s").replace("ß", "ss")
    name = _STEMMERS.get(language)
    return str(snowballstemmer.stemmer(name).stemWord(word)) if name else word


@cache
def reporting_stems(language: str) -> frozenset[str]:
    """The stems of the words by which somebody tells what was said; they say nothing about a topic."""
    return frozenset(stem(word, language) for word in REPORTING_WORDS)


def is_content(word: str, language: str) -> bool:
    """Whether a lower-case word says something about a topic."""
    return len(word) > 1 and word not in _stop_words(language) and not is_number(word)


def content_stems(text: str, language: str) -> list[str]:
    """Stems of the content words in order, repeats included; hyphenated words count as their parts."""
    return [
        stem(part, language)
        for word in words(text)
        for part in (word.split("-") if "-" in word else [word])
        if is_content(word, language) and is_content(part, language)
    ]


def spelled(text: str) -> list[str]:
    """Words that were told letter by letter ("L_C_D_", "U.K."), joined and in lower case."""
    return [re.sub(r"[\W_]", "", match.group()).lower() for match in _SPELLED.finditer(text)]


def said_stems(text: str, language: str) -> frozenset[str]:
    """The content stems of something said, and of the words told letter by letter in it."""
    joined = (stem(word, language) for word in spelled(text) if is_content(word, language))
    return frozenset([*content_stems(text, language), *joined])


def sentences(text: str) -> list[Span]:
    """The sentences of a text, trimmed, in order and without overlap; unpunctuated stretches are cut at clauses.

    No span is longer than about `MAX_UNIT_WORDS` words unless it has no place to cut. Spans never contain only marks.
    """
    return [part for sentence in ends(text) for part in _split_long(text, sentence) if words(_cut(text, part))]


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def ends(text: str) -> Iterator[Span]:
    """The stretches between full stops, question and exclamation marks; abbreviations and "14." do not end one."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        before = text[start : match.start()].rsplit(maxsplit=1)
        last = before[-1].lower() if before else ""
        is_dot = match.group() == "."
        if (
            is_dot
            and (last.rstrip(".") in _ABBREVIATIONS or (last.isdigit() and len(last) <= 2))
            and match.end() < len(text)
        ):
            continue
        if ")" in match.group() and text[match.end() :].lstrip()[:1].islower():
            continue
        span = _trim(text, start, match.end())
        if span.start < span.end:
            yield span
        start = match.end()
    span = _trim(text, start, len(text))
    if span.start < span.end:
        yield span


def _split_long(text: str, span: Span) -> Iterator[Span]:
    while word_count(_cut(text, span)) > MAX_UNIT_WORDS:
        starts = [match.start() for match in WORD.finditer(text, span.start, span.end)]
        earliest, latest = starts[MAX_UNIT_WORDS // 3], starts[MAX_UNIT_WORDS]
        breaks = [match.end() for match in _CLAUSE_BREAK.finditer(text, earliest, latest)]
        cut = breaks[-1] if breaks else latest
        yield _trim(text, span.start, cut)
        span = _trim(text, cut, span.end)
    yield span


@cache
def _filler(language: str) -> re.Pattern[str]:
    alternatives = _FILLERS.get(language, _FILLERS["de"])
    return re.compile(rf"(?:,\s*)?(?<![\w'-])(?:{alternatives})(?![\w'-])(?:\s*,)?", re.IGNORECASE)


def is_cut_off(plain: str) -> bool:
    """Whether a lower-case sentence stops where none can: after an article, a preposition or a conjunction.

    With a full stop or question mark, German "ein" and "an" may be half a verb ("rufst du ihn an?").
    """
    last = words(plain)[-1:]
    is_prefix = last in (["ein"], ["an"]) and plain.endswith((".", "?", "!"))
    return bool(last) and last[0] in _NEVER_LAST and not is_prefix


def readable(text: str, language: str) -> str:
    """The words of a passage as one would print them: no marks, fillers, stutters or stray spaces; order unchanged."""
    text = _filler(language).sub(" ", without_marks(text))
    text = " ".join(text.split())
    text = _STUTTER.sub(_said_once, text)
    text = re.sub(r"\s+([.,;:!?…])", r"\1", text)
    text = re.sub(r"([,;])(?:\s*[,;.])+", r"\1", text)
    text = re.sub(r"\s+'(?=(?:s|re|ve|ll|d|m|t)\b)", "'", text)
    return text.strip(" ,;–-")


def _said_once(match: re.Match[str]) -> str:
    """A stutter said once; repeated numbers are data, not stutter."""
    return match.group() if any(is_number(word) for word in words(match.group(1))) else match.group(1)


def as_sentence(text: str) -> str:
    """A passage with a capital at the start and a stop at the end."""
    text = text.strip()
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?…" else text.rstrip(",;:–-") + "."
