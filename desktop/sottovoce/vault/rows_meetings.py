"""The list of meetings, with what stands beside a title; and their bookmarks."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Final

from sottovoce.vault.database import Database, Row
from sottovoce.vault.search import SearchRows
from sottovoce_models.types import Coverage, Track


class MeetingState(StrEnum):
    """Where the sound of a meeting stands; what is made of it is the job's business."""

    RECORDING = "recording"
    RECOVERED = "recovered"
    RECORDED = "recorded"
    IMPORTING = "importing"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One line of the list; times are ISO 8601 with offset. What has a default is kept by others than the recorder."""

    id: str
    title: str
    started_at: str | None
    duration_ms: int
    tracks: tuple[Track, ...]
    source: str
    state: MeetingState
    created_at: str
    speakers: tuple[str, ...] = ()
    coverage: Coverage = field(default_factory=lambda: Coverage(0, 0))
    doubts: int = 0
    has_minutes: bool = False
    matter_id: str | None = None
    tags: tuple[str, ...] = ()
    trashed_at: str | None = None
    open_actions: int = 0
    approved_at: str | None = None
    sound_gone_at: str | None = None

    def plain(self) -> dict[str, Any]:
        """The part of it that its owner says, for a parcel."""
        known = asdict(self)
        return {name: known[name] for name in _OWN}


_OWN: Final = ("id", "title", "started_at", "duration_ms", "tracks", "source", "state", "created_at")


def meeting_from_plain(plain: dict[str, Any]) -> MeetingRow:
    """The row of a parcel; KeyError, TypeError or ValueError if it is none."""
    return MeetingRow(
        id=str(plain["id"]),
        title=str(plain["title"]),
        started_at=plain["started_at"],
        duration_ms=int(plain["duration_ms"]),
        tracks=tuple(Track(track) for track in plain["tracks"]),
        source=str(plain["source"]),
        state=MeetingState(plain["state"]),
        created_at=str(plain["created_at"]),
    )


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A moment somebody marked."""

    at_ms: int
    note: str


_SELECT: Final = (
    "SELECT id, title, started_at, duration_ms, CASE WHEN sound_gone_at IS NULL THEN tracks ELSE '[]' END, source,"
    " state, created_at,"
    " coalesce(speakers, '[]'), coalesce(speech_ms, 0), coalesce(text_ms, 0), coalesce(doubts, 0),"
    " coalesce(has_minutes, 0), matter_id,"
    " (SELECT json_group_array(tag) FROM (SELECT tag FROM tags WHERE tags.recording_id = id ORDER BY tag)),"
    " trashed_at, coalesce(open_actions, 0), approved_at, sound_gone_at"
    " FROM meetings LEFT JOIN facts ON recording_id = id"
)
_AMONG: Final = "id IN (SELECT value FROM json_each(?))"


