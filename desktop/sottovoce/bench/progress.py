"""What a benchmark is doing right now, told to whoever started it; benchmarks say it, only the command listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

_LISTENER: Final[ContextVar[Callable[[str], None] | None]] = ContextVar("bench_progress", default=None)


def step(what: str) -> None:
    """Says what is measured now, e.g. "asr: long_de_kerstin"; nothing happens when nobody listens."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(what)


@contextmanager
def told_to(listener: Callable[[str], None]) -> Iterator[None]:
    """Within this block `step` calls the listener."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)
