"""What the open tasks of all meetings are read from, without reading a single transcript whole."""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from typing import Any, Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sottovoce.vault.database import Database

_NAME_BYTES: Final = 16
_LABEL: Final = b"sottovoce task names/1"
_WITH_TASKS: Final = (
    "SELECT meetings.id, title, started_at, matter_id, coalesce(matters.name, ''), approved_at, tracks = '[]'"
    " FROM meetings JOIN facts ON recording_id = meetings.id LEFT JOIN matters ON matters.id = matter_id"
    " WHERE trashed_at IS NULL AND open_actions > 0 ORDER BY meetings.created_at DESC, meetings.id"
)
_SPEAKERS: Final = (
    "SELECT json_extract(data, '$.speakers') FROM transcripts WHERE recording_id = ?"
    " ORDER BY human DESC, revision DESC LIMIT 1"
)
_WRITTEN: Final = (
    "SELECT turn.value ->> '$.id', turn.value ->> '$.at' FROM (SELECT data FROM transcripts WHERE recording_id = ?"
    " ORDER BY human DESC, revision DESC LIMIT 1), json_each(data, '$.turns') AS turn WHERE turn.value ->> '$.at' <> ''"
)


@dataclass(frozen=True, slots=True)
class TaskMeeting:
    """A meeting whose shown minutes have open tasks; `started_at`: ISO 8601, None where nobody knows when it was.

    `without_sound`: it came as text, perhaps as a thread.
    """

    id: str
    title: str
    started_at: str | None
    matter_id: str | None
    matter: str
    approved: bool
    without_sound: bool


class TaskRows:
    """Reads them. `key`: from which names for tasks follow."""

    def __init__(self, database: Database, key: bytes) -> None:
        self._database = database
        self._key = HKDF(SHA256(), 32, salt=None, info=_LABEL).derive(key)

    def meetings(self) -> tuple[TaskMeeting, ...]:
        """Those with open tasks, the newest first; none that lies in the trash."""
        return tuple(
            TaskMeeting(recording_id, title, started_at, matter_id, matter, approved_at is not None, bool(text_only))
            for recording_id, title, started_at, matter_id, matter, approved_at, text_only in self._database.rows(
                _WITH_TASKS
            )
        )

    def speakers(self, recording_id: str) -> dict[str, str]:
        """The voices of a meeting with the names they were given, "" for an unnamed one."""
        found = json.loads(self._database.value(_SPEAKERS, (recording_id,)) or "{}")
        return {voice: _name(said) for voice, said in found.items()}

    def written(self, recording_id: str) -> dict[str, str]:
        """When each turn of a thread was written; nothing of a talk."""
        return dict(self._database.rows(_WRITTEN, (recording_id,)))

    def name_of(self, *parts: str) -> str:
        """A name for a task: the same for the same parts in this vault, and nothing can be told from it."""
        said = "\x00".join(parts).encode(errors="surrogatepass")
        return hmac.digest(self._key, said, "sha256")[:_NAME_BYTES].hex()


def _name(said: Any) -> str:
    return str(said.get("name") or "") if isinstance(said, dict) else ""
