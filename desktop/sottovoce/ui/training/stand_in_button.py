"""What stands for a name in a sample, chosen by a menu: one that is there already, or a new number."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from sottovoce.pipeline.redaction import Replacement
from sottovoce.services.training.review import Review, new_stand_in, stand_ins
from sottovoce.ui.parts.labels import button_text
from sottovoce_models.types import SpanCategory

_NEW: tuple[SpanCategory, ...] = (SpanCategory.PERSON, SpanCategory.ORG, SpanCategory.LOCATION)
_MOST_LETTERS = 40


class StandInButton(QPushButton):
    """Signals: chosen(what stands there, whether wherever the same words are covered so)."""

    chosen = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(button_text(self.tr("Call it something else")))
        self.setAutoDefault(False)
        self.choices = QMenu(self)
        self.setMenu(self.choices)
        self.show_mark(None, None)

    def show_mark(self, review: Review | None, mark: Replacement | None) -> None:
        """What this mark may be called; nothing without one."""
        self.choices.clear()
        self.setEnabled(review is not None and mark is not None)
        if review is None or mark is None:
            return
        own = mark.span.category
        known = [each for each in stand_ins(review).items() if each[0] != mark.words]
        known.sort(key=lambda each: not each[0].startswith(f"[{own}_"))
        for words, stands_for in known:
            self._offer(self.tr("Same as {words}: {name}").format(words=words, name=_short(stands_for)), words, True)
        if known:
            self.choices.addSeparator()
        for category in dict.fromkeys((own, *_NEW)):
            words = new_stand_in(review, category)
            self._offer(self.tr("New, everywhere: {words}").format(words=words), words, True)
        words = new_stand_in(review, own)
        self._offer(self.tr("New, only in this place: {words}").format(words=words), words, False)

    def _offer(self, text: str, words: str, everywhere: bool) -> None:
        self.choices.addAction(button_text(text)).triggered.connect(partial(self._choose, words, everywhere))

    def _choose(self, words: str, everywhere: bool) -> None:
        self.chosen.emit(words, everywhere)


def _short(words: str) -> str:
    return words if len(words) <= _MOST_LETTERS else f"{words[: _MOST_LETTERS - 1]}…"
