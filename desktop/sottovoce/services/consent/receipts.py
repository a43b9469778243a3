"""A receipt for one participant: what they answered and how to withdraw it, as a document or as JSON. Pure.

The JSON follows the Kantara Consent Receipt 1.1 where its fields apply; what it has no field for (refusals, the ledger)
stands under `answers`, `notice` and `ledger`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sottovoce.core.consent import Answer, Given, GivenBy, MeetingConsent, Notice, Participant, Purpose, Role
from sottovoce.core.document_texts import day_text
from sottovoce.core.languages import UiLanguage
from sottovoce.core.ledger import LedgerEvent, LedgerKind, proof_of
from sottovoce.core.receipt_texts import ReceiptWords, receipt_words
from sottovoce.services.exports.document import Block, Document, Heading, Mark, Point, Remark, Table, Title

RECEIPT_SCHEMA: Final = "sottovoce.receipt/1"
_KANTARA: Final = "KI-CR-v1.1.0"
_JURISDICTIONS: Final = {"de": "DE", "de-CH": "CH"}
_OF_EVERYONE: Final = frozenset({LedgerKind.ASKED, LedgerKind.SAMPLE_WRITTEN, LedgerKind.SAMPLE_WITHDRAWN})
_GROUP: Final = 8


@dataclass(frozen=True, slots=True)
class Receipt:
    """What it is made of; `events`: those of the meeting, of which only this person's are told."""

    id: str
    written_at: str
    started_at: str
    consent: MeetingConsent
    person: Participant
    events: Sequence[LedgerEvent]

    @property
    def own_events(self) -> tuple[LedgerEvent, ...]:
        """The entries about this person, what was asked and what became of a sample; others' are nobody's business."""
        return tuple(
            event
            for event in self.events
            if event.data is not None
            and (event.row.kind in _OF_EVERYONE or event.data.get("participant") == self.person.id)
        )

    @property
    def recorded_by(self) -> str:
        """Who records, as far as it is known."""
        return next((each.name for each in self.consent.participants if each.role is Role.USER), "")

    @property
    def training_notice(self) -> Notice | None:
        """What was read before this person was asked about training; None if it was not."""
        asked = Purpose.TRAIN in self.person.answers
        return training_notice_of(self.events) if asked else None

    @property
    def answers(self) -> tuple[tuple[Purpose, Given], ...]:
        """What was answered, in the order of the purposes."""
        return tuple((purpose, self.person.answers[purpose]) for purpose in Purpose if purpose in self.person.answers)


def training_notice_of(events: Sequence[LedgerEvent]) -> Notice | None:
    """The notice that was read last before people were asked about training; None if they were not."""
    for event in reversed(events):
        data = event.data or {}
        told = data.get("notice")
        if event.row.kind == LedgerKind.ASKED and data.get("purposes") == [str(Purpose.TRAIN)] and told:
            return Notice(str(told["version"]), str(told["language"]), str(told["sha256"]))
    return None


def receipt_document(receipt: Receipt, language: UiLanguage) -> Document:
    """The receipt for paper."""
    words = receipt_words(language)
    blocks: list[Block] = [Title(words.title), Remark(words.purpose_of_it), _about(receipt, words, language)]
    blocks += [Heading(words.answers), _answers(receipt, words, language)]
    blocks += [Heading(words.notice), _notice(receipt.consent, words)]
    about_training = receipt.training_notice
    if about_training is not None:
        label = words.training_notice_of.format(version=about_training.version, language=about_training.language)
        blocks.append(Table((), ((label, in_groups(about_training.sha256)),)))
    blocks += [Heading(words.stays_heading), Point(words.stays, Mark.NONE)]
    blocks += [Heading(words.withdraw_heading), Point(words.withdraw, Mark.NONE)]
    blocks += [Heading(words.checking_heading), Point(words.checking, Mark.NONE)]
    blocks += [entry_table(event, words) for event in receipt.own_events]
    return Document(words.title, language, "", tuple(blocks))


