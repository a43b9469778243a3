from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest

from sottovoce.pipeline.audio_source import FileAudioSource
from sottovoce.pipeline.draft import Draft, TrackDraft
from sottovoce.pipeline.events import LanguageLocked, Notice, NoticeCode, SegmentStored
from sottovoce.pipeline.transcription import SpeechModel, transcribe
from sottovoce_models import codec
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import Json, Pcm
from sottovoce_models.types import Correction, EngineStamp, Segment, Track, Word
from tests.unit.pipeline.fakes import FakeEngines, FakeSource, Script, context_of, done, item

MODEL = SpeechModel("whisper-base", Path("models") / "whisper-base", "ab" * 32)
STAMP = EngineStamp("fake", "1", "whisper-base", "ab" * 32)


def segment(index: int, start_ms: int) -> Segment:
    return Segment(index, start_ms, start_ms + 900, "a", (), "en", 0.0, 0.0, 1.0)


def batch(covered_ms: object, *segments: Segment, **changes: Any) -> Json:
    data = {"segments": codec.plain(segments), "doubts": [], "covered_ms": covered_ms, "speech_ms": 9, "text_ms": 8}
    return item("batch", {**data, **changes})


def end(heard_ms: int) -> Json:
    return done(stamp=codec.plain(STAMP), heard_ms=heard_ms)


@dataclass
class Run:
    """One attempt and what came of it."""

    draft: Draft
    engines: FakeEngines
    source: FakeSource
    events: list[Any]

    def go(self, duration_ms: int = 10_000) -> int:
        context, self.events = context_of(self.engines, self.draft)
        return transcribe(context, cast(FileAudioSource, self.source), MODEL, duration_ms, 2)

    @property
    def asked(self) -> list[Json]:
        return [params for _, params in self.engines.engine.asked]


def attempt(draft: Draft, *scripts: Script) -> Run:
    return Run(draft, FakeEngines(*scripts), FakeSource(), [])


def one_track() -> Draft:
    return Draft(tracks={Track.FILE: TrackDraft()})


LANGUAGE = item("language", {"language": "de", "probability": 0.9})
FAULT = EngineFault(Code.ENGINE_CRASHED, engine="speech", exit=-9)


def test_segments_are_kept_and_told_as_they_come() -> None:
    run = attempt(one_track(), [LANGUAGE, batch(2_000, segment(0, 0)), batch(4_000, segment(1, 2_000)), end(5_000)])
    assert run.go() == 5_000
    track = run.draft.tracks[Track.FILE]
    assert [kept.index for kept in track.segments] == [0, 1]
    assert (track.covered_ms, track.speech_ms, track.text_ms, track.done) == (5_000, 18, 16, True)
    assert (run.draft.language, run.draft.language_probability, run.draft.stamps) == ("de", 0.9, [STAMP])
    told = [event for event in run.events if isinstance(event, LanguageLocked | SegmentStored)]
    assert told == [LanguageLocked("de", 0.9), SegmentStored(segment(0, 0)), SegmentStored(segment(1, 2_000))]


def test_after_a_fault_it_goes_on_where_the_last_batch_ended() -> None:
    draft = one_track()
    with pytest.raises(EngineFault):
        attempt(draft, [LANGUAGE, batch(2_000, segment(0, 0)), FAULT]).go()
    assert [kept.index for kept in draft.segments] == [0]
    again = attempt(draft, [batch(4_000, segment(1, 2_000)), end(4_500)])
    again.go()
    (params,) = again.asked
    assert (params["start_ms"], params["first_index"], params["language"]) == (2_000, 1, "de")
    assert again.source.wanted == [("file", 0)]
    assert [kept.index for kept in draft.segments] == [0, 1]


def test_a_track_that_is_done_is_not_heard_again() -> None:
    draft = Draft(tracks={Track.LEFT: TrackDraft(), Track.RIGHT: TrackDraft()})
    with pytest.raises(EngineFault):
        attempt(draft, [LANGUAGE, batch(900, segment(0, 0)), end(6_000)], [FAULT]).go()
    again = attempt(draft, [batch(1_900, segment(1, 1_000)), end(5_000)])
    assert again.go() == 6_000
    assert [(params["track"], params["first_index"]) for params in again.asked] == [("right", 1)]
    assert draft.stamps == [STAMP]


