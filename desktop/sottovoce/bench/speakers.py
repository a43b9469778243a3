"""Who spoke when: diarization error, number of voices and speed, through the engine process as the app runs it.

Scoring: overlapping speech counts and the whole recording is scored. The collar is the stretch around each boundary of
the reference that is left out: 0.25 s on each side (the NIST habit; collar=0.5 in pyannote.metrics), and, beside it,
half of that. AMI openings are held against the word-level references.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pyannote.core import Annotation, Timeline
from pyannote.core import Segment as Stretch
from pyannote.metrics.diarization import DiarizationErrorRate

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engines import DECODE, SPEAKERS, EngineSet
from sottovoce_models import codec, rttm
from sottovoce_models.protocol import PCM_HZ, Pcm
from sottovoce_models.types import SpeakerSpan

THREADS: Final = 2
_FOLDER: Final = "audio/diarization"
# One voice each, for the count: a program that hears two people in a monologue annoys at once.
_ONE_VOICE: Final = ("audio/asr/long_de_kerstin/kerstin_long.flac", "audio/asr/audio_us_gov/columbia.wma")
_COLLARS_S: Final = {"der": 0.5, "der_half_collar": 0.25}
_PARTS: Final = {"missed": "missed detection", "false_alarm": "false alarm", "confusion": "confusion"}
_BLOCK_BYTES: Final = PCM_HZ * 2  # a second at a time


@dataclass(frozen=True, slots=True)
class Case:
    """A recording, how many voices are in it, and their spans where they are known."""

    path: Path
    voices: int
    reference: tuple[SpeakerSpan, ...]


@dataclass(slots=True)
class Totals:
    """Seconds of each kind of error over all files, for one collar."""

    scored: float = 0.0
    errors: dict[str, float] = field(default_factory=lambda: dict.fromkeys(_PARTS, 0.0))

    def add(self, parts: dict[str, float]) -> None:
        """Adds the seconds of one file."""
        self.scored += parts["scored"]
        for name in self.errors:
            self.errors[name] += parts[name]

    def rates(self) -> dict[str, float]:
        """Errors as shares of the scored speech in percent; `error` is their sum."""
        shares = {name: _percent(seconds, self.scored) for name, seconds in self.errors.items()}
        return {"error": _percent(sum(self.errors.values()), self.scored), **shares}


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """A row for each recording (or those whose name holds one of `only`), totals by collar, and the speed over all."""
    rows: list[dict[str, Any]] = []
    totals = {name: Totals() for name in _COLLARS_S}
    seconds = spent = 0.0
    with EngineSet() as engines:
        for case in cases(data):
            if only and not any(part in case.path.name for part in only):
                continue
            sound = _decoded(engines, case.path)
            length_s = len(sound) / (2 * PCM_HZ)
            spans, speakers, spent_s = _diarized(engines, sound)
            row: dict[str, Any] = {"file": case.path.name, "seconds": round(length_s, 1)}
            row |= {
                "voices": case.voices,
                "voices_found": len(speakers),
                "times_real_time": round(spent_s / length_s, 4),
            }
            for name, collar_s in _COLLARS_S.items():
                if case.reference:
                    parts = score(case.reference, spans, length_s, collar_s)
                    totals[name].add(parts)
                    single = Totals()
                    single.add(parts)
                    row[name] = single.rates()
            rows.append(row)
            seconds, spent = seconds + length_s, spent + spent_s
        peak = engines.get(SPEAKERS).peak_rss_bytes
    return {
        "scoring": "overlap scored; der: 0.25 s left out on each side of a boundary, der_half_collar: 0.125 s",
        "threads": THREADS,
        "rows": rows,
        **{name: total.rates() for name, total in totals.items()},
        "voices_right": sum(row["voices"] == row["voices_found"] for row in rows),
        "times_real_time": round(spent / seconds, 4) if seconds else 0.0,
        "peak_rss_bytes": peak,
    }


def score(
    reference: Sequence[SpeakerSpan], found: Sequence[SpeakerSpan], length_s: float, collar_s: float
) -> dict[str, float]:
    """Seconds scored, missed, falsely heard and given to the wrong voice; `collar_s` is its full width."""
    metric = DiarizationErrorRate(collar=collar_s, skip_overlap=False)
    whole = Timeline([Stretch(0, length_s)])
    detail = metric(_annotation(reference), _annotation(found), uem=whole, detailed=True)
    return {"scored": float(detail["total"]), **{name: float(detail[part]) for name, part in _PARTS.items()}}


def cases(data: Path) -> Iterator[Case]:
    """Every mono recording under audio/diarization of `data`, then the monologues."""
    for path in sorted((data / _FOLDER).rglob("*")):
        if path.suffix in {".flac", ".wav"} and "stereo" not in path.name:
            reference = _reference(path)
            yield Case(path, len({span.speaker for span in reference}), reference)
    for name in _ONE_VOICE:
        if (data / name).is_file():
            yield Case(data / name, 1, ())


def _reference(path: Path) -> tuple[SpeakerSpan, ...]:
    truth = path.with_name(f"{path.stem}_truth.json")
    if truth.is_file():
        turns = json.loads(truth.read_text("utf-8"))["turns"]
        return tuple(SpeakerSpan(round(t["start"] * 1000), round(t["end"] * 1000), t["speaker"]) for t in turns)
    words = path.parent / "rttm" / f"{path.stem}.but_only_words.rttm"
    plain = path.with_name(f"{path.stem.removesuffix('_mono')}.rttm")
    return rttm.read((words if words.is_file() else plain).read_text("utf-8"))


def _decoded(engines: EngineSet, path: Path) -> bytes:
    params = {"path": str(path), "channel": "mix", "start_ms": 0, "end_ms": None}
    frames = engines.get(DECODE).run("decode", params, [], CancelToken())
    return b"".join(frame.data for frame in frames if isinstance(frame, Pcm))


def _diarized(engines: EngineSet, sound: bytes) -> tuple[list[SpeakerSpan], list[str], float]:
    feed = [Pcm(sound[start : start + _BLOCK_BYTES]) for start in range(0, len(sound), _BLOCK_BYTES)]
    params = {"count": None, "duration_ms": len(sound) * 1000 // (2 * PCM_HZ), "threads": THREADS}
    spans: list[SpeakerSpan] = []
    speakers: list[str] = []
    started = time.monotonic()
    for frame in engines.get(SPEAKERS).run("diarize", params, feed, CancelToken()):
        if isinstance(frame, Pcm):
            continue
        if frame["type"] == "item":
            spans += [codec.from_plain(SpeakerSpan, span) for span in frame["data"].get("spans", ())]
        elif frame["type"] == "done":
            speakers = frame["data"]["speakers"]
    return spans, speakers, time.monotonic() - started


def _annotation(spans: Sequence[SpeakerSpan]) -> Annotation:
    annotation = Annotation()
    for number, span in enumerate(spans):
        annotation[Stretch(span.start_ms / 1000, span.end_ms / 1000), number] = span.speaker
    return annotation


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
