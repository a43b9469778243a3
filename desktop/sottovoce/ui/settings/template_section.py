"""The fields of one section of a template: its heading, and what belongs under it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sottovoce.ui.parts import wording
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.template_wording import current_language
from sottovoce_models.templates.checking import MAX_PASSAGES, MAX_TITLE_LETTERS
from sottovoce_models.templates.template import Side
from sottovoce_models.types import ItemKind

_WORDS_HEIGHT_PX: Final = 96
_USUAL: Final = 8


class SectionFields(QWidget):
    """Signals: edited() by the user."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: dict[str, Any] = {}
        self.heading = {"de": QLineEdit(), "en": QLineEdit()}
        self.hint = {"de": QPlainTextEdit(), "en": QPlainTextEdit()}
        self.words = {"de": QPlainTextEdit(), "en": QPlainTextEdit()}
        self.not_words = {"de": QPlainTextEdit(), "en": QPlainTextEdit()}
        self.kinds = {kind: QCheckBox(wording.kind_title(kind)) for kind in ItemKind}
        self.said_by = QComboBox()
        for text, side in (
            (self.tr("Anybody"), Side.ANYBODY),
            (self.tr("The professional (therapist, lawyer …)"), Side.PROFESSIONAL),
            (self.tr("The client (patient, person heard …)"), Side.CLIENT),
        ):
            self.said_by.addItem(text, str(side))
        self.most_telling, self.at_most = QSpinBox(), QSpinBox()
        self.most_telling.setRange(0, MAX_PASSAGES)
        self.at_most.setRange(1, MAX_PASSAGES)
        self.quotes_only = QCheckBox(self.tr("Only words as spoken"))
        self.judgement = QCheckBox(self.tr("My own judgement"))
        self.judgement.setAccessibleDescription(self.tr("Left for me to write; only what I said aloud is quoted."))
        self._lay_out()
        self._connect()

    def show_section(self, table: Mapping[str, Any]) -> None:
        """Shows a section as it stands in a template's plain data."""
        self._table = dict(table)
        with QSignalBlocker(self):
            for tag in ("de", "en"):
                self.heading[tag].setText(table.get(f"heading_{tag}", ""))
                self.hint[tag].setPlainText(table.get(f"hint_{tag}", ""))
                self.words[tag].setPlainText("\n".join(table.get(f"words_{tag}", ())))
                self.not_words[tag].setPlainText("\n".join(table.get(f"not_words_{tag}", ())))
            for kind, box in self.kinds.items():
                box.setChecked(str(kind) in table.get("kinds", ()))
            self.said_by.setCurrentIndex(max(0, self.said_by.findData(table.get("said_by", str(Side.ANYBODY)))))
            self.most_telling.setValue(table.get("most_telling", 0))
            self.at_most.setValue(table.get("at_most", _USUAL))
            self.quotes_only.setChecked(table.get("quotes_only", False))
            self.judgement.setChecked(table.get("judgement", False))
        self._show_enabled()

    def section(self) -> dict[str, Any]:
        """The section as plain data, with what was typed; what is as usual is left out."""
        table: dict[str, Any] = {"id": self._table.get("id", "")}
        for name, fields in (("heading", self.heading), ("hint", self.hint)):
            table |= {f"{name}_{tag}": text for tag, field in fields.items() if (text := _line(field))}
        kinds = [str(kind) for kind, box in self.kinds.items() if box.isChecked()]
        if kinds:
            table["kinds"] = kinds
        side = str(Side.PROFESSIONAL) if self.judgement.isChecked() else self.said_by.currentData()
        if side != str(Side.ANYBODY):
            table["said_by"] = side
        for name, boxes in (("words", self.words), ("not_words", self.not_words)):
            table |= {f"{name}_{tag}": lines for tag, box in boxes.items() if (lines := _lines(box))}
        if self.most_telling.value():
            table["most_telling"] = self.most_telling.value()
        if self.at_most.value() != _USUAL:
            table["at_most"] = self.at_most.value()
        return table | {
            key: True
            for key, box in (("quotes_only", self.quotes_only), ("judgement", self.judgement))
            if box.isChecked()
        }

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        both = QGridLayout()
        both.setHorizontalSpacing(12)
        both.setVerticalSpacing(4)
        row = 0
        for fields, german, english in (
            (self.heading, self.tr("Heading (German)"), self.tr("Heading (English)")),
            (self.hint, self.tr("What belongs here (German)"), self.tr("What belongs here (English)")),
            (self.words, self.tr("Look for words (German), one a line"), self.tr("Look for words (English)")),
            (self.not_words, self.tr("Never with words (German)"), self.tr("Never with words (English)")),
        ):
            for tag, text in (("de", german), ("en", english)):
                place, field = int(tag != current_language()), fields[tag]
                both.addWidget(_label(text, field), row, place)
                both.addWidget(field, row + 1, place)
                if isinstance(field, QPlainTextEdit):
                    field.setTabChangesFocus(True)
                    field.setFixedHeight(_WORDS_HEIGHT_PX if fields is self.words else _WORDS_HEIGHT_PX * 2 // 3)
                elif isinstance(field, QLineEdit):
                    field.setMaxLength(MAX_TITLE_LETTERS)
            both.setRowMinimumHeight(row + 2, 4)
            row += 3
        kinds = FlowLayout(spacing_px=12)
        for box in self.kinds.values():
            kinds.addWidget(box)
        said = QGridLayout()
        said.setHorizontalSpacing(12)
        said.setColumnStretch(1, 1)
        for place, (text, control) in enumerate(
            (
                (self.tr("Said by"), self.said_by),
                (self.tr("Passages with such words, at most"), self.at_most),
                (self.tr("Most telling passages besides"), self.most_telling),
            )
        ):
            said.addWidget(_label(text, control), place, 0)
            said.addWidget(control, place, 1)
        self.said_by.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.said_by.setMinimumContentsLength(12)
        column.addLayout(both)
        column.addWidget(PlainLabel(self.tr("Lines of the minutes that stand here"), "meta", wrap=True))
        column.addLayout(kinds)
        column.addLayout(said)
        column.addWidget(self.quotes_only)
        column.addWidget(self.judgement)
        column.addWidget(PlainLabel(self.judgement.accessibleDescription(), "meta", wrap=True))

    def _connect(self) -> None:
        for fields in (self.heading, self.hint, self.words, self.not_words):
            for field in fields.values():
                field.textChanged.connect(self._on_edited)
        for box in (*self.kinds.values(), self.quotes_only, self.judgement):
            box.toggled.connect(self._on_edited)
        for spin in (self.most_telling, self.at_most):
            spin.valueChanged.connect(self._on_edited)
        self.said_by.currentIndexChanged.connect(self._on_edited)

    def _on_edited(self) -> None:
        if not self.signalsBlocked():
            self._show_enabled()
            self.edited.emit()

    def _show_enabled(self) -> None:
        self.said_by.setEnabled(not self.judgement.isChecked())


def _label(text: str, field: QWidget) -> PlainLabel:
    label = PlainLabel(text, "meta", wrap=True)
    label.setBuddy(field)
    field.setAccessibleName(text)
    return label


def _line(field: QLineEdit | QPlainTextEdit) -> str:
    return " ".join((field.text() if isinstance(field, QLineEdit) else field.toPlainText()).split())


def _lines(box: QPlainTextEdit) -> list[str]:
    lines = (" ".join(line.split()) for line in box.toPlainText().splitlines())
    return list(dict.fromkeys(line for line in lines if line))