def receipt_json(receipt: Receipt, language: UiLanguage) -> str:
    """The receipt for programs, and for `sottovoce ledger verify --receipt`."""
    words, consent, person = receipt_words(language), receipt.consent, receipt.person
    told = consent.notice
    given = [(purpose, answer) for purpose, answer in receipt.answers if answer.answer is Answer.YES]
    found: dict[str, Any] = {
        "schema": RECEIPT_SCHEMA,
        "version": _KANTARA,
        "jurisdiction": _JURISDICTIONS.get(told.language, "") if told is not None else "",
        "consentTimestamp": _timestamp([answer.at for _, answer in receipt.answers], receipt.written_at),
        "collectionMethod": "; ".join(dict.fromkeys(words.methods[answer.method] for _, answer in receipt.answers)),
        "consentReceiptID": receipt.id,
        "language": str(language),
        "piiPrincipalId": person.name,
        "piiControllers": [{"piiController": receipt.recorded_by, "contact": receipt.recorded_by, "onBehalf": False}],
        "policyUrl": "",
        "services": [{"service": words.service, "purposes": [_purpose(each, words) for each, _ in given]}],
        "sensitive": True,
        "spiCat": ["voice"],
        "role": str(person.role),
        "given_by": str(person.given_by),
        "givers": list(person.givers),
        "assent": str(person.assent) if person.minor else None,
        "answers": [_answer(purpose, answer) for purpose, answer in receipt.answers],
        "notice": _notice_plain(told),
        "training_notice": _notice_plain(receipt.training_notice),
        "written_at": receipt.written_at,
        "meeting_at": receipt.started_at,
        "withdrawal": words.withdraw,
        "ledger": {"entries": [proof_of(event) for event in receipt.own_events]},
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _notice_plain(told: Notice | None) -> dict[str, str] | None:
    return None if told is None else {"version": told.version, "language": told.language, "sha256": told.sha256}


def _about(receipt: Receipt, words: ReceiptWords, language: UiLanguage) -> Table:
    person = receipt.person
    rows = [(words.person, person.name), (words.role, words.roles[person.role])]
    if person.given_by is not GivenBy.SELF:
        rows.append((words.given_by, ", ".join([words.givers[person.given_by], *person.givers])))
    if person.minor:
        rows.append((words.assent, words.answered[person.assent]))
    rows.append((words.meeting, day_text(receipt.started_at, language, with_time=True)))
    if receipt.recorded_by:
        rows.append((words.recorded_by, receipt.recorded_by))
    rows.append((words.written, day_text(receipt.written_at, language, with_time=True)))
    rows.append((words.receipt_id, receipt.id))
    return Table((), tuple(rows))


def _answers(receipt: Receipt, words: ReceiptWords, language: UiLanguage) -> Block:
    rows = []
    for purpose, given in receipt.answers:
        how = words.methods[given.method]
        if given.document:
            how += f", {words.document.format(sha256=in_groups(given.document))}"
        when = day_text(given.at, language, with_time=True)
        rows.append((words.purposes[purpose], words.answered[given.answer], when, how))
    return Table(words.header, tuple(rows)) if rows else Point(words.nothing, Mark.NONE)


def _notice(consent: MeetingConsent, words: ReceiptWords) -> Block:
    told = consent.notice
    if told is None:
        return Point(consent.how or words.notice_none, Mark.NONE)
    label = words.notice_of.format(version=told.version, language=told.language)
    return Table((), ((label, in_groups(told.sha256)),))


def entry_table(event: LedgerEvent, words: ReceiptWords) -> Table:
    """An entry of the ledger with the figures that prove it."""
    row, sealed = event.row, event.sealed
    salt = sealed.salt.hex() if sealed is not None else ""
    return Table(
        (),
        (
            (words.entry.format(seq=row.seq), in_groups(row.hash)),
            (words.commitment, in_groups(row.commitment)),
            (words.salt, in_groups(salt)),
            (words.previous, in_groups(row.prev_hash)),
        ),
    )


def _purpose(purpose: Purpose, words: ReceiptWords) -> dict[str, Any]:
    return {
        "purpose": words.purposes[purpose],
        "purposeCategory": [str(purpose)],
        "consentType": "EXPLICIT",
        "piiCategory": ["voice", "what is said"] if purpose is Purpose.RECORD else ["what is said"],
        "primaryPurpose": purpose is Purpose.RECORD,
        "termination": words.withdraw,
        "thirdPartyDisclosure": False,
    }


def _answer(purpose: Purpose, given: Given) -> dict[str, Any]:
    return {
        "purpose": str(purpose),
        "answer": str(given.answer),
        "at": given.at,
        "method": str(given.method),
        "document": given.document,
        "standing_id": given.standing_id,
    }


def _timestamp(times: Sequence[str], otherwise: str) -> int:
    """The last answer in seconds since 1970, as the specification wants it."""
    known = [int(datetime.fromisoformat(at).timestamp()) for at in times if at]
    return max(known, default=int(datetime.fromisoformat(otherwise).timestamp()))


def in_groups(digits: str) -> str:
    """A long number in groups, so that it may wrap and be compared by eye."""
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))
