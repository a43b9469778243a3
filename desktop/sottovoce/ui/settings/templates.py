"""Settings: forms of minutes, made and changed on a page of their own with a preview beside the fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, cast

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.core.template_texts import problem_text
from sottovoce.services.template_preview import Material
from sottovoce.services.templates import SUFFIX
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.banner import Banner
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.labels import PlainLabel, tooltip
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.parts.scrolled import Scrolled
from sottovoce.ui.parts.template_wording import current_language, grouped, is_shipped, template_title
from sottovoce.ui.settings.rows import SettingRow, SettingsSection
from sottovoce.ui.settings.template_fields import TemplateFields
from sottovoce.ui.settings.template_preview import TemplatePreview
from sottovoce.ui.settings.template_store import Templates
from sottovoce_models.templates.checking import Problem, problems
from sottovoce_models.templates.reading import TemplateBroken, parse, plain_of, template_of
from sottovoce_models.templates.shipped import GENERAL
from sottovoce_models.templates.template import Audience, Section, Template, Text
from sottovoce_models.types import Summary, Transcript

_SIDE_BY_SIDE_PX: Final = 760
_MAX_PROBLEMS: Final = 4
_NEW_ID: Final = "new"


class TemplateSettings(SettingsSection):
    """The way to the templates. Signals: pressed()."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head(self.tr("Templates"))
        self.button = QPushButton(self.tr("Open"))
        self.button.clicked.connect(self.pressed)
        self.rows.addWidget(
            SettingRow(
                self.tr("Forms of minutes"),
                self.tr("Therapy note, file note, assembly and others; copy one and make it your own."),
                self.button,
            )
        )


