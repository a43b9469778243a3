"""The speakers engine through a real engine process: messages in their documented shape, for every kind of input."""

from __future__ import annotations

import wave
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineProcess, EngineSpec
from sottovoce_models import codec
from sottovoce_models.errors import Cancelled, Code, EngineFault, UserFixable
from sottovoce_models.protocol import Frame, Json, Pcm
from sottovoce_models.speakers.engine import batches
from sottovoce_models.types import Doubt, DoubtReason, EngineStamp, Segment, SpeakerSpan, Track, Turn, Word

SPEC = EngineSpec("speakers", "sottovoce_models.speakers.engine:SpeakersEngine")
BLOCK_BYTES = 32_000


@pytest.fixture(scope="module")
def process() -> Iterator[EngineProcess]:
    with EngineProcess(SPEC) as started:
        yield started


@pytest.fixture(scope="module")
def sound(sample_wav: Path) -> bytes:
    with wave.open(str(sample_wav)) as file:
        return file.readframes(file.getnframes())


@dataclass
class Answer:
    """What a job sent, parsed by the codec."""

    spans: list[SpeakerSpan] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    progress: list[tuple[int, int]] = field(default_factory=list)
    done: Json = field(default_factory=dict)


def pcm(data: bytes) -> list[Frame]:
    return [Pcm(data[start : start + BLOCK_BYTES]) for start in range(0, len(data), BLOCK_BYTES)]


def segment(index: int, start_ms: int, text: str, track: Track = Track.FILE) -> Segment:
    words = tuple(Word(start_ms + n * 300, start_ms + n * 300 + 250, word, 0.9) for n, word in enumerate(text.split()))
    return Segment(index, start_ms, words[-1].end_ms, text, words, "en", 0.0, -0.1, 1.0, track)


def items(segments: Iterable[Segment]) -> list[Frame]:
    return [{"type": "item", "data": {"segment": codec.plain(one)}} for one in segments]


def ask(process: EngineProcess, name: str, params: Json, feed: list[Frame]) -> Answer:
    answer = Answer()
    for frame in process.run(name, params, feed, CancelToken()):
        assert not isinstance(frame, Pcm)
        if frame["type"] == "progress":
            answer.progress.append((frame["done"], frame["total"]))
        elif frame["type"] == "done":
            answer.done = frame["data"]
        elif frame["kind"] == "span":
            answer.spans += [codec.from_plain(SpeakerSpan, span) for span in frame["data"]["spans"]]
        else:
            answer.turns += [codec.from_plain(Turn, turn) for turn in frame["data"]["turns"]]
    return answer


def params(**changes: Any) -> Json:
    return {"count": None, "duration_ms": 0, "threads": 2, **changes}


def test_a_meeting(process: EngineProcess, sound: bytes) -> None:
    segments = [segment(n, n * 3000, "So this is said.") for n in range(30)]
    answer = ask(process, "diarize", params(duration_ms=93_791), items(segments) + pcm(sound))
    assert answer.done["speakers"] in (["S1", "S2", "S3"], ["S1", "S2", "S3", "S4"])
    assert {turn.speaker for turn in answer.turns} == set(answer.done["speakers"])
    assert " ".join(turn.text for turn in answer.turns) == " ".join(one.text for one in segments)
    assert answer.spans == sorted(answer.spans, key=lambda span: span.start_ms)
    assert answer.spans[-1].end_ms <= 93_791
    assert answer.progress[-1] == (93_791, 93_791)
    assert codec.from_plain(EngineStamp, answer.done["stamp"]).model_id == "speakers"
    doubts = [codec.from_plain(Doubt, doubt) for doubt in answer.done["doubts"]]
    assert all(doubt.reason is DoubtReason.SPEAKER_CHANGE for doubt in doubts)


def test_twice_the_same_and_a_given_count(process: EngineProcess, sound: bytes) -> None:
    part = sound[: 30 * BLOCK_BYTES]
    once, again = (ask(process, "diarize", params(threads=threads), pcm(part)) for threads in (1, 2))
    assert once.spans == again.spans
    assert once.turns == []
    two = ask(process, "diarize", params(count=2), pcm(part))
    assert two.done["speakers"] == ["S1", "S2"]
    one = ask(process, "diarize", params(count=1), pcm(part))
    assert one.done["speakers"] == ["S1"]


@pytest.mark.parametrize("silence", [0, 100, 1600, 3_200, 400_000])
def test_silence_of_any_length_is_nobody(process: EngineProcess, silence: int) -> None:
    answer = ask(process, "diarize", params(), pcm(bytes(2 * silence)))
    assert (answer.spans, answer.turns, answer.done["speakers"], answer.done["doubts"]) == ([], [], [], [])


