"""A part of a letter: its words, in the margin the moments that prove it, below why it is marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from sottovoce.ui.compose import wording
from sottovoce.ui.compose.marked_text import MarkedText
from sottovoce.ui.compose.part_editor import PartEditor
from sottovoce.ui.meeting.citation_chip import CitationChip
from sottovoce.ui.parts.icons import Sign
from sottovoce.ui.parts.labels import PlainLabel, tooltip
from sottovoce_models.compose.letter import Layout, Origin, Part, Stray
from sottovoce_models.types import Citation


class PartAct(Enum):
    """What the user wants done with a part."""

    EDIT = auto()
    TAKE_OUT = auto()
    NEXT = auto()
    PREVIOUS = auto()


@dataclass(frozen=True)
class Proofs:
    """How citations are named and reached: as in the minutes."""

    playable: bool
    speaker_of: Callable[[Citation], str]


_KEYS: Final = {
    Qt.Key.Key_F2: PartAct.EDIT,
    Qt.Key.Key_Delete: PartAct.TAKE_OUT,
    Qt.Key.Key_Down: PartAct.NEXT,
    Qt.Key.Key_Up: PartAct.PREVIOUS,
}
_MARGIN_LETTERS: Final = 11


class PartRow(QFrame):
    """Enter or a click plays the first proof, F2 or a double click edits.

    Signals: acted(number, PartAct), typed(number, str) its words anew, asked(number, str) to be written anew like that,
    proof_wanted(Citation).
    """

    acted = Signal(int, object)
    typed = Signal(int, str)
    asked = Signal(int, str)
    proof_wanted = Signal(object)

    def __init__(
        self, number: int, part: Part, strays: Sequence[Stray], proofs: Proofs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("line")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.number, self.part = number, part
        self._editor: PartEditor | None = None
        self._editable = False
        self.text = MarkedText()
        is_line = part.layout is Layout.LINE
        self.text.show_text(f"– {part.text}" if is_line else part.text, [stray.text for stray in strays])
        marked = wording.marks_text(part, tuple(strays))
        self.setAccessibleName(part.text)
        self.setAccessibleDescription(marked)
        self.more = QToolButton()
        self.more.setText("…")
        self.more.setProperty("role", "quiet")
        self.more.setAccessibleName(self.tr("Change this part"))
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the menu key opens the same menu on the part
        self.more.setToolTip(tooltip(self.tr("Change this part (F2 edits, Del takes it out)")))
        self.more.clicked.connect(lambda: self._open_menu(self.more.mapToGlobal(QPoint(0, self.more.height()))))
        self.chips = [CitationChip(citation, proofs.playable) for citation in part.citations]
        self._lay_out(marked)
        for chip in self.chips:
            chip.name_speaker(proofs.speaker_of(chip.citation))
            chip.clicked.connect(lambda _=False, cited=chip.citation: self.proof_wanted.emit(cited))
        self.set_editable(False)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        return [self, *self.chips]

    @property
    def open_editor(self) -> PartEditor | None:
        """The one that is open."""
        return self._editor

    def set_editable(self, editable: bool) -> None:
        """Whether it can be changed now."""
        self._editable = editable
        policy = self.more.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves when writing ends
        self.more.setSizePolicy(policy)
        self.more.setVisible(editable)

    def edit(self) -> None:
        """Lets the user type."""
        if self._editor is not None or not self._editable:
            return
        self._editor = PartEditor(self.part.text, can_ask=self.part.origin is not Origin.FRAME)
        self._editor.kept.connect(lambda words: self.typed.emit(self.number, words))
        self._editor.asked.connect(lambda how: self.asked.emit(self.number, how))
        self._editor.gave_up.connect(self.end_edit)
        self._column.insertWidget(0, self._editor)
        self.text.hide()
        self._editor.start()

    def end_edit(self) -> None:
        """Shows the words again."""
        editor, self._editor = self._editor, None
        if editor is not None:
            focus = QApplication.focusWidget()
            had_focus = focus is not None and editor.isAncestorOf(focus)
            self._column.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
            self.text.show()
            if had_focus:
                self.setFocus()

    def _lay_out(self, marked: str) -> None:
        self._column = QVBoxLayout()
        self._column.setContentsMargins(12 if self.part.layout is Layout.LINE else 0, 3, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.text)
        if marked:
            self._column.addWidget(_Marked(marked))
        margin = QWidget()
        margin.setFixedWidth(_MARGIN_LETTERS * self.fontMetrics().averageCharWidth())
        chips = QVBoxLayout(margin)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(2)
        for chip in self.chips:
            chips.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        chips.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 0, 2)
        row.setSpacing(8)
        row.addLayout(self._column, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(margin)

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self.fill_menu(menu)
        menu.popup(at)

    def fill_menu(self, menu: QMenu) -> None:
        """Everything that can be done with it."""
        edit = menu.addAction(self.tr("Change…"))
        edit.triggered.connect(lambda: self._act(PartAct.EDIT))
        out = menu.addAction(self.tr("Take out"))
        out.triggered.connect(lambda: self._act(PartAct.TAKE_OUT))
        for action in (edit, out):
            action.setEnabled(self._editable)

    def _act(self, act: PartAct) -> None:
        if self._editable or act in {PartAct.NEXT, PartAct.PREVIOUS}:
            self.acted.emit(self.number, act)

    def _play(self) -> None:
        if self.part.citations:
            self.proof_wanted.emit(self.part.citations[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._play()
        elif key in _KEYS and not event.modifiers():
            self._act(_KEYS[key])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self._editor is None:
            self._play()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._act(PartAct.EDIT)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self._open_menu(event.globalPos() if mouse else self.mapToGlobal(QPoint(24, self.height())))


class _Marked(QWidget):
    """Says why a part is marked, in amber, with a sign."""

    def __init__(self, text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Sign("doubt", "doubt", 14))
        row.addWidget(PlainLabel(text, "doubt", wrap=True), 1)
