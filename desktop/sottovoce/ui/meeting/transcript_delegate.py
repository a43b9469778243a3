"""How one row of the transcript looks: a voice's mark and name, the time, its words in lines of at most 75 letters."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sottovoce.ui.meeting.transcript_model import Index, Role, TranscriptRow
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.icons import paint_icon
from sottovoce.ui.parts.labels import MAX_CHARACTERS
from sottovoce.ui.parts.look import scaled
from sottovoce.ui.parts.theme import GRID_PX, Theme, current_theme, mix

LINE_HEIGHT: Final = 1.45
_PAD: Final = 4 * GRID_PX
_MARK_PX: Final = 7 * GRID_PX
_GAP: Final = 3 * GRID_PX
_ROW_GAP: Final = 3 * GRID_PX
_CACHED_ROWS: Final = 200


@dataclass(frozen=True, slots=True)
class PlayingMark:
    """The row that plays and the words in it that prove something ("" for all of them).

    `spoken`: the characters of the word that is heard at this moment.
    """

    row: int
    quote: str = ""
    spoken: tuple[int, int] = (0, 0)


class TranscriptDelegate(QStyledItemDelegate):
    """Paints and measures rows; nothing in them is ever taken for markup."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.playing: PlayingMark | None = None
        self._fonts: _Fonts | None = None
        self._layouts: OrderedDict[tuple[str, int], tuple[QTextLayout, int]] = OrderedDict()

    def forget_layouts(self) -> None:
        """To be called when the font has changed."""
        self._layouts.clear()
        self._fonts = None

    def guess_heights(self, text_lengths: list[int], width: int, font: QFont, heads: bool) -> list[int]:
        """Heights that are nearly right without breaking a single line; exact ones are measured when a row shows."""
        fonts = self._fonts_for(font)
        per_line = max(8.0, self._text_width(width, fonts) / fonts.body_metrics.averageCharWidth() * 1.02)
        fixed, line = (_head_px() if heads else GRID_PX) + _ROW_GAP, fonts.line_px
        return [round(fixed + (1 + int(length / per_line)) * line) for length in text_lengths]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        width = option.rect.width()
        row: TranscriptRow = index.data(Role.ROW)
        fonts = self._fonts_for(option.font)
        _, height = self._layout(row.text, self._text_width(width, fonts), fonts)
        return QSize(width, round(_head_height(row) + height + _ROW_GAP))

    def text_rect(self, rect: QRect, row: TranscriptRow, font: QFont) -> QRect:
        """Where in the rectangle of a row its words stand."""
        fonts = self._fonts_for(font)
        left, top = rect.left() + _PAD + _mark_px() + _GAP, rect.top() + _head_height(row)
        return QRect(left, top, round(self._text_width(rect.width(), fonts)), rect.bottom() + 1 - top - _ROW_GAP)

    def line_px(self, font: QFont) -> float:
        """From one line of words to the next."""
        return self._fonts_for(font).line_px

    def on_head(self, rect: QRect, point: QPointF, row: TranscriptRow) -> bool:
        """Whether a point lies on the voice's mark or name rather than on the words."""
        return point.y() - rect.top() < _head_height(row)

    def character_at(self, rect: QRect, point: QPointF, row: TranscriptRow) -> int | None:
        """The character of the row's text at a point; None beside the words and before anything was painted."""
        if self._fonts is None:
            return None
        layout, _ = self._layout(row.text, self._text_width(rect.width(), self._fonts), self._fonts)
        at = point - self._text_corner(rect, row)
        line = layout.lineAt(int(at.y() // self._fonts.line_px)) if at.y() >= 0 else QTextLine()
        if not line.isValid() or not 0 <= at.x() <= line.naturalTextWidth():
            return None
        place = line.xToCursor(at.x(), QTextLine.CursorPosition.CursorOnCharacter)
        return len(row.text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "surrogatepass"))

    def word_rect(self, rect: QRect, row: TranscriptRow, start: int) -> QRect:
        """The line, from edge to edge, that the character `start` of a painted row stands on."""
        if self._fonts is None:
            return rect
        layout, _ = self._layout(row.text, self._text_width(rect.width(), self._fonts), self._fonts)
        number = layout.lineForTextPosition(_utf16(row.text[:start])).lineNumber()
        top = self._text_corner(rect, row).y() + number * self._fonts.line_px
        return QRect(rect.left(), round(top), rect.width(), round(self._fonts.line_px))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        rect: QRect = option.rect
        theme = current_theme()
        fonts = self._fonts_for(option.font)
        state: QStyle.StateFlag = option.state
        row: TranscriptRow = index.data(Role.ROW)
        playing = self.playing if self.playing and self.playing.row == index.row() else None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, state, theme, playing is not None)
        self._paint_head(painter, rect, row, theme, fonts)
        layout, _ = self._layout(row.text, self._text_width(rect.width(), fonts), fonts)
        painter.setPen(theme.text)
        layout.draw(painter, self._text_corner(rect, row), _marked(row.text, playing, theme), QRectF())
        painter.restore()

    def paint_empty(self, painter: QPainter, rect: QRect, text: str, font: QFont) -> None:
        """A quiet line where the first row will stand."""
        fonts = self._fonts_for(font)
        painter.setFont(fonts.meta)
        painter.setPen(current_theme().meta)
        painter.drawText(QPointF(rect.left() + _PAD, rect.top() + 2 * GRID_PX + fonts.meta_metrics.ascent()), text)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index, /) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Name of this speaker"))
        editor.setPlaceholderText(index.data(Role.ROW).speaker_label)
        editor.setMaxLength(60)
        return editor

    def setEditorData(self, editor: QWidget, index: Index, /) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(Role.SPEAKER_NAME))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index, /) -> None:
        if isinstance(editor, QLineEdit) and editor.text().strip() != index.data(Role.SPEAKER_NAME):
            model.setData(index, editor.text().strip(), Role.SPEAKER_NAME)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index, /) -> None:
        rect: QRect = option.rect
        left = _PAD + _mark_px() + _GAP - 2 * GRID_PX
        width = min(rect.width() - left - _PAD, 70 * GRID_PX)
        editor.setGeometry(rect.left() + left, rect.top() + GRID_PX // 2, width, editor.sizeHint().height())

    def _paint_ground(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, theme: Theme, playing: bool
    ) -> None:
        inner = QRectF(rect).adjusted(GRID_PX, 0, -GRID_PX, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = None
        if playing:
            ground = theme.accent_tint
        elif state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_MouseOver:
            ground = theme.hover
        if ground is not None:
            painter.setBrush(ground)
            painter.drawRoundedRect(inner, 6, 6)
        if playing:
            painter.setBrush(theme.accent)
            painter.drawRoundedRect(QRectF(inner.left(), inner.top() + 6, 3, inner.height() - 12), 1.5, 1.5)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.accent)
            painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_head(self, painter: QPainter, rect: QRect, row: TranscriptRow, theme: Theme, fonts: _Fonts) -> None:
        x, y = rect.left() + _PAD, rect.top() + GRID_PX
        baseline = y + (_mark_px() - fonts.head_metrics.height()) / 2 + fonts.head_metrics.ascent()
        text_x = float(x + _mark_px() + _GAP)
        if row.speaker_id is not None:
            colour = theme.speaker(row.speaker_index)
            paint_mark(painter, QRectF(x, y, _mark_px(), _mark_px()), row.initials, colour, theme, fonts.mark)
            painter.setFont(fonts.head)
            painter.setPen(colour)
            room = rect.width() - text_x - 40 * GRID_PX
            name = fonts.head_metrics.elidedText(row.speaker_label, Qt.TextElideMode.ElideRight, max(room, 80.0))
            painter.drawText(QPointF(text_x, baseline), name)
            text_x += fonts.head_metrics.horizontalAdvance(name) + 2 * GRID_PX
        painter.setFont(fonts.meta)
        painter.setPen(theme.meta)
        time = row.time_text
        if row.speaker_id is None:  # nobody knows who spoke: the time stands where the mark will be
            left = text_x - 2 * GRID_PX - fonts.meta_metrics.horizontalAdvance(time)
            line = rect.top() + GRID_PX + (fonts.line_px - fonts.body_metrics.height()) / 2
            painter.drawText(QPointF(max(float(rect.left()), left), line + fonts.body_metrics.ascent()), time)
            return
        painter.drawText(QPointF(text_x, baseline), time)
        text_x += fonts.meta_metrics.horizontalAdvance(time) + 3 * GRID_PX
        side = fonts.meta_metrics.height()
        if row.reviewed:
            paint_icon(painter, "check", theme.accent, QRectF(text_x, baseline - side * 0.82, side, side))
            text_x += side + 2 * GRID_PX
        if row.doubts:
            paint_icon(painter, "doubt", theme.doubt, QRectF(text_x, baseline - side * 0.82, side, side))
            painter.setPen(theme.doubt)
            painter.drawText(QPointF(text_x + side + GRID_PX, baseline), wording.doubt_text(row.doubts[0]))

    def _text_corner(self, rect: QRect, row: TranscriptRow) -> QPointF:
        return QPointF(rect.left() + _PAD + _mark_px() + _GAP, rect.top() + _head_height(row))

    def _layout(self, text: str, width: float, fonts: _Fonts) -> tuple[QTextLayout, int]:
        key = (text, round(width))
        found = self._layouts.pop(key, None)
        if found is None:
            found = _broken(text, width, fonts)
            if len(self._layouts) >= _CACHED_ROWS:
                self._layouts.popitem(last=False)
        self._layouts[key] = found
        return found

    def _fonts_for(self, font: QFont) -> _Fonts:
        if self._fonts is None or self._fonts.body != font:
            self._layouts.clear()
            self._fonts = _Fonts(font)
        return self._fonts

    def _text_width(self, width: int, fonts: _Fonts) -> float:
        # The width of 75 average characters: an average German or English line is a little wider than its x's suggest.
        return max(
            60.0, min(width - 2 * _PAD - _mark_px() - _GAP, MAX_CHARACTERS * fonts.body_metrics.averageCharWidth())
        )


class _Fonts:
    """The fonts of a row, made once per system font; figures are tabular so that times stand in columns."""

    def __init__(self, body: QFont) -> None:
        self.body = QFont(body)
        self.head = QFont(body)
        self.head.setWeight(QFont.Weight.DemiBold)
        self.meta = QFont(body)
        self.meta.setPointSizeF(max(6.0, body.pointSizeF() - 1))
        self.meta.setFeature(QFont.Tag("tnum"), 1)
        self.mark = QFont(self.meta)
        self.mark.setWeight(QFont.Weight.DemiBold)
        self.body_metrics = QFontMetricsF(self.body)
        self.head_metrics = QFontMetricsF(self.head)
        self.meta_metrics = QFontMetricsF(self.meta)
        self.line_px = self.body_metrics.height() * LINE_HEIGHT / 1.17  # a font's own height is about 1.17 em


def _mark_px() -> int:
    return scaled(_MARK_PX)


def _head_px() -> int:
    return GRID_PX + _mark_px()


def _head_height(row: TranscriptRow) -> int:
    return _head_px() if row.speaker_id is not None else GRID_PX


def paint_mark(painter: QPainter, rect: QRectF, initials: str, tone: QColor, theme: Theme, font: QFont) -> None:
    """The round mark of a voice: colour and initials, never colour alone."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mix(tone, theme.page, 0.22 if theme.dark else 0.14))
    painter.drawEllipse(rect)
    painter.setPen(tone)
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials)


def _broken(text: str, width: float, fonts: _Fonts) -> tuple[QTextLayout, int]:
    layout = QTextLayout(text, fonts.body)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (fonts.line_px - line.height()) / 2))
        y += fonts.line_px
    layout.endLayout()
    return layout, round(y)


def _marked(text: str, playing: PlayingMark | None, theme: Theme) -> list[QTextLayout.FormatRange]:
    if playing is None:
        return []
    marks = []
    at = text.find(playing.quote) if playing.quote else -1
    if at >= 0:
        proof = QTextCharFormat()
        proof.setBackground(theme.quote_tint)
        marks.append(_format_range(text, at, at + len(playing.quote), proof))
    start, end = playing.spoken
    if start < end <= len(text):
        spoken = QTextCharFormat()
        spoken.setBackground(theme.accent)
        spoken.setForeground(theme.on_accent)
        marks.append(_format_range(text, start, end, spoken))
    return marks


def _format_range(text: str, start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    mark = QTextLayout.FormatRange()
    mark.start, mark.length = _utf16(text[:start]), _utf16(text[start:end])
    mark.format = form
    return mark


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2  # Qt counts in these units
