"""One line of the minutes: its words, who does what until when, its proofs, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from sottovoce.services.minutes_lines import Line, is_unproven
from sottovoce.services.to_hear import quote_key
from sottovoce.ui.meeting.citation_chip import CitationChip
from sottovoce.ui.meeting.minutes_line_editor import LineEditor
from sottovoce.ui.meeting.minutes_wording import line_facts, owner_text
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.icons import Sign
from sottovoce.ui.parts.labels import PlainLabel, tooltip
from sottovoce_models.templates.shipped import GENERAL
from sottovoce_models.templates.template import Template
from sottovoce_models.types import Citation, ItemKind, Speaker, SummaryItem, Transcript


class LineAct(Enum):
    """What the user wants done with a line."""

    EDIT = auto()
    DELETE = auto()
    UP = auto()
    DOWN = auto()
    VOUCH = auto()
    NEXT = auto()
    PREVIOUS = auto()


@dataclass(frozen=True)
class LineContext:
    """What a line must know of the meeting to be shown; `editable`: a draft that nothing is writing at the moment."""

    transcript: Transcript | None = None
    playable: bool = True
    editable: bool = False
    tickable: bool = False
    heard: frozenset[str] = field(default_factory=frozenset)
    template: Template = GENERAL
    voices: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Which voice each turn is of: as `transcript` says, made once."""
    written: Mapping[str, str] = field(default_factory=dict, compare=False)
    """When each message was written, the same way; nothing of what was said."""

    @property
    def speakers(self) -> Mapping[str, Speaker]:
        """The voices."""
        return self.transcript.speakers if self.transcript is not None else {}

    def written_at(self, citation: Citation) -> str:
        """When the cited message was written; "" of what was said."""
        return self.written.get(citation.turn_id, "")

    def speaker_of(self, citation: Citation) -> str:
        """Whose words are cited."""
        voice = self.voices.get(citation.turn_id)
        return wording.speaker_label(self.speakers, voice) if voice is not None else ""


_KEYS: Final = {
    Qt.Key.Key_F2: LineAct.EDIT,
    Qt.Key.Key_Delete: LineAct.DELETE,
    Qt.Key.Key_Down: LineAct.NEXT,
    Qt.Key.Key_Up: LineAct.PREVIOUS,
}
_ALT_KEYS: Final = {Qt.Key.Key_Up: LineAct.UP, Qt.Key.Key_Down: LineAct.DOWN}
_WALKS: Final = frozenset({LineAct.NEXT, LineAct.PREVIOUS})


