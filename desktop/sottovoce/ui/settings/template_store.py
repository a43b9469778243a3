"""The templates as the window knows them: those that come with Sottovoce and, from the vault, the user's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal

from sottovoce.services.templates import read_template
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.window.desk_access import TemplateAccess
from sottovoce_models.templates.shipped import SHIPPED
from sottovoce_models.templates.template import Template


class Templates(QObject):
    """Signals: changed() there are others now; saved(Template) as it was stored; failed(WorkFailed)."""

    changed = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, access: Callable[[], TemplateAccess], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._access = access
        self._line = BackgroundLine(self)
        self._line.failed.connect(self.failed)
        self.own: tuple[Template, ...] = ()

    @property
    def all(self) -> tuple[Template, ...]:
        """Those that come with Sottovoce, then the user's own."""
        return (*SHIPPED.values(), *self.own)

    def named(self, template_id: str) -> Template | None:
        """The template of this id."""
        return next((each for each in self.all if each.id == template_id), None)

    def load(self) -> None:
        """Reads the user's own."""
        self._line.run(lambda: self._access().own(), self._show)

    def save(self, template: Template) -> None:
        """Stores a template of the user's own; one without an id of that kind is a new one."""

        def store() -> tuple[Template, Sequence[Template]]:
            access = self._access()
            return access.save(template), access.own()

        self._line.run(store, self._on_saved)

    def delete(self, template_id: str) -> None:
        """It is offered no more."""

        def remove() -> Sequence[Template]:
            access = self._access()
            access.delete(template_id)
            return access.own()

        self._line.run(remove, self._show)

    def export(self, template: Template, path: Path) -> None:
        """Writes a template's file."""
        self._line.run(lambda: self._access().export(template, path), lambda _: None)

    def read(self, path: Path, then: Callable[[str], None]) -> None:
        """The text of a template's file, not yet judged."""
        self._line.run(lambda: read_template(path), lambda text: then(cast("str", text)))

    def material(self, recording_id: str, then: Callable[[object], None]) -> None:
        """Minutes and text of a meeting, to show a template with; None where there are none."""
        self._line.run(lambda: self._access().material(recording_id), then)

    def clear(self) -> None:
        """The vault is shut."""
        self._line.forget()
        self._show(())

    def wait(self, seconds: float) -> None:
        """Waits for what is being stored, when the window closes."""
        self._line.wait(seconds)

    def _on_saved(self, result: object) -> None:
        kept, own = cast("tuple[Template, Sequence[Template]]", result)
        self._show(own)
        self.saved.emit(kept)

    def _show(self, own: object) -> None:
        self.own = tuple(cast("Sequence[Template]", own))
        self.changed.emit()
