"""The transcript as rows: segments while they are being heard, turns once the speakers are known.

Thread: UI. Rows are built when they are shown; a transcript of 10,000 turns costs no more to set than one of ten.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from sottovoce.ui.parts import wording
from sottovoce_models.types import Doubt, DoubtReason, Segment, Speaker, Transcript, Turn

MAX_ROWS_PER_TURN_OF_LOOP: Final = 200
_NOWHERE: Final = QModelIndex()
_FEW_ROWS: Final = 200
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the delegate asks for besides the standard roles."""

    ROW = Qt.ItemDataRole.UserRole + 1
    SPEAKER_NAME = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class TranscriptRow:
    """One row as it is drawn. `speaker_id` None: nobody knows yet who spoke."""

    start_ms: int
    end_ms: int
    text: str
    speaker_id: str | None = None
    speaker_label: str = ""
    speaker_index: int = 0
    initials: str = ""
    doubts: tuple[DoubtReason, ...] = ()
    turn_id: str = ""
    reviewed: bool = False
    at: str = ""

    @property
    def time_text(self) -> str:
        """When it was said or written."""
        return wording.moment_of(self.at, self.start_ms)


@dataclass(frozen=True, slots=True)
class RenameRequest:
    """The user gave a voice a name."""

    speaker_id: str
    name: str


