"""How long a recording will take: seconds by stage on the reference machine, times what was learnt on this one. Pure.

Reference: two x86-64 cores, tests/bench/RESULTS.md. Work grows with the size of the weights: decoding reads all of them
for every token, so a model of twice the size takes twice as long. Minutes grow with the windows of the meeting, of
which there are at most ten.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sottovoce.pipeline.events import Stage

REFERENCE_CORES: Final = 2
_BASE_SPEECH_BYTES: Final = 147_882_941
_BASE_WRITER_BYTES: Final = 1_117_320_768
_OPEN: Final = (0.15, 0.0005)
_SPEECH_START: Final = 1.2
_SPEECH: Final = 0.0365
_SPEAKERS: Final = (0.3, 0.031)
_QUOTES: Final = 0.4
_WRITER_START: Final = 1.5
_WRITER: Final = (1.2, 2.25)
"""Whole overview, and each window with its line."""
_WORDS_PER_SECOND: Final = 2.5
_WORDS_PER_WINDOW: Final = 130
_MAX_WINDOWS: Final = 10
_RUNS: Final = 5
_SHARED_CORES: Final = 0.7
"""Doubling the cores makes engines about 1.6 times as fast, as long as there are few."""
_USEFUL_CORES: Final = 8


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done. `words` None: not known yet; `tracks` 0: the text is there already.

    `writer_bytes` None: the minutes are led by quotes. `by_channel`: voices are told apart by their channels.
    """

    duration_ms: int
    tracks: int
    speech_id: str
    speech_bytes: int
    writer_id: str = ""
    writer_bytes: int | None = None
    words: int | None = None
    by_channel: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """One stage of an earlier run: how its seconds compared with the reference machine's (2.0: twice as long).

    `reference_seconds`: what it would have taken there; 0 where that is not known.
    """

    stage: str
    model_id: str
    ratio: float
    reference_seconds: float = 0.0


def reference_seconds(work: Work) -> Mapping[Stage, float]:
    """Seconds by stage on the reference machine."""
    sound_s = work.duration_ms / 1000
    words = work.words if work.words is not None else round(sound_s * _WORDS_PER_SECOND)
    windows = max(1, min(_MAX_WINDOWS, round(words / _WORDS_PER_WINDOW)))
    minutes = _QUOTES
    if work.writer_bytes is not None:
        whole, each = _WRITER
        minutes = _WRITER_START + (whole + each * windows) * work.writer_bytes / _BASE_WRITER_BYTES
    if not work.tracks:
        return {Stage.MINUTES: minutes}
    heard_s = sound_s * work.tracks
    return {
        Stage.OPEN: _OPEN[0] + _OPEN[1] * sound_s,
        Stage.SPEECH: _SPEECH_START + _SPEECH * heard_s * work.speech_bytes / _BASE_SPEECH_BYTES,
        Stage.SPEAKERS: _SPEAKERS[0] + (0.0 if work.by_channel else _SPEAKERS[1] * sound_s),
        Stage.MINUTES: minutes,
    }


def predicted_seconds(work: Work, paces: Sequence[Pace], machine_ratio: float) -> float:
    """Seconds until the minutes are there on this machine.

    A stage goes as in its last five runs with the same model, those of like length counting more, else with any, else
    as all stages did, else by `machine_ratio`, the quick look at the processor.
    """
    models = {Stage.SPEECH: work.speech_id, Stage.MINUTES: work.writer_id if work.writer_bytes is not None else ""}
    return sum(
        seconds * _ratio(stage, models.get(stage, ""), seconds, paces, machine_ratio)
        for stage, seconds in reference_seconds(work).items()
    )


def _ratio(stage: Stage, model_id: str, reference_seconds: float, paces: Sequence[Pace], machine_ratio: float) -> float:
    same = [pace for pace in paces if (pace.stage, pace.model_id) == (stage, model_id)]
    of_stage = [pace for pace in paces if pace.stage == stage]
    found = same or of_stage or list(paces)
    if not found:
        return machine_ratio
    return weighted_median([(pace.ratio, _likeness(pace, reference_seconds)) for pace in found[-_RUNS:]])


def _likeness(pace: Pace, reference_seconds: float) -> float:
    """How much an earlier run says about one of this length: starting an engine and working go at different paces."""
    if pace.reference_seconds <= 0 or reference_seconds <= 0:
        return 1.0
    return 1 / (1 + abs(math.log2(pace.reference_seconds / reference_seconds)))


def weighted_median(values: Sequence[tuple[float, float]]) -> float:
    """The value with half of the weight on each side, the mean of two that split it; pairs of value and weight > 0."""
    ordered = sorted(values)
    half = sum(weight for _, weight in ordered) / 2
    passed = 0.0
    for (value, weight), (following, _) in zip(ordered, [*ordered[1:], ordered[-1]], strict=True):
        passed += weight
        if math.isclose(passed, half):
            return (value + following) / 2
        if passed > half:
            return value
    raise ValueError("a median of nothing")


def machine_ratio(probe_seconds: float, reference_probe_seconds: float, cores: int) -> float:
    """How much longer this machine should take than the reference, by one core's speed and the number of cores."""
    useful = max(1, min(_USEFUL_CORES, cores))
    by_cores: float = (REFERENCE_CORES / useful) ** _SHARED_CORES
    return probe_seconds / reference_probe_seconds * by_cores
