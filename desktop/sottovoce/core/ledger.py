"""The consent ledger as pure rules: what is noted when answers change, and how one row is tied to the one before.

A row names no one: it holds a commitment, the hash of a random salt and the details. The details lie elsewhere and can
be erased; the chain goes on to prove that something of this kind was noted then, and that nothing was put in later.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final

from sottovoce.core.consent import Answer, Given, MeetingConsent, Method, Participant, Purpose

FIRST_HASH: Final = "0" * 64

Details = dict[str, Any]


class LedgerKind(StrEnum):
    """What happened."""

    ASKED = "asked"  # for what, with which notice; or how it is known of a file that was brought in
    ANSWERED = "answered"
    RECONFIRMED = "reconfirmed"  # a standing consent, for this meeting
    WITHDRAWN = "withdrawn"
    JOINED = "joined"
    LEFT = "left"
    CHANGED = "changed"  # what is known of somebody: name, role, who answers for a child
    STANDING_SAVED = "standing_saved"
    STANDING_ENDED = "standing_ended"
    RESTRICTED = "restricted"
    DELETED = "deleted"
    SAMPLE_WRITTEN = "sample_written"
    SAMPLE_WITHDRAWN = "sample_withdrawn"
    PROFILE_CHANGED = "profile_changed"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One link of the chain; `at` ISO 8601 with offset, hashes as 64 hexadecimal digits."""

    seq: int
    at: str
    kind: str
    commitment: str
    prev_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class SealedDetails:
    """What a commitment stands for: the random salt, and the details as the very text that was hashed."""

    salt: bytes
    text: str


@dataclass(frozen=True, slots=True)
class LedgerEvent:
    """A row with its details; both are None where they were erased."""

    row: LedgerRow
    recording_id: str | None = None
    sealed: SealedDetails | None = None

    @property
    def data(self) -> Details | None:
        """The details."""
        return None if self.sealed is None else json.loads(self.sealed.text)


@dataclass(frozen=True, slots=True)
class LedgerCheck:
    """What a check of the whole chain found.

    `first_bad_seq`: the first row that is not what was written, or the first that is missing. `missing_details`: rows
    whose details were erased, as happens to those of deleted meetings; the chain holds without them.
    """

    ok: bool
    events: int
    first_bad_seq: int | None = None
    missing_details: int = 0


def details_text(details: Mapping[str, Any]) -> str:
    """The one text that stands for these details."""
    return json.dumps(details, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def commitment_of(sealed: SealedDetails) -> str:
    """SHA-256 over salt and details; says nothing of them to who has not the salt."""
    return sha256(b"sottovoce ledger details/1\n" + sealed.salt + sealed.text.encode()).hexdigest()


def linked(seq: int, at: str, kind: str, commitment: str, prev_hash: str) -> LedgerRow:
    """The next row after the one with this hash."""
    return LedgerRow(seq, at, kind, commitment, prev_hash, row_hash(seq, at, kind, commitment, prev_hash))


def row_hash(seq: int, at: str, kind: str, commitment: str, prev_hash: str) -> str:
    """SHA-256 over everything else in a row."""
    body = json.dumps([seq, at, kind, commitment, prev_hash], ensure_ascii=False, separators=(",", ":"))
    return sha256(b"sottovoce ledger row/1\n" + body.encode()).hexdigest()


def check(events: Iterable[LedgerEvent], head: tuple[int, str]) -> LedgerCheck:
    """Whether these are all rows as they were written, in their order, up to the head (its number and hash)."""
    count, missing, last = 0, 0, FIRST_HASH
    bad: int | None = None
    for count, event in enumerate(events, 1):
        row, sealed = event.row, event.sealed
        expected = linked(count, row.at, row.kind, row.commitment, last)
        if bad is None and (row != expected or (sealed is not None and commitment_of(sealed) != row.commitment)):
            bad = count
        missing += sealed is None
        last = row.hash
    if bad is None and head != (count, last):
        bad = min(count, head[0]) + 1 if head[0] != count else count
    return LedgerCheck(bad is None, count, bad, missing)


def proof_of(event: LedgerEvent) -> Details:
    """What somebody keeps to show later that a row was not made up: the row, the salt and the details. ValueError."""
    if event.sealed is None:
        raise ValueError("its details were erased")
    row = event.row
    return {
        "seq": row.seq,
        "at": row.at,
        "kind": row.kind,
        "commitment": row.commitment,
        "prev_hash": row.prev_hash,
        "hash": row.hash,
        "salt": event.sealed.salt.hex(),
        "details": event.sealed.text,
    }


def proof_holds(proof: Mapping[str, Any], rows: Mapping[int, LedgerRow]) -> bool:
    """Whether a proof is of a row in this chain, and of these very details. ValueError, KeyError, TypeError: none."""
    sealed = SealedDetails(bytes.fromhex(proof["salt"]), str(proof["details"]))
    row = LedgerRow(**{name: proof[name] for name in ("seq", "at", "kind", "commitment", "prev_hash", "hash")})
    return rows.get(row.seq) == row and commitment_of(sealed) == row.commitment


def differences(before: MeetingConsent, after: MeetingConsent) -> tuple[tuple[LedgerKind, Details], ...]:
    """What is noted when the answers of a meeting change from these to those; empty only if nothing changed."""
    return tuple(_differences(before, after))


def _differences(before: MeetingConsent, after: MeetingConsent) -> Iterator[tuple[LedgerKind, Details]]:
    if _frame(before) != _frame(after):
        yield LedgerKind.ASKED, _frame(after)
    for gone in before.participants:
        if after.participant(gone.id) is None:
            yield LedgerKind.LEFT, {"participant": gone.id, "name": gone.name}
    for person in after.participants:
        known = before.participant(person.id)
        if known is None:
            yield LedgerKind.JOINED, _person(person)
        elif _person(known) != _person(person):
            yield LedgerKind.CHANGED, _person(person)
        for purpose in Purpose:
            given = person.given(purpose)
            if given != (Given() if known is None else known.given(purpose)):
                yield _kind(given), _answer(person, purpose, given)


def _kind(given: Given) -> LedgerKind:
    if given.answer is Answer.WITHDRAWN:
        return LedgerKind.WITHDRAWN
    if given.answer is Answer.YES and given.method is Method.STANDING:
        return LedgerKind.RECONFIRMED
    return LedgerKind.ANSWERED


def _frame(consent: MeetingConsent) -> Details:
    notice = consent.notice
    return {
        "basis": str(consent.basis),
        "purposes": sorted(map(str, consent.purposes)),
        "notice": notice and {"version": notice.version, "language": notice.language, "sha256": notice.sha256},
        "how": consent.how,
    }


def _person(person: Participant) -> Details:
    return {
        "participant": person.id,
        "name": person.name,
        "role": str(person.role),
        "on_line": person.on_line,
        "minor": person.minor,
        "given_by": str(person.given_by),
        "givers": list(person.givers),
        "assent": str(person.assent),
    }


def _answer(person: Participant, purpose: Purpose, given: Given) -> Details:
    return {
        "participant": person.id,
        "purpose": str(purpose),
        "answer": str(given.answer),
        "at": given.at,
        "method": str(given.method),
        "document": given.document,
        "standing_id": given.standing_id,
    }
