"""Live: a recording is fed to the real recorder, vault, engines and queue; is its text in time, and is it the same?"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
import psutil
from faster_whisper.audio import decode_audio

from sottovoce.audio.capture import Block, CaptureQueue
from sottovoce.bench import progress
from sottovoce.bench.consent import bench_consent
from sottovoce.core.paths import models_dir
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.engines import EngineSet
from sottovoce.pipeline.events import Listener, StageStarted, TranscriptMade
from sottovoce.pipeline.meeting import Request, engine_threads, process_sound
from sottovoce.services.jobs import JobQueue
from sottovoce.services.journal import draft_of
from sottovoce.services.process import InstalledModels, ProcessOptions
from sottovoce.services.queue_events import JobStateChanged, JobTold, QueueEvent
from sottovoce.services.record import RecordChoice, RecordService
from sottovoce.services.session import RecordingSession, threads_while_recording
from sottovoce.vault.rows_jobs import JobState
from sottovoce.vault.rows_results import StoredDraft
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.types import Track, Word

_BLOCK_MS: Final = 100
_MAY_WAIT_MS: Final = 60_000
_SETTLED_MS: Final = 600_000
_BYTES_PER_MS: Final = 32
_HOUR_MS: Final = 3_600_000
_GERMAN: Final = "audio/asr/long_de_kerstin/kerstin_long.flac"
_ENGLISH: Final = "audio/diarization/long_librispeech_5spk/librispeech_5spk.flac"
_MEETING: Final = "audio/diarization/diar_meeting_transcriber/four_speakers_en_ami.wav"


@dataclass(frozen=True, slots=True)
class Scene:
    """What is recorded: `speed` times as fast as life, or as fast as the text keeps up (None)."""

    tracks: Mapping[Track, Callable[[Path], bytes]]
    language: str | None
    speed: float | None = None
    live: bool = True
    most_ms: int = 24 * _HOUR_MS
    compare: bool = True


def _file(path: str) -> Callable[[Path], bytes]:
    return lambda data: _pcm(decode_audio(str(data / path)))


def _with_echo(local: str, played: str) -> Callable[[Path], bytes]:
    """A voice in the room, and 120 ms later what the loudspeaker plays, 12 dB weaker."""

    def mixed(data: Path) -> bytes:
        voice, echo = decode_audio(str(data / local)), decode_audio(str(data / played))
        total = np.zeros(max(len(voice), len(echo) + 1_920), np.float32)
        total[: len(voice)] = voice
        total[1_920 : 1_920 + len(echo)] += echo * np.float32(10 ** (-12 / 20))
        return _pcm(total)

    return mixed


def _long(path: str, length_ms: int) -> Callable[[Path], bytes]:
    def repeated(data: Path) -> bytes:
        once = _pcm(decode_audio(str(data / path)))
        return (once * (length_ms * _BYTES_PER_MS // len(once) + 1))[: length_ms * _BYTES_PER_MS]

    return repeated


SCENES: Final[Mapping[str, Scene]] = {
    "one_track": Scene({Track.MIC: _file(_GERMAN)}, None, speed=4.0),
    "english": Scene({Track.MIC: _long(_ENGLISH, _HOUR_MS // 4)}, None, speed=4.0),
    "two_tracks": Scene({Track.SYSTEM: _file(_ENGLISH), Track.MIC: _with_echo(_MEETING, _ENGLISH)}, None, speed=3.0),
    "real_time": Scene({Track.MIC: _file(_GERMAN)}, "de", speed=1.0, most_ms=120_000),
    "record_only": Scene({Track.MIC: _file(_GERMAN)}, "de", speed=1.0, live=False, most_ms=120_000),
    "whole_meeting": Scene({Track.MIC: _file(_GERMAN)}, None, speed=1.0),
    "long": Scene({Track.MIC: _long(_GERMAN, 3 * _HOUR_MS)}, "de", compare=False),
}


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """Figures for each scene; `whole_meeting` and `long` take a quarter of an hour each and run when asked for only."""
    wanted = only or ("one_track", "english", "two_tracks", "real_time", "record_only")
    scenes = {}
    for name in wanted:
        progress.step(f"live: {name}")
        scenes[name] = _measure(SCENES[name], data)
    return {"scenes": scenes, "skipped": [f"{name}: only when asked for" for name in SCENES if name not in wanted]}


class _Player:
    """A capture that plays given sound; its clock is the sound's."""

    def __init__(self, track: Track, pcm: bytes, pace: Callable[[int], None]) -> None:
        self.track = track
        self._pcm, self._pace = pcm, pace
        self._open = False
        self.played = threading.Event()

    def open(self, blocks: CaptureQueue) -> str:
        self._open = True
        threading.Thread(target=self._play, args=(blocks, time.monotonic_ns()), daemon=True).start()
        return "player"

    def close(self) -> None:
        self._open = False

    def _play(self, blocks: CaptureQueue, start_ns: int) -> None:
        for number, start in enumerate(range(0, len(self._pcm), _BLOCK_MS * _BYTES_PER_MS), start=1):
            self._pace(number * _BLOCK_MS)
            if not self._open:
                return
            arrived_ns = start_ns + number * _BLOCK_MS * 1_000_000
            blocks.put(Block(self.track, arrived_ns, self._pcm[start : start + _BLOCK_MS * _BYTES_PER_MS]))
        self.played.set()


