"""The trash: what is thrown away stays for a term and can be taken out again; then its keys are destroyed.

Needs the open vault. A meeting in the trash is in no list and no search, and nothing is made of it meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from sottovoce.services.library import LibraryService
from sottovoce.vault.rows_jobs import JobState
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.store import Store
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, SottovoceError, UserFixable

TERM_DAYS: Final = 30
_UNDER_WAY: Final = frozenset({JobState.WAITING, JobState.RUNNING})


@dataclass(frozen=True, slots=True)
class Trashed:
    """What went into the trash, and what did not: `busy` is being recorded or worked on, `held` is on legal hold."""

    moved: tuple[str, ...] = ()
    busy: tuple[str, ...] = ()
    held: tuple[str, ...] = ()


def days_left(trashed_at: str, now: datetime) -> int:
    """In how many days a meeting goes from the trash, in [0, TERM_DAYS]; 0: at the next start.

    A clock that was wrong when it was thrown away makes the term no longer than it is.
    """
    left = datetime.fromisoformat(trashed_at) + timedelta(days=TERM_DAYS) - now
    return max(0, min(TERM_DAYS, -(-left // timedelta(days=1))))


class TrashService:
    """Thin and thread-safe; every call raises STORE_LOCKED while the vault is locked."""

    def __init__(
        self,
        vault: Vault,
        library: LibraryService,
        wake: Callable[[], None] = lambda: None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`wake`: tells the queue that there may be work again."""
        self._vault, self._library, self._wake, self._now = vault, library, wake, now

    def all(self) -> tuple[MeetingRow, ...]:
        """What is in the trash, the last thrown away first."""
        return self._vault.store.meetings.trash()

    def move(self, recording_ids: Iterable[str]) -> Trashed:
        """Meetings go into the trash, all that may at once; a job of theirs that waits is off the queue."""
        store = self._vault.store
        moved, busy, held = [], [], []
        with store.transaction():
            for each in dict.fromkeys(recording_ids):
                row = store.meetings.get(each)
                if row is None or row.trashed_at is not None:
                    continue
                if row.state is MeetingState.RECORDING or self._works_on(store, each):
                    busy.append(each)
                elif store.matters.on_hold(each):
                    held.append(each)
                else:
                    moved.append(each)
            store.meetings.set_trashed(moved, self._now().isoformat())
        return Trashed(tuple(moved), tuple(busy), tuple(held))

    def restore(self, recording_ids: Iterable[str]) -> tuple[MeetingRow, ...]:
        """Meetings are taken out again, with their jobs; those that are still there, as they are now."""
        store, ids = self._vault.store, tuple(recording_ids)
        with store.transaction():
            store.meetings.set_trashed(ids, None)
            rows = [store.meetings.get(each) for each in ids]
        self._wake()
        return tuple(row for row in rows if row is not None)

    def destroy(self, recording_id: str) -> None:
        """Destroys the keys of a meeting in the trash and everything known of it, a kept file too.

        One that was taken out meanwhile stays. JOB_RUNS, MATTER_ON_HOLD, VAULT_RECORDING_RUNS, STORE_ERASE_FAILED.
        """
        store = self._vault.store
        with store.transaction():
            row = store.meetings.get(recording_id)
            if row is None or row.trashed_at is None:
                return
            if store.matters.on_hold(recording_id):
                raise UserFixable(Code.MATTER_ON_HOLD)
        self._library.delete(recording_id)

    def destroy_all(self, recording_ids: Sequence[str]) -> int:
        """Destroys meetings in the trash, one after another, and says how many; the first error comes at the end."""
        faults, done = [], 0
        for each in recording_ids:
            try:
                self.destroy(each)
                done += 1
            except SottovoceError as fault:
                if fault.code is Code.STORE_LOCKED:
                    raise
                faults.append(fault)
        if faults:
            raise faults[0]
        return done

    def empty_past_term(self) -> int:
        """Destroys what has been in the trash for its term, and says how many; one on legal hold stays."""
        now, store = self._now(), self._vault.store
        gone = [
            row.id
            for row in self.all()
            if row.trashed_at and not days_left(row.trashed_at, now) and not store.matters.on_hold(row.id)
        ]
        return self.destroy_all(gone)

    def delete_sound(self, recording_id: str) -> MeetingRow | None:
        """Destroys the keys of a meeting's sound and of a kept file; text and minutes stay. The meeting as it is then.

        JOB_RUNS also where a job waits that would need it; MATTER_ON_HOLD, VAULT_RECORDING_RUNS, STORE_ERASE_FAILED.
        """
        store = self._vault.store
        with store.transaction():
            row = store.meetings.get(recording_id)
            if row is None or not row.tracks:  # a text that was imported, or it is gone already
                return row
            if any(job.state in _UNDER_WAY for job in store.jobs.of(recording_id)):
                raise UserFixable(Code.JOB_RUNS)
            if store.matters.on_hold(recording_id):
                raise UserFixable(Code.MATTER_ON_HOLD)
        self._vault.delete_sound(recording_id)
        return store.meetings.get(recording_id)

    def _works_on(self, store: Store, recording_id: str) -> bool:
        return recording_id in self._vault.running or any(
            job.state is JobState.RUNNING for job in store.jobs.of(recording_id)
        )
