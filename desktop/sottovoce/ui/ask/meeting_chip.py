"""A moment of one of several meetings; a click opens the meeting there."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sottovoce.ui.meeting.citation_chip import CitationChip
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.labels import button_text, tooltip
from sottovoce_models.types import Citation

_LONGEST_TITLE = 24


class MeetingChip(CitationChip):
    """Says which meeting it is of."""

    def __init__(self, citation: Citation, title: str, parent: QWidget | None = None) -> None:
        self._title = title
        super().__init__(citation, playable=False, parent=parent)

    def _tell(self) -> None:
        time, title = wording.clock(self.citation.start_ms), self._title
        short = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"
        self.setText(button_text(wording.joined(short, time)))
        self.setAccessibleName(self.tr("Open {meeting} at {time}").format(meeting=title, time=time))
        self.setAccessibleDescription(self.citation.quote)
        self.setToolTip(tooltip(wording.joined(title, time)))
