"""Who answers for a child: both parents, the one who has custody alone, or a guardian. The child is asked as well."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from sottovoce.core.consent import GivenBy, Participant
from sottovoce.services.consent.asking import MAX_NAME_LETTERS
from sottovoce.services.vocabularies import plain_text
from sottovoce.ui.consent import consent_wording as words
from sottovoce.ui.parts.check_box import WrappingCheckBox
from sottovoce.ui.parts.labels import PlainLabel


class MinorFields(QWidget):
    """Signals: changed()."""

    changed = Signal()

    def __init__(self, minor: bool, given_by: GivenBy, givers: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.minor = WrappingCheckBox(self.tr("A minor: others answer, and the child is asked as well"))
        self.given_by = QComboBox()
        self.given_by.setAccessibleName(self.tr("Who answers for the child"))
        for each in GivenBy:
            self.given_by.addItem(words.giver_name(each), each)
        self.first, self.second = QLineEdit(), QLineEdit()
        for field, text in (
            (self.first, self.tr("Name of who answers")),
            (self.second, self.tr("Name of the second parent")),
        ):
            field.setMaxLength(MAX_NAME_LETTERS)
            field.setPlaceholderText(text)
            field.setAccessibleName(text)
            field.textChanged.connect(self._refresh)
        self.why = PlainLabel(
            self.tr("With joint custody both parents have to agree. What the child says counts as well."),
            "meta",
            wrap=True,
        )
        self.minor.setChecked(minor)
        self.given_by.setCurrentIndex(max(0, self.given_by.findData(given_by)))
        for field, name in zip((self.first, self.second), givers, strict=False):
            field.setText(name)
        self.minor.toggled.connect(self._refresh)
        self.given_by.currentIndexChanged.connect(self._refresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.minor, self.given_by, self.first, self.second, self.why):
            column.addWidget(part)
        self._refresh()

    @property
    def is_minor(self) -> bool:
        """Whether it is ticked."""
        return self.minor.isChecked()

    @property
    def chosen(self) -> GivenBy:
        """Who answers."""
        return GivenBy(self.given_by.currentData()) if self.is_minor else GivenBy.SELF

    @property
    def givers(self) -> tuple[str, ...]:
        """Their names."""
        fields = (self.first, self.second) if self.chosen is GivenBy.PARENTS else (self.first,)
        names = (plain_text(field.text()) for field in fields)
        return tuple(name for name in names if name) if self.chosen is not GivenBy.SELF else ()

    def of(self, person: Participant) -> Participant:
        """The person as it says here."""
        return replace(person, minor=self.is_minor, given_by=self.chosen, givers=self.givers)

    def _refresh(self) -> None:
        chosen = self.chosen
        self.given_by.setVisible(self.is_minor)
        self.why.setVisible(self.is_minor)
        self.first.setVisible(self.is_minor and chosen is not GivenBy.SELF)
        self.second.setVisible(self.is_minor and chosen is GivenBy.PARENTS)
        self.changed.emit()
