"""The language of the window: found once at the start, German or English, with plurals right in both."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from sottovoce.core.languages import UiLanguage, ui_language

I18N_DIR: Final = Path(__file__).parents[2] / "i18n"


def chosen_language(wanted: str = "") -> UiLanguage:
    """`SOTTOVOCE_LANG` if it is set, else what was chosen in the settings, else the first language of the desktop."""
    override = os.environ.get("SOTTOVOCE_LANG")
    return ui_language(override or wanted or next(iter(QLocale.system().uiLanguages()), ""))


def install_language(app: QCoreApplication, language: UiLanguage) -> list[QTranslator]:
    """Makes every text, plural and number of the window speak this language; the desktop's region stays if it fits."""
    system = QLocale.system()
    wanted = QLocale.Language.German if language is UiLanguage.DE else QLocale.Language.English
    QLocale.setDefault(system if system.language() is wanted else QLocale(wanted))
    installed = []
    for name, folder in (
        (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"sottovoce_{language}", str(I18N_DIR)),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
            installed.append(translator)
    return installed
