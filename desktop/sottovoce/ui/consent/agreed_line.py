"""How people in files that are brought in agreed: one quiet line, empty unless somebody says it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from sottovoce.core.consent import UNKNOWN, Basis, MeetingConsent
from sottovoce.services.vocabularies import plain_text
from sottovoce.ui.consent.elsewhere import MAX_HOW_LETTERS
from sottovoce.ui.parts.labels import PlainLabel


class AgreedLine(QWidget):
    """Left empty it is not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = PlainLabel(self.tr("How did people agree? Left empty, it is not known."), "meta", wrap=True)
        self.how = QLineEdit()
        self.how.setMaxLength(MAX_HOW_LETTERS)
        self.how.setAccessibleName(self.tr("How people in the files you bring in agreed"))
        self.how.setPlaceholderText(self.tr("Not known: then never a training sample"))
        label.setBuddy(self.how)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(self.how)

    def said(self) -> MeetingConsent:
        """What is said."""
        how = plain_text(self.how.text())
        return MeetingConsent(Basis.ELSEWHERE, how=how) if how else UNKNOWN

    def take(self) -> MeetingConsent:
        """What is said, and empties the line."""
        said = self.said()
        self.how.clear()
        return said
