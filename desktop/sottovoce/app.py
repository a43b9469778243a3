"""The window and its door, wired together. What is behind the door is loaded by `indoors`, once the window is drawn."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from sottovoce.core import hardening, paths
from sottovoce.core.languages import UiLanguage
from sottovoce.core.policy import Policy
from sottovoce.core.policy_file import machine_policy
from sottovoce.services.fetch_process import FetchProcess
from sottovoce.services.vault_access import VaultService
from sottovoce.ui.parts.garbage import GarbageCollector
from sottovoce.ui.parts.look import apply_look
from sottovoce.ui.parts.translation import chosen_language, install_language
from sottovoce.ui.settings.preferences import Preferences
from sottovoce.ui.window.front import Front
from sottovoce.ui.window.main_window import MainWindow
from sottovoce.ui.window.session_watch import watch_session

if TYPE_CHECKING:
    from sottovoce.indoors import Indoors
    from sottovoce.services.desk import Desk
    from sottovoce.ui.parts.dialogs import Dialogs
    from sottovoce.ui.window.rooms import Rooms
    from sottovoce.vault.vault import Vault

# Work off the UI thread must not keep it waiting: at Python's 5 ms a turn of its loop may wait ten times that.
SWITCH_SECONDS = 0.001


def run_window(files: list[Path]) -> int:
    """Opens the window, and these files in it; returns the exit code when it is closed."""
    hardening.guard_memory()
    sys.setswitchinterval(SWITCH_SECONDS)
    fetcher = FetchProcess(paths.models_dir())
    fetcher.start()  # before this process and its later children lose the network
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("a window needs a QApplication")
    app.setApplicationName("sottovoce")
    app.setApplicationDisplayName("Sottovoce")
    app.setDesktopFileName("sottovoce")
    app.setStyle("Fusion")
    preferences = Preferences(window_settings())
    apply_look(app, preferences.look)
    language = chosen_language(preferences.ui_language)
    install_language(app, language)
    hardening.refuse_network()  # after the display is connected, which may be another computer's
    window = make_window(language, fetcher)

    def follow_desktop() -> None:
        apply_look(app, Preferences(window_settings()).look)
        window.restyle()

    app.styleHints().colorSchemeChanged.connect(follow_desktop)
    window.show()
    collector = GarbageCollector(app)
    window.furnished.connect(collector.keep)
    window.gate.watch(watch_session(window, int(window.winId())))
    window.open_files([path.absolute() for path in files])
    try:
        return app.exec()
    finally:
        collector.stop()


def make_window(
    language: UiLanguage,
    fetcher: FetchProcess,
    new_desk: Callable[..., Desk] | None = None,
    dialogs: Dialogs | None = None,
) -> MainWindow:
    """The main window with the services of this installation; `new_desk`, `dialogs`: for who measures or tries it."""
    policy = machine_policy()
    house = House(fetcher, policy, new_desk)
    vault = VaultService(paths.vault_dir(), house.take, note=paths.vault_note())

    def leave() -> None:
        """The window is gone: what runs is brought to a point from where it goes on, then the vault is shut."""
        try:
            house.close()
        finally:
            vault.close()

    application = QApplication.instance()
    if application is not None:
        application.aboutToQuit.connect(leave)
    front = Front(vault, window_settings(), language, policy.lock_minutes_max, dialogs)

    def furnish(window: MainWindow) -> Rooms:
        return house.indoors().rooms(window, front, dialogs)

    return MainWindow(front, furnish, house.indoors)


class House:
    """Loads what is behind the door when it is first asked for.

    Thread-safe: it is loaded, and the vault is opened, off the UI thread, and neither waits for the other.
    """

    def __init__(self, fetcher: FetchProcess, policy: Policy, new_desk: Callable[..., Desk] | None) -> None:
        self._fetcher, self._policy, self._new_desk = fetcher, policy, new_desk
        self._loading, self._swap = threading.Lock(), threading.Lock()
        self._indoors: Indoors | None = None
        self._vault: Vault | None = None

    def indoors(self) -> Indoors:
        """The services of this installation, working with the vault that was found last."""
        with self._loading:
            if self._indoors is None:
                from sottovoce.indoors import Indoors

                made = Indoors(self._fetcher, self._policy, self._new_desk)
                with self._swap:
                    if self._vault is not None:
                        made.desk.take(self._vault)
                    self._indoors = made
            return self._indoors

    def take(self, vault: Vault) -> None:
        """Works with this vault: from now on, or once all is loaded."""
        with self._swap:
            self._vault = vault
            if self._indoors is not None:
                self._indoors.desk.take(vault)

    def close(self) -> None:
        """What runs is brought to a point from where it goes on."""
        with self._loading:
            if self._indoors is not None:
                self._indoors.desk.close()


def window_settings() -> QSettings:
    """What the user has set, in a file of its own; holds nothing of any meeting."""
    return QSettings(str(paths.state_dir() / "window.ini"), QSettings.Format.IniFormat)
