"""A recorder that is killed at random moments: what it had acknowledged must be there after recovery, exactly.

A child process records into a real vault and writes out every acknowledgement; it is killed (SIGKILL), the vault is
opened again and compared. Most kills use sound and a clock of our own, forty times as fast as time; some record a file
that is played into a PulseAudio null sink, where one is the default output.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import wave
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sottovoce.bench import progress
from sottovoce.bench.recorder_child import OPENS, SAMPLES_PER_MS, sound
from sottovoce.services.record import RecordService
from sottovoce.vault.rows_meetings import MeetingState
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.segments import GapKind
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.types import Track

_FAKE_KILLS: Final = 180
_REAL_KILLS: Final = 20
_FAKE_SECONDS: Final = 1.5  # until the kill, at most; a minute of sound
_REAL_SECONDS: Final = 9.0
_COMPARED: Final = 4 * 16_000
_ALIKE: Final = 0.9
_LOUD: Final = 1_000
_PROGRAM: Final = "from sottovoce.bench.recorder_child import main; main()"


@dataclass(slots=True)
class Tally:
    """What the kills did."""

    kills: int = 0
    opened: int = 0
    while_locked: int = 0
    off_record: int = 0
    acknowledged_ms: int = 0
    lost_ms: int = 0
    wrong: int = 0
    compared: int = 0
    least_alike: float = 1.0
    readable_after_erasing: int = 0
    beyond_ms: list[int] = field(default_factory=list)

    def figures(self) -> dict[str, Any]:
        """For the report; lost, wrong and readable must be 0 and all must have opened."""
        return {
            "kills": self.kills,
            "recordings_that_open": self.opened,
            "while_the_vault_was_locked": self.while_locked,
            "off_the_record_pressed": self.off_record,
            "acknowledged_ms": self.acknowledged_ms,
            "acknowledged_lost_ms": self.lost_ms,
            "recordings_with_wrong_sound": self.wrong,
            "stretches_of_real_sound_compared": self.compared,
            "least_correlation": round(self.least_alike, 4),
            "erased_but_readable": self.readable_after_erasing,
            "recovered_beyond_acknowledged_ms": {
                "median": round(median(self.beyond_ms)) if self.beyond_ms else 0,
                "most": max(self.beyond_ms, default=0),
            },
        }


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """`only`: fake, real. The real part needs PulseAudio's `pactl` and `paplay` and a null sink as default output."""
    found: dict[str, Any] = {}
    if not only or "fake" in only:
        found["fake_clock"] = fake_kills(_FAKE_KILLS).figures()
    if not only or "real" in only:
        file = next(iter(sorted((data / "audio").rglob("*four_speakers*.wav"))), None)
        why_not = _no_null_sink() if file is not None else "no sound to play in the data"
        if why_not or file is None:
            found["skipped"] = [f"real sound: {why_not}"]
        else:
            found["real_sound"] = _real_kills(file).figures()
    return found


def fake_kills(kills: int, seed: int = 1) -> Tally:
    """Sound and clock of our own; every third time the vault is locked, every fourth time off the record is pressed."""
    return _kills(kills, seed, _FAKE_SECONDS, None)


def _real_kills(file: Path) -> Tally:
    with wave.open(str(file)) as opened:
        if (opened.getnchannels(), opened.getframerate(), opened.getsampwidth()) != (1, 16_000, 2):
            raise ValueError("the file to play is 16 kHz mono, 16 bit")
        played = np.frombuffer(opened.readframes(opened.getnframes()), dtype="<i2").astype(np.float64)
    return _kills(_REAL_KILLS, 2, _REAL_SECONDS, (file, played))


def _kills(kills: int, seed: int, seconds: float, real: tuple[Path, NDArray[np.float64]] | None) -> Tally:
    chance, tally = np.random.default_rng(seed), Tally()
    with TemporaryDirectory() as place:
        folder = Path(place) / "vault"
        vault, _ = Vault.create(folder, OPENS, cost=LEAST_COST)
        vault.close()
        for number in range(kills):
            after_seconds = float(chance.uniform(0, seconds))
            wish = {
                "folder": str(folder),
                "real": real is not None,
                "locked": number % 3 == 1,
                "off_record_after": float(chance.uniform(0, after_seconds)) if number % 4 == 3 else None,
            }
            progress.step(f"recorder: {'real sound' if real else 'fake clock'}, {number + 1} of {kills} kills")
            with _playing(real[0] if real else None):
                told = _killed(wish, after_seconds)
            tally.kills += 1
            tally.while_locked += wish["locked"] is True
            _compare(folder, told, tally, real[1] if real else None)
    return tally


