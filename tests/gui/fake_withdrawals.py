"""Withdrawals and restricted notes in memory; what is told is put together by the real rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sottovoce.core.consent import Purpose
from sottovoce.services.withdrawal.duties import Duty, DutyReason
from sottovoce.services.withdrawal.plan import Reach, plan_of, reach_of
from sottovoce.services.withdrawal.restricting import Restricted
from sottovoce.services.withdrawal.service import Preview, Withdrawn
from sottovoce.vault.rows_handouts import Handout
from sottovoce.vault.rows_restricted import RestrictedNote
from sottovoce.vault.rows_withdrawals import DeletionRecord
from sottovoce_models.errors import Code, SottovoceError, UserFixable
from sottovoce_models.types import ItemKind, Summary, SummaryItem

if TYPE_CHECKING:
    from tests.gui.fake_desk import FakeDesk


class FakeWithdrawals:
    """`done`: what was carried out. `error` is raised by carrying out, `unseen` by looking; `left_over`: was begun."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk
        self.done: list[Preview] = []
        self.error: SottovoceError | None = None
        self.unseen: SottovoceError | None = None
        self.left_over = False
        self.sample_waits = False
        self.duty: Duty | None = None
        self.handouts: tuple[Handout, ...] = ()
        self.before: Callable[[], None] = lambda: None

    def preview(self, recording_id: str, participant_id: str, purpose: Purpose, *, everything: bool = False) -> Preview:
        if self.unseen is not None:
            raise self.unseen
        consent = self._desk.consents.of(recording_id)
        person = consent.participant(participant_id)
        if person is None:
            raise UserFixable(Code.CONSENT_NOBODY)
        reach = reach_of(consent, participant_id, purpose, everything=everything)
        draft = self._desk.library.open(recording_id).draft
        plan = plan_of(consent, participant_id, reach, draft.transcript, draft.summary, duty=self.duty)
        return Preview(
            recording_id,
            participant_id,
            person.name,
            purpose,
            plan,
            handouts=self.handouts,
            sample=self._desk.training.sample,
            has_sound=True,
            original=True,
            approved=self.duty is not None,
        )

    def carry_out(self, preview: Preview, on_progress: Callable[[int, int], None]) -> Withdrawn:
        self.before()
        on_progress(0, 2)
        if self.error is not None:
            raise self.error
        on_progress(2, 2)
        self.done.append(preview)
        if preview.plan.reach is Reach.MEETING:
            del self._desk.rows[preview.recording_id]
        return Withdrawn(preview.plan.reach, preview.plan.duty is not None, self.sample_waits)

    def begun(self, recording_id: str) -> bool:
        return self.left_over


class FakeRestricted:
    """One note of a patient's file, and one that nothing keeps any more."""

    def __init__(self) -> None:
        self.kept: dict[str, Restricted] = {}
        self.gone: tuple[DeletionRecord, ...] = ()
        self.opened: list[str] = []
        self.error: SottovoceError | None = None

    def fill(self, matter: str) -> None:
        """Two notes."""
        at = "2026-11-20T10:00:00+01:00"
        lasting = Duty(DutyReason.PATIENT_FILE, date(2036, 1, 31))
        for each in (Restricted("a", matter, at, lasting), Restricted("b", "", at, None)):
            self.kept[each.id] = each
        counts = {"turns": 14, "lines": 3, "kept_notes": 1}
        self.gone = (
            DeletionRecord("a", at, at, "record", "meeting", counts),
            DeletionRecord("c", at, at, "train", "sample", {}),
        )

    def all(self) -> Sequence[Restricted]:
        self._fail()
        return tuple(self.kept.values())

    def records(self) -> Sequence[DeletionRecord]:
        return self.gone

    def open(self, note_id: str) -> RestrictedNote:
        self._fail()
        self.opened.append(note_id)
        item = SummaryItem(ItemKind.DECISION, "Schläft seit März schlecht.", (), due="1. Mai")
        summary = Summary("0" * 32, 1, "general", "de", (item,), quote_led=False)
        return RestrictedNote("Erstgespräch", "2026-11-14T09:00:00+01:00", "Dr. Lea Brunner", "2026-11-15", summary)

    def delete(self, note_id: str) -> None:
        self._fail()
        if self.kept[note_id].duty is not None:
            raise UserFixable(Code.WITHDRAWAL_NOTE_KEPT)
        del self.kept[note_id]

    def _fail(self) -> None:
        if self.error is not None:
            raise self.error
