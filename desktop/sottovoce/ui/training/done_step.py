"""Last step: what was written and where, and the receipt for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from sottovoce.services.consent.service import ReceiptKind
from sottovoce.services.training.service import Written
from sottovoce.ui.parts.labels import PlainLabel, button_text, selectable


class DoneStep(QWidget):
    """Signals: receipt_pressed(ReceiptKind)."""

    receipt_pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = selectable(PlainLabel(wrap=True))
        self.text.setAccessibleName(self.tr("What was written"))
        self.receipt_button = QPushButton(button_text(self.tr("Save the receipt…")))
        self.receipt_button.setAutoDefault(False)
        kinds = QMenu(self.receipt_button)
        for kind, text in (
            (ReceiptKind.PDF, self.tr("PDF, to read and print")),
            (ReceiptKind.JSON, self.tr("JSON, for programs")),
        ):
            kinds.addAction(text).triggered.connect(partial(self._press, kind))
        self.receipt_button.setMenu(kinds)
        self.saved = PlainLabel(role="meta", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.receipt_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addWidget(self.saved)
        column.addWidget(
            PlainLabel(
                self.tr(
                    "The receipt names everyone who agreed, so it is for your files. Each person's own is under "
                    "“Consent” on the page of the meeting."
                ),
                "meta",
                wrap=True,
            )
        )
        column.addStretch(1)

    def show_written(self, written: Written) -> None:
        """What lies where."""
        self.saved.hide()
        self.text.setText(
            self.tr(
                "Sample {id} was written to {folder}. It is noted in the ledger that there is one, not what it says. "
                "To withdraw it, untick the box on the page of this meeting. Copies that were handed out cannot be "
                "recalled."
            ).format(id=written.sample_id, folder=written.folder)
        )

    def show_saved(self, name: str) -> None:
        """The receipt lies there."""
        self.saved.setText(self.tr("Saved: {name}").format(name=name))
        self.saved.show()

    def _press(self, kind: ReceiptKind) -> None:
        self.receipt_pressed.emit(kind)
