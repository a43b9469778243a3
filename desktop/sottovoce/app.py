"""The window, wired together: the only place where its parts meet. No engine library is loaded here or by an import."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from sottovoce.core import hardening, paths
from sottovoce.core.disk_encryption import disk_encryption
from sottovoce.core.languages import UiLanguage
from sottovoce.core.policy_file import machine_policy
from sottovoce.services.desk import Desk
from sottovoce.services.fetch_process import FetchProcess
from sottovoce.services.models import ModelsService
from sottovoce.services.playback import PlaybackService, sound_source
from sottovoce.services.process import InstalledModels
from sottovoce.services.self_test import run_self_test
from sottovoce.services.self_test_page import self_test_page
from sottovoce.services.vault_access import VaultService
from sottovoce.ui.meeting.player import Player
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.parts.garbage import GarbageCollector
from sottovoce.ui.parts.look import apply_look
from sottovoce.ui.parts.translation import chosen_language, install_language
from sottovoce.ui.settings.preferences import Preferences
from sottovoce.ui.window.main_window import MainWindow
from sottovoce.ui.window.parts import WindowParts
from sottovoce.ui.window.session_watch import watch_session

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
    window.gate.watch(watch_session(window, int(window.winId())))
    window.open_files([path.absolute() for path in files])
    try:
        return app.exec()
    finally:
        collector.stop()


def make_window(
    language: UiLanguage,
    fetcher: FetchProcess,
    new_desk: Callable[..., Desk] = Desk,
    dialogs: Dialogs | None = None,
) -> MainWindow:
    """The main window with the services of this installation; `new_desk`, `dialogs`: for who measures or tries it."""
    policy = machine_policy()
    models = ModelsService(fetcher=fetcher, policy=policy)
    installed = InstalledModels(models.shipped, models.store, models.book, policy=policy)
    desk = new_desk(installed, learn=models.choice.learn, policy=policy)
    vault = VaultService(paths.vault_dir(), desk.take, note=paths.vault_note())

    def leave() -> None:
        """The window is gone: what runs is brought to a point from where it goes on, then the vault is shut."""
        try:
            desk.close()
        finally:
            vault.close()

    application = QApplication.instance()
    if application is not None:
        application.aboutToQuit.connect(leave)

    def self_test() -> str:
        return self_test_page(run_self_test(fetcher), language, date.today().isoformat(), vault.stays_in_memory())

    return MainWindow(
        WindowParts(
            desk=desk,
            models=models,
            player=Player(lambda listener: PlaybackService(listener, sound_source(desk.sound))),
            settings=window_settings(),
            language=language,
            vault=vault,
            self_test=self_test,
            disk=lambda: disk_encryption(vault.folder),
            dialogs=dialogs,
        )
    )


def window_settings() -> QSettings:
    """What the user has set, in a file of its own; holds nothing of any meeting."""
    return QSettings(str(paths.state_dir() / "window.ini"), QSettings.Format.IniFormat)
