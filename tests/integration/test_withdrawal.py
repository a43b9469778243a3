"""A consent is taken back in the real vault: 0 bytes are left, a killed program ends in the same state, duties hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from sottovoce.core.consent import Answer, Purpose
from sottovoce.core.ledger import LedgerKind
from sottovoce.core.profile import ProfileKind
from sottovoce.services.process import ProcessOptions
from sottovoce.services.withdrawal.duties import Duty, DutyReason
from sottovoce.services.withdrawal.plan import Reach
from sottovoce.vault.rows_jobs import JobState
from sottovoce_models.errors import Code, SottovoceError, StoreFault, UserFixable
from tests.helpers.opened_vault import left_of
from tests.integration.desk import OPENS, NewDesk
from tests.integration.withdrawing import CLIENT, FILE, HEARD, OF_BEN, SAID, TODAY, Room, consent

WORDS = (HEARD, SAID, "Xylophonzaunbirne", "zaunbirne", "schlafe seit", OF_BEN, "Anna Keller", FILE.decode())
PAIR = consent(CLIENT)


@pytest.fixture
def room(new_desk: NewDesk) -> Room:
    return Room(new_desk(speakers="ThreeSpeakers"))


def reopened(room: Room) -> None:
    room.vault.lock()
    room.vault.unlock(OPENS)


def left(room: Room, *folders: Path) -> list[str]:
    """What of the words is left in the vault's folder, its opened database and these folders."""
    return left_of(WORDS, room.vault, [room.vault.folder, *folders])


def test_the_search_finds_what_is_there_and_what_lies_in_free_pages(room: Room, tmp_path: Path) -> None:
    meeting = room.meeting(tmp_path, PAIR)
    store = room.vault.store
    store.forget_deleted()
    found = {each.split(" (")[0] for each in left(room)}
    assert found >= {HEARD, SAID, "Xylophonzaunbirne", "zaunbirne", OF_BEN, "Anna Keller"}
    store._database.run("PRAGMA secure_delete = OFF")
    store.meetings.delete(meeting)
    assert any(each.startswith("Xylophonzaunbirne") for each in left(room)), "free pages are looked at"


def test_a_client_alone_takes_everything_along(room: Room, tmp_path: Path) -> None:
    meeting = room.meeting(tmp_path, PAIR)
    other = room.meeting(tmp_path, consent(train=False))
    folder = tmp_path / "samples"
    room.sample(meeting, folder)
    room.vault.delete_recording(other)
    preview = room.withdrawals.preview(meeting, CLIENT.id, Purpose.RECORD)
    assert preview.plan.reach is Reach.MEETING
    assert preview.possible
    assert preview.sample is not None
    assert (len(preview.plan.turns), len(preview.plan.lines)) == (10, 2)
    assert (preview.has_sound, preview.original, preview.approved, preview.letters) == (True, True, True, 1)
    told: list[tuple[int, int]] = []
    done = room.withdrawals.carry_out(preview, lambda *what: told.append(what))
    assert (done.reach, done.restricted, done.sample_waits) == (Reach.MEETING, False, False)
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
    assert left(room, folder) == []
    assert room.desk.library.meetings() == ()
    assert not room.vault.store.keys.has(meeting)
    assert room.vault.recordings_on_disk() == ()
    assert room.vault.store.samples.all() == ()
    kinds = [row.kind for _, row in sorted(room.vault.store.ledger.chain().items())]
    wanted = [LedgerKind.WITHDRAWN, LedgerKind.WITHDRAWN, LedgerKind.SAMPLE_WITHDRAWN, LedgerKind.DELETED]
    assert kinds[-4:] == wanted
    assert room.consents.verify().ok
    (record,) = room.restricted.records()
    assert (record.purpose, record.reach, record.counts["turns"], record.counts["kept_notes"]) == (
        "record",
        "meeting",
        10,
        0,
    )
    assert meeting not in str(record)
    assert not room.vault.store.withdrawals.begun()


