"""The decode engine: jobs `probe`, `decode` and `encode` over files, `tempo` over sound. Runs in an engine process."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from sottovoce_models.decode import limits, pcm, sides
from sottovoce_models.decode.encode import encode
from sottovoce_models.decode.pcm import Channel, PcmClock, Samples
from sottovoce_models.decode.source import Source, open_source
from sottovoce_models.decode.tempo import TempoStream
from sottovoce_models.decode.watchdog import Watchdog
from sottovoce_models.engine import Job
from sottovoce_models.errors import Code, EngineFault, UserFixable
from sottovoce_models.protocol import PCM_HZ, Json

_BLOCK_SAMPLES: Final = 4 * PCM_HZ
_SEEK_FROM_MS: Final = 10_000
"""Nearer places are reached faster, and exactly, by decoding from the start."""
_PREROLL_SECONDS: Final = 2.0
"""Decoders need a few packets before what they say is right again (bit reservoirs, overlapping transforms)."""
_SHORT_MS: Final = 500
_SHORT_SHARE: Final = 0.01


class DecodeEngine:
    """Hostile media in, sound or one clear error out; memory, time and length are bounded by `limits`.

    `probe` {path} answers {duration_ms (0: unknown), channels, hz, codec, container, two_sided}.
    `decode` {path, channel: mix|left|right, start_ms, end_ms|None} streams PCM of [start_ms, end_ms) and answers
    {decoded_ms, truncated, skipped}. Decoding from a later start gives the same samples as the tail of the whole.
    `encode` see `decode.encode`.
    Raises the FILE_ errors.
    `tempo` {tempo, fresh, last} streams the PCM it is fed back at that speed; what one job leaves over comes with the
    next, unless that is a `fresh` one, or with the `last`.
    """

    def __init__(self) -> None:
        limits.cap_memory()
        self._tempo: TempoStream | None = None
        self._watchdog = Watchdog(limits.HANG_SECONDS)
        self._watchdog.start()

    def run(self, job: Job) -> Json:
        """Does a `probe`, `decode`, `encode` or `tempo` job."""
        if job.name == "encode":
            return encode(job)
        if job.name == "tempo":
            return self._change_tempo(job)
        path = _text(job.params, "path")
        if job.name == "probe":
            return self._probe(job, path)
        if job.name == "decode":
            return self._decode(job, path)
        raise EngineFault(Code.ENGINE_INTERNAL, kind="job", place=job.name)

    def _change_tempo(self, job: Job) -> Json:
        if self._tempo is None or job.params.get("fresh"):
            self._tempo = TempoStream(float(job.params.get("tempo", 1.0)))
        for sound in job.pcm():
            for changed in self._tempo.feed(sound):
                job.emit_pcm(changed)
        if job.params.get("last"):
            rest, self._tempo = self._tempo.finish(), None
            for changed in rest:
                job.emit_pcm(changed)
        return {}

    def _probe(self, job: Job, path: str) -> Json:
        with open_source(path, self._watchdog) as source:
            frames = source.frames()
            first = next(frames, None)
            if first is None:
                raise UserFixable(Code.FILE_DAMAGED)
            channels = first.layout.nb_channels
            facts: Json = {
                "duration_ms": source.duration_ms,
                "channels": channels,
                "hz": first.sample_rate,
                "codec": source.codec,
                "container": source.container_name,
            }
            facts["two_sided"] = channels == 2 and _two_sided(job, first, frames)
            return facts

    def _decode(self, job: Job, path: str) -> Json:
        start_ms, end_ms = _milliseconds(job.params, "start_ms") or 0, _milliseconds(job.params, "end_ms")
        clock = PcmClock(Channel(_text(job.params, "channel")), start_ms, end_ms)
        with open_source(path, self._watchdog) as source:
            outlet = _Outlet(job, clock, start_ms, _total_ms(source.duration_ms, start_ms, end_ms))
            ended = _pour(source, clock, start_ms, outlet)
            outlet.flush()
            if outlet.decoded_ms == 0 and start_ms == 0 and end_ms is None:
                raise UserFixable(Code.FILE_DAMAGED)  # a few samples at most
            return {
                "decoded_ms": outlet.decoded_ms,
                "truncated": (
                    source.broken
                    or source.skipped > 0
                    or _over_long(clock, ended, end_ms)
                    or (ended and _is_short(source, clock))
                ),
                "skipped": source.skipped,
            }


class _Outlet:
    """Gathers samples into blocks of four seconds and sends them with the progress."""

    def __init__(self, job: Job, clock: PcmClock, start_ms: int, total_ms: int) -> None:
        self._job = job
        self._clock = clock
        self._start_ms = start_ms
        self._total_ms = total_ms
        self._parts: list[Samples] = []
        self._waiting = 0
        self._sent = 0

    @property
    def decoded_ms(self) -> int:
        """Length of what was sent."""
        return self._sent * 1000 // PCM_HZ

    def put(self, samples: Samples) -> None:
        """Takes samples; sends when a block is full."""
        self._parts.append(samples)
        self._waiting += len(samples)
        if self._waiting >= _BLOCK_SAMPLES:
            self.flush()

    def flush(self) -> None:
        """Sends what is there."""
        if self._parts:
            self._job.emit_pcm(np.concatenate(self._parts).astype("<i2").tobytes())
        self._sent += self._waiting
        self._parts, self._waiting = [], 0
        self.report()

    def report(self) -> None:
        """Tells how far it is; also while dropping what lies before the start."""
        self._job.progress(max(0, self._clock.position_ms - self._start_ms), self._total_ms)


def _pour(source: Source, clock: PcmClock, start_ms: int, outlet: _Outlet) -> bool:
    """Moves the file's sound into the outlet; True when the file ended before the end asked for."""
    frames = source.frames()
    first = next(frames, None)
    if first is None:
        raise UserFixable(Code.FILE_DAMAGED)
    origin = _origin(source, first)
    if start_ms >= _SEEK_FROM_MS:
        first, frames = _moved(source, origin, start_ms) or (first, frames)
    while first is not None:
        for samples in clock.feed(first, _place(first, origin)):
            outlet.put(samples)
        outlet.report()
        if clock.finished:
            return False
        first = next(frames, None)
    for samples in clock.finish():
        outlet.put(samples)
    return not clock.finished


