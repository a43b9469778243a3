"""A whole group at once: paste the names, see who was understood, ask aloud."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from sottovoce.services.consent.asking import names_in
from sottovoce.ui.consent.person_dialog import fit
from sottovoce.ui.parts.check_box import WrappingCheckBox
from sottovoce.ui.parts.labels import PlainLabel, button_text


class NamesDialog(QDialog):
    """`names` and `on_line` after it was accepted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Several people"))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Names"))
        self.text.setPlaceholderText(self.tr("One in each line, between commas, or copied from a mail"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("People who were understood"))
        self.on_line = WrappingCheckBox(self.tr("They are on the line, not in the room"))
        self.count = PlainLabel(role="meta")
        buttons = QDialogButtonBox()
        self.add_button = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("Who is there?"), "title", wrap=True))
        column.addWidget(self.text, 2)
        column.addWidget(self.count)
        column.addWidget(self.list, 3)
        column.addWidget(self.on_line)
        column.addWidget(
            PlainLabel(
                self.tr("Then ask aloud, press “Everyone agreed”, and mark a no beside each person who said so."),
                "meta",
                wrap=True,
            )
        )
        column.addWidget(buttons)
        self.text.textChanged.connect(self._refresh)
        self._refresh()
        fit(self, 64, 30)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def names(self) -> tuple[str, ...]:
        """The people that were understood."""
        return names_in(self.text.toPlainText())

    def _refresh(self) -> None:
        names = self.names
        self.list.clear()
        self.list.addItems(list(names))
        self.list.setVisible(bool(names))
        self.count.setText(self.tr("%n person(s)", None, len(names)))
        self.add_button.setText(button_text(self.tr("Add %n person(s)", None, len(names))))
        self.add_button.setEnabled(bool(names))
