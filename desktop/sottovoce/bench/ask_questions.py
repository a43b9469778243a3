"""The questions that asking is measured on: those of QMSum, and the same ones put to a meeting that has no answer.

Meetings in the order of their names take turns: every other one is for fitting, the rest for the report.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sottovoce.bench.summary import read_meeting
from sottovoce_models.summarize import text
from sottovoce_models.summarize.names import passage_words
from sottovoce_models.types import Turn

FOLDER: Final = Path("meetings") / "qmsum_dev"
COUNT: Final = 40
SEED: Final = 8
_COMMON_SHARE: Final = 0.5
"""A stem that more than this share of the meetings have is no key word of a question."""
_ASKED_OF_ANY: Final = """
summarize discussion discuss discussing think thought conclude conclusion decision decide opinion group team meeting
response respond comment attitude suggestion suggest recommend recommendation introduce presentation describe evaluation
evaluate advantage disadvantage pro con controversy view overview detail reason part
"""
_ABOUT_ANY_MEETING: Final = frozenset(text.stem(word, "en") for word in _ASKED_OF_ANY.split())


@dataclass(frozen=True, slots=True)
class AskedMeeting:
    """A meeting of the set, and whether it is one to fit on."""

    id: str
    turns: tuple[Turn, ...]
    fits: bool
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to a meeting, its answer, and the turns that stands in; none where it is not in the meeting."""

    meeting: AskedMeeting
    question: str
    answer: str = ""
    turn_ids: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """Names the question within the set."""
        return f"{self.meeting.id}: {self.question}"


def read(data: Path) -> tuple[list[AskedMeeting], list[Asked]]:
    """All meetings under `data`/meetings/qmsum_dev and every specific question to them."""
    meetings, questions = list[AskedMeeting](), list[Asked]()
    for number, file in enumerate(sorted((data / FOLDER).glob("*.json"))):
        meeting = AskedMeeting(file.stem, read_meeting(file).turns, fits=number % 2 == 0)
        meetings.append(meeting)
        document: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        questions += [
            Asked(
                meeting,
                entry["query"],
                entry["answer"],
                frozenset(
                    f"t{index}"
                    for first, last in entry["relevant_text_span"]
                    for index in range(int(first), int(last) + 1)
                ),
            )
            for entry in document["specific_query_list"]
        ]
    return meetings, questions


def sample(questions: Sequence[Asked], *, fits: bool, count: int = COUNT) -> list[Asked]:
    """Some questions of one half, always the same; meeting by meeting, so that what is read of one serves them all."""
    half = [asked for asked in questions if asked.meeting.fits is fits]
    chosen = random.Random(SEED).sample(half, min(count, len(half)))  # noqa: S311 -- a fixed sample, not a secret
    order = list(dict.fromkeys(asked.meeting.id for asked in chosen))
    return sorted(chosen, key=lambda asked: order.index(asked.meeting.id))


def strangers(
    meetings: Sequence[AskedMeeting], questions: Sequence[Asked], *, fits: bool, count: int = COUNT
) -> list[Asked]:
    """Questions put to a meeting of the same half that cannot answer them, always the same.

    The rule: a key word of a question is a content stem other than what one asks about any meeting (`discuss`,
    `team`, …) that at most half of the meetings have; the question has one at least, and nobody says any of them in
    the meeting it is put to, nor is called so. Other words may well be said there: of all such meetings the one that
    shares most of them is taken.
    """
    said = {meeting.id: _stems(meeting.turns) for meeting in meetings}
    spread = Counter(stem for stems in said.values() for stem in stems)
    found: list[Asked] = []
    for asked in questions:
        stems = set(text.content_stems(asked.question, "en")) - _ABOUT_ANY_MEETING
        keys = {stem for stem in stems if spread[stem] <= _COMMON_SHARE * len(meetings)}
        others = [m for m in meetings if m.fits is fits and m.id != asked.meeting.id and not keys & said[m.id]]
        if asked.meeting.fits is fits and keys and others:
            nearest = max(others, key=lambda m: (len(stems & said[m.id]), m.id))
            found.append(Asked(nearest, asked.question))
    return random.Random(SEED).sample(found, min(count, len(found)))  # noqa: S311 -- a fixed sample, not a secret


def _stems(turns: Sequence[Turn]) -> set[str]:
    """The stems said, words told letter by letter ("L_C_D_") too, and those of the names of who said them."""
    said = {text.stem(word, "en") for word in passage_words(turn.text for turn in turns) if text.is_content(word, "en")}
    return said | {stem for name in {turn.speaker for turn in turns} for stem in text.content_stems(name, "en")}
