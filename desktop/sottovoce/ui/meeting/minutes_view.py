"""The minutes pane: every line with the moments that prove it, one click or Enter away from the voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from sottovoce.services.template_sections import sections_of
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.icons import Sign
from sottovoce.ui.parts.labels import PlainLabel, selectable, tooltip
from sottovoce.ui.parts.template_wording import current_language
from sottovoce_models.templates.shipped import GENERAL
from sottovoce_models.templates.template import Template
from sottovoce_models.types import Citation, ItemKind, SummaryItem, Transcript

SUPPORT_NEEDED: Final = 0.5


@dataclass(frozen=True, slots=True)
class ProofRequest:
    """The user wants to hear what proves a line."""

    citation: Citation


class CitationChip(QToolButton):
    """A moment that proves a line. Signals: shown(Citation or None) it is under the mouse or has the focus."""

    shown = Signal(object)

    def __init__(self, citation: Citation, playable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.citation = citation
        self._playable = playable
        self.setProperty("role", "chip")
        self.setText(wording.clock(citation.start_ms))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def name_speaker(self, speaker: str) -> None:
        """Says whose words these are; again after a rename."""
        time = wording.clock(self.citation.start_ms)
        verb = self.tr("Play {time}, {speaker}") if self._playable else self.tr("Show {time}, {speaker}")
        self.setAccessibleName(verb.format(time=time, speaker=speaker))
        self.setAccessibleDescription(self.citation.quote)
        self.setToolTip(tooltip(self.tr("{speaker}: “{quote}”").format(speaker=speaker, quote=self.citation.quote)))

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


class MinutesView(QWidget):
    """Shows the minutes of one meeting as they grow. Signals: proof_requested(ProofRequest)."""

    proof_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setMinimumWidth(240)
        self._items: list[SummaryItem] = []
        self._transcript: Transcript | None = None
        self._playable = True
        self._template = GENERAL
        self._sections: dict[ItemKind, QVBoxLayout] = {}
        self.chips: list[CitationChip] = []
        self._empty = PlainLabel(role="meta", wrap=True)
        self._proof = PlainLabel(role="meta", wrap=True)
        self._proof.setMaximumWidth(16_777_215)
        self._proof.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._proof.setFixedHeight(2 * self._proof.fontMetrics().lineSpacing() + 4)
        self._proof.setContentsMargins(20, 0, 20, 0)
        self._check = PlainLabel(self.tr("Heard by machine. Please check before you use it."), "meta", wrap=True)
        self._check.setContentsMargins(20, 4, 20, 8)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._proof)
        column.addWidget(self._check)
        self._clear()

    def show_items(
        self,
        items: list[SummaryItem],
        transcript: Transcript | None,
        playable: bool,
        template: Template = GENERAL,
    ) -> None:
        """Shows these lines under the headings of a template; what is there already stays where it is."""
        if template != self._template:
            self._template = template
            self._clear()
        if template != GENERAL:
            self._show_sections(items, transcript, playable)
            return
        known = len(self._items)
        if (
            items[:known] != self._items
            or playable != self._playable
            or (transcript is None) != (self._transcript is None)
        ):
            self._clear()
            known = 0
        self._transcript, self._playable = transcript, playable
        for item in items[known:]:
            self._add(item)
        self._items = list(items)
        self._empty.setVisible(not items)
        self._name_speakers()

    def _show_sections(self, items: list[SummaryItem], transcript: Transcript | None, playable: bool) -> None:
        shown = (items, playable, transcript is None)
        if shown != (self._items, self._playable, self._transcript is None) or not items:
            self._clear()
            self._playable = playable
            for section in sections_of(self._template, items, current_language()) if items else ():
                lines = self._heading(section.heading)
                for item in section.items:
                    lines.addWidget(self._line(item))
                if not section.items:
                    lines.addWidget(PlainLabel(section.empty, "meta", wrap=True))
        self._items, self._transcript = list(items), transcript
        self._empty.setVisible(not items)
        self._name_speakers()

    def show_empty(self, text: str) -> None:
        """What stands here while there is no line yet."""
        self._empty.setText(text)

    def proof_text(self) -> str:
        """The quote that is shown, or ""."""
        return self._proof.text()

    def texts(self) -> list[str]:
        """Everything that can be read here, in order."""
        return [label.text() for label in self.findChildren(PlainLabel)]

    def _clear(self) -> None:
        self._items, self.chips, self._sections = [], [], {}
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 8, 20, 16)
        column.setSpacing(20)
        self._empty = PlainLabel(self._empty.text(), "meta", wrap=True)
        column.addWidget(self._empty)
        self._headings = QVBoxLayout()
        self._headings.setSpacing(20)
        column.addLayout(self._headings)
        for kind in ItemKind if self._template == GENERAL else ():
            self._sections[kind] = lines = self._heading(wording.kind_title(kind))
            holder = lines.parentWidget()
            if holder is not None:
                holder.hide()
        column.addStretch(1)
        self._proof.hide()
        self._scroll.setWidget(content)

    def _heading(self, title: str) -> QVBoxLayout:
        section = QWidget()
        lines = QVBoxLayout(section)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addWidget(PlainLabel(title, "heading", wrap=True))
        self._headings.addWidget(section)
        return lines

    def _add(self, item: SummaryItem) -> None:
        section = self._sections[item.kind]
        section.addWidget(self._line(item))
        holder = section.parentWidget()
        if holder is not None:
            holder.show()

    def _line(self, item: SummaryItem) -> QWidget:
        line = QWidget()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(selectable(PlainLabel(item.text, wrap=True)))
        facts = wording.joined(self._owner(item), item.due or "")
        if facts:
            column.addWidget(PlainLabel(facts, "meta", wrap=True))
        if not item.citations or item.support < SUPPORT_NEEDED:
            doubt = QHBoxLayout()
            doubt.setSpacing(6)
            doubt.addWidget(Sign("doubt", "doubt", 14))
            doubt.addWidget(PlainLabel(self.tr("Not proven by the words cited"), "doubt"), 1)
            column.addLayout(doubt)
        if item.citations:
            chips = FlowLayout(spacing_px=4)
            for citation in item.citations:
                chips.addWidget(self._chip(citation))
            column.addLayout(chips)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if item.kind is ItemKind.ACTION:
            row.addWidget(PlainLabel("☐"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        return line

    def _chip(self, citation: Citation) -> CitationChip:
        chip = CitationChip(citation, self._playable)
        chip.clicked.connect(lambda: self.proof_requested.emit(ProofRequest(citation)))
        chip.shown.connect(self._on_shown)
        self.chips.append(chip)
        return chip

    def _owner(self, item: SummaryItem) -> str:
        if item.owner and self._transcript is not None and item.owner in self._transcript.speakers:
            return wording.speaker_label(self._transcript.speakers, item.owner)
        return item.owner or ""

    def _speaker_of(self, citation: Citation) -> str:
        if self._transcript is None:
            return ""
        try:
            turn = self._transcript.turn(citation.turn_id)
        except KeyError:
            return ""
        return wording.speaker_label(self._transcript.speakers, turn.speaker)

    def _name_speakers(self) -> None:
        for chip in self.chips:
            chip.name_speaker(self._speaker_of(chip.citation))

    def _on_shown(self, citation: Citation) -> None:
        said = self.tr("{time} {speaker}: “{quote}”").format(
            time=wording.clock(citation.start_ms), speaker=self._speaker_of(citation), quote=citation.quote
        )
        room = 2 * (self.width() - 40) * 9 // 10  # two lines, less what breaking between words costs
        self._proof.setText(self._proof.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, max(room, 200)))
        self._proof.show()
