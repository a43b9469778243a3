"""What was handed over: a list to read, and as a table for spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from sottovoce.core.handout_texts import handout_header, handout_row
from sottovoce.core.languages import UiLanguage
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.copied_places import warn_of_copies
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.parts.working_dialog import WorkingDialog
from sottovoce.ui.window.export_access import HandoutLog
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce.vault.rows_handouts import Handout


class HandoutsDialog(WorkingDialog):
    """The log, the latest first."""

    def __init__(
        self, log: HandoutLog, dialogs: PlainDialogs, line: BackgroundLine, language: UiLanguage, parent: QWidget
    ) -> None:
        title = QCoreApplication.translate("HandoutsDialog", "What was handed over")
        save = QCoreApplication.translate("HandoutsDialog", "Save as a table…")
        super().__init__(title, save, line, language, parent)
        self._log, self._dialogs, self._language = log, dialogs, language
        self.cancel_button.setText(self.tr("Close"))
        header = handout_header(language)
        self.table = QTableWidget(0, len(header))
        self.table.setAccessibleName(title)
        self.table.setHorizontalHeaderLabels(list(header))
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.about = PlainLabel(
            self.tr(
                "Every file that was written and every print: when, what, to whom. No word of a meeting is in it. The "
                "title is gone when the meeting is deleted; the line stays."
            ),
            "meta",
            wrap=True,
        )
        self.empty = PlainLabel(self.tr("Nothing was handed over so far."), "meta")
        self.empty.hide()
        for part in (self.about, self.empty):
            self.content.addWidget(part)
        self.content.addWidget(self.table, 1)
        self.fit(130, 34)
        self.refresh()
        self.line.run(self._log.all, self._show, self.show_failure)

    def act(self) -> None:
        """Asks where to, and writes the table."""
        self._dialogs.file_to_save(self.tr("Handed over"), "csv", self._save)

    def ready(self) -> bool:
        return self.table.rowCount() > 0

    def wipe(self) -> None:
        self.table.setRowCount(0)

    def _save(self, path: Path) -> None:
        def does(_watch: CopyWatch) -> None:
            self._log.save_csv(path, self._language)

        then = partial(self.work, does, lambda _: None)
        warn_of_copies(self.line, self._dialogs, path, then, self.show_failure)

    def _show(self, handouts: object) -> None:
        rows = [handout_row(each, self._language) for each in cast("Sequence[Handout]", handouts)]
        self.table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setToolTip("")
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.table.setItem(number, column, item)
        self.table.resizeColumnsToContents()
        self.empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.refresh()
        (self.table if rows else self.cancel_button).setFocus()
