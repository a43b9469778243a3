"""The languages Sottovoce speaks, and the names of those it hears."""

from __future__ import annotations

from enum import StrEnum


class UiLanguage(StrEnum):
    """A language of the window, the command line and the headings of exported files."""

    EN = "en"
    DE = "de"


def ui_language(tag: str | None) -> UiLanguage:
    """The interface language for a locale (`de_CH.UTF-8`, on Windows `German_Germany`); English unless it is German."""
    return UiLanguage.DE if (tag or "").lower().startswith(("de", "german")) else UiLanguage.EN
