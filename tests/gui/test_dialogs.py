"""The real dialogs: plain text only, and every button does what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from sottovoce.ui.dialogs import CloseAnswer, WindowDialogs

# The offscreen platform says so of every dialog; it is true of that platform only.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Export…", CloseAnswer.EXPORT), ("Close without saving", CloseAnswer.DISCARD), ("Stay", CloseAnswer.STAY)],
)
def test_closing_is_asked_in_plain_text(parent: QWidget, qtbot: QtBot, text: str, answer: CloseAnswer) -> None:
    answers: list[CloseAnswer] = []
    WindowDialogs(parent).close_unsaved(["<b>Talk</b>"], True, answers.append)
    (box,) = parent.findChildren(QMessageBox)
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert "<b>Talk</b>" in box.text()
    (button,) = [each for each in box.buttons() if each.text() == text]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert answers == [answer]


def test_escape_stays(parent: QWidget, qtbot: QtBot) -> None:
    answers: list[CloseAnswer] = []
    WindowDialogs(parent).close_unsaved(["a", "b"], False, answers.append)
    (box,) = parent.findChildren(QMessageBox)
    assert "Export…" not in [each.text() for each in box.buttons()]
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert answers == [CloseAnswer.STAY]


def test_chosen_files_are_handed_over(parent: QWidget, tmp_path: Path) -> None:
    wanted = tmp_path / "Gespräch.wav"
    wanted.write_bytes(b"RIFF")
    chosen: list[list[Path]] = []
    WindowDialogs(parent).files_to_open(chosen.append)
    (dialog,) = parent.findChildren(QFileDialog)
    assert "*.m4a" in dialog.nameFilters()[0]
    dialog.filesSelected.emit([str(wanted)])
    assert chosen == [[wanted]]
    dialog.close()


def test_an_export_gets_its_suffix(parent: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    WindowDialogs(parent).file_to_export("Board meeting", "md", chosen.append)
    (dialog,) = parent.findChildren(QFileDialog)
    assert dialog.defaultSuffix() == "md"
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(tmp_path / "x.md"))
    assert chosen == [tmp_path / "x.md"]
    dialog.close()
