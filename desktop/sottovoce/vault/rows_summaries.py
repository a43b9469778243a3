"""Minutes in revisions: the machine's latest, what humans made of them, and what was approved, none of which is lost.

A human's minutes are shown until a human makes others. They name the machine's they grew out of (`base`), which is kept
for their sake, and the latest of the machine's that somebody decided on (`seen`): a later one is an offer.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from sottovoce.vault.database import Database, Row
from sottovoce.vault.search import HitKind, SearchRows
from sottovoce.vault.summary_text import proven, with_part
from sottovoce_models import codec
from sottovoce_models.errors import Code, StoreFault
from sottovoce_models.types import ItemKind, Summary, Transcript

_COLUMNS: Final = "revision, human, data, made_at, base, seen, words, part"


@dataclass(frozen=True, slots=True)
class StoredSummary:
    """One revision. `words`: the digest of the text it was made from, "" if nobody knows; `part`: see `with_part`."""

    summary: Summary
    revision: int = 0
    human: bool = False
    made_at: str = ""
    base: int | None = None
    seen: int | None = None
    words: str = ""
    part: str = ""


def now_iso() -> str:
    """This moment, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class SummaryRows:
    """Reads and writes them; the list's facts and the search index follow in the same transaction."""

    def __init__(self, database: Database, search: SearchRows, now: Callable[[], str] = now_iso) -> None:
        self._database, self._search, self._now = database, search, now

    def shown(self, recording_id: str) -> StoredSummary | None:
        """Those to show: a human's latest, else the machine's."""
        return self._one("recording_id = ? ORDER BY human DESC, revision DESC LIMIT 1", recording_id)

    def latest_of_machine(self, recording_id: str) -> StoredSummary | None:
        """The machine's latest."""
        return self._one("recording_id = ? AND human = 0 ORDER BY revision DESC LIMIT 1", recording_id)

    def at(self, recording_id: str, revision: int) -> StoredSummary | None:
        """One revision, if it is kept."""
        return self._one("recording_id = ? AND revision = ?", recording_id, revision)

    def all(self, recording_id: str) -> tuple[StoredSummary, ...]:
        """Every revision that is kept, the oldest first."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM summaries WHERE recording_id = ? ORDER BY revision",  # noqa: S608 -- a constant
            (recording_id,),
        )
        return tuple(map(_stored, rows))

    def rewrite(self, recording_id: str, stored: StoredSummary) -> None:
        """A revision says this from now on, an approved one too; the transaction's owner refreshes list and index."""
        self._database.run(
            "UPDATE summaries SET data = ?, words = ? WHERE recording_id = ? AND revision = ?",
            (_json(stored.summary), stored.words, recording_id, stored.revision),
        )

    def save(self, recording_id: str, stored: StoredSummary, *, replaces: int | None = None) -> int:
        """Keeps minutes as a new revision and returns its number; when they were made is said here.

        `replaces`: a human's revision whose place these take, so that typing makes one and not hundreds; one that was
        approved or is not the latest stays as it is.
        """
        with self._database.transaction():
            last = self._database.value(  # nor is a number used again that somebody decided on
                "SELECT max(max(revision, coalesce(seen, 0))) FROM summaries WHERE recording_id = ?", (recording_id,)
            )
            revision = (last or 0) + 1
            if replaces is not None and self._may_be_replaced(recording_id, replaces):
                revision = replaces
            self._database.run(
                f"INSERT OR REPLACE INTO summaries (recording_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 -- a constant
                (
                    recording_id,
                    revision,
                    int(stored.human),
                    _json(stored.summary),
                    self._now(),
                    stored.base,
                    stored.seen,
                    stored.words,
                    stored.part,
                ),
            )
            self.refresh(recording_id)
        return revision

    def keep_machine(
        self, recording_id: str, summary: Summary, transcript: Transcript | None, words: str, part: str = ""
    ) -> None:
        """The machine's latest take the place of its earlier ones; the same again changes nothing.

        Lines whose proof does not stand in the text that is shown are left out; if none is left of any, the earlier
        minutes stay. With a `part` only the lines of that change.
        """
        fresh = proven(summary, transcript)
        if not fresh.items and summary.items:
            return
        before = self.latest_of_machine(recording_id)
        if before is not None and part:
            fresh = replace(with_part(before.summary, fresh, part), made_by=fresh.made_by)
        if before is not None and before.summary == fresh:
            return
        with self._database.transaction():
            self._delete_unneeded(recording_id)
            self.save(recording_id, StoredSummary(fresh, words=words, part=part))

    def delete_machine(self, recording_id: str) -> None:
        """The machine's go, but for those that a human's grew out of."""
        self._delete_unneeded(recording_id)
        self.refresh(recording_id)

    def delete_all(self, recording_id: str) -> None:
        """All of them go, with what was approved and listened to, and letters, which stand on the same words."""
        for table in ("summaries", "approvals", "heard", "letters"):
            self._database.run(f"DELETE FROM {table} WHERE recording_id = ?", (recording_id,))  # noqa: S608 -- constants
        self.refresh(recording_id)

    def set_done(self, recording_id: str, revision: int, number: int, done: bool) -> Summary:
        """Ticks an action, or takes the tick away; nothing else of the revision changes, not even an approved one's."""
        with self._database.transaction():
            stored = self.at(recording_id, revision)
            if stored is None or not 0 <= number < len(stored.summary.items):
                raise StoreFault(Code.STORE_DAMAGED)
            items = list(stored.summary.items)
            items[number] = replace(items[number], done=done)
            summary = replace(stored.summary, items=tuple(items))
            self._database.run(
                "UPDATE summaries SET data = ? WHERE recording_id = ? AND revision = ?",
                (_json(summary), recording_id, revision),
            )
            self.refresh(recording_id)
        return summary

    def set_words(self, recording_id: str, revision: int, words: str) -> None:
        """Somebody says that the minutes are still right for the text with this digest."""
        self._database.run(
            "UPDATE summaries SET words = ? WHERE recording_id = ? AND revision = ?", (words, recording_id, revision)
        )

    def refresh(self, recording_id: str) -> None:
        """The list's facts and the search index say what the shown minutes say."""
        stored = self.shown(recording_id)
        if stored is None:
            self._search.forget(recording_id, HitKind.MINUTES)
        else:
            self._search.set_summary(recording_id, stored.summary)
        items = stored.summary.items if stored is not None else ()
        self._database.run(
            "UPDATE facts SET has_minutes = ?, open_actions = ?,"
            " approved_at = (SELECT max(approved_at) FROM approvals"
            " WHERE approvals.recording_id = facts.recording_id AND reopened_at IS NULL)"
            " WHERE recording_id = ?",
            (
                int(stored is not None),
                sum(item.kind is ItemKind.ACTION and not item.done for item in items),
                recording_id,
            ),
        )

    def _may_be_replaced(self, recording_id: str, revision: int) -> bool:
        shown = self.shown(recording_id)
        return (
            shown is not None
            and shown.human
            and shown.revision == revision
            and not self._database.value(
                "SELECT 1 FROM approvals WHERE recording_id = ? AND revision = ?", (recording_id, revision)
            )
        )

    def _delete_unneeded(self, recording_id: str) -> None:
        self._database.run(
            "DELETE FROM summaries WHERE recording_id = ? AND human = 0 AND revision NOT IN"
            " (SELECT base FROM summaries WHERE recording_id = ? AND base IS NOT NULL)",
            (recording_id, recording_id),
        )

    def _one(self, condition: str, *parameters: str | int) -> StoredSummary | None:
        row = self._database.row(f"SELECT {_COLUMNS} FROM summaries WHERE {condition}", parameters)  # noqa: S608 -- constants of this file
        return _stored(row) if row else None


def _stored(row: Row) -> StoredSummary:
    revision, human, data, made_at, base, seen, words, part = row
    try:
        summary = codec.from_plain(Summary, json.loads(data))
    except ValueError as error:
        raise StoreFault(Code.STORE_DAMAGED) from error
    return StoredSummary(summary, revision, bool(human), made_at, base, seen, words, part)


def _json(summary: Summary) -> str:
    return json.dumps(codec.plain(summary), ensure_ascii=False, separators=(",", ":"))
