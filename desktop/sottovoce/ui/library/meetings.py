"""The meetings in the window's list, in the order of the list: the newest first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from sottovoce.ui.meeting.meeting import Meeting


class Meetings(QObject):
    """Signals: added(Meeting, its place), removed(Meeting), refilled() all are others now, many at once."""

    added = Signal(object, int)
    removed = Signal(object)
    refilled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: list[Meeting] = []
        self._by_id: dict[str, Meeting] = {}

    def of(self, recording_id: str) -> Meeting | None:
        """The meeting with this id, if it is shown."""
        return self._by_id.get(recording_id)

    def add(self, meeting: Meeting) -> None:
        """Puts a meeting at its place."""
        place = bisect_left(self.all, _newest_first(meeting), key=_newest_first)
        self.all.insert(place, meeting)
        self._by_id[meeting.id] = meeting
        self.added.emit(meeting, place)

    def add_all(self, meetings: Sequence[Meeting]) -> None:
        """Puts many meetings at their places at once."""
        self.all = sorted([*self.all, *meetings], key=_newest_first)
        self._by_id |= {meeting.id: meeting for meeting in meetings}
        self.refilled.emit()

    def remove(self, meeting: Meeting) -> None:
        """Takes a meeting off the list; what the vault keeps of it stays there."""
        if self._by_id.pop(meeting.id, None) is None:
            return
        self.all.remove(meeting)
        self.removed.emit(meeting)
        meeting.deleteLater()

    def clear(self) -> None:
        """Takes every meeting off the list."""
        gone, self.all, self._by_id = self.all, [], {}
        self.refilled.emit()
        for meeting in gone:
            meeting.deleteLater()


def _newest_first(meeting: Meeting) -> float:
    return -datetime.fromisoformat(meeting.row.created_at).timestamp()
