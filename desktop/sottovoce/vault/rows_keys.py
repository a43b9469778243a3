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


class StoredKeys(SegmentKeys):
    """Keys as the database has them, with how many frames each segment had when its recording ended."""

    def __init__(self, keys: SegmentKeys, frames: dict[tuple[Track, int], int]) -> None:
        super().__init__(keys)
        self.frames: Final = frames


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
        """Stores keys, all of them or none; one that is there already stays.

        Anybody can seal a key to the vault: a file that came later must not put its own in the place of a true one.
        """
        self._database.run_many(
            "INSERT OR IGNORE INTO segment_keys VALUES (?, ?, ?, ?, ?)",
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

    def all(self, recording_id: str) -> StoredKeys:
        """The keys of a recording, unwrapped; STORE_DAMAGED if one was exchanged."""
        rows = self._database.rows(
            "SELECT track, seq, wrapped_key, frames FROM segment_keys WHERE recording_id = ?", (recording_id,)
        )
        keys: SegmentKeys = {}
        frames: dict[tuple[Track, int], int] = {}
        for name, seq, wrapped, count in rows:
            track = Track(name)
            keys[track, seq] = unwrap_key(self._wrap, wrapped, _context(recording_id, track, seq))
            frames[track, seq] = count
        return StoredKeys(keys, frames)

    def has(self, recording_id: str) -> bool:
        """Whether there is any key of a recording."""
        return bool(
            self._database.value("SELECT EXISTS (SELECT 1 FROM segment_keys WHERE recording_id = ?)", (recording_id,))
        )

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
