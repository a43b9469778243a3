"""A letter as it was written and changed, one version after another. Pure."""

from __future__ import annotations

from typing import Final

from sottovoce.pipeline.compose import Letter

_MOST_KEPT: Final = 100


class Versions:
    """Steps back and forth; what is added after a step back takes the place of what came after."""

    def __init__(self) -> None:
        self._letters: list[Letter] = []
        self._at = -1

    @property
    def current(self) -> Letter | None:
        """The letter as it stands; None before the first."""
        return self._letters[self._at] if self._letters else None

    @property
    def can_undo(self) -> bool:
        """Whether there is one before."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is one after."""
        return self._at < len(self._letters) - 1

    @property
    def place(self) -> tuple[int, int]:
        """The number of this version, from 1, and how many there are."""
        return self._at + 1, len(self._letters)

    def add(self, letter: Letter) -> None:
        """The letter is this now; the oldest goes where there are too many."""
        self._letters = [*self._letters[: self._at + 1], letter][-_MOST_KEPT:]
        self._at = len(self._letters) - 1

    def undo(self) -> None:
        """To the one before, if there is one."""
        self._at -= int(self.can_undo)

    def redo(self) -> None:
        """To the one after, if there is one."""
        self._at += int(self.can_redo)
