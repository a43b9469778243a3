"""Reading a track back, also while it is being written: proven sound at its place, gaps named, nothing guessed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sottovoce.vault.rows_keys import StoredKeys
from sottovoce.vault.segment_files import SegmentFile, read_header, read_segment, segment_files
from sottovoce.vault.segments import (
    FRAME_MAX_SAMPLES,
    HEADER_BYTES,
    SAMPLE_BYTES,
    Content,
    Frame,
    GapKind,
    RawFrame,
    SegmentCipher,
    SegmentKeys,
    Tail,
    decode_content,
    decode_header,
    raw_frames,
)
from sottovoce_models.errors import Code, SottovoceError, StoreFault
from sottovoce_models.types import Track

_ZEROS: Final = bytes(FRAME_MAX_SAMPLES * SAMPLE_BYTES)


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch without sound, and why. A DAMAGED one of no length says: from here on nothing could be read."""

    start_samples: int
    length_samples: int
    kind: GapKind

    @property
    def end_samples(self) -> int:
        return self.start_samples + self.length_samples


@dataclass(frozen=True, slots=True)
class TrackExtent:
    """How far a track goes, where it has no sound, and whether it was brought to its end or was interrupted."""

    end_samples: int
    gaps: tuple[Gap, ...]
    finished: bool
    damaged: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class _Segment:
    """A segment whose header was proven by its key."""

    seq: int
    path: Path
    cipher: SegmentCipher

    @property
    def start_samples(self) -> int:
        return self.cipher.header.start_samples


@dataclass(frozen=True, slots=True)
class _Summary:
    """What is remembered of a segment that will not grow any more."""

    end_samples: int
    gaps: tuple[Gap, ...]
    tail: Tail
    finished: bool


