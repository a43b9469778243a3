"""Measures a writer on the shipped small meetings, in an engine process of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.checked import number
from sottovoce.pipeline.engine_process import EngineProcess, EngineSpec
from sottovoce.pipeline.engines import SUMMARIZE
from sottovoce_models.catalogue.chat import Chat
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import Json
from sottovoce_models.summarize.version import MINUTES_VERSION

MEASURE: Final = EngineSpec(SUMMARIZE, "sottovoce_models.summarize.measure_engine:MeasureEngine")
_SHARES: Final = ("proved", "in_language", "rouge1", "facts", "useless")
_COUNTS: Final = ("invented", "swapped", "obeyed", "false_decisions")


@dataclass(frozen=True, slots=True)
class WriterFile:
    """The weights to measure."""

    id: str
    path: Path
    sha256: str
    chat: Chat


@dataclass(frozen=True, slots=True)
class MeasuredWriter:
    """What came out for one language: the figures by name, and the rules that were broken (none: good enough)."""

    figures: Mapping[str, float]
    failed: tuple[str, ...]
    minutes_version: str
    seconds: float
    load_seconds: float
    read_tokens_per_second: float
    written_tokens_per_second: float


def minutes_version() -> str:
    """The version of what writers are told; a measurement with another one counts no longer."""
    return MINUTES_VERSION


def measure_writer(
    writer: WriterFile,
    language: str,
    threads: int,
    on_progress: Callable[[int, int], None],
    cancel: CancelToken,
    spec: EngineSpec = MEASURE,
) -> MeasuredWriter:
    """Runs all meetings of a language; minutes of work. Raises what the writer or its engine process raise."""
    params: Json = {
        "language": language,
        "threads": threads,
        "llm": {
            "path": str(writer.path),
            "id": writer.id,
            "sha256": writer.sha256,
            "family": writer.chat.family.value,
            "thinking": writer.chat.thinking.value,
        },
    }
    with EngineProcess(spec) as process:
        for frame in process.run("measure", params, (), cancel):
            if not isinstance(frame, dict):
                break
            if frame["type"] == "progress":
                on_progress(number(frame, "done", spec.name), number(frame, "total", spec.name))
            elif frame["type"] == "done":
                return _checked(frame["data"], spec.name)
    raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=spec.name)


def _checked(data: Json, engine: str) -> MeasuredWriter:
    """What the engine says, if it is what it should be: a broken answer must not unlock a language."""
    try:
        figures = data["figures"]
        return MeasuredWriter(
            figures={name: float(figures[name]) for name in (*_SHARES, *_COUNTS)},
            failed=_failed(data["passed"], figures["failed"]),
            minutes_version=str(data["minutes_version"]),
            seconds=float(data["seconds"]),
            load_seconds=float(data["load_seconds"]),
            read_tokens_per_second=float(data["read_tokens_per_second"]),
            written_tokens_per_second=float(data["written_tokens_per_second"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=engine) from error


def _failed(passed: object, failed: object) -> tuple[str, ...]:
    if not isinstance(failed, list) or passed is not (not failed):
        raise ValueError("verdict and rules disagree")
    return tuple(str(rule) for rule in failed)
