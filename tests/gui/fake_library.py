"""Matters and a trash that keep everything in memory: the rows are those of the desk they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Protocol

from sottovoce.services.retention import Due, due
from sottovoce.services.trash import Trashed
from sottovoce.ui.library.tags_dialog import TagChange
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.rows_matters import Matter
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce_models.errors import SottovoceError


class FakeRows(Protocol):
    """What these two need of a desk."""

    rows: dict[str, MeetingRow]
    job_rows: dict[str, JobRow]
    error: SottovoceError | None


class FakeMatters:
    """Matters in memory."""

    def __init__(self, desk: FakeRows) -> None:
        self._desk = desk
        self.kept: dict[str, Matter] = {}
        self.today = date(2026, 11, 27)

    def all(self) -> Sequence[Matter]:
        return sorted(self.kept.values(), key=lambda matter: matter.name.casefold())

    def make(self, name: str) -> Matter:
        known = next((each for each in self.kept.values() if each.name.casefold() == name.casefold()), None)
        return known or self.save(Matter("", name))

    def save(self, matter: Matter) -> Matter:
        if self._desk.error is not None:
            raise self._desk.error
        kept = replace(matter, id=matter.id or f"matter {len(self.kept)}")
        self.kept[kept.id] = kept
        return kept

    def delete(self, matter_id: str) -> None:
        del self.kept[matter_id]
        self.assign([each for each, row in self._desk.rows.items() if row.matter_id == matter_id], None)

    def assign(self, recording_ids: Iterable[str], matter_id: str | None) -> None:
        for each in recording_ids:
            self._desk.rows[each] = replace(self._desk.rows[each], matter_id=matter_id)

    def change_tags(self, recording_ids: Iterable[str], add: Iterable[str], remove: Iterable[str]) -> None:
        change = TagChange(tuple(add), tuple(remove))
        for each in recording_ids:
            row = self._desk.rows[each]
            self._desk.rows[each] = replace(row, tags=change.applied(row.tags))

    def due(self, today: date) -> Sequence[Due]:
        return due(self._desk.rows.values(), self.kept.values(), self.today, UTC)


class FakeTrash:
    """A trash in memory; what runs or is held stays, as in the real one."""

    def __init__(self, desk: FakeRows) -> None:
        self._desk = desk
        self.emptied = 0

    def all(self) -> Sequence[MeetingRow]:
        return [row for row in self._desk.rows.values() if row.trashed_at is not None]

    def move(self, recording_ids: Iterable[str]) -> Trashed:
        moved, busy = [], []
        for each in recording_ids:
            job, row = self._desk.job_rows.get(each), self._desk.rows[each]
            if (job is not None and job.state is JobState.RUNNING) or row.state is MeetingState.RECORDING:
                busy.append(each)
            else:
                moved.append(each)
                self._desk.rows[each] = replace(row, trashed_at=datetime.now(UTC).isoformat())
        return Trashed(tuple(moved), tuple(busy))

    def restore(self, recording_ids: Iterable[str]) -> Sequence[MeetingRow]:
        found = []
        for each in recording_ids:
            self._desk.rows[each] = replace(self._desk.rows[each], trashed_at=None)
            found.append(self._desk.rows[each])
        return found

    def destroy_all(self, recording_ids: Sequence[str]) -> int:
        for each in recording_ids:
            if self._desk.error is not None:
                raise self._desk.error
            del self._desk.rows[each]
        return len(recording_ids)

    def empty_past_term(self) -> int:
        self.emptied += 1
        return 0

    def delete_sound(self, recording_id: str) -> MeetingRow | None:
        if self._desk.error is not None:
            raise self._desk.error
        row = self._desk.rows[recording_id]
        self._desk.rows[recording_id] = replace(row, tracks=(), sound_gone_at="2026-11-27")
        return self._desk.rows[recording_id]
