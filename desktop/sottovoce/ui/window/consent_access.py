"""What the window needs of consents, see `services.consent.service.ConsentService`; tests stand in for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from sottovoce.core.consent import MeetingConsent, StandingConsent
from sottovoce.core.languages import UiLanguage
from sottovoce.core.ledger import LedgerEvent
from sottovoce.services.consent.service import ReceiptKind
from sottovoce.services.exports.document import Document


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
