"""Minutes of a meeting by the real engine in its own process, as the app makes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Any, Final, Self

from sottovoce.bench.talks import Talk
from sottovoce.core.paths import models_dir
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineProcess
from sottovoce.pipeline.engines import DEFAULT_ENGINES, SUMMARIZE
from sottovoce.pipeline.meeting import engine_threads
from sottovoce.services.process import DEFAULT_WRITER
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.codec import from_plain, plain
from sottovoce_models.protocol import Frame
from sottovoce_models.types import SummaryItem, Turn

_TURNS_PER_FRAME: Final = 100


class MinutesMaker:
    """Makes minutes, led by quotes or written by the starter model, in one engine process until it is left."""

    def __init__(self) -> None:
        self._engine = EngineProcess(DEFAULT_ENGINES[SUMMARIZE])

    def __enter__(self) -> Self:
        self._engine.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._engine.__exit__(kind, error, trace)

    @staticmethod
    def writer() -> dict[str, Any]:
        """The starter model as the engine wants it named; MODEL_MISSING where it is not on this computer."""
        entry = load_catalogue().entry(DEFAULT_WRITER)
        folder = ModelStore(models_dir()).require(entry)
        return {"path": str(folder / entry.main_file.name), "id": entry.id, "sha256": entry.sha256, "writes": ["en"]}

    def quote_led(self, talk: Talk) -> list[SummaryItem]:
        """The minutes in the words as spoken."""
        return self._minutes(talk, None)

    def written(self, talk: Talk) -> list[SummaryItem]:
        """The minutes as the starter model writes them."""
        return self._minutes(talk, self.writer())

    def _minutes(self, talk: Talk, llm: dict[str, Any] | None) -> list[SummaryItem]:
        params = {
            "recording_id": talk.id,
            "revision": 1,
            "language": talk.language,
            "speakers": plain(dict(talk.speakers)),
            "template": "",
            "threads": engine_threads(),
            "llm": llm,
            "suggested_llm": None,
        }
        return [
            from_plain(SummaryItem, frame["data"])
            for frame in self._engine.run("minutes", params, _frames(talk.turns), CancelToken())
            if isinstance(frame, dict) and frame["type"] == "item"
        ]


def _frames(turns: Sequence[Turn]) -> Iterator[Frame]:
    for start in range(0, len(turns), _TURNS_PER_FRAME):
        yield {"type": "item", "data": {"turns": [plain(turn) for turn in turns[start : start + _TURNS_PER_FRAME]]}}
