"""A window on four meetings of three days and two matters, and what tests of the library do with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from sottovoce.services.process import ProcessOptions
from sottovoce.ui.library.meeting_list import MeetingList
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.rows_matters import Matter
from tests.gui import fakes
from tests.gui.conftest import Stage
from tests.gui.fake_desk import FakeDesk, ScriptedJob

TODAY = datetime.now().astimezone().replace(hour=12, minute=0, second=0, microsecond=0)
MUSTER = Matter("m1", "Muster, Sabine", vocabulary="Muster")
BAUM = Matter("m2", "Baum GmbH")


def make_desk() -> FakeDesk:
    """Four meetings of three days and two matters."""
    made = FakeDesk()
    for title, days, matter, speakers in (
        ("Intake", 9, "m1", ("Anna Keller",)),
        ("Board", 1, "m2", ("Ben", "Ömer Öz")),
        ("Hearing", 0, "m2", ()),
        ("Session", 0, None, ("Anna Keller",)),
    ):
        at = TODAY - timedelta(days=days, minutes=len(made.rows))
        row = made.put(title, created_at=at.isoformat())
        made.rows[row.id] = replace(row, matter_id=matter, speakers=speakers, has_minutes=True)
        made.job_rows[row.id] = JobRow(f"j{row.id}", row.id, "speech", row.created_at, state=JobState.DONE)
        script = ScriptedJob(made, row, ProcessOptions())
        script.draft.transcript = fakes.transcript()
        made.scripts.append(script)
    made.matters.kept = {each.id: each for each in (MUSTER, BAUM)}
    return made


def open_on(desk: FakeDesk, new_stage: Callable[..., Stage], qtbot: QtBot) -> Stage:
    """The window when everything of the desk is shown."""
    stage = new_stage(desk=desk)
    qtbot.waitUntil(
        lambda: len(stage.window.rooms.library.meetings) == 4 and len(stage.window.rooms.library.matters.all) == 2
    )
    return stage


def shown(stage: Stage) -> list[str]:
    model = stage.pages.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def spoken(stage: Stage, row: int) -> str:
    return str(stage.pages.list.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def id_of(stage: Stage, title: str) -> str:
    return next(row.id for row in stage.desk.rows.values() if row.title == title)


def click_row(stage: Stage, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    rows: MeetingList = stage.pages.list
    rect = rows.visualRect(rows.model().index(row, 0))
    stage.qtbot.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, modifier, QPoint(rect.center().x(), rect.bottom() - 12)
    )
