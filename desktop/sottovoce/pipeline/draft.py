"""The state of a meeting that is being processed: everything found so far, and where to go on after a fault."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sottovoce.core.languages import MIXED, plain_language
from sottovoce.pipeline.events import Notice
from sottovoce_models.templates.shipped import GENERAL
from sottovoce_models.templates.template import Template
from sottovoce_models.types import (
    Correction,
    Coverage,
    Doubt,
    EngineStamp,
    Recording,
    Segment,
    SpeakerSpan,
    Summary,
    SummaryItem,
    Track,
    Transcript,
)


@dataclass(slots=True)
class TrackDraft:
    """What is known of one track; transcription goes on at `covered_ms`."""

    segments: list[Segment] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    covered_ms: int = 0
    speech_ms: int = 0
    text_ms: int = 0
    batches: int = 0
    done: bool = False


@dataclass(slots=True)
class StageCost:
    """Seconds of wall time and the highest resident memory of the engine during one stage."""

    seconds: float = 0.0
    peak_rss_bytes: int = 0


@dataclass(slots=True)
class Draft:
    """Grows while a job runs; every part is complete in itself, so that a fault loses only what was not yet said.

    `language`: as chosen for the recording ("de-CH" and "mul" stay what they are) or found out; `spoken` is what
    everything after the recognizer gets. `template`: the form of the summary.
    """

    recording: Recording | None = None
    language: str | None = None
    language_probability: float = 0.0
    tracks: dict[Track, TrackDraft] = field(default_factory=dict)
    spans: tuple[SpeakerSpan, ...] = ()
    transcript: Transcript | None = None
    items: list[SummaryItem] = field(default_factory=list)
    summary: Summary | None = None
    template: Template = GENERAL
    notices: list[Notice] = field(default_factory=list)
    stamps: list[EngineStamp] = field(default_factory=list)
    costs: dict[str, StageCost] = field(default_factory=dict)

    @property
    def segments(self) -> list[Segment]:
        """All segments of all tracks in order of time."""
        merged = [segment for track in self.tracks.values() for segment in track.segments]
        return sorted(merged, key=lambda segment: (segment.start_ms, segment.index))

    @property
    def spoken(self) -> str:
        """The code of the one language, or of that most of a mixed recording is in; "und" while nobody knows."""
        if self.language != MIXED:
            return plain_language(self.language) or "und"
        spoken_ms: Counter[str] = Counter()
        for segment in self.segments:
            spoken_ms[segment.language] += segment.end_ms - segment.start_ms
        return max(spoken_ms, key=lambda code: (spoken_ms[code], code), default="und")

    @property
    def coverage(self) -> Coverage:
        """Speech heard and speech that has text, over all tracks."""
        speech_ms = sum(track.speech_ms for track in self.tracks.values())
        return Coverage(speech_ms, min(speech_ms, sum(track.text_ms for track in self.tracks.values())))

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """Where the vocabulary changed what was heard, in order of time."""
        words = [word for segment in self.segments for word in segment.words if word.heard]
        return tuple(
            Correction(word.start_ms, word.end_ms, word.heard, word.text)
            for word in sorted(words, key=lambda word: word.start_ms)
        )

    def notice(self, notice: Notice) -> bool:
        """Remembers a notice; False if it was known already."""
        if notice in self.notices:
            return False
        self.notices.append(notice)
        return True
