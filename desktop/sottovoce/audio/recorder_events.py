"""What a running recorder tells: small frozen facts, on its writer thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sottovoce.vault.segments import GapKind
from sottovoce_models.errors import SottovoceError
from sottovoce_models.types import Track


class StopReason(StrEnum):
    """Why a recording ended."""

    ASKED = "asked"
    DISK_LOW = "disk_low"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class LevelsMeasured:
    """The loudest sample of each track since the last time, in dBFS; about ten times a second."""

    peaks_dbfs: Mapping[Track, float]


@dataclass(frozen=True, slots=True)
class Durable:
    """Up to here, in ms by track, the recording survives a power cut; at least once a second while the drive works."""

    until_ms: Mapping[Track, int]


@dataclass(frozen=True, slots=True)
class TrackSilent:
    """A track has brought no data, or digital silence only, for twelve seconds."""

    track: Track


@dataclass(frozen=True, slots=True)
class TrackSounds:
    """A track that was silent brings sound again."""

    track: Track


@dataclass(frozen=True, slots=True)
class TrackReopened:
    """A device was lost; the recording goes on with this one. "" (told once): there is none, it is tried again."""

    track: Track
    device: str


@dataclass(frozen=True, slots=True)
class GapMarked:
    """A stretch of the timeline has no sound, and why; below 100 ms it only makes good for a clock that drifts."""

    track: Track
    start_ms: int
    length_ms: int
    kind: GapKind


@dataclass(frozen=True, slots=True)
class Erased:
    """ "Off the record" took this stretch away; `segments` by track are those whose keys were destroyed.

    A SottovoceError that the listener raises for this event is raised to whoever asked for it.
    """

    start_ms: int
    end_ms: int
    segments: Mapping[Track, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class DriveFaulted:
    """Writing failed; it is tried again, and up to 30 s of sound wait in memory. Told once until `DriveRecovered`."""

    error: SottovoceError


@dataclass(frozen=True, slots=True)
class DriveRecovered:
    """What had waited is on the drive."""


@dataclass(frozen=True, slots=True)
class RecordingStopped:
    """The last event: everything that will ever be kept is on the drive, or `error` says why not."""

    reason: StopReason
    error: SottovoceError | None = None


RecorderEvent = (
    LevelsMeasured
    | Durable
    | TrackSilent
    | TrackSounds
    | TrackReopened
    | GapMarked
    | Erased
    | DriveFaulted
    | DriveRecovered
    | RecordingStopped
)
