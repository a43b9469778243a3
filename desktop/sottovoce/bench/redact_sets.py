"""The sets that de-identification is measured on, marked by hand: court cases, news, synthetic sentences, talks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Interval = tuple[int, int]


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
