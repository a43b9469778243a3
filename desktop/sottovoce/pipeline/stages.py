"""What every stage needs: the draft, the engines, someone to tell, and a clock that estimates the time left."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.checked import number
from sottovoce.pipeline.draft import Draft, StageCost
from sottovoce.pipeline.engines import EngineSet
from sottovoce.pipeline.events import Listener, Notice, Noticed, Stage, StageProgressed, StageStarted
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import Frame, Json, Pcm

_SETTLE_SECONDS: Final = 2.0


@dataclass(frozen=True, slots=True)
class Context:
    """Handed from stage to stage."""

    draft: Draft
    engines: EngineSet
    listener: Listener
    cancel: CancelToken

    def notice(self, notice: Notice) -> None:
        """Remembers and tells a notice, once."""
        if self.draft.notice(notice):
            self.listener(Noticed(notice))

    def run_job(
        self,
        engine: str,
        job: tuple[str, Json],
        feed: Iterable[Frame],
        on_item: Callable[[Json], None],
        on_progress: Callable[[int, int], None],
    ) -> Json:
        """Runs a job (name, params) that answers in messages, hands on its items and returns its `done` data.

        EngineFault if it sends sound or ends without `done`, and whatever `EngineProcess.run` or a handler raises.
        """
        for frame in self.engines.get(engine).run(*job, feed, self.cancel):
            if isinstance(frame, Pcm):
                break
            if frame["type"] == "progress":
                on_progress(number(frame, "done", engine), number(frame, "total", engine))
            elif frame["type"] == "item":
                on_item(frame)
            elif frame["type"] == "done":
                done: Json = frame["data"]
                return done
        raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=engine)

    @contextmanager
    def stage(self, stage: Stage) -> Iterator[StageClock]:
        """Tells that a stage begins and adds its time and memory to the draft's costs, however it ends."""
        self.cancel.check()
        self.listener(StageStarted(stage))
        started = time.monotonic()
        try:
            yield StageClock(stage, self.listener)
        finally:
            cost = self.draft.costs.setdefault(stage, StageCost())
            cost.seconds += time.monotonic() - started
            cost.peak_rss_bytes = max(cost.peak_rss_bytes, self.engines.peak_rss_bytes() + _own_rss_bytes())


class StageClock:
    """Turns work done into fractions and an estimate; says nothing about time before it can know."""

    def __init__(self, stage: Stage, listener: Listener) -> None:
        self._stage = stage
        self._listener = listener
        self._started = time.monotonic()
        self._resumed_at = 0.0

    def resumed_at(self, done: int, total: int) -> None:
        """Work up to here was done earlier and says nothing about the speed of today."""
        self._resumed_at = done / total if total > 0 else 0.0

    def progressed(self, done: int, total: int) -> None:
        """Tells how far the stage is."""
        fraction = min(1.0, max(0.0, done / total)) if total > 0 else 0.0
        elapsed = time.monotonic() - self._started
        gained = fraction - self._resumed_at
        left = elapsed * (1.0 - fraction) / gained if gained > 0 and elapsed >= _SETTLE_SECONDS else None
        self._listener(StageProgressed(self._stage, fraction, left))


def _own_rss_bytes() -> int:
    import psutil

    return int(psutil.Process().memory_info().rss)
