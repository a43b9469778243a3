"""The fields of a template: its name, whom it is for, and its sections one by one."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sottovoce.core.template_texts import audience_text
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.template_wording import current_language
from sottovoce.ui.settings.template_section import SectionFields
from sottovoce_models.templates.checking import MAX_HINT_LETTERS, MAX_SECTIONS, MAX_TITLE_LETTERS
from sottovoce_models.templates.reading import plain_of
from sottovoce_models.templates.template import SCHEMA, Audience, Template
from sottovoce_models.types import ItemKind

_LIST_ROWS: Final = 6
_ROW_GAP_PX: Final = 3


class TemplateFields(QWidget):
    """Shows a template as plain data. Signals: edited() by the user."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self._tables: list[dict[str, Any]] = []
        self.title = {"de": QLineEdit(), "en": QLineEdit()}
        self.tone = {"de": QLineEdit(), "en": QLineEdit()}
        self.audience = QComboBox()
        for audience in Audience:
            self.audience.addItem(audience_text(audience, current_language()), str(audience))
        self.leave_out = {kind: QCheckBox(wording.kind_title(kind)) for kind in ItemKind}
        self.sections = QListWidget()
        self.sections.setAccessibleName(self.tr("Sections"))
        self.add_button = QPushButton(self.tr("Add section"))
        self.up_button, self.down_button = QPushButton(self.tr("Up")), QPushButton(self.tr("Down"))
        self.remove_button = QPushButton(self.tr("Remove section"))
        self.section = SectionFields()
        self._lay_out()
        for field in (*self.title.values(), *self.tone.values()):
            field.textEdited.connect(self.edited)
        self.audience.activated.connect(self.edited)
        for box in self.leave_out.values():
            box.clicked.connect(self.edited)
        self.sections.currentRowChanged.connect(self._show_section)
        self.section.edited.connect(self._on_section)
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))

    def show_template(self, template: Template) -> None:
        """Shows a template, its first section first."""
        document = plain_of(template)
        self._id = template.id
        for tag in ("de", "en"):
            self.title[tag].setText(document.get(f"title_{tag}", ""))
            self.tone[tag].setText(document.get(f"tone_{tag}", ""))
            self.tone[tag].setCursorPosition(0)
        self.audience.setCurrentIndex(self.audience.findData(str(template.audience)))
        for kind, box in self.leave_out.items():
            box.setChecked(kind in template.leave_out)
        self._tables = document["section"]
        self._show_list(0)

    def document(self) -> dict[str, Any]:
        """What was typed, as a template's plain data."""
        document: dict[str, Any] = {"schema": SCHEMA, "id": self._id, "for": self.audience.currentData()}
        for name, fields in (("title", self.title), ("tone", self.tone)):
            document |= {f"{name}_{tag}": text for tag, field in fields.items() if (text := _tidy(field.text()))}
        left_out = [str(kind) for kind, box in self.leave_out.items() if box.isChecked()]
        if left_out:
            document["leave_out"] = left_out
        return document | {"section": [dict(table) for table in self._tables]}

    def set_editable(self, editable: bool) -> None:
        """What came with Sottovoce can be looked at only."""
        for field in (*self.title.values(), *self.tone.values()):
            field.setReadOnly(not editable)
        for part in (self.audience, *self.leave_out.values(), self.section, self.add_button):
            part.setEnabled(editable)
        self._editable = editable
        self._show_moves()

    def _lay_out(self) -> None:
        self._editable = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        names = QGridLayout()
        names.setHorizontalSpacing(12)
        names.setVerticalSpacing(4)
        for row, (fields, german, english, most) in enumerate(
            (
                (self.title, self.tr("Name (German)"), self.tr("Name (English)"), MAX_TITLE_LETTERS),
                (self.tone, self.tr("How to word it (German)"), self.tr("How to word it (English)"), MAX_HINT_LETTERS),
            )
        ):
            for tag, text in (("de", german), ("en", english)):
                place, field = int(tag != current_language()), fields[tag]
                field.setMaxLength(most)
                field.setAccessibleName(text)
                label = PlainLabel(text, "meta", wrap=True)
                label.setBuddy(field)
                names.addWidget(label, 2 * row, place)
                names.addWidget(field, 2 * row + 1, place)
        audience_label = PlainLabel(self.tr("For whom"), "meta")
        audience_label.setBuddy(self.audience)
        self.audience.setAccessibleName(self.tr("For whom"))
        left_out = FlowLayout(spacing_px=12)
        for box in self.leave_out.values():
            left_out.addWidget(box)
        self.sections.setSpacing(_ROW_GAP_PX)
        rows = self.sections.fontMetrics().lineSpacing() + 2 * _ROW_GAP_PX
        self.sections.setFixedHeight(_LIST_ROWS * rows)
        moves = FlowLayout(spacing_px=8)
        for button in (self.add_button, self.up_button, self.down_button, self.remove_button):
            moves.addWidget(button)
        column.addLayout(names)
        column.addWidget(audience_label)
        column.addWidget(self.audience)
        column.addWidget(PlainLabel(self.tr("Left out where no section takes it"), "meta", wrap=True))
        column.addLayout(left_out)
        column.addSpacing(8)
        column.addWidget(PlainLabel(self.tr("Sections"), "heading"))
        column.addWidget(self.sections)
        column.addLayout(moves)
        column.addSpacing(8)
        column.addWidget(self.section)

    def _heading(self, table: dict[str, Any]) -> str:
        tags = (str(current_language()), "de", "en")
        return next((text for tag in tags if (text := table.get(f"heading_{tag}", ""))), self.tr("No heading"))

    def _show_list(self, row: int) -> None:
        with QSignalBlocker(self.sections):
            self.sections.clear()
            self.sections.addItems([self._heading(table) for table in self._tables])
            self.sections.setCurrentRow(min(row, len(self._tables) - 1))
        self._show_section()

    def _show_section(self) -> None:
        row = self.sections.currentRow()
        self.section.setVisible(0 <= row < len(self._tables))
        if 0 <= row < len(self._tables):
            self.section.show_section(self._tables[row])
        self._show_moves()

    def _show_moves(self) -> None:
        row, count = self.sections.currentRow(), len(self._tables)
        self.up_button.setEnabled(self._editable and row > 0)
        self.down_button.setEnabled(self._editable and 0 <= row < count - 1)
        self.remove_button.setEnabled(self._editable and row >= 0)
        self.add_button.setEnabled(self._editable and count < MAX_SECTIONS)

    def _on_section(self) -> None:
        row = self.sections.currentRow()
        if 0 <= row < len(self._tables):
            self._tables[row] = self.section.section()
            item = self.sections.item(row)
            if item is not None:
                item.setText(self._heading(self._tables[row]))
            self.edited.emit()

    def _add(self) -> None:
        known = {table["id"] for table in self._tables}
        number = next(n for n in range(1, MAX_SECTIONS + 2) if f"section-{n}" not in known)
        row = self.sections.currentRow() + 1
        tag = str(current_language())
        self._tables.insert(row, {"id": f"section-{number}", f"heading_{tag}": self.tr("New section")})
        self._show_list(row)
        self.section.heading[tag].setFocus()
        self.section.heading[tag].selectAll()
        self.edited.emit()

    def _remove(self) -> None:
        row = self.sections.currentRow()
        if 0 <= row < len(self._tables):
            del self._tables[row]
            self._show_list(max(0, row - 1))
            self.edited.emit()

    def _move(self, step: int) -> None:
        row = self.sections.currentRow()
        if 0 <= row + step < len(self._tables):
            self._tables[row], self._tables[row + step] = self._tables[row + step], self._tables[row]
            self._show_list(row + step)
            self.edited.emit()


def _tidy(text: str) -> str:
    return " ".join(text.split())
