"""Texts of the user's own that show how they write, as the window knows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from sottovoce.ui.compose.access import ComposeAccess
from sottovoce.ui.parts.stored_list import StoredList


class StyleSamples(StoredList[str]):
    """Signals: those of every stored list; `saved` is not used."""

    def __init__(self, access: Callable[[], ComposeAccess], parent: QObject | None = None) -> None:
        super().__init__(lambda: access().samples(), parent)
        self._access = access

    def keep(self, texts: Sequence[str]) -> None:
        """Keeps these in the place of what was there."""
        self._line.run(lambda: self._access().save_samples(texts), self._show)
