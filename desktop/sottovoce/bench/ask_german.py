"""Questions of our own to three German dialogues of the development data, each with the turns that answer it.

A small set, written by who built asking and read while it was built: it tells whether German works, not how well.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from sottovoce.bench.ask_questions import Asked, AskedMeeting
from sottovoce_models.types import Turn

_DIALOGUES: Final = Path("dialogues") / "dialogues.jsonl"


def read_german(data: Path) -> tuple[list[Asked], list[Asked]]:
    """The questions that were answered under `data`/dialogues, and those of which nobody spoke there."""
    meetings = {meeting.id: meeting for meeting in _meetings(data / _DIALOGUES)}
    asked: dict[str, Any] = json.loads(files(__package__).joinpath("ask_german.json").read_text(encoding="utf-8"))
    answered = [
        Asked(
            meetings[each["dialogue"]], each["question"], turn_ids=frozenset(f"t{number}" for number in each["turns"])
        )
        for each in asked["answered"]
    ]
    return answered, [Asked(meetings[each["dialogue"]], each["question"]) for each in asked["not_said"]]


def _meetings(path: Path) -> list[AskedMeeting]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        dialogue: dict[str, Any] = json.loads(line)
        names = {f"S{number}": each["name"] for number, each in enumerate(dialogue["participants"], 1)}
        turns = tuple(
            Turn(
                f"t{number}",
                names.get(turn["speaker"], turn["speaker"]),
                round(turn["start_s"] * 1000),
                round(turn["end_s"] * 1000),
                turn["text"],
            )
            for number, turn in enumerate(dialogue["turns"])
        )
        found.append(AskedMeeting(dialogue["id"], turns, fits=False, language=dialogue["lang"][:2]))
    return found
