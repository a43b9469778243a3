"""Undo and redo over everything that can be done to a transcript. Pure data; holds frozen transcripts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from sottovoce_models.types import Correction, Doubt, Transcript, Turn

MAX_STEPS: Final = 200
"""An 8 h transcript is a tuple of 10,000 references: 200 of them are 16 MB."""


class Change(StrEnum):
    """What was done in one step."""

    TEXT = "text"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    DELETED = "deleted"
    ASSIGNED = "assigned"
    RENAMED = "renamed"
    ROLE = "role"
    SPEAKERS_MERGED = "speakers_merged"
    REPLACED = "replaced"
    SETTLED = "settled"
    TAKEN_BACK = "taken_back"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class EditedText:
    """A transcript and which of its turns somebody has reviewed."""

    transcript: Transcript
    reviewed: frozenset[str] = frozenset()

    def with_transcript(self, transcript: Transcript) -> EditedText:
        """Another revision: turns that are gone are not reviewed any more, what was split off is if its turn was."""
        if not self.reviewed:
            return EditedText(transcript)
        ids = {turn.id for turn in transcript.turns}
        known = {turn.id for turn in self.transcript.turns}
        halves = {each for each in ids - known if each.rpartition(".")[0] in self.reviewed}
        return EditedText(transcript, (self.reviewed & ids) | halves)

    def review(self, turn_ids: Collection[str]) -> EditedText:
        """These turns were compared with the sound; doubts that lie in reviewed turns only are settled with it."""
        transcript = self.transcript
        wanted = set(turn_ids)
        reviewed = self.reviewed | ({turn.id for turn in transcript.turns} & wanted)
        unreviewed = [turn for turn in transcript.turns if turn.id not in reviewed]
        fresh = [turn for turn in transcript.turns if turn.id in wanted]

        def settled(what: Doubt | Correction) -> bool:
            return not unreviewed or (_touched(what, fresh) and not _touched(what, unreviewed))

        doubts = tuple(each for each in transcript.doubts if not settled(each))
        corrections = tuple(each for each in transcript.corrections if not settled(each))
        if (doubts, corrections) != (transcript.doubts, transcript.corrections):
            revision = transcript.revision + 1
            transcript = replace(transcript, doubts=doubts, corrections=corrections, revision=revision)
        return EditedText(transcript, reviewed)

    def unreview(self, turn_ids: Collection[str]) -> EditedText:
        """These turns are to be looked at again; doubts that were settled stay so."""
        return replace(self, reviewed=self.reviewed - frozenset(turn_ids))

    @property
    def all_reviewed(self) -> bool:
        """Whether somebody has reviewed every turn there is."""
        turns = self.transcript.turns
        return 0 < len(turns) <= len(self.reviewed) and all(turn.id in self.reviewed for turn in turns)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done: how it was before and what it was. `joins`: what goes on belongs to the same step."""

    before: EditedText
    change: Change
    joins: str = ""


class History:
    """What can be undone and done again."""

    def __init__(self) -> None:
        self._past: list[Step] = []
        self._future: list[Step] = []

    def done(self, before: EditedText, change: Change, joins: str = "") -> None:
        """Something was done; it is one step with the last if both say the same `joins`."""
        self._future.clear()
        if joins and self._past and self._past[-1].joins == joins:
            return
        self._past.append(Step(before, change, joins))
        del self._past[:-MAX_STEPS]

    def undo(self, now: EditedText) -> Step | None:
        """How it was before the last step, and what that was; None at the beginning."""
        if not self._past:
            return None
        step = self._past.pop()
        self._future.append(Step(now, step.change))
        return step

    def redo(self, now: EditedText) -> Step | None:
        """How it was after the step that was undone last, and what that was; None at the end."""
        if not self._future:
            return None
        step = self._future.pop()
        self._past.append(Step(now, step.change))
        return step

    def forget(self) -> None:
        """The transcript is another one now: nothing leads back to it."""
        self._past.clear()
        self._future.clear()

    @property
    def last(self) -> Change | None:
        """What undo would take back."""
        return self._past[-1].change if self._past else None

    @property
    def next(self) -> Change | None:
        """What redo would do again."""
        return self._future[-1].change if self._future else None


def _touched(what: Doubt | Correction, turns: Sequence[Turn]) -> bool:
    return any(turn.start_ms < what.end_ms and turn.end_ms > what.start_ms for turn in turns)
