"""The speech engine as it runs in its process.

Job `transcribe`, params {model_dir, model_id, model_sha256, language | null, track, start_ms, first_index, duration_ms,
threads}; input: PCM. Streams items `language` {language, probability} and `batch` {segments, doubts, covered_ms,
speech_ms, text_ms}: the text of a batch and how far it reaches travel together. done: {stamp, heard_ms}.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sottovoce_models import codec
from sottovoce_models.engine import Job
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import BYTES_PER_SAMPLE, PCM_HZ, Json
from sottovoce_models.speech.faster_whisper_recognizer import FasterWhisperRecognizer
from sottovoce_models.speech.transcriber import Batch, Task, Transcriber
from sottovoce_models.speech.vad import StreamingVad
from sottovoce_models.types import EngineStamp, Track

BEAM_SIZE: Final = 5


class SpeechEngine:
    """Keeps the weights it loaded last, so that the next job with the same model starts at once."""

    def __init__(self) -> None:
        self._vad = StreamingVad()
        self._loaded: tuple[str, FasterWhisperRecognizer] | None = None

    def run(self, job: Job) -> Json:
        """Transcribes the job's sound; see the module's text for the messages."""
        if job.name != "transcribe":
            raise EngineFault(Code.ENGINE_INTERNAL, kind="unknown job", place="speech")
        params = job.params
        recognizer = self._recognizer(params["model_dir"], params["model_id"], params["threads"])
        task = Task(params["language"], Track(params["track"]), params["start_ms"], params["first_index"])
        transcriber = Transcriber(recognizer, self._vad, task, job.check_cancelled)
        reporter = _Reporter(job, transcriber, params["duration_ms"])
        heard_bytes = 0
        for pcm in job.pcm():
            heard_bytes += len(pcm)
            for batch in transcriber.push(pcm):
                reporter.report(batch)
        heard_ms = task.start_ms + heard_bytes * 1000 // (BYTES_PER_SAMPLE * PCM_HZ)
        reporter.duration_ms = heard_ms
        for batch in transcriber.finish():
            reporter.report(batch)
        stamp = EngineStamp(
            "faster-whisper",
            recognizer.engine_version,
            params["model_id"],
            params["model_sha256"],
            f"int8, beam {BEAM_SIZE}, batches with coverage repair",
        )
        return {"stamp": codec.plain(stamp), "heard_ms": heard_ms}

    def _recognizer(self, model_dir: str, model_id: str, threads: int) -> FasterWhisperRecognizer:
        if self._loaded is None or self._loaded[0] != model_dir:
            self._loaded = None  # the old weights must be gone before the new ones are read
            self._loaded = (model_dir, FasterWhisperRecognizer(Path(model_dir), model_id, threads, BEAM_SIZE))
        return self._loaded[1]


class _Reporter:
    """Turns batches into messages."""

    def __init__(self, job: Job, transcriber: Transcriber, duration_ms: int) -> None:
        self._job = job
        self._transcriber = transcriber
        self._language_said = False
        self.duration_ms = duration_ms

    def report(self, batch: Batch) -> None:
        transcriber = self._transcriber
        if not self._language_said:
            self._language_said = True
            data = {"language": transcriber.language, "probability": transcriber.language_probability}
            self._job.emit("language", data)
        self._job.emit("batch", codec.plain(batch))
        self._job.progress(batch.covered_ms, max(self.duration_ms, batch.covered_ms), force=True)
