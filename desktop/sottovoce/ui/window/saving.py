"""Handing meetings over: which dialog comes when, and what it needs before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QWidget

from sottovoce.core.languages import ui_language
from sottovoce.services.exports.document import Document
from sottovoce.services.exports.material import Contents, Format, Material, Options
from sottovoce.services.meeting_file import MEETING_SUFFIX
from sottovoce.ui.meeting.export_button import WayOut
from sottovoce.ui.meeting.export_dialog import ExportDialog, ExportParts
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.parts.paper import paint
from sottovoce.ui.parts.private_clipboard import ClipboardGuard
from sottovoce.ui.parts.working_dialog import WorkingDialog
from sottovoce.ui.window.access_dialog import AccessDialog
from sottovoce.ui.window.handouts_dialog import HandoutsDialog
from sottovoce.ui.window.meeting_file_dialog import BackUpDialog, RestoreDialog
from sottovoce.ui.window.pages import WindowPages
from sottovoce.ui.window.parts import WindowParts


class ResultSaving(QObject):
    """Signals: failed(WorkFailed); restored(MeetingRow) a meeting came back from its file."""

    failed = Signal(object)
    restored = Signal(object)

    def __init__(self, parts: WindowParts, dialogs: Dialogs, before: Callable[[], None], window: QWidget) -> None:
        """`before`: what must be stored before anything is exported is, when this returns (on any thread)."""
        super().__init__(window)
        self._parts, self._dialogs, self._before, self._window = parts, dialogs, before, window
        self._line, self._look = BackgroundLine(self), BackgroundLine(self)
        self._line.failed.connect(self.failed)
        self._clipboard = ClipboardGuard(self)  # a way out, too
        self._backups: list[Path] = []
        self.dialog: WorkingDialog | None = None
        """The one that is open, if any."""

    def serve(self, pages: WindowPages) -> None:
        """Does what the pages ask for."""
        pages.meeting.export_requested.connect(lambda wish: self.hand_over(wish.meeting, wish.way))
        pages.settings.handouts.access_pressed.connect(self.ask_access)
        pages.settings.handouts.log_pressed.connect(self.show_log)

    def without_backups(self, paths: Sequence[Path]) -> list[Path]:
        """The paths without those of meetings that were backed up; these are brought back one after another."""
        backups = [path for path in paths if path.suffix.lower() == f".{MEETING_SUFFIX}"]
        self._backups += backups
        self._restore_next()
        return [path for path in paths if path not in backups]

    def hand_over(self, meeting: Meeting, way: str) -> None:
        """The first step of a way out."""
        if self.dialog is not None or not meeting.can_export:
            return
        match WayOut(way):
            case WayOut.PRINT:
                self._dialogs.printer(partial(self._print, meeting))
            case WayOut.BACKUP:
                copies, language = self._parts.desk.exports.meetings, self._parts.language
                self._show(
                    BackUpDialog(meeting.id, meeting.title, copies, self._dialogs, self._line, language, self._window)
                )
            case WayOut.FILE | WayOut.PARTICIPANT as kind:
                self._line.run(
                    partial(self._material, meeting.id),
                    partial(self._on_material, meeting, kind is WayOut.PARTICIPANT),
                )

    def ask_access(self) -> None:
        """Everything about one person."""
        if self.dialog is None:
            access, language = self._parts.desk.exports.access, self._parts.language
            self._show(AccessDialog(access, self._dialogs, self._line, language, self._window))

    def show_log(self) -> None:
        """What was handed over."""
        if self.dialog is None:
            log, language = self._parts.desk.exports.log, self._parts.language
            self._show(HandoutsDialog(log, self._dialogs, self._line, language, self._window))

    def _restore_next(self) -> None:
        if self.dialog is None and self._backups:
            path = self._backups.pop(0)
            copies, language = self._parts.desk.exports.meetings, self._parts.language
            dialog = RestoreDialog(path, copies, self._line, language, self._window)
            dialog.restored.connect(self.restored)
            self._show(dialog)

    def wait(self, seconds: float) -> None:
        """Waits for what is being written, when the window closes; what takes longer is given up and removed."""
        if self.dialog is not None:
            self.dialog.progress.cancel()
        for line in (self._line, self._look):
            line.wait(seconds)

    def _material(self, recording_id: str) -> Material:
        self._before()
        return self._parts.desk.exports.files.material(recording_id)

    def _on_material(self, meeting: Meeting, participant: bool, material: object) -> None:
        if self.dialog is not None:
            return
        parts = ExportParts(
            self._parts.desk.exports.files,
            self._dialogs,
            self._parts.settings,
            self._parts.language,
            self._before,
            self._line,
            self._look,
        )
        dialog = ExportDialog(meeting.id, cast("Material", material), parts, self._window, participant=participant)
        dialog.written.connect(meeting.exported)
        self._show(dialog)

    def _print(self, meeting: Meeting, device: QPagedPaintDevice) -> None:
        """It is read elsewhere; a printer is painted on by the thread that made it."""

        def work() -> Document:
            material = self._material(meeting.id)
            contents = Contents.BOTH if material.summary is not None else Contents.TRANSCRIPT
            language = ui_language(material.transcript.language)
            options = Options(format=Format.PDF, contents=contents, language=language)
            return self._parts.desk.exports.files.printed(meeting.id, options)

        self._line.run(work, lambda document: paint(cast("Document", document), device))

    def _show(self, dialog: WorkingDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _: self._on_finished(dialog))
        dialog.open()

    def _on_finished(self, dialog: WorkingDialog) -> None:
        """It goes when what it was doing has noticed that it is not wanted any more."""
        self.dialog = None
        if isinstance(dialog, RestoreDialog) and dialog.result() == RestoreDialog.DialogCode.Accepted:
            self._restore_next()
        else:
            self._backups.clear()
        self._line.run(_nothing, lambda _: dialog.deleteLater())


def _nothing() -> None:
    """Waits its turn."""
