"""Consents in memory, with the ledger's own rules for what is noted."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from sottovoce.core.consent import (
    START_PURPOSES,
    UNKNOWN,
    Answer,
    Basis,
    Given,
    MeetingConsent,
    Method,
    Participant,
    Role,
    StandingConsent,
)
from sottovoce.core.languages import UiLanguage
from sottovoce.core.ledger import (
    FIRST_HASH,
    LedgerEvent,
    SealedDetails,
    commitment_of,
    details_text,
    differences,
    linked,
)
from sottovoce.services.consent.service import ReceiptKind
from sottovoce.services.exports.document import Document
from sottovoce_models.errors import SottovoceError

AT = "2026-11-27T10:00:00+01:00"


class FakeConsents:
    """`people`: who is suggested for a matter; `error`: what every call raises."""

    def __init__(self) -> None:
        self.kept: dict[str, MeetingConsent] = {}
        self.noted: dict[str, list[LedgerEvent]] = {}
        self.people: dict[str | None, tuple[Participant, ...]] = {}
        self.asked_for: list[str | None] = []
        self.papers: dict[str, StandingConsent] = {}
        self.receipts: list[tuple[str, str, Path, ReceiptKind]] = []
        self.error: SottovoceError | None = None

    def of(self, recording_id: str) -> MeetingConsent:
        self._fail()
        return self.kept.get(recording_id, UNKNOWN)

    def answer(self, recording_id: str, consent: MeetingConsent) -> None:
        self._fail()
        events = self.noted.setdefault(recording_id, [])
        for kind, details in differences(self.kept.get(recording_id, UNKNOWN), consent):
            sealed = SealedDetails(b"salt", details_text(details))
            row = linked(len(events) + 1, AT, str(kind), commitment_of(sealed), FIRST_HASH)
            events.append(LedgerEvent(row, recording_id, sealed))
        self.kept[recording_id] = consent

    def suggested(self, matter_id: str | None) -> MeetingConsent:
        self._fail()
        self.asked_for.append(matter_id)
        return MeetingConsent(Basis.ASKED, self.people.get(matter_id, ()), frozenset(START_PURPOSES))

    def standing(self, matter_id: str) -> Sequence[StandingConsent]:
        self._fail()
        return [each for each in self.papers.values() if each.matter_id == matter_id]

    def save_standing(self, standing: StandingConsent) -> StandingConsent:
        self._fail()
        kept = replace(standing, id=standing.id or f"paper {len(self.papers)}")
        self.papers[kept.id] = kept
        return kept

    def end_standing(self, standing_id: str) -> None:
        self._fail()
        self.papers[standing_id] = replace(self.papers[standing_id], ended_on=AT[:10])

    def events(self, recording_id: str) -> Sequence[LedgerEvent]:
        self._fail()
        return tuple(self.noted.get(recording_id, ()))

    def write_receipt(
        self,
        recording_id: str,
        participant_id: str,
        path: Path,
        kind: ReceiptKind,
        language: UiLanguage,
        pdf: Callable[[Document], bytes],
    ) -> None:
        self._fail()
        self.receipts.append((recording_id, participant_id, path, kind))
        path.write_text(json.dumps({"language": str(language)}), encoding="utf-8")

    def _fail(self) -> None:
        if self.error is not None:
            raise self.error


def person(name: str, role: Role = Role.CLIENT, *, number: int = 1, on_line: bool = False) -> Participant:
    """Somebody who has yet to answer."""
    return Participant(f"{number:032x}", name, role, on_line)


def with_paper(somebody: Participant) -> Participant:
    """Somebody whose written consent is offered."""
    return somebody.answered(START_PURPOSES, Given(Answer.OPEN, "", Method.STANDING, "ab" * 32, "paper 0"))
