"""The lists of names and terms as the window knows them: read when the vault opens, gone when it is shut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QObject, Signal

from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.window.desk_access import VocabularyAccess
from sottovoce.vault.rows_vocabularies import Vocabulary


class Vocabularies(QObject):
    """Signals: changed() there are others now; saved(Vocabulary) as it was stored; failed(WorkFailed)."""

    changed = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, access: Callable[[], VocabularyAccess], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._access = access
        self._line = BackgroundLine(self)
        self._line.failed.connect(self.failed)
        self.all: tuple[Vocabulary, ...] = ()

    def named(self, name: str) -> Vocabulary | None:
        """The list of this name."""
        return next((each for each in self.all if each.name == name), None)

    def load(self) -> None:
        """Reads what there is."""
        self._line.run(lambda: self._access().all(), self._show)

    def save(self, vocabulary: Vocabulary, before: str) -> None:
        """Stores a list; one that was called `before` is renamed."""

        def store() -> tuple[Vocabulary, Sequence[Vocabulary]]:
            access = self._access()
            return access.save(vocabulary, before), access.all()

        self._line.run(store, self._on_saved)

    def delete(self, name: str) -> None:
        """Forgets a list."""

        def remove() -> Sequence[Vocabulary]:
            access = self._access()
            access.delete(name)
            return access.all()

        self._line.run(remove, self._show)

    def clear(self) -> None:
        """The vault is shut."""
        self._line.forget()
        self._show(())

    def wait(self, seconds: float) -> None:
        """Waits for what is being stored, when the window closes."""
        self._line.wait(seconds)

    def _on_saved(self, result: object) -> None:
        kept, lists = cast("tuple[Vocabulary, Sequence[Vocabulary]]", result)
        self._show(lists)
        self.saved.emit(kept)

    def _show(self, lists: object) -> None:
        self.all = tuple(cast("Sequence[Vocabulary]", lists))
        self.changed.emit()
