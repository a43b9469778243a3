"""What was found, everywhere: a title, the moment, and the words around it; Enter or a click jumps there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sottovoce.ui.meeting.transcript_model import Index
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import PlainLabel, button_text, tooltip
from sottovoce.ui.parts.row_paint import paint_focus, paint_ground
from sottovoce.ui.parts.theme import GRID_PX, current_theme
from sottovoce.vault.rows_matters import Matter
from sottovoce.vault.search import Hit, HitKind

_HIT: Final = Qt.ItemDataRole.UserRole + 1
_PAD: Final = 3 * GRID_PX
_NOWHERE: Final = QModelIndex()
_MOST_SHOWN: Final = 200
_MOST_MATTERS: Final = 3


class HitModel(QAbstractListModel):
    """The hits as rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: Sequence[Hit] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        """Takes the place of what was found before."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        if not index.isValid() or index.row() >= len(self._hits):
            return None
        hit = self._hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return hit.snippet
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{heading(hit)}: {hit.snippet}"
        return hit if role == _HIT else None


class SearchPage(QWidget):
    """Signals: chosen(Hit); everywhere_pressed() the filter is in the way; matter_chosen(id) show its meetings;
    ask_pressed() what was typed is a question.
    """

    chosen = Signal(object)
    everywhere_pressed = Signal()
    matter_chosen = Signal(str)
    ask_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._model = HitModel(self)
        self.count = PlainLabel(role="meta")
        self.list = _HitList(self._model)
        self.list.setAccessibleName(self.tr("Search results"))
        self.list.chosen.connect(self.chosen)
        self.filter = PlainLabel(role="meta", wrap=True)
        self.everywhere_button = QPushButton(self.tr("Search all meetings"))
        self.everywhere_button.clicked.connect(self.everywhere_pressed)
        self.ask_button = IconButton("ask", self.tr("Ask it as a question"))
        self.ask_button.setToolTip(
            tooltip(self.tr("Asks the meetings for an answer, also where it was said in other words"))
        )
        self.ask_button.clicked.connect(self.ask_pressed)
        self.hint = PlainLabel(
            self.tr(
                "Looked for are words and beginnings of words, in titles, in what was said and in minutes; all that "
                "you type must stand in the same place. Umlauts may be typed as ae, oe, ue. Try fewer words."
            ),
            "meta",
            wrap=True,
        )
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.count)
        head.addWidget(self.filter, 1)
        head.addWidget(self.everywhere_button)
        head.addWidget(self.ask_button)
        self.matters = QHBoxLayout()
        self.matters.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self.matters)
        column.addWidget(self.hint, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.list, 1)
        self.show_filter("")
        self.hint.hide()

    def show_matters(self, matters: Sequence[Matter]) -> None:
        """Offers the first matters whose name fits what was typed: a client is looked for by name."""
        while (item := self.matters.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for matter in matters[:_MOST_MATTERS]:
            button = IconButton("matter", button_text(matter.name), self)
            button.setToolTip(tooltip(self.tr("Show the meetings of this matter")))
            button.clicked.connect(partial(self.matter_chosen.emit, matter.id))
            self.matters.addWidget(button)
        self.matters.addStretch(1)

    def show_filter(self, summary: str) -> None:
        """Says to which meetings the search is narrowed; "" for all."""
        self.filter.setText(self.tr("Only in: {filter}").format(filter=summary) if summary else "")
        self.everywhere_button.setVisible(bool(summary))

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Shows what was found."""
        self.hint.setVisible(not hits)
        self.list.setVisible(bool(hits))
        self._model.show(hits)
        text = self.tr("%n place(s) found", "", len(hits)) if hits else self.tr("Nothing found")
        if len(hits) >= _MOST_SHOWN:
            text = self.tr("The first {number} places").format(number=_MOST_SHOWN)
        self.count.setText(text)
        if hits:
            self.list.setCurrentIndex(self._model.index(0))

    def wipe(self) -> None:
        """Nothing that was found stays."""
        self._model.show(())
        self.show_matters(())
        self.count.setText("")


class _HitList(QListView):
    chosen = Signal(object)

    def __init__(self, model: HitModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_HitDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self.choose)

    def choose(self, index: Index) -> None:
        hit = index.data(_HIT) if index.isValid() else None
        if hit is not None:
            self.chosen.emit(hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.choose(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _HitDelegate(QStyledItemDelegate):
    """Title and moment above, the words below with what was looked for in bold."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        return QSize(200, 2 * QFontMetrics(option.font).height() + 2 * _PAD + GRID_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        hit: Hit | None = index.data(_HIT)
        if hit is None:
            return
        theme, rect, state = current_theme(), QRect(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = rect.adjusted(1, 1, -1, -1)
        selected = paint_ground(painter, inner, state, theme)
        if selected and state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, inner, theme)
        metrics = QFontMetrics(option.font)
        left, width = inner.left() + _PAD, inner.width() - 2 * _PAD
        painter.setFont(option.font)
        painter.setPen(theme.meta)
        head = metrics.elidedText(heading(hit), Qt.TextElideMode.ElideMiddle, width)
        painter.drawText(left, inner.top() + _PAD + metrics.ascent(), head)
        painter.setPen(theme.text)
        _draw_marked(painter, hit, option.font, QPointF(left, inner.top() + _PAD + metrics.height() + GRID_PX), width)
        painter.restore()


def heading(hit: Hit) -> str:
    """Which meeting, and where in it."""
    title = hit.title or wording.untitled()
    match hit.kind:
        case HitKind.TURN:
            return wording.joined(title, wording.clock(hit.start_ms))
        case HitKind.MINUTES:
            return wording.joined(title, wording.in_minutes())
        case HitKind.TITLE:
            return title


def _draw_marked(painter: QPainter, hit: Hit, font: QFont, at: QPointF, width: int) -> None:
    """One line of plain text with bold stretches, cut where there is no room."""
    layout = QTextLayout(hit.snippet.replace("\n", " "), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    formats = []
    for start, end in hit.marks:
        stretch = QTextLayout.FormatRange()
        stretch.start, stretch.length, stretch.format = start, end - start, bold
        formats.append(stretch)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    painter.setClipRect(QRect(int(at.x()), int(at.y()), width, int(line.height()) + 2))
    layout.draw(painter, at)
