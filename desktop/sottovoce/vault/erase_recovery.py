"""Erasing to the end what a crash cut short: nothing of the stretch can be read, and what is older stays whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    for track in tracks_of(folder):
        destroyed += _erase(folder, track, announced, keys, opener.sealer, files)
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
    folder: Path,
    track: Track,
    erasures: Sequence[Announced],
    keys: SegmentKeys,
    sealer: Sealer,
    files: FileSystem,
) -> list[SegmentFile]:
    """As a writer does it: what is to stay goes into new segments first, then the old ones are destroyed."""
    found = segment_files(folder, track)
    starts = {file: start for file in found if (start := _start_where_it_touches(file, erasures, keys)) is not None}
    if not starts:
        return []
    # Whatever came later starts there or later: the new segments stand for all of it.
    doomed = [file for file in found if file.seq >= min(starts).seq]
    reader = TrackReader(folder, folder.name, track, keys)
    frames = _without(reader, min(starts.values()), erasures)
    header = Header(folder.name, track, found[-1].seq + 1, frames[0].start_samples, doomed[0].seq)
    try:
        write_replacement(folder, header, frames, sealer, keys, files)
    except OSError as error:
        raise fault_of(error) from error
    destroy_files((file.path for file in doomed), files)
    return doomed


def _start_where_it_touches(file: SegmentFile, erasures: Sequence[Announced], keys: SegmentKeys) -> int | None:
    """Where a segment starts that holds sound of the stretches, or of which that cannot be told; else None."""
    key = keys.get((file.track, file.seq))
    if key is None:
        return None  # nobody can read it
    try:
        data = read_segment(file.path)
        header = decode_header(data)
    except (OSError, SottovoceError):
        return None
    content = decode_content(SegmentCipher(header, key), data)
    last = max(each.end_samples for each in erasures)
    touched = content.tail is Tail.BROKEN and header.start_samples < last
    for frame in content.frames:
        if frame.kind in {None, GapKind.DAMAGED}:
            touched |= any(
                frame.start_samples < each.end_samples and frame.end_samples > each.start_samples for each in erasures
            )
    return header.start_samples if touched else None


def _without(reader: TrackReader, first_samples: int, erasures: Sequence[Announced]) -> list[Frame]:
    """The timeline from a position on, with the stretches as gaps; what cannot be read is lost and called so."""
    gaps = _gaps(erasures, first_samples)
    frames: list[Frame] = []
    reach = first_samples
    for frame in reader.frames(first_samples):
        readable = (
            frame
            if frame.kind is not GapKind.DAMAGED
            else Frame(frame.start_samples, frame.length_samples, kind=GapKind.LOST)
        )
        frames += _outside(readable.cut(first_samples, readable.end_samples), gaps)
        reach = readable.end_samples
    frames += (gap for gap in gaps if gap.start_samples <= reach)  # no track has a hole before a gap
    frames.sort(key=lambda each: each.start_samples)
    extent = reader.extent()
    if extent.finished:
        frames.append(Frame(max(frames[-1].end_samples, extent.end_samples), 0, is_end=True))
    return frames


def _outside(frame: Frame, gaps: Sequence[Frame]) -> Iterator[Frame]:
    """The parts of a frame between the gaps."""
    at = frame.start_samples
    for gap in gaps:
        if gap.start_samples < frame.end_samples and gap.end_samples > at:
            yield from _not_empty(frame.cut(at, gap.start_samples))
            at = gap.end_samples
    yield from _not_empty(frame.cut(at, max(at, frame.end_samples)))


def _not_empty(frame: Frame) -> tuple[Frame, ...]:
    return (frame,) if frame.length_samples else ()


def _gaps(erasures: Sequence[Announced], first_samples: int) -> list[Frame]:
    """The stretches as gaps in their order, those that touch as one."""
    found: list[Frame] = []
    for each in sorted(erasures, key=lambda each: each.start_samples):
        start, end = max(first_samples, each.start_samples), each.end_samples
        if found and start <= found[-1].end_samples:
            start, end = found[-1].start_samples, max(found[-1].end_samples, end)
            found.pop()
        if end > start:
            found.append(Frame(start, end - start, kind=GapKind.ERASED))
    return found
