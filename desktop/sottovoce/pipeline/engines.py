"""The engines of this installation by name, and the set of their processes that one job uses."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType, TracebackType
from typing import Final, Self

from sottovoce.pipeline.engine_process import EngineProcess, EngineSpec, Patience

DECODE: Final = "decode"
SPEECH: Final = "speech"
SPEAKERS: Final = "speakers"
SUMMARIZE: Final = "summarize"

DEFAULT_ENGINES: Final[Mapping[str, EngineSpec]] = MappingProxyType(
    {
        DECODE: EngineSpec(DECODE, "sottovoce_models.decode.engine:DecodeEngine"),
        SPEECH: EngineSpec(SPEECH, "sottovoce_models.speech.engine:SpeechEngine"),
        SPEAKERS: EngineSpec(SPEAKERS, "sottovoce_models.speakers.engine:SpeakersEngine"),
        SUMMARIZE: EngineSpec(SUMMARIZE, "sottovoce_models.summarize.engine:SummarizeEngine"),
    }
)


class EngineSet:
    """One process per engine, started when first asked for; leaving the set ends them all."""

    def __init__(self, specs: Mapping[str, EngineSpec] = DEFAULT_ENGINES, patience: Patience | None = None) -> None:
        self._specs = specs
        self._patience = patience
        self._processes: dict[str, EngineProcess] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for name in list(self._processes):
            self.close(name)

    def get(self, name: str) -> EngineProcess:
        """The process of an engine; started when its first job runs."""
        if name not in self._processes:
            self._processes[name] = EngineProcess(self._specs[name], self._patience)
        return self._processes[name]

    def close(self, name: str) -> None:
        """Ends an engine's process, the only sure way to get its memory back."""
        process = self._processes.pop(name, None)
        if process is not None:
            process.close()

    def peak_rss_bytes(self) -> int:
        """The sum of the highest resident memory of the processes of this set."""
        return sum(process.peak_rss_bytes for process in self._processes.values())
