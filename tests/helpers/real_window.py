"""The window as the program makes it, for tests that go a user's way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from sottovoce.app import make_window
from sottovoce.core import paths
from sottovoce.core.languages import UiLanguage
from sottovoce.services.desk import Desk
from sottovoce.services.fetch_process import FetchProcess
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.parts.translation import install_language
from sottovoce.ui.window.main_window import MainWindow


@contextmanager
def opened(
    qapp: QApplication,
    new_desk: Callable[..., Desk] = Desk,
    dialogs: Dialogs | None = None,
    language: UiLanguage = UiLanguage.EN,
) -> Iterator[MainWindow]:
    """The real window over the real vault of a home that is empty at first, closed with all its processes."""
    qapp.setStyle("Fusion")
    translators = install_language(qapp, language)
    fetcher = FetchProcess(paths.models_dir())
    fetcher.start()
    window = make_window(language, fetcher, new_desk, dialogs)
    window.resize(1160, 760)
    window.show()
    window.activateWindow()
    try:
        yield window
    finally:
        window.close()
        window.rooms._parts.desk.close()  # type: ignore[attr-defined]  # the real one, of which the window knows only a part
        window.rooms._parts.vault.close()  # type: ignore[attr-defined]  # as above
        fetcher.close()
        for translator in translators:
            qapp.removeTranslator(translator)
        QLocale.setDefault(QLocale.c())