def test_a_recording_without_a_word_says_so() -> None:
    run = attempt(one_track(), [end(3_000)])
    assert run.go() == 3_000
    assert Notice(NoticeCode.NO_SPEECH) in run.draft.notices
    assert run.draft.language is None


def test_speech_that_gave_no_text_is_told_with_what_to_do() -> None:
    run = attempt(one_track(), [LANGUAGE, batch(65_000, speech_ms=61_000, text_ms=0), end(70_000)])
    run.go(70_000)
    assert run.draft.notices[-1] == Notice(NoticeCode.LITTLE_TEXT, {"text": "00:00", "speech": "01:01"})


@pytest.mark.parametrize(("text_ms", "told"), [(29_999, True), (30_000, False)])
def test_less_text_than_half_of_the_speech_is_told(text_ms: int, told: bool) -> None:
    run = attempt(one_track(), [batch(65_000, segment(0, 0), speech_ms=60_000, text_ms=text_ms), end(70_000)])
    run.go(70_000)
    assert (NoticeCode.LITTLE_TEXT in [notice.code for notice in run.draft.notices]) is told


def test_the_engine_is_told_the_vocabulary() -> None:
    run = attempt(one_track(), [batch(900, segment(0, 0)), end(3_000)])
    context, _ = context_of(run.engines, run.draft)
    source = cast(FileAudioSource, run.source)
    transcribe(context, source, MODEL, 10_000, 2, vocabulary=("Anna Brandt", "Acme"))
    assert run.asked[0]["vocabulary"] == ["Anna Brandt", "Acme"]


def test_what_the_vocabulary_changed_can_be_looked_up() -> None:
    words = (Word(0, 400, "Herr", 0.9), Word(500, 900, "Brandt,", 0.4, heard="Brand,"))
    heard = Segment(0, 0, 900, "Herr Brandt,", words, "de", 0.0, 0.0, 1.0)
    run = attempt(one_track(), [batch(900, heard), end(3_000)])
    run.go()
    assert run.draft.corrections == (Correction(500, 900, "Brand,", "Brandt,"),)


def test_a_damaged_file_is_noticed() -> None:
    run = attempt(one_track(), [batch(900, segment(0, 0)), end(3_000)])
    run.go()
    assert run.draft.notices == [Notice(NoticeCode.FILE_TRUNCATED)]


@pytest.mark.parametrize(
    "frame",
    [
        batch(-1, segment(1, 900)),
        batch("2000", segment(1, 900)),
        batch(2_000, segment(1, 900), text_ms=None),
        batch(2_000, segments=[codec.plain(segment(1, 900)), {"index": "two"}]),
        batch(2_000, segment(1, 900), doubts=[{"start_ms": 5, "end_ms": 1, "reason": "loop"}]),
        item("batch", None),
        item("batch", []),
        Pcm(b"\0\0"),
        {"type": "progress", "done": -1, "total": 3},
        done(stamp=None, heard_ms=1),
        done(stamp=codec.plain(STAMP)),
    ],
)
def test_nonsense_is_the_engines_fault_and_what_came_before_is_kept(frame: Json | Pcm) -> None:
    run = attempt(one_track(), [batch(900, segment(0, 0)), frame])
    with pytest.raises(EngineFault) as caught:
        run.go()
    assert caught.value.code is Code.ENGINE_BAD_OUTPUT
    track = run.draft.tracks[Track.FILE]
    assert ([kept.index for kept in track.segments], track.covered_ms, track.done) == ([0], 900, False)
    assert (track.doubts, track.speech_ms) == ([], 9)


def test_an_engine_that_ends_without_a_word_is_at_fault() -> None:
    with pytest.raises(EngineFault):
        attempt(one_track(), []).go()
