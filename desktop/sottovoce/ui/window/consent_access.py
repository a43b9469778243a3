"""What the window needs of consents, see `services.consent.service.ConsentService`; tests stand in for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from sottovoce.core.consent import MeetingConsent, Purpose, StandingConsent
from sottovoce.core.languages import UiLanguage
from sottovoce.core.ledger import LedgerEvent
from sottovoce.services.consent.service import ReceiptKind
from sottovoce.services.exports.document import Document
from sottovoce.services.withdrawal.restricting import Restricted
from sottovoce.services.withdrawal.service import Preview, Progress, Withdrawn
from sottovoce.vault.rows_restricted import RestrictedNote
from sottovoce.vault.rows_withdrawals import DeletionRecord


class ConsentAccess(Protocol):
    """Every call may raise SottovoceError."""

    def of(self, recording_id: str) -> MeetingConsent: ...
    def answer(self, recording_id: str, consent: MeetingConsent) -> None: ...
    def suggested(self, matter_id: str | None) -> MeetingConsent: ...
    def standing(self, matter_id: str) -> Sequence[StandingConsent]: ...
    def save_standing(self, standing: StandingConsent) -> StandingConsent: ...
    def end_standing(self, standing_id: str) -> None: ...
    def events(self, recording_id: str) -> Sequence[LedgerEvent]: ...
    def write_receipt(
        self,
        recording_id: str,
        participant_id: str,
        path: Path,
        kind: ReceiptKind,
        language: UiLanguage,
        pdf: Callable[[Document], bytes],
    ) -> None: ...


class WithdrawalAccess(Protocol):
    """See `services.withdrawal.service.WithdrawalService`; every call may raise SottovoceError and take seconds."""

    def preview(
        self, recording_id: str, participant_id: str, purpose: Purpose, *, everything: bool = False
    ) -> Preview: ...
    def carry_out(self, preview: Preview, on_progress: Progress) -> Withdrawn: ...
    def begun(self, recording_id: str) -> bool: ...


class RestrictedAccess(Protocol):
    """See `services.withdrawal.restricting.RestrictedNotes`; every call may raise SottovoceError."""

    def all(self) -> Sequence[Restricted]: ...
    def records(self) -> Sequence[DeletionRecord]: ...
    def open(self, note_id: str) -> RestrictedNote: ...
    def delete(self, note_id: str) -> None: ...
