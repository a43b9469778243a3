"""A moment that proves a line, one click or Enter away from the voice."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from sottovoce.ui.parts import wording
from sottovoce.ui.parts.labels import tooltip
from sottovoce_models.types import Citation


@dataclass(frozen=True, slots=True)
class ProofRequest:
    """The user wants to hear what proves a line."""

    citation: Citation


class CitationChip(QToolButton):
    """A moment that proves a line. Signals: shown(Citation or None) it is under the mouse or has the focus."""

    shown = Signal(object)

    def __init__(self, citation: Citation, playable: bool, parent: QWidget | None = None, *, written: str = "") -> None:
        """`written`: of a message, when that was; see `Turn.at`."""
        super().__init__(parent)
        self.citation = citation
        self._playable = playable
        self._speaker, self.written, self.heard = "", written, False
        self.setProperty("role", "chip")
        self.setText(wording.moment_of(written, citation.start_ms))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def name_speaker(self, speaker: str) -> None:
        """Says whose words these are; again after a rename."""
        self._speaker = speaker
        self._tell()

    def set_heard(self, heard: bool) -> None:
        """Whether somebody listened to these words; until then only the machine heard them."""
        self.heard = heard
        self._tell()

    def _tell(self) -> None:
        time, quote = wording.moment_of(self.written, self.citation.start_ms), self.citation.quote
        speaker = self._speaker
        if speaker:
            verb = self.tr("Play {time}, {speaker}") if self._playable else self.tr("Show {time}, {speaker}")
        else:
            verb = self.tr("Play {time}") if self._playable else self.tr("Show {time}")
        state = self.tr("listened to") if self.heard else "" if self.written else self.tr("machine-heard")
        self.setText(f"✓ {time}" if self.heard else time)
        self.setAccessibleName(wording.joined(verb.format(time=time, speaker=speaker), state))
        self.setAccessibleDescription(quote)
        words = self.tr("{speaker}: “{quote}”").format(speaker=speaker, quote=quote) if speaker else quote
        self.setToolTip(tooltip(wording.joined(words, state)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Right}:
            self.focusNextChild()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Left}:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.shown.emit(self.citation)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.shown.emit(self.citation)
