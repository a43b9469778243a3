"""The meetings that fit the filter, as rows: one row each, in order; thousands are no burden until they are seen."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from sottovoce.ui.library import list_wording
from sottovoce.ui.library.meetings import Meetings
from sottovoce.ui.library.shelf import Entry, begins_day
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
        self._ids: list[str] = []
        self._places: dict[str, int] | None = None
        meetings.rearranged.connect(self._on_rearranged)
        meetings.changed.connect(self._on_changed)

    def rowCount(self, parent: Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def index_of(self, recording_id: str) -> QModelIndex:
        """Where a meeting stands."""
        if self._places is None:
            self._places = {each: place for place, each in enumerate(self._ids)}
        place = self._places.get(recording_id)
        return QModelIndex() if place is None else self.index(place)

    def id_at(self, index: Index) -> str:
        """The id of a row's meeting."""
        return self._ids[index.row()]

    def meeting(self, index: Index) -> Meeting | None:
        """The meeting of a row."""
        row = index.row()
        return self._meetings.of(self._ids[row]) if 0 <= row < len(self._ids) else None

    def begins_day(self, row: int) -> bool:
        """Whether a row is the first of its day, in an order of time."""
        return begins_day(self._entries, row, self._meetings.sort)

    def days_of(self, row: int) -> list[str]:
        """The day of a row in words, in ever less room."""
        return list_wording.day_headings(self._entries[row].day, date.today())

    @property
    def by_day(self) -> bool:
        """Whether days stand above the rows."""
        return bool(self._entries) and self.begins_day(0)

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
        before, now = self._ids, self._meetings.shown
        after = [entry.id for entry in now]
        if before == after:
            self._take(now, after)
            if now:
                self.dataChanged.emit(self.index(0), self.index(len(now) - 1))
        elif not (before and after and self._stepped(before, after, now)):
            self.beginResetModel()
            self._take(now, after)
            self.endResetModel()

    def _stepped(self, before: list[str], after: list[str], now: list[Entry]) -> bool:
        """Tells of one more, or of a few less, where that is all; whether it was."""
        less = len(before) - len(after)
        if less == -1:
            place = next((place for place, each in enumerate(before) if each != after[place]), len(before))
            if before[place:] == after[place + 1 :]:
                self.beginInsertRows(_NOWHERE, place, place)
                self._take(now, after)
                self.endInsertRows()
                return True
        if 0 < less <= _MOST_STEPS:
            known = set(after)
            gone = [place for place, each in enumerate(before) if each not in known]
            if [each for each in before if each in known] == after:
                for place in reversed(gone):
                    self.beginRemoveRows(_NOWHERE, place, place)
                    self._take(
                        self._entries[:place] + self._entries[place + 1 :], self._ids[:place] + self._ids[place + 1 :]
                    )
                    self.endRemoveRows()
                self._take(now, after)
                return True
        return False

    def _take(self, entries: list[Entry], ids: list[str]) -> None:
        self._entries, self._ids, self._places = entries, ids, None
