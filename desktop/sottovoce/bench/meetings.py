"""Reads the meetings and talks with noted items and summaries that the benches of the minutes measure on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sottovoce.bench.talks import paced
from sottovoce_models.types import ItemKind, Speaker, Turn

_NONE: Final = re.compile(r"\W*NA\W*")


@dataclass(frozen=True, slots=True)
class DialogueTask:
    """A noted task: what, by whom, until when (None when nobody said)."""

    words: str
    owner: str
    due: str | None


@dataclass(frozen=True, slots=True)
class NotedMeeting:
    """A meeting with what people noted of it: None where the set has no such notes, () where they found none."""

    id: str
    language: str
    turns: tuple[Turn, ...]
    speakers: Mapping[str, Speaker]
    summary: str
    actions: tuple[str, ...] | None = None
    decisions: tuple[str, ...] | None = None
    tasks: tuple[DialogueTask, ...] = ()

    def noted(self, kind: ItemKind) -> tuple[str, ...] | None:
        """The noted items of a kind."""
        return {ItemKind.ACTION: self.actions, ItemKind.DECISION: self.decisions}.get(kind)


def ami(data: Path) -> list[NotedMeeting]:
    """`data`/meetings/ami_summaries_dev: timed turns of voices without names."""
    return [_ami(_document(file)) for file in sorted((data / "meetings" / "ami_summaries_dev").glob("*.json"))]


def _ami(document: dict[str, Any]) -> NotedMeeting:
    turns = tuple(
        _turn(index, entry["speaker"], 1000 * entry["start"], 1000 * entry["end"], entry["text"])
        for index, entry in enumerate(document["turns"])
    )
    notes = document["summary"]
    return NotedMeeting(
        document["meeting"],
        "en",
        turns,
        {},
        " ".join(notes["abstract"]),
        *(tuple(note for note in notes[kind] if not _NONE.fullmatch(note)) for kind in ("actions", "decisions")),
    )


def dialogues(data: Path) -> list[NotedMeeting]:
    """`data`/dialogues/dialogues.jsonl: fictional talks in German and English, voices with names and roles."""
    file = data / "dialogues" / "dialogues.jsonl"
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return [_dialogue(json.loads(line)) for line in lines]


def _dialogue(document: dict[str, Any]) -> NotedMeeting:
    turns = tuple(
        _turn(index, entry["speaker"], 1000 * entry["start_s"], 1000 * entry["end_s"], entry["text"])
        for index, entry in enumerate(document["turns"])
    )
    tasks = tuple(DialogueTask(task["what"], task["who"], task["due"]) for task in document["actions"])
    return NotedMeeting(
        document["id"],
        document["lang"].split("-")[0],
        turns,
        {f"S{number}": Speaker(p["name"], p["role"]) for number, p in enumerate(document["participants"], start=1)},
        document["summary"],
        tuple(f"{task.words} {task.due or ''}" for task in tasks),
        tuple(document["decisions"]),
        tasks,
    )


def fame(data: Path, language: str) -> list[NotedMeeting]:
    """`data`/meetings/fame_synthetic_<language>: synthetic meetings of roles, with a summary but no noted items."""
    folder = data / "meetings" / f"fame_synthetic_{language}"
    return [_fame(file.stem, language, _document(file)) for file in sorted(folder.glob("*.json"))]


def _fame(meeting_id: str, language: str, document: dict[str, Any]) -> NotedMeeting:
    turns = paced(_lines(document["meeting"]))
    return NotedMeeting(
        meeting_id, language, turns, {turn.speaker: Speaker(turn.speaker) for turn in turns}, document["summary"]
    )


def _lines(meeting: str) -> Iterator[tuple[str, str]]:
    """(role, words) of every ">>Role: words"; a stage direction after the role is no part of it."""
    for part in re.split(r"(?m)^>>", meeting):
        role, colon, words = part.partition(":")
        role, words = re.sub(r"\s*\([^)]*\)", "", role).strip(), " ".join(words.split())
        if colon and role and words:
            yield role, words


def _turn(index: int, speaker: str, start: float, end: float, words: str) -> Turn:
    start_ms = round(start)
    return Turn(f"t{index}", speaker, start_ms, max(start_ms + 1, round(end)), words)


def _document(file: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return document
