"""One person who is asked: who it is, who answers, what was answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from sottovoce.core.consent import MeetingConsent, Participant
from sottovoce.core.languages import UiLanguage
from sottovoce.services.consent.asking import document_of
from sottovoce.ui.consent.document_row import DocumentRow
from sottovoce.ui.consent.person_form import PersonForm
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.parts.scrolled import Scrolled


@dataclass(frozen=True, slots=True)
class FormParts:
    """What a form works with: `line` reads files."""

    dialogs: PlainDialogs
    line: BackgroundLine
    language: UiLanguage
    now: Callable[[], str]

    def form(self, person: Participant, consent: MeetingConsent) -> PersonForm:
        """A form for this person."""
        document = DocumentRow(document_of(person), self.dialogs, self.line, self.language)
        return PersonForm(person, consent, document, self.now)


class PersonDialog(QDialog):
    """`form.person()` after it was accepted."""

    def __init__(self, person: Participant, consent: MeetingConsent, parts: FormParts, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = parts.line
        self.setWindowTitle(self.tr("Somebody who is asked"))
        self.form = parts.form(person, consent)
        buttons = QDialogButtonBox()
        self.done_button = buttons.addButton(self.tr("Take over"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.tr("Who is asked"), "title", wrap=True))
        column.addWidget(Scrolled(self.form, on_ground=True), 1)
        column.addWidget(buttons)
        self.form.changed.connect(self._refresh)
        self._refresh()
        fit(self, 84, 46)
        self.form.name.setFocus()

    def done(self, result: int, /) -> None:
        self._line.forget()
        super().done(result)

    def _refresh(self) -> None:
        self.done_button.setEnabled(bool(self.form.name.text().strip()))


def fit(dialog: QDialog, columns: int, lines: int) -> None:
    """As large as so many letters and lines of text need, as far as the screen has room."""
    metrics, room = dialog.fontMetrics(), dialog.screen().availableGeometry().size()
    wanted = QSize(columns * metrics.averageCharWidth(), lines * metrics.lineSpacing())
    dialog.resize(wanted.boundedTo(room - QSize(48, 96)))
