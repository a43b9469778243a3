"""The one window: tool bar, list of meetings, and one page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QByteArray, QMimeData, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.draft import Draft
from sottovoce.services.process import ProcessOptions
from sottovoce.services.transcript_files import is_transcript_file
from sottovoce.ui.background import BackgroundWork, WorkDone, WorkFailed
from sottovoce.ui.dialogs import CloseAnswer, Dialogs, WindowDialogs
from sottovoce.ui.icons import IconButton
from sottovoce.ui.job_adapter import Job
from sottovoce.ui.labels import PlainLabel, tooltip
from sottovoce.ui.meeting import Meeting
from sottovoce.ui.meeting_list import MeetingList, MeetingListModel
from sottovoce.ui.meeting_page import ExportRequest, MeetingPage
from sottovoce.ui.meeting_queue import MeetingQueue
from sottovoce.ui.model_access import ModelAccess
from sottovoce.ui.models_page import ModelsPage
from sottovoce.ui.player import Player
from sottovoce.ui.start_page import StartPage
from sottovoce.ui.style_sheet import style_sheet
from sottovoce.ui.theme import current_theme
from sottovoce_models.catalogue.entries import ModelEntry, ModelKind

_GEOMETRY_KEY: Final = "window/geometry"
_SIDE_PX: Final = 248


class Export(Protocol):
    """Writes a result to a file; raises SottovoceError."""

    def __call__(self, draft: Draft, path: Path, suffix: str) -> None: ...


@dataclass(frozen=True)
class WindowParts:
    """What the window is wired to; `dialogs` None: the desktop's own."""

    new_job: Callable[[Path, ProcessOptions], Job]
    models: ModelAccess
    player: Player
    export: Export
    settings: QSettings
    language: UiLanguage
    dialogs: Dialogs | None = None


