"""Consents and their ledger in the real vault: what is erased with a meeting, and that the chain holds all the same."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sottovoce.core.consent import (
    START_PURPOSES,
    Answer,
    Basis,
    Given,
    MeetingConsent,
    Method,
    Purpose,
    StandingConsent,
)
from sottovoce.core.ledger import LedgerKind
from sottovoce.services.consent.service import ConsentService
from sottovoce.services.handing_over import HandingOver
from sottovoce.services.matters import MatterService
from sottovoce.vault import backup
from sottovoce.vault.rows_consents import consent_document, consent_from_document, consent_parcel
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, SottovoceError, StoreFault
from tests.helpers.consents import AT, NO, YES, agreed, person

OPENS = "vier Wörter die nicht passen"
WITHDRAWN = Given(Answer.WITHDRAWN, AT)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened, _ = Vault.create(tmp_path / "vault", OPENS, cost=LEAST_COST)
    yield opened
    opened.close()


@pytest.fixture
def service(vault: Vault) -> ConsentService:
    return ConsentService(vault, lambda: AT)


def meeting(vault: Vault, day: int = 1, matter_id: str | None = None) -> str:
    row = MeetingRow(uuid.uuid4().hex, "", None, 0, (), "", MeetingState.READY, f"2026-11-{day:02}T10:00:00+01:00")
    vault.store.meetings.put(row)
    vault.store.matters.assign([row.id], matter_id)
    return row.id


def run(vault: Vault, sql: str) -> None:
    vault.store._database.run(sql)


def test_what_was_said_is_kept_and_noted_once(vault: Vault, service: ConsentService) -> None:
    one = meeting(vault)
    assert service.of(one) == MeetingConsent()
    assert service.of(one).basis is Basis.UNKNOWN
    service.answer(one, agreed())
    service.answer(one, agreed())
    assert service.of(one) == agreed()
    assert [event.row.kind for event in service.events(one)].count("asked") == 1
    assert len(service.events(one)) == 1 + 2 * 4
    assert service.verify().events == 9
    assert service.verify().ok


def test_the_names_go_with_the_meeting_and_the_chain_holds(vault: Vault, service: ConsentService) -> None:
    gone, kept = meeting(vault), meeting(vault, 2)
    service.answer(gone, agreed(person(1, "Zacharias Ypsilanti")))
    service.answer(kept, agreed())
    receipt_entries = service.events(gone)
    before = service.verify()
    vault.delete_recording(gone)
    after = service.verify()
    assert after.ok
    assert (after.events, after.missing_details) == (before.events + 1, 5)
    assert service.events(gone) == ()
    assert service.of(gone) == MeetingConsent()
    assert service.of(kept) == agreed()
    chain = vault.store.ledger.chain()
    assert chain[after.events].kind == "deleted"
    assert all(chain[each.row.seq] == each.row for each in receipt_entries)
    dump = vault.store._database.rows("SELECT * FROM ledger") + vault.store._database.rows(
        "SELECT * FROM ledger_details"
    )
    assert "Ypsilanti" not in str(dump)
    assert gone not in str(dump)


def test_what_other_services_note_goes_with_the_meeting_too(vault: Vault, service: ConsentService) -> None:
    one = meeting(vault)
    service.record_event(one, LedgerKind.SAMPLE_WRITTEN, {"sample": "7"})
    service.record_event(None, LedgerKind.PROFILE_CHANGED, {"kind": "therapy"})
    assert [event.data for event in service.events(one)] == [{"sample": "7"}]
    vault.delete_recording(one)
    assert service.verify().missing_details == 1
    assert service.record_event(one, LedgerKind.DELETED, {}).recording_id == one, "noted, though it is gone"
    assert service.events(one) == ()
    assert service.verify().ok


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE ledger SET kind = 'left'",
        "UPDATE ledger SET hash = prev_hash",
        "DELETE FROM ledger",
        "DELETE FROM ledger WHERE seq = 9",
        "INSERT INTO ledger SELECT seq + 100, at, kind, commitment, prev_hash, hash FROM ledger WHERE seq = 1",
        "INSERT OR REPLACE INTO ledger SELECT seq, 'x', kind, commitment, prev_hash, hash FROM ledger WHERE seq = 9",
        "UPDATE ledger_details SET data = replace(data, 'yes', 'no')",
    ],
)
def test_the_database_refuses_to_change_what_is_noted(vault: Vault, service: ConsentService, attack: str) -> None:
    service.answer(meeting(vault), agreed())
    with pytest.raises(StoreFault):
        run(vault, attack)
    assert service.verify().ok
    assert service.verify().events == 9


@pytest.mark.parametrize(
    ("attack", "seq"),
    [
        ("UPDATE ledger SET kind = 'left' WHERE seq = 3", 3),
        ("UPDATE ledger SET at = '' WHERE seq = 9", 9),
        ("DELETE FROM ledger WHERE seq = 4", 4),
        ("DELETE FROM ledger WHERE seq = 9", 9),
        ("DELETE FROM ledger", 1),
        ("UPDATE ledger_details SET data = replace(data, '\"yes\"', '\"no\"') WHERE seq = 5", 5),
        ("UPDATE ledger_details SET salt = x'00' WHERE seq = 2", 2),
        ("UPDATE ledger_head SET seq = 8", 9),
    ],
)
def test_who_removes_the_triggers_is_found_out(vault: Vault, service: ConsentService, attack: str, seq: int) -> None:
    service.answer(meeting(vault), agreed())
    for (name,) in vault.store._database.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
        if name.startswith("ledger"):
            run(vault, f"DROP TRIGGER {name}")
    run(vault, "PRAGMA foreign_keys = OFF")
    run(vault, attack)
    found = service.verify()
    assert not found.ok
    assert found.first_bad_seq == seq


def test_a_parcel_that_comes_twice_is_noted_once(vault: Vault, service: ConsentService) -> None:
    one = meeting(vault)
    first = consent_parcel(one, agreed(), AT, "a")
    second = consent_parcel(one, agreed(person(1, given=NO)), AT, "b")
    for parcel in (first, first, second, first, second):
        vault.deliver(parcel)
    assert service.of(one) == agreed(person(1, given=NO))
    assert [event.row.kind for event in service.events(one)] == [
        "asked",
        *["joined", *["answered"] * 3] * 2,
        "left",
        "changed",
        *["answered"] * 3,
    ]


@pytest.mark.parametrize("spoil", ["schema", "purpose", "field"])
def test_a_parcel_that_says_nothing_known_is_refused(vault: Vault, service: ConsentService, spoil: str) -> None:
    one = meeting(vault)
    parcel = consent_parcel(one, agreed(), AT, "a")
    document = parcel.data["consent"]
    document.update({"schema": {"schema": "x/1"}, "purpose": {"purposes": ["sell"]}, "field": {"more": 1}}[spoil])
    with pytest.raises(StoreFault):
        vault.deliver(parcel)
    assert service.events(one) == ()


def test_an_older_backup_has_a_shorter_chain_that_holds(vault: Vault, service: ConsentService, tmp_path: Path) -> None:
    one, doomed = meeting(vault), meeting(vault, 2)
    service.answer(one, agreed())
    service.answer(doomed, agreed())
    path = tmp_path / "b.backup"
    backup.make_backup(vault, path)
    service.answer(one, agreed(person(1, given=NO)))
    vault.delete_recording(doomed)
    folder = vault.folder
    vault.close()
    backup.restore(path, folder)
    restored = Vault.at(folder)
    restored.unlock(OPENS)
    again = ConsentService(restored, lambda: AT)
    assert again.of(one) == agreed()
    check = again.verify()
    assert (check.ok, check.events, check.missing_details) == (True, 2 * 9 + 1, 9)
    restored.close()


def test_a_meeting_from_another_vaults_file_brings_its_answers_marked_as_copied(
    vault: Vault, service: ConsentService, tmp_path: Path
) -> None:
    one = meeting(vault)
    service.answer(one, agreed())
    files = HandingOver(vault, cost=LEAST_COST).meetings
    files.back_up(one, "ein langer geheimer Satz", tmp_path / "m.sottovoce-meeting")
    copy = files.restore(tmp_path / "m.sottovoce-meeting", "ein langer geheimer Satz")
    assert service.of(copy.id) == agreed()
    assert [event.data and event.data.get("copied") for event in service.events(copy.id)] == [True] * 9
    assert len(service.events(one)) == 9
    assert service.verify().ok


def test_people_of_the_last_meeting_are_suggested_and_their_standing_consents_offered(
    vault: Vault, service: ConsentService
) -> None:
    matter = MatterService(vault).make("Keller").id
    child = replace(person(2), minor=True, givers=("Eva",), assent=Answer.YES)
    for day, people in ((1, (person(1, "Old"),)), (2, (child,))):
        service.answer(meeting(vault, day, matter), agreed(*people))
    meeting(vault, 3, matter)  # nobody knows who was there
    kept = service.save_standing(
        StandingConsent("", matter, "anna keller", frozenset({Purpose.RECORD}), "2026-01-02", "f" * 64)
    )
    service.save_standing(StandingConsent("", matter, "Jan Keller", frozenset(START_PURPOSES), "2026-01-03"))
    ended = service.save_standing(StandingConsent("", matter, "Eva", frozenset(START_PURPOSES), "2026-01-01"))
    service.end_standing(ended.id)
    suggested = service.suggested(matter)
    assert [each.name for each in suggested.participants] == ["Anna Keller", "Jan Keller"]
    anna = suggested.participants[0]
    assert (anna.minor, anna.givers, anna.assent) == (True, ("Eva",), Answer.OPEN)
    assert anna.id != child.id
    assert anna.given(Purpose.RECORD) == Given(method=Method.STANDING, document="f" * 64, standing_id=kept.id)
    assert anna.given(Purpose.SUMMARIZE) == Given()
    assert all(given.answer is Answer.OPEN for each in suggested.participants for given in each.answers.values())
    assert [each.ended_on for each in service.standing(matter)] == [AT[:10], None, None]
    assert service.suggested(None) == MeetingConsent(Basis.ASKED, (), frozenset(START_PURPOSES))


def test_written_consents_go_with_their_matter(vault: Vault, service: ConsentService) -> None:
    matter = MatterService(vault).make("Keller").id
    service.save_standing(StandingConsent("", matter, "Anna", frozenset({Purpose.RECORD}), "2026-01-02"))
    MatterService(vault).delete(matter)
    assert service.standing(matter) == ()
    assert service.verify().missing_details == 1
    assert service.verify().ok


def test_behind_the_lock_nobody_is_told_anything(vault: Vault, service: ConsentService) -> None:
    one = meeting(vault)
    service.answer(one, agreed())
    vault.lock()
    asks: list[Callable[[], object]] = [
        lambda: service.of(one),
        lambda: service.events(one),
        service.verify,
        lambda: service.answer(one, agreed()),
        lambda: service.suggested("m"),
    ]
    for ask in asks:
        with pytest.raises(SottovoceError) as caught:
            ask()
        assert caught.value.code is Code.STORE_LOCKED


def test_a_document_says_what_it_is() -> None:
    document = consent_document(agreed())
    assert document["schema"] == "sottovoce.meetingconsent/1"
    assert consent_from_document(MeetingConsent, document) == agreed()
    with pytest.raises(ValueError, match="standingconsent"):
        consent_from_document(StandingConsent, document)
    withdrawn = agreed(person(1).answered([Purpose.RECORD], WITHDRAWN), person(2).answered([Purpose.TRAIN], YES))
    assert consent_from_document(MeetingConsent, consent_document(withdrawn)) == withdrawn
