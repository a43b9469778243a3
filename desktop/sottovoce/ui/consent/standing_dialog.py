"""Written consents for a whole treatment or mandate: each is confirmed by the person in every meeting, by one key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, QDate, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sottovoce.core.consent import START_PURPOSES, GivenBy, Purpose, Role, StandingConsent
from sottovoce.services.consent.asking import MAX_NAME_LETTERS
from sottovoce.services.vocabularies import plain_text
from sottovoce.ui.consent import consent_wording as words
from sottovoce.ui.consent.document_row import DocumentRow
from sottovoce.ui.consent.minor_fields import MinorFields
from sottovoce.ui.consent.person_dialog import FormParts
from sottovoce.ui.library.list_wording import date_text
from sottovoce.ui.parts.check_box import WrappingCheckBox
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.scrolled import Scrolled
from sottovoce.ui.parts.working_dialog import WorkingDialog, add_row, choice_form
from sottovoce.ui.window.consent_access import ConsentAccess
from sottovoce.vault.copy_watch import CopyWatch

_ID = Qt.ItemDataRole.UserRole


class StandingDialog(WorkingDialog):
    """Signals: changed() there are others now."""

    changed = Signal()

    def __init__(self, matter_id: str, matter: str, consents: ConsentAccess, parts: FormParts, parent: QWidget) -> None:
        title = QCoreApplication.translate("StandingDialog", "Written consents")
        keep = QCoreApplication.translate("StandingDialog", "Keep this consent")
        super().__init__(title, keep, parts.line, parts.language, parent)
        self._matter_id, self._consents, self._dialogs = matter_id, consents, parts.dialogs
        self.cancel_button.setText(self.tr("Close"))
        self.about = PlainLabel(
            self.tr("Signed once for the whole treatment or mandate, confirmed in every meeting. Never for training."),
            "meta",
            wrap=True,
        )
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMaximumHeight(self.list.fontMetrics().lineSpacing() * 9)
        self.list.itemSelectionChanged.connect(self.refresh)
        self.end_button = QPushButton(self.tr("It has ended…"))
        self.end_button.setAutoDefault(False)
        self.end_button.clicked.connect(self._ask_to_end)
        self.name = QLineEdit()
        self.name.setMaxLength(MAX_NAME_LETTERS)
        self.role = QComboBox()
        for each in Role:
            if each is not Role.USER:
                self.role.addItem(words.role_name(each), each)
        self.signed_on = _DayEdit(QDate.currentDate())
        self.signed_on.setCalendarPopup(True)
        self.signed_on.setMaximumDate(QDate.currentDate())
        self.purposes = {each: WrappingCheckBox(words.purpose_name(each)) for each in START_PURPOSES}
        self.minor = MinorFields(minor=False, given_by=GivenBy.SELF, givers=())
        self.document = DocumentRow("", parts.dialogs, parts.line, parts.language)
        self._lay_out(matter)
        self._connect()
        self.fit(90, 42)
        self.refresh()
        self.name.setFocus()
        self.line.run(self._read, self._show, self.show_failure)

    def act(self) -> None:
        """Keeps what is typed."""
        standing = self._typed()

        def does(_watch: CopyWatch) -> object:
            self._consents.save_standing(standing)
            return self._read()

        self.work(does, self._on_stored)

    def ready(self) -> bool:
        minor = not self.minor.is_minor or len(set(self.minor.givers)) >= _NEEDED[self.minor.chosen]
        return bool(plain_text(self.name.text())) and bool(self._purposes()) and minor

    def refresh(self) -> None:
        self.end_button.setEnabled(bool(self._chosen()) and not self.working)
        self.purposes[Purpose.SUMMARIZE].setEnabled(self.purposes[Purpose.TRANSCRIBE].isChecked())
        super().refresh()

    def wipe(self) -> None:
        self.list.clear()
        self.name.clear()
        for field in (self.minor.first, self.minor.second):
            field.clear()

    def _typed(self) -> StandingConsent:
        day = self.signed_on.date()
        return StandingConsent(
            "",
            self._matter_id,
            plain_text(self.name.text()),
            frozenset(self._purposes()),
            date(day.year(), day.month(), day.day()).isoformat(),
            self.document.sha256,
            role=Role(self.role.currentData()),
            minor=self.minor.is_minor,
            given_by=self.minor.chosen,
            givers=self.minor.givers,
        )

    def _purposes(self) -> list[Purpose]:
        return [each for each, box in self.purposes.items() if box.isChecked() and box.isEnabled()]

    def _read(self) -> Sequence[StandingConsent]:
        return tuple(self._consents.standing(self._matter_id))

    def _on_stored(self, found: object) -> None:
        self.name.clear()
        self.document.clear()
        self.minor.minor.setChecked(False)
        for box in self.purposes.values():
            box.setChecked(False)
        self._show(found)
        self.changed.emit()
        self.name.setFocus()

    def _show(self, found: object) -> None:
        self.list.clear()
        for each in cast("Sequence[StandingConsent]", found):
            item = QListWidgetItem(_line(each), self.list)
            item.setData(_ID, each.id if each.ended_on is None else "")
        self.list.setVisible(self.list.count() > 0)
        self.end_button.setVisible(self.list.count() > 0)
        self.refresh()

    def _ask_to_end(self) -> None:
        chosen = self._chosen()
        if chosen:
            self._dialogs.confirm(
                self.tr("Has this written consent ended?"),
                self.tr("From now on it is offered no more. What was recorded with it stays."),
                self.tr("It has ended"),
                partial(self._end, chosen),
            )

    def _chosen(self) -> str:
        """The id of the one that is selected and lasts, else ""."""
        return next((str(item.data(_ID)) for item in self.list.selectedItems()), "")

    def _end(self, standing_id: str) -> None:
        def does(_watch: CopyWatch) -> object:
            self._consents.end_standing(standing_id)
            return self._read()

        self.work(does, self._on_stored)

    def _connect(self) -> None:
        self.name.textChanged.connect(self.refresh)
        self.minor.changed.connect(self.refresh)
        for box in self.purposes.values():
            box.toggled.connect(self.refresh)

    def _lay_out(self, matter: str) -> None:
        self.content.addWidget(PlainLabel(matter, "meta", wrap=True))
        self.content.addWidget(self.about)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.list)
        ending = QHBoxLayout()
        ending.addWidget(self.end_button)
        ending.addStretch(1)
        column.addLayout(ending)
        column.addWidget(PlainLabel(self.tr("A new one"), "heading"))
        form = choice_form()
        for text, field in (
            (self.tr("&Name"), self.name),
            (self.tr("&Role"), self.role),
            (self.tr("&Signed on"), self.signed_on),
        ):
            add_row(form, text, field)
        column.addLayout(form)
        asked = QWidget()
        flow = FlowLayout(asked, spacing_px=16)
        label = PlainLabel(self.tr("Agreed to"), "meta")
        label.setMinimumHeight(self.purposes[Purpose.RECORD].sizeHint().height())
        flow.addWidget(label)
        for box in self.purposes.values():
            flow.addWidget(box)
        for part in (asked, self.minor, self.document):
            column.addWidget(part)
        column.addStretch(1)
        self.content.addWidget(Scrolled(body, on_ground=True), 1)
        self.list.hide()
        self.end_button.hide()


class _DayEdit(QDateEdit):
    """Tab leaves it; day, month and year are walked by the arrow keys."""

    def focusNextPrevChild(self, forwards: bool, /) -> bool:
        return QAbstractSpinBox.focusNextPrevChild(self, forwards)


_NEEDED = {GivenBy.SELF: 1, GivenBy.PARENT: 1, GivenBy.PARENTS: 2, GivenBy.GUARDIAN: 1}


def _line(standing: StandingConsent) -> str:
    parts = [words.purposes_text(standing.purposes)]
    signed = QCoreApplication.translate("StandingDialog", "signed on {day}")
    parts.append(signed.format(day=date_text(date.fromisoformat(standing.signed_on))))
    if standing.document:
        parts.append(QCoreApplication.translate("StandingDialog", "paper known"))
    if standing.ended_on is not None:
        ended = QCoreApplication.translate("StandingDialog", "ended on {day}")
        parts.append(ended.format(day=date_text(date.fromisoformat(standing.ended_on))))
    return f"{words.shortened(standing.name)} · {words.role_name(standing.role)}\n{' · '.join(parts)}"
