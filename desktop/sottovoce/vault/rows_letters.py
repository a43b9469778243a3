"""Letters that were kept as drafts, and texts that show how the user writes: in no index and in no export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sottovoce.vault.database import Database


@dataclass(frozen=True, slots=True)
class StoredLetter:
    """A letter's JSON, which is left out of what is printed of it; `changed_at`: ISO 8601."""

    id: str
    recording_id: str
    changed_at: str
    data: str = field(repr=False)


class LetterRows:
    """Reads and writes them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, recording_id: str) -> tuple[StoredLetter, ...]:
        """The letters about a meeting, the latest first."""
        rows = self._database.rows(
            "SELECT id, recording_id, changed_at, data FROM letters WHERE recording_id = ?"
            " ORDER BY changed_at DESC, rowid DESC",
            (recording_id,),
        )
        return tuple(StoredLetter(*row) for row in rows)

    def put(self, letter: StoredLetter) -> None:
        """Takes the place of what was there; nothing happens for a meeting that was deleted meanwhile."""
        self._database.run(
            "INSERT OR REPLACE INTO letters (id, recording_id, changed_at, data)"
            " SELECT ?, id, ?, ? FROM meetings WHERE id = ?",
            (letter.id, letter.changed_at, letter.data, letter.recording_id),
        )

    def delete(self, letter_id: str) -> None:
        """The letter is gone, from the write-ahead log, too."""
        self._database.run("DELETE FROM letters WHERE id = ?", (letter_id,))
        self._database.forget_deleted()

    def delete_all(self, recording_id: str) -> None:
        """Every letter about a meeting is gone, from the write-ahead log, too."""
        self._database.run("DELETE FROM letters WHERE recording_id = ?", (recording_id,))
        self._database.forget_deleted()

    def samples(self) -> tuple[str, ...]:
        """The user's own texts, in their order."""
        return tuple(str(row[0]) for row in self._database.rows("SELECT text FROM style_samples ORDER BY place"))

    def put_samples(self, texts: Sequence[str]) -> None:
        """These and no others; what was there is gone, from the write-ahead log, too."""
        with self._database.transaction():
            self._database.run("DELETE FROM style_samples")
            for place, text in enumerate(texts):
                self._database.run("INSERT INTO style_samples (place, text) VALUES (?, ?)", (place, text))
        self._database.forget_deleted()
