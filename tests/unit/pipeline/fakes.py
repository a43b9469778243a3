"""Engines without processes: each job gets the frames of a script, and what it was asked is noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.engines import EngineSet
from sottovoce.pipeline.events import Event
from sottovoce.pipeline.stages import Context
from sottovoce_models.protocol import Frame, Json, Pcm

Script = list[Json | Pcm | BaseException]


@dataclass
class FakeEngine:
    """Stands for one engine's process."""

    scripts: list[Script]
    asked: list[tuple[str, Json]] = field(default_factory=list)
    fed: list[list[Frame]] = field(default_factory=list)

    def run(self, name: str, params: Json, feed: Iterable[Frame], _cancel: CancelToken) -> Iterator[Json | Pcm]:
        self.asked.append((name, params))
        self.fed.append(list(feed))
        for frame in self.scripts.pop(0):
            if isinstance(frame, BaseException):
                raise frame
            yield frame


class FakeEngines:
    """One engine for everything."""

    def __init__(self, *scripts: Script) -> None:
        self.engine = FakeEngine(list(scripts))

    def get(self, _name: str) -> FakeEngine:
        return self.engine

    def peak_rss_bytes(self) -> int:
        return 5


class FakeSource:
    """A recording of which nothing but the wanted times matters."""

    def __init__(self) -> None:
        self.wanted: list[tuple[str, int]] = []

    def pcm(self, track: Any, start_ms: int, *_: Any, on_truncated: Callable[[], None] = lambda: None) -> Iterator[Pcm]:
        self.wanted.append((str(track), start_ms))
        yield Pcm(b"\0\0")
        on_truncated()


def context_of(engines: FakeEngines, draft: Draft) -> tuple[Context, list[Event]]:
    events: list[Event] = []
    return Context(draft, cast(EngineSet, engines), events.append, CancelToken()), events


def item(kind: str, data: Any) -> Json:
    return {"type": "item", "kind": kind, "data": data}


def done(**data: Any) -> Json:
    return {"type": "done", "data": data}
