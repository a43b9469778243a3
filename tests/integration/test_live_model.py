"""Real engines beside a real recording of real speech, faster than life: live text is offline text, to the word."""

from __future__ import annotations

import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import psutil
import pytest

from sottovoce.pipeline.engines import DEFAULT_ENGINES
from sottovoce.pipeline.minutes import WriterChoice
from sottovoce.pipeline.transcription import SpeechModel
from sottovoce.services.process import ProcessOptions
from sottovoce_models.types import Track, Word
from tests.helpers.paced_capture import PacedCapture
from tests.integration import test_live_text as scripted
from tests.integration.test_live_text import Room

MAY_SHIFT_MS = 40
BYTES_PER_MS = 32


class TinyModels:
    """The smallest recognizer there is, and no writer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def speech(self, _model_id: str) -> SpeechModel:
        return SpeechModel("whisper-tiny.en", self._folder, "0" * 64)

    def writer(self, _model_id: str | None, _language: str | None = None) -> WriterChoice:
        return WriterChoice(None, None, {}, "")


def with_echo(local: bytes, played: bytes) -> bytes:
    """A voice at the microphone, and 120 ms later, 12 dB weaker, what the system plays."""
    voice, echo = (np.frombuffer(pcm, "<i2").astype(np.float32) for pcm in (local, played))
    voice = np.pad(voice, (0, len(echo) - len(voice)))
    voice[1_920:] += echo[:-1_920] * 10 ** (-12 / 20)
    return voice.clip(-32_768, 32_767).astype("<i2").tobytes()


def killed_engines() -> int:
    """Ends the processes of all engines that run now; how many those were."""
    engines = [each for each in psutil.Process().children() if each.status() != psutil.STATUS_ZOMBIE]
    engines = [each for each in engines if "spawn_main" in " ".join(each.cmdline())]
    for engine in engines:
        engine.kill()
    return len(engines)


def words_of(room: Room, recording_id: str) -> dict[Track, list[Word]]:
    words: dict[Track, list[Word]] = {}
    for batch in room.stored(recording_id).batches:
        words.setdefault(batch.track, []).extend(word for segment in batch.segments for word in segment.words)
    return words


@pytest.mark.model
@pytest.mark.parametrize("system_sound", [False, True])
def test_real_text_is_that_of_the_vaults_sound_though_the_engines_were_killed(
    tmp_path: Path,
    sample_wav: Path,
    model_dir: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
    system_sound: bool,
) -> None:
    models = TinyModels(model_dir("whisper-tiny.en"))
    monkeypatch.setattr(scripted, "Models", lambda: models)
    with wave.open(str(sample_wav)) as file:
        sound = file.readframes(file.getnframes())
    half = len(sound) // 4 * 2
    played = sound[half:] if system_sound else b""
    mic = with_echo(sound[:half], played) if system_sound else sound[: 70_000 * BYTES_PER_MS]
    room = Room(tmp_path / "vault", "Numbers", DEFAULT_ENGINES)
    try:
        room.captures = (PacedCapture(Track.MIC, mic), PacedCapture(Track.SYSTEM, played))[: 1 + system_sound]
        running = room.start(ProcessOptions(language="en"), system_sound=system_sound)
        length_ms = len(mic) // BYTES_PER_MS
        room.play(length_ms - 10_000)
        room.wait_for(room.heard(10_000))
        assert killed_engines() == 2
        room.play(length_ms)
        running.stop()
        room.wait_for(room.job_ended)
        live = words_of(room, running.id)
        offline = room.offline(running.id, ProcessOptions(language="en"))
        assert set(live) == set(running.tracks)
        for track, words in live.items():
            expected = [word for segment in offline.tracks[track].segments for word in segment.words]
            assert [word.text for word in words] == [word.text for word in expected]
            assert all(abs(a.start_ms - b.start_ms) <= MAY_SHIFT_MS for a, b in zip(words, expected, strict=True))
            assert all(abs(a.end_ms - b.end_ms) <= MAY_SHIFT_MS for a, b in zip(words, expected, strict=True))
        assert scripted.texts(room.stored(running.id)) == scripted.texts(offline)
    finally:
        room.close()
