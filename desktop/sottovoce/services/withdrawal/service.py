"""A consent is taken back: what that does is told first, then it is done, and what a crash cut short is done later.

Thread-safe as far as the vault is; every call raises STORE_LOCKED while it is locked. The first thing on the drive is
that a withdrawal was begun. Every step after that may be done twice, so whatever happens in between, doing all of them
again ends in the same state.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Protocol

from sottovoce.core.consent import Answer, MeetingConsent, Participant, Purpose
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.redaction import ANONYMIZE
from sottovoce.services.handouts import local_now
from sottovoce.services.profile import ProfileService
from sottovoce.services.queue_events import QueueEvent
from sottovoce.services.training.service import TrainingService, Written
from sottovoce.services.warm_engines import WarmEngines
from sottovoce.services.withdrawal.cutting import (
    Mentions,
    nameless_voices,
    names_them,
    own_lines,
    shared_parts,
    voices_of,
)
from sottovoce.services.withdrawal.duties import duty_of
from sottovoce.services.withdrawal.errand import Errand, errand_from_plain, taken_back
from sottovoce.services.withdrawal.naming import forms_in
from sottovoce.services.withdrawal.person import cut, forget_terms, spoken_by, texts_of, with_margin
from sottovoce.services.withdrawal.plan import Reach, WithdrawalPlan, plan_of, reach_of
from sottovoce.services.withdrawal.restricting import restrict
from sottovoce.vault.deletions import DELETIONS_NAME, read_deletions, withdrawal_mark
from sottovoce.vault.parcels import ParcelKind
from sottovoce.vault.rows_handouts import Handout
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
    """What a withdrawal would do. `forms`: how else they are named; `by_list_only`: that could not be looked for.

    `handouts`: what was handed over and cannot be called back. `sample`: the training sample that goes. `original`: the
    imported file was kept; it cannot be cut. `shared`: parts of the name that somebody who stays bears, too.
    `own_lines`: lines of the minutes that a human wrote without a proof, and that stay. `nameless`: voices of which
    nobody said whose they are, and that stay.
    """

    recording_id: str
    participant_id: str
    name: str
    purpose: Purpose
    plan: WithdrawalPlan
    forms: tuple[str, ...] = ()
    handouts: tuple[Handout, ...] = ()
    sample: Written | None = None
    has_sound: bool = False
    original: bool = False
    letters: int = 0
    approved: bool = False
    shared: tuple[str, ...] = ()
    own_lines: int = 0
    nameless: int = 0
    by_list_only: bool = False

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
        engines: Mapping[str, EngineSpec] | None = None,
        warm: Sequence[WarmEngines] = (),
    ) -> None:
        """`warm`: the engines that keep a text in memory for the next question; they are ended."""
        self._vault, self._profile, self._training, self._queue = vault, profile, training, queue
        self._now, self._today, self._warm = now, today, warm
        self._spec = (engines or {}).get(ANONYMIZE.name, ANONYMIZE)
        self._news = threading.Condition()
        self._doing = threading.Lock()
        queue.listen(self._on_news)

    def preview(self, recording_id: str, participant_id: str, purpose: Purpose, *, everything: bool = False) -> Preview:
        """What would happen; nothing does. May take seconds. CONSENT_NOBODY for somebody who was not there."""
        first = self._look(recording_id, participant_id, purpose, everything=everything)
        if first.plan.reach is not Reach.PERSON or first.plan.voice_unknown:
            return first
        try:
            forms = self._forms(recording_id, first)
        except SottovoceError as fault:
            if fault.code is Code.STORE_LOCKED:
                raise
            return replace(first, by_list_only=True)  # what the list of names finds is still found
        return self._look(recording_id, participant_id, purpose, forms=forms)

    def carry_out(self, preview: Preview, on_progress: Progress = lambda _done, _all: None) -> Withdrawn:
        """Does what was told, as things are at this moment.

        CONSENT_NOBODY, WITHDRAWAL_VOICE_UNKNOWN, VAULT_RECORDING_RUNS: nothing was begun. JOB_RUNS,
        STORE_ERASE_FAILED, STORE_WRITE_FAILED, DISK_FULL: it was begun, and is brought to its end at the next opening.
        """
        with self._doing:
            return self._finish(self._begin(preview), on_progress)

    def settle(self) -> None:
        """Whatever was begun is done; what still cannot be is tried again at the next opening, its first fault raised.

        A restored copy knows nothing of withdrawals that came after it: they are carried out again.
        """
        faults: list[SottovoceError] = []
        with self._doing:
            for begun in self._vault.store.withdrawals.begun():
                with _collected(faults):
                    self._finish(begun, lambda _done, _all: None)
            for recording_id, participant_id, purpose in self._undone():
                with _collected(faults):
                    again = self.preview(recording_id, participant_id, purpose)
                    self._finish(self._begin(again), lambda _done, _all: None)
        if faults:
            raise faults[0]

    def begun(self, recording_id: str) -> bool:
        """Whether something was begun with a meeting and is not done."""
        return any(each.recording_id == recording_id for each in self._vault.store.withdrawals.begun())

    def _look(
        self,
        recording_id: str,
        participant_id: str,
        purpose: Purpose,
        *,
        everything: bool = False,
        forms: tuple[str, ...] = (),
    ) -> Preview:
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
            forms=forms,
        )
        others = [each.name for each in consent.participants if each.id != participant_id]
        if reach is Reach.PERSON:
            revisions = [each for each, _ in store.results.transcripts(recording_id)]
            named = names_them(draft.summary, Mentions((person.name,), others, forms))
            plan = replace(
                plan,
                stretches=spoken_by(revisions, person.name, others),
                duty=plan.duty if plan.lines or named else None,
            )
        return Preview(
            recording_id,
            participant_id,
            person.name,
            purpose,
            plan,
            forms=forms,
            handouts=store.handouts.of(recording_id),
            sample=self._training.written(recording_id),
            has_sound=bool(row.tracks),
            original=store.results.finding(recording_id, str(ParcelKind.ORIGINAL)) is not None,
            letters=len(store.letters.of(recording_id)),
            approved=approved,
            shared=shared_parts(person.name, others),
            nameless=nameless_voices(draft.transcript),
            own_lines=0 if draft.summary is None else len(own_lines(draft.summary, plan.lines)),
        )

    def _forms(self, recording_id: str, told: Preview) -> tuple[str, ...]:
        store = self._vault.store
        row, transcript = (
            store.meetings.get(recording_id),
            store.results.draft(recording_id, with_batches=False).transcript,
        )
        if row is None or transcript is None:
            return ()
        people = store.consents.of(recording_id).participants
        others = [each.name for each in people if each.id != told.participant_id]
        return forms_in(texts_of(store, row), told.name, others, transcript.language, CancelToken(), self._spec)

    def _begin(self, told: Preview) -> BegunWithdrawal:
        """From here on it is brought to its end: the answer is taken back, and nothing is made of the meeting."""
        store, now, recording_id = self._vault.store, self._now(), told.recording_id
        everything = told.plan.reach is Reach.MEETING
        with store.transaction():
            fresh = self._look(recording_id, told.participant_id, told.purpose, everything=everything, forms=told.forms)
            if not fresh.possible:
                raise UserFixable(Code.WITHDRAWAL_VOICE_UNKNOWN)
            if recording_id in self._vault.running:
                raise UserFixable(Code.VAULT_RECORDING_RUNS)
            consent = store.consents.of(recording_id)
            person = consent.participant(told.participant_id)
            if person is None:
                raise UserFixable(Code.CONSENT_NOBODY)
            errand = self._errand_for(fresh, consent, person)
            begun = BegunWithdrawal(uuid.uuid4().hex, recording_id, now, errand.plain())
            store.withdrawals.begin(begun)
            store.consents.put(recording_id, taken_back(consent, person, told.purpose, now), now, begun.id)
        return begun

    def _errand_for(self, fresh: Preview, consent: MeetingConsent, person: Participant) -> Errand:
        plan, duty = fresh.plan, fresh.plan.duty
        shown = self._vault.store.results.draft(fresh.recording_id, with_batches=False).transcript
        others = tuple(each.name for each in consent.participants if each.id != person.id)
        voices = voices_of(shown, person.name, others) if shown is not None else ()
        return Errand(
            person.id,
            fresh.purpose,
            plan.reach,
            name=person.name,
            others=others,
            forms=fresh.forms,
            stretches=plan.stretches,
            sound=with_margin(plan.stretches, shown, voices),
            sample="" if fresh.sample is None else fresh.sample.sample_id,
            reason=None if duty is None else duty.reason,
            until=None if duty is None or duty.until is None else duty.until.isoformat(),
            counts={"turns": len(plan.turns), "lines": len(plan.lines), "mentions": plan.mentions},
        )

    def _undone(self) -> tuple[tuple[str, str, Purpose], ...]:
        """What is known to have been withdrawn, and stands as agreed to in a restored copy."""
        vault, store = self._vault, self._vault.store
        marks = read_deletions(vault.folder / DELETIONS_NAME)
        found = []
        for recording_id in store.meetings.states() if marks else ():
            for person in store.consents.of(recording_id).participants:
                for purpose in Purpose:
                    known = (withdrawal_mark(vault.id, recording_id, person.id, purpose, each) for each in Reach)
                    withdrawn = person.given(purpose).answer is Answer.WITHDRAWN
                    if not withdrawn and not marks.keys().isdisjoint(known):
                        found.append((recording_id, person.id, purpose))
        return tuple(found)

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
        mark = withdrawal_mark(self._vault.id, recording_id, errand.participant_id, errand.purpose, errand.reach)
        match errand.reach:
            case Reach.MEETING:
                yield lambda: self._forget_terms(recording_id, errand, store)
                yield lambda: self._vault.delete_recording(recording_id)
            case Reach.PERSON:
                yield lambda: cut(store, recording_id, errand)
                yield lambda: self._vault.erase_part(
                    recording_id, mark, [(each.start_ms, each.end_ms) for each in errand.sound]
                )
            case Reach.TEXT:
                yield lambda: store.letters.delete_all(recording_id)
                yield lambda: store.results.delete_text(recording_id)
                yield lambda: self._vault.erase_part(recording_id, mark, self._written_original(recording_id, store))
            case Reach.MINUTES:
                yield lambda: store.letters.delete_all(recording_id)
                yield lambda: store.results.delete_minutes(recording_id)
                yield lambda: self._vault.erase_part(recording_id, mark)
            case Reach.SAMPLE:
                pass

    def _forget_terms(self, recording_id: str, errand: Errand, store: Store) -> None:
        row = store.meetings.get(recording_id)
        if row is not None:
            forget_terms(store, row, errand.name, Mentions((errand.name,), errand.others))

    @staticmethod
    def _written_original(recording_id: str, store: Store) -> Sequence[tuple[int, int]] | None:
        """No stretch of sound where there is none: then the file that was kept is the text, and goes."""
        row = store.meetings.get(recording_id)
        return () if row is not None and not row.tracks and row.sound_gone_at is None else None

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
        for engines in self._warm:
            engines.close()
        self._queue.cancel(recording_id)
        with self._news:
            if not self._news.wait_for(lambda: self._queue.running_id != recording_id, _WAIT_SECONDS):
                raise UserFixable(Code.JOB_RUNS)

    def _on_news(self, _event: QueueEvent) -> None:
        with self._news:
            self._news.notify_all()


@contextmanager
def _collected(faults: list[SottovoceError]) -> Iterator[None]:
    """What fails here does not keep what comes after it."""
    try:
        yield
    except SottovoceError as fault:
        faults.append(fault)


def _errand(begun: BegunWithdrawal) -> Errand:
    try:
        return errand_from_plain(begun.data)
    except ValueError as error:
        raise StoreFault(Code.STORE_DAMAGED) from error
