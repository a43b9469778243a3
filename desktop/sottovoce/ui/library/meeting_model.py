"""The meetings that fit the filter, as rows: one row each, in order; thousands are no burden until they are seen."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from sottovoce.ui.library import list_wording
from sottovoce.ui.library.meetings import Meetings
from sottovoce.ui.library.shelf import Entry, day_starts
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.meeting.transcript_model import Index
from sottovoce.ui.parts.labels import tooltip

MEETING_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_NOWHERE: Final = QModelIndex()
_MOST_STEPS: Final = 64


class MeetingListModel(QAbstractListModel):
    """Follows `Meetings`; rows that stay keep their place in a view: only what changed is told."""

    def __init__(self, meetings: Meetings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._meetings = meetings
        self._entries: list[Entry] = []
        self._starts: list[bool] = []
        self._places: dict[str, int] = {}
        meetings.rearranged.connect(self._on_rearranged)
        meetings.changed.connect(self._on_changed)

    def rowCount(self, parent: Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def index_of(self, recording_id: str) -> QModelIndex:
        """Where a meeting stands."""
        place = self._places.get(recording_id)
        return QModelIndex() if place is None else self.index(place)

    def id_at(self, index: Index) -> str:
        """The id of a row's meeting."""
        return self._entries[index.row()].id

    def meeting(self, index: Index) -> Meeting | None:
        """The meeting of a row."""
        row = index.row()
        return self._meetings.of(self._entries[row].id) if 0 <= row < len(self._entries) else None

    def begins_day(self, row: int) -> bool:
        """Whether a row is the first of its day, in an order of time."""
        return self._starts[row]

    def day_of(self, row: int) -> str:
        """The day of a row in words."""
        return list_wording.day_heading(self._entries[row].day, date.today())

    @property
    def by_day(self) -> bool:
        """Whether days stand above the rows."""
        return bool(self._starts) and self._starts[0]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        meeting = self.meeting(index) if index.isValid() else None
        if meeting is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return meeting.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return list_wording.spoken(meeting)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(list_wording.spoken(meeting))
        return meeting if role == MEETING_ROLE else None

    def _on_changed(self, recording_id: str) -> None:
        index = self.index_of(recording_id)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def _on_rearranged(self) -> None:
        before, now = [entry.row.id for entry in self._entries], self._meetings.shown
        after = [entry.row.id for entry in now]
        if before == after:
            self._take(now)
            if now:
                self.dataChanged.emit(self.index(0), self.index(len(now) - 1))
        elif not (before and after and self._stepped(before, after, now)):
            self.beginResetModel()
            self._take(now)
            self.endResetModel()

    def _stepped(self, before: list[str], after: list[str], now: list[Entry]) -> bool:
        """Tells of one more, or of some less, where that is all; whether it was."""
        known = set(after)
        gone = [place for place, each in enumerate(before) if each not in known]
        stayed = [each for each in before if each in known] if gone else before
        if len(gone) <= _MOST_STEPS and stayed == after:
            for place in reversed(gone):
                self.beginRemoveRows(_NOWHERE, place, place)
                self._take(self._entries[:place] + self._entries[place + 1 :])
                self.endRemoveRows()
            self._take(now)
            return True
        fresh = [place for place, each in enumerate(after) if each not in self._places]
        if not gone and len(fresh) == 1 and before == after[: fresh[0]] + after[fresh[0] + 1 :]:
            self.beginInsertRows(_NOWHERE, fresh[0], fresh[0])
            self._take(now)
            self.endInsertRows()
            return True
        return False

    def _take(self, entries: list[Entry]) -> None:
        self._entries = entries
        self._starts = day_starts(entries, self._meetings.sort)
        self._places = {entry.row.id: place for place, entry in enumerate(entries)}
