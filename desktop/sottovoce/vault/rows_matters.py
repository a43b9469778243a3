"""Matters ("Akten"), tags, and which meeting belongs to which."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sottovoce.vault.database import Database, Row
from sottovoce.vault.rows_vocabularies import Vocabulary


@dataclass(frozen=True, slots=True)
class Matter:
    """A client, a patient, a file. Names that differ in capitals only are the same.

    `vocabulary`: the name of the list of terms that goes with it, or "". `ended_on`: ISO date of the end of the
    treatment or mandate. `audio_days`, `keep_years`: None for never; see `services.retention`.
    """

    id: str
    name: str
    vocabulary: str = ""
    ended_on: str | None = None
    audio_days: int | None = None
    keep_years: int | None = None
    legal_hold: bool = False


_SELECT: Final = "SELECT id, name, vocabulary, ended_on, audio_days, keep_years, legal_hold FROM matters"


class MatterRows:
    """Reads and writes matters and tags."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[Matter, ...]:
        """All matters by name."""
        return tuple(_matter(row) for row in self._database.rows(f"{_SELECT} ORDER BY name"))

    def get(self, matter_id: str | None) -> Matter | None:
        """One matter, or None."""
        row = self._database.row(f"{_SELECT} WHERE id = ?", (matter_id,))
        return _matter(row) if row else None

    def named(self, name: str) -> Matter | None:
        """The matter of this name, however its letters are capitalized."""
        wanted = name.casefold()
        return next((each for each in self.list() if each.name.casefold() == wanted), None)

    def put(self, matter: Matter) -> None:
        """Adds a matter, or says anew what is true of it."""
        self._database.run(
            "INSERT INTO matters (id, name, vocabulary, ended_on, audio_days, keep_years, legal_hold)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
            " vocabulary = excluded.vocabulary, ended_on = excluded.ended_on, audio_days = excluded.audio_days,"
            " keep_years = excluded.keep_years, legal_hold = excluded.legal_hold",
            (
                matter.id,
                matter.name,
                matter.vocabulary,
                matter.ended_on,
                matter.audio_days,
                matter.keep_years,
                int(matter.legal_hold),
            ),
        )

    def delete(self, matter_id: str) -> None:
        """The matter is gone, from the write-ahead log, too; its meetings stay and belong to none."""
        self._database.run("DELETE FROM matters WHERE id = ?", (matter_id,))
        self._database.forget_deleted()

    def assign(self, recording_ids: Iterable[str], matter_id: str | None) -> None:
        """These meetings belong to a matter, or to none."""
        self._database.run(
            "UPDATE meetings SET matter_id = ? WHERE id IN (SELECT value FROM json_each(?))",
            (matter_id, json.dumps(list(recording_ids))),
        )

    def on_hold(self, recording_id: str) -> bool:
        """Whether a legal hold keeps a meeting from being destroyed."""
        return bool(
            self._database.value(
                "SELECT legal_hold FROM meetings JOIN matters ON matters.id = matter_id WHERE meetings.id = ?",
                (recording_id,),
            )
        )

    def vocabulary_of(self, recording_id: str) -> Vocabulary | None:
        """The list of terms of the matter a meeting belongs to, if there is one."""
        row = self._database.row(
            "SELECT vocabularies.name, terms FROM meetings JOIN matters ON matters.id = matter_id"
            " JOIN vocabularies ON vocabularies.name = vocabulary WHERE meetings.id = ?",
            (recording_id,),
        )
        return Vocabulary(row[0], tuple(json.loads(row[1]))) if row else None

    def change_tags(self, recording_ids: Iterable[str], add: Iterable[str], remove: Iterable[str]) -> None:
        """Adds tags to meetings and takes others away; a tag that differs in capitals only is the same."""
        ids, added, removed = json.dumps(list(recording_ids)), list(add), list(remove)
        with self._database.transaction():
            self._database.run_many(
                "DELETE FROM tags WHERE tag = ? AND recording_id IN (SELECT value FROM json_each(?))",
                [(tag, ids) for tag in removed],
            )
            self._database.run_many(
                "INSERT OR IGNORE INTO tags (recording_id, tag)"
                " SELECT id, ? FROM meetings WHERE id IN (SELECT value FROM json_each(?))",
                [(tag, ids) for tag in added],
            )
        if removed:
            self._database.forget_deleted()


def _matter(row: Row) -> Matter:
    return Matter(row[0], row[1], row[2], row[3], row[4], row[5], bool(row[6]))
