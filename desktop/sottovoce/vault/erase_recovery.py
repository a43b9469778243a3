"""Erasing to the end what a crash cut short: nothing of the stretch can be read, and what is older stays whole."""

from __future__ import annotations

from pathlib import Path

from sottovoce.vault.durable_files import REAL_FILES, FileSystem, fault_of
from sottovoce.vault.erasing import Announced, announced_erasures, destroy_files, finish_erasures
from sottovoce.vault.sealing import Opener, Sealer
from sottovoce.vault.segment_files import SegmentFile, read_segment, segment_files
from sottovoce.vault.segment_output import write_replacement
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.segment_recovery import sealed_segments, tracks_of
from sottovoce.vault.segments import (
    Frame,
    GapKind,
    Header,
    SegmentCipher,
    SegmentKeys,
    Tail,
    decode_content,
    decode_header,
)
from sottovoce_models.errors import SottovoceError, StoreFault
from sottovoce_models.types import Track


def resume_erasures(
    folder: Path, stored: SegmentKeys, opener: Opener, files: FileSystem = REAL_FILES
) -> tuple[SegmentFile, ...]:
    """Every erasure of a recording is brought to its end; says which segments were destroyed.

    `stored`: keys of the recording that do not lie sealed in its files. May be called again after a crash or a fault.
    STORE_ERASE_FAILED, STORE_WRITE_FAILED, DISK_FULL: something may be left, and is tried again next time.
    """
    destroyed = [*finish_erasures(folder, files)]
    announced = announced_erasures(folder)
    if not announced:
        return tuple(destroyed)
    keys = {**stored, **unsealed_keys(folder, opener)}
    for erasure in announced:
        for track in tracks_of(folder):
            destroyed += _erase(folder, track, erasure, keys, opener.sealer, files)
    try:
        for erasure in announced:
            files.unlink(erasure.path)
        files.sync_folder(folder)
    except OSError as error:
        raise fault_of(error) from error
    return tuple(destroyed)


def unsealed_keys(folder: Path, opener: Opener) -> SegmentKeys:
    """The keys that lie sealed in a recording's files; a damaged one is left out."""
    keys: SegmentKeys = {}
    for segment in sealed_segments(folder):
        try:
            keys[segment.track, segment.seq] = opener.open(segment.key.sealed, segment.key.context)
        except StoreFault:
            continue
    return keys


def _erase(
    folder: Path, track: Track, erasure: Announced, keys: SegmentKeys, sealer: Sealer, files: FileSystem
) -> list[SegmentFile]:
    """As a writer does it: what is to stay goes into new segments first, then the old ones are destroyed."""
    found = segment_files(folder, track)
    starts = {file: start for file in found if (start := _start_where_it_touches(file, erasure, keys)) is not None}
    if not starts:
        return []
    # Whatever came later starts there or later: the new segments stand for all of it.
    doomed = [file for file in found if file.seq >= min(starts).seq]
    reader = TrackReader(folder, folder.name, track, keys)
    frames = _without(reader, min(starts.values()), erasure)
    header = Header(folder.name, track, found[-1].seq + 1, frames[0].start_samples, doomed[0].seq)
    try:
        write_replacement(folder, header, frames, sealer, keys, files)
    except OSError as error:
        raise fault_of(error) from error
    destroy_files((file.path for file in doomed), files)
    return doomed


def _start_where_it_touches(file: SegmentFile, erasure: Announced, keys: SegmentKeys) -> int | None:
    """Where a segment starts that holds sound of the stretch, or of which that cannot be told; else None."""
    key = keys.get((file.track, file.seq))
    if key is None:
        return None  # nobody can read it
    try:
        data = read_segment(file.path)
        header = decode_header(data)
    except (OSError, SottovoceError):
        return None
    content = decode_content(SegmentCipher(header, key), data)
    touched = content.tail is Tail.BROKEN and header.start_samples < erasure.end_samples
    for frame in content.frames:
        if frame.kind in {None, GapKind.DAMAGED}:
            touched |= frame.start_samples < erasure.end_samples and frame.end_samples > erasure.start_samples
    return header.start_samples if touched else None


def _without(reader: TrackReader, first_samples: int, erasure: Announced) -> list[Frame]:
    """The timeline from a position on, with the stretch as a gap; what cannot be read is lost and called so."""
    end = erasure.end_samples
    before, after = [], []
    for frame in reader.frames(first_samples):
        readable = (
            frame
            if frame.kind is not GapKind.DAMAGED
            else Frame(frame.start_samples, frame.length_samples, kind=GapKind.LOST)
        )
        before.append(readable.cut(first_samples, erasure.start_samples))
        after.append(readable.cut(end, max(end, readable.end_samples)))
    start = max(first_samples, erasure.start_samples)
    gap = Frame(start, end - start, kind=GapKind.ERASED)
    frames = [frame for frame in (*before, gap, *after) if frame.length_samples]
    extent = reader.extent()
    if extent.finished:
        frames.append(Frame(max(end, extent.end_samples), 0, is_end=True))
    return frames
