"""Private notes: one text a meeting, encrypted like everything here, in no index and in nothing that leaves."""

from __future__ import annotations

from dataclasses import dataclass, field

from sottovoce.vault.database import Database


@dataclass(frozen=True, slots=True)
class PrivateNote:
    """What somebody noted for themselves, and when it was last changed (ISO 8601, "" for never).

    The text is left out of what is printed of it.
    """

    text: str = field(default="", repr=False)
    changed_at: str = ""


class NoteRows:
    """Reads and writes them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, recording_id: str) -> PrivateNote:
        """The note of a meeting; an empty one if there is none."""
        row = self._database.row("SELECT text, changed_at FROM private_notes WHERE recording_id = ?", (recording_id,))
        return PrivateNote(*row) if row else PrivateNote()

    def put(self, recording_id: str, note: PrivateNote) -> None:
        """Takes the place of what was there; nothing happens for a meeting that was deleted meanwhile."""
        self._database.run(
            "INSERT OR REPLACE INTO private_notes (recording_id, text, changed_at)"
            " SELECT id, ?, ? FROM meetings WHERE id = ?",
            (note.text, note.changed_at, recording_id),
        )

    def delete(self, recording_id: str) -> None:
        """The note is gone, from the write-ahead log, too."""
        self._database.run("DELETE FROM private_notes WHERE recording_id = ?", (recording_id,))
        self._database.forget_deleted()
