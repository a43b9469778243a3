"""The one window: tool bar, list of meetings, and one page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from sottovoce.services.transcript_files import is_transcript_file
from sottovoce.ui.dialogs import Dialogs, WindowDialogs
from sottovoce.ui.meeting import Meeting
from sottovoce.ui.meeting_list import MeetingList, MeetingListModel
from sottovoce.ui.meeting_page import MeetingPage
from sottovoce.ui.meeting_queue import MeetingQueue
from sottovoce.ui.models_page import ModelsPage
from sottovoce.ui.screen_privacy import clear_clipboard, clear_screen
from sottovoce.ui.settings_page import SettingsPage
from sottovoce.ui.start_page import StartPage
from sottovoce.ui.style_sheet import style_sheet
from sottovoce.ui.theme import current_theme
from sottovoce.ui.window_frame import WindowFrame
from sottovoce.ui.window_models import ModelCheck
from sottovoce.ui.window_parts import WindowParts
from sottovoce.ui.window_saving import ResultSaving
from sottovoce.ui.window_vault import VaultGate

_GEOMETRY_KEY: Final = "window/geometry"


class MainWindow(QMainWindow):
    """Connects pages, queue and services; what is true of a meeting lives in Meeting, of the vault in VaultGate.

    `frame` is where widgets have their place: `frame.bar` (left, middle, right), `frame.side`, `frame.pages`,
    `frame.foot`. While the vault is not open, a page of `gate` is shown and nothing of any meeting.

    Signals: models_checked() it is known which models are missing; opened() the vault is open and its pages are shown;
    shut() it is not any more, and whatever shows meetings must have let go of them when this returns.
    """

    models_checked = Signal()
    opened = Signal()
    shut = Signal()

    def __init__(self, parts: WindowParts) -> None:
        super().__init__()
        self.setWindowTitle("Sottovoce")
        self.setAcceptDrops(True)
        self.setMinimumSize(560, 480)
        self._parts = parts
        self._held: list[Path] = []
        self._was_open = False
        self._closing = False
        self.dialogs: Dialogs = parts.dialogs or WindowDialogs(self)
        self.gate = VaultGate(parts, self.dialogs, self)
        self.models = ModelCheck(parts.models, self)
        self.queue = MeetingQueue(parts.new_job, self)
        self.saving = ResultSaving(parts.export, self.dialogs, self)
        self.frame = WindowFrame()
        self.bar = self.frame.bar
        self.setCentralWidget(self.frame)
        self.list = MeetingList(MeetingListModel(self.queue, self))
        self.frame.side.addWidget(self.list)
        self.start_page = StartPage(parts.models.writers(), parts.settings, parts.language)
        self.models_page = ModelsPage(parts.models, self.dialogs, parts.language)
        self.meeting_page = MeetingPage(parts.player, parts.settings, parts.language)
        self.settings_page = SettingsPage(
            parts.vault, self.gate.preferences, parts.self_test, self.dialogs, parts.language
        )
        for page in (self.start_page, self.models_page, self.meeting_page, self.settings_page, *self.gate.pages):
            self.frame.add_page(page)
        self._connect()
        self.restyle()
        geometry = parts.settings.value(_GEOMETRY_KEY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        else:
            self.resize(1160, 760)
        self._on_gate_turned()
        self.check_models()

    def _connect(self) -> None:
        self.bar.import_pressed.connect(self.import_files)
        self.bar.start_pressed.connect(self.show_start)
        self.bar.lock_pressed.connect(self.gate.lock)
        self.bar.settings_pressed.connect(self.show_settings)
        self.gate.turned.connect(self._on_gate_turned)
        self.settings_page.left.connect(self.show_start)
        self.settings_page.privacy.changed.connect(self.gate.auto_lock.apply)
        self.settings_page.vault.codes_made.connect(self.gate.show_codes)
        self.settings_page.vault.state_changed.connect(self._on_gate_turned)
        self.models.checked.connect(self._on_models_checked)
        self.queue.added.connect(self._show_side)
        self.queue.removed.connect(self._on_removed)
        self.list.picked.connect(self._on_picked)
        self.list.clicked.connect(lambda index: self._on_picked(self.queue.meetings[index.row()]))
        self.list.close_requested.connect(self.close_meeting)
        self.start_page.import_pressed.connect(self.import_files)
        self.start_page.models_pressed.connect(self.show_models)
        self.start_page.options_changed.connect(self.check_models)
        self.models_page.models_changed.connect(self.check_models)
        self.models_page.left.connect(self.show_start)
        self.meeting_page.cancel_requested.connect(self.queue.cancel)
        self.meeting_page.resume_requested.connect(self.queue.resume)
        self.meeting_page.fetch_requested.connect(self._on_fetch_requested)
        self.meeting_page.export_requested.connect(lambda wish: self.saving.export(wish.meeting, wish.suffix))
        self.saving.failed.connect(lambda event: self.meeting_page.show_problem(event.error))
        for keys, does in (
            (QKeySequence.StandardKey.Open, self.import_files),
            ("Esc", self.step_back),
            ("Ctrl+Space", self.meeting_page.player_bar.toggle),
            (QKeySequence.StandardKey.Close, self._close_current),
            ("Ctrl+,", self.show_settings),
            ("Ctrl+L", self.gate.lock),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._if_open, does))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), self).activated.connect(self.close)

    def _if_open(self, does: Callable[[], None]) -> None:
        if self.gate.is_open or does == self.gate.lock:
            does()

    # The vault

    def _on_gate_turned(self) -> None:
        is_open, was_open = self.gate.is_open, self._was_open
        self._was_open = is_open
        if was_open and not is_open:
            self._clear()
        self.bar.show_open(is_open)
        self._show_side()
        page = self.gate.page
        if page is not None:
            if page is not self.frame.page:
                self.frame.show_page(page)
                self.bar.promise.show()
                self.gate.enter()
            self.gate.unlock_page.show_held(len(self._held))
        elif not was_open:
            self.show_start()
            self.opened.emit()
            held, self._held = self._held, []
            self.open_files(held)

    def _clear(self) -> None:
        """Nothing of any meeting stays on the screen or in the clipboard."""
        self._parts.player.stop()
        clear_screen(self)
        clear_clipboard()
        self.meeting_page.show_meeting(None)
        self.settings_page.vault.wipe()
        self.shut.emit()

    # Files

    def open_files(self, paths: Sequence[Path]) -> None:
        """Queues files; holds them while the vault is shut, and until the models they need are there."""
        if not paths:
            return
        if not self.gate.is_open:
            self._held.extend(paths)
            self.gate.unlock_page.show_held(len(self._held))
            return
        if self.models.blocking and not all(is_transcript_file(path) for path in paths):
            self._held.extend(paths)
            self.show_models()
            return
        fresh = self.queue.add(list(paths), self.start_page.options())
        self._show_meeting(fresh[0])

    def import_files(self) -> None:
        """Lets the user choose files."""
        self.dialogs.files_to_open(self.open_files)

    def check_models(self) -> None:
        """Looks again which models the chosen options lack, off the UI thread."""
        self.models.start(self.start_page.options())

    def _on_models_checked(self) -> None:
        missing = self.models.missing
        self.start_page.show_missing(missing)
        if not self.models_page.busy:
            self.models_page.show_missing(missing)
        if self.frame.page is self.models_page and not self.models_page.busy:
            if self._held and not self.models.blocking:
                held, self._held = self._held, []
                self.open_files(held)
            elif not missing:
                self.show_start()
        self.models_checked.emit()

    def _on_fetch_requested(self, meeting: Meeting) -> None:
        self._held = [meeting.path]
        self.queue.remove(meeting)
        self.check_models()
        self.show_models()

    # Pages

    def show_start(self) -> None:
        """Back to the empty page; what runs goes on."""
        self.list.show_current(None)
        self._show_page(self.start_page)
        self.start_page.import_button.setFocus()

    def show_models(self) -> None:
        """To the page where models are fetched."""
        self.list.show_current(None)
        self.models_page.show_missing(self.models.missing)
        self._show_page(self.models_page)
        self.models_page.fetch_button.setFocus()

    def show_settings(self) -> None:
        """To the settings."""
        self.list.show_current(None)
        self._show_page(self.settings_page)
        self.settings_page.enter()

    def step_back(self) -> None:
        """One step back; nothing is lost by it."""
        if self._parts.player.passage is not None:
            self._parts.player.stop()
        elif self.frame.page is not self.start_page:
            self.show_start()

    def _show_side(self) -> None:
        self.frame.side_box.setVisible(self.gate.is_open and bool(self.queue.meetings))

    def _show_meeting(self, meeting: Meeting) -> None:
        self.list.show_current(meeting)
        self._on_picked(meeting)
        self.meeting_page.transcript.setFocus()

    def _on_picked(self, meeting: Meeting) -> None:
        self.meeting_page.show_meeting(meeting)
        self._show_page(self.meeting_page)

    def _show_page(self, page: QWidget) -> None:
        self.frame.show_page(page)
        self.bar.start_button.setVisible(page is not self.start_page)
        self.bar.promise.setVisible(page is not self.start_page)  # the start page says it itself

    # Leaving

    def close_meeting(self, meeting: Meeting) -> None:
        """Takes a meeting off the list; asks once if that would lose something."""
        if meeting.settled:
            self.saving.ask_before(meeting, partial(self.queue.remove, meeting))

    def closeEvent(self, event: QCloseEvent) -> None:
        unsaved = [meeting for meeting in self.queue.meetings if meeting.unsaved or not meeting.settled]
        if unsaved and not self._closing:
            event.ignore()
            self.saving.ask_before_leaving(unsaved, self._show_meeting, self._leave)
            return
        self._parts.settings.setValue(_GEOMETRY_KEY, self.saveGeometry())
        self.queue.close()
        self.models_page.close_down()
        self._parts.player.close()
        for part in (self.saving, self.models, self.gate, self.settings_page):
            part.wait(5.0)
        super().closeEvent(event)

    def _leave(self, discard: bool) -> None:
        self._closing = discard
        QTimer.singleShot(0, self.close)  # not from within the closing that asked

    def _close_current(self) -> None:
        if self.frame.page is self.meeting_page and self.meeting_page.meeting is not None:
            self.close_meeting(self.meeting_page.meeting)

    def _on_removed(self, meeting: Meeting) -> None:
        self._show_side()
        if self.meeting_page.meeting is meeting:
            self.meeting_page.show_meeting(None)
            if self.frame.page is self.meeting_page:
                self.show_start()

    # Drag and drop, look

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _local_files(event.mimeData()):
            self.start_page.show_drop(over=True)
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.start_page.show_drop(over=False)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self.start_page.show_drop(over=False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.open_files(_local_files(event.mimeData()))

    def restyle(self) -> None:
        """Takes over the application's palette; to be called after it has changed."""
        self.setStyleSheet(style_sheet(current_theme()))


def _local_files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and Path(url.toLocalFile()).is_file()]