@dataclass
class _Told:
    """When what was told by the queue."""

    changed: threading.Condition = field(default_factory=threading.Condition)
    transcript_at: float | None = None
    ended_at: float | None = None
    state: JobState | None = None

    def hear(self, event: QueueEvent) -> None:
        with self.changed:
            if isinstance(event, JobTold) and isinstance(event.event, TranscriptMade):
                self.transcript_at = time.monotonic()
            elif isinstance(event, JobStateChanged) and event.job.state in {JobState.DONE, JobState.FAILED}:
                self.state, self.ended_at = event.job.state, time.monotonic()
            self.changed.notify_all()


class _Memory:
    """Resident memory of the app and of each engine, once a second, by how much was recorded until then."""

    def __init__(self, recorded_ms: Callable[[], int]) -> None:
        self._recorded_ms = recorded_ms
        self.samples: list[tuple[int, int, tuple[int, ...]]] = []
        self._recorded = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def recorded(self) -> None:
        """The recording has ended: what comes now is the work of its end."""
        self._recorded = len(self.samples)

    def stop(self) -> dict[str, Any]:
        """Peaks, and how much of each was added after the first ten minutes: while recording, and until the end."""
        self._stopped.set()
        self._thread.join()
        app, engines = [s[1] for s in self.samples], [sum(s[2]) for s in self.samples]
        settled = [s for s in self.samples if s[0] >= _SETTLED_MS]
        report: dict[str, Any] = {"app_peak_mb": _mb(max(app)), "engines_peak_mb": _mb(max(engines))}
        if settled:
            while_recording = [s for s in self.samples[: self._recorded] if s[0] >= _SETTLED_MS]
            report["growth_while_recording_mb"] = _growth(while_recording)
            report["growth_until_the_end_mb"] = _growth(settled)
        return report

    def _watch(self) -> None:
        own = psutil.Process()
        while not self._stopped.wait(1.0):
            engines: list[int] = []
            for child in sorted(own.children(), key=lambda child: child.pid):
                with suppress(psutil.Error):  # it has just ended
                    if "spawn_main" in " ".join(child.cmdline()):
                        engines.append(child.memory_info().rss)
            self.samples.append((self._recorded_ms(), own.memory_info().rss, tuple(engines)))


def _growth(samples: Sequence[tuple[int, int, tuple[int, ...]]]) -> dict[str, Any]:
    """What the app and each engine that was there from the start of the samples grew by at most."""
    first = samples[0]
    engines = zip(*(sample[2] for sample in samples if len(sample[2]) == len(first[2])), strict=True)
    return {
        "app": _mb(max(sample[1] for sample in samples) - first[1]),
        "engines": [_mb(max(own) - own[0]) for own in engines],
    }


def _measure(scene: Scene, data: Path) -> dict[str, Any]:
    sounds = {track: make(data)[: scene.most_ms * _BYTES_PER_MS] for track, make in scene.tracks.items()}
    with tempfile.TemporaryDirectory() as folder:
        vault, _ = Vault.create(Path(folder) / "vault", "only for this measurement", cost=LEAST_COST)
        try:
            return _recorded(scene, vault, sounds)
        finally:
            vault.close()


