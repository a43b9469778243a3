"""What an export is made from, and what the user chose for it: frozen, without disk, vault or Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.events import Notice
from sottovoce_models.templates.shipped import GENERAL
from sottovoce_models.templates.template import Template
from sottovoce_models.types import EngineStamp, Segment, Summary, Transcript, Word


class Format(StrEnum):
    """A kind of file, by its suffix."""

    DOCX = "docx"
    PDF = "pdf"
    MARKDOWN = "md"
    TEXT = "txt"
    SRT = "srt"
    VTT = "vtt"
    JSON = "json"
    WAV = "wav"
    FLAC = "flac"
    OPUS = "opus"

    @property
    def is_sound(self) -> bool:
        """Whether such a file is heard, not read."""
        return self in _SOUND

    @property
    def is_subtitles(self) -> bool:
        """Whether such a file holds the transcript only, cue by cue."""
        return self in {Format.SRT, Format.VTT}


_SOUND: Final = frozenset({Format.WAV, Format.FLAC, Format.OPUS})


class Contents(StrEnum):
    """What of a meeting is handed over."""

    MINUTES = "minutes"
    TRANSCRIPT = "transcript"
    BOTH = "both"
    SOUND = "sound"

    @property
    def with_minutes(self) -> bool:
        """Whether the minutes are in it."""
        return self in {Contents.MINUTES, Contents.BOTH}

    @property
    def with_transcript(self) -> bool:
        """Whether the transcript is in it."""
        return self in {Contents.TRANSCRIPT, Contents.BOTH}


@dataclass(frozen=True, slots=True)
class Approval:
    """Who took responsibility for the minutes and when (ISO 8601); how many of the passages to hear were heard."""

    approved_by: str
    approved_at: str
    heard: int = 0
    to_hear: int = 0


@dataclass(frozen=True, slots=True)
class Edit:
    """What a human changed at a moment of the machine's transcript; "" where words were added or taken away."""

    at_ms: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SoundHash:
    """The SHA-256 of the imported file (`of_file`), or of the samples as a WAV export of the whole holds them."""

    sha256: str
    of_file: bool
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Material:
    """One meeting as it is exported. `words`: what was heard when, for subtitles; `started_at` ISO 8601 or None."""

    title: str
    started_at: str | None
    duration_ms: int
    transcript: Transcript
    summary: Summary | None = None
    notices: tuple[Notice, ...] = ()
    stamps: tuple[EngineStamp, ...] = ()
    words: tuple[Word, ...] = ()
    edits: tuple[Edit, ...] = ()
    approval: Approval | None = None
    sound: SoundHash | None = None
    has_sound: bool = False
    deidentified: bool = False
    template: Template = GENERAL


@dataclass(frozen=True, slots=True)
class Options:
    """What the user chose. `facts`: hash, models and edits, for the file; `names`: more names to replace.

    `passage`: of the sound and the transcript only [start_ms, end_ms), or None for all.
    """

    format: Format = Format.DOCX
    contents: Contents = Contents.BOTH
    language: UiLanguage = UiLanguage.EN
    times: bool = True
    proofs: bool = True
    facts: bool = False
    line_numbers: bool = False
    deidentify: bool = False
    names: tuple[str, ...] = ()
    passage: tuple[int, int] | None = None
    recipient: str = ""
    passphrase: str = field(default="", repr=False)
    participant: bool = False

    def __post_init__(self) -> None:
        if self.passage is not None and not 0 <= self.passage[0] < self.passage[1]:
            raise ValueError("a passage goes forwards")
        if self.format.is_sound != (self.contents is Contents.SOUND):
            raise ValueError("sound is not written into documents, nor words into sound")


def edits_of(machine: Transcript | None, shown: Transcript) -> tuple[Edit, ...]:
    """What a human changed, in order of time: words of turns, turns that came or went, names that were given."""
    if machine is None:
        return ()
    before = {turn.id: turn for turn in machine.turns}
    after = {turn.id: turn for turn in shown.turns}
    edits = [
        Edit(0, _called(machine, each), _called(shown, each))
        for each in dict.fromkeys([*machine.speakers, *shown.speakers])
        if _called(machine, each) != _called(shown, each)
    ]
    for turn_id, turn in before.items():
        if turn_id not in after:
            edits.append(Edit(turn.start_ms, turn.text, ""))
        elif after[turn_id].text != turn.text:
            edits.append(Edit(turn.start_ms, turn.text, after[turn_id].text))
        elif after[turn_id].speaker != turn.speaker:
            edits.append(
                Edit(
                    turn.start_ms,
                    f"{_called(machine, turn.speaker)}: {turn.text}",
                    f"{_called(shown, after[turn_id].speaker)}: {turn.text}",
                )
            )
    edits += [Edit(turn.start_ms, "", turn.text) for turn_id, turn in after.items() if turn_id not in before]
    return tuple(sorted(edits, key=lambda edit: edit.at_ms))


def _called(transcript: Transcript, speaker_id: str) -> str:
    speaker = transcript.speakers.get(speaker_id)
    if speaker is None:
        return ""
    name = speaker.name or speaker_id
    return f"{name} ({speaker.role})" if speaker.role else name


def words_of(segments: Sequence[Segment]) -> tuple[Word, ...]:
    """The words of segments in order of time."""
    found = [word for segment in segments for word in segment.words]
    return tuple(sorted(found, key=lambda word: (word.start_ms, word.end_ms)))
