"""What a human did to a transcript: one revision per session, the turns that were reviewed, proofs that moved along."""

from __future__ import annotations

import json
from collections.abc import Collection

from sottovoce.vault.database import Database
from sottovoce.vault.search import SearchRows
from sottovoce_models import codec
from sottovoce_models.types import Summary


class ReviewRows:
    """Reads and writes what goes along with a human's revision; its owner holds the transaction."""

    def __init__(self, database: Database, search: SearchRows) -> None:
        self._database = database
        self._search = search

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

    def move_proofs(self, recording_id: str, before: Summary, after: Summary) -> None:
        """The stored minutes that say this point at these places now; nothing else of them changes."""
        self._database.run(
            "UPDATE summaries SET data = ? WHERE recording_id = ? AND data = ?",
            (_json(after), recording_id, _json(before)),
        )
        self._search.set_summary(recording_id, after)


def _json(summary: Summary) -> str:
    return json.dumps(codec.plain(summary), ensure_ascii=False, separators=(",", ":"))
