"""The minutes pane: the lines, or in their place what is to be approved, compared or looked at; private notes below."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.services.to_hear import quote_key
from sottovoce.ui.ask.answers_pane import AnswersPane
from sottovoce.ui.ask.live_bar import LiveBar
from sottovoce.ui.ask.question_bar import QuestionBar
from sottovoce.ui.meeting.approve_pane import ApproveOffer, ApprovePane
from sottovoce.ui.meeting.chapters_pane import ChaptersPane
from sottovoce.ui.meeting.citation_chip import CitationChip, ProofRequest
from sottovoce.ui.meeting.compare_pane import ComparePane, VersionPane
from sottovoce.ui.meeting.minutes_document import MinutesDocument
from sottovoce.ui.meeting.minutes_foot import MinutesFoot
from sottovoce.ui.meeting.minutes_line import LineContext
from sottovoce.ui.meeting.minutes_lines_view import MinutesLinesView
from sottovoce.ui.meeting.minutes_notes import MinutesNotes
from sottovoce.ui.meeting.minutes_pane import MinutesPane
from sottovoce.ui.meeting.private_notes_pane import PrivateNotesPane
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce_models.types import Citation

_HINT_PX: Final = 240


class MinutesView(QWidget):
    """Shows a document and what is to be known of it; who keeps it is `MinutesControl`.

    Signals: proof_requested(ProofRequest), arranged() there are other controls now.
    """

    proof_requested = Signal(object)
    arranged = Signal()

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setMinimumWidth(240)
        self.document = MinutesDocument(self)
        self.lines = MinutesLinesView(self.document)
        self.lines.proof_wanted.connect(self._on_proof)
        self.lines.shown.connect(self._on_shown)
        self.lines.arranged.connect(self.arranged)
        self.notes, self.foot = MinutesNotes(), MinutesFoot()
        self.foot.undo_pressed.connect(self.undo)
        self.foot.redo_pressed.connect(self.redo)
        self.approve, self.compare, self.version = ApprovePane(), ComparePane(), VersionPane()
        self.approve.play_wanted.connect(self._on_proof)
        self.approve.edit_wanted.connect(self._edit_place)
        self.ask = QuestionBar(self.tr("Ask about this meeting"), self.tr("Ctrl+K"))
        self.ask.left.connect(self.show_lines)
        self.live = LiveBar()
        self.answers = AnswersPane(language, self.tr("Back to the minutes"))
        self.answers.arranged.connect(self.arranged)
        self.chapters = ChaptersPane()
        for pane in (self.approve, self.compare, self.version, self.answers, self.chapters):
            pane.left.connect(self.show_lines)
        self.private = PrivateNotesPane()
        self._proof = PlainLabel(role="meta", wrap=True)
        self._proof.setMaximumWidth(16_777_215)
        self._proof.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._proof.setFixedHeight(2 * self._proof.fontMetrics().lineSpacing() + 4)
        self._proof.setContentsMargins(20, 0, 20, 0)
        self._proof.hide()
        self._home = QWidget()
        home = QVBoxLayout(self._home)
        home.setContentsMargins(0, 0, 0, 0)
        home.setSpacing(4)
        for part, stretch in ((self.notes, 0), (self.lines, 1), (self._proof, 0), (self.foot, 0)):
            home.addWidget(part, stretch)
        self.stack = QStackedWidget()
        for page in (self._home, self.approve, self.compare, self.version, self.answers, self.chapters):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.live)
        column.addWidget(self.ask)
        column.addWidget(self.stack, 1)
        column.addWidget(self.private)
        self.document.changed.connect(self._tell_steps)
        self.document.loaded.connect(self._tell_steps)
        for keys, does in (
            (QKeySequence.StandardKey.Undo, self.undo),
            (QKeySequence.StandardKey.Redo, self.redo),
            ("Ctrl+Y", self.redo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)
            shortcut.activatedAmbiguously.connect(does)
        self._tell_steps()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), min(hint.height(), _HINT_PX))  # it takes the room there is; nothing else gives way

    @property
    def chips(self) -> list[CitationChip]:
        """Every proof that is shown."""
        return self.lines.chips

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        for pane in (self.answers, self.chapters):
            if self.stack.currentWidget() is pane:
                return [*self.live.tab_stops, *self.ask.tab_stops, *pane.tab_stops, *self.private.tab_stops]
        lines = [*self.notes.tab_stops, *self.lines.tab_stops, *self.foot.tab_stops]
        return [*self.live.tab_stops, *self.ask.tab_stops, *lines, *self.private.tab_stops]

    @property
    def shows_lines(self) -> bool:
        """Whether the lines are in front."""
        return self.stack.currentWidget() is self._home

    def show_context(self, context: LineContext) -> None:
        """What is known of the meeting now."""
        self.lines.show_context(context)
        self._tell_steps()

    def show_empty(self, text: str) -> None:
        """What stands here while there is no line yet."""
        self.lines.show_empty(text)

    def show_lines(self) -> None:
        """Back to the lines; nothing is decided by that."""
        before = self.stack.currentWidget()
        self.stack.setCurrentWidget(self._home)
        if before is self.approve:
            self.foot.approve_button.setFocus()
        elif before is self.answers:
            self.ask.steps_back = False
            (self.live.missed_button if self.ask.isHidden() else self.ask.field).setFocus()
            self.arranged.emit()
        elif before is not self._home:
            self.setFocus()
            self.lines.add_button.setFocus()

    def show_pane(self, pane: MinutesPane) -> None:
        """Puts a pane in the place of the lines; what is being typed is kept before."""
        self.lines.commit()
        self.stack.setCurrentWidget(pane)

    def show_approval(self, offer: ApproveOffer) -> None:
        """What is to be approved."""
        self.show_pane(self.approve)
        self.approve.show_offer(offer)

    def proof_text(self) -> str:
        """The quote that is shown, or ""."""
        return self._proof.text()

    def texts(self) -> list[str]:
        """Everything that can be read here."""
        return [label.text() for label in self.findChildren(PlainLabel) if label.isVisibleTo(self)]

    def undo(self) -> None:
        """One step back; what is being typed is the last step."""
        if self.lines.context.editable:
            self.lines.commit()
            self.document.undo()

    def redo(self) -> None:
        """One step forth again."""
        if self.lines.context.editable:
            self.lines.commit()
            self.document.redo()

    def forget(self) -> None:
        """Nothing of any meeting stays, not even behind what is in front."""
        self.show_lines()
        self.approve.forget()
        self.compare.forget()
        self.version.forget()
        self.private.show_text("")
        self.notes.show_offer(None, "", locked=False)
        self.notes.show_outdated(False, locked=False)
        self.foot.show_state(there=False, editable=False, approval=None, versions=())
        self.lines.show_context(LineContext())
        self._proof.setText("")
        self._proof.hide()

    def _edit_place(self, place: int) -> None:
        self.show_lines()
        if 0 <= place < len(self.document.lines):
            self.lines.edit(self.document.lines[place].number)

    def _tell_steps(self) -> None:
        document = self.document
        self.foot.show_steps(undo=document.can_undo, redo=document.can_redo, editable=self.lines.context.editable)

    def _on_proof(self, citation: Citation) -> None:
        self.proof_requested.emit(ProofRequest(citation))

    def _on_shown(self, citation: Citation) -> None:
        context = self.lines.context
        known = quote_key(citation) in context.heard or bool(context.written_at(citation))
        state = "" if known else self.tr("machine-heard")
        said = self.tr("{time} {speaker}: “{quote}”").format(
            time=wording.moment_of(context.written_at(citation), citation.start_ms),
            speaker=context.speaker_of(citation),
            quote=citation.quote,
        )
        text = wording.joined(state, said)
        room = 2 * (self.width() - 40) * 9 // 10  # two lines, less what breaking between words costs
        self._proof.setText(self._proof.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(room, 200)))
        self._proof.show()
