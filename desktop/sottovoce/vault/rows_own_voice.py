"""The one voice that is known again, the user's own, in the encrypted database and nowhere else."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Final

from sottovoce.vault.database import Database

_FLOATS: Final = "f"  # 32 bits


@dataclass(frozen=True, slots=True)
class OwnVoice:
    """How the user sounds to the weights with this hash, and the name they give themselves ("" for none).

    What it sounds like is left out of what is printed of it.
    """

    embedding: tuple[float, ...] = field(repr=False)
    model_sha256: str
    name: str = ""


class OwnVoiceRows:
    """Reads and writes it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self) -> OwnVoice | None:
        """The voice, if one was enrolled."""
        row = self._database.row("SELECT embedding, model_sha256, name FROM own_voice")
        return None if row is None else OwnVoice(tuple(array(_FLOATS, row[0])), row[1], row[2])

    def put(self, voice: OwnVoice) -> None:
        """Takes the place of any that was there before."""
        embedding = array(_FLOATS, voice.embedding).tobytes()
        with self._database.transaction():
            self.delete()
            self._database.run("INSERT INTO own_voice VALUES (1, ?, ?, ?)", (embedding, voice.model_sha256, voice.name))

    def rename(self, name: str) -> None:
        """Another name; nothing happens where there is no voice."""
        self._database.run("UPDATE own_voice SET name = ?", (name,))

    def delete(self) -> None:
        """It is gone from the database and from its log."""
        self._database.run("DELETE FROM own_voice")
        self._database.forget_deleted()
