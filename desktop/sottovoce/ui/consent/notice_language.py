"""In which wording people are asked, unless somebody chooses another."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def own_language() -> str:
    """One of NOTICE_LANGUAGES: that of the window, in Swiss wording on a Swiss computer."""
    locale = QLocale()
    if locale.language() is not QLocale.Language.German:
        return "en"
    return "de-CH" if QLocale.system().territory() is QLocale.Country.Switzerland else "de"
