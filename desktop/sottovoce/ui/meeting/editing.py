"""Everything a human does to the text of one meeting, each of it one step that can be undone.

Thread: UI. What was done is told; who holds the meeting shows it and has it stored.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from sottovoce.services.editing import find, speakers, turns
from sottovoce.services.editing.doubts import Place, settle, take_back
from sottovoce.services.editing.find import Match, Query
from sottovoce.services.editing.history import Change, EditedText, History
from sottovoce_models.types import Correction, Transcript


class TranscriptEditing(QObject):
    """Signals: edited(bool) the text is another one; True while somebody types, who will be done soon."""

    edited = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = History()
        self.text: EditedText | None = None
        self.allowed = False
        """Whether a human may edit now; nothing happens while not."""

    def take(self, text: EditedText) -> None:
        """The text is another one that did not come of an edit: nothing leads back to the one before."""
        if text != self.text:
            self._history.forget()
            self.text = text

    def renumber(self, revision: int) -> None:
        """The text as it is has this number now."""
        if self.text is not None:
            self.text = replace(self.text, transcript=replace(self.transcript, revision=revision))

    @property
    def last(self) -> Change | None:
        """What undo would take back."""
        return self._history.last if self.allowed else None

    @property
    def next(self) -> Change | None:
        """What redo would do again."""
        return self._history.next if self.allowed else None

    def undo(self) -> str | None:
        """Takes the last step back; the first turn that is another now, "" if none is, None if there was no step."""
        return self._step(back=True)

    def redo(self) -> str | None:
        """Does again what was taken back; answers as `undo`."""
        return self._step(back=False)

    # Turns

    def write(self, turn_id: str, text: str, joins: str) -> None:
        """The turn says this; everything with the same `joins` in a row is one step."""
        if self._there(turn_id):
            self._apply(Change.TEXT, turns.with_text(self.transcript, turn_id, text), joins=joins, typing=True)

    def written(self) -> None:
        """Who typed is done: what waited for it may follow."""
        self.edited.emit(False)

    def split(self, turn_id: str, at: int, words: Sequence[turns.TimedWord] = ()) -> str | None:
        """Two turns instead of one, cut in time where its `words` are; the id of the second, None if it cannot be."""
        if not self._there(turn_id):
            return None
        second = turns.new_turn_id(self.transcript, turn_id)
        return second if self._apply(Change.SPLIT, turns.split_turn(self.transcript, turn_id, at, words)) else None

    def merge(self, first_id: str, second_id: str) -> bool:
        """One turn of the first one's speaker instead of two; reviewed only if both were."""
        return self.merge_all([first_id, second_id])

    def merge_all(self, turn_ids: Sequence[str]) -> bool:
        """One turn of the first one's speaker instead of these; reviewed only if all were."""
        if self.text is None or len(turn_ids) < 2 or not all(self._there(turn_id) for turn_id in turn_ids):
            return False
        after = turns.merge_turns(self.transcript, *turn_ids)
        reviewed = self.text.reviewed - ({turn_ids[0]} if not set(turn_ids) <= self.text.reviewed else set())
        return self._apply(Change.MERGED, after, reviewed=reviewed)

    def insert(self, start_ms: int, end_ms: int, speaker_id: str) -> str | None:
        """A turn to be written; its id."""
        if not self.allowed or self.text is None or speaker_id not in self.transcript.speakers:
            return None
        after, turn_id = turns.insert_turn(self.transcript, start_ms, end_ms, speaker_id)
        self._apply(Change.ADDED, after)
        return turn_id

    def delete(self, turn_ids: Collection[str]) -> bool:
        """These turns are gone."""
        return self.text is not None and self._apply(Change.DELETED, turns.delete_turns(self.transcript, turn_ids))

    def assign(self, turn_ids: Collection[str], speaker_id: str | None) -> str | None:
        """Somebody else says these turns, None for somebody new; the speaker's id if anything changed."""
        if self.text is None:
            return None
        speaker_id = speaker_id or speakers.new_speaker_id(self.transcript)
        after = speakers.assign_turns(self.transcript, turn_ids, speaker_id)
        return speaker_id if self._apply(Change.ASSIGNED, after) else None

    def review(self, turn_ids: Collection[str], *, yes: bool = True) -> bool:
        """These turns were compared with the sound, or are to be again."""
        if self.text is None:
            return False
        after = self.text.review(turn_ids) if yes else self.text.unreview(turn_ids)
        return self._apply(Change.REVIEWED, after.transcript, reviewed=after.reviewed)

    # Speakers

    def rename(self, speaker_id: str, name: str) -> bool:
        """The speaker has this name."""
        if self.text is None or speaker_id not in self.transcript.speakers:
            return False
        return self._apply(Change.RENAMED, speakers.rename_speaker(self.transcript, speaker_id, name))

    def set_role(self, speaker_id: str, role: str) -> bool:
        """The speaker is this in the talk."""
        if self.text is None or speaker_id not in self.transcript.speakers:
            return False
        return self._apply(Change.ROLE, speakers.set_role(self.transcript, speaker_id, role))

    def merge_speakers(self, kept_id: str, gone_id: str) -> bool:
        """Two voices are one."""
        if self.text is None or not {kept_id, gone_id} <= set(self.transcript.speakers):
            return False
        return self._apply(Change.SPEAKERS_MERGED, speakers.merge_speakers(self.transcript, kept_id, gone_id))

    # Words and doubts

    def replace_match(self, match: Match, replacement: str) -> bool:
        """This place says something else."""
        return self._there(match.turn_id) and self._apply(
            Change.REPLACED, find.replace_match(self.transcript, match, replacement)
        )

    def replace_all(self, query: Query, replacement: str) -> int:
        """Every place says something else, in one step; how many there were."""
        if self.text is None or not self.allowed:
            return 0
        after, count = find.replace_all(self.transcript, query, replacement)
        self._apply(Change.REPLACED, after)
        return count

    def settle(self, place: Place) -> bool:
        """Looked at and found right."""
        return self.text is not None and self._apply(Change.SETTLED, settle(self.transcript, place))

    def take_back(self, place: Place) -> bool:
        """What was heard stands again instead of the word of the list."""
        return (
            self.text is not None
            and isinstance(place.what, Correction)
            and self._apply(Change.TAKEN_BACK, take_back(self.transcript, place.what))
        )

    @property
    def transcript(self) -> Transcript:
        """The transcript as it is now; ValueError while there is none."""
        if self.text is None:
            raise ValueError("no transcript")
        return self.text.transcript

    def _there(self, turn_id: str) -> bool:
        return self.text is not None and any(turn.id == turn_id for turn in self.transcript.turns)

    def _apply(
        self,
        change: Change,
        transcript: Transcript,
        *,
        reviewed: frozenset[str] | None = None,
        joins: str = "",
        typing: bool = False,
    ) -> bool:
        before = self.text
        if before is None or not self.allowed:
            return False
        after = replace(before, reviewed=reviewed) if reviewed is not None else before
        if transcript is not before.transcript:
            after = after.with_transcript(transcript)
        if after is before or after == before:
            return False
        self._history.done(before, change, joins)
        self.text = after
        self.edited.emit(typing)
        return True

    def _step(self, *, back: bool) -> str | None:
        now = self.text
        if now is None or not self.allowed:
            return None
        step = self._history.undo(now) if back else self._history.redo(now)
        if step is None:
            return None
        revision = now.transcript.revision + 1
        self.text = replace(step.before, transcript=replace(step.before.transcript, revision=revision))
        self.edited.emit(False)
        return _first_other(now.transcript, self.transcript)


def _first_other(before: Transcript, after: Transcript) -> str:
    """The first turn of `after` that is not as it was; "" if all are."""
    for number, turn in enumerate(after.turns):
        if number >= len(before.turns) or before.turns[number] is not turn:
            return turn.id
    return after.turns[-1].id if len(before.turns) > len(after.turns) and after.turns else ""
