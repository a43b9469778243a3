"""A box to choose the form of the minutes in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from sottovoce.ui.parts.template_wording import grouped, template_title
from sottovoce_models.templates.shipped import GENERAL, SHIPPED
from sottovoce_models.templates.template import GENERAL_ID, Template


class TemplateBox(QComboBox):
    """Offers the templates that come with Sottovoce until it is told of the user's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._templates: dict[str, Template] = {}
        self._wanted = GENERAL_ID
        self.activated.connect(self._on_activated)
        self.show_templates(tuple(SHIPPED.values()))

    @property
    def chosen(self) -> Template:
        """The template that is chosen; the general one while the wanted one is not there."""
        return self._templates.get(self.currentData(), GENERAL)

    def choose(self, template_id: str) -> None:
        """Chooses a template, as soon as it is there."""
        self._wanted = template_id
        place = self.findData(template_id)
        self.setCurrentIndex(place if place >= 0 else max(0, self.findData(GENERAL_ID)))

    def show_templates(self, templates: Sequence[Template]) -> None:
        """Offers these, grouped by whom they are for; the wanted one stays chosen."""
        self._templates = {template.id: template for template in templates}
        with QSignalBlocker(self):
            self.clear()
            for _, group in grouped(templates):
                if self.count():
                    self.insertSeparator(self.count())
                for template in group:
                    self.addItem(template_title(template), template.id)
            self.choose(self._wanted)

    def _on_activated(self) -> None:
        self._wanted = str(self.currentData())
