"""Moments of a recording in a line: bookmarks, and where there is no sound and why; a click plays from there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from sottovoce.services.gaps import Silence
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.labels import button_text, tooltip
from sottovoce.vault.rows_meetings import Bookmark
from sottovoce.vault.segments import GapKind


class MomentsRow(QWidget):
    """Hidden while there is nothing to show. Signals: chosen(int) a moment in ms."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing_px=4)
        self._shown: tuple[tuple[int, str, str], ...] = ()
        self.chips: list[QToolButton] = []
        self.hide()

    def show_moments(self, bookmarks: Sequence[Bookmark], gaps: Sequence[Silence]) -> None:
        """Shows them in order of time; chips stay, and with them the focus, when nothing has changed."""
        moments = [(mark.at_ms, f"◆ {wording.clock(mark.at_ms)}", _bookmark_text(mark)) for mark in bookmarks]
        for gap in gaps:
            at = wording.clock(gap.start_ms)
            moments.append((gap.start_ms, f"{at} {gap_text(gap.kind)}", _gap_tooltip(gap)))
        wanted = tuple(sorted(moments))
        if wanted == self._shown:
            return
        self._shown = wanted
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(*moment) for moment in wanted]
        self.setVisible(bool(self.chips))
        self.updateGeometry()

    def _chip(self, at_ms: int, text: str, meaning: str) -> QToolButton:
        chip = QToolButton(self)
        chip.setProperty("role", "chip")
        chip.setText(button_text(text))
        chip.setAccessibleName(meaning)
        chip.setToolTip(tooltip(meaning))
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(lambda: self.chosen.emit(at_ms))
        self._flow.addWidget(chip)
        return chip


def gap_text(kind: GapKind) -> str:
    """Why there is no sound, in a word or two."""
    match kind:
        case GapKind.ERASED:
            return QCoreApplication.translate("moments", "erased")
        case GapKind.PAUSED:
            return QCoreApplication.translate("moments", "pause")
        case GapKind.DEVICE:
            return QCoreApplication.translate("moments", "no device")
        case GapKind.LOST:
            return QCoreApplication.translate("moments", "lost")
        case GapKind.DAMAGED:
            return QCoreApplication.translate("moments", "damaged")


def _bookmark_text(mark: Bookmark) -> str:
    text = QCoreApplication.translate("moments", "Bookmark at {time}").format(time=wording.clock(mark.at_ms))
    return wording.joined(text, mark.note)


def _gap_tooltip(gap: Silence) -> str:
    match gap.kind:
        case GapKind.ERASED:
            text = QCoreApplication.translate(
                "moments", "{time}: put off the record and erased ({length}); nobody can read it."
            )
        case GapKind.PAUSED:
            text = QCoreApplication.translate("moments", "{time}: the recording was paused here.")
        case GapKind.DEVICE:
            text = QCoreApplication.translate("moments", "{time}: the device brought no sound for {length}.")
        case GapKind.LOST:
            text = QCoreApplication.translate("moments", "{time}: {length} of sound could not be kept.")
        case GapKind.DAMAGED:
            text = QCoreApplication.translate("moments", "{time}: what lies on the drive is damaged here ({length}).")
    return text.format(time=wording.clock(gap.start_ms), length=wording.length(gap.end_ms - gap.start_ms))
