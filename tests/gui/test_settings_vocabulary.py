"""Settings: lists of names and terms are made, changed and deleted by typing and clicking; the lock empties them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sottovoce.ui.settings.vocabulary import VocabularySettings
from sottovoce.vault.rows_vocabularies import Vocabulary
from sottovoce_models.errors import Code, StoreFault
from tests.gui.fake_vault import FakeVault
from tests.gui.gate_window import GateWindow

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[GateWindow]:
    made = GateWindow(FakeVault(), tmp_path)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close_down()


@pytest.fixture
def page(window: GateWindow, qtbot: QtBot) -> VocabularySettings:
    window.desk.vocabularies.lists = {"Akte Brunner": Vocabulary("Akte Brunner", ("Brunner", "Kantonsgericht"))}
    window.vocabularies.load()
    window.show_settings()
    page = window.settings.vocabulary
    window.settings.show_section(page)
    qtbot.waitUntil(lambda: page.chosen.count() == 2)
    return page


def test_a_new_list_is_typed_and_stored_tidied(window: GateWindow, page: VocabularySettings, qtbot: QtBot) -> None:
    page.chosen.setCurrentIndex(1)
    page.chosen.activated.emit(1)
    assert not page.save_button.isEnabled()
    qtbot.keyClicks(page.name, "Praxis")
    for line in ("Quetiapin", "quetiapin", "  Meier "):
        qtbot.keyClicks(page.terms, line)
        qtbot.keyClick(page.terms, Qt.Key.Key_Return)
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state.text() != "")
    assert page.state.text() == "2 terms stored. 1 line left out: twice there, too long, or too many."
    assert window.desk.vocabularies.lists["Praxis"].terms == ("Quetiapin", "Meier")
    assert page.chosen.currentData() == "Praxis"
    assert page.terms.toPlainText() == "Quetiapin\nMeier"
    assert not page.save_button.isEnabled()


def test_a_list_is_renamed_not_copied(window: GateWindow, page: VocabularySettings, qtbot: QtBot) -> None:
    page.name.selectAll()
    qtbot.keyClicks(page.name, "Sache Brunner")
    with qtbot.waitSignal(window.vocabularies.changed):
        qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    assert list(window.desk.vocabularies.lists) == ["Sache Brunner"]


def test_a_list_is_deleted_only_after_a_question(window: GateWindow, page: VocabularySettings, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.delete_button, Qt.MouseButton.LeftButton)
    assert window.dialogs.questions == ["Delete this list?"]
    assert "Akte Brunner" in window.desk.vocabularies.lists
    window.dialogs.agree = True
    with qtbot.waitSignal(window.vocabularies.changed):
        qtbot.mouseClick(page.delete_button, Qt.MouseButton.LeftButton)
    assert window.desk.vocabularies.lists == {}
    assert page.chosen.count() == 1


def test_what_could_not_be_stored_is_told_and_stays_typed(
    window: GateWindow, page: VocabularySettings, qtbot: QtBot
) -> None:
    window.desk.vocabularies.error = StoreFault(Code.DISK_FULL)
    qtbot.keyClicks(page.terms, "Vischer")
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.settings.banner.isVisible)
    assert "Vischer" in page.terms.toPlainText()
    assert page.save_button.isEnabled()


def test_nothing_of_a_list_stays_in_the_window_behind_the_lock(window: GateWindow, page: VocabularySettings) -> None:
    assert page.terms.toPlainText() == "Brunner\nKantonsgericht"
    window.vocabularies.clear()
    assert page.terms.toPlainText() == ""
    assert "Brunner" not in window.texts()
    assert page.chosen.count() == 1
