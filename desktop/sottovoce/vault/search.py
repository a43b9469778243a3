"""Full-text search over titles, turns and minutes; what is typed is taken as words, never as a query language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sottovoce.vault.database import Database
from sottovoce_models.types import Summary, Transcript

_WORD: Final = re.compile(r"\w+")
_START: Final = "\ue000"  # private characters: no text has them, so marks cannot be mistaken for words
_END: Final = "\ue001"
_SNIPPET_WORDS: Final = 16
_RANKED: Final = 2_000
# A word of one letter stands everywhere: which places fit best says nothing, and weighing them all takes long.
_WEIGHED_LETTERS: Final = 2


class HitKind(StrEnum):
    """Where the words were found."""

    TITLE = "title"
    TURN = "turn"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place with the words; `marks` are (start, end) in the snippet, `turn_id` and `start_ms` where to jump to."""

    recording_id: str
    title: str
    kind: HitKind
    snippet: str
    marks: tuple[tuple[int, int], ...]
    turn_id: str
    start_ms: int


class SearchRows:
    """The index; whoever changes a title, transcript or summary tells it in the same transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def search(self, text: str, limit: int = 200) -> tuple[Hit, ...]:
        """Places that hold all the words, the last one also as a beginning; titles first, then the best, the newest.

        Never raises for anything typed; nothing is found without a letter or digit.
        """
        query = match_of(text)
        if not query:
            return ()
        rows = self._database.rows(
            "SELECT found.recording_id, meetings.title, found.kind,"
            " snippet(search, 0, ?3, ?4, '…', ?5), found.turn_id, found.start_ms"
            " FROM (SELECT rowid AS id, recording_id, kind, turn_id, start_ms, rank AS score FROM search"
            " WHERE search MATCH ?1 ORDER BY CASE WHEN ?7 THEN rank ELSE -rowid END LIMIT ?6) AS found"
            " JOIN search ON search.rowid = found.id AND search MATCH ?1"
            " JOIN meetings ON meetings.id = found.recording_id"
            " ORDER BY found.kind <> 'title', round(found.score), meetings.created_at DESC, found.start_ms LIMIT ?2",
            (query, limit, _START, _END, _SNIPPET_WORDS, _RANKED, int(len(text.strip()) >= _WEIGHED_LETTERS)),
        )
        return tuple(
            Hit(row[0], row[1], HitKind(row[2]), *_marked(row[3]), turn_id=row[4], start_ms=row[5]) for row in rows
        )

    def set_title(self, recording_id: str, title: str) -> None:
        """The title as it is now."""
        self._replace(recording_id, HitKind.TITLE, [(title, "", 0)])

    def set_transcript(self, recording_id: str, transcript: Transcript) -> None:
        """The turns as they are now."""
        entries = [(turn.text, turn.id, turn.start_ms) for turn in transcript.turns]
        self._replace(recording_id, HitKind.TURN, entries)

    def set_summary(self, recording_id: str, summary: Summary) -> None:
        """The minutes as they are now; each line leads to its first proof."""
        entries = []
        for item in summary.items:
            first = item.citations[0] if item.citations else None
            entries.append((item.text, first.turn_id if first else "", first.start_ms if first else 0))
        self._replace(recording_id, HitKind.MINUTES, entries)

    def forget(self, recording_id: str, kind: HitKind | None = None) -> None:
        """Takes a meeting, or one kind of its texts, out of the index."""
        for row in self._database.rows("SELECT rowid, kind FROM search_of WHERE recording_id = ?", (recording_id,)):
            if kind is None or row[1] == kind:
                self._database.run("DELETE FROM search WHERE rowid = ?", (row[0],))
                self._database.run("DELETE FROM search_of WHERE rowid = ?", (row[0],))

    def _replace(self, recording_id: str, kind: HitKind, entries: Iterable[tuple[str, str, int]]) -> None:
        with self._database.transaction():
            self.forget(recording_id, kind)
            for text, turn_id, start_ms in entries:
                self._database.run(
                    "INSERT INTO search_of (recording_id, kind) VALUES (?, ?)", (recording_id, str(kind))
                )
                self._database.run(
                    "INSERT INTO search (rowid, text, recording_id, kind, turn_id, start_ms)"
                    " VALUES (last_insert_rowid(), ?, ?, ?, ?, ?)",
                    (text, recording_id, str(kind), turn_id, start_ms),
                )


def match_of(text: str) -> str:
    """An FTS5 expression that asks for exactly these words, or "" without any."""
    words = _WORD.findall(text)
    return " ".join(f'"{word}"' for word in words[:-1]) + f' "{words[-1]}" *' if words else ""


def _marked(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    plain, marks, start = "", [], 0
    for character in snippet:
        if character == _START:
            start = len(plain)
        elif character == _END:
            marks.append((start, len(plain)))
        else:
            plain += character
    return plain, tuple(marks)
