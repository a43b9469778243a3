"""The voices of a meeting in a line; a click on one gives it a name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from sottovoce.ui.meeting.transcript_delegate import paint_mark
from sottovoce.ui.meeting.transcript_model import RenameRequest
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.escape import keeps_escape
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.labels import button_text, tooltip
from sottovoce.ui.parts.look import scaled
from sottovoce.ui.parts.theme import current_theme
from sottovoce_models.types import Transcript

_MARK_PX = 20


class SpeakerChips(QWidget):
    """Signals: rename_requested(RenameRequest)."""

    rename_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing_px=4)
        self.chips: list[SpeakerChip] = []

    def show_speakers(self, transcript: Transcript | None) -> None:
        """Shows the voices of a transcript; chips of the same voices stay, so that the focus does."""
        speakers = transcript.speakers if transcript is not None else {}
        if [chip.speaker_id for chip in self.chips] != list(speakers):
            for chip in self.chips:
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self.chips = [SpeakerChip(speaker_id, self) for speaker_id in speakers]
            for chip in self.chips:
                chip.rename_requested.connect(self.rename_requested)
                self._flow.addWidget(chip)
        if transcript is not None:
            for chip in self.chips:
                chip.show_speaker(transcript)
        self.setVisible(bool(self.chips))
        self.updateGeometry()


class SpeakerChip(QWidget):
    """One voice: its mark and name, which become a line to type in. Signals: rename_requested(RenameRequest)."""

    rename_requested = Signal(object)

    def __init__(self, speaker_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.speaker_id = speaker_id
        self._transcript: Transcript | None = None
        self.button = QToolButton()
        self.button.setProperty("role", "voice")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setIconSize(QSize(scaled(_MARK_PX), scaled(_MARK_PX)))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.clicked.connect(self.start)
        self.editor = _NameLine(self)
        self.editor.hide()
        self.editor.returnPressed.connect(lambda: self._finish(keep=True))
        self.editor.left.connect(lambda: self._finish(keep=True))
        self.editor.gave_up.connect(lambda: self._finish(keep=False))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self.editor)

    def show_speaker(self, transcript: Transcript) -> None:
        """Shows the name this voice has now."""
        self._transcript = transcript
        label = wording.speaker_label(transcript.speakers, self.speaker_id)
        self.button.setText(button_text(wording.speaker_with_role(transcript.speakers, self.speaker_id)))
        self.button.setAccessibleName(self.tr("Rename {speaker}").format(speaker=label))
        self.button.setToolTip(tooltip(self.tr("Rename {speaker} (F2)").format(speaker=label)))
        self.editor.setAccessibleName(self.tr("Name of {speaker}").format(speaker=label))
        self.editor.setPlaceholderText(label)
        self._tint()

    def start(self) -> None:
        """Lets the user type."""
        if self._transcript is not None:
            self.editor.setText(self._transcript.speakers[self.speaker_id].name)
            self.editor.setFixedWidth(max(180, self.button.width()))
            self.button.hide()
            self.editor.show()
            self.editor.setFocus()
            self.editor.selectAll()
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._tint()

    def _finish(self, keep: bool) -> None:
        if self.editor.isHidden() or self._transcript is None:
            return
        had_focus = self.editor.hasFocus()
        name = " ".join(self.editor.text().split())
        self.editor.hide()
        self.button.show()
        if had_focus:
            self.button.setFocus()
        self.updateGeometry()
        if keep and name != self._transcript.speakers[self.speaker_id].name:
            self.rename_requested.emit(RenameRequest(self.speaker_id, name))

    def _tint(self) -> None:
        if self._transcript is None:
            return
        speakers, theme = self._transcript.speakers, current_theme()
        colour = theme.speaker(wording.speaker_index(speakers, self.speaker_id))
        font = QFont(self.font())
        font.setPointSizeF(max(6.0, font.pointSizeF() - 2))
        font.setWeight(QFont.Weight.DemiBold)
        mark = QIcon()
        for scale in (1, 2):
            pixmap = QPixmap(scaled(_MARK_PX) * scale, scaled(_MARK_PX) * scale)
            pixmap.setDevicePixelRatio(scale)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(0, 0, scaled(_MARK_PX), scaled(_MARK_PX))
            paint_mark(painter, rect, wording.initials(speakers, self.speaker_id), colour, theme, font)
            painter.end()
            mark.addPixmap(pixmap)
        self.button.setIcon(mark)


class _NameLine(QLineEdit):
    """Signals: gave_up() on Esc; left() when the focus went elsewhere."""

    gave_up = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaxLength(60)
        self.editingFinished.connect(self.left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.gave_up.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Esc gives up the name, it does not leave the page
        return keeps_escape(event) or super().event(event)
