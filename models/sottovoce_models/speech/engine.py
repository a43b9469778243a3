"""The speech engine as it runs in its process.

Job `transcribe`, params {model_dir, model_id, model_sha256, language | null, track, start_ms, others {track: start_ms},
first_index, duration_ms, threads, batch_windows | null, vocabulary [term] (may be missing)}; input: PCM, of `track`
until an item {track} says otherwise, each track from the start of the recording; `start_ms` is where its text begins,
what is before is known already. Several tracks are sent in turns along the timeline, the system's first, and then what
is heard depends on the timeline alone, not on when it came; what the system plays is taken out of the microphone's
sound. `language` is what `speech.language` says: a code, "de-CH", "mul" or null. Streams items `language` {language,
probability} and `batch` {track, segments, doubts, covered_ms, speech_ms, text_ms}: the text of a batch and how far it
reaches travel together. done: {stamp, heard_ms}.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np

from sottovoce_models import codec
from sottovoce_models.engine import Job
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import BYTES_PER_SAMPLE, PCM_HZ, Json, Pcm
from sottovoce_models.speech.base import Samples, samples_of
from sottovoce_models.speech.echo import EchoCanceller
from sottovoce_models.speech.faster_whisper_recognizer import FasterWhisperRecognizer
from sottovoce_models.speech.transcriber import BATCH_WINDOWS, Batch, Recording, Task, Transcriber
from sottovoce_models.speech.vad import StreamingVad
from sottovoce_models.types import EngineStamp, Track

BEAM_SIZE: Final = 5


class SpeechEngine:
    """Keeps the weights it loaded last, so that the next job with the same model starts at once."""

    def __init__(self) -> None:
        self._loaded: tuple[str, FasterWhisperRecognizer] | None = None

    def run(self, job: Job) -> Json:
        """Transcribes the job's sound; see the module's text for the messages."""
        if job.name != "transcribe":
            raise EngineFault(Code.ENGINE_INTERNAL, kind="unknown job", place="speech")
        params = job.params
        recognizer = self._recognizer(params["model_dir"], params["model_id"], params["threads"])
        shared = Recording(params["language"], params["first_index"])
        covered = {Track(params["track"]): params["start_ms"]}
        covered |= {Track(track): start_ms for track, start_ms in params.get("others", {}).items()}
        tracks = {track: self._transcriber(job, recognizer, shared, track, covered[track]) for track in covered}
        reporter = _Reporter(job, shared, params["duration_ms"])
        heard_bytes = dict.fromkeys(covered, 0)
        track = next(iter(covered))
        ears = Ears(covered)
        for entry in job.input():
            if not isinstance(entry, Pcm):
                track = Track(entry["track"])
                continue
            heard_bytes[track] += len(entry.data)
            for batch in tracks[track].hear(ears.hear(track, samples_of(entry.data))):
                reporter.report(track, batch)
        heard_ms = max(heard_bytes.values()) * 1000 // (BYTES_PER_SAMPLE * PCM_HZ)
        reporter.duration_ms = heard_ms
        for each, transcriber in tracks.items():
            for batch in chain(transcriber.hear(ears.finish(each)), transcriber.finish()):
                reporter.report(each, batch)
        stamp = EngineStamp(
            "faster-whisper",
            recognizer.engine_version,
            params["model_id"],
            params["model_sha256"],
            f"int8, beam {BEAM_SIZE}, minimum Bayes risk, batches with coverage repair"
            + (", vocabulary" if _vocabulary(job) else ""),
        )
        return {"stamp": codec.plain(stamp), "heard_ms": heard_ms}

    def _transcriber(
        self, job: Job, recognizer: FasterWhisperRecognizer, shared: Recording, track: Track, covered_ms: int
    ) -> Transcriber:
        windows = job.params.get("batch_windows") or BATCH_WINDOWS
        task = Task(shared.language, track, covered_ms, batch_windows=windows, vocabulary=_vocabulary(job))
        return Transcriber(recognizer, StreamingVad(), task, job.check_cancelled, shared)

    def _recognizer(self, model_dir: str, model_id: str, threads: int) -> FasterWhisperRecognizer:
        if self._loaded is None or self._loaded[0] != model_dir:
            self._loaded = None  # the old weights must be gone before the new ones are read
            self._loaded = (model_dir, FasterWhisperRecognizer(Path(model_dir), model_id, threads, BEAM_SIZE))
        return self._loaded[1]


def _vocabulary(job: Job) -> tuple[str, ...]:
    return tuple(str(term) for term in job.params.get("vocabulary") or ())


class Ears:
    """What the transcriber of each track gets to hear: the microphone without what the system plays."""

    def __init__(self, tracks: Iterable[Track]) -> None:
        self._canceller = EchoCanceller() if {Track.MIC, Track.SYSTEM} <= set(tracks) else None

    def hear(self, track: Track, samples: Samples) -> Samples:
        """The next samples of a track, some of them later than they came."""
        if self._canceller is not None and track is Track.MIC:
            return self._canceller.clean(samples)
        if self._canceller is not None:
            self._canceller.play(samples)
        return samples

    def finish(self, track: Track) -> Samples:
        """What of a track has not been given yet."""
        if self._canceller is not None and track is Track.MIC:
            return self._canceller.finish()
        return np.zeros(0, np.float32)


class _Reporter:
    """Turns batches into messages."""

    def __init__(self, job: Job, shared: Recording, duration_ms: int) -> None:
        self._job = job
        self._shared = shared
        self._language_said = False
        self.duration_ms = duration_ms

    def report(self, track: Track, batch: Batch) -> None:
        if not self._language_said:
            self._language_said = True
            data = {"language": self._shared.language, "probability": self._shared.probability}
            self._job.emit("language", data)
        self._job.emit("batch", {"track": str(track), **codec.plain(batch)})
        self._job.progress(batch.covered_ms, max(self.duration_ms, batch.covered_ms), force=True)
