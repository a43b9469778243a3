from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest

from sottovoce.pipeline.audio_source import AudioSource
from sottovoce.pipeline.draft import Draft, TrackDraft
from sottovoce.pipeline.events import TranscriptMade
from sottovoce.pipeline.speaker_turns import assign_speakers
from sottovoce.vault.rows_own_voice import OwnVoice
from sottovoce_models import codec
from sottovoce_models.errors import Cancelled
from sottovoce_models.protocol import Json, Pcm
from sottovoce_models.types import Doubt, DoubtReason, EngineStamp, Recording, Segment, SpeakerSpan, Track, Turn
from tests.unit.pipeline.fakes import FakeEngines, FakeSource, Script, context_of, done, item

STAMP = EngineStamp("voices", "1", "speakers", "ab" * 32)
DOUBT = Doubt(0, 400, DoubtReason.SPEAKER_CHANGE)


def segment(index: int, track: Track = Track.MIC) -> Segment:
    return Segment(index, index * 1_000, index * 1_000 + 900, f"word {index}", (), "en", 0.0, 0.0, 1.0, track)


def draft_with(*segments: Segment, tracks: tuple[Track, ...] = (Track.MIC,)) -> Draft:
    draft = Draft(recording=Recording("r", "", None, 5_000, tracks, ""), language="en")
    draft.tracks = {track: TrackDraft() for track in tracks}
    for each in segments:
        draft.tracks[each.track].segments.append(each)
    return draft


def answer(*segments: Segment) -> Script:
    turns = [Turn(f"t{n}", "S1", s.start_ms, s.end_ms, s.text, (s.index,)) for n, s in enumerate(segments)]
    return [
        item("span", {"spans": [codec.plain(SpeakerSpan(0, 900, "S1"))]}),
        item("turn", {"turns": codec.plain(tuple(turns))}),
        done(speakers=["S1"], stamp=codec.plain(STAMP), doubts=[codec.plain(DOUBT)]),
    ]


def kinds(fed: list[Any]) -> list[str]:
    return ["sound" if isinstance(frame, Pcm) else str(cast(Json, frame)["data"]["segment"]["index"]) for frame in fed]


def test_sound_goes_first_and_the_text_when_it_is_there() -> None:
    draft = draft_with()
    engines, source = FakeEngines(answer(segment(0), segment(1))), FakeSource()
    context, events = context_of(engines, draft)

    def text_comes() -> None:
        assert source.wanted == [("file", 0)]
        draft.tracks[Track.MIC].segments += [segment(0), segment(1)]
        draft.tracks[Track.MIC].doubts.append(Doubt(1_000, 1_900, DoubtReason.LOOP))

    transcript = assign_speakers(context, cast(AudioSource, source), None, 0, 1, text_comes)
    assert kinds(engines.engine.fed[0]) == ["sound", "0", "1"]
    assert [turn.text for turn in transcript.turns] == ["word 0", "word 1"]
    assert [doubt.reason for doubt in transcript.doubts] == [DoubtReason.SPEAKER_CHANGE, DoubtReason.LOOP]
    assert events[-1] == TranscriptMade(transcript)
    assert draft.stamps == [STAMP]


def test_voices_without_a_word_leave_nothing() -> None:
    draft = draft_with()
    context, _ = context_of(FakeEngines(answer()), draft)
    transcript = assign_speakers(context, cast(AudioSource, FakeSource()), None, 0, 1, lambda: None)
    assert (transcript.turns, dict(transcript.speakers), transcript.doubts, draft.spans) == ((), {}, (), ())
    assert draft.stamps == []


def test_nobody_is_asked_where_it_is_known_that_nothing_was_said() -> None:
    engines = FakeEngines()
    context, _ = context_of(engines, draft_with())
    assert not assign_speakers(context, cast(AudioSource, FakeSource()), None, 0, 1).turns
    assert engines.engine.asked == []


def test_text_that_does_not_come_is_an_end() -> None:
    context, events = context_of(FakeEngines(answer()), draft_with())

    def gives_up() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        assign_speakers(context, cast(AudioSource, FakeSource()), None, 0, 1, gives_up)
    assert not [event for event in events if isinstance(event, TranscriptMade)]


def test_the_sides_of_a_call_need_no_sound() -> None:
    sides = (Track.LEFT, Track.RIGHT)
    draft = draft_with(segment(0, Track.LEFT), segment(1, Track.RIGHT), tracks=sides)
    engines, source = FakeEngines(answer(segment(0), segment(1))), FakeSource()
    context, _ = context_of(engines, draft)
    assign_speakers(context, cast(AudioSource, source), None, 5_000, 1)
    assert kinds(engines.engine.fed[0]) == ["0", "1"]
    assert engines.engine.asked == [("assemble_tracks", {})]
    assert source.wanted == []


OWN = OwnVoice((1.0, 0.0), STAMP.model_sha256, "Mira")


@pytest.mark.parametrize(
    ("told", "own", "name"),
    [
        ("S1", OWN, "Mira"),
        (None, OWN, ""),
        ("S9", OWN, ""),
        ("S1", None, ""),
        ("S1", replace(OWN, model_sha256=""), ""),
    ],
)
def test_the_users_lines_have_the_users_name(told: str | None, own: OwnVoice | None, name: str) -> None:
    *items, end = answer(segment(0))
    engines = FakeEngines([*items, {**end, "data": {**end["data"], "own": told}}])  # type: ignore[dict-item,index,list-item] # a message
    context, _ = context_of(engines, draft_with(segment(0)))
    transcript = assign_speakers(context, cast(AudioSource, FakeSource()), None, 0, 1, own=own)
    assert transcript.speakers["S1"].name == name
    (asked,) = engines.engine.asked
    assert asked[1]["own_voice"] == (None if own is None else [1.0, 0.0])
