"""The one window: what stands before everything else while the vault is shut, and what is behind that.

Most of the program is behind it and is loaded once the window has been drawn, while the passphrase is typed and its key
is derived.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut

from sottovoce.ui.parts.background import BackgroundWork
from sottovoce.ui.parts.plain_dialogs import PlainDialogs, SystemDialogs
from sottovoce.ui.parts.style_sheet import style_sheet
from sottovoce.ui.parts.theme import current_theme
from sottovoce.ui.window.drop_window import DropWindow
from sottovoce.ui.window.frame import WindowFrame
from sottovoce.ui.window.front import Front
from sottovoce.ui.window.screen_privacy import clear_clipboard
from sottovoce.ui.window.vault import VaultGate

if TYPE_CHECKING:
    from sottovoce.ui.window.rooms import Rooms

_GEOMETRY_KEY: Final = "window/geometry"


class MainWindow(DropWindow):
    """Shows a page of `gate` and nothing of any meeting while the vault is not open.

    `load`, called off the UI thread once the window is drawn, loads what `furnish` then makes the rooms of.
    `held`: files that wait for the vault to be opened, or for a model.

    Signals: drawn() it has been painted for the first time; furnished() the rooms are there.
    """

    drawn = Signal()
    furnished = Signal()

    def __init__(
        self, front: Front, furnish: Callable[[MainWindow], Rooms], load: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self.setWindowTitle("Sottovoce")
        self.setMinimumSize(560, 480)
        self._settings, self._furnish = front.settings, furnish
        self._rooms: Rooms | None = None
        self._loading = BackgroundWork(load, self) if load is not None else None
        self._painted = self._closed = False
        self.held: list[Path] = []
        self.dialogs: PlainDialogs = front.dialogs or SystemDialogs(self)
        self.gate = VaultGate(front, self.dialogs, self)
        self.frame = WindowFrame()
        self.bar = self.frame.bar
        self.setCentralWidget(self.frame)
        for page in self.gate.pages:
            self.frame.add_page(page)
        self.drawn.connect(self._on_drawn)
        self.gate.turned.connect(self._on_gate_turned)
        self.files_dropped.connect(self.open_files)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), self).activated.connect(self.close)
        self.restyle()
        geometry = front.settings.value(_GEOMETRY_KEY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        else:
            self.resize(1160, 760)
        self._on_gate_turned()

    @property
    def rooms(self) -> Rooms:
        """What is behind the door; made now if it has not been."""
        if self._rooms is None:
            self._rooms = self._furnish(self)
            self.furnished.emit()
        return self._rooms

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.drawn.emit)

    def _on_drawn(self) -> None:
        if self._loading is None or self._closed:
            self._on_loaded()
            return
        self._loading.done.connect(self._on_loaded)
        self._loading.failed.connect(self._on_loaded)  # a fault of ours: it is met again there, and told
        self._loading.start()

    def _on_loaded(self) -> None:
        self._loading = None
        if not self._closed:
            _ = self.rooms

    def _on_gate_turned(self) -> None:
        page = self.gate.page
        if page is not None and self._rooms is not None:
            self._rooms.leave()
        self.bar.show_open(page is None)
        if page is None:
            self.rooms.enter()
            return
        if page is not self.frame.page:
            self.frame.show_page(page)
            self.gate.enter()
        self.gate.unlock_page.show_held(len(self.held))

    def open_files(self, paths: Sequence[Path]) -> None:
        """Brings files into the vault; holds them while it is shut, and until the models they need are there."""
        if not self.gate.is_open:
            self.held.extend(paths)
            self.gate.unlock_page.show_held(len(self.held))
        elif paths:
            self.rooms.open_files(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        rooms = self._rooms
        if rooms is not None and (recording := rooms.recording).running:
            event.ignore()
            self.dialogs.confirm(
                self.tr("A recording is running."),
                self.tr("Everything recorded so far is kept. Its text and minutes are finished at the next start."),
                self.tr("Stop and quit"),
                lambda: recording.stop(lambda: QTimer.singleShot(0, self.close)),
            )
            return
        self._closed = True
        self._settings.setValue(_GEOMETRY_KEY, self.saveGeometry())
        if rooms is not None:
            rooms.close_down()
        self.gate.wait(5.0)
        if rooms is not None:
            rooms.wait(5.0)
        clear_clipboard()  # also for Python's sake: Qt would free what lies there when no interpreter is left
        super().closeEvent(event)

    def restyle(self) -> None:
        """Takes over the application's palette; to be called after it has changed."""
        self.setStyleSheet(style_sheet(current_theme()))
