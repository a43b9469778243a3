"""One segment being written: created under a new key, written forwards, never again after a fault."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sottovoce.vault.durable_files import FileSystem, write_all
from sottovoce.vault.erasing import destroy_files
from sottovoce.vault.segment_files import UNFINISHED_SUFFIX, segment_path
from sottovoce.vault.segments import (
    KEY_BYTES,
    SEGMENT_MAX_FRAMES,
    SEGMENT_MAX_SAMPLES,
    Frame,
    FrameType,
    Header,
    SegmentCipher,
    SegmentKeys,
    encode_header,
)
from sottovoce_models.errors import StoreFault

if TYPE_CHECKING:
    from sottovoce.vault.sealing import Sealer


class SegmentOutput:
    """A segment file open for writing; OSError from any method means: leave this file alone from now on."""

    def __init__(self, path: Path, header: Header, sealer: Sealer, keys: SegmentKeys, files: FileSystem) -> None:
        self.path, self.header = path, header
        self.reach_samples = header.start_samples
        """How far anything was ever written here, durable or not."""
        self._files = files
        self._frames = self._sound_samples = 0
        key = secrets.token_bytes(KEY_BYTES)
        sealed = sealer.seal(key, header.key_context())
        self._cipher = SegmentCipher(header, key)
        self._descriptor: int | None = files.create(path)
        keys[header.track, header.seq] = key  # before the header is there: whoever sees the segment can have its key
        try:
            write_all(files, self._descriptor, encode_header(header, key, sealed))
        except OSError:
            self.close()
            with suppress(OSError):
                files.unlink(path)
                del keys[header.track, header.seq]
            raise

    def has_room_for(self, frame: Frame) -> bool:
        """Whether the frame still belongs into this segment."""
        sound = frame.length_samples if frame.type is FrameType.SOUND else 0
        return self._frames < SEGMENT_MAX_FRAMES and self._sound_samples + sound <= SEGMENT_MAX_SAMPLES

    def write(self, frame: Frame) -> None:
        """The frame is handed to the system; durable after `sync`."""
        if self._descriptor is None:
            raise ValueError("this segment is closed")
        self.reach_samples = max(self.reach_samples, frame.end_samples)
        write_all(self._files, self._descriptor, self._cipher.lock(self._frames, frame))
        self._frames += 1
        if frame.type is FrameType.SOUND:
            self._sound_samples += frame.length_samples

    def sync(self) -> None:
        """What was written is on the drive."""
        if self._descriptor is not None:
            self._files.sync(self._descriptor)

    def close(self) -> None:
        """Nothing more is written here; what was not synced may be lost."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with suppress(OSError):
                self._files.close(descriptor)


def write_whole_segment(
    folder: Path, header: Header, frames: Sequence[Frame], sealer: Sealer, keys: SegmentKeys, files: FileSystem
) -> SegmentOutput:
    """A segment that is there durably and in full when this returns, and not at all before; OSError."""
    path = segment_path(folder, header.track, header.seq)
    unfinished = path.with_name(path.name + UNFINISHED_SUFFIX)
    try:
        files.unlink(unfinished)
        segment = SegmentOutput(unfinished, header, sealer, keys, files)
        try:
            for frame in frames:
                segment.write(frame)
            segment.sync()
        finally:
            segment.close()
        files.rename(unfinished, path)
        segment.path = path
        files.sync_folder(folder)
    except OSError:
        for name in (unfinished, path):
            with suppress(OSError):
                files.unlink(name)
        keys.pop((header.track, header.seq), None)
        raise
    return segment


def write_replacement(
    folder: Path, first: Header, frames: Iterable[Frame], sealer: Sealer, keys: SegmentKeys, files: FileSystem
) -> list[SegmentOutput]:
    """Whole segments with these frames, the first of them numbered and standing for others as `first` says; OSError.

    The last is written first: only the first of them makes all of them count. After a fault none of them is left that
    could be removed.
    """
    portions = portioned(frames)
    made: list[SegmentOutput] = []
    try:
        for place, portion in reversed(tuple(enumerate(portions))):
            seq = first.seq + place
            header = replace(
                first, seq=seq, start_samples=portion[0].start_samples, replaces=seq if place else first.replaces
            )
            made.insert(0, write_whole_segment(folder, header, portion, sealer, keys, files))
    except OSError:
        for segment in made:
            keys.pop((segment.header.track, segment.header.seq), None)
        with suppress(StoreFault):
            destroy_files((segment.path for segment in made), files)
        raise
    return made


def portioned(frames: Iterable[Frame]) -> list[list[Frame]]:
    """The frames in groups that fit a segment each."""
    portions: list[list[Frame]] = []
    sound_samples = 0
    for frame in frames:
        sound = frame.length_samples if frame.type is FrameType.SOUND else 0
        if not portions or sound_samples + sound > SEGMENT_MAX_SAMPLES or len(portions[-1]) >= SEGMENT_MAX_FRAMES:
            portions.append([])
            sound_samples = 0
        portions[-1].append(frame)
        sound_samples += sound
    return portions
