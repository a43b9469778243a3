"""The form of a meeting's minutes, and choosing another one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import button_text, tooltip
from sottovoce.ui.parts.template_wording import grouped, template_title
from sottovoce_models.templates.shipped import GENERAL, SHIPPED
from sottovoce_models.templates.template import Template


class TemplateChoice(IconButton):
    """Signals: chosen(str) the id of a template, the same again to look for its passages anew; manage_pressed()."""

    chosen = Signal(str)
    manage_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("template", self.tr("Template"), parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._current = GENERAL
        self._menu = QMenu(self)
        self._menu.setAccessibleName(self.tr("Template"))
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the page does not jump when it comes
        self.setSizePolicy(policy)
        self._templates: Sequence[Template] = tuple(SHIPPED.values())
        self._looking = False
        self._name()

    def show_templates(self, templates: Sequence[Template]) -> None:
        """Offers these."""
        self._templates = templates

    def show_meeting(self, meeting: Meeting) -> None:
        """Shows the form of a meeting's minutes; it can be changed while nobody approved them and nothing runs."""
        self._current = meeting.draft.template
        self.setVisible(meeting.transcript is not None)
        idle = meeting.settled and meeting.state is not State.WAITING
        self.setEnabled(idle and bool(meeting.items) and not meeting.row.approved_at)
        self._name()

    def show_looking(self, looking: bool) -> None:
        """Passages are being looked for, or no longer."""
        self._looking = looking
        self._name()

    def _name(self) -> None:
        title = template_title(self._current)
        said = self.tr("Template: {title}").format(title=title)
        if self._looking:
            said = self.tr("{template}. Looking for passages…").format(template=said)
        self.setText(self.tr("Looking for passages…") if self._looking else self.tr("Template"))
        self.setAccessibleName(said)
        hint = self.tr("Your own lines stay whatever you choose.")
        self.setToolTip(tooltip(f"{said} {hint}" if not said.endswith("…") else said))

    def _fill(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        for name, templates in grouped(self._templates):
            self._menu.addSection(button_text(name))
            for template in templates:
                action = self._menu.addAction(button_text(template_title(template)))
                action.setCheckable(True)
                action.setChecked(template.id == self._current.id)
                action.setData(template.id)
                action.triggered.connect(lambda _=False, chosen=template.id: self.chosen.emit(chosen))
                group.addAction(action)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Make your own…")).triggered.connect(self.manage_pressed)
