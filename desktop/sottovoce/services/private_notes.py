"""Private notes of a meeting: for whoever writes them. Encrypted in the vault; in no export, sample, index or prompt.

Thin and thread-safe; every call raises STORE_LOCKED while the vault is locked.
"""

from __future__ import annotations

from collections.abc import Callable

from sottovoce.vault.rows_notes import PrivateNote
from sottovoce.vault.rows_summaries import now_iso
from sottovoce.vault.vault import Vault


class PrivateNotesService:
    """`now` says this moment as ISO 8601."""

    def __init__(self, vault: Vault, now: Callable[[], str] = now_iso) -> None:
        self._vault, self._now = vault, now

    def read(self, recording_id: str) -> PrivateNote:
        """The note; an empty one if there is none."""
        return self._vault.store.notes.get(recording_id)

    def save(self, recording_id: str, text: str) -> PrivateNote:
        """Keeps the text in the place of what was there; nothing but white space takes the note away."""
        notes = self._vault.store.notes
        if not text.strip():
            notes.delete(recording_id)
            return PrivateNote()
        note = PrivateNote(text, self._now())
        notes.put(recording_id, note)
        return note
