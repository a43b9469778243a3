"""Second step: who must not be named, those who took part and those who were talked about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from sottovoce.services.redact import names_in
from sottovoce.ui.parts.labels import PlainLabel


class NamesStep(QWidget):
    """What is known is shown and stays; the rest is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known = QListWidget()
        self.known.setAccessibleName(self.tr("Names that are known"))
        self.others = QPlainTextEdit()
        self.others.setAccessibleName(self.tr("Names of others"))
        self.others.setTabChangesFocus(True)
        self.others.setPlaceholderText(self.tr("One a line; short forms beside them: Anna = Annie"))
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("These names are taken out wherever they stand:"), wrap=True))
        column.addWidget(self.known, 1)
        column.addWidget(PlainLabel(self.tr("Who was talked about and is not here?"), "heading", wrap=True))
        column.addWidget(
            PlainLabel(
                self.tr("People, firms, schools, places, pets. Those who are not here could not be asked."),
                "meta",
                wrap=True,
            )
        )
        column.addWidget(self.others, 2)

    def show_names(self, names: Sequence[str]) -> None:
        """The names that are known."""
        self.known.clear()
        self.known.addItems(list(names))

    def names(self) -> tuple[str, ...]:
        """The names that were typed."""
        return names_in(self.others.toPlainText())