def test_a_kill_between_every_two_steps_ends_in_the_same_state(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = set()
    for step in range(6):  # one more than there are
        meeting = room.meeting(tmp_path, PAIR)
        room.matter(meeting)
        preview = room.withdrawals.preview(meeting, CLIENT.id, Purpose.RECORD)
        count = len(room.restricted.all())
        before = len(room.vault.store.ledger.chain())
        room.killed_before(step, preview, monkeypatch)
        assert room.vault.store.withdrawals.begun()
        reopened(room)
        room.withdrawals.settle()
        assert not room.vault.store.withdrawals.begun()
        chain = [row.kind for _, row in sorted(room.vault.store.ledger.chain().items())][before:]
        seen.add((tuple(chain), len(room.restricted.all()) - count, room.desk.library.meetings()))
        for note in room.restricted.all():
            room.vault.store.restricted.delete(note.id)
        assert left(room) == []
    assert len(seen) == 1, seen
    assert room.consents.verify().ok


def test_the_lock_in_the_middle_leaves_the_rest_for_the_next_opening(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = room.meeting(tmp_path, PAIR)
    preview = room.withdrawals.preview(meeting, CLIENT.id, Purpose.RECORD)
    with pytest.raises(SottovoceError) as refused:
        room.interrupted(2, preview, monkeypatch, room.vault.lock)
    assert refused.value.code is Code.STORE_LOCKED
    room.vault.unlock(OPENS)
    assert room.withdrawals.begun(meeting)
    room.withdrawals.settle()
    assert not room.withdrawals.begun(meeting)
    assert left(room) == []


def test_what_cannot_be_finished_is_said_and_tried_again(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = room.meeting(tmp_path, PAIR)
    room.killed_before(1, room.withdrawals.preview(meeting, CLIENT.id, Purpose.RECORD), monkeypatch)
    with monkeypatch.context() as patched:
        patched.setattr(room.vault, "delete_recording", _fails)
        with pytest.raises(StoreFault):
            room.withdrawals.settle()
    assert room.withdrawals.begun(meeting)
    room.withdrawals.settle()
    assert left(room) == []


def _fails(_recording_id: str) -> None:
    raise StoreFault(Code.STORE_ERASE_FAILED)


def test_an_approved_note_under_a_duty_stays_apart(room: Room, tmp_path: Path) -> None:
    meeting = room.meeting(tmp_path, PAIR)
    room.profile.set_kind(ProfileKind.THERAPY)
    room.matter(meeting)
    preview = room.withdrawals.preview(meeting, CLIENT.id, Purpose.RECORD)
    assert preview.plan.duty == Duty(DutyReason.PATIENT_FILE, TODAY.replace(year=2036, month=1, day=31))
    assert room.withdrawals.carry_out(preview).restricted
    assert room.desk.library.meetings() == ()
    assert room.desk.library.search("Xylophonzaunbirne") == ()
    assert not any(each.startswith(HEARD) for each in left(room))
    (kept,) = room.restricted.all()
    assert (kept.matter, kept.duty) == ("K-2026-7", preview.plan.duty)
    note = room.restricted.open(kept.id)
    assert [item.text for item in note.summary.items] == [f"Anna Keller: {SAID}", f"Ben schickt {OF_BEN} an Anna."]
    assert note.approved_by == "Dr. Lea Brunner"
    assert not any(item.citations for item in note.summary.items)
    with pytest.raises(UserFixable) as refused:
        room.restricted.delete(kept.id)
    assert refused.value.code is Code.WITHDRAWAL_NOTE_KEPT
    room.restricted._today = lambda: TODAY.replace(year=2036, month=2, day=1)
    room.restricted.delete(kept.id)
    assert room.restricted.all() == ()
    assert left(room) == []


def test_a_legal_hold_keeps_the_note_and_nothing_else(room: Room, tmp_path: Path) -> None:
    meeting = room.meeting(tmp_path, PAIR)
    room.matter(meeting, legal_hold=True)
    room.withdrawals.carry_out(room.withdrawals.preview(meeting, CLIENT.id, Purpose.RECORD))
    (kept,) = room.restricted.all()
    assert kept.duty == Duty(DutyReason.LEGAL_HOLD, None)
    assert room.vault.recordings_on_disk() == ()


def test_text_goes_and_sound_stays(room: Room, tmp_path: Path) -> None:
    meeting = room.meeting(tmp_path, PAIR)
    room.withdrawals.carry_out(room.withdrawals.preview(meeting, CLIENT.id, Purpose.TRANSCRIBE))
    opened = room.desk.library.open(meeting)
    assert opened.draft.transcript is None
    assert opened.draft.summary is None
    assert room.vault.store.keys.has(meeting)
    assert room.desk.library.search("Xylophonzaunbirne") == ()
    assert opened.reviewed == frozenset()
    assert room.vault.store.notes.get(meeting).text, "what the user wrote for themselves is no text of the talk"
    room.vault.store.notes.delete(meeting)
    assert not [each for each in left(room) if each.startswith((HEARD, SAID, "schlafe seit", OF_BEN))]
    person = room.consents.of(meeting).participant(CLIENT.id)
    assert person is not None
    assert person.given(Purpose.TRANSCRIBE).answer is Answer.WITHDRAWN
    assert person.given(Purpose.TRAIN).answer is Answer.WITHDRAWN
    assert person.given(Purpose.RECORD).answer is Answer.YES


def test_minutes_go_and_text_stays(room: Room, tmp_path: Path) -> None:
    meeting = room.meeting(tmp_path, PAIR)
    room.withdrawals.carry_out(room.withdrawals.preview(meeting, CLIENT.id, Purpose.SUMMARIZE))
    opened = room.desk.library.open(meeting)
    assert opened.draft.transcript is not None
    assert opened.draft.summary is None
    assert room.vault.store.approvals.all(meeting) == ()
    assert not any("Ben schickt" in each for each in left_of(["Ben schickt"], room.vault, []))


def test_a_sample_goes_and_its_words_with_it(room: Room, tmp_path: Path) -> None:
    meeting, folder = room.meeting(tmp_path, PAIR), tmp_path / "samples"
    room.sample(meeting, folder)
    tie = room.vault.store.samples.of(meeting)
    assert tie is not None
    done = room.withdrawals.carry_out(room.withdrawals.preview(meeting, CLIENT.id, Purpose.TRAIN))
    assert done.reach is Reach.SAMPLE
    assert left_of([tie.sha256, tie.folder], room.vault, [room.vault.folder]) == []
    assert not any("steht" in path.read_text("utf-8") for path in folder.rglob("*") if path.suffix == ".jsonl")
    assert room.desk.library.open(meeting).draft.summary is not None


def test_a_folder_that_is_not_there_holds_up_nothing_else(room: Room, tmp_path: Path) -> None:
    meeting, folder = room.meeting(tmp_path, PAIR), tmp_path / "stick" / "samples"
    room.sample(meeting, folder)
    folder.rename(tmp_path / "unplugged")
    done = room.withdrawals.carry_out(room.withdrawals.preview(meeting, CLIENT.id, Purpose.RECORD))
    assert done.sample_waits
    assert room.desk.library.meetings() == ()
    (tmp_path / "unplugged").rename(folder)
    room.training.settle()
    assert room.vault.store.samples.all() == ()
    assert left(room, folder) == []


def test_what_is_being_worked_on_stops_first(room: Room, tmp_path: Path) -> None:
    meeting = room.meeting(tmp_path, PAIR)
    room.desk.queue.add(meeting, "minutes", ProcessOptions())
    room.withdrawals.carry_out(room.withdrawals.preview(meeting, CLIENT.id, Purpose.RECORD))
    assert room.desk.queue.running_id is None
    assert all(engines.ended for engines in room.warm)  # one of them may hold the text for the next question
    assert left(room) == []


def test_of_a_text_that_was_brought_in_the_file_goes_with_it(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "talk.txt"
    file.write_text(f"Lea Brunner: Wie geht es?\nAnna Keller: Die {SAID}.\n", encoding="utf-8")
    row = room.desk.queue.add_import(file, ProcessOptions(), keep_original=True)
    room.desk.wait_state(JobState.DONE)
    room.consents.answer(row.id, PAIR)
    preview = room.withdrawals.preview(row.id, CLIENT.id, Purpose.TRANSCRIBE)
    assert preview.original
    assert not preview.has_sound
    room.withdrawals.carry_out(preview)
    assert left_of([SAID, "zaunbirne"], room.vault, [room.vault.folder]) == []
    assert not list(room.vault.folder.rglob("original.svb"))
