"""Open tasks of all meetings: found, ticked, filtered, jumped to and handed over, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.services.process import ProcessOptions
from sottovoce.ui.meeting.transcript_delegate import PlayingMark
from sottovoce.ui.tasks.page import TasksPage
from sottovoce.ui.tasks.task_list import TaskList
from sottovoce.ui.window.vault_access import VaultState
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.rows_matters import Matter
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Citation, ItemKind, SummaryItem
from tests.gui import fakes
from tests.gui.conftest import Stage
from tests.gui.fake_desk import FakeDesk, ScriptedJob

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "plugin does not support")


def action(turn: int, text: str, owner: str | None = None, due: str | None = None) -> SummaryItem:
    cited = Citation(f"t{turn}", turn * 4_000, turn * 4_000 + 2_000, f"This is turn {turn}")
    return SummaryItem(ItemKind.ACTION, text, (cited,), owner, due)


def put(desk: FakeDesk, title: str, *items: SummaryItem) -> str:
    """A finished meeting with these minutes."""
    row = desk.put(title)
    row = desk.rows[row.id] = replace(row, started_at=row.created_at, has_minutes=True, open_actions=len(items))
    script = ScriptedJob(desk, row, ProcessOptions())
    script.draft.transcript = replace(fakes.transcript(), recording_id=row.id)
    script.draft.items = list(items)
    desk.scripts.append(script)
    desk.job_rows[row.id] = JobRow(f"job of {title}", row.id, "import", row.created_at, state=JobState.DONE)
    return row.id


@pytest.fixture
def desk() -> FakeDesk:
    desk = FakeDesk()
    first = put(desk, "Board", action(4, "Write to the bank", "Ada", "by Monday"), action(1, "Book a room", "Ben"))
    put(desk, "Session", action(2, "Send the form", "ada", "2026-11-15"))
    desk.rows[first] = replace(desk.rows[first], matter_id=desk.matters.save(Matter("", "Müller")).id)
    return desk


@pytest.fixture
def full(new_stage: Callable[..., Stage], desk: FakeDesk, qtbot: QtBot) -> Stage:
    stage = new_stage(desk=desk)
    qtbot.waitUntil(lambda: len(stage.window.rooms.library.meetings) == 2)
    return stage


def to_tasks(stage: Stage, count: int = 3) -> TasksPage:
    page = stage.pages.tasks.page
    stage.pages.side.tasks_button.click()
    stage.qtbot.waitUntil(lambda: page.isVisible() and len(page.tasks.shown) == count)
    return page


def texts(page: TasksPage) -> list[str]:
    return [task.text for task in page.tasks.shown]


def click_box(stage: Stage, rows: TaskList, row: int) -> None:
    index = rows.model().index(row, 0)
    box = rows._delegate.box_of(rows.visualRect(index), rows.font(), index)
    stage.qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def test_the_side_says_how_many_and_leads_to_them_in_order(full: Stage) -> None:
    assert full.pages.side.tasks_button.text() == "Open tasks (3)"
    page = to_tasks(full)
    assert texts(page) == ["Send the form", "Write to the bank", "Book a room"]
    assert QApplication.focusWidget() is page.list
    spoken = page.tasks.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "“by Monday”" in spoken
    assert "Ada" in spoken
    assert "Board" in spoken
    assert "Müller" in spoken
    assert page.tasks.heading_at(2) == "No time was said"


def test_the_keys_lead_there_tick_and_lead_back(full: Stage, desk: FakeDesk, qtbot: QtBot) -> None:
    qtbot.keyClick(full.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    page = full.pages.tasks.page
    qtbot.waitUntil(lambda: page.isVisible() and bool(page.tasks.shown))
    qtbot.waitUntil(page.list.hasFocus)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desk.tasks.ticks == [("Write to the bank", True)])
    qtbot.waitUntil(lambda: full.pages.side.tasks_button.text() == "Open tasks (2)")
    assert texts(page) == ["Send the form", "Write to the bank", "Book a room"]  # it stays where it was
    assert page.done_button.text() == "Mark as open"
    qtbot.keyClick(page.list, Qt.Key.Key_Space)  # a slip
    qtbot.waitUntil(lambda: full.pages.side.tasks_button.text() == "Open tasks (3)")
    qtbot.keyClick(page.list, Qt.Key.Key_Escape)
    assert full.window.frame.page is full.pages.start


def test_a_click_on_the_box_ticks_and_it_is_gone_the_next_time(full: Stage, desk: FakeDesk, qtbot: QtBot) -> None:
    page = to_tasks(full)
    click_box(full, page.list, 0)
    qtbot.waitUntil(lambda: full.pages.side.tasks_button.text() == "Open tasks (2)")
    assert desk.tasks.ticks == [("Send the form", True)]
    page.back_button.click()
    assert texts(to_tasks(full, 2)) == ["Write to the bank", "Book a room"]


def test_a_click_beside_the_box_ticks_nothing_and_a_double_click_jumps(
    full: Stage, desk: FakeDesk, qtbot: QtBot
) -> None:
    page = to_tasks(full)
    index = page.tasks.index(1)
    place = page.list.visualRect(index).center() + QPoint(0, 8)
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.list.currentIndex() == index
    qtbot.mouseDClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    meeting = full.pages.meeting
    qtbot.waitUntil(meeting.isVisible)
    assert meeting.meeting is not None
    assert meeting.meeting.title == "Board"
    qtbot.waitUntil(lambda: meeting.transcript.playing == PlayingMark(4))
    assert desk.tasks.ticks == []


def test_what_was_ticked_is_ticked_in_the_minutes_as_well(full: Stage, qtbot: QtBot) -> None:
    page = to_tasks(full)
    page.list.setCurrentIndex(page.tasks.index(0))
    page.moment_button.click()
    minutes = full.pages.meeting.minutes
    qtbot.waitUntil(lambda: bool(minutes.document.lines) and minutes.lines.context.editable)
    page = to_tasks(full)
    click_box(full, page.list, 0)
    qtbot.waitUntil(lambda: minutes.document.lines[0].item.done)


def test_what_was_just_typed_in_the_minutes_stands_in_the_list(full: Stage, qtbot: QtBot) -> None:
    page = to_tasks(full)
    page.moment_button.click()
    minutes = full.pages.meeting.minutes
    qtbot.waitUntil(lambda: bool(minutes.document.lines) and minutes.lines.context.editable)
    line = minutes.document.lines[0]
    changed = replace(line, item=replace(line.item, text="Send both forms", edited=True))
    minutes.document.apply((changed,))
    page = to_tasks(full)
    qtbot.waitUntil(lambda: texts(page)[0] == "Send both forms")


def test_tasks_are_narrowed_by_matter_person_and_words(full: Stage, qtbot: QtBot) -> None:
    page = to_tasks(full)
    assert [page.owner.itemText(row) for row in range(page.owner.count())] == [
        "Everybody",
        "ada",
        "Ben",
        "Nobody named",
    ]
    page.matter.setCurrentIndex(page.matter.findText("Müller"))
    assert texts(page) == ["Write to the bank", "Book a room"]
    page.owner.setCurrentIndex(page.owner.findText("ada"))
    assert texts(page) == ["Write to the bank"]
    qtbot.keyClicks(page.words, "nothing like it")
    assert page.empty.isVisible()
    assert not page.export_button.isVisible()
    page.everything_button.click()
    assert len(texts(page)) == 3
    assert not page.everything_button.isVisible()


def test_a_tick_that_could_not_be_kept_is_not_shown(full: Stage, desk: FakeDesk, qtbot: QtBot) -> None:
    page = to_tasks(full)
    desk.tasks.error = UserFixable(Code.DISK_FULL)
    click_box(full, page.list, 0)
    qtbot.waitUntil(full.pages.note.isVisible)
    qtbot.waitUntil(lambda: len(page.tasks.open_uids()) == 3)


def test_a_task_that_is_gone_meanwhile_leaves_the_list(full: Stage, desk: FakeDesk, qtbot: QtBot) -> None:
    page = to_tasks(full)
    session = next(row for row in desk.rows.values() if row.title == "Session")
    summary = desk.kept.real.state(session.id).summary
    assert summary is not None
    desk.kept.real.save(session.id, replace(summary, items=()))
    click_box(full, page.list, 0)
    qtbot.waitUntil(lambda: texts(page) == ["Write to the bank", "Book a room"])


def test_what_goes_into_the_trash_leaves_the_list(full: Stage, desk: FakeDesk, qtbot: QtBot) -> None:
    page = to_tasks(full)
    session = next(row for row in desk.rows.values() if row.title == "Session")
    full.window.rooms.library.trash.move([session.id])
    qtbot.waitUntil(lambda: texts(page) == ["Write to the bank", "Book a room"])


def test_what_is_shown_and_open_is_written_to_a_calendar_file(
    full: Stage, desk: FakeDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    page = to_tasks(full)
    page.matter.setCurrentIndex(page.matter.findText("Müller"))
    click_box(full, page.list, 1)
    full.dialogs.export_to = tmp_path / "tasks.ics"
    page.export_button.click()
    dialog = full.pages.tasks.dialog
    assert dialog is not None
    assert dialog.focusWidget() is dialog.format
    qtbot.keyClicks(dialog.recipient, "Office")
    dialog.action_button.click()
    qtbot.waitUntil(lambda: full.pages.tasks.dialog is None)
    assert full.dialogs.suggestions == ["Open tasks.ics"]
    text = (tmp_path / "tasks.ics").read_text(encoding="utf-8")
    assert text.count("BEGIN:VTODO") == 1
    assert "SUMMARY:Write to the bank" in text
    assert "Müller" not in text
    assert [each.recipient for each in desk.kept.keeper.store.handouts.list()] == ["Office"]


def test_a_file_that_cannot_be_written_leaves_the_dialog_as_it_is(
    full: Stage, desk: FakeDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    page = to_tasks(full)
    full.dialogs.export_to = tmp_path / "tasks.csv"
    desk.tasks.error = UserFixable(Code.DISK_FULL)
    page.export_button.click()
    dialog = full.pages.tasks.dialog
    assert dialog is not None
    dialog.format.setCurrentIndex(1)
    dialog.names.setChecked(True)
    dialog.action_button.click()
    qtbot.waitUntil(dialog.banner.isVisible)
    desk.tasks.error = None
    dialog.action_button.click()
    qtbot.waitUntil(lambda: full.pages.tasks.dialog is None)
    assert "Müller" in (tmp_path / "tasks.csv").read_text(encoding="utf-8-sig")


def test_the_lock_takes_everything_away(full: Stage, qtbot: QtBot) -> None:
    page = to_tasks(full)
    qtbot.keyClicks(page.words, "bank")
    page.export_button.click()
    full.window.gate.lock()
    qtbot.waitUntil(lambda: full.vault.state is VaultState.LOCKED and not page.isVisible())
    assert page.tasks.all == ()
    assert page.words.text() == ""
    assert page.owner.count() == 2
    qtbot.waitUntil(lambda: full.pages.tasks.dialog is None)
    qtbot.keyClick(full.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert not page.isVisible()


def test_without_a_task_the_page_says_what_would_stand_here(stage: Stage, qtbot: QtBot) -> None:
    page = cast("TasksPage", stage.pages.tasks.page)
    qtbot.keyClick(stage.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.text().startswith("Nothing is open.")
    assert not page.export_button.isVisible()