def _moved(source: Source, origin: float, start_ms: int) -> tuple[Any, Iterator[Any]] | None:
    """The first frame and the rest after a seek to shortly before `start_ms`; None to go on from the start instead."""
    wanted = start_ms / 1000
    if not source.seek(origin + wanted - _PREROLL_SECONDS):
        return None
    frames = source.frames()
    first = next(frames, None)
    place = _place(first, origin) if first is not None else None
    if place is None or not 0 <= place <= wanted:
        source.seek(source.start_seconds)
        frames = source.frames()
        return next(frames, None), frames
    source.skipped = 0  # the first packets after a seek may lack what they build on; that is no damage
    return first, frames


def _origin(source: Source, first: Any) -> float:
    """The second of the file's clock that becomes 0: where all tracks begin, unless that is the same up to jitter."""
    at = _place(first, 0.0)
    if at is None:
        return 0.0
    late_ms = (at - source.start_seconds) * 1000
    return source.start_seconds if limits.GAP_MS < late_ms <= limits.MAX_GAP_MS else at


def _place(frame: Any, origin: float) -> float | None:
    """Seconds from the origin at which the file places a frame; None when it does not say."""
    if frame.pts is None or not frame.time_base:
        return None
    return float(frame.pts * frame.time_base) - origin


def _two_sided(job: Job, first: Any, rest: Iterator[Any]) -> bool:
    meter = sides.SidesMeter()
    resampler, shape = None, None
    frame: Any = first
    while frame is not None and meter.seconds < sides.MAX_SECONDS:
        job.check_cancelled()
        now = (frame.format.name, frame.layout.name, frame.sample_rate)
        if resampler is None or now != shape:
            resampler, shape = pcm.resampler_for(frame, sides.SIDES_HZ, "stereo"), now
        frame.pts = None
        for ready in resampler.resample(frame):
            meter.feed(ready.to_ndarray())
        frame = next(rest, None)
    return meter.evidence().two_sided


def _is_short(source: Source, clock: PcmClock) -> bool:
    """Whether the file holds less sound than it says."""
    if source.cut:
        return True
    declared = source.duration_ms if source.duration_is_declared else 0
    return declared - clock.position_ms > max(_SHORT_MS, _SHORT_SHARE * declared)


def _over_long(clock: PcmClock, ended: bool, end_ms: int | None) -> bool:
    """Whether decoding stopped at 24 hours and not where it was asked to."""
    return not ended and clock.position_ms >= limits.MAX_DURATION_MS and end_ms is None


def _total_ms(duration_ms: int, start_ms: int, end_ms: int | None) -> int:
    end = min(duration_ms, end_ms) if end_ms is not None else duration_ms
    return max(0, end - start_ms)


def _text(params: Json, name: str) -> str:
    value = params.get(name, "mix" if name == "channel" else None)
    if not isinstance(value, str):
        raise EngineFault(Code.ENGINE_INTERNAL, kind="params", place=name)
    return value


def _milliseconds(params: Json, name: str) -> int | None:
    value = params.get(name)
    if value is not None and (not isinstance(value, int) or value < 0):
        raise EngineFault(Code.ENGINE_INTERNAL, kind="params", place=name)
    return value
