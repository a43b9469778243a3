"""A consent is taken back: what that does is told first, then it is done, and what a crash cut short is done later.

Thread-safe as far as the vault is; every call raises STORE_LOCKED while it is locked. The first thing on the drive is
that a withdrawal was begun. Every step after that may be done twice, so whatever happens in between, doing all of them
again ends in the same state.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from sottovoce.core.consent import Purpose
from sottovoce.services.handouts import local_now
from sottovoce.services.profile import ProfileService
from sottovoce.services.queue_events import QueueEvent
from sottovoce.services.training.service import TrainingService, Written
from sottovoce.services.withdrawal.duties import duty_of
from sottovoce.services.withdrawal.errand import Errand, errand_from_plain, errand_of, taken_back
from sottovoce.services.withdrawal.plan import Reach, WithdrawalPlan, plan_of, reach_of
from sottovoce.services.withdrawal.restricting import restrict
from sottovoce.vault.parcels import ParcelKind
from sottovoce.vault.rows_withdrawals import BegunWithdrawal, DeletionRecord
from sottovoce.vault.store import Store
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, SottovoceError, StoreFault, UserFixable

_WAIT_SECONDS: Final = 60.0

Progress = Callable[[int, int], None]
"""Steps that are done, of how many."""


class Queue(Protocol):
    """What is worked on, see `services.jobs.JobQueue`."""

    @property
    def running_id(self) -> str | None: ...
    def cancel(self, recording_id: str) -> None: ...
    def listen(self, listener: Callable[[QueueEvent], None]) -> None: ...


@dataclass(frozen=True, slots=True)
class Preview:
    """What a withdrawal would do. `others`: whether it leaves anything that deleting all of the meeting would take.

    `sample`: the training sample that goes; `original`: the imported file that was kept goes whole.
    """

    recording_id: str
    participant_id: str
    name: str
    purpose: Purpose
    plan: WithdrawalPlan
    sample: Written | None = None
    has_sound: bool = False
    original: bool = False
    bookmarks: int = 0
    private_note: bool = False

    @property
    def possible(self) -> bool:
        """Whether it can be carried out: somebody's part can be taken out only if their voice is known."""
        return self.plan.reach is not Reach.PERSON or not self.plan.voice_unknown


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What was done. `sample_waits`: the folder of the sample was not there; it is done as soon as it is."""

    reach: Reach
    restricted: bool = False
    sample_waits: bool = False


class WithdrawalService:
    """`today` is the day by which duties are counted."""

    def __init__(
        self,
        vault: Vault,
        profile: ProfileService,
        training: TrainingService,
        queue: Queue,
        now: Callable[[], str] = local_now,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._vault, self._profile, self._training, self._queue = vault, profile, training, queue
        self._now, self._today = now, today
        self._news = threading.Condition()
        self._doing = threading.Lock()
        queue.listen(self._on_news)

    def preview(self, recording_id: str, participant_id: str, purpose: Purpose, *, everything: bool = False) -> Preview:
        """What would happen; nothing does. CONSENT_NOBODY for somebody who was not there."""
        store = self._vault.store
        row, consent = store.meetings.get(recording_id), store.consents.of(recording_id)
        person = consent.participant(participant_id)
        if row is None or person is None:
            raise UserFixable(Code.CONSENT_NOBODY)
        reach = reach_of(consent, participant_id, purpose, everything=everything)
        draft = store.results.draft(recording_id, with_batches=False)
        approved = store.approvals.current(recording_id) is not None
        matter = store.matters.get(row.matter_id)
        plan = plan_of(
            consent,
            participant_id,
            reach,
            draft.transcript,
            draft.summary,
            title=row.title,
            duty=duty_of(matter, self._profile.get(), approved=approved, today=self._today()),
            handouts=store.handouts.of(recording_id),
        )
        return Preview(
            recording_id,
            participant_id,
            person.name,
            purpose,
            plan,
            sample=self._training.written(recording_id),
            has_sound=bool(row.tracks),
            original=store.results.finding(recording_id, str(ParcelKind.ORIGINAL)) is not None,
            bookmarks=len(store.meetings.bookmarks(recording_id)),
            private_note=bool(store.notes.get(recording_id).text),
        )

    def carry_out(self, preview: Preview, on_progress: Progress = lambda _done, _all: None) -> Withdrawn:
        """Does what was told, as things are at this moment.

        CONSENT_NOBODY, WITHDRAWAL_VOICE_UNKNOWN, VAULT_RECORDING_RUNS: nothing was begun. JOB_RUNS,
        STORE_ERASE_FAILED, STORE_WRITE_FAILED, DISK_FULL: it was begun, and is brought to its end at the next opening.
        """
        with self._doing:
            return self._finish(self._begin(preview), on_progress)

    def settle(self) -> None:
        """Whatever was begun is done; what still cannot be is tried again at the next opening."""
        with self._doing:
            for begun in self._vault.store.withdrawals.begun():
                with suppress(SottovoceError):
                    self._finish(begun, lambda _done, _all: None)

    @property
    def unfinished(self) -> bool:
        """Whether something was begun and is not done."""
        return bool(self._vault.store.withdrawals.begun())

    def records(self) -> tuple[DeletionRecord, ...]:
        """What was destroyed by withdrawals, the latest first."""
        return self._vault.store.withdrawals.records()

    def _begin(self, told: Preview) -> BegunWithdrawal:
        """From here on it is brought to its end: the answer is taken back, and nothing is made of the meeting."""
        store, now = self._vault.store, self._now()
        everything = told.plan.reach is Reach.MEETING
        with store.transaction():
            fresh = self.preview(told.recording_id, told.participant_id, told.purpose, everything=everything)
            if not fresh.possible:
                raise UserFixable(Code.WITHDRAWAL_VOICE_UNKNOWN)
            if told.recording_id in self._vault.running:
                raise UserFixable(Code.VAULT_RECORDING_RUNS)
            consent = store.consents.of(told.recording_id)
            person = consent.participant(told.participant_id)
            if person is None:
                raise UserFixable(Code.CONSENT_NOBODY)
            others = tuple(each.name for each in consent.participants if each.id != person.id)
            sample = "" if fresh.sample is None else fresh.sample.sample_id
            errand = errand_of(fresh.plan, told.purpose, person, others, sample)
            begun = BegunWithdrawal(uuid.uuid4().hex, told.recording_id, now, errand.plain())
            store.withdrawals.begin(begun)
            changed = taken_back(consent, person, told.purpose, now)
            store.consents.put(told.recording_id, changed, now, begun.id)
        return begun

    def _finish(self, begun: BegunWithdrawal, on_progress: Progress) -> Withdrawn:
        store, errand = self._vault.store, _errand(begun)
        steps = tuple(self._steps(begun, errand, store))
        for number, step in enumerate(steps):
            on_progress(number, len(steps) + 1)
            step()
        on_progress(len(steps), len(steps) + 1)
        restricted = store.restricted.get(begun.id) is not None
        counts = {**errand.counts, "kept_notes": int(restricted)}
        record = DeletionRecord(begun.id, begun.begun_at, self._now(), str(errand.purpose), str(errand.reach), counts)
        store.withdrawals.end(record)
        on_progress(len(steps) + 1, len(steps) + 1)
        return Withdrawn(errand.reach, restricted, errand.sample in {each.id for each in store.samples.all()})

    def _steps(self, begun: BegunWithdrawal, errand: Errand, store: Store) -> Iterator[Callable[[], None]]:
        """In this order; each may be done again after a crash."""
        recording_id, duty = begun.recording_id, errand.duty
        yield lambda: self._stop_work(recording_id)
        yield lambda: self._withdraw_sample(recording_id, store)
        if duty is not None:
            yield lambda: self._restrict(begun, store, errand)
        match errand.reach:
            case Reach.MEETING:
                yield lambda: self._vault.delete_recording(recording_id)
            case Reach.TEXT:
                yield lambda: store.results.delete_text(recording_id)
            case Reach.MINUTES:
                yield lambda: store.results.delete_minutes(recording_id)
            case Reach.PERSON | Reach.SAMPLE:
                pass

    def _withdraw_sample(self, recording_id: str, store: Store) -> None:
        """The vault remembers that it has to go; nothing else waits for a folder that is not there."""
        store.samples.withdraw(recording_id)
        with suppress(UserFixable):
            self._training.withdraw(recording_id)

    def _restrict(self, begun: BegunWithdrawal, store: Store, errand: Errand) -> None:
        if errand.duty is not None:
            with store.transaction():
                restrict(store, begun, errand.duty, self._now())

    def _stop_work(self, recording_id: str) -> None:
        """Nothing is made of the meeting any more, and nothing waits to be; JOB_RUNS if it does not stop."""
        self._queue.cancel(recording_id)
        with self._news:
            if not self._news.wait_for(lambda: self._queue.running_id != recording_id, _WAIT_SECONDS):
                raise UserFixable(Code.JOB_RUNS)

    def _on_news(self, _event: QueueEvent) -> None:
        with self._news:
            self._news.notify_all()


def _errand(begun: BegunWithdrawal) -> Errand:
    try:
        return errand_from_plain(begun.data)
    except ValueError as error:
        raise StoreFault(Code.STORE_DAMAGED) from error
