"""A row of the list: the day above where one begins; a sign, the title and its matter; time, people, length, state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sottovoce.ui.library import list_wording
from sottovoce.ui.library.meeting_model import MEETING_ROLE, MeetingListModel
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.meeting.transcript_model import Index
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.icons import paint_icon
from sottovoce.ui.parts.row_paint import paint_focus, paint_ground
from sottovoce.ui.parts.theme import GRID_PX, Theme, current_theme

_SIGN_PX: Final = 16
_PAD: Final = 3 * GRID_PX
_CHIP_PAD: Final = 6
_CHIP_SHARE: Final = 0.4
_SIGNS: Final = {
    State.RECORDING: "record",
    State.WAITING: "waiting",
    State.RUNNING: "wave",
    State.FAILED: "doubt",
    State.CANCELLED: "close",
}


class MeetingDelegate(QStyledItemDelegate):
    """Paints from a Meeting; sizes are reckoned once per font, since a list asks for thousands of them."""

    def __init__(
        self, model: MeetingListModel, matter_name: Callable[[str | None], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._matter_name = model, matter_name
        self.use_font(QFont())

    def use_font(self, font: QFont) -> None:
        """The font the rows are painted with from now on."""
        self._title_font, self._meta_font = QFont(font), QFont(font)
        self._title_font.setWeight(QFont.Weight.Medium)
        self._meta_font.setPointSizeF(max(6.0, font.pointSizeF() - 1))
        self._day_font = QFont(self._meta_font)
        self._day_font.setWeight(QFont.Weight.DemiBold)
        self._title, self._meta = QFontMetrics(self._title_font), QFontMetrics(self._meta_font)
        row_height = self._title.height() + self._meta.height() + 2 * _PAD + GRID_PX + 2
        self.day_height = self._meta.height() + 3 * GRID_PX
        self._low, self._tall = QSize(160, row_height), QSize(160, row_height + self.day_height)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        return self._tall if self._model.begins_day(index.row()) else self._low

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        meeting: Meeting | None = index.data(MEETING_ROLE)
        if meeting is None:
            return
        theme, rect, state = current_theme(), QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._model.begins_day(index.row()):
            self._paint_day(painter, rect, self._model.days_of(index.row()), theme)
            rect.setTop(rect.top() + self.day_height)
        inner = rect.adjusted(GRID_PX, 1, -GRID_PX, -1)
        selected = paint_ground(painter, inner, state, theme)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, inner.adjusted(0.5, 0.5, -0.5, -0.5), theme)
        self._paint_row(painter, inner, meeting, theme, selected=selected)
        painter.restore()

    def _paint_day(self, painter: QPainter, rect: QRectF, days: Sequence[str], theme: Theme) -> None:
        painter.setFont(self._day_font)
        painter.setPen(theme.meta)
        room = int(rect.width()) - 2 * _PAD
        text = _fitting(days, QFontMetrics(self._day_font), room)
        painter.drawText(int(rect.left()) + _PAD, int(rect.top()) + 2 * GRID_PX + self._meta.ascent(), text)

    def _paint_row(self, painter: QPainter, inner: QRectF, meeting: Meeting, theme: Theme, *, selected: bool) -> None:
        title, meta = self._title, self._meta
        x, y = inner.left() + _PAD - 2, inner.top() + _PAD - 2
        name, tone = _sign(meeting, theme)
        paint_icon(painter, name, tone, QRectF(x, y + (title.height() - _SIGN_PX) / 2, _SIGN_PX, _SIGN_PX))
        left = x + _SIGN_PX + 2 * GRID_PX
        room = int(inner.right() - _PAD - left)
        chip_width = self._paint_chip(painter, inner.right() - _PAD, y, int(room * _CHIP_SHARE), meeting, theme)
        painter.setFont(self._title_font)
        painter.setPen(theme.text)
        shown = title.elidedText(meeting.title, Qt.TextElideMode.ElideRight, room - chip_width)
        painter.drawText(int(left), int(y + title.ascent()), shown)
        painter.setFont(self._meta_font)
        painter.setPen(theme.meta)
        line = y + title.height() + GRID_PX
        painter.drawText(int(left), int(line + meta.ascent()), self._facts(meeting, room))
        fraction = meeting.progress.fraction if meeting.progress is not None else None
        if meeting.state is State.RUNNING and fraction is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            bar = QRectF(left, line + meta.height() + 3, inner.right() - _PAD + 2 - left, 3)
            painter.setBrush(theme.page if selected else theme.line)
            painter.drawRoundedRect(bar, 1.5, 1.5)
            bar.setWidth(max(3.0, bar.width() * fraction))
            painter.setBrush(theme.accent)
            painter.drawRoundedRect(bar, 1.5, 1.5)

    def _paint_chip(
        self, painter: QPainter, right: float, top: float, most: int, meeting: Meeting, theme: Theme
    ) -> int:
        """The matter, else the first tag, quietly at the right of the title; the room it takes."""
        tags = meeting.row.tags
        text = self._matter_name(meeting.row.matter_id) or (tags[0] if tags else "")
        if not text:
            return 0
        text = self._meta.elidedText(text, Qt.TextElideMode.ElideRight, most - 2 * _CHIP_PAD)
        width = self._meta.horizontalAdvance(text) + 2 * _CHIP_PAD
        chip = QRectF(right - width, top + (self._title.height() - self._meta.height()) / 2 - 1, width, 0)
        chip.setHeight(self._meta.height() + 2)
        painter.setPen(theme.line)
        painter.setBrush(theme.page)
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        painter.setPen(theme.meta)
        painter.setFont(self._meta_font)
        painter.drawText(int(chip.left()) + _CHIP_PAD, int(chip.top() + 1 + self._meta.ascent()), text)
        return width + 2 * GRID_PX

    def _facts(self, meeting: Meeting, room: int) -> str:
        created = meeting.row.created_at
        when = list_wording.time_of_day(created) if self._model.by_day else wording.moment(created)
        return _fitting(list_wording.facts(meeting, when), self._meta, room)


def _fitting(texts: Sequence[str], metrics: QFontMetrics, room: int) -> str:
    """The first that has room, else the last one cut."""
    found = next((text for text in texts if text and metrics.horizontalAdvance(text) <= room), None)
    return found or metrics.elidedText(texts[-1], Qt.TextElideMode.ElideRight, room)


def _sign(meeting: Meeting, theme: Theme) -> tuple[str, QColor]:
    tones = {State.FAILED: theme.doubt, State.RUNNING: theme.accent, State.RECORDING: theme.danger}
    tone = tones.get(meeting.state, theme.meta)
    if meeting.state is State.DONE:
        if meeting.row.approved_at is not None:
            return "check", theme.accent
        return "draft", tone
    return _SIGNS[meeting.state], tone
