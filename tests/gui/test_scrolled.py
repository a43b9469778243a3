"""What has the focus stays in sight when there is less room; what was scrolled out of sight stays out of it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sottovoce.ui.parts.scrolled import Scrolled


def _fields(qtbot: QtBot) -> tuple[Scrolled, list[QLineEdit]]:
    content = QWidget()
    column = QVBoxLayout(content)
    fields = [QLineEdit() for _ in range(12)]
    for field in fields:
        column.addWidget(field)
    area = Scrolled(content)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    qtbot.waitExposed(area)
    return area, fields


def _seen(area: Scrolled, field: QLineEdit) -> bool:
    place = QRect(field.mapTo(area.viewport(), QPoint(0, 0)), field.size())
    return area.viewport().rect().contains(place)


def test_the_field_one_writes_in_stays_in_sight_when_something_takes_its_room(qtbot: QtBot) -> None:
    area, fields = _fields(qtbot)
    last = [field for field in fields if _seen(area, field)][-1]
    last.setFocus()
    area.resize(300, 90)
    assert _seen(area, last)


def test_what_was_scrolled_away_does_not_come_back_by_itself(qtbot: QtBot) -> None:
    area, fields = _fields(qtbot)
    fields[0].setFocus()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    area.resize(300, 90)
    assert not _seen(area, fields[0])


def test_without_a_focus_in_it_nothing_moves(qtbot: QtBot) -> None:
    area, fields = _fields(qtbot)
    fields[3].clearFocus()
    area.resize(300, 90)
    assert area.verticalScrollBar().value() == 0
