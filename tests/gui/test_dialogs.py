"""The real dialogs: plain text only, and every button does what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from sottovoce.services.process import ProcessOptions
from sottovoce.ui.library.rerun_dialog import Rerun, RerunDialog, RerunOffer
from sottovoce.ui.parts.dialogs import WindowDialogs
from sottovoce.ui.settings.vocabularies import Vocabularies
from sottovoce.vault.rows_vocabularies import Vocabulary
from sottovoce_models.catalogue.entries import ModelKind
from tests.gui.fake_desk import FakeVocabularies
from tests.gui.fakes import entry

# The offscreen platform says so of every dialog; it is true of that platform only.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.mark.parametrize(("text", "agreed"), [("Delete", True), ("Cancel", False)])
def test_what_cannot_be_taken_back_is_asked_in_plain_text(
    parent: QWidget, qtbot: QtBot, text: str, agreed: bool
) -> None:
    answers: list[bool] = []
    WindowDialogs(parent).confirm("Delete <b>Talk</b>?", "For ever.", "Delete", lambda: answers.append(True))
    (box,) = parent.findChildren(QMessageBox)
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert "<b>Talk</b>" in box.text()
    (button,) = [each for each in box.buttons() if each.text() == text]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert bool(answers) is agreed


def test_escape_and_enter_stay(parent: QWidget, qtbot: QtBot) -> None:
    answers: list[bool] = []
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        WindowDialogs(parent).confirm("Delete?", "For ever.", "Delete", lambda: answers.append(True))
        qtbot.keyClick(parent.findChildren(QMessageBox)[-1], key)
    assert answers == []


def test_a_title_is_typed(parent: QWidget, qtbot: QtBot) -> None:
    named: list[str] = []
    WindowDialogs(parent).text("Rename", "Title", "Old", named.append)
    (dialog,) = parent.findChildren(QInputDialog)
    field = dialog.findChild(QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, "Vorstand")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert named == ["Vorstand"]


def lists() -> Vocabularies:
    """One list, as if it had been read."""
    found = Vocabularies(FakeVocabularies)
    found.stored = (Vocabulary("Akte", ("Brunner",)),)
    return found


def test_what_is_made_again_can_be_chosen(parent: QWidget, qtbot: QtBot) -> None:
    chosen: list[Rerun] = []
    models = [entry("whisper-base", ModelKind.SPEECH, 1), entry("whisper-small", ModelKind.SPEECH, 1)]
    offer = RerunOffer("Talk", True, models, ProcessOptions(language="en"), lists())
    WindowDialogs(parent).rerun(offer, chosen.append)
    (dialog,) = parent.findChildren(RerunDialog)
    assert dialog.choices.language.currentData() == "en"
    dialog.choices.language.setCurrentIndex(dialog.choices.language.findData("de"))
    dialog.choices.vocabulary.setCurrentIndex(dialog.choices.vocabulary.findData("Akte"))
    dialog.speech_model.setCurrentIndex(dialog.speech_model.findData("whisper-small"))
    qtbot.mouseClick(dialog.start_button, Qt.MouseButton.LeftButton)
    (rerun,) = chosen
    assert (rerun.stage, rerun.options.language, rerun.options.asr_id) == ("speech", "de", "whisper-small")
    assert rerun.options.vocabulary == ("Brunner",)
    assert rerun.options.writer_id is None  # the list has none
    assert not rerun.night


def test_a_transcript_without_sound_has_only_minutes_to_make(parent: QWidget, qtbot: QtBot) -> None:
    dialog = RerunDialog(RerunOffer("Talk", False, [], ProcessOptions(vocabulary=("Brunner",)), lists()))
    qtbot.addWidget(dialog)
    assert [dialog.stage.itemData(i) for i in range(dialog.stage.count())] == ["minutes"]
    assert not dialog.choices.language.isEnabled()
    assert not dialog.choices.speakers.isEnabled()
    assert not dialog.choices.vocabulary.isEnabled()
    assert dialog.rerun().options.vocabulary == ("Brunner",), "what it was heard with stays chosen"


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
