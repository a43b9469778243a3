"""What a user does with a first recording, from the passphrase to finding it again, in the real window and vault."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from docx import Document
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from sottovoce.core.profile import ProfileKind
from sottovoce.ui.library.search_page import SearchPage
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.meeting.speakers_dialog import SpeakersDialog
from sottovoce.ui.window.main_window import MainWindow
from tests.gui.fakes import FakeDialogs

PHRASE: Final = "wolke treppe senf kanal"
_LEFT: Final = Qt.MouseButton.LeftButton
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


def introduced(window: MainWindow, keys: QtBot) -> None:
    """Reads what holds here and chooses a profile, as everybody does once."""
    page = window.rooms.pages.introduction_page
    keys.waitUntil(lambda: window.frame.page is page, timeout=60_000)
    keys.mouseClick(page.next_button, _LEFT)
    page.choice.buttons[ProfileKind.PRIVATE].click()
    keys.mouseClick(page.done_button, _LEFT)


@dataclass
class User:
    """Acts by mouse and keyboard; every step ends when the window shows what came of it."""

    window: MainWindow
    dialogs: FakeDialogs
    qtbot: QtBot
    patience_ms: int

    @property
    def meeting(self) -> Meeting:
        """The meeting whose page is open."""
        meeting = self.window.rooms.pages.meeting.meeting
        assert meeting is not None
        return meeting

    def first_start(self) -> None:
        """Makes the vault: a phrase typed twice, half of a recovery code typed back."""
        gate, keys = self.window.gate, self.qtbot
        for field in (gate.first_start.passphrase.first, gate.first_start.passphrase.second):
            keys.keyClicks(field, PHRASE + "\r")
        keys.waitUntil(lambda: bool(gate.codes_page.groups), timeout=60_000)
        paper = " ".join(group.text() for group in gate.codes_page.groups[: len(gate.codes_page.groups) // 2])
        keys.mouseClick(gate.codes_page.next_button, _LEFT)
        keys.keyClicks(gate.codes_page.typed, paper + "\r")
        introduced(self.window, keys)
        keys.waitUntil(self.window.rooms.pages.start.import_button.isVisible, timeout=60_000)

    def imports(self, path: Path) -> None:
        """Brings a recording in, and waits for its minutes."""
        self.dialogs.files = [path]
        self.qtbot.waitUntil(self.window.rooms.pages.start.import_button.isEnabled)
        self.qtbot.mouseClick(self.window.rooms.pages.start.import_button, _LEFT)
        self.qtbot.waitUntil(lambda: self.window.frame.page is self.window.rooms.pages.meeting, timeout=60_000)
        meeting = self.meeting
        self.qtbot.waitUntil(lambda: meeting.state is State.DONE and bool(meeting.items), timeout=self.patience_ms)
        self.qtbot.waitUntil(lambda: bool(self.window.rooms.pages.meeting.minutes.chips))

    def reads_and_plays_a_citation(self) -> None:
        """One click from a line of the minutes to the voice that proves it."""
        page = self.window.rooms.pages.meeting
        assert page.meeting is not None
        assert page.meeting.rows.rowCount() > 1
        self.qtbot.mouseClick(page.minutes.chips[0], _LEFT)
        self.qtbot.waitUntil(lambda: page.transcript.playing is not None)
        self.window.rooms._parts.player.stop()

    def names_and_merges_speakers(self) -> str:
        """Gives the first voice a name and says that the last is the same person; the name."""
        pane, name = self.window.rooms.pages.meeting.text, "Dr. Ingrid Sommer"
        self.qtbot.mouseClick(pane.speakers_button, _LEFT)
        dialog = pane.findChild(SpeakersDialog)
        assert isinstance(dialog, SpeakersDialog)
        ids = list(dialog.rows)
        self.qtbot.keyClicks(dialog.rows[ids[0]].name, name)
        self.qtbot.keyClick(dialog.rows[ids[0]].name, Qt.Key.Key_Return)
        menu = dialog.rows[ids[-1]].same.menu()
        assert isinstance(menu, QMenu)
        menu.actions()[0].trigger()
        assert list(dialog.rows) == ids[:-1]
        dialog.reject()
        assert self.meeting.transcript is not None
        assert name in {speaker.name for speaker in self.meeting.transcript.speakers.values()}
        return name

    def settles_doubts(self) -> int:
        """Steps through what is doubtful and settles all of it by F8 and Enter; how many there were."""
        view, before = self.window.rooms.pages.meeting.transcript, self.meeting.doubt_count
        view.setFocus()
        for _ in range(before):
            self.qtbot.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_F8)
            self.qtbot.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Return)
        assert self.meeting.doubt_count == 0
        self.qtbot.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Escape)
        return before

    def edits_and_approves(self, words: str, by: str) -> None:
        """Adds words to the first line of the minutes, hears what should be heard, and stands for them."""
        minutes = self.window.rooms.pages.meeting.minutes
        self.qtbot.waitUntil(lambda: minutes.lines.context.editable)
        line = minutes.lines.views[minutes.lines.order[0]]
        minutes.lines.edit(line.number)
        assert line.editor is not None
        self.qtbot.keyClicks(line.editor.text, f" {words}")
        self.qtbot.keyClick(line.editor.text, Qt.Key.Key_Return)
        self.qtbot.waitUntil(minutes.foot.approve_button.isEnabled)
        self.qtbot.mouseClick(minutes.foot.approve_button, _LEFT)
        for _ in range(minutes.approve.list.count()):
            self.qtbot.keyClick(minutes.approve.list, Qt.Key.Key_Return)
        minutes.approve.name.clear()
        self.qtbot.keyClicks(minutes.approve.name, by)
        self.qtbot.mouseClick(minutes.approve.approve_button, _LEFT)
        self.qtbot.waitUntil(lambda: self.meeting.row.approved_at is not None, timeout=20_000)

    def exports(self, path: Path) -> str:
        """Saves a Word document in two clicks; its text."""
        self.dialogs.export_to = path
        button, saving = self.window.rooms.pages.meeting.header.export_button, self.window.rooms.saving
        self.qtbot.mouseClick(button, _LEFT, pos=QPoint(12, button.height() // 2))
        self.qtbot.waitUntil(lambda: saving.dialog is not None, timeout=20_000)
        dialog = saving.dialog
        assert dialog is not None
        self.qtbot.waitUntil(dialog.action_button.isEnabled, timeout=20_000)
        self.qtbot.mouseClick(dialog.action_button, _LEFT)
        self.qtbot.waitUntil(lambda: saving.dialog is None, timeout=60_000)
        return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)

    def finds(self, words: str) -> None:
        """Goes to the start page, types words above, and opens the first hit."""
        window, meeting = self.window, self.meeting
        window.rooms.show_start()
        self.qtbot.keyClick(window, Qt.Key.Key_F, _CONTROL)
        self.qtbot.keyClicks(window.bar.search, words)
        page: SearchPage = window.rooms.pages.search
        self.qtbot.waitUntil(lambda: page.isVisible() and page.list.model().rowCount() > 0, timeout=20_000)
        self.qtbot.keyClick(window.bar.search, Qt.Key.Key_Return)
        self.qtbot.keyClick(QApplication.focusWidget() or page.list, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: window.frame.page is window.rooms.pages.meeting)
        assert self.meeting is meeting


def walk(user: User, recording: Path, folder: Path) -> None:
    """All of it, in the order in which it is done."""
    user.first_start()
    user.imports(recording)
    user.reads_and_plays_a_citation()
    name = user.names_and_merges_speakers()
    user.settles_doubts()
    user.edits_and_approves("Nachtrag zu den Zwetschgen", by="Dr. Keller")
    text = user.exports(folder / "minutes.docx")
    for wanted in (name, "Nachtrag zu den Zwetschgen", "Dr. Keller"):
        assert wanted in text
    assert "Draft" not in text
    user.finds("zwetschgen")