class MainWindow(QMainWindow):
    """Connects pages, queue and services; what is true of a meeting lives in Meeting.

    Signals: models_checked() it is known which models are missing.
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
        self._works: list[BackgroundWork] = []
        self._closing = False
        self.dialogs: Dialogs = parts.dialogs or WindowDialogs(self)
        self.queue = MeetingQueue(parts.new_job, self)
        self._make_bar()
        self.list = MeetingList(MeetingListModel(self.queue, self))
        self.start_page = StartPage(parts.models.writers(), parts.settings, parts.language)
        self.models_page = ModelsPage(parts.models, self.dialogs, parts.language)
        self.meeting_page = MeetingPage(parts.player, parts.settings, parts.language)
        self._lay_out()
        self._connect()
        self.restyle()
        geometry = parts.settings.value(_GEOMETRY_KEY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        else:
            self.resize(1160, 760)
        self.show_start()
        self.check_models()

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
        elif self._pages.currentWidget() is not self.start_page:
            self.show_start()

    def _show_meeting(self, meeting: Meeting) -> None:
        self.list.show_current(meeting)
        self.meeting_page.show_meeting(meeting)
        self._show_page(self.meeting_page)
        self.meeting_page.transcript.setFocus()

    def _on_picked(self, meeting: Meeting) -> None:
        self.meeting_page.show_meeting(meeting)
        self._show_page(self.meeting_page)

    def _show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.start_button.setVisible(page is not self.start_page)
        self._promise.setVisible(page is not self.start_page)  # the start page says it itself

    # Making

    def _make_bar(self) -> None:
        self.start_button = IconButton("home", self.tr("Start"))
        self.start_button.setToolTip(tooltip(self.tr("To the start page (Esc)")))
        self.start_button.clicked.connect(self.show_start)
        self.import_button = IconButton("import", self.tr("Import…"))
        self.import_button.setToolTip(tooltip(self.tr("Choose recordings or transcripts (Ctrl+O)")))
        self.import_button.clicked.connect(self.import_files)
        self._bar = QWidget()
        self._bar.setObjectName("bar")
        self._bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(12, 6, 16, 6)
        row.setSpacing(4)
        row.addWidget(self.import_button)
        row.addWidget(self.start_button)
        row.addStretch(1)
        self._promise = PlainLabel(self.tr("Nothing leaves this computer."), "meta")
        row.addWidget(self._promise)

    def _lay_out(self) -> None:
        self._side = QWidget()
        self._side.setObjectName("side")
        self._side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._side.setFixedWidth(_SIDE_PX)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(4, 8, 4, 8)
        side.addWidget(self.list)
        self._side.hide()
        self._pages = QStackedWidget()
        for page in (self.start_page, self.models_page, self.meeting_page):
            page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self._pages.addWidget(page)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._side)
        body.addWidget(self._pages, 1)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addLayout(body, 1)
        self.setCentralWidget(central)

    def _connect(self) -> None:
        self.queue.added.connect(lambda _: self._side.show())
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
        self.meeting_page.export_requested.connect(self._on_export_requested)
        for keys, does in (
            (QKeySequence.StandardKey.Open, self.import_files),
            ("Esc", self.step_back),
            ("Ctrl+Space", self.meeting_page.player_bar.toggle),
            (QKeySequence.StandardKey.Close, self._close_current),
            (QKeySequence.StandardKey.Quit, self.close),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(does)

    # Answers

    def _on_checked(self, event: WorkDone) -> None:
        if self.sender() is not self._check or not isinstance(event.result, Sequence):
            return  # the options have changed since
        self._missing = list(event.result)
        self.start_page.show_missing(self._missing)
        if not self.models_page.busy:
            self.models_page.show_missing(self._missing)
        if self._pages.currentWidget() is self.models_page and not self.models_page.busy:
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

    def _on_export_requested(self, request: ExportRequest) -> None:
        self._export(request.meeting, request.suffix, then=None)

    def _export(self, meeting: Meeting, suffix: str, then: Callable[[], None] | None) -> None:
        def write(path: Path) -> None:
            work = BackgroundWork(partial(self._parts.export, meeting.draft, path, suffix), self)
            self._works.append(work)
            work.done.connect(lambda _: self._on_exported(meeting, path, then))
            work.failed.connect(self._on_export_failed)
            work.start()

        self.dialogs.file_to_export(meeting.title, suffix, write)

    def _on_exported(self, meeting: Meeting, path: Path, then: Callable[[], None] | None) -> None:
        meeting.exported(path)
        if then is not None:
            then()

    def _on_export_failed(self, event: WorkFailed) -> None:
        self.meeting_page.show_problem(event.error)

    # Leaving

    def close_meeting(self, meeting: Meeting) -> None:
        """Takes a meeting off the list; asks once if that would lose something."""
        if not meeting.settled:
            return
        if not meeting.unsaved:
            self.queue.remove(meeting)
            return

        def answered(answer: CloseAnswer) -> None:
            if answer is CloseAnswer.EXPORT:
                self._export(meeting, "md", then=partial(self.queue.remove, meeting))
            elif answer is CloseAnswer.DISCARD:
                self.queue.remove(meeting)

        self.dialogs.close_unsaved([meeting.title], meeting.can_export, answered)

    def closeEvent(self, event: QCloseEvent) -> None:
        unsaved = [meeting for meeting in self.queue.meetings if meeting.unsaved or not meeting.settled]
        if unsaved and not self._closing:
            event.ignore()
            self.dialogs.close_unsaved(
                [meeting.title for meeting in unsaved],
                any(meeting.can_export for meeting in unsaved),
                partial(self._on_close_answer, [meeting for meeting in unsaved if meeting.can_export]),
            )
            return
        self._parts.settings.setValue(_GEOMETRY_KEY, self.saveGeometry())
        self.queue.close()
        self.models_page.close_down()
        self._parts.player.close()
        for work in (*self._works, *([self._check] if self._check else [])):
            work.wait(5.0)
        super().closeEvent(event)

    def _on_close_answer(self, exportable: list[Meeting], answer: CloseAnswer) -> None:
        if answer is CloseAnswer.DISCARD:
            self._closing = True
            self._close_again()
        elif answer is CloseAnswer.EXPORT:
            self._show_meeting(exportable[0])
            self._export(exportable[0], "md", then=self._close_again)

    def _close_again(self) -> None:
        QTimer.singleShot(0, self.close)  # not from within the closing that asked

    def _close_current(self) -> None:
        if self._pages.currentWidget() is self.meeting_page and self.meeting_page.meeting is not None:
            self.close_meeting(self.meeting_page.meeting)

    def _on_removed(self, meeting: Meeting) -> None:
        self._side.setVisible(bool(self.queue.meetings))
        if self.meeting_page.meeting is meeting:
            self.meeting_page.show_meeting(None)
            if self._pages.currentWidget() is self.meeting_page:
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(_SIDE_PX if self.width() >= 900 else 200)

    def restyle(self) -> None:
        """Takes over the application's palette; to be called after it has changed."""
        self.setStyleSheet(style_sheet(current_theme()))


def _local_files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and Path(url.toLocalFile()).is_file()]
