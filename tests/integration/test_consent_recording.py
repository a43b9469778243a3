"""Nothing is recorded before everyone agreed, and nothing is kept while somebody has not; also behind the lock."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sottovoce.core.consent import Answer, Basis, BlockerCode, Given, MeetingConsent, Purpose, Role, start_blockers
from sottovoce.services.record import RecordChoice, RunningRecording
from sottovoce.vault.parcels import Parcel
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, SottovoceError, UserFixable
from tests.helpers.consents import AT, NO, YES, agreed, person
from tests.helpers.recording import MS, SAMPLES_PER_MS, stamped, stamps
from tests.integration.test_recorder import OPENS, Room, after_a_crash, code_of, heard

NEWCOMER = replace(person(3, "Jan Keller", Role.RELATIVE), answers={}, on_line=True)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened, _ = Vault.create(tmp_path / "vault", OPENS, cost=LEAST_COST)
    yield opened
    opened.close()


@pytest.fixture
def room(vault: Vault) -> Room:
    return Room(vault)


def unheard(room: Room, length_ms: int) -> None:
    """Sound comes that must not be kept; returns when the recorder has taken it."""
    running = room.service.running
    assert running is not None
    for _ in range(length_ms // 50):
        room.now_ns += 50 * MS
        for capture in room.captures:
            capture.bring(room.now_ns, stamped(room.played_ms, 50 * SAMPLES_PER_MS))
        room.played_ms += 50
    while not running._recorder._queue.empty():
        threading.Event().wait(0.001)


def kept(room: Room, vault: Vault, running: RunningRecording) -> list[tuple[int, int]]:
    """The stretches that were played and can be heard in what was kept, in ms."""
    running.stop()
    if not vault.is_open:
        vault.unlock(OPENS)
    there = sorted(set(stamps(heard(vault, running.id)).tolist()) - {-1})
    begins = [ms for ms in there if ms - 1 not in there]
    ends = [ms + 1 for ms in there if ms + 1 not in there]
    return list(zip(begins, ends, strict=True))


@pytest.mark.parametrize(
    "consent",
    [
        MeetingConsent(),
        agreed(person(1, role=Role.USER), replace(person(2), answers={})),
        agreed(person(1, role=Role.USER), person(2, given=NO)),
        replace(agreed(), notice=None),
        replace(agreed(), basis=Basis.ELSEWHERE, purposes=frozenset()),
    ],
)
def test_nothing_starts_before_everyone_agreed(consent: MeetingConsent, room: Room, vault: Vault) -> None:
    assert code_of(lambda: room.service.start(RecordChoice("", consent=consent), room.heard)) is Code.CONSENT_MISSING
    assert room.captures == (), "no device was opened"
    assert vault.store.meetings.list() == ()
    assert vault.recordings_on_disk() == ()
    assert room.service.running is None


@pytest.mark.parametrize("locked", [False, True])
def test_a_crash_right_after_the_start_leaves_the_answers(
    locked: bool, room: Room, vault: Vault, tmp_path: Path
) -> None:
    if locked:
        vault.lock()
    running = room.start()
    crashed = after_a_crash(vault, tmp_path)
    assert crashed.store.consents.of(running.id) == agreed()
    assert {event.row.kind for event in crashed.store.ledger.of(running.id)} == {"asked", "joined", "answered"}
    assert crashed.store.ledger.check().ok
    crashed.close()
    running.stop()


def test_a_crash_before_the_first_sound_leaves_the_answers(
    room: Room, vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[MeetingConsent] = []

    def crash(_recorder: object) -> None:
        crashed = after_a_crash(vault, tmp_path)
        found.extend(crashed.store.consents.of(each) for each in crashed.store.meetings.states())
        crashed.close()
        raise UserFixable(Code.RECORD_NO_DEVICE)

    monkeypatch.setattr("sottovoce.audio.recorder.Recorder.start", crash)
    assert code_of(room.start) is Code.RECORD_NO_DEVICE
    assert found == [agreed()]


@pytest.mark.parametrize("locked", [False, True])
def test_it_cannot_start_and_leaves_no_names(locked: bool, room: Room, vault: Vault) -> None:
    if locked:
        vault.lock()
    room.absent = True
    assert code_of(room.start) is Code.RECORD_NO_DEVICE
    if locked:
        vault.unlock(OPENS)
    assert vault.store.meetings.states() == {}
    check = vault.store.ledger.check()
    assert check.ok
    assert check.events == check.missing_details


@pytest.mark.parametrize("locked", [False, True])
def test_who_joins_is_not_kept_before_they_have_agreed(locked: bool, room: Room, vault: Vault) -> None:
    running = room.start()
    room.play(1_000)
    if locked:
        vault.lock()
    running.joined(NEWCOMER)
    assert running.held
    unheard(room, 2_000)
    assert running.elapsed_ms == 1_000
    assert running.paused
    running.resume()
    unheard(room, 500)
    assert running.elapsed_ms == 1_000, "going on is not agreeing"
    running.answer(running.consent.with_participant(NEWCOMER.answered(running.consent.purposes, YES)))
    assert not running.held
    room.play(1_000)
    assert kept(room, vault, running) == [(0, 1_000), (3_500, 4_500)]
    assert vault.store.consents.of(running.id) == running.consent
    noted = [event.row.kind for event in vault.store.ledger.of(running.id)]
    assert noted[-4:] == ["joined", "answered", "answered", "answered"]
    assert vault.store.ledger.check().ok


def test_who_says_no_holds_it_until_they_are_gone_or_it_is_not_asked_any_more(room: Room, vault: Vault) -> None:
    running = room.start()
    room.play(500)
    running.joined(NEWCOMER.answered(running.consent.purposes, NO))
    assert running.held
    refused = running.consent.with_participant(NEWCOMER.answered([Purpose.RECORD], YES))
    running.answer(refused)
    assert {each.code for each in start_blockers(refused)} == {BlockerCode.OPEN}
    assert running.held
    running.answer(replace(refused, purposes=frozenset({Purpose.RECORD})))
    assert not running.held
    running.answer(running.consent.with_participant(person(2).answered([Purpose.RECORD], Given(Answer.WITHDRAWN, AT))))
    assert running.held
    running.answer(replace(running.consent, participants=running.consent.participants[:1]))
    assert not running.held
    room.play(500)
    assert kept(room, vault, running) == [(0, 1_000)], "nothing came while it was held"


def test_a_pause_outlasts_an_answer(room: Room, vault: Vault) -> None:
    running = room.start()
    room.play(500)
    running.pause()
    running.joined(NEWCOMER)
    running.answer(running.consent.with_participant(NEWCOMER.answered(running.consent.purposes, YES)))
    unheard(room, 500)
    assert running.paused
    running.resume()
    room.play(500)
    assert kept(room, vault, running) == [(0, 500), (1_000, 1_500)]


def test_a_no_counts_although_the_drive_does_not_take_it_and_a_yes_does_not(
    room: Room, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = room.start()
    room.play(500)
    vault.lock()

    def full(_parcel: Parcel) -> None:
        raise UserFixable(Code.DISK_FULL)

    with monkeypatch.context() as patched:
        patched.setattr(vault.inbox, "put", full)
        with pytest.raises(SottovoceError):
            running.joined(NEWCOMER)
        assert running.held
        with pytest.raises(SottovoceError):
            running.answer(running.consent.with_participant(NEWCOMER.answered(running.consent.purposes, YES)))
        assert running.held
    running.answer(running.consent.with_participant(NEWCOMER.answered(running.consent.purposes, YES)))
    assert not running.held
    assert kept(room, vault, running) == [(0, 500)]
    assert vault.store.consents.of(running.id).participants[-1].answers
