"""Who spoke when: diarization error, number of voices and speed, through the engine process as the app runs it, beside
the plain way (`plain_speakers`), and talks of two with the number given.

Scoring: overlapping speech counts and the whole recording is scored. The collar is the stretch around each boundary of
the reference that is left out: 0.25 s on each side (the NIST habit; collar=0.5 in pyannote.metrics), and, beside it,
half of that. AMI openings are held against the word-level references. A count is right when as many voices are given
at least three seconds as have them in the reference.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pyannote.core import Annotation, Timeline
from pyannote.core import Segment as Stretch
from pyannote.metrics.diarization import DiarizationErrorRate

from sottovoce.bench import progress
from sottovoce.bench.plain_speakers import diarize_plainly
from sottovoce.bench.unequal_talks import Talk, unequal
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engines import DECODE, SPEAKERS, EngineSet
from sottovoce_models import codec, rttm
from sottovoce_models.protocol import PCM_HZ, Pcm
from sottovoce_models.speakers.onnx_networks import OnnxNetworks
from sottovoce_models.types import SpeakerSpan

THREADS: Final = 2
_FOLDER: Final = "audio/diarization"
# One voice each, for the count: a program that hears two people in a monologue annoys at once.
_ONE_VOICE: Final = ("audio/asr/long_de_kerstin/kerstin_long.flac", "audio/asr/audio_us_gov/columbia.wma")
_COLLARS_S: Final = {"der": 0.5, "der_half_collar": 0.25}
_PARTS: Final = {"missed": "missed detection", "false_alarm": "false alarm", "confusion": "confusion"}
_BLOCK_BYTES: Final = PCM_HZ * 2  # a second at a time
_ENOUGH_MS: Final = 3_000
_LONG_SECONDS: Final = 60
_QUIET_SHARE: Final = 0.05
_GUEST_SECONDS: Final = 4


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
    """A row for each recording (or those whose name holds one of `only`), sums of both ways, and talks of two."""
    found = [case for case in cases(data) if not only or any(part in case.path.name for part in only)]
    sums = {"sottovoce": Sums(), "plain": Sums()}
    rows: list[dict[str, Any]] = []
    two: list[dict[str, Any]] = []
    networks = OnnxNetworks()
    with EngineSet() as engines:
        sounds = {case.path: _decoded(engines, case.path) for case in found}
        for case in found:
            progress.step(f"speakers: {case.path.name}")
            sound = sounds[case.path]
            row: dict[str, Any] = {"file": case.path.name, "seconds": round(_seconds(sound), 1), "voices": case.voices}
            for way, sum_ in sums.items():
                started = time.monotonic()
                spans = _diarized(engines, sound) if way == "sottovoce" else diarize_plainly(networks, sound)
                row[way] = sum_.add(case, spans, _seconds(sound), time.monotonic() - started)
            rows.append(row)
        for case in found:
            others = [other for other in found if other.reference and other.path != case.path]
            if len({span.speaker for span in case.reference}) == 2 and _seconds(sounds[case.path]) > _LONG_SECONDS:
                guest = _first_words(sounds[others[0].path], others[0]) if others else b""
                two += list(_two(engines, case, sounds[case.path], guest))
        peak = engines.get(SPEAKERS).peak_rss_bytes
    return {
        "scoring": "overlap scored; der: 0.25 s left out on each side of a boundary, der_half_collar: 0.125 s",
        "threads": THREADS,
        "rows": rows,
        **{way: sum_.plain() for way, sum_ in sums.items()},
        "two": two,
        "peak_rss_bytes": peak,
    }


@dataclass(slots=True)
class Sums:
    """What one way has to show over all files."""

    totals: dict[str, Totals] = field(default_factory=lambda: {name: Totals() for name in _COLLARS_S})
    files: int = 0
    counts_right: int = 0
    worst_long_confusion: float = 0.0
    seconds: float = 0.0
    spent: float = 0.0

    def add(self, case: Case, spans: Sequence[SpeakerSpan], length_s: float, spent_s: float) -> dict[str, Any]:
        """The figures of one file, which join the sums."""
        voices, enough = len(heard_enough(case.reference)) if case.reference else 1, len(heard_enough(spans))
        self.files, self.counts_right = self.files + 1, self.counts_right + (voices == enough)
        self.seconds, self.spent = self.seconds + length_s, self.spent + spent_s
        row: dict[str, Any] = {"found": len({span.speaker for span in spans}), "of_3_s": [enough, voices]}
        row["times_real_time"] = round(spent_s / length_s, 4)
        for name, collar_s in _COLLARS_S.items() if case.reference else ():
            parts, single = score(case.reference, spans, length_s, collar_s), Totals()
            self.totals[name].add(parts)
            single.add(parts)
            row[name] = single.rates()
        if case.reference and length_s > _LONG_SECONDS:
            self.worst_long_confusion = max(self.worst_long_confusion, row["der"]["confusion"])
        return row

    def plain(self) -> dict[str, Any]:
        """As they go into the result."""
        return {
            **{name: total.rates() for name, total in self.totals.items()},
            "counts_right": self.counts_right,
            "files": self.files,
            "worst_confusion_over_60_s": self.worst_long_confusion,
            "times_real_time": round(self.spent / self.seconds, 4) if self.seconds else 0.0,
        }


def heard_enough(spans: Sequence[SpeakerSpan]) -> list[str]:
    """The speakers who have at least three seconds."""
    said_ms: Counter[str] = Counter()
    for span in spans:
        said_ms[span.speaker] += span.end_ms - span.start_ms
    return [speaker for speaker, total_ms in said_ms.items() if total_ms >= _ENOUGH_MS]


def _two(engines: EngineSet, case: Case, sound: bytes, guest: bytes) -> Iterator[dict[str, Any]]:
    """The talk as it is and made unequal, with the number of voices given."""
    talks = [Talk(case.path.name, sound, case.reference)]
    talks += unequal(case.path.name, sound, case.reference, _QUIET_SHARE)
    talks += unequal(case.path.name, sound, case.reference, _QUIET_SHARE, guest) if guest else ()
    for talk in talks:
        spans = _diarized(engines, talk.sound, 2)
        single = Totals()
        single.add(score(talk.reference, spans, _seconds(talk.sound), _COLLARS_S["der"]))
        yield {"talk": talk.name, "found": len({span.speaker for span in spans}), **single.rates()}


def _first_words(sound: bytes, case: Case) -> bytes:
    """Some seconds from where somebody speaks in another recording."""
    start = case.reference[0].start_ms * PCM_HZ // 1000 * 2
    return sound[start : start + _GUEST_SECONDS * PCM_HZ * 2]


def _seconds(sound: bytes) -> float:
    return len(sound) / (2 * PCM_HZ)


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


def _diarized(engines: EngineSet, sound: bytes, count: int | None = None) -> list[SpeakerSpan]:
    feed = [Pcm(sound[start : start + _BLOCK_BYTES]) for start in range(0, len(sound), _BLOCK_BYTES)]
    length_ms = len(sound) * 1000 // (2 * PCM_HZ)
    params = {"count": count, "duration_ms": length_ms, "threads": THREADS, "own_voice": None}
    spans: list[SpeakerSpan] = []
    for frame in engines.get(SPEAKERS).run("diarize", params, feed, CancelToken()):
        if not isinstance(frame, Pcm) and frame["type"] == "item":
            spans += [codec.from_plain(SpeakerSpan, span) for span in frame["data"].get("spans", ())]
    return spans


def _annotation(spans: Sequence[SpeakerSpan]) -> Annotation:
    annotation = Annotation()
    for number, span in enumerate(spans):
        annotation[Stretch(span.start_ms / 1000, span.end_ms / 1000), number] = span.speaker
    return annotation


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
