"""Open tasks of all meetings in the real vault: what shows, what a tick changes, and what leaves."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from sottovoce.core.languages import UiLanguage
from sottovoce.services.approval import ApprovalService
from sottovoce.services.exports.files import write_text
from sottovoce.services.library import LibraryService
from sottovoce.services.matters import MatterService
from sottovoce.services.minutes import MinutesService
from sottovoce.services.tasks import service as tasks_service
from sottovoce.services.tasks.service import TaskExport, TaskFormat, TaskService
from sottovoce.services.tasks.task import Task
from sottovoce.services.trash import TrashService
from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models import codec
from sottovoce_models.errors import Code, SottovoceError
from sottovoce_models.types import Citation, ItemKind, Speaker, Summary, SummaryItem, Transcript, Turn
from tests.integration.desk import OPENS

ONE, TWO = "ab" * 16, "cd" * 16
WORDS = ("Ich schicke den Bericht bis Freitag.", "Ich rufe morgen das Gericht an.", "Gut.")


def action(turn: int, text: str, owner: str | None = None, due: str | None = None) -> SummaryItem:
    cited = Citation(f"t{turn}", turn * 1000, turn * 1000 + 900, WORDS[turn])
    return SummaryItem(ItemKind.ACTION, text, (cited,), owner=owner, due=due)


class Office:
    """A vault with two meetings, one of a matter and held on a Saturday, one of which nobody knows when it was."""

    def __init__(self, folder: Path) -> None:
        self.vault, _ = Vault.create(folder, OPENS, cost=LEAST_COST)
        self.tasks, self.minutes = TaskService(self.vault), MinutesService(self.vault)
        self.put(ONE, "Mandantengespräch", "2026-11-14T12:00:00+00:00", "2026-11-14T12:00:00+00:00")
        self.put(TWO, "Telefonat", None, "2026-11-16T09:00:00+00:00")
        self.machine(ONE, action(0, "Bericht schicken.", "S1", "bis Freitag"), action(1, "Gericht anrufen.", "S2"))
        self.machine(TWO, action(1, "Gericht anrufen.", "Frau Meier", "morgen"))
        matters = MatterService(self.vault)
        matters.assign([ONE], matters.make("Müller ./. Meier").id)

    def put(self, recording_id: str, title: str, started_at: str | None, created_at: str) -> None:
        row = MeetingRow(recording_id, title, started_at, 3000, (), "", MeetingState.READY, created_at)
        turns = tuple(
            Turn(f"t{at}", f"S{at % 2 + 1}", at * 1000, at * 1000 + 999, text) for at, text in enumerate(WORDS)
        )
        voices = {"S1": Speaker("Dr. Keller"), "S2": Speaker()}
        self.vault.store.meetings.put(row)
        self.vault.store.results.keep_machine_transcript(recording_id, Transcript(recording_id, 1, "de", voices, turns))

    def machine(self, recording_id: str, *items: SummaryItem) -> None:
        made = Summary(recording_id, 1, "general", "de", items, quote_led=False)
        self.vault.deliver(Parcel(ParcelKind.SUMMARY, recording_id, {"summary": codec.plain(made), "part": ""}))

    def open(self) -> tuple[Task, ...]:
        return self.tasks.open(UiLanguage.DE)

    def task(self, text: str) -> Task:
        return next(task for task in self.open() if task.text == text)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "vault")
    yield made
    made.vault.close()


def test_every_open_task_shows_with_its_meeting_what_is_due_first_first(office: Office) -> None:
    report, phoned, call = office.open()
    assert (report.text, report.owner, report.named) == ("Bericht schicken.", "Dr. Keller", True)
    assert (report.due, report.day) == ("bis Freitag", date(2026, 11, 20))
    assert (report.title, report.matter, report.held_on) == (
        "Mandantengespräch",
        "Müller ./. Meier",
        date(2026, 11, 14),
    )
    assert (report.turn_id, report.start_ms, report.approved) == ("t0", 0, False)
    assert (phoned.owner, phoned.due, phoned.day) == ("Frau Meier", "morgen", None)  # said nobody knows when
    assert (call.owner, call.named, call.due) == ("Person 2", False, "")


def test_a_tick_is_kept_and_taken_back_and_the_list_of_meetings_knows(office: Office) -> None:
    report = office.task("Bericht schicken.")
    row = office.tasks.tick(report, done=True)
    assert row is not None
    assert row.open_actions == 1
    assert [task.text for task in office.open()] == ["Gericht anrufen.", "Gericht anrufen."]
    office.machine(ONE, action(0, "Bericht schicken.", "S1", "bis Freitag"))  # made again: an offer, the tick stays
    assert "Bericht schicken." not in [task.text for task in office.open()]
    row = office.tasks.tick(report, done=False)
    assert row is not None
    assert row.open_actions == 2
    assert office.task("Bericht schicken.").uid == report.uid


def test_a_tick_changes_no_word_of_approved_minutes(office: Office) -> None:
    approvals = ApprovalService(office.vault)
    state = office.minutes.state(ONE)
    approval = approvals.approve(ONE, "Keller", state.revision)
    task = office.task("Bericht schicken.")
    assert task.approved
    office.tasks.tick(task, done=True)
    assert approvals.approval_of(ONE) == approval
    approved = approvals.approved(ONE)
    assert approved is not None
    assert state.summary is not None
    assert [item.text for item in approved.items] == [item.text for item in state.summary.items]
    assert [item.done for item in approved.items] == [True, False]


def test_a_task_that_was_deleted_or_says_something_else_by_now_is_not_ticked(office: Office) -> None:
    report = office.task("Bericht schicken.")
    summary = office.minutes.state(ONE).summary
    assert summary is not None
    office.minutes.save(ONE, replace(summary, items=(replace(summary.items[0], text="Bericht faxen."),)))
    assert office.tasks.tick(report, done=True) is None
    assert office.task("Bericht faxen.").uid == report.uid  # worded anew it is the same in a calendar
    office.minutes.save(ONE, replace(summary, items=()))
    assert office.tasks.tick(report, done=True) is None


def test_what_lies_in_the_trash_or_is_gone_shows_nowhere(office: Office, tmp_path: Path) -> None:
    library = LibraryService(office.vault)
    trash = TrashService(office.vault, library, lambda: None)
    report = office.task("Bericht schicken.")
    trash.move([ONE])
    assert {task.recording_id for task in office.open()} == {TWO}
    assert office.tasks.tick(report, done=True) is None
    with pytest.raises(SottovoceError) as raised:
        office.tasks.write([report.uid], TaskExport(), tmp_path / "tasks.ics")
    assert raised.value.code is Code.TASKS_NOTHING
    assert not (tmp_path / "tasks.ics").exists()
    trash.restore([ONE])
    assert office.task("Bericht schicken.").uid == report.uid
    library.delete(ONE)
    assert {task.recording_id for task in office.open()} == {TWO}


def test_a_calendar_file_names_no_meeting_and_stands_in_the_log_once_a_meeting(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "tasks.ics"
    uids = [task.uid for task in office.open()]
    export = TaskExport(TaskFormat.CALENDAR, UiLanguage.DE, recipient=" Kanzlei\n")
    office.tasks.write(uids, export, path)
    text = path.read_bytes().decode().replace("\r\n ", "")
    assert re.findall("UID:(.*)\r\n", text) == uids
    assert "DUE;VALUE=DATE:20261120\r\n" in text
    for secret in (ONE, TWO, "Mandantengespräch", "Telefonat", "Müller"):
        assert secret not in text
    log = office.vault.store.handouts.list()
    assert {each.recording_id for each in log} == {ONE, TWO}
    assert {(each.what, each.format, each.recipient, each.draft) for each in log} == {("tasks", "ics", "Kanzlei", True)}
    again = tmp_path / "again.ics"
    office.tasks.write(uids, export, again)
    assert re.findall("UID:(.*)\r\n", again.read_bytes().decode().replace("\r\n ", "")) == uids


def test_a_table_holds_what_was_asked_for_only(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "tasks.csv"
    report = office.task("Bericht schicken.")
    export = TaskExport(TaskFormat.TABLE, UiLanguage.DE, with_names=True)
    office.tasks.write([report.uid], export, path)
    head, row = csv.reader(StringIO(path.read_text(encoding="utf-8-sig")))
    assert head[:4] == ["Aufgabe", "Wer", "Bis wann, wie gesagt", "Fällig am"]
    assert row[:4] == ["Bericht schicken.", "Dr. Keller", "bis Freitag", "2026-11-20"]
    assert row[-3:] == ["Mandantengespräch", "2026-11-14", "Müller ./. Meier"]


def test_what_could_not_be_written_is_not_in_the_log(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, text: str) -> None:
        assert office.vault.store.handouts.list() != ()
        write_text(tmp_path / "no" / "\x00", text)

    monkeypatch.setattr(tasks_service, "write_text", full)
    with pytest.raises(ValueError, match="null"):
        office.tasks.write([task.uid for task in office.open()], TaskExport(), tmp_path / "tasks.ics")
    assert office.vault.store.handouts.list() == ()


def test_another_vault_gives_other_names_to_the_same_tasks(office: Office, tmp_path: Path) -> None:
    other = Office(tmp_path / "other")
    try:
        assert not {task.uid for task in other.open()} & {task.uid for task in office.open()}
    finally:
        other.vault.close()
