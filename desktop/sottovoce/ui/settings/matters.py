"""Settings: matters, what goes with each, and how long what is theirs is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from sottovoce.services.matters import MAX_AUDIO_DAYS, MAX_KEEP_YEARS, MAX_NAME_LETTERS
from sottovoce.services.retention import everything_due_on
from sottovoce.ui.library.list_wording import date_text
from sottovoce.ui.library.matters import Matters
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.settings.rows import SettingRow, SettingsSection
from sottovoce.ui.settings.vocabularies import Vocabularies
from sottovoce.vault.rows_matters import Matter

_LETTERS: Final = 16
_NEVER: Final = -1


class MatterSettings(SettingsSection):
    """What cannot be stored is said above every page. Signals: due_pressed() the list of what is due is wanted;
    standing_pressed(Matter) its written consents are; restricted_pressed() what withdrawals left is.
    """

    due_pressed = Signal()
    standing_pressed = Signal(object)
    restricted_pressed = Signal()

    def __init__(
        self, matters: Matters, vocabularies: Vocabularies, dialogs: PlainDialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._matters, self._vocabularies, self._dialogs = matters, vocabularies, dialogs
        self.head(self.tr("Matters"))
        self.chosen, self.vocabulary = QComboBox(), QComboBox()
        for box in (self.chosen, self.vocabulary):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_LETTERS)
        self.name = QLineEdit()
        self.name.setMaxLength(MAX_NAME_LETTERS)
        self.ended, self.ended_on = QCheckBox(self.tr("Ended on")), QDateEdit(QDate.currentDate())
        self.ended_on.setCalendarPopup(True)
        self.audio_days = _spin(MAX_AUDIO_DAYS, self.tr("never"))
        self.keep_years = _spin(MAX_KEEP_YEARS, self.tr("without an end"))
        self.hold = QCheckBox()
        self.state = PlainLabel(role="meta", wrap=True)
        self.save_button = QPushButton(self.tr("Save the matter"))
        self.delete_button = QPushButton(self.tr("Delete the matter…"))
        self.standing_button = QPushButton(self.tr("Written consents…"))
        self.due_button = QPushButton(self.tr("Show what is due"))
        self.restricted_button = QPushButton(self.tr("Withdrawals…"))
        self._lay_out()
        self._connect()
        self._show_matters()

    def _lay_out(self) -> None:
        self.rows.addWidget(
            SettingRow(
                self.tr("Clients, patients, files"),
                self.tr("Meetings of one matter stand together. Choose one to change it, or make a new one."),
                self.chosen,
            )
        )
        label = PlainLabel(self.tr("Name of the matter"), "meta")
        label.setBuddy(self.name)
        self.name.setAccessibleName(self.tr("Name of the matter"))
        self.rows.addSpacing(8)
        self.rows.addWidget(label)
        self.rows.addSpacing(4)
        self.rows.addWidget(self.name)
        end = QWidget()
        row = QHBoxLayout(end)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.ended)
        row.addWidget(self.ended_on)
        self.ended_on.setAccessibleName(self.tr("Ended on"))
        for each in (
            SettingRow(
                self.tr("Names and terms"),
                self.tr("This list is listened for in every meeting of the matter."),
                self.vocabulary,
            ),
            SettingRow(
                self.tr("End of the treatment or mandate"),
                self.tr("From this day on the years below are counted."),
                end,
            ),
            SettingRow(
                self.tr("Delete the sound after the approval"),
                self.tr("So many days after the minutes were approved the sound is due; text and minutes stay."),
                self.audio_days,
            ),
            SettingRow(
                self.tr("Keep everything after the end"),
                self.tr("When these years are over everything of the matter is due."),
                self.keep_years,
            ),
            SettingRow(
                self.tr("Legal hold"),
                self.tr("Nothing of this matter may go, whatever stands above: not by its terms, not from the trash."),
                self.hold,
            ),
        ):
            self.rows.addWidget(each)
        self.rows.addSpacing(8)
        self.rows.addWidget(
            PlainLabel(
                self.tr("What is due is only listed. Nothing is deleted until you say so there."), "meta", wrap=True
            )
        )
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing_px=8)
        last = (self.due_button, self.restricted_button)
        for button in (self.save_button, self.standing_button, self.delete_button, *last):
            flow.addWidget(button)
        self.rows.addSpacing(8)
        self.rows.addWidget(buttons)
        self.rows.addSpacing(8)
        self.rows.addWidget(self.state)

    def _connect(self) -> None:
        self.chosen.activated.connect(self._show_chosen)
        self.name.textEdited.connect(self._show_ready)
        self.ended.toggled.connect(self._show_ready)
        self.ended_on.dateChanged.connect(self._show_ready)
        self.vocabulary.currentIndexChanged.connect(self._show_ready)
        for spin in (self.audio_days, self.keep_years):
            spin.valueChanged.connect(self._show_ready)
        self.hold.toggled.connect(self._show_ready)
        self.save_button.clicked.connect(self._save)
        self.delete_button.clicked.connect(self._ask_to_delete)
        self.standing_button.clicked.connect(lambda: self.standing_pressed.emit(self._shown()))
        self.due_button.clicked.connect(self.due_pressed)
        self.restricted_button.clicked.connect(self.restricted_pressed)
        self._matters.changed.connect(self._show_matters)
        self._matters.saved.connect(self._on_saved)
        self._matters.failed.connect(lambda _: self._show_ready())
        self._vocabularies.changed.connect(self._show_chosen)

    def _shown(self) -> Matter | None:
        """The matter that is chosen; None for a new one."""
        return self._matters.of(self.chosen.currentData())

    def _typed(self) -> Matter:
        shown = self._shown() or Matter("", "")
        day = self.ended_on.date()
        return replace(
            shown,
            name=self.name.text().strip(),
            vocabulary=str(self.vocabulary.currentData() or ""),
            ended_on=date(day.year(), day.month(), day.day()).isoformat() if self.ended.isChecked() else None,
            audio_days=_number(self.audio_days),
            keep_years=_number(self.keep_years),
            legal_hold=self.hold.isChecked(),
        )

    def _show_matters(self) -> None:
        before = self.chosen.currentData()
        self.chosen.clear()
        for each in self._matters.all:
            self.chosen.addItem(each.name, each.id)
        self.chosen.addItem(self.tr("New matter"), "")
        self.chosen.setCurrentIndex(max(0, self.chosen.findData(before) if before else 0))
        self._show_chosen()

    def _show_chosen(self) -> None:
        shown = self._shown() or Matter("", "")
        fields = (self.vocabulary, self.ended, self.ended_on, self.audio_days, self.keep_years, self.hold)
        blockers = [QSignalBlocker(field) for field in fields]
        self.name.setText(shown.name)
        self.vocabulary.clear()
        self.vocabulary.addItem(self.tr("None"), "")
        for each in self._vocabularies.all:
            self.vocabulary.addItem(each.name, each.name)
        self.vocabulary.setCurrentIndex(max(0, self.vocabulary.findData(shown.vocabulary)))
        self.ended.setChecked(shown.ended_on is not None)
        if shown.ended_on is not None:
            ended = date.fromisoformat(shown.ended_on)
            self.ended_on.setDate(QDate(ended.year, ended.month, ended.day))
        self.audio_days.setValue(_NEVER if shown.audio_days is None else shown.audio_days)
        self.keep_years.setValue(_NEVER if shown.keep_years is None else shown.keep_years)
        self.hold.setChecked(shown.legal_hold)
        del blockers
        self._show_ready()

    def _show_ready(self) -> None:
        shown, typed = self._shown(), self._typed()
        self.ended_on.setEnabled(self.ended.isChecked())
        self.save_button.setEnabled(bool(typed.name) and typed != (shown or Matter("", "")))
        for button in (self.delete_button, self.standing_button):
            button.setEnabled(shown is not None)
        due_on = everything_due_on(typed)
        if due_on is not None:
            self.state.setText(self.tr("Everything is due from {day} on.").format(day=date_text(due_on)))
        elif typed.keep_years is not None and typed.ended_on is None and not typed.legal_hold:
            self.state.setText(self.tr("Nothing is due before an end is entered."))
        elif not self._matters.all:
            self.state.setText(
                self.tr("No matter yet. Type a name and save; then give it meetings from the menu of the list.")
            )
        else:
            self.state.setText("")

    def _save(self) -> None:
        typed = self._typed()
        self.save_button.setEnabled(False)
        self._matters.save(typed)

    def _on_saved(self, kept: Matter) -> None:
        self.chosen.setCurrentIndex(max(0, self.chosen.findData(kept.id)))
        self._show_chosen()

    def _ask_to_delete(self) -> None:
        shown = self._shown()
        if shown is not None:
            self._dialogs.confirm(
                self.tr("Delete the matter “{name}”?").format(name=shown.name),
                self.tr("Its meetings stay and belong to no matter. Its terms of keeping are forgotten."),
                self.tr("Delete"),
                lambda: self._matters.delete(shown.id),
            )


def _spin(most: int, never: str) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(_NEVER, most)
    spin.setSpecialValueText(never)
    spin.setValue(_NEVER)
    return spin


def _number(spin: QSpinBox) -> int | None:
    return None if spin.value() == _NEVER else spin.value()
