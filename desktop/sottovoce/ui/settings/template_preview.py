"""How minutes would look under the template that is being written, beside its fields, at every key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QScrollArea, QVBoxLayout, QWidget

from sottovoce.services.template_preview import Material, previewed, sample
from sottovoce.services.template_sections import ShownSection, sections_of
from sottovoce.ui.parts.focus_ring import FocusRing
from sottovoce.ui.parts.labels import PlainLabel, selectable
from sottovoce.ui.parts.template_wording import current_language, template_title
from sottovoce_models.templates.template import Template

_PAUSE_MS: Final = 150
_LETTERS: Final = 16
_MAX_LINES: Final = 12
_AS_WIDE_AS_THE_PANE: Final = 16_777_215


class TemplatePreview(QWidget):
    """Signals: meeting_wanted(str) the minutes of this meeting are to be shown (`show_material`)."""

    meeting_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(220)
        self._template: Template | None = None
        self._material = sample(current_language())
        self._sections: tuple[ShownSection, ...] = ()
        self.meeting = QComboBox()
        self.meeting.setAccessibleName(self.tr("Show with"))
        self.meeting.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.meeting.setMinimumContentsLength(_LETTERS)
        self.meeting.activated.connect(self._on_meeting)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._show)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.setAccessibleName(self.tr("Preview"))
        FocusRing(self._scroll)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        label = PlainLabel(self.tr("Show with"), "meta")
        label.setBuddy(self.meeting)
        note = PlainLabel(
            self.tr("Preview. When minutes are made, passages are chosen more carefully and checked once more."),
            "meta",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("Preview"), "heading"))
        column.addWidget(label)
        column.addWidget(self.meeting)
        column.addWidget(note)
        column.addWidget(self._scroll, 1)
        self.offer((), "")

    def offer(self, meetings: Sequence[tuple[str, str]], chosen_id: str) -> None:
        """The meetings (id, title) it can be shown with besides the sample; one of them may be chosen at once."""
        before = chosen_id or self.meeting.currentData() or ""
        self.meeting.clear()
        self.meeting.addItem(self.tr("A made-up talk"), "")
        for recording_id, title in meetings:
            self.meeting.addItem(title, recording_id)
        self.meeting.setCurrentIndex(max(0, self.meeting.findData(before)))
        self._on_meeting()

    def show_material(self, recording_id: str, material: Material | None) -> None:
        """Shows with this meeting, if it is still wanted; with the sample where it has no minutes."""
        if self.meeting.currentData() == recording_id:
            self._material = material or sample(current_language())
            self._show()

    def show_template(self, template: Template) -> None:
        """Shows a template, after a short pause in typing."""
        self._template = template
        self._timer.start()

    def clear(self) -> None:
        """Nothing of any meeting stays."""
        self._material = sample(current_language())
        self.offer((), "")
        self._show()

    def texts(self) -> list[str]:
        """Everything that can be read in it, in order."""
        content = self._scroll.widget()
        return [label.text() for label in content.findChildren(PlainLabel)] if content is not None else []

    def _on_meeting(self) -> None:
        chosen = str(self.meeting.currentData() or "")
        if chosen:
            self.meeting_wanted.emit(chosen)
        else:
            self._material = sample(current_language())
            self._show()

    def _show(self) -> None:
        template = self._template
        if template is None:
            return
        at = self._scroll.verticalScrollBar().value()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 12, 8)
        column.setSpacing(6)
        language = current_language()
        column.addWidget(_wide(PlainLabel(template_title(template), "title", wrap=True)))
        tone = template.tone.within(language)
        if tone:
            column.addWidget(_wide(PlainLabel(tone, "meta", wrap=True)))
        for section in sections_of(template, previewed(template, self._material), language):
            column.addSpacing(8)
            column.addWidget(_wide(PlainLabel(section.heading, "heading", wrap=True)))
            for item in section.items[:_MAX_LINES]:
                column.addWidget(_wide(selectable(PlainLabel(item.text, wrap=True))))
            rest = len(section.items) - _MAX_LINES
            if rest > 0:
                more = self.tr("%n more line(s)", "", rest)
                column.addWidget(_wide(PlainLabel(more, "meta", wrap=True)))
            if not section.items:
                column.addWidget(_wide(PlainLabel(section.empty, "meta", wrap=True)))
        column.addStretch(1)
        self._scroll.setWidget(content)
        self._scroll.verticalScrollBar().setValue(at)


def _wide(label: PlainLabel) -> PlainLabel:
    label.setMaximumWidth(_AS_WIDE_AS_THE_PANE)
    return label
