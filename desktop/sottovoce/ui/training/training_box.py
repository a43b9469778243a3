"""The box at the foot of a meeting's page: unticked, quiet, and the same for every meeting."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sottovoce.ui.parts.check_box import WrappingCheckBox
from sottovoce.ui.parts.labels import PlainLabel


class TrainingBox(QWidget):
    """A tick only asks: what is shown is what is true.

    Signals: ticked() somebody wants a sample; unticked() somebody wants it gone.
    """

    ticked = Signal()
    unticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = WrappingCheckBox(self.tr("Share as a training sample"))
        self.hint = PlainLabel(role="meta", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 12, 8)
        row.setSpacing(16)
        row.addWidget(self.box)
        row.addWidget(self.hint, 1)
        self._written = False
        self.box.clicked.connect(self._on_clicked)
        self.hide()

    def show_written(self, day: str) -> None:
        """There is a sample since this ISO date."""
        date = QLocale().toString(QDate.fromString(day, "yyyy-MM-dd"), QLocale.FormatType.ShortFormat)
        self._show(written=True, enabled=True, hint=self.tr("Written {date}. Untick to withdraw it.").format(date=date))

    def show_open(self) -> None:
        """There is none, and there might be."""
        self._show(written=False, enabled=True, hint="")

    def show_closed(self, reason: str) -> None:
        """There can be none, for this reason."""
        self._show(written=False, enabled=False, hint=reason)

    def _show(self, *, written: bool, enabled: bool, hint: str) -> None:
        self._written = written
        with QSignalBlocker(self.box):
            self.box.setChecked(written)
        self.box.setEnabled(enabled)
        self.box.setAccessibleDescription(hint)
        self.hint.setText(hint)
        self.show()

    def _on_clicked(self) -> None:
        with QSignalBlocker(self.box):
            self.box.setChecked(self._written)
        (self.unticked if self._written else self.ticked).emit()
