"""When the dialog for a pasted thread opens, and what becomes of it. Thread: UI."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.library.library import Library
from sottovoce.ui.library.start_page import StartPage
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.threads.access import ThreadDesk
from sottovoce.ui.threads.paste_dialog import PasteDialog, PasteParts


class ThreadsControl(QObject):
    """Opened by the button of the start page, or by its key from everywhere while the vault is open."""

    def __init__(
        self,
        desk: Callable[[], ThreadDesk],
        start: StartPage,
        library: Library,
        is_open: Callable[[], bool],
        language: UiLanguage,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._start, self._library, self._is_open = desk, start, library, is_open
        self._language, self._window = language, window
        self._line, self._glance = BackgroundLine(self), BackgroundLine(self)
        self.dialog: PasteDialog | None = None
        start.paste_pressed.connect(self.paste)
        QShortcut(QKeySequence("Ctrl+Shift+V"), window).activated.connect(self.paste)

    def paste(self) -> None:
        """Lets the user paste a chat or e-mails."""
        if self.dialog is not None or not self._is_open():
            return
        matter_id = self._start.choices.matter_id
        parts = PasteParts(
            self._desk().threads,
            self._start.options(),
            matter_id,
            self._library.matters.name_of(matter_id),
            self._language,
            self._line,
            self._glance,
        )
        self.dialog = PasteDialog(parts, self._window)
        self.dialog.stored.connect(self._library.show_imported)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def wait(self, seconds: float) -> None:
        """Waits for what is being stored, when the window closes."""
        for line in (self._line, self._glance):
            line.wait(seconds)

    def _on_finished(self) -> None:
        """It goes when what it was doing has noticed that it is not wanted any more."""
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            self._line.run(_nothing, lambda _: dialog.deleteLater())


def _nothing() -> None:
    """Waits its turn."""
