"""A task: the heading above where one begins, its box, its words in at most three lines, and what is true of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sottovoce.services.tasks.task import Task
from sottovoce.ui.meeting.transcript_model import Index
from sottovoce.ui.parts.icons import paint_icon
from sottovoce.ui.parts.look import scaled
from sottovoce.ui.parts.row_paint import paint_focus, paint_ground
from sottovoce.ui.parts.theme import GRID_PX, Theme, current_theme
from sottovoce.ui.tasks.task_model import TASK_ROLE, TaskModel
from sottovoce.ui.tasks.task_wording import facts

_PAD: Final = 3 * GRID_PX
_BOX_PX: Final = 18
_MOST_LINES: Final = 3
_MOST_FACTS: Final = 2
_MOST_LETTERS: Final = 1_000
_LEAST_ROOM_PX: Final = 80


class TaskDelegate(QStyledItemDelegate):
    """`room_px`: how wide the list is; the height of a row follows it."""

    def __init__(self, model: TaskModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.room_px = 400

    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        task: Task | None = index.data(TASK_ROLE)
        if task is None:
            return QSize()
        small, room = _meta_font(option.font), self._words_px()
        words = len(_lines(task.text, option.font, room)) * QFontMetrics(option.font).lineSpacing()
        about = len(_lines(facts(task), small, room, _MOST_FACTS)) * QFontMetrics(small).lineSpacing()
        return QSize(_LEAST_ROOM_PX, self._heading_px(option.font, index) + 2 * _PAD + words + GRID_PX + about)

    def box_of(self, rect: QRect, font: QFont, index: Index) -> QRect:
        """Where the box of a row can be hit: with some room around it."""
        top = rect.top() + self._heading_px(font, index)
        return QRect(rect.left(), top, 2 * _PAD + scaled(_BOX_PX), rect.bottom() - top)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        task: Task | None = index.data(TASK_ROLE)
        if task is None:
            return
        theme, rect, state = current_theme(), QRect(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        above = self._heading_px(option.font, index)
        if above:
            self._paint_heading(painter, rect, option.font, self._model.heading_at(index.row()), theme)
            rect.setTop(rect.top() + above)
        inner = rect.adjusted(1, 1, -1, -1)
        paint_ground(painter, inner, state, theme)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, inner, theme)
        done = self._model.is_done(task)
        first = QFontMetrics(option.font).height()
        side = scaled(_BOX_PX)
        box = QRectF(inner.left() + _PAD, inner.top() + _PAD + (first - side) / 2, side, side)
        _paint_box(painter, box.adjusted(1, 1, -1, -1), theme, done=done)
        self._paint_words(painter, inner, option.font, task, theme, done=done)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, font: QFont, text: str, theme: Theme) -> None:
        strong = _meta_font(font)
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(theme.meta)
        metrics = QFontMetrics(strong)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - 2 * _PAD)
        painter.drawText(rect.left() + _PAD, rect.top() + 3 * GRID_PX + metrics.ascent(), shown)

    def _paint_words(
        self, painter: QPainter, inner: QRect, font: QFont, task: Task, theme: Theme, *, done: bool
    ) -> None:
        words, metrics = QFont(font), QFontMetrics(font)
        words.setStrikeOut(done)
        left, top = inner.left() + 2 * _PAD + scaled(_BOX_PX), inner.top() + _PAD
        painter.setFont(words)
        painter.setPen(theme.meta if done else theme.text)
        for line in _lines(task.text, font, self._words_px()):
            painter.drawText(QPointF(left, top + metrics.ascent()), line)
            top += metrics.lineSpacing()
        small = _meta_font(font)
        meta = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(theme.meta)
        for line in _lines(facts(task), small, self._words_px(), _MOST_FACTS):
            painter.drawText(QPointF(left, top + GRID_PX + meta.ascent()), line)
            top += meta.lineSpacing()

    def _heading_px(self, font: QFont, index: Index) -> int:
        if not self._model.heading_at(index.row()):
            return 0
        return QFontMetrics(_meta_font(font)).height() + 5 * GRID_PX

    def _words_px(self) -> int:
        return max(_LEAST_ROOM_PX, self.room_px - 3 * _PAD - scaled(_BOX_PX) - 2)


def _paint_box(painter: QPainter, box: QRectF, theme: Theme, *, done: bool) -> None:
    painter.setPen(theme.accent if done else theme.meta)
    painter.setBrush(theme.accent if done else theme.page)
    painter.drawRoundedRect(box, 4, 4)
    if done:
        paint_icon(painter, "check", theme.on_accent, box)


def _meta_font(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(6.0, font.pointSizeF() * 0.9))
    return small


def _lines(text: str, font: QFont, width_px: int, most: int = _MOST_LINES) -> list[str]:
    """The text in so many lines of this width at most, the last cut where more would follow."""
    whole = " ".join(text[:_MOST_LETTERS].split())
    pieces = list(islice(_broken(whole, font, width_px), most + 1))
    shown = pieces[:most]
    if len(pieces) > most or len(text) > _MOST_LETTERS:
        rest = whole[sum(map(len, shown[:-1])) :]
        shown[-1] = QFontMetrics(font).elidedText(f"{rest}…", Qt.TextElideMode.ElideRight, width_px)
    return shown


def _broken(text: str, font: QFont, width_px: int) -> Iterator[str]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width_px)
        yield text[line.textStart() : line.textStart() + line.textLength()]
    layout.endLayout()
