"""`sottovoce bench`: measures the engines on data given by path. Needs the `bench` extra; imported by nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

# What has chance in it and can be measured several times, each with seeds of its own.
REPEATABLE: Final = frozenset({"asr"})


def run_benchmark(
    what: str, data: Path, only: Sequence[str], on_step: Callable[[str], None], repeats: int = 1
) -> dict[str, Any]:
    """The figures of one benchmark (`sottovoce.bench.<what>`), with the machine they were measured on.

    `on_step` hears what is being measured; what was left out and why stands under "skipped". `repeats` above 1 only
    for REPEATABLE ones.
    """
    from sottovoce.bench.machine import machine
    from sottovoce.bench.progress import told_to

    measured_on = machine()  # first: what cannot be said of the machine must not cost an hour of measuring
    with told_to(on_step):
        options = {"repeats": repeats} if what in REPEATABLE else {}
        result: dict[str, Any] = import_module(f"sottovoce.bench.{what}").run(data, only=only, **options)
    return {"bench": what, "machine": measured_on, **result}
