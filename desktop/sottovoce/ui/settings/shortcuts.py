"""Settings: every key of the program. A test holds this list against the keys the window really knows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem

from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.settings.rows import SettingsSection


class ShortcutSettings(SettingsSection):
    """A table of what is done by which key; one stop for Tab, walked with the arrows."""

    def __init__(self) -> None:
        super().__init__()
        self.head(self.tr("Keys"))
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName(self.tr("Keys"))
        self.table.setHorizontalHeaderLabels([self.tr("Key"), self.tr("What it does")])
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setWordWrap(True)
        self.table.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustToContents)
        for keys, does in self.all():
            self._add(keys, does)
        if self.table.rowCount():
            self.table.setCurrentCell(0, 0)
        self.rows.addSpacing(8)
        self.rows.addWidget(self.table)
        self.rows.addWidget(
            PlainLabel(
                self.tr("F1 brings you here from everywhere. On a Mac, Ctrl is the Command key."), "meta", wrap=True
            )
        )

    def all(self) -> list[tuple[tuple[str, ...], str]]:
        """Keys as Qt writes them, and what they do."""
        return [
            (("Ctrl+R",), self.tr("Record, or end the recording")),
            (("Ctrl+Shift+P",), self.tr("Pause the recording, or go on")),
            (("Ctrl+D",), self.tr("Bookmark this moment of the recording")),
            (("Ctrl+Shift+O",), self.tr("Off the record: erases ten seconds and records nothing until pressed again")),
            (("Ctrl+O",), self.tr("Import recordings or transcripts")),
            (("Ctrl+F",), self.tr("Search everything")),
            (("Ctrl+Space", "Space"), self.tr("Play or pause (with Ctrl also while typing)")),
            (("Return",), self.tr("Play the line the cursor is in; in the minutes: play its proof")),
            (("F2",), self.tr("Rename: a meeting in the list, a speaker in the transcript")),
            (("Ctrl+C",), self.tr("Copy the selected lines")),
            (("Ctrl+E",), self.tr("Export the minutes")),
            (("Ctrl+Shift+E",), self.tr("Export everything as data")),
            (("Del",), self.tr("Delete the meeting that is selected in the list")),
            (("Ctrl+,",), self.tr("Settings")),
            (("F1",), self.tr("This list of keys")),
            (("Ctrl+L",), self.tr("Lock the vault; a recording goes on")),
            (("Ctrl+W",), self.tr("Back to the start page")),
            (("Esc",), self.tr("One step back; nothing is lost by it")),
            (("Ctrl+Q",), self.tr("Quit")),
        ]

    def _add(self, keys: tuple[str, ...], does: str) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        said = self.tr(" or ").join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
        for column, text in enumerate((said, does)):
            cell = QTableWidgetItem(text)
            cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            cell.setData(Qt.ItemDataRole.AccessibleTextRole, f"{said}: {does}")
            self.table.setItem(row, column, cell)
