"""Where a recording has no sound, and why: what was put off the record is seen, not hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sottovoce.vault.segment_reader import Gap, TrackReader
from sottovoce.vault.segment_recovery import tracks_of
from sottovoce.vault.segments import GapKind, SegmentKeys, ms_of_samples

_SHORTEST_MS: Final = 100  # less only makes good for a clock that drifts


@dataclass(frozen=True, slots=True, order=True)
class Silence:
    """A stretch of the timeline without sound, [start_ms, end_ms)."""

    start_ms: int
    end_ms: int
    kind: GapKind


def gaps_of(folder: Path, recording_id: str, keys: SegmentKeys) -> tuple[Silence, ...]:
    """The gaps of all tracks in order, those of the same kind and time once; reads the whole sound."""
    gaps: list[Gap] = []
    for track in tracks_of(folder):
        extent = TrackReader(folder, recording_id, track, keys).extent()
        gaps += [*extent.gaps, *extent.damaged]
    return merged(_silence(gap) for gap in gaps)


def merged(silences: Iterable[Silence]) -> tuple[Silence, ...]:
    """Overlapping and touching stretches of one kind as one; short ones, which say nothing, are left out."""
    kinds: dict[GapKind, list[Silence]] = {}
    for silence in sorted(silences):
        known = kinds.setdefault(silence.kind, [])
        if known and silence.start_ms <= known[-1].end_ms:
            known[-1] = replace(known[-1], end_ms=max(known[-1].end_ms, silence.end_ms))
        else:
            known.append(silence)
    return tuple(sorted(each for known in kinds.values() for each in known if _tells(each)))


def _tells(silence: Silence) -> bool:
    return silence.kind is GapKind.DAMAGED or silence.end_ms - silence.start_ms >= _SHORTEST_MS


def _silence(gap: Gap) -> Silence:
    return Silence(ms_of_samples(gap.start_samples), ms_of_samples(gap.end_samples), gap.kind)
