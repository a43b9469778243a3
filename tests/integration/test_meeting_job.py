"""Whole jobs through real engine processes with scripted engines: nothing heard is ever lost."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.events import (
    Event,
    NoticeCode,
    SegmentStored,
    Stage,
    StageProgressed,
    StageStarted,
    SummaryItemMade,
    TranscriptMade,
)
from sottovoce.pipeline.minutes import Writer, WriterChoice
from sottovoce.pipeline.transcription import SpeechModel
from sottovoce.services.exports.folder import exportable
from sottovoce.services.process import MeetingJob, ProcessOptions
from sottovoce_models.errors import Cancelled, Code, EngineFault
from sottovoce_models.types import ItemKind

FAKES = "tests.helpers.fake_engines"
MEASURED = {"en": "writer"}
ALL = [f"Segment {index} is spoken." for index in range(10)]


@dataclass
class Models:
    """Stands in for the store: the fake engines load nothing."""

    writer_choice: WriterChoice = field(default_factory=lambda: WriterChoice(None, None, MEASURED, "better"))

    def speech(self, model_id: str) -> SpeechModel:
        return SpeechModel(model_id, Path("nowhere"), "0" * 64)

    def writer(self, model_id: str | None, language: str | None = None) -> WriterChoice:
        return self.writer_choice


def job_with(recognizer: str, minutes: str = "Minutes", choice: WriterChoice | None = None) -> MeetingJob:
    engines = {
        name: EngineSpec(name, f"{FAKES}:{kind}")
        for name, kind in {
            "decode": "Decoder",
            "speech": recognizer,
            "speakers": "Speakers",
            "summarize": minutes,
        }.items()
    }
    models = Models(choice) if choice else Models()
    return MeetingJob(Path("Gespräch 1.wav"), ProcessOptions(), models, engines)


def texts(events: list[Event]) -> list[str]:
    return [event.segment.text for event in events if isinstance(event, SegmentStored)]


def test_a_file_becomes_a_transcript_and_minutes() -> None:
    job, events = job_with("Recognizer"), []
    draft = job.run(events.append, CancelToken())
    assert [event.stage for event in events if isinstance(event, StageStarted)] == list(Stage)
    assert texts(events) == ALL
    assert draft.transcript is not None
    assert [turn.text for turn in draft.transcript.turns] == ALL
    assert set(draft.transcript.speakers) == {"S1", "S2"}
    assert draft.recording is not None
    assert draft.recording.source == "Gespräch 1.wav"
    assert draft.recording.duration_ms == 20_000
    assert draft.summary is not None
    assert [item.kind for item in draft.summary.items] == [ItemKind.OVERVIEW, ItemKind.ACTION]
    assert draft.transcript.coverage.text_ms == 15_000
    assert any(isinstance(event, TranscriptMade) for event in events)
    assert sum(isinstance(event, SummaryItemMade) for event in events) == 2
    fractions = [e.fraction for e in events if isinstance(e, StageProgressed) and e.stage is Stage.SPEECH]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert set(draft.costs) == {str(stage) for stage in Stage}


@pytest.mark.parametrize("recognizer", ["KilledAtFive", "AbortsAtFive"])
def test_after_a_crash_the_job_goes_on_where_it_was(recognizer: str) -> None:
    job, events = job_with(recognizer), []
    with pytest.raises(EngineFault) as caught:
        job.run(events.append, CancelToken())
    assert caught.value.code is Code.ENGINE_CRASHED
    assert [segment.text for segment in job.draft.segments] == ALL[:5]
    assert job.resumable
    heard = exportable(job.draft)
    assert heard is not None
    assert heard.transcript is not None
    assert [turn.text for turn in heard.transcript.turns] == ALL[:5]
    draft = job.run(events.append, CancelToken())
    assert texts(events) == ALL
    assert draft.transcript is not None
    assert [turn.text for turn in draft.transcript.turns] == ALL
    assert [segment.index for segment in draft.segments] == list(range(10))


def test_cancel_ends_every_process_at_once_and_keeps_what_was_heard() -> None:
    job, cancel, cancelled_at = job_with("Slow"), CancelToken(), 0.0

    def listen(event: Event) -> None:
        nonlocal cancelled_at
        if isinstance(event, SegmentStored) and event.segment.index == 1:
            cancelled_at = time.monotonic()
            cancel.cancel()

    with pytest.raises(Cancelled):
        job.run(listen, cancel)
    assert cancelled_at > 0
    children = psutil.Process().children(recursive=True)
    assert not [child for child in children if "spawn_main" in " ".join(child.cmdline())]
    assert [segment.text for segment in job.draft.segments] == ALL[:2]


def test_what_an_engine_babbles_is_refused() -> None:
    job = job_with("Babbling")
    with pytest.raises(EngineFault) as caught:
        job.run(lambda _: None, CancelToken())
    assert caught.value.code is Code.ENGINE_BAD_OUTPUT
    assert len(job.draft.segments) == 2


def notices(job: MeetingJob) -> list[NoticeCode]:
    return [notice.code for notice in job.draft.notices]


def writer(writes: tuple[str, ...] = ("en",), memory_bytes: int = 1) -> WriterChoice:
    return WriterChoice(Writer("writer", Path("w.gguf"), "0" * 64, writes, memory_bytes), "writer", MEASURED, "better")


def test_a_writer_writes_in_its_language() -> None:
    job = job_with("Recognizer", choice=writer())
    draft = job.run(lambda _: None, CancelToken())
    assert draft.summary is not None
    assert not draft.summary.quote_led
    assert notices(job) == []


@pytest.mark.parametrize(
    ("choice", "minutes", "notice"),
    [
        (WriterChoice(None, None, {"de": "writer"}, "better"), "Minutes", NoticeCode.MINUTES_NO_MODEL_FOR_LANGUAGE),
        (writer(("de",)), "Minutes", NoticeCode.MINUTES_WITHOUT_MODEL),
        (writer(memory_bytes=1 << 60), "Minutes", NoticeCode.MINUTES_MEMORY),
        (WriterChoice(None, "wanted", MEASURED, "better"), "Minutes", NoticeCode.MINUTES_MODEL_MISSING),
        (WriterChoice(None, None, MEASURED, "better"), "Minutes", NoticeCode.MINUTES_WITHOUT_MODEL),
        (writer(), "WriterCannotLoad", NoticeCode.MINUTES_NO_WRITER),
    ],
)
def test_without_a_usable_writer_the_words_lead_and_a_notice_says_why(
    choice: WriterChoice, minutes: str, notice: NoticeCode
) -> None:
    job = job_with("Recognizer", minutes, choice)
    draft = job.run(lambda _: None, CancelToken())
    assert draft.summary is not None
    assert draft.summary.quote_led
    assert len(draft.summary.items) == 2
    assert notices(job) == [notice]
