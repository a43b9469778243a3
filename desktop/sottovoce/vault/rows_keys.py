"""The keys of the sound's segments, each wrapped on its own, so that one can be destroyed and the others stay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sottovoce.vault.database import Database
from sottovoce.vault.keys import unwrap_key, wrap_key
from sottovoce.vault.segments import SegmentKeys
from sottovoce_models.types import Track

_CONTEXT: Final = "sottovoce wrapped segment key/1 "


@dataclass(frozen=True, slots=True)
class SegmentKey:
    """The key of one segment and how many frames it had when the key was stored."""

    track: Track
    seq: int
    key: bytes
    frames: int


class KeyRows:
    """Reads and writes wrapped keys."""

    def __init__(self, database: Database, wrap: bytes) -> None:
        self._database = database
        self._wrap = wrap

    def put(self, recording_id: str, keys: Iterable[SegmentKey]) -> None:
        """Stores keys; one that is there already is replaced."""
        self._database.run_many(
            "INSERT OR REPLACE INTO segment_keys VALUES (?, ?, ?, ?, ?)",
            [
                (
                    recording_id,
                    str(each.track),
                    each.seq,
                    wrap_key(self._wrap, each.key, _context(recording_id, each.track, each.seq)),
                    each.frames,
                )
                for each in keys
            ],
        )

    def all(self, recording_id: str) -> SegmentKeys:
        """The keys of a recording, unwrapped; STORE_DAMAGED if one was exchanged."""
        rows = self._database.rows(
            "SELECT track, seq, wrapped_key FROM segment_keys WHERE recording_id = ?", (recording_id,)
        )
        return {
            (Track(track), seq): unwrap_key(self._wrap, wrapped, _context(recording_id, Track(track), seq))
            for track, seq, wrapped in rows
        }

    def frames(self, recording_id: str) -> dict[tuple[Track, int], int]:
        """How many frames each segment had: a file with fewer was cut."""
        rows = self._database.rows(
            "SELECT track, seq, frames FROM segment_keys WHERE recording_id = ?", (recording_id,)
        )
        return {(Track(track), seq): frames for track, seq, frames in rows}

    def delete(self, recording_id: str, track: Track | None = None, seqs: Iterable[int] | None = None) -> None:
        """Destroys keys: all of a recording, of a track, or these."""
        with self._database.transaction():
            if track is None:
                self._database.run("DELETE FROM segment_keys WHERE recording_id = ?", (recording_id,))
            elif seqs is None:
                self._database.run(
                    "DELETE FROM segment_keys WHERE recording_id = ? AND track = ?", (recording_id, str(track))
                )
            else:
                self._database.run_many(
                    "DELETE FROM segment_keys WHERE recording_id = ? AND track = ? AND seq = ?",
                    [(recording_id, str(track), seq) for seq in seqs],
                )
        self._database.forget_deleted()


def _context(recording_id: str, track: Track, seq: int) -> bytes:
    return f"{_CONTEXT}{recording_id} {track} {seq}".encode()
