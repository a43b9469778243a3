"""What a running job tells whoever started it: small frozen facts, in the order they become true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from sottovoce_models.errors import Param
from sottovoce_models.types import Doubt, Segment, SummaryItem, Track, Transcript


class Stage(StrEnum):
    """The steps from a file to its minutes, in order."""

    OPEN = "open"
    SPEECH = "speech"
    SPEAKERS = "speakers"
    MINUTES = "minutes"


class NoticeCode(StrEnum):
    """Facts a user should know about a result that is otherwise fine; texts in `core.notice_texts`."""

    FILE_TRUNCATED = "file.truncated"
    NO_SPEECH = "no_speech"
    LITTLE_TEXT = "little_text"
    CHANNELS_AS_SPEAKERS = "channels_as_speakers"
    THREAD_ATTACHMENTS = "thread.attachments"
    TEXT_NOT_AGREED = "text_not_agreed"
    MINUTES_NOT_AGREED = "minutes.not_agreed"
    MINUTES_NO_MODEL_FOR_LANGUAGE = "minutes.no_model_for_language"
    MINUTES_NO_WRITER = "minutes.no_writer"
    MINUTES_MODEL_MISSING = "minutes.model_missing"
    MINUTES_WITHOUT_MODEL = "minutes.without_model"
    MINUTES_MEMORY = "minutes.memory"
    ASK_NO_MODEL_FOR_LANGUAGE = "ask.no_model_for_language"
    ASK_NO_WRITER = "ask.no_writer"
    ASK_MODEL_MISSING = "ask.model_missing"
    ASK_WITHOUT_MODEL = "ask.without_model"
    ASK_MEMORY = "ask.memory"
    ASK_OTHER_LANGUAGE = "ask.other_language"
    ASK_DOUBTED = "ask.doubted"
    COMPOSE_NO_MODEL_FOR_LANGUAGE = "compose.no_model_for_language"
    COMPOSE_NO_WRITER = "compose.no_writer"
    COMPOSE_MODEL_MISSING = "compose.model_missing"
    COMPOSE_WITHOUT_MODEL = "compose.without_model"
    COMPOSE_MEMORY = "compose.memory"
    COMPOSE_OTHER_LANGUAGE = "compose.other_language"
    COMPOSE_DOUBTED = "compose.doubted"
    COMPOSE_NOTHING = "compose.nothing"
    COMPOSE_MARKED = "compose.marked"
    COMPOSE_ADDRESS = "compose.address"
    COMPOSE_ABSENT = "compose.absent"
    COMPOSE_REFUSED = "compose.refused"
    COMPOSE_SHORT_ALREADY = "compose.short_already"
    COMPOSE_NOT_AGREED = "compose.not_agreed"
    ASK_NOT_AGREED = "ask.not_agreed"


@dataclass(frozen=True, slots=True)
class Notice:
    """One such fact with the values its text needs."""

    code: NoticeCode
    params: dict[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StageStarted:
    """A step has begun; the one before it is done."""

    stage: Stage


@dataclass(frozen=True, slots=True)
class StageProgressed:
    """How far a step is: fraction in [0, 1], and the seconds it will still take or None while unknown. At most 10/s."""

    stage: Stage
    fraction: float
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class LanguageLocked:
    """The language of the meeting is decided and will not change."""

    language: str
    probability: float


@dataclass(frozen=True, slots=True)
class BatchHeard:
    """One step of the recognizer on a track: its text and how far it reaches, to be kept whole or not at all.

    `speech_ms` and `text_ms` are those of this step alone. Its segments follow as SegmentStored.
    """

    track: Track
    segments: tuple[Segment, ...]
    doubts: tuple[Doubt, ...]
    covered_ms: int
    speech_ms: int
    text_ms: int


@dataclass(frozen=True, slots=True)
class SegmentStored:
    """A segment was recognized and is kept, whatever happens next."""

    segment: Segment


@dataclass(frozen=True, slots=True)
class TextWithdrawn:
    """These segments, by index, are void; what is said instead of them, if anything, comes anew."""

    segments: frozenset[int]


@dataclass(frozen=True, slots=True)
class TranscriptMade:
    """Speakers are assigned."""

    transcript: Transcript


@dataclass(frozen=True, slots=True)
class SummaryItemMade:
    """One line of the minutes is ready."""

    item: SummaryItem


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something a user should know about the result."""

    notice: Notice


Event = (
    StageStarted
    | StageProgressed
    | LanguageLocked
    | BatchHeard
    | SegmentStored
    | TextWithdrawn
    | TranscriptMade
    | SummaryItemMade
    | Noticed
)
Listener = Callable[[Event], None]
