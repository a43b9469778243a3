"""The program as a user starts it, on real sound with the starter models."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from sottovoce_models import codec
from sottovoce_models.types import Summary, Transcript

SPEECH = Path(__file__).resolve().parent.parent / "data" / "speech"
LIMIT_SECONDS = 900


def sottovoce(*arguments: str | Path, temporary: Path) -> subprocess.CompletedProcess[str]:
    temporary.mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-m", "sottovoce", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT_SECONDS,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(temporary), "TEMP": str(temporary), "PYTHONUTF8": "1"},
    )


def documents(folder: Path) -> tuple[Transcript, Summary]:
    transcript = codec.from_document(Transcript, json.loads((folder / "transcript.json").read_text("utf-8")))
    return transcript, codec.from_document(Summary, json.loads((folder / "summary.json").read_text("utf-8")))


def assert_proven(transcript: Transcript, summary: Summary) -> None:
    """Every citation stands word for word in its turn, at a time inside it."""
    for item in summary.items:
        assert item.citations
        for citation in item.citations:
            turn = transcript.turn(citation.turn_id)
            assert citation.quote in turn.text
            assert turn.start_ms <= citation.start_ms <= citation.end_ms <= turn.end_ms


@pytest.mark.model
def test_a_real_meeting_becomes_minutes(
    tmp_path: Path, home: Path, sample_wav: Path, model_dir: Callable[[str], Path]
) -> None:
    model_dir("whisper-base")
    model_dir("qwen2.5-coder-1.5b")
    finished = sottovoce("summarize", sample_wav, "--out", tmp_path / "out", temporary=tmp_path / "tmp")
    assert finished.returncode == 0, finished.stderr
    folder = tmp_path / "out" / "four_speakers_en_ami"
    transcript, summary = documents(folder)
    said = " ".join(turn.text for turn in transcript.turns).casefold()
    assert transcript.language == "en"
    assert "mobile phone" in said
    assert "half an hour" in said
    assert 2 <= len(transcript.speakers) <= 5
    assert transcript.coverage.share > 0.9
    assert summary.items
    assert not summary.quote_led
    assert_proven(transcript, summary)
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert set(report["stages"]) == {"open", "speech", "speakers", "minutes"}
    assert all(stage["peak_memory_bytes"] < 2.8e9 for stage in report["stages"].values())
    assert (folder / "speakers.rttm").read_text("utf-8").startswith("SPEAKER four_speakers_en_ami 1 ")
    assert {path.name for path in folder.iterdir()} == {
        "transcript.json",
        "transcript.md",
        "speakers.rttm",
        "summary.json",
        "summary.md",
        "report.json",
    }
    left_behind = [path for place in (home, tmp_path / "tmp") for path in place.rglob("*") if path.is_file()]
    assert not [path for path in left_behind if "mobile phone" in path.read_text("utf-8", errors="replace")]
    assert "mobile phone" not in finished.stdout + finished.stderr


@pytest.mark.model
def test_german_speech_becomes_quote_led_minutes_in_german(tmp_path: Path, model_dir: Callable[[str], Path]) -> None:
    model_dir("whisper-base")
    finished = sottovoce("summarize", SPEECH / "kerstin_de.m4a", "--out", tmp_path, temporary=tmp_path / "tmp")
    assert finished.returncode == 0, finished.stderr
    transcript, summary = documents(tmp_path / "kerstin_de")
    assert transcript.language == "de"
    assert "Weißenburg" in " ".join(turn.text for turn in transcript.turns)
    assert len(transcript.speakers) == 1
    assert summary.quote_led
    assert_proven(transcript, summary)
    assert "# Protokoll" in (tmp_path / "kerstin_de" / "summary.md").read_text("utf-8")


@pytest.mark.model
def test_each_channel_of_a_call_is_a_speaker(tmp_path: Path, model_dir: Callable[[str], Path]) -> None:
    model_dir("whisper-base")
    file = SPEECH / "stereo_diarization.wav"
    finished = sottovoce("summarize", file, "--out", tmp_path, "--llm", "none", temporary=tmp_path / "tmp")
    assert finished.returncode == 0, finished.stderr
    transcript, _ = documents(tmp_path / "stereo_diarization")
    by_speaker = {s: " ".join(t.text for t in transcript.turns if t.speaker == s) for s in transcript.speakers}
    assert len(by_speaker) == 2
    assert any("wizard" in text for text in by_speaker.values())
    assert any("horizon" in text and "wizard" not in text for text in by_speaker.values())


def test_a_transcript_made_elsewhere_becomes_minutes(tmp_path: Path) -> None:
    file = tmp_path / "Teams Besprechung.vtt"
    file.write_text(
        "WEBVTT\n\n00:00:01.000 --> 00:00:05.000\n"
        "<v Anna Berg>Wir beschließen, das Fest auf den 12. Mai zu legen.</v>\n\n"
        "00:00:06.000 --> 00:00:09.000\n<v Jonas Kern>Ich schicke die Einladungen bis Freitag.</v>\n",
        encoding="utf-8",
    )
    finished = sottovoce("summarize", file, "--out", tmp_path / "out", temporary=tmp_path / "tmp")
    assert finished.returncode == 0, finished.stderr
    transcript, summary = documents(tmp_path / "out" / "Teams Besprechung")
    assert [speaker.name for speaker in transcript.speakers.values()] == ["Anna Berg", "Jonas Kern"]
    assert transcript.language == "de"
    assert summary.quote_led
    assert_proven(transcript, summary)


def test_silence_is_said_to_be_silence(tmp_path: Path, model_dir: Callable[[str], Path]) -> None:
    import wave

    model_dir("whisper-base")
    file = tmp_path / "still.wav"
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(16_000)
        sound.writeframes(bytes(16_000 * 2 * 10))
    finished = sottovoce("summarize", file, "--out", tmp_path / "out", temporary=tmp_path / "tmp")
    assert finished.returncode == 0, finished.stderr
    transcript, summary = documents(tmp_path / "out" / "still")
    assert transcript.turns == ()
    assert summary.items == ()
    assert "No speech was found" in finished.stderr


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("leer.wav", b"", "empty"),
        ("brief.wav", b"Sehr geehrte Damen und Herren", "not an audio"),
        ("liste.wav", b"ffconcat version 1.0\nfile other.wav\n", ""),
    ],
)
def test_a_file_that_is_no_recording_ends_in_one_clear_line(
    tmp_path: Path, name: str, content: bytes, words: str, model_dir: Callable[[str], Path]
) -> None:
    model_dir("whisper-base")
    (tmp_path / name).write_bytes(content)
    finished = sottovoce("summarize", tmp_path / name, "--out", tmp_path / "out", temporary=tmp_path / "tmp")
    assert finished.returncode == 2
    last = finished.stderr.strip().splitlines()[-1]
    assert last.startswith("sottovoce: ")
    assert words in last
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are sent otherwise there")
def test_an_interrupt_ends_everything(tmp_path: Path, sample_wav: Path, model_dir: Callable[[str], Path]) -> None:
    model_dir("whisper-base")
    command = [sys.executable, "-m", "sottovoce", "summarize", str(sample_wav), "--out", str(tmp_path / "out")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if "Recognizing" in line:
                break
        family = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=120) == 3
        gone, alive = psutil.wait_procs(family, timeout=120)
    assert not alive
    assert gone