class TemplatesPage(QWidget):
    """One template at a time; what is typed stays until it is saved or thrown away. Signals: left() back."""

    left = Signal()

    def __init__(
        self, templates: Templates, dialogs: PlainDialogs, language: UiLanguage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._templates, self._dialogs, self._language = templates, dialogs, language
        self._shown = GENERAL
        self._wanted = GENERAL.id
        self.banner = Banner(language)
        self.chosen = QComboBox()
        self.fields, self.preview = TemplateFields(), TemplatePreview()
        self.state = PlainLabel(role="meta", wrap=True)
        self.problems = PlainLabel(role="doubt", wrap=True)
        self._make_buttons()
        self._lay_out()
        self.chosen.activated.connect(self._on_activated)
        self.fields.edited.connect(self._on_edited)
        self.preview.meeting_wanted.connect(self._on_meeting_wanted)
        templates.changed.connect(self._show_list)
        templates.saved.connect(self._on_saved)
        templates.failed.connect(self._on_failed)
        self._show_list()
        self._show(GENERAL)

    def enter(self, meetings: Sequence[tuple[str, str]], chosen_id: str) -> None:
        """The page is shown; what was typed before is still there. `meetings`: what to try templates on."""
        self.banner.hide()
        self.preview.offer(meetings, chosen_id)
        self.chosen.setFocus()

    def clear(self) -> None:
        """The vault is shut: nothing of the user's own stays."""
        self._show(GENERAL)
        self.preview.clear()

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not stored."""
        return not is_shipped(self._shown) and self.fields.document() != self._stored()

    # Making

    def _make_buttons(self) -> None:
        self.back_button = QPushButton(self.tr("Back"))
        self.back_button.setToolTip(tooltip(self.tr("Back (Esc)")))
        self.back_button.clicked.connect(self.left)
        self.copy_button = QPushButton(self.tr("Copy"))
        self.new_button = QPushButton(self.tr("New"))
        self.delete_button = QPushButton(self.tr("Delete…"))
        self.import_button = QPushButton(self.tr("Import…"))
        self.export_button = QPushButton(self.tr("Export…"))
        self.save_button = QPushButton(self.tr("Save"))
        self.save_button.setProperty("role", "primary")
        self.revert_button = QPushButton(self.tr("Undo changes"))
        for button, does in (
            (self.copy_button, self._copy),
            (self.new_button, self._new),
            (self.delete_button, self._ask_to_delete),
            (self.import_button, self._import),
            (self.export_button, self._export),
            (self.save_button, self._save),
            (self.revert_button, self._revert),
        ):
            button.clicked.connect(does)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("Templates"), "title"), 1)
        head.addWidget(self.back_button)
        self.chosen.setAccessibleName(self.tr("Template"))
        self.chosen.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chosen.setMinimumContentsLength(24)
        self.chosen.setPlaceholderText(self.tr("New, not saved yet"))
        tools = FlowLayout(spacing_px=8)
        for part in (self.chosen, self.copy_button, self.new_button, self.delete_button):
            tools.addWidget(part)
        tools.addWidget(self.import_button)
        tools.addWidget(self.export_button)
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 16, 8)
        column.addWidget(self.fields)
        column.addStretch(1)
        scroll = Scrolled(form)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.save_button)
        foot.addWidget(self.revert_button)
        foot.addWidget(self.state, 1)
        left = QFrame()
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.setSpacing(8)
        left_column.addWidget(scroll, 1)
        left_column.addWidget(self.problems)
        left_column.addLayout(foot)
        self.problems.setMaximumWidth(16_777_215)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setChildrenCollapsible(False)
        self.panes.setHandleWidth(1)
        self.panes.addWidget(left)
        self.panes.addWidget(self.preview)
        self.panes.setStretchFactor(0, 3)
        self.panes.setStretchFactor(1, 2)
        self.panes.setSizes([560, 400])
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 24, 24, 16)
        page.setSpacing(12)
        page.addLayout(head)
        page.addWidget(self.banner)
        page.addLayout(tools)
        page.addWidget(self.panes, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _SIDE_BY_SIDE_PX
        self.panes.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)

    # Showing

    def _show_list(self) -> None:
        with QSignalBlocker(self.chosen):
            self.chosen.clear()
            for _, group in grouped(self._templates.all):
                if self.chosen.count():
                    self.chosen.insertSeparator(self.chosen.count())
                for template in group:
                    own = "" if is_shipped(template) else self.tr("your own")
                    title = template_title(template)
                    self.chosen.addItem(f"{title} ({own})" if own else title, template.id)
            self.chosen.setCurrentIndex(self.chosen.findData(self._shown.id))
        if self._shown.id != _NEW_ID and self._templates.named(self._shown.id) is None:
            self._show(GENERAL)

    def _show(self, template: Template) -> None:
        self._shown = template
        self.fields.show_template(template)
        self.fields.set_editable(not is_shipped(template))
        self.chosen.setCurrentIndex(self.chosen.findData(template.id))
        self.state.setText("")
        self._show_state()

    def _show_state(self) -> None:
        shipped = is_shipped(self._shown)
        document = self.fields.document()
        found = [] if shipped else problems(document)
        self.problems.setText("\n".join(self._problem(problem) for problem in found[:_MAX_PROBLEMS]))
        self.problems.setVisible(bool(found))
        self.save_button.setEnabled(not shipped and not found and self.is_changed)
        self.save_button.setVisible(not shipped)
        self.revert_button.setVisible(not shipped)
        self.revert_button.setEnabled(self.is_changed)
        self.delete_button.setEnabled(not shipped and self._shown.id != _NEW_ID)
        self.export_button.setEnabled(not found)
        if shipped:
            self.state.setText(self.tr("Comes with Sottovoce. Copy it to change it."))
        if not found:
            self.preview.show_template(template_of(document))

    def _problem(self, problem: Problem) -> str:
        text = problem_text(problem, self._language)
        if problem.section is None or problem.section >= self.fields.sections.count():
            return text
        item = self.fields.sections.item(problem.section)
        return self.tr("{section}: {problem}").format(section=item.text(), problem=text)

    def _stored(self) -> dict[str, object]:
        return {} if self._shown.id == _NEW_ID else plain_of(self._shown)

    # Doing

    def _on_edited(self) -> None:
        self.state.setText("")
        self._show_state()

    def _on_activated(self) -> None:
        wanted = self._templates.named(str(self.chosen.currentData()))
        if wanted is not None and wanted.id != self._shown.id:
            self._leaving(lambda: self._show(wanted))

    def _leaving(self, then: Callable[[], None]) -> None:
        """Goes on at once where everything is stored; else asks first, and nothing is lost by a slip."""
        if not self.is_changed:
            then()
            return
        with QSignalBlocker(self.chosen):
            self.chosen.setCurrentIndex(self.chosen.findData(self._shown.id))
        self._dialogs.confirm(
            self.tr("Throw away what you changed?"),
            self.tr("“{title}” is not saved.").format(title=self._title()),
            self.tr("Throw away"),
            then,
        )

    def _title(self) -> str:
        tag = str(current_language())
        return self.fields.title[tag].text() or self.fields.title["de" if tag == "en" else "en"].text()

    def _copy(self) -> None:
        source = self._shown

        def copy() -> None:
            title = Text(*(f"{text} {word}" if text else "" for text, word in _copied(source.title)))
            self._show(replace(source, id=_NEW_ID, title=title))
            self._begin_new()

        self._leaving(copy)

    def _new(self) -> None:
        def new() -> None:
            headings = Text("Section", "Abschnitt")
            section = Section("section-1", headings, kinds=GENERAL.sections[0].kinds)
            title = Text("My template", "Meine Vorlage")
            self._show(Template(_NEW_ID, title, Audience.GENERAL, (section,)))
            self._begin_new()

        self._leaving(new)

    def _begin_new(self) -> None:
        self.state.setText(self.tr("Not saved yet."))
        field = self.fields.title[str(current_language())]
        field.setFocus()
        field.selectAll()

    def _save(self) -> None:
        if problems(self.fields.document()):
            return
        self.save_button.setEnabled(False)
        self._templates.save(template_of(self.fields.document()))

    def _revert(self) -> None:
        self._leaving(lambda: self._show(GENERAL if self._shown.id == _NEW_ID else self._shown))

    def _on_saved(self, kept: object) -> None:
        self._show(cast("Template", kept))
        self.state.setText(self.tr("Saved."))

    def _ask_to_delete(self) -> None:
        template_id = self._shown.id
        self._dialogs.confirm(
            self.tr("Delete “{title}”?").format(title=self._title()),
            self.tr("Minutes that were made with it keep their headings."),
            self.tr("Delete"),
            lambda: self._templates.delete(template_id),
        )

    def _export(self) -> None:
        template = template_of(self.fields.document())
        name = self._title().replace("/", "-").replace("\\", "-")
        self._dialogs.file_to_save(name, SUFFIX, lambda path: self._templates.export(template, path))

    def _import(self) -> None:
        self._leaving(
            lambda: self._dialogs.file_to_read("toml", lambda path: self._templates.read(path, self._on_read))
        )

    def _on_read(self, text: str) -> None:
        try:
            template = parse(text)
        except TemplateBroken as error:
            told = [problem_text(problem, self._language) for problem in error.problems[:_MAX_PROBLEMS]]
            self.problems.setText("\n".join([self.tr("This file was not imported."), *told]))
            self.problems.show()
            return
        self._show(replace(template, id=_NEW_ID))
        self._begin_new()

    def _on_meeting_wanted(self, recording_id: str) -> None:
        def show(found: object) -> None:
            pair = cast("tuple[Summary, Transcript] | None", found)
            self.preview.show_material(recording_id, Material(*pair) if pair is not None else None)

        self._templates.material(recording_id, show)

    def _on_failed(self, failed: WorkFailed) -> None:
        self.banner.show_error(failed.error, "")
        self._show_state()


def _copied(title: Text) -> tuple[tuple[str, str], tuple[str, str]]:
    return (title.en, "(copy)"), (title.de, "(Kopie)")
