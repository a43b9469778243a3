"""How fast this computer is: what earlier runs took, stage by stage, and a quick look at the processor. No content."""

from __future__ import annotations

import json
import random
import time
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Final

from sottovoce.core import paths
from sottovoce.pipeline.draft import StageCost
from sottovoce.pipeline.events import Stage
from sottovoce.services.exports.files import write_text
from sottovoce.services.prediction import Pace, Work, machine_ratio, reference_seconds
from sottovoce_models.errors import SottovoceError

_SCHEMA: Final = "sottovoce.speeds/1"
_KEPT_RUNS: Final = 5
_LEAST_MS: Final = 15_000
"""Shorter recordings say more about starting engines than about their speed."""
_LEARNT: Final = (Stage.SPEECH, Stage.SPEAKERS, Stage.MINUTES)
_PROBE_BYTES: Final = 1 << 19
_PROBES: Final = 3
_REFERENCE_PROBE_SECONDS: Final = 0.012
"""What the probe takes on one core of the reference machine."""


class SpeedBook:
    """The last runs by stage and model, in a file of its own; one that cannot be read or written is as good as none."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path

    @property
    def path(self) -> Path:
        """The file."""
        return self._path or paths.state_dir() / "speeds.json"

    def paces(self) -> tuple[Pace, ...]:
        """The stages of earlier runs, the newest last."""
        try:
            document = json.loads(self.path.read_text(encoding="utf-8"))
            if document["schema"] != _SCHEMA:
                return ()
            runs = [
                Pace(str(run["stage"]), str(run["model_id"]), float(run["ratio"]), float(run["reference_seconds"]))
                for run in document["runs"]
            ]
        except (OSError, ValueError, LookupError, TypeError):
            return ()
        return tuple(run for run in runs if run.ratio > 0)

    def learn(self, work: Work, costs: Mapping[str, StageCost], stages: Sequence[Stage] = _LEARNT) -> None:
        """Takes in what the stages of a run took that was done whole; a file that cannot be written is no error."""
        expected = reference_seconds(work)
        if work.tracks and work.duration_ms < _LEAST_MS:
            return
        models = {Stage.SPEECH: work.speech_id, Stage.MINUTES: work.writer_id if work.writer_bytes is not None else ""}
        paces = list(self.paces())
        for stage in stages:
            cost = costs.get(stage)
            if cost is not None and cost.seconds > 0 and stage in expected:
                ratio = cost.seconds / expected[stage]
                paces.append(Pace(stage.value, models.get(stage, ""), ratio, expected[stage]))
        self._write(_last_runs(paces))

    def _write(self, paces: Sequence[Pace]) -> None:
        runs = [asdict(pace) for pace in paces]
        try:
            write_text(self.path, json.dumps({"schema": _SCHEMA, "runs": runs}, indent=1) + "\n")
        except SottovoceError:
            return  # the next prediction is a little less good


def _last_runs(paces: Sequence[Pace]) -> list[Pace]:
    """The last few of each stage and model, in their order."""
    counts: dict[tuple[str, str], int] = {}
    kept: list[Pace] = []
    for pace in reversed(paces):
        key = (pace.stage, pace.model_id)
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= _KEPT_RUNS:
            kept.append(pace)
    return kept[::-1]


@cache
def this_machine_ratio(cores: int) -> float:
    """How much longer this computer should take than the reference machine; a twentieth of a second, once."""
    return machine_ratio(probe_seconds(), _REFERENCE_PROBE_SECONDS, cores)


def probe_seconds() -> float:
    """Processor seconds for a fixed piece of integer work on one core: the best of three."""
    few_letters = bytes(value & 0x3F for value in range(256))
    data = random.Random(_PROBES).randbytes(_PROBE_BYTES).translate(few_letters)  # noqa: S311 -- work, not a secret
    taken = []
    for _ in range(_PROBES):
        started = time.process_time()
        zlib.compress(data, 6)
        taken.append(time.process_time() - started)
    return max(1e-4, min(taken))
