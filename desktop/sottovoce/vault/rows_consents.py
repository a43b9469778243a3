"""Who agreed to what, per meeting, and the written consents of a matter; every change is noted in the ledger."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final, TypeVar

from sottovoce.core.consent import MeetingConsent, StandingConsent
from sottovoce.core.ledger import LedgerKind, differences
from sottovoce.vault.database import Database
from sottovoce.vault.parcels import Json, Parcel, ParcelKind
from sottovoce.vault.rows_ledger import LedgerRows
from sottovoce_models import codec
from sottovoce_models.errors import Code, StoreFault

T = TypeVar("T", MeetingConsent, StandingConsent)

_SCHEMAS: Final = {MeetingConsent: "sottovoce.meetingconsent/1", StandingConsent: "sottovoce.standingconsent/1"}


def consent_document(value: MeetingConsent | StandingConsent) -> Json:
    """Its JSON with the schema named."""
    return {"schema": _SCHEMAS[type(value)], **codec.plain(value)}


def consent_from_document(kind: type[T], document: object) -> T:
    """The value of a document; ValueError if it is none."""
    if not isinstance(document, dict) or document.get("schema") != _SCHEMAS[kind]:
        raise ValueError(f"not a {_SCHEMAS[kind]} document")
    return codec.from_plain(kind, {key: value for key, value in document.items() if key != "schema"})


def consent_parcel(recording_id: str, consent: MeetingConsent, at: str, change_id: str) -> Parcel:
    """What people said, to be delivered: at once, or when the vault is opened."""
    data = {"consent": consent_document(consent), "at": at, "change_id": change_id}
    return Parcel(ParcelKind.CONSENT, recording_id, data)


class ConsentRows:
    """Reads and writes them."""

    def __init__(self, database: Database, ledger: LedgerRows) -> None:
        self._database, self._ledger = database, ledger

    def of(self, recording_id: str) -> MeetingConsent:
        """What is known of a meeting; of one from before people were asked here, nothing. STORE_DAMAGED."""
        text = self._database.value("SELECT data FROM consents WHERE recording_id = ?", (recording_id,))
        return MeetingConsent() if text is None else _read(MeetingConsent, text)

    def put(self, recording_id: str, consent: MeetingConsent, at: str, change_id: str) -> None:
        """What is known from now on, and a line in the ledger for every difference; the same change twice is as once.

        Nothing for a meeting that is not there.
        """
        with self._database.transaction():
            if self._ledger.has_change(recording_id, change_id) or not self._is_there(recording_id):
                return
            changes = differences(self.of(recording_id), consent)
            if not changes:
                return
            self._database.run(
                "INSERT OR REPLACE INTO consents VALUES (?, ?)",
                (recording_id, json.dumps(consent_document(consent), ensure_ascii=False)),
            )
            for kind, details in changes:
                self._ledger.append(kind, at, details, recording_id=recording_id, change_id=change_id)

    def note_copied(self, recording_id: str, at: str) -> None:
        """A meeting came from another vault's file with what was said there: the ledger says so. ValueError."""
        text = self._database.value("SELECT data FROM consents WHERE recording_id = ?", (recording_id,))
        if text is not None:
            consent = consent_from_document(MeetingConsent, json.loads(text))
            for kind, details in differences(MeetingConsent(), consent):
                self._ledger.append(kind, at, {**details, "copied": True}, recording_id=recording_id)

    def apply(self, recording_id: str, data: Json) -> None:
        """Puts what a parcel of `consent_parcel` says; ValueError or KeyError if it is none."""
        consent = consent_from_document(MeetingConsent, data["consent"])
        self.put(recording_id, consent, str(data["at"]), str(data["change_id"]))

    def last_of_matter(self, matter_id: str) -> MeetingConsent | None:
        """That of the latest meeting of a matter of which it is known who was there."""
        rows = self._database.rows(
            "SELECT data FROM consents JOIN meetings ON meetings.id = recording_id"
            " WHERE matter_id = ? AND trashed_at IS NULL ORDER BY created_at DESC",
            (matter_id,),
        )
        found = (_read(MeetingConsent, row[0]) for row in rows)
        return next((consent for consent in found if consent.participants), None)

    def standing(self, matter_id: str) -> tuple[StandingConsent, ...]:
        """The written consents of a matter, those that ended among them, by the day they were signed."""
        rows = self._database.rows("SELECT data FROM standing_consents WHERE matter_id = ?", (matter_id,))
        found = (_read(StandingConsent, row[0]) for row in rows)
        return tuple(sorted(found, key=lambda each: (each.signed_on, each.name.casefold(), each.id)))

    def put_standing(self, standing: StandingConsent, at: str) -> None:
        """Keeps a written consent, or what is true of it now; its matter must be there, STORE_DAMAGED."""
        document = consent_document(standing)
        with self._database.transaction():
            self._database.run(
                "INSERT INTO standing_consents VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                " matter_id = excluded.matter_id, data = excluded.data",
                (standing.id, standing.matter_id, json.dumps(document, ensure_ascii=False)),
            )
            self._ledger.append(LedgerKind.STANDING_SAVED, at, document, matter_id=standing.matter_id)

    def end_standing(self, standing_id: str, on: str, at: str) -> None:
        """It is offered no more; the first day it was said counts."""
        with self._database.transaction():
            text = self._database.value("SELECT data FROM standing_consents WHERE id = ?", (standing_id,))
            known = None if text is None else _read(StandingConsent, text)
            if known is None or known.ended_on is not None:
                return
            ended = replace(known, ended_on=on)
            self._database.run(
                "UPDATE standing_consents SET data = ? WHERE id = ?",
                (json.dumps(consent_document(ended), ensure_ascii=False), standing_id),
            )
            details = {"id": standing_id, "ended_on": on}
            self._ledger.append(LedgerKind.STANDING_ENDED, at, details, matter_id=known.matter_id)

    def _is_there(self, recording_id: str) -> bool:
        return self._database.row("SELECT 1 FROM meetings WHERE id = ?", (recording_id,)) is not None


def _read(kind: type[T], text: str) -> T:
    try:
        return consent_from_document(kind, json.loads(text))
    except ValueError as error:
        raise StoreFault(Code.STORE_DAMAGED) from error
