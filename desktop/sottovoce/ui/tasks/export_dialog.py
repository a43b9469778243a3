"""Handing open tasks over: as what, with which names, and to whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.core.task_texts import task_words
from sottovoce.services.tasks.service import TaskExport, TaskFormat
from sottovoce.ui.meeting.export_wording import file_kind, language_name
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.check_box import WrappingCheckBox
from sottovoce.ui.parts.copied_places import warn_of_copies
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.working_dialog import WorkingDialog, add_row, choice_form
from sottovoce.ui.tasks.access import TaskAccess
from sottovoce.ui.tasks.task_wording import tasks_text
from sottovoce.vault.copy_watch import CopyWatch


@dataclass(frozen=True, slots=True)
class TaskExportParts:
    """What the dialog works with; `before`: what must be stored first is, when this returns (on any thread)."""

    access: TaskAccess
    dialogs: Dialogs
    language: UiLanguage
    before: Callable[[], None]
    line: BackgroundLine


class TaskExportDialog(WorkingDialog):
    """Which tasks is decided before; those that were ticked or deleted meanwhile are left out."""

    def __init__(self, uids: Sequence[str], drafts: bool, parts: TaskExportParts, parent: QWidget) -> None:
        title = QCoreApplication.translate("TaskExportDialog", "Export open tasks")
        save = QCoreApplication.translate("TaskExportDialog", "Save…")
        super().__init__(title, save, parts.line, parts.language, parent)
        self._uids, self._parts = tuple(uids), parts
        self.format, self.language, self.recipient = QComboBox(), QComboBox(), QLineEdit()
        for kind in TaskFormat:
            self.format.addItem(file_kind(str(kind)), str(kind))
        for each in UiLanguage:
            self.language.addItem(language_name(each), str(each))
        self.language.setCurrentIndex(self.language.findData(str(parts.language)))
        self.recipient.setPlaceholderText(self.tr("For the log"))
        self.names = WrappingCheckBox(self.tr("With the titles of the meetings and the names of the matters"))
        self._draft = PlainLabel(
            self.tr("Some come from minutes that nobody has approved; the file says so beside them."),
            "doubt",
            wrap=True,
        )
        self._draft.setVisible(drafts)
        self._lay_out()
        self.fit(80, 28)
        self.format.setFocus()
        self.refresh()

    def act(self) -> None:
        """Asks for the file's name, then writes it."""
        if self.working:
            return
        export = self._export()
        write = partial(self._check_place, export)
        self._parts.dialogs.file_to_export(task_words(export.language).name, str(export.format), write)

    def ready(self) -> bool:
        return bool(self._uids)

    def wipe(self) -> None:
        self.recipient.clear()

    def _lay_out(self) -> None:
        form = choice_form()
        add_row(form, self.tr("&Kind of file"), self.format)
        add_row(form, self.tr("&Language"), self.language)
        add_row(form, self.tr("&To whom"), self.recipient)
        self.content.addWidget(PlainLabel(tasks_text(len(self._uids)), "meta"))
        self.content.addLayout(form)
        self.content.addWidget(self.names)
        about = self.tr(
            "A calendar program may copy what it reads to other computers. Without titles and names the file says what "
            "is to be done, by whom and when."
        )
        self.content.addWidget(PlainLabel(about, "meta", wrap=True))
        self.content.addWidget(self._draft)
        self.content.addStretch(1)

    def _export(self) -> TaskExport:
        return TaskExport(
            TaskFormat(self.format.currentData()),
            UiLanguage(self.language.currentData()),
            self.names.isChecked(),
            self.recipient.text(),
        )

    def _check_place(self, export: TaskExport, path: Path) -> None:
        write = partial(self._write, export, path)
        warn_of_copies(self.line, self._parts.dialogs, path, write, self.show_failure)

    def _write(self, export: TaskExport, path: Path) -> None:
        def does(_watch: CopyWatch) -> None:
            self._parts.before()
            self._parts.access.write(self._uids, export, path)

        self.work(does, lambda _: self.accept())
