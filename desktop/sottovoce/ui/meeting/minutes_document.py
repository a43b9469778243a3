"""The minutes as they are worked on: lines, and every step back and forth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from sottovoce.services.minutes_lines import Lines, items_of, numbered
from sottovoce_models.types import SummaryItem

_MOST_STEPS: Final = 500


class MinutesDocument(QObject):
    """Holds lines and their history. Signals: changed() by the user, also by undo and redo; loaded() from outside."""

    changed = Signal()
    loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Lines = ()
        self._before: list[Lines] = []
        self._after: list[Lines] = []
        self._typing: int | None = None

    @property
    def items(self) -> tuple[SummaryItem, ...]:
        """The lines as they are stored."""
        return items_of(self.lines)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return bool(self._after)

    def load(self, items: Sequence[SummaryItem]) -> None:
        """Other minutes, without a history; the same ones again keep theirs. Lines that go on keep their numbers."""
        if tuple(items) == self.items:
            return
        self.reset(items)

    def reset(self, items: Sequence[SummaryItem]) -> None:
        """Other minutes, without a history, even if they say the same."""
        known = len(self.lines)
        if self.items == tuple(items[:known]):  # they grow while they are written
            first = max((line.number for line in self.lines), default=0) + 1
            self.lines = (*self.lines, *numbered(items[known:], first))
        else:
            self.lines = numbered(items)
        self._before, self._after, self._typing = [], [], None
        self.loaded.emit()

    def apply(self, lines: Lines, *, typing: int | None = None) -> None:
        """The lines after a step; steps of typing in one line are one until `end_typing`."""
        if lines == self.lines:
            return
        if typing is None or self._typing != typing:
            self._before.append(self.lines)
            del self._before[:-_MOST_STEPS]
        self._typing = typing
        self._after.clear()
        self.lines = lines
        self.changed.emit()

    def end_typing(self) -> None:
        """What is typed next is another step."""
        self._typing = None

    def undo(self) -> None:
        """One step back."""
        if self._before:
            self._after.append(self.lines)
            self.lines = self._before.pop()
            self._typing = None
            self.changed.emit()

    def redo(self) -> None:
        """One step forth again."""
        if self._after:
            self._before.append(self.lines)
            self.lines = self._after.pop()
            self._typing = None
            self.changed.emit()
