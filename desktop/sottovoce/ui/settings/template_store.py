"""The templates as the window knows them: those that come with Sottovoce and, from the vault, the user's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject

from sottovoce.services.templates import read_template
from sottovoce.ui.parts.stored_list import StoredList
from sottovoce.ui.window.desk_access import TemplateAccess
from sottovoce_models.templates.shipped import SHIPPED
from sottovoce_models.templates.template import Template


class Templates(StoredList[Template]):
    """`stored` are the user's own. Signals: those of every stored list."""

    def __init__(self, access: Callable[[], TemplateAccess], parent: QObject | None = None) -> None:
        super().__init__(lambda: access().own(), parent)
        self._access = access

    @property
    def own(self) -> tuple[Template, ...]:
        """The user's own."""
        return self.stored

    @property
    def all(self) -> tuple[Template, ...]:
        """Those that come with Sottovoce, then the user's own."""
        return (*SHIPPED.values(), *self.own)

    def named(self, template_id: str) -> Template | None:
        """The template of this id."""
        return next((each for each in self.all if each.id == template_id), None)

    def save(self, template: Template) -> None:
        """Stores a template of the user's own; one without an id of that kind is a new one."""
        self._store(lambda: self._access().save(template))

    def delete(self, template_id: str) -> None:
        """It is offered no more."""
        self._remove(lambda: self._access().delete(template_id))

    def export(self, template: Template, path: Path) -> None:
        """Writes a template's file."""
        self._line.run(lambda: self._access().export(template, path), lambda _: None)

    def read(self, path: Path, then: Callable[[str], None]) -> None:
        """The text of a template's file, not yet judged."""
        self._line.run(lambda: read_template(path), lambda text: then(cast("str", text)))

    def material(self, recording_id: str, then: Callable[[object], None]) -> None:
        """Minutes and text of a meeting, to show a template with; None where there are none."""
        self._line.run(lambda: self._access().material(recording_id), then)
