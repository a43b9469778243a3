"""What de-identification finds and what it takes too much: on court cases, news, synthetic sentences and dialogues.

A mention is found when every word of it that means something is taken out; an entity when all of its mentions are, so
one slip counts in full (Pilán et al. 2022). What is taken out of words that nobody marked is the price. Presidio
(optional, in an environment of its own) is measured by the same rules from its spans, see `bench/presidio.py`.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sottovoce.bench import progress
from sottovoce_models.anonymize.base import Mode
from sottovoce_models.anonymize.redaction import Redaction, RedactionOptions, redact
from sottovoce_models.anonymize.roster import RosterName

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
_CURVE: Final = (0.85, 0.6, 0.5, 0.3, 0.0)
_SPEED_TURNS: Final = 600

Interval = tuple[int, int]
Spans = Sequence[Sequence[Interval]]
"""For each text of a talk what is taken out of it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Something marked by hand: where, what kind, whether it names somebody by itself, and whose mention it is."""

    text: int
    start: int
    end: int
    kind: str
    entity: str
    group: str


@dataclass(frozen=True, slots=True)
class MarkedTalk:
    """Texts that belong together with everything that people marked in them, and the names its users would give."""

    id: str
    language: str
    texts: tuple[str, ...]
    mentions: tuple[Mention, ...]
    names: tuple[str, ...] = ()
    harmless: tuple[tuple[Interval, ...], ...] = field(default=())
    """Marked as something that may stay; neither counts as found nor as too much."""


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


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """The figures of every set under `data`; `only`: some of the names of the sets."""
    sets: dict[str, Callable[[Path], dict[str, Any]]] = {
        "tab": _tab,
        "germeval": _germeval,
        "dialogues": _dialogues,
        "presidio_synth": _presidio_synth,
        "speed": _speed,
    }
    result: dict[str, Any] = {"skipped": []}
    for name, measure in sets.items():
        if only and name not in only:
            continue
        progress.step(f"redact: {name}")
        try:
            result[name] = measure(data)
        except FileNotFoundError:
            result["skipped"].append(f"{name}: no data")
    return result


def redacted(talk: MarkedTalk, mode: Mode, *, with_names: bool) -> Redaction:
    """A talk through all steps but the second reader."""
    names = tuple(RosterName(name) for name in talk.names) if with_names else ()
    return redact(talk.texts, RedactionOptions(talk.language, names, mode), lambda _done, _total: None)


def taken(redaction: Redaction, least: float = 0.0) -> list[list[Interval]]:
    """What was taken out of each text with a confidence of `least` or more."""
    return [
        [(each.span.start, each.span.end) for each in turn.spans if each.span.confidence >= least]
        for turn in redaction.turns
    ]


def score(talks: Sequence[MarkedTalk], mode: Mode, *, with_names: bool) -> dict[str, Any]:
    """The figures of a set in one mode."""
    total = Score()
    for talk in talks:
        total.add(talk, taken(redacted(talk, mode, with_names=with_names)))
    return total.figures()


def _tab(data: Path) -> dict[str, Any]:
    talks = list(tab(data / "pii" / "tab_spia" / "entity_tab.jsonl"))
    return {
        "export": score(talks, Mode.EXPORT, with_names=False),
        "export, applicant on the roster": score(talks, Mode.EXPORT, with_names=True),
        "review": score(talks, Mode.REVIEW, with_names=False),
        "review, applicant on the roster": score(talks, Mode.REVIEW, with_names=True),
    }


def _germeval(data: Path) -> dict[str, Any]:
    talks = list(germeval(data / "pii" / "germeval2014" / "NER-de-dev.tsv"))
    rows: dict[str, Any] = {}
    review = [redacted(talk, Mode.REVIEW, with_names=False) for talk in talks]
    for least in _CURVE:
        total = Score()
        for talk, redaction in zip(talks, review, strict=True):
            total.add(talk, taken(redaction, least))
        rows[f"review, confidence {least} or more"] = total.figures()
    rows["export"] = score(talks, Mode.EXPORT, with_names=False)
    return rows


def _dialogues(data: Path) -> dict[str, Any]:
    talks = list(dialogues(data / "dialogues" / "dialogues.jsonl"))
    return {
        "export, participants on the roster": score(talks, Mode.EXPORT, with_names=True),
        "export": score(talks, Mode.EXPORT, with_names=False),
        "review, participants on the roster": score(talks, Mode.REVIEW, with_names=True),
    }


def _presidio_synth(data: Path) -> dict[str, Any]:
    talks = list(presidio_synth(data / "pii" / "presidio_synth" / "generated_small.json"))
    return {mode.value: score(talks, mode, with_names=False) for mode in Mode}


def _speed(data: Path) -> dict[str, Any]:
    """An hour of talk (600 turns, about 9,000 words) made of the dialogues."""
    rows: dict[str, Any] = {}
    for language in ("de", "en"):
        talks = [
            talk for talk in dialogues(data / "dialogues" / "dialogues.jsonl") if talk.language.startswith(language)
        ]
        texts = [text for talk in talks for text in talk.texts]
        texts = (texts * (_SPEED_TURNS // len(texts) + 1))[:_SPEED_TURNS]
        names = tuple(name for talk in talks for name in talk.names)
        hour = MarkedTalk("hour", language, tuple(texts), (), names)
        redacted(MarkedTalk("warm", language, ("warm",), ()), Mode.EXPORT, with_names=False)
        started = time.process_time()
        redacted(hour, Mode.EXPORT, with_names=True)
        rows[language] = {
            "words": sum(len(text.split()) for text in texts),
            "seconds": round(time.process_time() - started, 2),
        }
    return rows


def tab(path: Path) -> Iterator[MarkedTalk]:
    """Court cases (English); the applicant is whom they are about."""
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        marked, harmless = [], []
        for entity in document["entities"]:
            at = (int(entity["start_offset"]), int(entity["end_offset"]))
            group = entity["identifier_type"].lower()
            if group == "no_mask":
                harmless.append(at)
            else:
                marked.append(Mention(0, *at, entity["entity_type"], entity["entity_id"], group))
        metadata = document["metadata"]
        applicant = metadata["provenance"].get("applicant") or ""
        names = tuple(part.strip() for part in re.split(r";|,| and ", applicant) if part.strip())
        yield MarkedTalk(metadata["data_id"], "en", (document["text"],), tuple(marked), names, (tuple(harmless),))


def germeval(path: Path) -> Iterator[MarkedTalk]:
    """German sentences; PER, LOC and ORG as marked, with their derived forms left out of both counts."""
    rows: list[tuple[str, str]] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""]):
        columns = line.split("\t")
        if line.startswith("#"):
            continue
        if len(columns) >= 3:
            rows.append((columns[1], columns[2]))
        elif rows:
            yield _sentence(f"germeval {number}", rows)
            rows = []


def _sentence(name: str, rows: Sequence[tuple[str, str]]) -> MarkedTalk:
    text, at = "", 0
    mentions: list[Mention] = []
    harmless: list[Interval] = []
    for token, tag in rows:
        start = at
        text += token + " "
        at = len(text)
        kind = tag.partition("-")[2]
        if kind not in {"PER", "LOC", "ORG"}:
            if kind:
                harmless.append((start, start + len(token)))
        elif tag.startswith("B") or not mentions:
            mentions.append(Mention(0, start, start + len(token), kind, f"{len(mentions)}", "named"))
        else:
            last = mentions[-1]
            mentions[-1] = Mention(0, last.start, start + len(token), last.kind, last.entity, last.group)
    return MarkedTalk(name, "de", (text.rstrip(),), tuple(mentions), (), (tuple(harmless),))


def dialogues(path: Path) -> Iterator[MarkedTalk]:
    """Fictional talks of therapists, lawyers and doctors; the participants are known."""
    for line in path.read_text(encoding="utf-8").splitlines():
        document: Mapping[str, Any] = json.loads(line)
        mentions = tuple(
            Mention(span["turn"], span["start"], span["end"], span["type"], span["entity"], span["identifier"])
            for span in document["spans"]
        )
        names = tuple(person["name"] for person in document["participants"])
        texts = tuple(turn["text"] for turn in document["turns"])
        yield MarkedTalk(document["id"], document["lang"], texts, mentions, names)


def presidio_synth(path: Path) -> Iterator[MarkedTalk]:
    """Short English sentences with invented values."""
    for number, document in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        mentions = tuple(
            Mention(0, span["start_position"], span["end_position"], span["entity_type"], f"{at}", "marked")
            for at, span in enumerate(document["spans"])
        )
        yield MarkedTalk(f"synth {number}", "en", (document["full_text"],), mentions)


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
