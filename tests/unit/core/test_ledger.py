"""The chain of the ledger: whatever is changed, removed, swapped or put in is found; erased details are not missed."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.core import ledger
from sottovoce.core.consent import Answer, Given, MeetingConsent, Method, Purpose
from sottovoce.core.ledger import FIRST_HASH, LedgerEvent, LedgerKind, SealedDetails
from tests.helpers.consents import AT, YES, agreed, person

DETAILS = st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=3)
CHAINS = st.lists(st.tuples(st.sampled_from(LedgerKind), DETAILS), min_size=1, max_size=12)


def chain(entries: list[tuple[LedgerKind, dict[str, str]]]) -> list[LedgerEvent]:
    events: list[LedgerEvent] = []
    last = FIRST_HASH
    for seq, (kind, details) in enumerate(entries, 1):
        sealed = SealedDetails(sha256(str(seq).encode()).digest(), ledger.details_text(details))
        row = ledger.linked(seq, f"2026-11-27T10:{seq:02}:00+01:00", str(kind), ledger.commitment_of(sealed), last)
        events.append(LedgerEvent(row, None, sealed))
        last = row.hash
    return events


def head(events: list[LedgerEvent]) -> tuple[int, str]:
    return events[-1].row.seq, events[-1].row.hash


@given(CHAINS, st.data())
def test_what_was_written_holds_with_any_details_erased(
    entries: list[tuple[LedgerKind, dict[str, str]]], data: st.DataObject
) -> None:
    events = chain(entries)
    erased = data.draw(st.sets(st.integers(0, len(events) - 1)))
    left = [replace(each, sealed=None) if at in erased else each for at, each in enumerate(events)]
    assert ledger.check(left, head(events)) == ledger.LedgerCheck(True, len(events), None, len(erased))


@given(CHAINS, st.data())
def test_a_changed_row_is_found_even_if_its_own_hash_was_made_anew(
    entries: list[tuple[LedgerKind, dict[str, str]]], data: st.DataObject
) -> None:
    events = chain(entries)
    at = data.draw(st.integers(0, len(events) - 1))
    field = data.draw(st.sampled_from(["at", "kind", "commitment", "prev_hash", "hash"]))
    row = events[at].row
    changed = replace(row, **{field: getattr(row, field)[:-1] + ("0" if getattr(row, field)[-1] != "0" else "1")})
    if data.draw(st.booleans()):
        changed = ledger.linked(changed.seq, changed.at, changed.kind, changed.commitment, changed.prev_hash)
    last = head(events)
    if changed == row:
        return  # only its hash was changed, and made anew
    events[at] = replace(events[at], row=changed)
    found = ledger.check(events, last)
    assert not found.ok
    assert found.first_bad_seq in {at + 1, at + 2}


@given(CHAINS, st.data())
def test_changed_details_are_found(entries: list[tuple[LedgerKind, dict[str, str]]], data: st.DataObject) -> None:
    events = chain(entries)
    at = data.draw(st.integers(0, len(events) - 1))
    sealed = events[at].sealed
    assert sealed is not None
    events[at] = replace(events[at], sealed=replace(sealed, text=sealed.text + " "))
    assert ledger.check(events, head(events)).first_bad_seq == at + 1


@given(CHAINS, st.data())
def test_a_removed_row_is_found_the_last_one_too(
    entries: list[tuple[LedgerKind, dict[str, str]]], data: st.DataObject
) -> None:
    events = chain(entries)
    last = head(events)
    at = data.draw(st.integers(0, len(events) - 1))
    del events[at]
    found = ledger.check(events, last)
    assert not found.ok
    assert found.first_bad_seq == at + 1


@given(CHAINS, st.data())
def test_swapped_rows_are_found(entries: list[tuple[LedgerKind, dict[str, str]]], data: st.DataObject) -> None:
    events = chain([*entries, *entries])
    last = head(events)
    one, other = sorted(data.draw(st.sets(st.integers(0, len(events) - 1), min_size=2, max_size=2)))
    events[one], events[other] = events[other], events[one]
    assert ledger.check(events, last).first_bad_seq == one + 1


@given(CHAINS, st.data())
def test_a_row_put_in_is_found(entries: list[tuple[LedgerKind, dict[str, str]]], data: st.DataObject) -> None:
    events = chain(entries)
    last = head(events)
    at = data.draw(st.integers(0, len(events)))
    before = events[at - 1].row.hash if at else FIRST_HASH
    sealed = SealedDetails(b"x" * 32, "{}")
    row = ledger.linked(at + 1, AT, "answered", ledger.commitment_of(sealed), before)
    events.insert(at, LedgerEvent(row, None, sealed))
    assert not ledger.check(events, last).ok


def test_an_emptied_chain_is_found() -> None:
    events = chain([(LedgerKind.ASKED, {})])
    assert ledger.check([], head(events)) == ledger.LedgerCheck(False, 0, 1, 0)
    assert ledger.check([], (0, FIRST_HASH)).ok


def test_a_proof_holds_for_its_own_row_and_no_other_details() -> None:
    events = chain([(LedgerKind.ASKED, {"a": "1"}), (LedgerKind.ANSWERED, {"answer": "yes"})])
    rows = {each.row.seq: each.row for each in events}
    proof = ledger.proof_of(events[1])
    assert ledger.proof_holds(proof, rows)
    assert not ledger.proof_holds({**proof, "details": proof["details"].replace("yes", "no")}, rows)
    assert not ledger.proof_holds({**proof, "at": AT}, rows)
    assert not ledger.proof_holds(proof, {1: events[0].row})
    with pytest.raises(ValueError, match="erased"):
        ledger.proof_of(replace(events[1], sealed=None))


def kinds(before: MeetingConsent, after: MeetingConsent) -> list[LedgerKind]:
    return [kind for kind, _ in ledger.differences(before, after)]


def test_every_difference_is_noted_and_nothing_else() -> None:
    first = agreed()
    assert ledger.differences(first, first) == ()
    assert ledger.differences(MeetingConsent(), MeetingConsent()) == ()
    answers = [LedgerKind.JOINED, *[LedgerKind.ANSWERED] * 3]
    assert kinds(MeetingConsent(), first) == [LedgerKind.ASKED, *answers, *answers]
    assert kinds(first, first.with_participant(person(3))) == answers
    assert kinds(first, replace(first, participants=first.participants[:1])) == [LedgerKind.LEFT]
    assert kinds(first, replace(first, how="at the door")) == [LedgerKind.ASKED]
    assert kinds(first, first.with_participant(person(2, "Anna Brunner"))) == [LedgerKind.CHANGED]


@pytest.mark.parametrize(
    ("given_now", "kind"),
    [
        (Given(Answer.NO, AT), LedgerKind.ANSWERED),
        (Given(Answer.WITHDRAWN, AT), LedgerKind.WITHDRAWN),
        (Given(Answer.YES, AT, Method.STANDING, "f" * 64, "s"), LedgerKind.RECONFIRMED),
        (Given(Answer.OPEN, "", Method.STANDING, "f" * 64, "s"), LedgerKind.ANSWERED),
        (replace(YES, at="2026-11-27T11:00:00+01:00"), LedgerKind.ANSWERED),
    ],
)
def test_the_kind_says_what_happened_to_an_answer(given_now: Given, kind: LedgerKind) -> None:
    first = agreed()
    changed = first.with_participant(first.participants[1].answered([Purpose.SUMMARIZE], given_now))
    ((found, details),) = ledger.differences(first, changed)
    assert found is kind
    assert details["answer"] == str(given_now.answer)
    assert details["participant"] == first.participants[1].id
