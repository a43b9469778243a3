"""Writing about a meeting: at the left what it shall be and what was kept, at the right the letter."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QTabBar, QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.compose.drafts_box import DraftsBox
from sottovoce.ui.compose.letter_panel import LetterPanel
from sottovoce.ui.compose.wish_form import WishForm
from sottovoce.ui.parts.escape import keeps_escape
from sottovoce.ui.parts.labels import ElidedLabel, PlainLabel, tooltip
from sottovoce.ui.parts.look import scaled
from sottovoce.ui.parts.scrolled import Scrolled

_NARROW_PX: Final = 900
_CHOICES_PX: Final = 290


class WritingPage(QWidget):
    """Below 900 px the two sides become two tabs. Signals: write_wanted(); back_wanted() one step back."""

    write_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._narrow, self._busy = False, False
        self.title = ElidedLabel(role="title")
        self.about = PlainLabel(
            self.tr("Written on this computer from what was said. Nothing is sent: copy it, or save it as a file."),
            "meta",
            wrap=True,
        )
        self.about.setMaximumWidth(16_777_215)
        self.back_button = QPushButton(self.tr("Back to the meeting"))
        self.back_button.setToolTip(tooltip(self.tr("Esc; nothing is lost by it")))
        self.back_button.clicked.connect(self.back_wanted)
        self.form = WishForm(language)
        self.drafts = DraftsBox(language)
        self.write_button = QPushButton()
        self.write_button.setProperty("role", "primary")
        self.write_button.setToolTip(tooltip(self.tr("Ctrl+Enter, also while typing")))
        self.write_button.clicked.connect(self._write)
        self.panel = LetterPanel(language)
        self.panel.arranged.connect(self._order_tabs)
        self.form.changed.connect(self._on_wish_changed)
        self._make_panes()
        self._lay_out()
        self._add_keys()
        self.show_state(busy=False, again=False)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        left = [*self.form.tab_stops, *self.drafts.tab_stops, self.write_button]
        return [self.back_button, self.tabs, *left, *self.panel.tab_stops]

    def enter(self, title: str) -> None:
        """The page is shown for the meeting of this title."""
        self.title.setText(title)
        self.show_side(0)
        self.form.kind.setFocus()

    def show_state(self, *, busy: bool, again: bool) -> None:
        """Whether it is working, and whether there is a letter already."""
        self._busy = busy
        if busy and self.write_button.hasFocus():  # it cannot keep it, and the next may be on another page
            self.panel.stop_button.show()
            self.panel.stop_button.setFocus()
        self.write_button.setText(self.tr("Write anew") if again else self.tr("Write"))
        self._on_wish_changed()

    def show_side(self, side: int) -> None:
        """In a narrow window: 0 the choices, 1 the letter."""
        self.tabs.setCurrentIndex(side)
        self._show_panes()

    def show_writing(self) -> None:
        """It is being written: where only the letter is seen, what stops it has the focus."""
        self.show_side(1)
        if self._narrow:
            self.panel.stop_button.setFocus()

    def wipe(self) -> None:
        """Nothing of any meeting stays."""
        self.title.setText("")
        self.drafts.show_drafts(())
        self.panel.wipe()
        self.show_state(busy=False, again=False)

    def _make_panes(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("Choices or letter"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(self.tr("Choices"))
        self.tabs.addTab(self.tr("Letter"))
        self.tabs.currentChanged.connect(self._show_panes)
        inner = QWidget()
        held = QVBoxLayout(inner)
        held.setContentsMargins(0, 0, 0, 0)
        held.setSpacing(16)
        held.addWidget(self.form)
        held.addWidget(self.drafts)
        held.addStretch(1)
        self._scroll = Scrolled(inner)
        self.choices = QWidget()
        column = QVBoxLayout(self.choices)
        column.setContentsMargins(20, 0, 12, 12)
        column.setSpacing(12)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.form.trouble)
        column.addWidget(self.write_button)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setChildrenCollapsible(False)
        self.panes.setHandleWidth(1)
        self.panes.addWidget(self.choices)
        self.panes.addWidget(self.panel)
        self.panes.setStretchFactor(1, 1)
        self.panes.setSizes([scaled(_CHOICES_PX), 3 * scaled(_CHOICES_PX)])

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.back_button)
        top = QVBoxLayout()
        top.setContentsMargins(20, 12, 12, 0)
        top.setSpacing(6)
        for part in (self.about, self.tabs):
            top.addWidget(part)
        top.insertLayout(0, head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.panes, 1)

    def _add_keys(self) -> None:
        panel = self.panel
        for keys, does in (
            ("Ctrl+Return", self._write),
            ("Ctrl+Enter", self._write),
            ("Ctrl+S", panel.keep_button.click),
            ("Ctrl+Z", panel.undo_button.click),
            ("Ctrl+Y", panel.redo_button.click),
            ("Ctrl+Shift+Z", panel.redo_button.click),
        ):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(does)
            self.addAction(action)

    def _write(self) -> None:
        if self.write_button.isEnabled():
            self.write_wanted.emit()

    def _on_wish_changed(self) -> None:
        self.write_button.setEnabled(self.form.ready and not self._busy)
        self.write_button.setAccessibleDescription(self.form.trouble.text())

    def _order_tabs(self) -> None:
        """Parts come and go; the keyboard walks the page as the eye does."""
        for before, after in pairwise(self.tab_stops):
            QWidget.setTabOrder(before, after)

    def event(self, event: QEvent) -> bool:
        # one step back is to the meeting, not to the start page
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow = self.window().width() < scaled(_NARROW_PX)
        self._show_panes()

    def _show_panes(self) -> None:
        self.tabs.setVisible(self._narrow)
        self.choices.setVisible(not self._narrow or self.tabs.currentIndex() == 0)
        self.panel.setVisible(not self._narrow or self.tabs.currentIndex() == 1)
