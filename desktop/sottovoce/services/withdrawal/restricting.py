"""What withdrawals leave behind: approved notes that must be kept, put apart, and records of what was destroyed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sottovoce.core.ledger import LedgerKind
from sottovoce.core.profile import Profile
from sottovoce.services.withdrawal.duties import Duty, DutyReason, duty_of
from sottovoce.vault.rows_restricted import RestrictedFacts, RestrictedNote
from sottovoce.vault.rows_withdrawals import BegunWithdrawal, DeletionRecord
from sottovoce.vault.store import Store
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Summary, SummaryItem, Transcript


@dataclass(frozen=True, slots=True)
class Restricted:
    """One note, without its content. `duty`: why it stays, as things are today; None: nothing keeps it any more."""

    id: str
    matter: str
    restricted_at: str
    duty: Duty | None


def restrict(store: Store, begun: BegunWithdrawal, duty: Duty, at: str) -> None:
    """The approved note is kept apart, and the ledger says so; nothing where it was done already or is none."""
    approval = store.approvals.current(begun.recording_id)
    row = store.meetings.get(begun.recording_id)
    if approval is None or row is None or store.restricted.get(begun.id) is not None:
        return
    stored = store.results.summaries.at(begun.recording_id, approval.revision)
    if stored is None:
        return
    transcript = store.results.draft(begun.recording_id, with_batches=False).transcript
    facts = RestrictedFacts(begun.id, row.matter_id, at, str(duty.reason), duty.until)
    note = RestrictedNote(
        row.title,
        row.started_at or row.created_at,
        approval.approved_by,
        approval.approved_at,
        _alone(stored.summary, transcript),
    )
    store.restricted.put(facts, note)
    until = None if duty.until is None else duty.until.isoformat()
    details = {"reason": str(duty.reason), "until": until}
    store.ledger.append(LedgerKind.RESTRICTED, at, details, recording_id=begun.recording_id)


class RestrictedNotes:
    """Thin and thread-safe; every call raises STORE_LOCKED while the vault is locked."""

    def __init__(self, vault: Vault, profile: Callable[[], Profile], today: Callable[[], date] = date.today) -> None:
        self._vault, self._profile, self._today = vault, profile, today

    def all(self) -> tuple[Restricted, ...]:
        """What is kept and why, the latest first; no note is opened."""
        store, profile = self._vault.store, self._profile()
        matters = {each.id: each for each in store.matters.list()}
        found = []
        for facts in store.restricted.all():
            matter = matters.get(facts.matter_id or "")
            name = matter.name if matter is not None else ""
            found.append(Restricted(facts.id, name, facts.restricted_at, self._duty(facts, store, profile)))
        return tuple(found)

    def records(self) -> tuple[DeletionRecord, ...]:
        """What withdrawals destroyed, the latest first: no word of it."""
        return self._vault.store.withdrawals.records()

    def open(self, note_id: str) -> RestrictedNote:
        """The note, to be read: somebody asked for this one. STORE_DAMAGED."""
        return self._vault.store.restricted.note(note_id)

    def delete(self, note_id: str) -> None:
        """Destroys a note that nothing keeps any more. WITHDRAWAL_NOTE_KEPT for one that must stay."""
        store = self._vault.store
        with store.transaction():
            facts = store.restricted.get(note_id)
            if facts is None:
                return
            if self._duty(facts, store, self._profile()) is not None:
                raise UserFixable(Code.WITHDRAWAL_NOTE_KEPT)
            store.restricted.delete(note_id)

    def _duty(self, facts: RestrictedFacts, store: Store, profile: Profile) -> Duty | None:
        """By what the matter says today, for its end may have become known; else by what was known then."""
        matter = store.matters.get(facts.matter_id)
        if matter is not None:
            return duty_of(matter, profile, approved=True, today=self._today())
        if facts.until is not None and facts.until < self._today():
            return None
        return Duty(DutyReason(facts.reason), facts.until)


def _alone(summary: Summary, transcript: Transcript | None) -> Summary:
    """The note itself: without the quotes that proved it, and with names instead of numbers of voices."""
    names = {} if transcript is None else {key: each.name for key, each in transcript.speakers.items()}
    return replace(summary, items=tuple(_item(each, names) for each in summary.items))


def _item(item: SummaryItem, names: dict[str, str]) -> SummaryItem:
    return replace(item, citations=(), owner=names.get(item.owner or "") or item.owner)
