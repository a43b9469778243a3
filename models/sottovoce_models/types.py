"""The data that flows from room to room: frozen, validated at birth. Times are integer ms, half-open, sorted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import isfinite
from types import MappingProxyType

from sottovoce_models.visible import visible


def _require(condition: bool, what: str) -> None:
    if not condition:
        raise ValueError(what)


def _require_interval(start_ms: int, end_ms: int) -> None:
    _require(0 <= start_ms <= end_ms, f"not an interval: [{start_ms}, {end_ms})")


def _require_sorted(items: Iterable[Word | Segment | Turn | Doubt | Correction], what: str) -> None:
    last = 0
    for item in items:
        if item.start_ms < last:  # asked for every turn of eight hours at every letter that is typed
            raise ValueError(f"{what} not sorted by start")
        last = item.start_ms


class Track(StrEnum):
    """Where a channel of sound came from; the two channels of a phone call are its two sides."""

    MIC = "mic"
    SYSTEM = "system"
    FILE = "file"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Recording:
    """What was recorded or imported; `source` is a file name without folder, `started_at` ISO 8601 or None."""

    id: str
    title: str
    started_at: str | None
    duration_ms: int
    tracks: tuple[Track, ...]
    source: str

    def __post_init__(self) -> None:
        _require(bool(self.id), "a recording needs an id")
        _require(self.duration_ms >= 0, "negative duration")


@dataclass(frozen=True, slots=True)
class Word:
    """One word as heard, with the white space that precedes it left out; probability in [0, 1].

    Where a term of the meeting's vocabulary (it may have several words) was put in the place of what was heard,
    `heard` keeps that; else it is empty.
    """

    start_ms: int
    end_ms: int
    text: str
    probability: float
    heard: str = ""

    def __post_init__(self) -> None:
        _require_interval(self.start_ms, self.end_ms)
        _require(bool(self.text.strip()), "an empty word")
        _require(0.0 <= self.probability <= 1.0, "probability outside [0, 1]")


@dataclass(frozen=True, slots=True)
class Segment:
    """What the recognizer heard in one breath: machine output, never edited. Its text is its words joined."""

    index: int
    start_ms: int
    end_ms: int
    text: str
    words: tuple[Word, ...]
    language: str
    no_speech: float
    avg_logprob: float
    compression: float
    track: Track = Track.FILE

    def __post_init__(self) -> None:
        _require(self.index >= 0, "negative index")
        _require(all(map(isfinite, (self.no_speech, self.avg_logprob, self.compression))), "not a number")
        _require_interval(self.start_ms, self.end_ms)
        _require_sorted(self.words, "words")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker said without another taking over; the unit users read and edit. `segments` are their indices.

    Wherever the text comes from, a turn holds only what a reader sees of it. `at`: of what was written and not said,
    when that was (ISO 8601, or the time of day alone); "" of everything else.
    """

    id: str
    speaker: str
    start_ms: int
    end_ms: int
    text: str
    segments: tuple[int, ...] = ()
    edited: bool = False
    at: str = ""

    def __post_init__(self) -> None:
        _require(bool(self.id) and bool(self.speaker), "a turn needs an id and a speaker")
        _require_interval(self.start_ms, self.end_ms)
        object.__setattr__(self, "text", visible(self.text))


class DoubtReason(StrEnum):
    """Why a passage deserves a second look."""

    LOOP = "loop"
    LOW_CONFIDENCE = "low_confidence"
    SPEECH_WITHOUT_TEXT = "speech_without_text"
    TEXT_WITHOUT_SPEECH = "text_without_speech"
    LANGUAGE_FLIP = "language_flip"
    SPEAKER_CHANGE = "speaker_change"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch of time where the transcript may be wrong, and why."""

    start_ms: int
    end_ms: int
    reason: DoubtReason

    def __post_init__(self) -> None:
        _require_interval(self.start_ms, self.end_ms)


@dataclass(frozen=True, slots=True)
class Correction:
    """A term of the meeting's vocabulary that was written where something like it was heard: to be looked at."""

    start_ms: int
    end_ms: int
    heard: str
    written: str

    def __post_init__(self) -> None:
        _require_interval(self.start_ms, self.end_ms)
        _require(bool(self.heard.strip()) and bool(self.written.strip()), "an empty correction")


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the speech has text: "62:10 of 63:40 minutes"."""

    speech_ms: int
    text_ms: int

    def __post_init__(self) -> None:
        _require(0 <= self.text_ms <= self.speech_ms, "text beyond speech")

    @property
    def share(self) -> float:
        """Covered share of speech in [0, 1]; 1 when nobody spoke."""
        return self.text_ms / self.speech_ms if self.speech_ms else 1.0


@dataclass(frozen=True, slots=True)
class EngineStamp:
    """Which engine and weights made something: enough to make it again."""

    engine: str
    engine_version: str
    model_id: str
    model_sha256: str
    options: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice of the meeting: the name the user gave or "" while unnamed, and a role or ""; only what a reader sees."""

    name: str = ""
    role: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", visible(self.name))
        object.__setattr__(self, "role", visible(self.role))


