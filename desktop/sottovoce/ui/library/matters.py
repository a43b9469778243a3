"""The matters as the window knows them: read when the vault opens, gone when it is shut. Thread: UI."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QObject, Signal

from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.window.desk_access import MatterAccess
from sottovoce.vault.rows_matters import Matter


class Matters(QObject):
    """Signals: changed() there are others now; saved(Matter) as it was stored; failed(WorkFailed)."""

    changed = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, access: Callable[[], MatterAccess], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._access = access
        self._line = BackgroundLine(self)
        self._line.failed.connect(self.failed)
        self.all: tuple[Matter, ...] = ()
        self._by_id: dict[str, Matter] = {}

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

    def load(self) -> None:
        """Reads what there is."""
        self._line.run(lambda: self._access().all(), self._show)

    def make(self, name: str, then: Callable[[Matter], None]) -> None:
        """A matter of this name, the one there is or a new one; `then` gets it when it is stored."""

        def made(result: object) -> None:
            matter, matters = cast("tuple[Matter, Sequence[Matter]]", result)
            self._show(matters)
            then(matter)

        def make() -> tuple[Matter, Sequence[Matter]]:
            access = self._access()
            return access.make(name), access.all()

        self._line.run(make, made)

    def save(self, matter: Matter) -> None:
        """Stores what is said of a matter."""

        def store() -> tuple[Matter, Sequence[Matter]]:
            access = self._access()
            return access.save(matter), access.all()

        self._line.run(store, self._on_saved)

    def delete(self, matter_id: str) -> None:
        """Forgets a matter; its meetings stay."""

        def remove() -> Sequence[Matter]:
            access = self._access()
            access.delete(matter_id)
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
        kept, matters = cast("tuple[Matter, Sequence[Matter]]", result)
        self._show(matters)
        self.saved.emit(kept)

    def _show(self, matters: object) -> None:
        self.all = tuple(cast("Sequence[Matter]", matters))
        self._by_id = {matter.id: matter for matter in self.all}
        self.changed.emit()
