"""The languages Sottovoce speaks, and the names of those it hears."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

MIXED: Final = "mul"


class UiLanguage(StrEnum):
    """A language of the window, the command line and the headings of exported files."""

    EN = "en"
    DE = "de"


def ui_language(tag: str | None) -> UiLanguage:
    """The interface language for a locale (`de_CH.UTF-8`, on Windows `German_Germany`); English unless it is German."""
    return UiLanguage.DE if (tag or "").lower().startswith(("de", "german")) else UiLanguage.EN


def plain_language(choice: str | None) -> str | None:
    """The one language a choice for a recording stands for: "de" for "de-CH"; None where it is open or mixed."""
    return None if choice in (None, MIXED) else str(choice).partition("-")[0]
