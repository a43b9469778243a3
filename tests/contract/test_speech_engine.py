"""The speech engine through a real engine process: silence stays silent, and every choice of language is obeyed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from sottovoce.bench.soundscapes import BLOCK_SECONDS, KINDS, minutes
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineProcess, EngineSpec
from sottovoce_models import codec
from sottovoce_models.protocol import Json, Pcm
from sottovoce_models.types import EngineStamp, Segment

pytestmark = pytest.mark.model
SPEC = EngineSpec("speech", "sottovoce_models.speech.engine:SpeechEngine")
BLOCK_BYTES = 320_000
GERMAN = Path(__file__).parents[1] / "data" / "speech" / "kerstin_de.m4a"


@pytest.fixture(scope="module")
def process() -> Iterator[EngineProcess]:
    with EngineProcess(SPEC) as started:
        yield started


@pytest.fixture(scope="module")
def german() -> bytes:
    from faster_whisper.audio import decode_audio

    return pcm_of(decode_audio(str(GERMAN)))


def pcm_of(samples: np.ndarray[tuple[int], np.dtype[np.float32]]) -> bytes:
    return np.round(samples * 32_767).astype("<i2").tobytes()


@dataclass
class Answer:
    """What a job sent, parsed by the codec."""

    languages: list[str] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    speech_ms: int = 0
    heard_ms: int = 0
    stamp: EngineStamp | None = None

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)


@pytest.fixture(scope="module")
def hear(process: EngineProcess, model_dir: Callable[[str], Path]) -> Callable[[bytes, str | None], Answer]:
    def ask(sound: bytes, language: str | None) -> Answer:
        params: Json = {
            "model_dir": str(model_dir("whisper-base")),
            "model_id": "whisper-base",
            "model_sha256": "0" * 64,
            "language": language,
            "track": "file",
            "start_ms": 0,
            "first_index": 0,
            "duration_ms": 0,
            "threads": 2,
        }
        answer = Answer()
        for frame in process.run("transcribe", params, blocks(sound), CancelToken()):
            assert not isinstance(frame, Pcm)
            if frame.get("kind") == "language":
                answer.languages.append(frame["data"]["language"])
            elif frame.get("kind") == "batch":
                answer.segments += [codec.from_plain(Segment, each) for each in frame["data"]["segments"]]
                answer.speech_ms += frame["data"]["speech_ms"]
            elif frame["type"] == "done":
                answer.heard_ms = frame["data"]["heard_ms"]
                answer.stamp = codec.from_plain(EngineStamp, frame["data"]["stamp"])
        return answer

    return ask


def blocks(sound: bytes) -> Iterable[Pcm]:
    return (Pcm(sound[start : start + BLOCK_BYTES]) for start in range(0, len(sound), BLOCK_BYTES))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_where_nobody_speaks_there_are_no_words(hear: Callable[[bytes, str | None], Answer], kind: str) -> None:
    answer = hear(pcm_of(next(minutes(kind, 1))), None)
    assert answer.segments == []
    assert (answer.languages, answer.heard_ms) == ([], BLOCK_SECONDS * 1000)


@pytest.mark.parametrize(
    ("choice", "told", "spoken"),
    [(None, "de", "de"), ("de", "de", "de"), ("de-CH", "de-CH", "de"), ("mul", "mul", "de")],
)
def test_every_choice_of_language_is_obeyed(
    hear: Callable[[bytes, str | None], Answer], german: bytes, choice: str | None, told: str, spoken: str
) -> None:
    answer = hear(german, choice)
    assert answer.languages == [told]
    assert {segment.language for segment in answer.segments} == {spoken}
    assert ("ß" in answer.text) is (choice != "de-CH")


@pytest.mark.parametrize("kind", ["waiting", "office"])
def test_minutes_of_another_sound_before_german_leave_it_german(
    hear: Callable[[bytes, str | None], Answer], german: bytes, kind: str
) -> None:
    before = pcm_of(np.concatenate(list(minutes(kind, 2))))
    answer = hear(before + german, None)
    assert answer.languages == ["de"]
    assert answer.segments[0].start_ms >= 2 * BLOCK_SECONDS * 1000
