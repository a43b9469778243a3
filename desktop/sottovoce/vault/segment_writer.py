"""Writing a track: what `sync` has acknowledged stays, whatever happens to the process, the disk or the power.

Sound waits in memory until `sync` puts it into a segment and onto the drive. After a fault a file is never written
again: what was not acknowledged goes into a new segment, which takes the place of the old one from there on. Use a
writer from one thread only.
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from errno import EDQUOT, ENOSPC
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sottovoce.vault.durable_files import REAL_FILES, FileSystem
from sottovoce.vault.erasing import announce_erasure, destroy_files
from sottovoce.vault.segment_files import next_seq, segment_path
from sottovoce.vault.segment_output import SegmentOutput, portioned, write_replacement
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.segments import (
    FRAME_MAX_SAMPLES,
    SAMPLE_BYTES,
    SAMPLE_RATE_HZ,
    Frame,
    FrameType,
    GapKind,
    Header,
    SegmentKeys,
)
from sottovoce_models.errors import Code, SottovoceError, StoreFault, UserFixable
from sottovoce_models.types import Track

if TYPE_CHECKING:
    from sottovoce.vault.sealing import Sealer

BACKLOG_MAX_SAMPLES: Final = 30 * SAMPLE_RATE_HZ
_UNASKED_SYNC_SAMPLES: Final = 10 * SAMPLE_RATE_HZ


class TrackWriter:
    """Writes one track of a recording from `start_samples` on; needs only the vault's public key."""

    def __init__(
        self,
        folder: Path,
        recording_id: str,
        track: Track,
        sealer: Sealer,
        *,
        first_seq: int = 0,
        start_samples: int = 0,
        files: FileSystem = REAL_FILES,
    ) -> None:
        self.keys: SegmentKeys = {}
        """Keys of all segments written: the recording's own use of its sound while the vault is locked."""
        self.faults = 0
        """How often the drive failed a `sync`, also where the second try made it good."""
        self._folder, self._recording_id, self._track = folder, recording_id, track
        self._sealer, self._files = sealer, files
        self._seq = max(first_seq, next_seq(folder, track))
        self._start_samples = self._durable_samples = self._framed_samples = start_samples
        self._unasked_at = start_samples + _UNASKED_SYNC_SAMPLES
        self._pending = bytearray()  # sound after `_framed_samples`
        self._backlog: deque[Frame] = deque()  # frames from `_durable_samples` to `_framed_samples`
        self._segments: list[SegmentOutput] = []
        self._current: SegmentOutput | None = None
        self._announced: Path | None = None
        self._finished = False

    @property
    def position_samples(self) -> int:
        """The end of what was appended."""
        return self._framed_samples + len(self._pending) // SAMPLE_BYTES

    def append(self, pcm: bytes) -> None:
        """16-bit samples go on at the position. They stay in memory until `sync`, which is done unasked every 10 s."""
        self._require(not self._finished and len(pcm) % SAMPLE_BYTES == 0)
        self._pending += pcm
        while len(self._pending) >= FRAME_MAX_SAMPLES * SAMPLE_BYTES:
            self._frame_pending()
        if self.position_samples >= self._unasked_at:
            self.sync()

    def gap(self, length_samples: int, kind: GapKind) -> None:
        """The timeline goes on for a while without sound."""
        self._require(not self._finished and length_samples >= 0 and kind is not GapKind.DAMAGED)
        self._frame_pending()
        if length_samples:
            self._backlog.append(Frame(self._framed_samples, length_samples, kind=kind))
            self._framed_samples += length_samples

    def sync(self) -> int:
        """Everything before the returned position is on the drive and stays readable.

        After a fault it tries once more in a new segment, then raises UserFixable(DISK_FULL) or
        StoreFault(STORE_WRITE_FAILED): what was acknowledged before is intact, and the last 30 s wait in memory for the
        next try; what is older and could not be written becomes a LOST gap.
        """
        self._forget_announcement()
        return self._sync()

    def _sync(self) -> int:
        self._frame_pending()
        self._unasked_at = self._framed_samples + _UNASKED_SYNC_SAMPLES
        try:
            self._write_backlog()
        except OSError:
            self.faults += 1
            self._abandon_segment()
            try:
                self._write_backlog()
            except OSError as error:
                self._abandon_segment()
                self._forget_oldest()
                raise _fault(error) from error
        return self._durable_samples

    def finish(self) -> None:
        """The track is brought to its end: a reader knows that nothing is missing behind it. Faults as in `sync`."""
        if not self._finished:
            self._frame_pending()
            self._backlog.append(Frame(self._framed_samples, 0, is_end=True))
            self._finished = True
        self.sync()
        self._close_segment()

    def erase_from(self, position_samples: int) -> tuple[int, ...]:
        """Nothing from the position to the end can be read by anyone when this returns; older sound is kept.

        Keys of all segments that touch the stretch are destroyed and the segments removed; what is older in them is
        written anew first, and the stretch is an ERASED gap. Returns the numbers of the destroyed segments (their keys
        may have been copied elsewhere). If the disk fails, the stretch is erased all the same; up to two segments of
        older sound then wait in memory for the next `sync`, and the fault is raised.
        StoreFault(STORE_ERASE_FAILED): something may be left.

        What is to be erased is on the drive before anything else is done, for all tracks of the recording, until the
        next call of `sync`: a crash on the way is finished by `erase_recovery`.
        """
        self._require(not self._finished and position_samples >= self._start_samples)
        end = self.position_samples
        if position_samples >= end:
            return ()
        self._forget_announcement()
        with suppress(OSError):  # a full drive must not keep anything from being erased
            self._announced = announce_erasure(self._folder, self._track, position_samples, end, self._files)
        self._frame_pending()
        self._close_segment()
        touched = [segment for segment in self._segments if segment.reach_samples > position_samples]
        first = min((segment.header.start_samples for segment in touched), default=self._durable_samples)
        doomed = [segment for segment in self._segments if touched and segment.header.start_samples >= first]
        older = self._durable_frames(first, min(position_samples, self._durable_samples))
        older += self._cut_backlog(position_samples)
        self._backlog.extend((*older, Frame(position_samples, end - position_samples, kind=GapKind.ERASED)))
        self._durable_samples = first
        self._segments = [segment for segment in self._segments if segment not in doomed]
        if doomed:
            self._replace(doomed)
        self._sync()
        return tuple(segment.header.seq for segment in doomed)

    def _replace(self, doomed: list[SegmentOutput]) -> None:
        """Puts the backlog in the place of the doomed segments, then destroys these, whether or not that worked."""
        with suppress(OSError):  # tried again, and told, when the destruction has made room
            self._write_replacement(doomed[0].header.seq)
        for segment in doomed:
            self.keys.pop((self._track, segment.header.seq), None)
        try:
            destroy_files((segment.path for segment in doomed), self._files)
        except StoreFault:
            with suppress(SottovoceError):
                self._sync()
            raise

    def _write_replacement(self, replaces: int) -> None:
        """The backlog in new segments."""
        header = Header(self._recording_id, self._track, self._seq, self._backlog[0].start_samples, replaces)
        self._seq += len(portioned(self._backlog))
        made = write_replacement(self._folder, header, self._backlog, self._sealer, self.keys, self._files)
        self._segments += made
        self._durable_samples = self._backlog[-1].end_samples
        self._backlog.clear()

    def _forget_announcement(self) -> None:
        """The erasure is through on every track; what stays for a while names a stretch in which nothing is left."""
        announced, self._announced = self._announced, None
        if announced is not None:
            with suppress(OSError):
                self._files.unlink(announced)

    def _durable_frames(self, start_samples: int, end_samples: int) -> list[Frame]:
        """What was acknowledged between the positions, read back; what cannot be read is lost and called so."""
        reader = TrackReader(self._folder, self._recording_id, self._track, self.keys)
        frames: list[Frame] = []
        position = start_samples
        for frame in reader.frames(start_samples, end_samples):
            if frame.length_samples:
                lost = frame.kind is GapKind.DAMAGED
                frames.append(Frame(position, frame.length_samples, kind=GapKind.LOST) if lost else frame)
            position = frame.end_samples
        if position < end_samples:
            frames.append(Frame(position, end_samples - position, kind=GapKind.LOST))
        return frames

    def _cut_backlog(self, position_samples: int) -> list[Frame]:
        """The frames of the backlog before the position, which leave it; sound behind it is wiped from memory."""
        older: list[Frame] = []
        for frame in self._backlog:
            cut = frame.cut(frame.start_samples, position_samples)
            if cut.length_samples:
                older.append(cut)
            if cut.length_samples < frame.length_samples and isinstance(frame.pcm, bytearray):
                frame.pcm[:] = bytes(len(frame.pcm))
        self._backlog.clear()
        return older

    def _frame_pending(self) -> None:
        """Pending sound, at most a second of it, becomes a frame of the backlog."""
        pcm = self._pending[: FRAME_MAX_SAMPLES * SAMPLE_BYTES]
        if pcm:
            frame = Frame(self._framed_samples, len(pcm) // SAMPLE_BYTES, pcm)
            self._backlog.append(frame)
            self._framed_samples = frame.end_samples
            self._pending[: len(pcm)] = bytes(len(pcm))
            del self._pending[: len(pcm)]

    def _write_backlog(self) -> None:
        written = 0
        for frame in tuple(self._backlog):
            segment = self._current or self._open_segment()
            if not segment.has_room_for(frame):
                self._acknowledge(segment, written)
                written = 0
                self._close_segment()
                segment = self._open_segment()
            segment.write(frame)
            written += 1
        if self._current is not None and written:
            self._acknowledge(self._current, written)

    def _acknowledge(self, segment: SegmentOutput, frames: int) -> None:
        """The oldest frames of the backlog are durable."""
        segment.sync()
        for _ in range(frames):
            self._durable_samples = self._backlog.popleft().end_samples

    def _open_segment(self) -> SegmentOutput:
        """A new segment for what is not durable yet."""
        header = Header(self._recording_id, self._track, self._seq, self._durable_samples, self._seq)
        self._seq += 1
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = segment_path(self._folder, self._track, header.seq)
        self._current = SegmentOutput(path, header, self._sealer, self.keys, self._files)
        self._segments.append(self._current)
        self._files.sync_folder(self._folder)
        return self._current

    def _close_segment(self) -> None:
        if self._current is not None:
            self._current.close()
            self._current = None

    def _abandon_segment(self) -> None:
        """After a fault: the file is left as it is, or removed where nothing in it was acknowledged."""
        segment = self._current
        self._close_segment()
        if segment is not None and segment.header.start_samples >= self._durable_samples:
            with suppress(OSError):
                self._files.unlink(segment.path)
                self.keys.pop((self._track, segment.header.seq), None)

    def _forget_oldest(self) -> None:
        """Sound that has waited for longer than memory may hold becomes a gap that says so."""
        horizon = self._framed_samples - BACKLOG_MAX_SAMPLES
        waiting: deque[Frame] = deque()
        for frame in self._backlog:
            if frame.type is not FrameType.SOUND or frame.end_samples > horizon:
                waiting.append(frame)
                continue
            lost = waiting.pop() if waiting and waiting[-1].kind is GapKind.LOST else Frame(frame.start_samples, 0)
            length = frame.end_samples - lost.start_samples
            waiting.append(Frame(lost.start_samples, length, kind=GapKind.LOST))
        self._backlog = waiting

    @staticmethod
    def _require(condition: bool) -> None:
        if not condition:
            raise ValueError("not after the end of the track, whole samples, forwards")


def _fault(error: OSError) -> SottovoceError:
    if error.errno in {ENOSPC, EDQUOT}:
        return UserFixable(Code.DISK_FULL)
    return StoreFault(Code.STORE_WRITE_FAILED)
