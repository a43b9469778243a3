"""Where a talk turns to something else, and the words that name each part. Pure and deterministic.

Parts are cut at turns, at every named point of the agenda first, then where the words before and after have least in
common (depth of lexical cohesion, Hearst 1997, TextTiling). Parts are named by words as spoken, never by ours.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sottovoce_models.summarize import text
from sottovoce_models.summarize.cues import Cues
from sottovoce_models.summarize.spoken import Cast, Sentence

_WORDS_PER_PART: Final = 160
_MAX_PARTS: Final = 8
_MIN_PART_WORDS: Final = 70
_MIN_NAMED_WORDS: Final = 20
"""A named point of the agenda may be short."""
_WINDOW_WORDS: Final = 80
_TERMS: Final = 3
_NOUN: Final = re.compile(
    r"\b(?:[Dd](?:er|ie|as|en|em|es)|[Ee]ine?[mnrs]?|[Kk]eine?[mnrs]?|[MmDdSs]eine?[mnrs]?|[Ii]hre?[mnrs]?"
    r"|[Uu]nsere?[mnrs]?"
    r"|[Dd]iese[mnrs]?|[Zz]u[mr]|[Ii]m|[Vv]om|[Aa]m|[Bb]eim|ins)"
    r"(?: [a-zäöüß]+e[nrsm]?){0,2} ([A-ZÄÖÜ][\wäöüß-]{3,})\b(?! [A-ZÄÖÜ])"
)
"""A German noun with an article: names of people mostly come without."""
_PERSON: Final = re.compile(
    r"\b(?:Herrn?|Frau|Doktor|Dr\.|Familie|Hofrat|Professor\w*|Onkel|Tante)(?: von| de| van)?\s+([A-ZÄÖÜ][\w-]+)"
)
_TIME_OR_TALK: Final = re.compile(
    r"(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|januar|jänner|februar|märz|april|juni|juli|august"
    r"|september|oktober|november|dezember|nacht|abend|morgen|nachmittag|vormittag|mittag|stunde|minute|woche"
    r"|wochenende"
    r"|monat|jahr|jahre|jahren|jahrhundert\w*|ostern|weihnachten|moment|augenblick|anfang|ende|mal|uhr|teil|art"
    r"|diskussion\w*|thema|themen|punkt\w*|beispiel\w*|frage|fragen|meeting\w*|treffen|sitzung|idee|ideen|aspekt\w*"
    r"|bedeutung|rolle|perspektiven?|möglichkeit\w*|lösung\w*|bereich\w*|ansatz|ansätze\w*|meinung|gedanken?"
    r"|gespräch\w*"
    r"|(?:arme|kleine|grosse|große|alte|neue|junge)[nr]?|gute|beste|wichtigste|kaffee|wasser|name|namen|adresse|telefon|ding|dinge|sache|sachen|leute"
    r"|menschen?)s?"
)

_PRAISE_OR_TALK: Final = frozenset(
    text.stem(word, "en")
    for words in (
        (
            "good",
            "great",
            "nice",
            "fine",
            "cool",
            "best",
            "better",
            "perfect",
            "pretty",
            "right",
            "true",
            "sure",
            "special",
        ),
        ("wrong", "weird", "worse", "whole", "quite", "early", "initial", "important", "comprehensive", "different"),
        (
            "big",
            "bigger",
            "hard",
            "harder",
            "easy",
            "quick",
            "curious",
            "differing",
            "guy",
            "thing",
            "stuff",
            "lot",
            "bit",
        ),
        ("agree", "help", "let", "fit", "carry", "course", "maybe", "kinda", "okay", "yeah"),
    )
    for word in words
)
"""Stems of English words that are said often about anything, and name nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences [start, end) of a talk, and the words that name it best, as spoken."""

    start: int
    end: int
    terms: tuple[str, ...]


def parts(sentences: Sequence[Sentence], cast: Cast, cues: Cues | None, language: str) -> list[Part]:
    """The talk cut into one to eight parts of at least about seventy words, in order and without gaps."""
    cuts = [0, *_cuts(sentences, cues, language), len(sentences)]
    spans = [(start, end) for start, end in pairwise(cuts) if start < end]
    surfaces = [_surfaces(sentences[start:end], cast, language) for start, end in spans]
    spread = Counter(stem for surface in surfaces for stem in surface)
    return [
        Part(start, end, _terms(surface, spread, len(spans)))
        for (start, end), surface in zip(spans, surfaces, strict=True)
    ]


def _cuts(sentences: Sequence[Sentence], cues: Cues | None, language: str) -> list[int]:
    lengths = [text.word_count(sentence.printed) for sentence in sentences]
    before = [0]
    for length in lengths:
        before.append(before[-1] + length)
    count = max(1, min(_MAX_PARTS, round(before[-1] / _WORDS_PER_PART)))
    places = [
        index
        for index in range(1, len(sentences))
        if sentences[index].turn_index != sentences[index - 1].turn_index
        or (cues is not None and cues.agenda.search(sentences[index].plain))
    ]
    depths = _depths(sentences, before, places, language)
    named = [index for index in places if cues is not None and cues.agenda.search(sentences[index].plain)]
    ranked = [*named, *sorted((place for place in places if place not in named), key=lambda at: (-depths[at], at))]
    chosen: list[int] = []
    for place in ranked:
        if len(chosen) >= max(count - 1, min(len(named), _MAX_PARTS - 1)):
            break
        edges = [0, *chosen, len(sentences)]
        shortest = _MIN_NAMED_WORDS if place in named else _MIN_PART_WORDS
        if all(abs(before[place] - before[edge]) >= shortest for edge in edges):
            chosen.append(place)
    return sorted(chosen)


def _depths(
    sentences: Sequence[Sentence], before: Sequence[int], places: Sequence[int], language: str
) -> dict[int, float]:
    """How deep the cohesion of the words falls at each place, compared with the peaks beside it."""
    stems = [Counter(text.content_stems(sentence.printed, language)) for sentence in sentences]
    likeness = [
        _cosine(
            _window(stems, before, place, -_WINDOW_WORDS),
            _window(stems, before, place, _WINDOW_WORDS),
        )
        for place in places
    ]
    depths: dict[int, float] = {}
    for position, place in enumerate(places):
        left = max(likeness[max(0, position - 6) : position + 1])
        right = max(likeness[position : position + 7])
        depths[place] = left + right - 2 * likeness[position]
    return depths


def _window(stems: Sequence[Counter[str]], before: Sequence[int], place: int, words: int) -> Counter[str]:
    window = Counter[str]()
    indices = range(place - 1, -1, -1) if words < 0 else range(place, len(stems))
    for index in indices:
        if abs(before[index] - before[place]) > abs(words):
            break
        window.update(stems[index])
    return window


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    product = sum(count * other[stem] for stem, count in one.items())
    norms = math.sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))
    return product / norms if norms else 0.0


def _surfaces(sentences: Sequence[Sentence], cast: Cast, language: str) -> dict[str, Counter[str]]:
    """The words that may name a part, by stem: in German nouns, elsewhere content words; no names of people."""
    names = cast.name_words()
    surfaces: dict[str, Counter[str]] = {}
    names |= {name.lower() for sentence in sentences for name in _PERSON.findall(sentence.printed)}
    for sentence in sentences:
        printed = sentence.printed
        found = _NOUN.findall(printed) if language == "de" else text.WORD.findall(printed)
        for word in found:
            lower = word.lower()
            is_odd = lower in names or len(word) <= _TERMS or _TIME_OR_TALK.fullmatch(lower) is not None
            if is_odd or not text.is_content(lower, language):
                continue
            stem = text.stem(lower, language)
            if language != "en" or _names(lower, stem):
                surfaces.setdefault(stem, Counter())[word] += 1
    return surfaces


def _names(word: str, stem: str) -> bool:
    """Whether an English word may name a topic; not what tells how ("initially") or praises.

    "family" names something: its stem keeps it whole. "-bly" is left alone: the stemmer takes assemblies for adverbs.
    """
    is_adverb = word.endswith("ly") and not word.endswith("bly") and not stem.endswith("li")
    return not is_adverb and stem not in _PRAISE_OR_TALK and not word.endswith(("'s", "’s"))


def _terms(surface: dict[str, Counter[str]], spread: Counter[str], part_count: int) -> tuple[str, ...]:
    """Said often here and seldom elsewhere, in the form said most."""
    weight = {
        stem: math.log1p(sum(forms.values())) * math.log(1 + part_count / spread[stem])
        for stem, forms in surface.items()
    }
    best = sorted(weight, key=lambda stem: (-weight[stem], stem))[:_TERMS]
    ordered = [stem for stem in surface if stem in best]
    return tuple(_as_said_most(surface[stem]) for stem in ordered)


def _as_said_most(forms: Counter[str]) -> str:
    """Without a capital where anybody said it without: the start of a sentence gives every word one."""
    most = min(forms.items(), key=lambda entry: (-entry[1], entry[0]))[0]
    return most.lower() if most.lower() in forms else most


def main_terms(whole: Sequence[Sentence], cast: Cast, language: str, limit: int = 4) -> tuple[str, ...]:
    """The words the whole talk comes back to most, as spoken, in the order of their weight."""
    surface = _surfaces(whole, cast, language)
    where: dict[str, set[int]] = {stem: set() for stem in surface}
    for sentence in whole:
        for stem in set(text.content_stems(sentence.printed, language)):
            if stem in where:
                where[stem].add(sentence.turn_index)
    often = [stem for stem in surface if len(where[stem]) > 1]
    best = sorted(often, key=lambda stem: (-len(where[stem]), stem))[:limit]
    return tuple(_as_said_most(surface[stem]) for stem in best)
