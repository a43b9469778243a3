"""A passage on its way to the sound card: read in pieces, at any speed, once or in a loop, its place always known.

No thread of its own: everything is called by the playback thread.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from sottovoce.audio.playback import BYTES_PER_SAMPLE, RATE_HZ, SpeakerOutput
from sottovoce.pipeline.cancel import CancelToken
from sottovoce_models.errors import SottovoceError

AHEAD_MS: Final = 40_000
_FIRST_PIECE_MS: Final = 4_000
_FIRST_CHANGED_MS: Final = 2_000
"""Of another speed: nothing is heard before all of it has been through the other process."""
_PIECE_MS: Final = 20_000
_BREATH_MS: Final = 400
"""Silence between two rounds of a loop, so that its beginning is heard as one."""
_BYTES_PER_MS: Final = RATE_HZ * BYTES_PER_SAMPLE // 1000


class Readable(Protocol):
    """The sound of one meeting."""

    def pcm(self, start_ms: int, end_ms: int, cancel: CancelToken) -> Iterator[bytes]: ...


class Tempo(Protocol):
    """What changes the speed; see `pipeline.tempo.TempoChanger`."""

    def begin(self) -> None: ...
    def changed(self, pcm: bytes, tempo: float, cancel: CancelToken, *, last: bool = False) -> Iterator[bytes]: ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `out_ms` of what is played on, it is the recording from `source_ms` on, at `tempo` times its speed.

    A `tempo` of 0 is silence.
    """

    out_ms: int
    source_ms: int
    tempo: float


class PlayedMap:
    """Which moment of the recording is heard when so much has been played."""

    def __init__(self) -> None:
        self._stretches: list[Stretch] = []

    def add(self, stretch: Stretch) -> None:
        """From here on it goes on elsewhere, or at another speed; what was said of later is void."""
        self._stretches = [each for each in self._stretches if each.out_ms < stretch.out_ms]
        self._stretches.append(stretch)

    def source_ms(self, out_ms: int) -> int:
        """The moment of the recording; of a time before the first stretch, that of its start."""
        at = bisect_right(self._stretches, out_ms, key=lambda each: each.out_ms) - 1
        if at > 1:  # what was heard long ago is not asked for any more
            del self._stretches[: at - 1]
            at = 1
        stretch = self._stretches[max(0, at)]
        return stretch.source_ms + round(max(0, out_ms - stretch.out_ms) * stretch.tempo)


class PassageStream:
    """Writes [start_ms, end_ms) to an output, `loop` without end."""

    def __init__(
        self,
        source: Readable,
        output: SpeakerOutput,
        changer: Tempo,
        cancel: CancelToken,
        span: tuple[int, int],
        *,
        loop: bool,
    ) -> None:
        self._source, self._output, self._changer, self._cancel = source, output, changer, cancel
        self._start_ms, self._end_ms = span
        self._loop = loop
        self._read_ms = self._start_ms
        self._written_bytes = 0
        self._first, self._heard_any = True, False
        self._map = PlayedMap()
        self._map.add(Stretch(0, self._start_ms, 1.0))
        self.tempo = 1.0
        self.finished = False
        """Whether everything is written."""
        self.lost: SottovoceError | None = None
        """Why the speed could not be changed; the sound goes on at its own."""

    @property
    def position_ms(self) -> int:
        """The moment of the recording that is heard now."""
        return self._map.source_ms(max(0, self._output.played_ms - self._output.latency_ms))

    @property
    def wants_more(self) -> bool:
        """Whether another piece should be read."""
        return not self.finished and self._written_ms - self._output.played_ms < AHEAD_MS

    def change_tempo(self, tempo: float) -> None:
        """From what is heard now on, the speed is another."""
        here_ms = self._map.source_ms(self._output.played_ms)
        self._output.drop()
        self._written_bytes = self._output.played_ms * _BYTES_PER_MS
        self._read_ms = min(max(self._start_ms, here_ms), self._end_ms)
        self.tempo, self.finished, self._first = tempo, False, True
        self._changer.begin()
        self._map.add(Stretch(self._written_ms, self._read_ms, tempo))

    def read_piece(self) -> None:
        """Reads and writes the next piece.

        Pieces are read whole: an engine that is stopped half-way is ended, and the next click would have to wait.
        """
        first_ms = _FIRST_PIECE_MS if self.tempo == 1.0 else _FIRST_CHANGED_MS
        piece_end_ms = min(self._end_ms, self._read_ms + (first_ms if self._first else _PIECE_MS))
        got = self._copy(piece_end_ms)
        self._read_ms, self._first = piece_end_ms, False
        self._heard_any = self._heard_any or got
        if self.lost is not None and self.tempo != 1.0:
            self.change_tempo(1.0)
        elif not got or self._read_ms >= self._end_ms:
            self._end_round()

    def _copy(self, end_ms: int) -> bool:
        """Whether there was any sound."""
        if self.tempo == 1.0:
            got = False
            for pcm in self._source.pcm(self._read_ms, end_ms, self._cancel):
                self._write(pcm)
                got = True
            return got
        piece = b"".join(self._source.pcm(self._read_ms, end_ms, self._cancel))
        last = end_ms >= self._end_ms or not piece
        try:
            for pcm in self._changer.changed(piece, self.tempo, self._cancel, last=last):
                self._write(pcm)
        except SottovoceError as error:
            self.lost = error
        return bool(piece)

    def _end_round(self) -> None:
        if not self._loop or not self._heard_any:
            self.finished = True
            self._output.finish()
            return
        self._map.add(Stretch(self._written_ms, self._end_ms, 0.0))
        self._write(bytes(_BREATH_MS * _BYTES_PER_MS))
        self._map.add(Stretch(self._written_ms, self._start_ms, self.tempo))
        self._read_ms, self._first = self._start_ms, True
        self._changer.begin()

    @property
    def _written_ms(self) -> int:
        return self._written_bytes // _BYTES_PER_MS

    def _write(self, pcm: bytes) -> None:
        self._output.write(pcm)
        self._written_bytes += len(pcm)
