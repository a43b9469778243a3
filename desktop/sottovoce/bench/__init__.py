"""`sottovoce bench`: measures the engines on data given by path. Needs the `bench` extra; imported by nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any


def run_benchmark(what: str, data: Path, only: Sequence[str]) -> dict[str, Any]:
    """The figures of one benchmark (`sottovoce.bench.<what>`), with the machine they were measured on."""
    from sottovoce.bench.machine import machine

    result: dict[str, Any] = import_module(f"sottovoce.bench.{what}").run(data, only=only)
    return {"bench": what, "machine": machine(), **result}
