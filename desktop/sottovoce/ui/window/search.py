"""Searching everything: what is typed above is looked for at once, a hit leads to its moment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from sottovoce.ui.library.library import Library
from sottovoce.ui.library.search_page import SearchPage
from sottovoce.ui.window.bar import WindowBar
from sottovoce.vault.search import Hit


class SearchControl(QObject):
    """Signals: shown() there are hits; left() nothing is looked for any more; chosen(recording id, turn id, ms)."""

    shown = Signal()
    left = Signal()
    chosen = Signal(str, str, int)

    def __init__(self, library: Library, bar: WindowBar, page: SearchPage, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._bar, self._page = library, bar, page
        bar.search_typed.connect(self.look_for)
        bar.search_entered.connect(self._on_entered)
        page.chosen.connect(self._on_chosen)

    def focus(self) -> None:
        """To the field, with what stands there marked."""
        self._bar.search.setFocus()
        self._bar.search.selectAll()

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._bar.search.text()

    def look_for(self, text: str) -> None:
        """Looks for words; an empty field leads back."""
        if text.strip():
            self._page.show_matters(self._library.matters.containing(text))
            self._library.search(text, self._show)
        elif self._page.isVisible():
            self.left.emit()

    def again(self) -> None:
        """Looks again for what stands in the field: the filter is another one."""
        if self._page.isVisible():
            self.look_for(self._bar.search.text())

    def clear(self) -> None:
        """Nothing that was typed or found stays."""
        self._bar.wipe_search()
        self._page.wipe()

    def _show(self, hits: Sequence[Hit]) -> None:
        self._page.show_hits(hits)
        self.shown.emit()

    def _on_entered(self) -> None:
        if self._page.isVisible():
            self._page.list.setFocus()

    def _on_chosen(self, hit: Hit) -> None:
        self.chosen.emit(hit.recording_id, hit.turn_id, hit.start_ms)
