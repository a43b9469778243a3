"""What the vault keeps of one kind, as the window knows it: read when the vault opens, gone when it is shut.

Thread: UI; the vault is asked off it, one thing after another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QObject, Signal

from sottovoce.ui.parts.background_line import BackgroundLine

T = TypeVar("T")


class StoredList(QObject, Generic[T]):
    """`stored`: what there is. After everything that changes it, it is read again.

    Signals: changed() there are others now; saved(T) as it was stored; failed(WorkFailed).
    """

    changed = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, read: Callable[[], Sequence[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._line = BackgroundLine(self)
        self._line.failed.connect(self.failed)
        self.stored: tuple[T, ...] = ()

    def load(self) -> None:
        """Reads what there is."""
        self._line.run(self._read, self._show)

    def clear(self) -> None:
        """The vault is shut."""
        self._line.forget()
        self._show(())

    def wait(self, seconds: float) -> None:
        """Waits for what is being stored, when the window closes."""
        self._line.wait(seconds)

    def _store(self, store: Callable[[], T], then: Callable[[T], None] | None = None) -> None:
        """Stores one, shows all, and tells `then`, or else everybody, what it became."""

        def stored(result: object) -> None:
            kept, everything = cast("tuple[T, Sequence[T]]", result)
            self._show(everything)
            (then or self.saved.emit)(kept)

        self._line.run(lambda: (store(), self._read()), stored)

    def _remove(self, remove: Callable[[], None]) -> None:
        """Forgets one and shows the others."""

        def removed() -> Sequence[T]:
            remove()
            return self._read()

        self._line.run(removed, self._show)

    def _show(self, stored: object) -> None:
        self.stored = tuple(cast("Sequence[T]", stored))
        self.changed.emit()
