"""The word that is heard, marked in the transcript; the text scrolls along for those who look at it, and only for them.

Who scrolls away to read elsewhere keeps that place; when the spoken word comes into sight again, it is followed again.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect

from sottovoce.ui.meeting.transcript_delegate import PlayingMark, TranscriptDelegate
from sottovoce.ui.meeting.transcript_model import Role
from sottovoce.ui.meeting.transcript_view import TranscriptView


class SpokenWordMark:
    """Moves the mark of a view from word to word and repaints only what has changed."""

    def __init__(self, view: TranscriptView) -> None:
        self._view = view
        self._followed_at: int | None = None
        view.resized.connect(self._on_resized)

    def begin(self, mark: PlayingMark) -> None:
        """Playing begins here: the row is brought into sight."""
        self._view.show_playing(mark)

    def end(self) -> None:
        """Nothing plays."""
        if self._view.playing is not None:
            self._view.show_playing(None)

    def move(self, row: int, spoken: tuple[int, int]) -> None:
        """Another word is heard, perhaps of another row, whose quote is none."""
        before = self._view.playing
        delegate = self._view.itemDelegate()
        if not isinstance(delegate, TranscriptDelegate) or not 0 <= row < self._view.model().rowCount():
            return
        same_row = before is not None and before.row == row
        after = replace(before, spoken=spoken) if before is not None and same_row else PlayingMark(row, spoken=spoken)
        if after == before:
            return
        followed = before is not None and self._in_sight(self._word_rect(delegate, before))
        delegate.playing = after
        for mark in (before, after):
            if mark is not None:
                self._view.viewport().update(self._row_rect(mark.row))
        self._followed_at = None
        if followed:
            self._follow(delegate, after, same_row=same_row)

    def _follow(self, delegate: TranscriptDelegate, mark: PlayingMark, *, same_row: bool) -> None:
        view = self._view
        room = view.viewport().height()
        if not same_row and self._row_rect(mark.row).height() < room:
            view.scrollTo(view.model().index(mark.row, 0))
        word = self._word_rect(delegate, mark)
        if word.top() < 0 or word.bottom() >= room:
            view.verticalScrollBar().setValue(view.verticalScrollBar().value() + word.top() - room // 3)
        self._followed_at = view.verticalScrollBar().value()

    def _on_resized(self, was_at: int) -> None:
        """A bar that opens below must not take the word out of sight: it would not be followed any more."""
        mark, delegate = self._view.playing, self._view.itemDelegate()
        if mark is not None and was_at == self._followed_at and isinstance(delegate, TranscriptDelegate):
            self._follow(delegate, mark, same_row=True)

    def _in_sight(self, rect: QRect) -> bool:
        return rect.bottom() >= 0 and rect.top() < self._view.viewport().height()

    def _row_rect(self, row: int) -> QRect:
        return self._view.visualRect(self._view.model().index(row, 0))

    def _word_rect(self, delegate: TranscriptDelegate, mark: PlayingMark) -> QRect:
        index = self._view.model().index(mark.row, 0)
        if not index.isValid():
            return QRect()
        return delegate.word_rect(self._view.visualRect(index), index.data(Role.ROW), mark.spoken[0])
