"""Words as they were spoken, behind a chip that leads to their moment."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sottovoce.ui.meeting.citation_chip import CitationChip
from sottovoce.ui.parts.labels import PlainLabel

_WIDE: int = 16_777_215


class QuoteRow(QWidget):
    """Signals: wanted() its moment should be heard or seen."""

    wanted = Signal()

    def __init__(
        self, chip: CitationChip, text: str, *, quiet: bool = False, below: bool = False, parent: QWidget | None = None
    ) -> None:
        """`quiet`: it proves a sentence that stands above it; `below`: the words stand below the chip, a long one."""
        super().__init__(parent)
        self.chip = chip
        chip.clicked.connect(self.wanted)
        self.text = PlainLabel(text, "meta" if quiet else "", wrap=True)
        self.text.setMaximumWidth(_WIDE)
        row = QVBoxLayout(self) if below else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 if below else 8)
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.text, 1)
