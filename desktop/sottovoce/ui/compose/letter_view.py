"""A letter as it is read: its subject and its parts from the top down, growing while it is written."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from sottovoce.pipeline.compose import Letter
from sottovoce.services.letters import Retype, Rewrite, TakeOut
from sottovoce.ui.compose.part_row import PartAct, PartRow, Proofs
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.scrolled import Scrolled
from sottovoce_models.compose.letter import Layout, Part, Stray

_GAP_PX: Final = 8


class LetterView(Scrolled):
    """Signals: edit_wanted(Edit), proof_wanted(Citation), arranged() there are other controls now."""

    edit_wanted = Signal(object)
    proof_wanted = Signal(object)
    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        inner = QWidget()
        super().__init__(inner, parent)
        self.rows: list[PartRow] = []
        self._proofs: Proofs | None = None
        self._before: Layout | None = None
        self.subject = PlainLabel(role="strong", wrap=True)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 4, 0, 8)
        self.subject.setContentsMargins(6, 0, 0, 6)
        self._column.setSpacing(0)
        self._column.addWidget(self.subject)
        self._column.addStretch(1)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        return [stop for row in self.rows for stop in row.tab_stops]

    def begin(self, proofs: Proofs, subject: str = "") -> None:
        """Nothing stands here; parts come."""
        self._clear()
        self._proofs = proofs
        self.subject.setText(self.tr("Subject: {subject}").format(subject=subject))
        self.subject.setVisible(bool(subject))

    def add_part(self, part: Part, strays: tuple[Stray, ...] = ()) -> None:
        """One more at the end."""
        if self._proofs is None:
            return
        row = PartRow(len(self.rows), part, strays, self._proofs)
        row.acted.connect(self._on_act)
        row.typed.connect(lambda number, words: self.edit_wanted.emit(Retype(number, words)))
        row.asked.connect(lambda number, how: self.edit_wanted.emit(Rewrite(number, how)))
        row.proof_wanted.connect(self.proof_wanted)
        if self.rows and not self._belongs(part.layout):
            self._column.insertSpacing(self._column.count() - 1, _GAP_PX)
        self._column.insertWidget(self._column.count() - 1, row)
        row.show()  # now, and not when the window gets to it: it may be given the focus
        self.rows.append(row)
        self._before = part.layout

    def show_letter(self, letter: Letter, proofs: Proofs) -> None:
        """The whole letter, to be changed; the focus stays at its part, and the eye at its place."""
        focus = QApplication.focusWidget()
        focused = next(
            (row.number for row in self.rows if focus is row or (focus is not None and row.isAncestorOf(focus))), None
        )
        place = self.verticalScrollBar().value()
        self.begin(proofs, letter.subject)
        for number, part in enumerate(letter.parts):
            self.add_part(part, tuple(stray for stray in letter.strays if stray.part == number))
        self.set_editable(True)
        self._column.activate()
        self.verticalScrollBar().setValue(place)
        if focused is not None and self.rows:
            self.rows[min(focused, len(self.rows) - 1)].setFocus()
        self.arranged.emit()

    def set_editable(self, editable: bool) -> None:
        """Whether parts can be changed now."""
        for row in self.rows:
            row.set_editable(editable)

    def wipe(self) -> None:
        """Nothing stays."""
        self._clear()
        self._proofs = None
        self.subject.setText("")
        self.subject.hide()

    def _belongs(self, layout: Layout) -> bool:
        """Whether a part of this kind goes on with what stands before it."""
        if layout is Layout.BELOW:
            return True
        return layout is not Layout.PARAGRAPH and layout is self._before

    def _clear(self) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        while self._column.count() > 2:
            self._column.takeAt(1)
        self.rows, self._before = [], None

    def _on_act(self, number: int, act: PartAct) -> None:
        match act:
            case PartAct.EDIT:
                self._edit(number)
            case PartAct.TAKE_OUT:
                self.edit_wanted.emit(TakeOut(number))
            case PartAct.NEXT | PartAct.PREVIOUS:
                place = number + (1 if act is PartAct.NEXT else -1)
                if 0 <= place < len(self.rows):
                    self.rows[place].setFocus()
                    self.ensureWidgetVisible(self.rows[place])

    def _edit(self, number: int) -> None:
        for row in self.rows:
            editor = row.open_editor
            if editor is not None and editor.changed:
                editor.start()  # what is typed there is not lost by a click elsewhere
                return
            row.end_edit()
        row = self.rows[number]
        row.edit()
        QTimer.singleShot(0, row, lambda: self.ensureWidgetVisible(row))  # when it has its height
        self.arranged.emit()
