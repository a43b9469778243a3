"""Full-text search over titles, turns and minutes; what is typed is taken as words, never as a query language.

The index gives the newest places that hold the words; which of them fit best is decided here, on a bounded number, so
that the commonest word costs no more than another. Rows of titles have negative numbers: they are looked at apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sottovoce.vault.database import Database, Row
from sottovoce.vault.search_query import Query, snippet
from sottovoce_models.types import Summary, Transcript

_MOST_TITLES: Final = 200
_MOST_TEXTS: Final = 400
_SELECT: Final = (
    "SELECT search.text, search.recording_id, search.kind, search.turn_id, search.start_ms, meetings.title,"
    " meetings.created_at FROM search CROSS JOIN meetings ON meetings.id = search.recording_id"
    " WHERE search MATCH ?1 AND meetings.trashed_at IS NULL"
    " AND (?2 IS NULL OR search.recording_id IN (SELECT value FROM json_each(?2)))"
)
_NEWEST_TITLES: Final = f"{_SELECT} AND search.rowid < 0 ORDER BY search.rowid LIMIT {_MOST_TITLES}"
_NEWEST_TEXTS: Final = f"{_SELECT} AND search.rowid > 0 ORDER BY search.rowid DESC LIMIT {_MOST_TEXTS}"
_TURNS_OF: Final = (
    "SELECT search.rowid, search.turn_id, search.text, search.start_ms FROM search_of CROSS JOIN search"
    " ON search.rowid = search_of.rowid WHERE search_of.recording_id = ? AND search_of.kind = ?"
)


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

    def search(self, text: str, limit: int = 200, within: Iterable[str] | None = None) -> tuple[Hit, ...]:
        """Places that hold all the words, or words that begin so; titles first, then the best, the newest.

        `within`: only in these meetings. What is in the trash is never found.

        Umlauts may be typed with dots, without, or as "ue"; "ß" as "ss". Where very many places hold the words, these
        are the best of the 400 newest. Never raises for anything typed; nothing is found without a letter or digit.
        """
        query = Query(text)
        if not query.match:
            return ()
        asked = (query.match, None if within is None else json.dumps(list(within)))
        rows = self._database.rows(_NEWEST_TITLES, asked) + self._database.rows(_NEWEST_TEXTS, asked)
        places = [_Place(row, query) for row in rows]
        places.sort(key=lambda place: place.start_ms)
        places.sort(key=lambda place: place.created_at, reverse=True)
        places.sort(key=lambda place: place.rank)
        return tuple(place.hit() for place in places[:limit])

    def set_title(self, recording_id: str, title: str) -> None:
        """The title as it is now."""
        self._replace(recording_id, HitKind.TITLE, [(title, "", 0)])

    def set_transcript(self, recording_id: str, transcript: Transcript) -> None:
        """The turns as they are now; only rows that are others are written, since those of eight hours take long."""
        left = {turn.id: (turn.text, turn.start_ms) for turn in transcript.turns}
        changed: list[tuple[str, int, int]] = []
        gone: list[tuple[int]] = []
        with self._database.transaction():
            for rowid, turn_id, text, start_ms in self._database.rows(_TURNS_OF, (recording_id, str(HitKind.TURN))):
                entry = left.pop(turn_id, None)
                if entry is None:
                    gone.append((rowid,))
                elif entry != (text, start_ms):
                    changed.append((*entry, rowid))
            self._delete(gone)
            self._database.run_many("UPDATE search SET text = ?, start_ms = ? WHERE rowid = ?", changed)
            self._add(recording_id, HitKind.TURN, [(text, turn_id, start) for turn_id, (text, start) in left.items()])

    def set_summary(self, recording_id: str, summary: Summary) -> None:
        """The minutes as they are now; each line leads to its first proof."""
        entries = []
        for item in summary.items:
            first = item.citations[0] if item.citations else None
            entries.append((item.text, first.turn_id if first else "", first.start_ms if first else 0))
        self._replace(recording_id, HitKind.MINUTES, entries)

    def forget(self, recording_id: str, kind: HitKind | None = None) -> None:
        """Takes a meeting, or one kind of its texts, out of the index."""
        known = self._database.rows("SELECT rowid, kind FROM search_of WHERE recording_id = ?", (recording_id,))
        self._delete([(rowid,) for rowid, its_kind in known if kind is None or its_kind == kind])

    def _delete(self, gone: Sequence[tuple[int]]) -> None:
        self._database.run_many("DELETE FROM search WHERE rowid = ?", gone)
        self._database.run_many("DELETE FROM search_of WHERE rowid = ?", gone)

    def _replace(self, recording_id: str, kind: HitKind, entries: Iterable[tuple[str, str, int]]) -> None:
        with self._database.transaction():
            self.forget(recording_id, kind)
            self._add(recording_id, kind, entries)

    def _add(self, recording_id: str, kind: HitKind, entries: Iterable[tuple[str, str, int]]) -> None:
        with self._database.transaction():
            lowest, highest = self._database.row("SELECT min(rowid), max(rowid) FROM search_of") or (None, None)
            title = kind is HitKind.TITLE
            step = -1 if title else 1
            last = min(lowest or 0, 0) if title else max(highest or 0, 0)
            numbered = [(last + step * place, *entry) for place, entry in enumerate(entries, 1)]
            self._database.run_many(
                "INSERT INTO search_of (rowid, recording_id, kind) VALUES (?, ?, ?)",
                [(rowid, recording_id, str(kind)) for rowid, *_ in numbered],
            )
            self._database.run_many(
                "INSERT INTO search (rowid, text, recording_id, kind, turn_id, start_ms) VALUES (?, ?, ?, ?, ?, ?)",
                [(rowid, text, recording_id, str(kind), turn_id, start) for rowid, text, turn_id, start in numbered],
            )


class _Place:
    """A row of the index, judged; its snippet is made only if it is shown."""

    def __init__(self, row: Row, query: Query) -> None:
        self._text, self._recording_id, kind, self._turn_id, self.start_ms, self._title, self.created_at = row
        self._kind = HitKind(kind)
        found = query.find(self._text)
        self._marks = found.marks
        share = sum(end - start for start, end in found.marks) / max(1, len(self._text))
        self.rank: Final = (self._kind is not HitKind.TITLE, -found.whole, -round(share, 1))

    def hit(self) -> Hit:
        shown, marks = snippet(self._text, self._marks)
        return Hit(self._recording_id, self._title, self._kind, shown, marks, self._turn_id, self.start_ms)
