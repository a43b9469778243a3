"""What the list is narrowed to and how it is ordered; a button shows the fields, a line always says what is on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QDate, QEvent, QObject, QSignalBlocker, QSize, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sottovoce.ui.library.list_wording import date_text
from sottovoce.ui.library.shelf import MeetingFilter, Sort
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import PlainLabel, tooltip
from sottovoce.ui.parts.scrolled import Scrolled

_LETTERS: Final = 8
_LEAST_FIELDS_PX: Final = 96


class Period(StrEnum):
    """The days that are offered by name."""

    ANY = "any"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    LAST_YEAR = "last_year"
    CHOSEN = "chosen"


def days_of(period: Period, today: date) -> tuple[date | None, date | None]:
    """The first and the last day of a period, both included; of ANY and CHOSEN nobody says them here."""
    match period:
        case Period.TODAY:
            return today, today
        case Period.WEEK:
            return today - timedelta(days=6), today
        case Period.MONTH:
            return today - timedelta(days=29), today
        case Period.YEAR:
            return date(today.year, 1, 1), date(today.year, 12, 31)
        case Period.LAST_YEAR:
            return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    return None, None


class FilterPanel(QWidget):
    """Signals: changed() something else is asked for."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matter_id = ""
        self.waiting = False
        self.button = IconButton("filter", self.tr("Filter"))
        self.button.setCheckable(True)
        self.button.setProperty("role", "side")
        self.button.setToolTip(tooltip(self.tr("Narrow the list and the search, and order the list")))
        self.count = PlainLabel(role="meta")
        self.reset_button = IconButton("close", self.tr("Show all meetings"), icon_only=True)
        self.reset_button.setToolTip(tooltip(self.tr("Show all meetings")))
        self.reset_button.clicked.connect(self.reset)
        self.summary = PlainLabel(role="meta", wrap=True)
        self.person, self.tag, self.period, self.sort = QLineEdit(), QComboBox(), QComboBox(), QComboBox()
        self.first, self.last = QDateEdit(), QDateEdit()
        self.open_actions = QCheckBox(self.tr("With open tasks"))
        self.doubts = QCheckBox(self.tr("With doubtful passages"))
        self._names = QStringListModel(self)
        self._fill()
        self._lay_out()
        self.button.toggled.connect(self._box.setVisible)
        self._box.hide()
        self.show_counts(0, 0)

    def wanted(self) -> MeetingFilter:
        """What is asked for."""
        period = Period(self.period.currentData())
        first, last = days_of(period, date.today())
        if period is Period.CHOSEN:
            first, last = _day(self.first), _day(self.last)
        return MeetingFilter(
            matter_id=self.matter_id,
            person=self.person.text().strip(),
            first=first,
            last=last,
            tag=str(self.tag.currentData() or ""),
            open_actions=self.open_actions.isChecked(),
            doubts=self.doubts.isChecked(),
            waiting=self.waiting,
        )

    def order(self) -> Sort:
        """How the list is to be ordered."""
        return Sort(self.sort.currentData())

    def reset(self) -> None:
        """Asks for nothing any more; the order stays."""
        self.wipe()
        self.changed.emit()

    def wipe(self) -> None:
        """Nothing that was typed or chosen stays."""
        self.matter_id, self.waiting = "", False
        fields = (self.person, self.tag, self.period, self.open_actions, self.doubts)
        blockers = [QSignalBlocker(field) for field in fields]
        self.person.clear()
        self.tag.setCurrentIndex(0)
        self.period.setCurrentIndex(0)
        self.open_actions.setChecked(False)
        self.doubts.setChecked(False)
        del blockers
        self._show_days()

    def offer(self, people: Sequence[str], tags: Sequence[str]) -> None:
        """The names and tags there are; what was chosen stays chosen if it is still there."""
        self._names.setStringList(list(people))
        before = self.tag.currentData()
        with QSignalBlocker(self.tag):
            self.tag.clear()
            self.tag.addItem(self.tr("Any"), "")
            for tag in tags:
                self.tag.addItem(tag, tag)
            self.tag.setCurrentIndex(max(0, self.tag.findData(before)))
        self._form.setRowVisible(self.tag, bool(tags))

    def show_counts(self, shown: int, of: int, summary: str = "") -> None:
        """How many fit, and in words what they fit; nothing while nothing is asked for."""
        on = bool(summary)
        self.count.setText(self.tr("{shown} of {all}").format(shown=shown, all=of) if on else "")
        self.summary.setText(summary)
        self.summary.setVisible(on)
        self.reset_button.setVisible(on)

    def summary_of(self, matter_name: str) -> str:
        """What is asked for in words; "" for nothing."""
        wanted = self.wanted()
        period = self.period.currentText() if wanted.first or wanted.last else ""
        if self.period.currentData() == Period.CHOSEN and wanted.first and wanted.last:
            period = self.tr("{first} to {last}").format(first=date_text(wanted.first), last=date_text(wanted.last))
        return wording.joined(
            matter_name,
            wanted.person,
            period,
            wanted.tag,
            self.open_actions.text() if wanted.open_actions else "",
            self.doubts.text() if wanted.doubts else "",
            self.tr("Waiting") if wanted.waiting else "",
        )

    def _fill(self) -> None:
        for text, period in (
            (self.tr("Any time"), Period.ANY),
            (self.tr("Today"), Period.TODAY),
            (self.tr("Last 7 days"), Period.WEEK),
            (self.tr("Last 30 days"), Period.MONTH),
            (self.tr("This year"), Period.YEAR),
            (self.tr("Last year"), Period.LAST_YEAR),
            (self.tr("From … to …"), Period.CHOSEN),
        ):
            self.period.addItem(text, period)
        for text, sort in (
            (self.tr("Newest first"), Sort.NEWEST),
            (self.tr("Oldest first"), Sort.OLDEST),
            (self.tr("By title"), Sort.TITLE),
            (self.tr("Longest first"), Sort.LENGTH),
        ):
            self.sort.addItem(text, sort)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.person.setCompleter(completer)
        self.person.setClearButtonEnabled(True)
        self.tag.addItem(self.tr("Any"), "")
        today = QDate.currentDate()
        for field, day in ((self.first, today.addDays(-6)), (self.last, today)):
            field.setCalendarPopup(True)
            field.setDate(day)
            field.dateChanged.connect(self.changed)
        self.person.textChanged.connect(self.changed)
        self.period.currentIndexChanged.connect(self._on_period)
        for box in (self.tag, self.sort):
            box.currentIndexChanged.connect(self.changed)
        for tick in (self.open_actions, self.doubts):
            tick.toggled.connect(self.changed)
        for box in (self.tag, self.period, self.sort):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_LETTERS)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.button)
        head.addStretch(1)
        head.addWidget(self.count)
        head.addWidget(self.reset_button)
        fields = QWidget()
        self._box = _Fitting(fields)
        self._form = QFormLayout(fields)
        self._form.setContentsMargins(8, 4, 8, 8)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._form.setVerticalSpacing(6)
        self._form.setHorizontalSpacing(8)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for text, field in (
            (self.tr("Order"), self.sort),
            (self.tr("Person"), self.person),
            (self.tr("When"), self.period),
            (self.tr("From"), self.first),
            (self.tr("To"), self.last),
            (self.tr("Tag"), self.tag),
        ):
            label = PlainLabel(text, "meta")
            label.setBuddy(field)
            label.setMinimumHeight(field.sizeHint().height())  # else it stands at the field's top
            field.setAccessibleName(text)
            self._form.addRow(label, field)
        self._form.addRow(self.open_actions)
        self._form.addRow(self.doubts)
        self.summary.setContentsMargins(8, 0, 8, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 4)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.summary)
        column.addWidget(self._box)
        self._show_days()
        self._form.setRowVisible(self.tag, False)

    def _on_period(self) -> None:
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        chosen = self.period.currentData() == Period.CHOSEN
        self._form.setRowVisible(self.first, chosen)
        self._form.setRowVisible(self.last, chosen)


class _Fitting(Scrolled):
    """As high as what lies in it where there is room, scrolled where there is not."""

    def __init__(self, fields: QWidget) -> None:
        super().__init__(fields)
        self._fields = fields
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        fields.setObjectName("side")
        fields.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)
        fields.installEventFilter(self)

    def sizeHint(self) -> QSize:
        return self._fields.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self._fields.minimumSizeHint().height(), _LEAST_FIELDS_PX))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def _day(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