class LineView(QFrame):
    """Enter or a click plays the first proof, F2 or a double click edits.

    Signals: acted(number, LineAct), kind_chosen(number, ItemKind), ticked(number, bool), proof_wanted(Citation),
    shown(Citation) its proof is to be seen.
    """

    acted = Signal(int, object)
    kind_chosen = Signal(int, object)
    ticked = Signal(int, bool)
    proof_wanted = Signal(object)
    shown = Signal(object)

    def __init__(self, line: Line, context: LineContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("line")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.number, self.item, self.context = line.number, line.item, context
        self.editor: LineEditor | None = None
        self.chips: list[CitationChip] = []
        self._cited: tuple[Citation, ...] | None = None
        self.box = QCheckBox()
        self.box.toggled.connect(lambda done: self.ticked.emit(self.number, done))
        self.text = _LineText()
        self.text.clicked.connect(self._play)
        self.text.double_clicked.connect(lambda: self._act(LineAct.EDIT))
        self._facts = PlainLabel(role="meta", wrap=True)
        self._doubt: QWidget | None = None
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, spacing_px=4)
        self.more = QToolButton()
        self.more.setText("…")  # an icon in every line would be drawn anew for each
        self.more.setAccessibleName(self.tr("Change this line"))
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the menu key opens the same menu on the line
        self.more.setToolTip(tooltip(self.tr("Change this line (F2 edits, Alt+↑ and Alt+↓ move, Del deletes)")))
        self.more.clicked.connect(lambda: self._open_menu(self.more.mapToGlobal(QPoint(0, self.more.height()))))
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        for part in (self.text, self._facts, self._chips):
            self._column.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.show_line(line, context)

    def show_line(self, line: Line, context: LineContext) -> None:
        """Shows what it says now; chips stay, and with them the focus, while the proofs are the same."""
        self.number, self.item, self.context = line.number, line.item, context
        item, action = line.item, line.item.kind is ItemKind.ACTION
        self.text.setText(item.text)
        _set_shown(self.box, action)
        self.box.setEnabled(context.tickable)
        self.box.setAccessibleName(self.tr("Done: {text}").format(text=item.text))
        self.box.blockSignals(True)
        self.box.setChecked(item.done)
        self.box.blockSignals(False)
        edited = self.tr("✎ edited") if item.edited else ""
        facts = wording.joined(owner_text(item, context.speakers), item.due or "", edited)
        self._facts.setText(facts)
        _set_shown(self._facts, bool(facts))
        unproven = is_unproven(item)
        if unproven and self._doubt is None:
            self._doubt = _DoubtRow()
            self._column.insertWidget(self._column.indexOf(self._chips), self._doubt)
        if self._doubt is not None:
            _set_shown(self._doubt, unproven)
        _set_shown(self.more, context.editable)
        self._show_chips(item, context)
        state = self.tr("Not proven by the words cited") if unproven else ""
        self.setAccessibleName(item.text)
        self.setAccessibleDescription(wording.joined(facts, state))

    def edit(self) -> None:
        """Lets the user type."""
        if self.editor is None and self.context.editable:
            self.editor = LineEditor(self.item, self.item.kind, self.context.speakers, self)
            self._column.insertWidget(0, self.editor)
            self.text.hide()
            self._facts.hide()
            self.editor.show()
            self._relay()
            self.editor.start()

    def end_edit(self) -> None:
        """Shows the words again; the focus stays here if it was here."""
        editor, self.editor = self.editor, None
        if editor is None:
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and editor.isAncestorOf(focus)
        self._column.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        self.text.show()
        self._facts.setVisible(bool(self._facts.text()))
        self._relay()
        if had_focus:
            self.setFocus()

    def _relay(self) -> None:
        """The column that holds the lines asks anew how high this one is."""
        self._column.invalidate()
        self.updateGeometry()

    def _show_chips(self, item: SummaryItem, context: LineContext) -> None:
        if item.citations != self._cited:
            self._cited = item.citations
            for chip in self.chips:
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self.chips = [
                CitationChip(citation, context.playable, self._chips, written=context.written_at(citation))
                for citation in item.citations
            ]
            for chip in self.chips:
                chip.clicked.connect(lambda _=False, cited=chip.citation: self.proof_wanted.emit(cited))
                chip.shown.connect(self.shown)
                self._flow.addWidget(chip)
        _set_shown(self._chips, bool(self.chips))
        for chip in self.chips:
            chip.written = context.written_at(chip.citation)
            chip.name_speaker(context.speaker_of(chip.citation))
            chip.set_heard(quote_key(chip.citation) in context.heard)

    def _play(self) -> None:
        if self.item.citations:
            self.proof_wanted.emit(self.item.citations[0])

    def _act(self, act: LineAct) -> None:
        if self.context.editable or act in _WALKS:
            self.acted.emit(self.number, act)

    def _open_menu(self, at: QPoint) -> None:
        if self.context.editable:
            menu = QMenu(self)
            menu.aboutToHide.connect(menu.deleteLater)
            self.fill_menu(menu)
            menu.popup(at)

    def fill_menu(self, menu: QMenu) -> None:
        """Everything that can be done with the line."""
        menu.addAction(self.tr("Copy")).triggered.connect(self._copy)
        for text, act in (
            (self.tr("Edit"), LineAct.EDIT),
            (self.tr("Move up"), LineAct.UP),
            (self.tr("Move down"), LineAct.DOWN),
        ):
            menu.addAction(text).triggered.connect(lambda _=False, wanted=act: self._act(wanted))
        if is_unproven(self.item):
            menu.addAction(self.tr("It is right: I answer for it")).triggered.connect(lambda: self._act(LineAct.VOUCH))
        kinds = menu.addMenu(self.tr("Belongs under"))
        for kind in ItemKind:
            action = kinds.addAction(wording.kind_title(kind))
            action.setCheckable(True)
            action.setChecked(kind is self.item.kind)
            action.triggered.connect(lambda _=False, wanted=kind: self.kind_chosen.emit(self.number, wanted))
        menu.addSeparator()
        menu.addAction(self.tr("Delete")).triggered.connect(lambda: self._act(LineAct.DELETE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._play()
        elif key == Qt.Key.Key_Space and self.item.kind is ItemKind.ACTION and self.context.tickable:
            self.box.toggle()
        elif alt and key in _ALT_KEYS:
            self._act(_ALT_KEYS[key])
        elif not alt and key in _KEYS:
            self._act(_KEYS[key])
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        """What is marked, else the whole line, as plain text."""
        QApplication.clipboard().setText(self.text.selectedText() or line_facts(self.item, self.context.speakers))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self._open_menu(event.globalPos() if mouse else self.mapToGlobal(QPoint(24, self.height())))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._tell_proof()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_proof()

    def _tell_proof(self) -> None:
        if self.item.citations:
            self.shown.emit(self.item.citations[0])


def _set_shown(widget: QWidget, shown: bool) -> None:
    """Like `setVisible`, which lays out anew what is around it even where nothing changes."""
    was_hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    if shown == was_hidden:
        widget.setVisible(shown)


class _LineText(PlainLabel):
    """Text that can be marked. Signals: clicked() without marking anything, double_clicked()."""

    clicked = Signal()
    double_clicked = Signal()

    def __init__(self) -> None:
        super().__init__(wrap=True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line has it
        self._second = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._second = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.hasSelectedText() and not self._second:
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._second = True
        self.double_clicked.emit()


class _DoubtRow(QWidget):
    """Says that a line is not proven, in amber, with a sign."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Sign("doubt", "doubt", 14))
        row.addWidget(PlainLabel(self.tr("Not proven by the words cited"), "doubt", wrap=True), 1)