def _killed(wish: dict[str, Any], after_seconds: float) -> list[dict[str, Any]]:
    """What the child had said when it was killed, this long after it had begun to record."""
    child = subprocess.Popen(  # noqa: S603 -- our own interpreter and program
        [sys.executable, "-c", _PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert child.stdin is not None  # noqa: S101 -- asked for above
    assert child.stdout is not None  # noqa: S101 -- asked for above
    with child, child.stdin, child.stdout:
        child.stdin.write(json.dumps(wish).encode() + b"\n")
        child.stdin.flush()
        first = child.stdout.readline()
        try:
            child.wait(after_seconds)
        except subprocess.TimeoutExpired:
            child.kill()
        lines = [first, *child.stdout.read().split(b"\n")]
    if child.returncode == 0 or not first:
        raise RuntimeError("the recorder ended by itself")
    return [json.loads(line) for line in lines if line.endswith((b"}", b"}\n"))]


def _compare(folder: Path, told: list[dict[str, Any]], tally: Tally, played: NDArray[np.float64] | None) -> None:
    recording_id = str(told[0]["started"])
    durable: dict[str, int] = {}
    for line in told:
        durable.update(line.get("durable", {}))
    erased = next((tuple(line["erased"]) for line in told if "erased" in line), None)
    tally.off_record += erased is not None
    vault = Vault.at(folder)
    vault.unlock(OPENS)
    try:
        recovered = RecordService(vault).recover()
        row = vault.store.meetings.get(recording_id)
        tally.opened += recording_id in recovered and row is not None and row.state is MeetingState.RECOVERED
        keys = vault.segment_keys(recording_id)
        for track in (Track.MIC, Track.SYSTEM):
            reader = TrackReader(vault.audio_dir(recording_id), recording_id, track, keys)
            _compare_track(reader, durable.get(track.value, 0), erased, tally, played)
        vault.delete_recording(recording_id)
    finally:
        vault.close()


def _compare_track(
    reader: TrackReader,
    durable_ms: int,
    erased: tuple[int, ...] | None,
    tally: Tally,
    played: NDArray[np.float64] | None,
) -> None:
    extent = reader.extent()
    end_ms = extent.end_samples // SAMPLES_PER_MS
    tally.acknowledged_ms += durable_ms
    tally.lost_ms += max(0, durable_ms - end_ms) + sum(gap.length_samples for gap in extent.damaged)
    tally.beyond_ms.append(max(0, end_ms - durable_ms))
    whole = np.frombuffer(b"".join(reader.pcm(0)), dtype="<i2")
    there = np.ones(len(whole), dtype=bool)
    for gap in extent.gaps:
        there[gap.start_samples : gap.end_samples] = False
    if erased is not None:
        start, end = (ms * SAMPLES_PER_MS for ms in erased)
        tally.readable_after_erasing += bool(there[start:end].any())
    if played is None:
        lost = [gap for gap in extent.gaps if gap.kind is not GapKind.ERASED]
        expected = np.frombuffer(sound(0, len(whole)), dtype="<i2")
        tally.wrong += bool(lost) or not np.array_equal(whole[there], expected[there])
        return
    since = max((gap.end_samples for gap in extent.gaps), default=0)
    heard = whole[since:][-_COMPARED:].astype(np.float64)
    if len(heard) >= _COMPARED // 4 and np.abs(heard).max() >= _LOUD:
        alike = _alike(heard, played)
        tally.compared += 1
        tally.least_alike = min(tally.least_alike, alike)
        tally.wrong += alike < _ALIKE


def _alike(heard: NDArray[np.float64], line: NDArray[np.float64]) -> float:
    """The correlation of the sound with the part of what was played that it is most like."""
    size = 1 << len(line).bit_length()
    cross = np.fft.irfft(np.fft.rfft(line, size) * np.conj(np.fft.rfft(heard, size)), size)
    at = int(np.argmax(cross[: len(line) - len(heard)]))
    return float(np.corrcoef(line[at : at + len(heard)], heard)[0, 1])


def _no_null_sink() -> str:
    """Why real sound cannot be recorded here without anybody's voice in it, or ""."""
    pactl = shutil.which("pactl")
    if pactl is None or shutil.which("paplay") is None:
        return "pactl and paplay are not installed"
    said = [
        subprocess.run([pactl, *words], capture_output=True, text=True, check=False).stdout  # noqa: S603 -- fixed words
        for words in (("get-default-sink",), ("get-default-source",), ("list", "short", "sinks"))
    ]
    sink, source = said[0].strip(), said[1].strip()
    null_sinks = [line.split("\t")[1] for line in said[2].splitlines() if "module-null-sink" in line]
    if sink not in null_sinks or source != f"{sink}.monitor":
        return "a null sink is not the default output and its monitor the default input"
    return ""


@contextmanager
def _playing(file: Path | None) -> Iterator[None]:
    if file is None:
        yield
        return
    player = subprocess.Popen(  # noqa: S603 -- a program of the system with a file of the user's own
        [shutil.which("paplay") or "paplay", "--latency-msec=50", str(file)], stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        player.kill()
        player.wait()
