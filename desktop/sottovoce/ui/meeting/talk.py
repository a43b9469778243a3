"""What of a meeting is drawn over its time: who speaks when, topics, doubts, bookmarks, gaps; and what stands where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from sottovoce.services.chapters import Chapter
from sottovoce.services.gaps import Silence
from sottovoce.services.word_times import SpokenWord, word_at_time
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.meeting.moments_row import gap_text
from sottovoce.ui.meeting.time_scale import Spoken
from sottovoce.ui.parts import wording
from sottovoce.vault.segments import GapKind
from sottovoce_models.types import ItemKind

_HINT_LETTERS: Final = 70
_MARKS_APART: Final = 150
"""A bookmark is told of within this part of the recording: about the width of its sign."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that was talked about, from its first proof to its last."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Talk:
    """One meeting over time; `speakers` are names, by the numbers in `spoken`."""

    duration_ms: int = 0
    speakers: tuple[str, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    topics: tuple[Topic, ...] = ()
    doubts_ms: tuple[int, ...] = ()
    bookmarks_ms: tuple[int, ...] = ()
    gaps: tuple[Silence, ...] = ()
    chapters: tuple[Topic, ...] = ()
    """Where the meeting turns to something else; then `topics` are empty, since they would say it again."""


def talk_of(meeting: Meeting | None, chapters: Sequence[Chapter] = ()) -> Talk:
    """What can be drawn of a meeting by now."""
    transcript = meeting.transcript if meeting is not None else None
    if meeting is None or transcript is None:
        return Talk()
    numbers = {speaker: number for number, speaker in enumerate(transcript.speakers)}
    last_ms = max((turn.end_ms for turn in transcript.turns), default=0)
    return Talk(
        duration_ms=meeting.row.duration_ms or last_ms,
        speakers=tuple(wording.speaker_label(transcript.speakers, speaker) for speaker in numbers),
        spoken=tuple(Spoken(turn.start_ms, turn.end_ms, numbers[turn.speaker]) for turn in transcript.turns),
        topics=() if chapters else _topics(meeting),
        doubts_ms=tuple(doubt.start_ms for doubt in transcript.doubts),
        bookmarks_ms=tuple(sorted(mark.at_ms for mark in meeting.bookmarks)),
        gaps=tuple(gap for gap in meeting.gaps or () if gap.end_ms > gap.start_ms),
        chapters=tuple(
            Topic(each.start_ms, each.end_ms, each.title or wording.chapter(number))
            for number, each in enumerate(chapters, 1)
        ),
    )


def moment_text(meeting: Meeting, time_ms: int, words: tuple[SpokenWord, ...]) -> str:
    """A moment in words: the time, who speaks, and what is said from there on. `words`: those of its row."""
    at = wording.clock(time_ms)
    gap = next((each for each in meeting.gaps or () if each.start_ms <= time_ms < each.end_ms), None)
    if gap is not None and gap.kind is not GapKind.DAMAGED:
        return wording.joined(at, gap_text(gap.kind))
    number = meeting.rows.row_at(time_ms)
    row = meeting.rows.row(number) if number is not None else None
    if row is None or not row.start_ms <= time_ms < row.end_ms:
        return wording.joined(at, QCoreApplication.translate("talk", "nobody speaks"))
    word = word_at_time(words, time_ms)
    marked = any(abs(mark.at_ms - time_ms) <= meeting.row.duration_ms // _MARKS_APART for mark in meeting.bookmarks)
    bookmark = QCoreApplication.translate("talk", "bookmark") if marked else ""
    doubt = ""
    if meeting.transcript is not None:
        of_here = (each for each in meeting.transcript.doubts if each.start_ms <= time_ms < each.end_ms)
        doubt = next((wording.doubt_text(each.reason) for each in of_here), "")
    said = row.text[word.start if word is not None else 0 :]
    if len(said) > _HINT_LETTERS:
        said = said[:_HINT_LETTERS].rsplit(None, 1)[0] + " …"
    said = f"… {said}" if word is not None and word.start else said
    return wording.joined(at, bookmark, row.speaker_label, said, doubt)


def _topics(meeting: Meeting) -> tuple[Topic, ...]:
    topics = [
        Topic(
            min(citation.start_ms for citation in item.citations),
            max(citation.end_ms for citation in item.citations),
            item.text,
        )
        for item in meeting.items
        if item.kind is ItemKind.TOPIC and item.citations
    ]
    return tuple(sorted(topics, key=lambda topic: topic.start_ms))