def _recorded(scene: Scene, vault: Vault, sounds: Mapping[Track, bytes]) -> dict[str, Any]:
    models = InstalledModels(load_catalogue(), ModelStore(models_dir()))
    told, options = _Told(), ProcessOptions(language=scene.language)
    begun = threading.Event()
    started = time.monotonic()

    def pace(until_ms: int) -> None:
        begun.wait()
        if scene.speed is not None:
            time.sleep(max(0.0, started + until_ms / 1000 / scene.speed - time.monotonic()))
            return
        while session.text is not None and until_ms - session.text.taken_ms > _MAY_WAIT_MS:
            time.sleep(0.05)

    players = [_Player(track, sound, pace) for track, sound in sounds.items()]
    record = RecordService(vault, lambda _choice: players)
    threads = threads_while_recording
    queue = JobQueue(vault, models, threads=lambda: threads() if record.running is not None else 0)
    queue.listen(told.hear)
    queue.start()
    session = RecordingSession(vault, record, queue, models)
    choice = RecordChoice("", system_sound=Track.SYSTEM in sounds, consent=bench_consent())
    running = session.start(choice, options, live=scene.live, listener=lambda _event: None)
    memory = _Memory(lambda: running.elapsed_ms)
    started = time.monotonic()
    begun.set()
    with _cpu_share() as share:
        for player in players:
            player.played.wait()
    memory.recorded()
    stopped = time.monotonic()
    running.stop()
    with told.changed:
        told.changed.wait_for(lambda: told.ended_at is not None or not scene.live)
    report = {
        "seconds_of_sound": round(running.elapsed_ms / 1000, 1),
        "speed": round(running.elapsed_ms / 1000 / (stopped - started), 2),
        "cpu_share_of_one_core_while_recording": round(share[0], 3),
        "seconds_to_transcript": _since(stopped, told.transcript_at),
        "seconds_to_minutes": _since(stopped, told.ended_at),
        "job": str(told.state),
        "memory": memory.stop(),
    }
    queue.close()
    if scene.compare and scene.live:  # what is recorded only waits until somebody asks for its text
        report["offline"] = _compared(vault, running.id, options, models)
    return report


def _compared(vault: Vault, recording_id: str, options: ProcessOptions, models: InstalledModels) -> dict[str, Any]:
    """The text that was made while recording against the one of a run on the vault's sound."""
    from sottovoce.services.library import LibraryService

    row = vault.store.meetings.get(recording_id)
    if row is None:
        return {}
    live, draft = draft_of(row, vault.store.results.draft(recording_id)), draft_of(row, StoredDraft())
    request = Request(
        options.language,
        options.speakers,
        options.form,
        models.speech(options.asr_id),
        models.writer(options.writer_id),
        engine_threads(),
    )
    draft.language = options.language
    clock = _StageTimes()
    with EngineSet() as engines:
        source = LibraryService(vault).sound(recording_id)
        process_sound(source, draft, request, engines, clock.hear, CancelToken(), minutes=False)
    ours, theirs = _words(live), _words(draft)
    same = [word.text for word in ours] == [word.text for word in theirs]
    shift_ms = [
        max(abs(one.start_ms - other.start_ms), abs(one.end_ms - other.end_ms))
        for one, other in zip(ours, theirs, strict=False)
    ]
    return {
        "words": len(theirs),
        "same_words": same,
        "largest_shift_of_a_word_ms": max(shift_ms, default=0) if same else None,
        "same_turns": _turns(live) == _turns(draft),
        "seconds": clock.seconds(),
    }


class _StageTimes:
    """How long the stages of the offline run took."""

    def __init__(self) -> None:
        self._starts: list[tuple[str, float]] = []
        self.hear: Listener = self._hear

    def _hear(self, event: object) -> None:
        if isinstance(event, StageStarted):
            self._starts.append((str(event.stage), time.monotonic()))

    def seconds(self) -> dict[str, float]:
        ends = [at for _, at in self._starts[1:]] + [time.monotonic()]
        return {name: round(end - at, 1) for (name, at), end in zip(self._starts, ends, strict=True)}


def _words(draft: Draft) -> list[Word]:
    ordered = sorted(draft.segments, key=lambda segment: (segment.track, segment.start_ms))
    return [word for segment in ordered for word in segment.words]


def _turns(draft: Draft) -> list[tuple[str, str]]:
    return [] if draft.transcript is None else [(turn.speaker, turn.text) for turn in draft.transcript.turns]


@contextmanager
def _cpu_share() -> Iterator[list[float]]:
    """Processor seconds of the app and its engines for each second of wall time."""
    share: list[float] = []
    own = psutil.Process()
    started, used = time.monotonic(), _cpu_seconds(own)
    yield share
    share.append((_cpu_seconds(own) - used) / (time.monotonic() - started))


def _cpu_seconds(own: psutil.Process) -> float:
    seconds = 0.0
    for member in [own, *own.children(recursive=True)]:
        with suppress(psutil.Error):
            seconds += sum(member.cpu_times()[:2])
    return seconds


def _pcm(samples: Any) -> bytes:
    return bytes(np.clip(np.round(samples * 32_767), -32_768, 32_767).astype("<i2").tobytes())


def _since(start: float, end: float | None) -> float | None:
    return None if end is None else round(end - start, 1)


def _mb(count_bytes: int) -> float:
    return round(count_bytes / 1e6, 1)
