"""When a mention counts as found, an entity as gone, and a word as taken out without need."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sottovoce.bench.redact_sets import Interval, MarkedTalk, Mention
from sottovoce_models.anonymize.redaction import Redaction

_WORD: Final = re.compile(r"[^\W_]+")
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_SAYS_NOTHING: Final = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "in",
        "im",
        "am",
        "an",
        "vom",
        "von",
        "zum",
        "zur",
        "und",
        "the",
        "a",
        "an",
        "of",
        "on",
        "at",
        "and",
        "to",
        "for",
        "by",
        "with",
        "s",
        "mr",
        "mrs",
        "ms",
        "no",
        "nr",
        "seit",
        "ab",
        "bis",
        "about",
        "herr",
        "frau",
        "dr",
        "de",
        "da",
        "del",
        "della",
        "delle",
        "di",
        "el",
        "la",
        "le",
        "los",
        "van",
        "von",
        "den",
        "der",
        "al",
    ]
)

Spans = Sequence[Sequence[Interval]]
"""For each text of a talk what is taken out of it."""


@dataclass(slots=True)
class Score:
    """Counts over many talks."""

    mentions: Counter[str] = field(default_factory=Counter)
    mentions_found: Counter[str] = field(default_factory=Counter)
    entities: Counter[str] = field(default_factory=Counter)
    entities_found: Counter[str] = field(default_factory=Counter)
    words: int = 0
    words_taken: int = 0

    def add(self, talk: MarkedTalk, taken: Spans) -> None:
        """Counts one talk."""
        covered = [_characters(spans) for spans in taken]
        whole: dict[tuple[str, str], bool] = defaultdict(lambda: True)
        marked = [_characters(spans) for spans in talk.harmless] or [set() for _ in talk.texts]
        for mention in talk.mentions:
            found = _is_found(talk.texts[mention.text], mention, covered[mention.text])
            marked[mention.text].update(range(mention.start, mention.end))
            for name in (mention.kind, mention.group):
                self.mentions[name] += 1
                self.mentions_found[name] += found
            whole[mention.group, mention.entity] &= found
        for (group, _entity), found in whole.items():
            self.entities[group] += 1
            self.entities_found[group] += found
        for text, characters, known in zip(talk.texts, covered, marked, strict=True):
            for match in _LETTERS.finditer(text):
                if match.start() not in known:
                    self.words += 1
                    self.words_taken += match.start() in characters

    def figures(self) -> dict[str, Any]:
        """Recall by group (entities and mentions) and by kind, and the share of other words that is taken out."""
        return {
            **{
                f"entities {name}": _share(self.entities_found[name], count)
                for name, count in sorted(self.entities.items())
            },
            **{
                f"mentions {name}": _share(self.mentions_found[name], count)
                for name, count in sorted(self.mentions.items())
            },
            "other words taken": _share(self.words_taken, self.words),
        }


def taken(redaction: Redaction, least: float = 0.0) -> list[list[Interval]]:
    """What was taken out of each text with a confidence of `least` or more."""
    return [
        [(each.span.start, each.span.end) for each in turn.spans if each.span.confidence >= least]
        for turn in redaction.turns
    ]


def _characters(spans: Sequence[Interval]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _is_found(text: str, mention: Mention, covered: set[int]) -> bool:
    words = [
        match
        for match in _WORD.finditer(text, mention.start, mention.end)
        if match.group().lower() not in _SAYS_NOTHING
    ]
    return all(at in covered for match in words for at in range(match.start(), match.end()))


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0
