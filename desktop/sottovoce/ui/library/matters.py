"""The matters as the window knows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QObject

from sottovoce.ui.parts.stored_list import StoredList
from sottovoce.ui.window.desk_access import MatterAccess
from sottovoce.vault.rows_matters import Matter


class Matters(StoredList[Matter]):
    """Signals: those of every stored list."""

    def __init__(self, access: Callable[[], MatterAccess], parent: QObject | None = None) -> None:
        super().__init__(lambda: access().all(), parent)
        self._access = access
        self._by_id: dict[str, Matter] = {}  # asked for every row of the list that is painted

    @property
    def all(self) -> tuple[Matter, ...]:
        """Every matter."""
        return self.stored

    def of(self, matter_id: str | None) -> Matter | None:
        """The matter with this id."""
        return self._by_id.get(matter_id or "")

    def name_of(self, matter_id: str | None) -> str:
        """What a matter is called; "" for none."""
        matter = self.of(matter_id)
        return matter.name if matter is not None else ""

    def containing(self, text: str) -> list[Matter]:
        """The matters whose name holds what was typed."""
        wanted = text.strip().casefold()
        return [matter for matter in self.all if wanted and wanted in matter.name.casefold()]

    def make(self, name: str, then: Callable[[Matter], None]) -> None:
        """A matter of this name, the one there is or a new one; `then` gets it when it is stored."""
        self._store(lambda: self._access().make(name), then)

    def save(self, matter: Matter) -> None:
        """Stores what is said of a matter."""
        self._store(lambda: self._access().save(matter))

    def delete(self, matter_id: str) -> None:
        """Forgets a matter; its meetings stay."""
        self._remove(lambda: self._access().delete(matter_id))

    def _show(self, stored: object) -> None:
        self._by_id = {matter.id: matter for matter in cast("Sequence[Matter]", stored)}
        super()._show(stored)
