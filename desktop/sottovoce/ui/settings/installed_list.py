"""The models that are on this computer: what each is for, its size and licence, and whether its files are sound.

Thread: looking and checking read whole files and run off the UI thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sottovoce.ui.parts import wording
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.window.model_access import ModelAccess
from sottovoce_models.catalogue.entries import ModelEntry

_AS_WIDE_AS_THE_ROW: Final = 16_777_215


class InstalledList(QWidget):
    """Signals: failed(SottovoceError)."""

    failed = Signal(object)

    def __init__(self, models: ModelAccess) -> None:
        super().__init__()
        self._models = models
        self._line = BackgroundLine(self)
        self._line.failed.connect(self._on_failed)
        self._rows: list[QWidget] = []
        self.check_button = QPushButton(self.tr("Check all files"))
        self.check_button.setAccessibleDescription(self.tr("Reads every file and compares it with its hash"))
        self.check_button.clicked.connect(self.check)
        self.state = PlainLabel(role="meta", wrap=True)
        self.state.hide()
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("On this computer"), "heading"), 1)
        head.addWidget(self.check_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addWidget(self.state)
        self.hide()

    def refresh(self) -> None:
        """Looks again at what is here; hidden while nothing is."""
        self._line.run(self._models.installed, self._on_looked)

    def check(self) -> None:
        """Reads every file anew and says whether all of them are sound."""
        self.check_button.setEnabled(False)
        self._say(self.tr("Checking the files"))
        self._line.run(self._models.damaged, self._on_checked)

    def wait(self, seconds: float) -> None:
        """Waits for what runs, when the window closes."""
        self._line.wait(seconds)

    def _on_looked(self, result: object) -> None:
        entries = cast("Sequence[ModelEntry]", result)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(entry) for entry in entries]
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(entries))

    def _on_checked(self, result: object) -> None:
        damaged = cast("Sequence[ModelEntry]", result)
        self.check_button.setEnabled(True)
        if damaged:
            names = ", ".join(entry.title for entry in damaged)
            self._say(self.tr("Damaged: {models}. Fetch or import them again.").format(models=names))
        else:
            self._say(self.tr("All files are as they should be."))

    def _on_failed(self, event: WorkFailed) -> None:
        self.check_button.setEnabled(True)
        self.state.hide()
        self.failed.emit(event.error)

    def _say(self, text: str) -> None:
        self.state.setText(text)
        self.state.setAccessibleName(text)
        self.state.show()

    def _row(self, entry: ModelEntry) -> QFrame:
        row = QFrame()
        row.setObjectName("row")
        title = PlainLabel(entry.title, wrap=True)
        facts = wording.joined(wording.model_purpose(entry.kind), wording.size(entry.bytes), entry.licence)
        meta = PlainLabel(facts, "meta", wrap=True)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(2)
        for label in (title, meta):
            label.setMaximumWidth(_AS_WIDE_AS_THE_ROW)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        return row
