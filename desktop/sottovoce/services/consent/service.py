"""Who agreed to what, meeting by meeting, and the ledger of it. Needs the open vault."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from sottovoce.core.consent import (
    START_PURPOSES,
    Answer,
    Basis,
    Given,
    MeetingConsent,
    Method,
    Notice,
    Participant,
    Role,
    StandingConsent,
)
from sottovoce.core.handout_texts import HandoutKind
from sottovoce.core.languages import UiLanguage
from sottovoce.core.ledger import Details, LedgerCheck, LedgerEvent, LedgerKind
from sottovoce.services.consent.receipts import Receipt, receipt_document, receipt_json
from sottovoce.services.exports.files import write_blocks
from sottovoce.services.exports.protected import finished_pdf
from sottovoce.services.exports.service import Pdf
from sottovoce.services.handouts import HandoutService, local_now
from sottovoce.vault.rows_handouts import Handout
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, UserFixable


class ReceiptKind(StrEnum):
    """The file a receipt is written as."""

    PDF = "pdf"
    JSON = "json"


def alone(name: str, at: str, told: Notice) -> MeetingConsent:
    """Somebody who records nobody but themselves, and agrees by doing so."""
    person = Participant(uuid.uuid4().hex, name, Role.USER).answered(START_PURPOSES, Given(Answer.YES, at))
    return MeetingConsent(Basis.ASKED, (person,), frozenset(START_PURPOSES), told)


class ConsentService:
    """Thin and thread-safe; every call raises STORE_LOCKED while the vault is locked."""

    def __init__(self, vault: Vault, now: Callable[[], str] = local_now) -> None:
        self._vault, self._now = vault, now

    def of(self, recording_id: str) -> MeetingConsent:
        """What is known of a meeting; of one from before people were asked here, nothing (`Basis.UNKNOWN`)."""
        return self._vault.store.consents.of(recording_id)

    def answer(self, recording_id: str, consent: MeetingConsent) -> None:
        """What people said is this from now on; every difference is noted in the ledger.

        While the meeting is being recorded, it is `RunningRecording.answer` that says it.
        """
        self._vault.store.consents.put(recording_id, consent, self._now(), uuid.uuid4().hex)

    def suggested(self, matter_id: str | None) -> MeetingConsent:
        """Who was there the last time, with every answer open again; written consents that last are offered.

        An offered one is an open answer of `Method.STANDING`: confirming it is answering yes to it.
        """
        store = self._vault.store
        last = store.consents.last_of_matter(matter_id) if matter_id is not None else None
        offered = {each.name.casefold(): each for each in self._lasting(matter_id)}
        people = [] if last is None else [_asked_anew(each) for each in last.participants]
        known = {each.name.casefold() for each in people}
        people += [_person_of(each) for name, each in offered.items() if name not in known]
        participants = tuple(_offered(each, offered.get(each.name.casefold())) for each in people)
        return MeetingConsent(Basis.ASKED, participants, frozenset(START_PURPOSES))

    def standing(self, matter_id: str) -> tuple[StandingConsent, ...]:
        """The written consents of a matter, those that ended among them."""
        return self._vault.store.consents.standing(matter_id)

    def save_standing(self, standing: StandingConsent) -> StandingConsent:
        """Keeps a written consent, or (without an id) a new one, and returns it as it is kept."""
        kept = replace(standing, id=standing.id or uuid.uuid4().hex)
        self._vault.store.consents.put_standing(kept, self._now())
        return kept

    def end_standing(self, standing_id: str) -> None:
        """From today on it is offered no more; what rests on it already stays."""
        now = self._now()
        self._vault.store.consents.end_standing(standing_id, now[:10], now)

    def events(self, recording_id: str) -> tuple[LedgerEvent, ...]:
        """What the ledger says of a meeting, the oldest first."""
        return self._vault.store.ledger.of(recording_id)

    def record_event(self, recording_id: str | None, kind: LedgerKind, data: Details) -> LedgerEvent:
        """Notes something else that happened. The details of a meeting go with it, others stay: no content in those."""
        return self._vault.store.ledger.append(kind, self._now(), data, recording_id=recording_id)

    def receipt(self, recording_id: str, participant_id: str) -> Receipt:
        """What a receipt for one participant is made of. CONSENT_NOBODY."""
        store = self._vault.store
        row, consent = store.meetings.get(recording_id), store.consents.of(recording_id)
        person = consent.participant(participant_id)
        if row is None or person is None:
            raise UserFixable(Code.CONSENT_NOBODY)
        started_at = row.started_at or row.created_at
        return Receipt(uuid.uuid4().hex, self._now(), started_at, consent, person, self.events(recording_id))

    def write_receipt(
        self,
        recording_id: str,
        participant_id: str,
        path: Path,
        kind: ReceiptKind,
        language: UiLanguage,
        pdf: Pdf,
    ) -> None:
        """The receipt as a file, whole or not at all, and a line in the log of what was handed over.

        `pdf` draws a document onto pages; the window brings it. CONSENT_NOBODY, OUTPUT_…, DISK_FULL.
        """
        receipt = self.receipt(recording_id, participant_id)
        if kind is ReceiptKind.PDF:
            document = receipt_document(receipt, language)
            content = finished_pdf(pdf(document), document.title, language)
        else:
            content = receipt_json(receipt, language).encode()
        # No recipient: that line outlives the meeting, and the name must not.
        handout = Handout("", "", recording_id, str(HandoutKind.CONSENT_RECEIPT), str(kind))
        with HandoutService(self._vault, self._now).noted(handout):
            write_blocks(path, [content])

    def verify(self) -> LedgerCheck:
        """Whether the whole ledger is what was written, row by row."""
        return self._vault.store.ledger.check()

    def _lasting(self, matter_id: str | None) -> tuple[StandingConsent, ...]:
        if matter_id is None:
            return ()
        return tuple(each for each in self.standing(matter_id) if each.ended_on is None)


def _asked_anew(person: Participant) -> Participant:
    fresh = Participant(uuid.uuid4().hex, person.name, person.role, person.on_line, person.minor)
    return replace(fresh, given_by=person.given_by, givers=person.givers)


def _person_of(standing: StandingConsent) -> Participant:
    person = Participant(uuid.uuid4().hex, standing.name, standing.role, minor=standing.minor)
    return replace(person, given_by=standing.given_by, givers=standing.givers)


def _offered(person: Participant, standing: StandingConsent | None) -> Participant:
    if standing is None:
        return person
    offer = Given(method=Method.STANDING, document=standing.document, standing_id=standing.id)
    return person.answered(sorted(standing.purposes), offer)
