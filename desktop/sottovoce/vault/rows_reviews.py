"""What a human did to a transcript: one revision per session, the turns that were reviewed."""

from __future__ import annotations

import json
from collections.abc import Collection

from sottovoce.vault.database import Database


class ReviewRows:
    """Reads and writes what goes along with a human's revision; its owner holds the transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def reviewed(self, recording_id: str) -> frozenset[str]:
        """The ids of the turns that were reviewed."""
        data = self._database.value("SELECT turns FROM reviews WHERE recording_id = ?", (recording_id,))
        return frozenset(json.loads(data)) if data else frozenset()

    def set_reviewed(self, recording_id: str, turn_ids: Collection[str]) -> None:
        """These and no others were reviewed."""
        self._database.run("INSERT OR REPLACE INTO reviews VALUES (?, ?)", (recording_id, json.dumps(sorted(turn_ids))))

    def forget_revision(self, recording_id: str, revision: int) -> None:
        """A human's revision that a later one of the same session has replaced goes, unless minutes were made of it."""
        self._database.run(
            "DELETE FROM transcripts WHERE recording_id = ?1 AND revision = ?2 AND human = 1"
            " AND EXISTS (SELECT 1 FROM transcripts WHERE recording_id = ?1 AND revision > ?2 AND human = 1)"
            " AND NOT EXISTS (SELECT 1 FROM summaries WHERE recording_id = ?1"
            " AND json_extract(data, '$.transcript_revision') = ?2)",
            (recording_id, revision),
        )
