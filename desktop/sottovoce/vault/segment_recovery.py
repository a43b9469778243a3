"""What lies in a recording's folder, told without any key: for recovery after a crash, which never deletes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sottovoce.vault.segment_files import SealedKey, claimed_header, read_segment, sealed_key, segment_files
from sottovoce.vault.segments import FrameType, RawFrame, raw_frames
from sottovoce_models.errors import SottovoceError
from sottovoce_models.types import Track


@dataclass(frozen=True, slots=True)
class SealedSegment:
    """A segment whose key still lies sealed in its header, and how many frames it has by now."""

    track: Track
    seq: int
    path: Path
    key: SealedKey
    frames: int


def tracks_of(folder: Path) -> tuple[Track, ...]:
    """The tracks that have segments here, in the order of `Track`; none where there is no folder."""
    found = {file.track for file in segment_files(folder)}
    return tuple(track for track in Track if track in found)


def interrupted(folder: Path) -> bool:
    """Whether some track was not brought to its end: the app or the computer stopped while it was recorded."""
    for track in tracks_of(folder):
        frames = _raw_frames(segment_files(folder, track)[-1].path)
        if not frames or frames[-1].type is not FrameType.END:
            return True
    return False


def frame_counts(folder: Path) -> dict[tuple[Track, int], int]:
    """Whole frames per segment: fewer than there once were means that somebody cut the file."""
    return {(file.track, file.seq): len(_raw_frames(file.path)) for file in segment_files(folder)}


def sealed_segments(folder: Path) -> tuple[SealedSegment, ...]:
    """The segments whose key can be moved into the database; not those whose header is damaged or of elsewhere."""
    sealed: list[SealedSegment] = []
    for file in segment_files(folder):
        header = claimed_header(file)
        if header is None or header.recording_id != folder.name:
            continue
        try:
            key = sealed_key(file.path)
        except (OSError, SottovoceError):
            continue
        if key is not None:
            sealed.append(SealedSegment(file.track, file.seq, file.path, key, len(_raw_frames(file.path))))
    return tuple(sealed)


def _raw_frames(path: Path) -> tuple[RawFrame, ...]:
    try:
        data = read_segment(path)
    except OSError:
        return ()
    return tuple(frame for frame in raw_frames(data) if isinstance(frame, RawFrame))
