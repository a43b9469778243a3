"""The chapters of the meeting as a list; Enter or a click goes to where one begins."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sottovoce.services.chapters import NO_CHAPTERS, Chapters, chapter_at
from sottovoce.ui.meeting.minutes_pane import MinutesPane, PlainList
from sottovoce.ui.parts import wording


class ChaptersPane(MinutesPane):
    """Signals: chosen(int) the beginning of a chapter in ms, write_pressed() a model should write the titles."""

    chosen = Signal(int)
    write_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chapters = NO_CHAPTERS
        self.title.setText(self.tr("Chapters"))
        self.list = PlainList(self.tr("Chapters"))
        self.list.itemActivated.connect(lambda _: self._choose())
        self.list.itemClicked.connect(lambda _: self._choose())
        self.column.addWidget(self.list, 1)
        self.write_button = self.add_button(self.tr("Write titles"))
        self.write_button.clicked.connect(self.write_pressed)
        self.back_button = self.add_button(self.tr("Back to the minutes"))
        self.back_button.clicked.connect(self.left)
        self.show_chapters(NO_CHAPTERS)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        return [self.list, self.write_button, self.back_button]

    def show_chapters(self, chapters: Chapters, *, writing: bool = False) -> None:
        """Shows them; `writing`: their titles are being written."""
        self._chapters = chapters
        if writing:
            said = self.tr("The titles are being written…")
        elif chapters.written:
            said = self.tr("Cut by machine. The titles were written by a model; the words said there prove them.")
        else:
            said = self.tr("Cut by machine. The titles are words that were said often there.")
        self.caption.setText(said)
        if self.write_button.hasFocus() and writing:
            self.list.setFocus()
        self.write_button.setVisible(chapters.can_write and not chapters.written)
        self.write_button.setEnabled(not writing)
        self.list.fill(
            [
                wording.joined(wording.clock(each.start_ms), each.title or wording.chapter(number))
                for number, each in enumerate(chapters.all, 1)
            ]
        )

    def show_position(self, time_ms: int) -> None:
        """Marks the chapter that a moment lies in."""
        row = max(0, chapter_at(self._chapters.all, time_ms))
        if row != self.list.currentRow():
            self.list.setCurrentRow(row)

    def _choose(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._chapters.all):
            self.chosen.emit(self._chapters.all[row].start_ms)
