"""Who approved which minutes when, how much of what should be heard was heard, and what was listened to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sottovoce.vault.database import Database, Row

_COLUMNS: Final = "revision, approved_by, approved_at, transcript_revision, heard, to_hear, reopened_at"


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody stands for a revision of the minutes, until they are reopened; times are ISO 8601.

    `heard` of `to_hear` lines were listened to of those that should be: with doubts, negations, numbers or names.
    """

    revision: int
    approved_by: str
    approved_at: str
    transcript_revision: int
    heard: int
    to_hear: int
    reopened_at: str | None = None


class ApprovalRows:
    """Reads and writes them; the list's fact follows in the same transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def current(self, recording_id: str) -> Approval | None:
        """The approval that holds now."""
        row = self._database.row(
            f"SELECT {_COLUMNS} FROM approvals WHERE recording_id = ? AND reopened_at IS NULL ORDER BY id DESC LIMIT 1",  # noqa: S608 -- a constant
            (recording_id,),
        )
        return _approval(row) if row else None

    def all(self, recording_id: str) -> tuple[Approval, ...]:
        """Every approval there was, the latest first."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM approvals WHERE recording_id = ? ORDER BY id DESC",  # noqa: S608 -- a constant
            (recording_id,),
        )
        return tuple(_approval(row) for row in rows)

    def put(self, recording_id: str, approval: Approval) -> None:
        """The minutes are approved from now on."""
        with self._database.transaction():
            self._database.run(
                f"INSERT INTO approvals (recording_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 -- a constant
                (
                    recording_id,
                    approval.revision,
                    approval.approved_by,
                    approval.approved_at,
                    approval.transcript_revision,
                    approval.heard,
                    approval.to_hear,
                    approval.reopened_at,
                ),
            )
            self._set_fact(recording_id, approval.approved_at)

    def reopen(self, recording_id: str, at: str) -> None:
        """They are a draft again; what was approved stays, with its time."""
        with self._database.transaction():
            self._database.run(
                "UPDATE approvals SET reopened_at = ? WHERE recording_id = ? AND reopened_at IS NULL",
                (at, recording_id),
            )
            self._set_fact(recording_id, None)

    def forget(self, recording_id: str, revisions: Iterable[int]) -> None:
        """Nobody stands for these revisions any more, nor is it known what was listened to."""
        gone = [(recording_id, each) for each in revisions]
        self._database.run_many("DELETE FROM approvals WHERE recording_id = ? AND revision = ?", gone)
        self._database.run("DELETE FROM heard WHERE recording_id = ?", (recording_id,))

    def last_name(self) -> str:
        """Who approved last in this vault, or ""."""
        return str(self._database.value("SELECT approved_by FROM approvals ORDER BY id DESC LIMIT 1") or "")

    def heard(self, recording_id: str) -> frozenset[str]:
        """What was listened to."""
        rows = self._database.rows("SELECT what FROM heard WHERE recording_id = ?", (recording_id,))
        return frozenset(str(row[0]) for row in rows)

    def add_heard(self, recording_id: str, what: Iterable[str]) -> None:
        """Remembers that these were listened to."""
        self._database.run_many("INSERT OR IGNORE INTO heard VALUES (?, ?)", [(recording_id, each) for each in what])

    def _set_fact(self, recording_id: str, approved_at: str | None) -> None:
        self._database.run("UPDATE facts SET approved_at = ? WHERE recording_id = ?", (approved_at, recording_id))


def _approval(row: Row) -> Approval:
    return Approval(*row)
