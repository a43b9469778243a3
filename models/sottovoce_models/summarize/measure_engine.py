"""The engine `sottovoce_models.summarize.measure_engine:MeasureEngine`: the job "measure", in the engine process.

Params: llm {path, id, sha256, family, thinking}, language, threads. Output items: kind "case", the figures of one
meeting. Done: {language, passed, figures (of `judging.Verdict`), minutes_version, seconds (of one set of minutes,
mean), read_tokens_per_second, written_tokens_per_second, load_seconds}. No words of any meeting leave the process.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Final, Protocol

from sottovoce_models.catalogue.chat import Chat
from sottovoce_models.engine import Job
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.protocol import Json
from sottovoce_models.summarize.engine import chat_of
from sottovoce_models.summarize.judging import Answer, judge_case, plain_verdict, verdict
from sottovoce_models.summarize.measure_cases import Case, cases
from sottovoce_models.summarize.minutes import Meeting, write_minutes
from sottovoce_models.summarize.speed import Speed
from sottovoce_models.summarize.version import MINUTES_VERSION
from sottovoce_models.summarize.writer import Prompt, Writer
from sottovoce_models.types import EngineStamp, Speaker

_STEPS: Final = 100


class MeteredWriter(Writer, Protocol):
    """A writer that knows how fast it was."""

    speed: Speed


def _llama(path: Path, model_id: str, sha256: str, threads: int, chat: Chat) -> MeteredWriter:
    from sottovoce_models.summarize.llama_writer import LlamaWriter

    return LlamaWriter(path, model_id, sha256, threads, chat)


class _Overheard:
    """A writer whose answers are kept, so that what the minutes leave out is judged as well."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.answers: list[Answer] = []

    @property
    def stamp(self) -> EngineStamp:
        return self._writer.stamp

    def write(self, prompt: Prompt, on_token: Callable[[], None]) -> str:
        words = self._writer.write(prompt, on_token)
        self.answers.append(Answer(prompt.opening, words))
        return words


class MeasureEngine:
    """Runs the shipped meetings through the minutes with one writer and judges what comes out."""

    def __init__(self, load_writer: Callable[[Path, str, str, int, Chat], MeteredWriter] = _llama) -> None:
        self._load_writer = load_writer

    def run(self, job: Job) -> Json:
        """Does the job "measure"; USAGE for another, or for a language without meetings."""
        language = str(job.params.get("language", ""))
        meetings = cases(language)
        if job.name != "measure" or not meetings:
            raise UserFixable(Code.USAGE, what=language if job.name == "measure" else job.name)
        llm, threads = job.params["llm"], int(job.params.get("threads") or 1)
        started = time.monotonic()
        job.progress(0, len(meetings) * _STEPS, force=True)
        writer = self._load_writer(Path(llm["path"]), str(llm["id"]), str(llm["sha256"]), threads, chat_of(llm))
        loaded = time.monotonic()
        found = []
        for number, case in enumerate(meetings):
            figures = judge_case(case, _answers(case, writer, _Steps(job, number, len(meetings))))
            job.emit("case", asdict(figures))
            found.append(figures)
        result = verdict(found)
        speed = writer.speed
        return {
            "language": language,
            "passed": not result.failed,
            "figures": plain_verdict(result),
            "minutes_version": MINUTES_VERSION,
            "seconds": round((time.monotonic() - loaded) / len(meetings), 2),
            "load_seconds": round(loaded - started, 2),
            "read_tokens_per_second": round(speed.read_tokens / max(speed.read_seconds, 1e-6), 1),
            "written_tokens_per_second": round(speed.written_tokens / max(speed.written_seconds, 1e-6), 1),
        }


def _answers(case: Case, writer: Writer, steps: _Steps) -> list[Answer]:
    """What the writer answered while the minutes of a meeting were made."""
    overheard = _Overheard(writer)
    names = {turn.speaker: Speaker(turn.speaker) for turn in case.turns}
    for _ in write_minutes(Meeting(case.turns, names, case.language), overheard, steps.reached, steps.token):
        pass  # the minutes themselves are judged by their sentences
    return overheard.answers


class _Steps:
    """Tells how far the measurement is; every token asks whether it should stop."""

    def __init__(self, job: Job, number: int, count: int) -> None:
        self._job = job
        self._start, self._total = number * _STEPS, count * _STEPS
        self._at = self._start

    def reached(self, done: int, total: int) -> None:
        self._at = self._start + _STEPS * done // max(1, total)
        self._job.progress(self._at, self._total)

    def token(self) -> None:
        self._job.progress(self._at, self._total)