def test_words_over_silence_have_one_speaker(process: EngineProcess) -> None:
    answer = ask(process, "diarize", params(), items([segment(0, 0, "Thank you.")]) + pcm(bytes(64_000)))
    assert [(turn.speaker, turn.text) for turn in answer.turns] == [("S1", "Thank you.")]
    assert answer.done["speakers"] == ["S1"]


def test_tracks(process: EngineProcess) -> None:
    segments = [segment(0, 0, "Who is there?", Track.LEFT), segment(1, 900, "Me.", Track.RIGHT)]
    answer = ask(process, "assemble_tracks", {}, items(segments))
    assert [(turn.speaker, turn.text) for turn in answer.turns] == [("S1", "Who is there?"), ("S2", "Me.")]
    assert answer.done["speakers"] == ["S1", "S2"]
    codec.from_plain(EngineStamp, answer.done["stamp"])


def test_one_voice_can_be_enrolled_and_is_found_again(process: EngineProcess, sound: bytes) -> None:
    alone = sound[45 * BLOCK_BYTES : 62 * BLOCK_BYTES]
    enrolled = ask(process, "enroll", {"threads": 2}, pcm(alone)).done
    assert len(enrolled["embedding"]) == 192
    assert codec.from_plain(EngineStamp, enrolled["stamp"]).model_id == "speakers"
    found = ask(process, "diarize", params(own_voice=enrolled["embedding"]), pcm(sound))
    (own,) = (span.speaker for span in found.spans if span.start_ms <= 50_000 < span.end_ms)
    assert found.done["own"] == own
    assert ask(process, "diarize", params(), pcm(alone)).done["own"] is None


@pytest.mark.parametrize(("seconds", "code"), [(5, Code.VOICE_TOO_SHORT), (93, Code.VOICE_SEVERAL)])
def test_too_little_or_several_voices_are_not_enrolled(
    process: EngineProcess, sound: bytes, seconds: int, code: Code
) -> None:
    with pytest.raises(UserFixable) as caught:
        ask(process, "enroll", {"threads": 2}, pcm(sound[: seconds * BLOCK_BYTES]))
    assert caught.value.code is code


def test_no_answer_tells_a_voice(process: EngineProcess, sound: bytes) -> None:
    own = [1.0] + [0.0] * 191
    frames = process.run("diarize", params(own_voice=own), pcm(sound[: 30 * BLOCK_BYTES]), CancelToken())
    assert all(longest_list_of_numbers(frame) == 0 for frame in frames)


def longest_list_of_numbers(value: Any) -> int:
    if isinstance(value, dict):
        return max(map(longest_list_of_numbers, value.values()), default=0)
    if isinstance(value, list | tuple):
        numbers = len(value) if all(isinstance(each, int | float) for each in value) else 0
        return max(numbers, *map(longest_list_of_numbers, value), 0)
    return 0


def test_cancel_is_heard(sound: bytes) -> None:
    token = CancelToken()
    with EngineProcess(SPEC) as process:
        frames = process.run("diarize", params(), pcm(sound), token)
        assert next(frames)["type"] == "progress"  # type: ignore[call-overload] # no sound comes from this engine
        token.cancel()
        with pytest.raises(Cancelled):
            list(frames)


def test_an_unknown_job_is_a_fault() -> None:
    with EngineProcess(SPEC) as process, pytest.raises(EngineFault) as caught:
        ask(process, "sing", {}, [])
    assert caught.value.code is Code.ENGINE_INTERNAL


def test_batches_fit_a_message_and_lose_nothing() -> None:
    long = [{"text": "ß" * 60_000, "n": n} for n in range(9)]
    parts = list(batches(long))
    assert [item for part in parts for item in part] == long
    assert max(len(part) for part in parts) == 3
    assert list(batches([])) == []
    assert len(list(batches([{"text": "x" * 300_000}] * 2))) == 2


@pytest.mark.data
def test_one_voice_is_one_speaker_and_two_are_two(process: EngineProcess, data_dir: Path) -> None:
    from sottovoce.pipeline.engines import DECODE, DEFAULT_ENGINES

    with EngineProcess(DEFAULT_ENGINES[DECODE]) as decoder:
        for name, voices in (
            ("asr/audio_us_gov/columbia.wma", 1),
            ("diarization/diar_de_two_voices/de_two_voices.flac", 2),
        ):
            wanted = {"path": str(data_dir / "audio" / name), "channel": "mix", "start_ms": 0, "end_ms": None}
            frames = [frame for frame in decoder.run("decode", wanted, [], CancelToken()) if isinstance(frame, Pcm)]
            blocks = pcm(b"".join(frame.data for frame in frames))
            assert len(ask(process, "diarize", params(), blocks).done["speakers"]) == voices
