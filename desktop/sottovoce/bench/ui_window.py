"""The real window in a process of its own, as `bench ui` measures it; imports no more than the app does."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from sottovoce.app import SWITCH_SECONDS, make_window
from sottovoce.core import paths
from sottovoce.core.languages import UiLanguage
from sottovoce.services.fetch_process import FetchProcess
from sottovoce.ui.parts.garbage import GarbageCollector
from sottovoce.ui.parts.look import Look, Scheme, apply_look

if TYPE_CHECKING:
    from sottovoce.services.desk import Desk

_PATIENCE_S: Final = 60.0


class ShownWindow:
    """The window, drawn `drawn_s` after `started_at`, as `run_window` makes it; the vault by SOTTOVOCE_VAULT.

    `with_fetcher`: the process that fetches models is started before, too.
    """

    def __init__(
        self, started_at: float, new_desk: Callable[..., Desk] | None = None, *, with_fetcher: bool = False
    ) -> None:
        sys.setswitchinterval(SWITCH_SECONDS)
        self.fetcher = FetchProcess(paths.models_dir())
        if with_fetcher:
            self.fetcher.start()
        self._app = QApplication(sys.argv[:1])
        self._app.setStyle("Fusion")
        apply_look(self._app, Look(Scheme.LIGHT))
        self.window = make_window(UiLanguage.EN, self.fetcher, new_desk)
        self.drawn_s = 0.0

        def note_time() -> None:
            self.drawn_s = time.time() - started_at

        self.window.drawn.connect(note_time)
        self.window.resize(1160, 760)
        self.window.show()
        self._collector = GarbageCollector(self._app)
        self.window.furnished.connect(self._collector.keep)
        self.until(lambda: self.drawn_s > 0)

    def spin(self, seconds: float) -> None:
        """Lets the event loop run, and sleep where there is nothing to do, as in the app.

        `processEvents` with a time never sleeps: what works on other threads would wait for this one all the time.
        """
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)

    def until(self, true: Callable[[], bool]) -> None:
        """Lets it run until this is so."""
        end = time.perf_counter() + _PATIENCE_S
        while not true():
            self.spin(0.002)
            if time.perf_counter() > end:
                raise TimeoutError("the window did not get there")

    def unlock(self, passphrase: str) -> None:
        """As a user does: typed, Enter."""
        page = self.window.gate.unlock_page
        page.passphrase.setText(passphrase)
        page.passphrase.returnPressed.emit()
        self.until(lambda: self.window.gate.is_open and bool(self.window.rooms.library.meetings.all))
        self.spin(0.0)