class MeetingRows:
    """Reads and writes the list."""

    def __init__(self, database: Database, search: SearchRows) -> None:
        self._database = database
        self._search = search

    def list(self) -> tuple[MeetingRow, ...]:
        """All meetings but those in the trash, the newest first."""
        return tuple(
            _row(row) for row in self._database.rows(f"{_SELECT} WHERE trashed_at IS NULL ORDER BY created_at DESC, id")
        )

    def of_matters(self, matter_ids: Iterable[str]) -> tuple[MeetingRow, ...]:
        """The meetings of these matters but those in the trash, in no order."""
        wanted = "trashed_at IS NULL AND matter_id IN (SELECT value FROM json_each(?))"
        rows = self._database.rows(f"{_SELECT} WHERE {wanted}", (json.dumps(list(matter_ids)),))
        return tuple(_row(row) for row in rows)

    def trash(self) -> tuple[MeetingRow, ...]:
        """The meetings in the trash, the last thrown away first."""
        return tuple(
            _row(row)
            for row in self._database.rows(f"{_SELECT} WHERE trashed_at IS NOT NULL ORDER BY trashed_at DESC, id")
        )

    def states(self) -> dict[str, MeetingState]:
        """Every meeting there is, in the trash or not; quick however many there are."""
        return {each: MeetingState(state) for each, state in self._database.rows("SELECT id, state FROM meetings")}

    def set_trashed(self, recording_ids: Iterable[str], at: str | None) -> None:
        """Puts meetings into the trash, or (None) back; what waits to be made of them waits as long."""
        self._database.run(
            f"UPDATE meetings SET trashed_at = ? WHERE {_AMONG}",  # noqa: S608 -- a constant
            (at, json.dumps(list(recording_ids))),
        )

    def set_sound_gone(self, recording_id: str, at: str) -> None:
        """From now on the meeting has no sound; the first time it is said counts."""
        self._database.run(
            "UPDATE meetings SET sound_gone_at = coalesce(sound_gone_at, ?) WHERE id = ?", (at, recording_id)
        )

    def get(self, recording_id: str) -> MeetingRow | None:
        """One meeting, or None."""
        row = self._database.row(f"{_SELECT} WHERE id = ?", (recording_id,))
        return _row(row) if row else None

    def put(self, row: MeetingRow) -> None:
        """Adds a meeting or replaces what its owner says of it."""
        with self._database.transaction():
            self._database.run(
                "INSERT INTO meetings (id, title, started_at, duration_ms, tracks, source, state, created_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                " title = excluded.title, started_at = excluded.started_at, duration_ms = excluded.duration_ms,"
                " tracks = excluded.tracks, source = excluded.source, state = excluded.state,"
                " created_at = excluded.created_at",
                (
                    row.id,
                    row.title,
                    row.started_at,
                    row.duration_ms,
                    json.dumps(row.tracks),
                    row.source,
                    str(row.state),
                    row.created_at,
                ),
            )
            self._database.run("INSERT OR IGNORE INTO facts (recording_id) VALUES (?)", (row.id,))
            self._search.set_title(row.id, row.title)

    def rename(self, recording_id: str, title: str) -> None:
        """Gives a meeting another title."""
        with self._database.transaction():
            self._database.run("UPDATE meetings SET title = ? WHERE id = ?", (title, recording_id))
            self._search.set_title(recording_id, title)

    def set_state(
        self,
        recording_id: str,
        state: MeetingState,
        duration_ms: int | None = None,
        tracks: Iterable[Track] | None = None,
        started_at: str | None = None,
    ) -> None:
        """Says where the sound stands; a length, tracks or a beginning of None leave what was known."""
        kept = None if tracks is None else json.dumps(list(tracks))
        self._database.run(
            "UPDATE meetings SET state = ?, duration_ms = coalesce(?, duration_ms), tracks = coalesce(?, tracks),"
            " started_at = coalesce(?, started_at) WHERE id = ?",
            (str(state), duration_ms, kept, started_at, recording_id),
        )

    def delete(self, recording_id: str) -> None:
        """Every row and index entry of a meeting; the write-ahead log forgets them, too."""
        with self._database.transaction():
            self._search.forget(recording_id)
            self._database.run("DELETE FROM segment_keys WHERE recording_id = ?", (recording_id,))
            self._database.run("DELETE FROM meetings WHERE id = ?", (recording_id,))
        self._database.forget_deleted()

    def bookmarks(self, recording_id: str) -> tuple[Bookmark, ...]:
        """The marked moments in order."""
        rows = self._database.rows(
            "SELECT at_ms, note FROM bookmarks WHERE recording_id = ? ORDER BY at_ms", (recording_id,)
        )
        return tuple(Bookmark(*row) for row in rows)

    def put_bookmark(self, recording_id: str, bookmark: Bookmark) -> None:
        """Marks a moment."""
        self._database.run(
            "INSERT OR REPLACE INTO bookmarks VALUES (?, ?, ?)", (recording_id, bookmark.at_ms, bookmark.note)
        )

    def erase_bookmarks(self, recording_id: str, start_ms: int, end_ms: int) -> None:
        """Takes away the marks of a stretch, with their notes."""
        self._database.run(
            "DELETE FROM bookmarks WHERE recording_id = ? AND at_ms >= ? AND at_ms < ?",
            (recording_id, start_ms, end_ms),
        )


def _row(row: Row) -> MeetingRow:
    speech_ms, text_ms = row[9], row[10]
    return MeetingRow(
        id=row[0],
        title=row[1],
        started_at=row[2],
        duration_ms=row[3],
        tracks=tuple(Track(track) for track in json.loads(row[4])),
        source=row[5],
        state=MeetingState(row[6]),
        created_at=row[7],
        speakers=tuple(json.loads(row[8])),
        coverage=Coverage(speech_ms, min(speech_ms, text_ms)),
        doubts=row[11],
        has_minutes=bool(row[12]),
        matter_id=row[13],
        tags=tuple(json.loads(row[14])),
        trashed_at=row[15],
        open_actions=row[16],
        approved_at=row[17],
        sound_gone_at=row[18],
    )
