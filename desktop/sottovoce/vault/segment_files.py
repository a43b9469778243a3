"""Segments as files of a recording's folder: their names, their headers, and the keys sealed in these."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sottovoce.vault.durable_files import REAL_FILES, FileSystem, write_all
from sottovoce.vault.segments import (
    HEADER_BYTES,
    SEGMENT_MAX_BYTES,
    SLOT_BYTES,
    SLOT_OFFSET,
    Header,
    decode_header,
    decode_sealed_key,
)
from sottovoce_models.errors import SottovoceError
from sottovoce_models.types import Track

_NAME: Final = re.compile(r"(?P<track>[a-z]{1,8})-(?P<seq>\d{6,9})\.svs")
_TRACKS: Final = {track.value: track for track in Track}
UNFINISHED_SUFFIX: Final = ".part"  # a segment that takes the place of others counts only when it is whole


@dataclass(frozen=True, slots=True, order=True)
class SegmentFile:
    """A file that is named like a segment; what is in it is another question."""

    seq: int
    track: Track
    path: Path


@dataclass(frozen=True, slots=True)
class SealedKey:
    """A segment's key, sealed to the vault, and the associated data it was sealed under."""

    sealed: bytes
    context: bytes


def segment_path(folder: Path, track: Track, seq: int) -> Path:
    """Where the segment lies."""
    return folder / f"{track.value}-{seq:06d}.svs"


def segment_files(folder: Path, track: Track | None = None) -> tuple[SegmentFile, ...]:
    """The segments of a recording's folder, or of one track of it, by number; none where there is no folder."""
    return tuple(sorted(_named(folder, track)))


def _named(folder: Path, only: Track | None) -> Iterator[SegmentFile]:
    try:
        paths = tuple(folder.iterdir())
    except FileNotFoundError:
        return
    for path in paths:
        match = _NAME.fullmatch(path.name)
        track = _TRACKS.get(match["track"]) if match else None
        if match and track is not None and only in {None, track}:
            yield SegmentFile(int(match["seq"]), track, path)


def next_seq(folder: Path, track: Track) -> int:
    """The number that a new segment of the track may have: above all that lie there."""
    return max((file.seq + 1 for file in segment_files(folder, track)), default=0)


def read_segment(path: Path) -> bytes:
    """The file's bytes, never more than a segment can have; OSError."""
    with path.open("rb") as file:
        return file.read(SEGMENT_MAX_BYTES)


def read_header(path: Path) -> bytes:
    """The bytes of the file's header, fewer where the file is shorter; OSError."""
    with path.open("rb") as file:
        return file.read(HEADER_BYTES)


def sealed_key(path: Path) -> SealedKey | None:
    """The sealed key in the segment's header, None after it was forgotten; StoreFault if the header is damaged."""
    data = read_header(path)
    header, sealed = decode_header(data), decode_sealed_key(data)
    return None if sealed is None else SealedKey(sealed, header.key_context())


def forget_sealed_key(path: Path, files: FileSystem = REAL_FILES) -> None:
    """The sealed key is overwritten with zeros, on the drive when this returns; a missing file is fine; OSError."""
    try:
        descriptor = files.change(path)
    except FileNotFoundError:
        return
    try:
        files.seek(descriptor, SLOT_OFFSET)
        write_all(files, descriptor, bytes(SLOT_BYTES))
        files.sync(descriptor)
    finally:
        files.close(descriptor)


def claimed_header(file: SegmentFile) -> Header | None:
    """The header if it is undamaged and names the same track and number as the file; not yet proven by a key."""
    try:
        header = decode_header(read_header(file.path))
    except (OSError, SottovoceError):
        return None
    return header if (header.track, header.seq) == (file.track, file.seq) else None