class TrackReader:
    """Reads one track of a recording. Use an instance from one thread; the writer may go on in another.

    With keys of the database it knows how much there was, and a file that was cut or taken away is damage.
    """

    def __init__(
        self, folder: Path, recording_id: str, track: Track, keys: SegmentKeys | Callable[[], SegmentKeys]
    ) -> None:
        self._folder, self._recording_id, self._track = folder, recording_id, track
        self._keys = keys
        self._proven: dict[int, _Segment] = {}
        self._summaries: dict[int, _Summary] = {}
        self._line: tuple[_Segment, ...] = ()
        self._unreadable_after = False
        self._expected: dict[int, int] = {}  # frames by segment

    def extent(self) -> TrackExtent:
        """What is there by now; every frame is proven."""
        while True:
            self._refresh()
            try:
                return self._extent()
            except FileNotFoundError:
                continue

    def _extent(self) -> TrackExtent:
        end, finished = 0, False
        gaps: list[Gap] = []
        broken = self._unreadable_after
        for place, segment in enumerate(self._line):
            if segment.start_samples > end:
                gaps.append(Gap(end, segment.start_samples - end, GapKind.DAMAGED))
            limit = self._limit(place)
            summary = self._summary(segment, is_last=limit is None)
            end = max(segment.start_samples, summary.end_samples if limit is None else min(summary.end_samples, limit))
            gaps += [Gap(gap.start_samples, min(gap.end_samples, end) - gap.start_samples, gap.kind)
                     for gap in summary.gaps if gap.start_samples < end]  # fmt: skip
            if limit is None:
                finished = summary.finished
                broken = broken or summary.tail is Tail.BROKEN
        merged = _merged(gaps)
        damaged = [gap for gap in merged if gap.kind is GapKind.DAMAGED]
        if broken:
            damaged.append(Gap(end, 0, GapKind.DAMAGED))
        return TrackExtent(
            end, tuple(gap for gap in merged if gap.kind is not GapKind.DAMAGED), finished, tuple(damaged)
        )

    def pcm(
        self, start_samples: int, end_samples: int | None = None, *, damage_as_silence: bool = False
    ) -> Iterator[bytes]:
        """16-bit samples from a position on, at most a second at a time; gaps are zeros; ends where the sound ends now.

        Everything before a damaged stretch, then StoreFault(STORE_DAMAGED), unless damage is to be silence as well.
        """
        for frame in self.frames(start_samples, end_samples):
            if frame.kind is None:
                yield bytes(frame.pcm)
                continue
            if frame.kind is GapKind.DAMAGED and not damage_as_silence:
                raise StoreFault(Code.STORE_DAMAGED)
            for done in range(0, frame.length_samples, FRAME_MAX_SAMPLES):
                yield _ZEROS[: min(FRAME_MAX_SAMPLES, frame.length_samples - done) * SAMPLE_BYTES]

    def frames(self, start_samples: int, end_samples: int | None = None) -> Iterator[Frame]:
        """The timeline between the positions, without holes: sound, gaps, and damaged stretches as gaps.

        If nothing can be read from some position on, the last frame is a DAMAGED gap of no length.
        """
        self._refresh()
        position = start_samples
        while end_samples is None or position < end_samples:
            try:
                place = bisect_right(self._line, position, key=lambda segment: segment.start_samples) - 1
                frames = tuple(self._frames_at(place, position))
            except FileNotFoundError:
                self._refresh()
                continue
            if not frames:
                return
            for frame in frames:
                cut = frame if end_samples is None else frame.cut(position, end_samples)
                if cut.length_samples or not frame.length_samples:
                    yield cut
                position = max(position, cut.end_samples)
            if not frames[-1].length_samples:
                return

    def _frames_at(self, place: int, position: int) -> Iterator[Frame]:
        """The frames from the position to where the segment at this place gives way to the next."""
        limit = self._limit(place)
        content = self._content(self._line[place]) if place >= 0 else Content((), Tail.WHOLE, finished=False)
        for frame in content.frames:
            cut = frame.cut(position, frame.end_samples if limit is None else limit)
            if cut.length_samples:
                position = cut.end_samples
                yield cut
        if limit is not None and position < limit:
            yield Frame(position, limit - position, kind=GapKind.DAMAGED)
        elif limit is None and (content.tail is Tail.BROKEN or self._unreadable_after):
            yield Frame(position, 0, kind=GapKind.DAMAGED)

    def _limit(self, place: int) -> int | None:
        return self._line[place + 1].start_samples if place + 1 < len(self._line) else None

    def _refresh(self) -> None:
        """Looks which segments are there by now, and which of them stand where on the timeline."""
        files = segment_files(self._folder, self._track)
        keys = self._keys() if callable(self._keys) else self._keys
        if isinstance(keys, StoredKeys):
            self._expected = {seq: count for (track, seq), count in keys.frames.items() if track is self._track}
        numbers = {file.seq for file in files}
        for gone in self._proven.keys() - numbers:
            del self._proven[gone]
            self._summaries.pop(gone, None)
        for file in files:
            if file.seq not in self._proven:
                segment = self._prove(file, keys)
                if segment is not None:
                    self._proven[file.seq] = segment
        line: list[_Segment] = []
        for _, segment in sorted(self._proven.items()):
            while line and line[-1].start_samples >= segment.start_samples:
                line.pop()
            line.append(segment)
        self._line = tuple(line)
        last = line[-1].seq if line else -1
        self._unreadable_after = any(
            file.seq > last and file.seq not in self._proven and not _is_torn(file) for file in files
        ) or any(seq > last for seq in self._expected)

    def _prove(self, file: SegmentFile, keys: SegmentKeys) -> _Segment | None:
        try:
            data = read_header(file.path)
            header = decode_header(data)
        except (OSError, SottovoceError):
            return None
        key = keys.get((self._track, file.seq))
        expected = (self._recording_id, self._track, file.seq)
        if key is None or (header.recording_id, header.track, header.seq) != expected:
            return None
        cipher = SegmentCipher(header, key)
        return _Segment(file.seq, file.path, cipher) if cipher.proves(data) else None

    def _content(self, segment: _Segment) -> Content:
        try:
            data = read_segment(segment.path)
        except FileNotFoundError:
            raise  # erased while we read: another segment stands in its place by now
        except OSError:
            return Content((), Tail.BROKEN, finished=False)
        content = decode_content(segment.cipher, data)
        there = sum(isinstance(raw, RawFrame) for raw in raw_frames(data))
        cut = there < self._expected.get(segment.seq, 0)
        return replace(content, tail=Tail.BROKEN) if cut else content

    def _summary(self, segment: _Segment, *, is_last: bool) -> _Summary:
        known = self._summaries.get(segment.seq)
        if known is not None:
            return known
        content = self._content(segment)
        gaps = _merged([Gap(f.start_samples, f.length_samples, f.kind) for f in content.frames if f.kind is not None])
        summary = _Summary(content.end_samples(segment.start_samples), gaps, content.tail, content.finished)
        if not is_last:
            self._summaries[segment.seq] = summary
        return summary


def _is_torn(file: SegmentFile) -> bool:
    """Whether the file ends within its header: its writer died, or is just about to write the rest."""
    try:
        return file.path.stat().st_size < HEADER_BYTES
    except FileNotFoundError:
        return True


def _merged(gaps: list[Gap]) -> tuple[Gap, ...]:
    merged: list[Gap] = []
    for gap in gaps:
        if merged and merged[-1].kind is gap.kind and merged[-1].end_samples == gap.start_samples:
            merged[-1] = Gap(merged[-1].start_samples, merged[-1].length_samples + gap.length_samples, gap.kind)
        elif gap.length_samples:
            merged.append(gap)
    return tuple(merged)
