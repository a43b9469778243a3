"""The letters of a meeting that were kept: to be opened again or deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.services.compose import LetterDraft
from sottovoce.ui.compose import wording
from sottovoce.ui.meeting.minutes_pane import PlainList
from sottovoce.ui.parts.labels import PlainLabel

_LINES: Final = 5


class DraftsBox(QWidget):
    """Hidden while there are none. Signals: opened(LetterDraft), delete_wanted(LetterDraft)."""

    opened = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.drafts: tuple[LetterDraft, ...] = ()
        self.heading = PlainLabel(self.tr("Drafts of this meeting"), "heading")
        self.list = _DraftList(self.heading.text(), lines=_LINES)
        self.list.setMaximumHeight(_LINES * 2 * self.list.fontMetrics().lineSpacing())
        self.open_button = QPushButton(self.tr("Open"))
        self.delete_button = QPushButton(self.tr("Delete…"))
        self.list.itemActivated.connect(lambda _: self._open())
        self.open_button.clicked.connect(self._open)
        self.delete_button.clicked.connect(self._delete)
        self.list.delete_pressed.connect(self._delete)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.list)
        column.addLayout(buttons)
        self.hide()

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        return [self.list, self.open_button, self.delete_button]

    def show_drafts(self, drafts: Sequence[LetterDraft]) -> None:
        """Shows these, the latest first."""
        self.drafts = tuple(drafts)
        self.list.fill([wording.draft_text(draft, self._language) for draft in drafts])
        self.setVisible(bool(drafts))

    def _chosen(self) -> LetterDraft | None:
        row = self.list.currentRow()
        return self.drafts[row] if 0 <= row < len(self.drafts) else None

    def _open(self) -> None:
        if (draft := self._chosen()) is not None:
            self.opened.emit(draft)

    def _delete(self) -> None:
        if (draft := self._chosen()) is not None:
            self.delete_wanted.emit(draft)


class _DraftList(PlainList):
    """Signals: delete_pressed()."""

    delete_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)
