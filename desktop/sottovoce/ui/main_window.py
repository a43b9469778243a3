"""The one window: tool bar, list of meetings, and one page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from sottovoce.services.transcript_files import is_transcript_file
from sottovoce.ui.background import BackgroundWork, WorkDone
from sottovoce.ui.dialogs import Dialogs, WindowDialogs
from sottovoce.ui.meeting import Meeting
from sottovoce.ui.meeting_list import MeetingList, MeetingListModel
from sottovoce.ui.meeting_page import MeetingPage
from sottovoce.ui.meeting_queue import MeetingQueue
from sottovoce.ui.models_page import ModelsPage
from sottovoce.ui.start_page import StartPage
from sottovoce.ui.style_sheet import style_sheet
from sottovoce.ui.theme import current_theme
from sottovoce.ui.window_frame import WindowFrame
from sottovoce.ui.window_parts import WindowParts
from sottovoce.ui.window_saving import ResultSaving
from sottovoce_models.catalogue.entries import ModelEntry, ModelKind

_GEOMETRY_KEY: Final = "window/geometry"


class MainWindow(QMainWindow):
    """Connects pages, queue and services; what is true of a meeting lives in Meeting.

    `frame` is where widgets have their place: `frame.bar` (left, middle, right), `frame.side`, `frame.pages`,
    `frame.foot`. Signals: models_checked() it is known which models are missing.
    """

    models_checked = Signal()

    def __init__(self, parts: WindowParts) -> None:
        super().__init__()
        self.setWindowTitle("Sottovoce")
        self.setAcceptDrops(True)
        self.setMinimumSize(560, 480)
        self._parts = parts
        self._held: list[Path] = []
        self._missing: list[ModelEntry] = []
        self._check: BackgroundWork | None = None
        self._closing = False
        self.dialogs: Dialogs = parts.dialogs or WindowDialogs(self)
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
        for page in (self.start_page, self.models_page, self.meeting_page):
            self.frame.add_page(page)
        self._connect()
        self.restyle()
        geometry = parts.settings.value(_GEOMETRY_KEY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        else:
            self.resize(1160, 760)
        self.show_start()
        self.check_models()

    def _connect(self) -> None:
        self.bar.import_pressed.connect(self.import_files)
        self.bar.start_pressed.connect(self.show_start)
        self.queue.added.connect(lambda _: self.frame.side_box.show())
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
            (QKeySequence.StandardKey.Quit, self.close),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(does)

    # Files

    def open_files(self, paths: Sequence[Path]) -> None:
        """Queues files, after asking for the models they need when some are missing."""
        if not paths:
            return
        if self._blocking() and not all(is_transcript_file(path) for path in paths):
            self._held.extend(paths)
            self.show_models()
            return
        fresh = self.queue.add(list(paths), self.start_page.options())
        self._show_meeting(fresh[0])

    def _blocking(self) -> list[ModelEntry]:
        """Models without which nothing is heard; without a writer the minutes are led by quotes."""
        return [entry for entry in self._missing if entry.kind is not ModelKind.WRITER]

    def import_files(self) -> None:
        """Lets the user choose files."""
        self.dialogs.files_to_open(self.open_files)

    def check_models(self) -> None:
        """Looks again which models the chosen options lack, off the UI thread."""
        options = self.start_page.options()
        self._check = BackgroundWork(partial(self._parts.models.missing, options.language, options.writer_id), self)
        self._check.done.connect(self._on_checked)
        self._check.start()

    def _on_checked(self, event: WorkDone) -> None:
        if self.sender() is not self._check or not isinstance(event.result, Sequence):
            return  # the options have changed since
        self._missing = list(event.result)
        self.start_page.show_missing(self._missing)
        if not self.models_page.busy:
            self.models_page.show_missing(self._missing)
        if self.frame.page is self.models_page and not self.models_page.busy:
            if self._held and not self._blocking():
                held, self._held = self._held, []
                self.open_files(held)
            elif not self._missing:
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
        self.models_page.show_missing(self._missing)
        self._show_page(self.models_page)
        self.models_page.fetch_button.setFocus()

    def step_back(self) -> None:
        """One step back; nothing is lost by it."""
        if self._parts.player.passage is not None:
            self._parts.player.stop()
        elif self.frame.page is not self.start_page:
            self.show_start()

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
        self.saving.wait(5.0)
        if self._check is not None:
            self._check.wait(5.0)
        super().closeEvent(event)

    def _leave(self, discard: bool) -> None:
        self._closing = discard
        QTimer.singleShot(0, self.close)  # not from within the closing that asked

    def _close_current(self) -> None:
        if self.frame.page is self.meeting_page and self.meeting_page.meeting is not None:
            self.close_meeting(self.meeting_page.meeting)

    def _on_removed(self, meeting: Meeting) -> None:
        self.frame.side_box.setVisible(bool(self.queue.meetings))
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
