"""The lists of names and terms as the window knows them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from sottovoce.ui.parts.stored_list import StoredList
from sottovoce.ui.window.desk_access import VocabularyAccess
from sottovoce.vault.rows_vocabularies import Vocabulary


class Vocabularies(StoredList[Vocabulary]):
    """Signals: those of every stored list."""

    def __init__(self, access: Callable[[], VocabularyAccess], parent: QObject | None = None) -> None:
        super().__init__(lambda: access().all(), parent)
        self._access = access

    @property
    def all(self) -> tuple[Vocabulary, ...]:
        """Every list."""
        return self.stored

    def named(self, name: str) -> Vocabulary | None:
        """The list of this name."""
        return next((each for each in self.all if each.name == name), None)

    def save(self, vocabulary: Vocabulary, before: str) -> None:
        """Stores a list; one that was called `before` is renamed."""
        self._store(lambda: self._access().save(vocabulary, before))

    def delete(self, name: str) -> None:
        """Forgets a list."""
        self._remove(lambda: self._access().delete(name))