@dataclass(frozen=True, slots=True)
class Transcript:
    """Who said what, when; every turn's speaker is known, turns are sorted and their ids are unique."""

    recording_id: str
    revision: int
    language: str
    speakers: Mapping[str, Speaker]
    turns: tuple[Turn, ...]
    doubts: tuple[Doubt, ...] = ()
    coverage: Coverage = field(default_factory=lambda: Coverage(0, 0))
    made_by: tuple[EngineStamp, ...] = ()
    corrections: tuple[Correction, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "speakers", MappingProxyType(dict(self.speakers)))
        _require_sorted(self.turns, "turns")
        _require_sorted(self.doubts, "doubts")
        _require_sorted(self.corrections, "corrections")
        _require(len({turn.id for turn in self.turns}) == len(self.turns), "turn ids repeat")
        _require(all(turn.speaker in self.speakers for turn in self.turns), "a turn by an unknown speaker")

    def turn(self, turn_id: str) -> Turn:
        """The turn with this id; KeyError if there is none."""
        for turn in self.turns:
            if turn.id == turn_id:
                return turn
        raise KeyError(turn_id)


@dataclass(frozen=True, slots=True)
class Citation:
    """Proof: `quote` stands word for word in the text of the turn."""

    turn_id: str
    start_ms: int
    end_ms: int
    quote: str

    def __post_init__(self) -> None:
        _require_interval(self.start_ms, self.end_ms)
        _require(bool(self.quote.strip()), "an empty quote")


class ItemKind(StrEnum):
    """The headings of the minutes."""

    OVERVIEW = "overview"
    TOPIC = "topic"
    DECISION = "decision"
    ACTION = "action"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class SummaryItem:
    """One line of the minutes with its proof; `support` in [0, 1] says how much of it stands in the cited words.

    `owner` and `due` are as said in the meeting, never computed; None when nobody said them. `section` is the heading
    of the template it stands under, or "" for that of its kind. `edited`: a human wrote or changed it. `done`: of an
    action, that somebody ticked it.
    """

    kind: ItemKind
    text: str
    citations: tuple[Citation, ...]
    owner: str | None = None
    due: str | None = None
    support: float = 1.0
    section: str = ""
    edited: bool = False
    done: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", visible(self.text))
        _require(bool(self.text.strip()), "an empty item")
        _require(0.0 <= self.support <= 1.0, "support outside [0, 1]")


@dataclass(frozen=True, slots=True)
class Summary:
    """The minutes of one transcript revision. `quote_led`: the words as spoken, no model wrote prose."""

    recording_id: str
    transcript_revision: int
    template: str
    language: str
    items: tuple[SummaryItem, ...]
    quote_led: bool
    made_by: tuple[EngineStamp, ...] = ()

    def of_kind(self, kind: ItemKind) -> tuple[SummaryItem, ...]:
        """The items under one heading, in order."""
        return tuple(item for item in self.items if item.kind is kind)


@dataclass(frozen=True, slots=True)
class SpeakerSpan:
    """Diarization output: one voice speaks during [start_ms, end_ms); spans of different speakers may overlap."""

    start_ms: int
    end_ms: int
    speaker: str

    def __post_init__(self) -> None:
        _require_interval(self.start_ms, self.end_ms)


class SpanCategory(StrEnum):
    """What a span of text gives away."""

    PERSON = "PERSON"
    ORG = "ORG"
    LOCATION = "LOCATION"
    ADDRESS = "ADDRESS"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    URL = "URL"
    ID = "ID"
    DATE = "DATE"
    AGE = "AGE"
    OCCUPATION = "OCCUPATION"
    HEALTH = "HEALTH"
    EVENT = "EVENT"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) of one text that give somebody away, who found that and how sure it is, in [0, 1]."""

    start: int
    end: int
    category: SpanCategory
    recognizer: str
    confidence: float = 1.0

    def __post_init__(self) -> None:
        _require(0 <= self.start < self.end, f"not a span: [{self.start}, {self.end})")
        _require(bool(self.recognizer), "a span nobody found")
        _require(0.0 <= self.confidence <= 1.0, "confidence outside [0, 1]")