class TranscriptModel(QAbstractListModel):
    """Rows of one meeting. Signals: rename_requested(RenameRequest)."""

    rename_requested = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: Sequence[Segment | Turn] = []
        self._speakers: Mapping[str, Speaker] = MappingProxyType({})
        self._doubts: dict[int, tuple[DoubtReason, ...]] = {}
        self._doubtful: tuple[Doubt, ...] = ()
        self._reviewed: frozenset[str] = frozenset()
        self._asked = -1

    def add_segments(self, segments: Sequence[Segment]) -> None:
        """Adds what was just heard at its place in time; at most MAX_ROWS_PER_TURN_OF_LOOP at once."""
        if len(segments) > MAX_ROWS_PER_TURN_OF_LOOP:
            raise ValueError("too many rows for one turn of the event loop")
        items = list(self._items) if not isinstance(self._items, list) else self._items
        self._items = items
        ordered = sorted(segments, key=lambda segment: segment.start_ms)
        last_ms = items[-1].start_ms if items else 0
        late = [segment for segment in ordered if segment.start_ms < last_ms]  # of the other track
        for segment in late:
            row = bisect_right(items, segment.start_ms, key=lambda item: item.start_ms)
            self.beginInsertRows(_NOWHERE, row, row)
            items.insert(row, segment)
            self.endInsertRows()
        fresh = ordered[len(late) :]
        if fresh:
            self.beginInsertRows(_NOWHERE, len(items), len(items) + len(fresh) - 1)
            items.extend(fresh)
            self.endInsertRows()

    def withdraw(self, indices: Set[int]) -> None:
        """Takes segments away again: what was said there is off the record, or is heard anew."""
        for row in reversed(range(len(self._items))):
            item = self._items[row]
            if isinstance(item, Segment) and item.index in indices:
                items = list(self._items)
                self.beginRemoveRows(_NOWHERE, row, row)
                del items[row]
                self._items = items
                self.endRemoveRows()

    def set_segments(self, segments: Sequence[Segment]) -> None:
        """Shows these segments, in order of time, instead of whatever stood here."""
        self.beginResetModel()
        self._items, self._speakers, self._doubts = list(segments), MappingProxyType({}), {}
        self._doubtful, self._reviewed = (), frozenset()
        self.endResetModel()

    def set_transcript(self, transcript: Transcript, reviewed: frozenset[str] = frozenset()) -> None:
        """Shows turns instead; rows of turns that are the same objects as before stay where they are.

        Rows whose text may be another are told with the role of the text, those of which only the head may be without.
        """
        before, turns, had_turns = self._items, transcript.turns, bool(self._speakers)
        others = self._speakers != transcript.speakers or self._reviewed != reviewed
        others = others or self._doubtful != transcript.doubts
        self._speakers, self._reviewed, self._doubtful = transcript.speakers, reviewed, transcript.doubts
        first = _same_before(before, turns)
        last = _same_after(before, turns, first)
        gone, fresh = len(before) - first - last, len(turns) - first - last
        if not had_turns or (gone != fresh and max(gone, fresh) > _FEW_ROWS):
            self.beginResetModel()
            self._take(transcript)
            self.endResetModel()
            return
        both = first + min(gone, fresh)
        if gone > fresh:
            self.beginRemoveRows(_NOWHERE, both, both + gone - fresh - 1)
            self._take(transcript)
            self.endRemoveRows()
        elif fresh > gone:
            self.beginInsertRows(_NOWHERE, both, both + fresh - gone - 1)
            self._take(transcript)
            self.endInsertRows()
        elif gone or others:
            times = ((one.start_ms, one.end_ms) for one in before[first:both])
            same = not others and all(
                time == (turn.start_ms, turn.end_ms) for time, turn in zip(times, turns[first:both], strict=True)
            )
            self._take(transcript, same_times=same)
        if both > first:
            self.dataChanged.emit(self.index(first), self.index(both - 1), [int(Qt.ItemDataRole.DisplayRole)])
        if turns and (others or gone != fresh):
            self.dataChanged.emit(self.index(0), self.index(len(turns) - 1), [int(Role.ROW)])

    def _take(self, transcript: Transcript, *, same_times: bool = False) -> None:
        self._items = transcript.turns
        if not same_times:
            self._doubts = _doubts_by_row(transcript.turns, transcript.doubts)

    def rowCount(self, parent: Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._items)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """What was heard so far, in order of time; none when it has become turns."""
        return tuple(item for item in self._items if isinstance(item, Segment))

    @property
    def has_speakers(self) -> bool:
        """Whether rows are turns of somebody rather than segments."""
        return bool(self._speakers)

    def row(self, number: int) -> TranscriptRow:
        """The row as it is drawn."""
        item = self._items[number]
        if isinstance(item, Segment):
            return TranscriptRow(item.start_ms, item.end_ms, item.text.strip())
        return TranscriptRow(
            item.start_ms,
            item.end_ms,
            item.text.strip(),
            item.speaker,
            wording.speaker_with_role(self._speakers, item.speaker),
            wording.speaker_index(self._speakers, item.speaker),
            wording.initials(self._speakers, item.speaker),
            self._doubts.get(number, ()),
            item.id,
            item.id in self._reviewed,
            item.at,
        )

    def text_lengths(self) -> list[int]:
        """Characters of every row's text, for a first guess at heights."""
        return [len(item.text) for item in self._items]

    def row_of_turn(self, turn_id: str) -> int | None:
        """Where a turn stands; None while turns are not known."""
        if 0 <= self._asked < len(self._items):  # mostly asked for again and again while somebody types in it
            item = self._items[self._asked]
            if isinstance(item, Turn) and item.id == turn_id:
                return self._asked
        found = next((i for i, item in enumerate(self._items) if isinstance(item, Turn) and item.id == turn_id), None)
        self._asked = -1 if found is None else found
        return found

    def row_at(self, time_ms: int) -> int | None:
        """The row that is being spoken at a moment, or the last one before it; None for an empty transcript."""
        if not self._items:
            return None
        return max(0, bisect_right(self._items, time_ms, key=lambda item: item.start_ms) - 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        row = self.row(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Role.ROW:
                return row
            case Role.SPEAKER_NAME | Qt.ItemDataRole.EditRole:
                speaker = self._speakers.get(row.speaker_id or "")
                return speaker.name if speaker else ""
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole, /) -> bool:
        row = self.row(index.row()) if index.isValid() else None
        if row is None or row.speaker_id is None or role not in {Role.SPEAKER_NAME, Qt.ItemDataRole.EditRole}:
            return False
        self.rename_requested.emit(RenameRequest(row.speaker_id, str(value)))
        return True

    def flags(self, index: Index, /) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if isinstance(self._items[index.row()], Turn):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def copied_text(self, rows: Sequence[int]) -> str:
        """What Ctrl+C puts on the clipboard."""
        lines = []
        for number in sorted(rows):
            row = self.row(number)
            who = f" {row.speaker_label}:" if row.speaker_label else ""
            lines.append(f"[{row.time_text}]{who} {row.text}")
        return "\n".join(lines)

    def _spoken(self, row: TranscriptRow) -> str:
        doubt = wording.joined(*(wording.doubt_text(reason) for reason in row.doubts))
        said = f"{row.time_text} {row.speaker_label}: {row.text}" if row.speaker_label else row.text
        if row.reviewed:
            said = self.tr("{said} (reviewed)").format(said=said)
        return self.tr("{said} (doubtful passage: {doubt})").format(said=said, doubt=doubt) if doubt else said


def _same_before(before: Sequence[object], after: Sequence[object]) -> int:
    """How many are the same at the beginning."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((n for n, (one, other) in pairs if one is not other), min(len(before), len(after)))


def _same_after(before: Sequence[object], after: Sequence[object], first: int) -> int:
    """How many are the same at the end, apart from the `first` that are the same at the beginning."""
    room = min(len(before), len(after)) - first
    pairs = enumerate(zip(reversed(before), reversed(after), strict=False))
    return min(room, next((n for n, (one, other) in pairs if one is not other), room))


def _doubts_by_row(turns: Sequence[Turn], doubts: Sequence[Doubt]) -> dict[int, tuple[DoubtReason, ...]]:
    """Every doubt goes to the turns it overlaps, or to the turn before it when nothing was heard there."""
    found: dict[int, list[DoubtReason]] = {}
    starts = [turn.start_ms for turn in turns]
    for doubt in doubts:
        first = max(0, bisect_right(starts, doubt.start_ms) - 1)
        last = max(first + 1, bisect_left(starts, doubt.end_ms))
        rows = [i for i in range(first, min(last, len(turns))) if turns[i].end_ms > doubt.start_ms] or [first]
        for i in rows if turns else []:
            reasons = found.setdefault(i, [])
            if doubt.reason not in reasons:
                reasons.append(doubt.reason)
    return {row: tuple(reasons) for row, reasons in found.items()}
