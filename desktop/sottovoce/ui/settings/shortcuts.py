"""Settings: every key of the program. A test holds this list against the keys the window really knows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout

from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.settings.rows import SettingsSection

_AS_WIDE_AS_THE_ROW: Final = 16_777_215


class ShortcutSettings(SettingsSection):
    """What is done by which key, a line each."""

    def __init__(self) -> None:
        super().__init__()
        self.head(self.tr("Keys"))
        self.labels: list[PlainLabel] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for row, (keys, does) in enumerate(self.all()):
            said = self.tr(" or ").join(
                QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys
            )
            label = PlainLabel(does, wrap=True)
            label.setMaximumWidth(_AS_WIDE_AS_THE_ROW)
            label.setObjectName("keys")
            label.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a screen reader walks through them
            label.setAccessibleName(f"{said}: {does}")
            grid.addWidget(PlainLabel(said, "meta", wrap=True), row, 0)
            grid.addWidget(label, row, 1)
            self.labels.append(label)
        grid.setColumnMinimumWidth(0, 16 * self.fontMetrics().averageCharWidth())
        self.rows.addSpacing(8)
        self.rows.addLayout(grid)
        self.rows.addSpacing(12)
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
            (("Ctrl+J",), self.tr("Someone joined: records nothing until everyone has agreed")),
            (("Ctrl+O",), self.tr("Import recordings or transcripts")),
            (("Ctrl+Shift+V",), self.tr("Paste a chat or e-mails")),
            (("Ctrl+F",), self.tr("Search everything")),
            (("Ctrl+T",), self.tr("Open tasks of all meetings")),
            (("Ctrl+Space", "Space"), self.tr("Play or pause (with Ctrl also while typing)")),
            (("Ctrl+Left", "Ctrl+Right"), self.tr("Five seconds back or on")),
            (("Ctrl+Up", "Ctrl+Down"), self.tr("Faster or slower")),
            (("Ctrl+Shift+L",), self.tr("Repeat the passage")),
            (
                ("Media Play", "Media Pause", "Toggle Media Play/Pause", "Media Stop"),
                self.tr("The keys for sound on your keyboard"),
            ),
            (("Return",), self.tr("In the transcript: write in the turn, and end it; in the minutes: play the proof")),
            (("Ctrl+Return",), self.tr("In the transcript: play the turn, or cut it where you are writing")),
            (("Ctrl+Return", "Ctrl+Enter"), self.tr("Before a recording: everyone agreed, or I am alone")),
            (("F2",), self.tr("Rename a meeting or a speaker; in the minutes: change the line")),
            (
                tuple(f"Ctrl+{number}" for number in (*range(1, 10), 0)),
                self.tr("Give the turn to this speaker; 0: to a new one"),
            ),
            (("F8", "Shift+F8"), self.tr("To the next or last doubtful passage, and hear it")),
            (("F9",), self.tr("Reviewed, and on to the next turn")),
            (("Ctrl+PgDown", "Ctrl+PgUp"), self.tr("Next or previous chapter")),
            (("Ctrl+M",), self.tr("While recording: what was said in the last ten minutes")),
            (("Ctrl+Shift+M",), self.tr("Write about the meeting that is shown")),
            (("Ctrl+Return", "Ctrl+Enter"), self.tr("While writing about a meeting: write it")),
            (("Ctrl+S",), self.tr("While writing about a meeting: keep it as a draft")),
            (("Ctrl+K",), self.tr("Ask about the meeting that is shown")),
            (("Ctrl+H", "Ctrl+Shift+F"), self.tr("Find and replace in the transcript")),
            (("Ctrl+Z",), self.tr("Undo")),
            (("Ctrl+Y", "Ctrl+Shift+Z"), self.tr("Redo")),
            (("Ctrl+C",), self.tr("Copy the selected lines")),
            (("Ctrl+E",), self.tr("Hand the meeting over as a file")),
            (("Ctrl+Shift+E",), self.tr("Copy of the approved minutes for a participant")),
            (("Ctrl+P",), self.tr("Print")),
            (("Del",), self.tr("Put what is selected in the list into the trash")),
            (("Ctrl+,",), self.tr("Settings")),
            (("F1",), self.tr("This list of keys")),
            (("Ctrl+L",), self.tr("Lock the vault; a recording goes on")),
            (("Ctrl+W",), self.tr("Back to the start page")),
            (("Esc",), self.tr("One step back; nothing is lost by it")),
            (("Ctrl+Q",), self.tr("Quit")),
        ]
