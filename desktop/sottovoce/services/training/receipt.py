"""A receipt for one sample: that it was written, who agreed to it after which notice, and how it goes. Pure.

It names everyone who agreed, so it is for the file of whoever wrote the sample; each person's own is the consent
receipt, which tells of the sample as well. As JSON `sottovoce ledger verify --receipt` checks it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sottovoce.core.consent import Answer, Given, Notice, Participant, Purpose
from sottovoce.core.document_texts import day_text
from sottovoce.core.languages import UiLanguage
from sottovoce.core.ledger import LedgerEvent, LedgerKind, proof_of
from sottovoce.core.receipt_texts import receipt_words
from sottovoce.core.training_receipt_texts import SampleReceiptWords, sample_receipt_words
from sottovoce.services.consent.receipts import entry_table, in_groups, training_notice_of
from sottovoce.services.exports.document import Block, Document, Heading, Mark, Point, Remark, Table, Title
from sottovoce.services.training.recall import RECALL_VERSION, recall_text

SAMPLE_RECEIPT_SCHEMA: Final = "sottovoce.samplereceipt/1"


@dataclass(frozen=True, slots=True)
class SampleReceipt:
    """What it is made of; `events`: those of the meeting, of which only what is about training is told."""

    id: str
    written_at: str
    sample_id: str
    folder: str
    on: str
    sha256: str
    people: Sequence[Participant]
    events: Sequence[LedgerEvent]

    @property
    def told(self) -> Notice | None:
        """The notice that was read before people answered."""
        return training_notice_of(self.events)

    @property
    def own_events(self) -> tuple[LedgerEvent, ...]:
        """What was asked and answered about training, and what became of this sample."""
        return tuple(event for event in self.events if event.data is not None and _is_told(event, self.sample_id))

    @property
    def agreed(self) -> tuple[tuple[Participant, Given], ...]:
        """Who agreed, and how."""
        given = ((person, person.given(Purpose.TRAIN)) for person in self.people)
        return tuple((person, each) for person, each in given if each.answer is Answer.YES)


def sample_receipt_document(receipt: SampleReceipt, language: UiLanguage) -> Document:
    """The receipt for paper."""
    words, common = sample_receipt_words(language), receipt_words(language)
    blocks: list[Block] = [Title(words.title), Remark(words.purpose_of_it), _about(receipt, words, language)]
    rows = []
    for person, given in receipt.agreed:
        how = common.methods[given.method]
        if given.document:
            how += f", {common.document.format(sha256=in_groups(given.document))}"
        rows.append((person.name, common.roles[person.role], day_text(given.at, language, with_time=True), how))
    blocks += [Heading(words.people), Table(words.header, tuple(rows))]
    blocks += [Heading(words.told), _told(receipt.told, words)]
    remains = words.remains.format(measured=recall_text(language))
    blocks += [Heading(words.remains_heading), Point(remains, Mark.NONE)]
    blocks += [Heading(words.withdraw_heading), Point(words.withdraw, Mark.NONE)]
    blocks += [Heading(common.checking_heading), Point(common.checking, Mark.NONE)]
    blocks += [entry_table(event, common) for event in receipt.own_events]
    return Document(words.title, language, "", tuple(blocks))


def sample_receipt_json(receipt: SampleReceipt, language: UiLanguage) -> str:
    """The receipt for programs."""
    told = receipt.told
    found: dict[str, Any] = {
        "schema": SAMPLE_RECEIPT_SCHEMA,
        "receipt_id": receipt.id,
        "written_at": receipt.written_at,
        "language": str(language),
        "sample": {
            "id": receipt.sample_id,
            "written_on": receipt.on,
            "folder": receipt.folder,
            "sha256": receipt.sha256,
        },
        "people": [
            {
                "name": person.name,
                "role": str(person.role),
                "answer": str(given.answer),
                "at": given.at,
                "method": str(given.method),
                "document": given.document,
            }
            for person, given in receipt.agreed
        ],
        "notice": told and {"version": told.version, "language": told.language, "sha256": told.sha256},
        "measured": RECALL_VERSION,
        "withdrawal": sample_receipt_words(language).withdraw,
        "ledger": {"entries": [proof_of(event) for event in receipt.own_events]},
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _is_told(event: LedgerEvent, sample_id: str) -> bool:
    data = event.data or {}
    if event.row.kind == LedgerKind.ASKED:
        return data.get("purposes") == [str(Purpose.TRAIN)]
    return data.get("purpose") == Purpose.TRAIN or data.get("sample") == sample_id


def _about(receipt: SampleReceipt, words: SampleReceiptWords, language: UiLanguage) -> Table:
    return Table(
        (),
        (
            (words.sample, receipt.sample_id),
            (words.written, day_text(receipt.on, language)),
            (words.folder, receipt.folder),
            (words.file_hash, in_groups(receipt.sha256)),
            (words.issued, day_text(receipt.written_at, language, with_time=True)),
            (words.receipt_id, receipt.id),
        ),
    )


def _told(told: Notice | None, words: SampleReceiptWords) -> Block:
    if told is None:
        return Point(words.told_none, Mark.NONE)
    label = words.told_of.format(version=told.version, language=told.language)
    return Table((), ((label, in_groups(told.sha256)),))
