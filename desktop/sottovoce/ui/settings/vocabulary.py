"""Settings: names and terms to listen for, a list per client, matter or field."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.settings.rows import SettingRow, SettingsSection
from sottovoce.ui.settings.vocabularies import Vocabularies
from sottovoce.vault.rows_vocabularies import Vocabulary

_TERMS_HEIGHT_PX: Final = 140
_NAME_LETTERS: Final = 16


class VocabularySettings(SettingsSection):
    """Signals: failed(SottovoceError)."""

    failed = Signal(object)

    def __init__(self, vocabularies: Vocabularies, dialogs: PlainDialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vocabularies, self._dialogs = vocabularies, dialogs
        self._typed_count = 0
        self.head(self.tr("Names and terms"))
        self.chosen = QComboBox()
        self.chosen.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chosen.setMinimumContentsLength(_NAME_LETTERS)
        self.chosen.activated.connect(self._show_chosen)
        self.rows.addWidget(
            SettingRow(
                self.tr("Lists"),
                self.tr("One per client, matter or field. Choose one with a meeting, and its words are heard better."),
                self.chosen,
            )
        )
        self.name, self.terms = QLineEdit(), QPlainTextEdit()
        self.state = PlainLabel(role="meta", wrap=True)
        self.save_button = QPushButton(self.tr("Save the list"))
        self.delete_button = QPushButton(self.tr("Delete the list…"))
        self._lay_out()
        self.name.textEdited.connect(self._show_ready)
        self.terms.textChanged.connect(self._show_ready)
        self.save_button.clicked.connect(self._save)
        self.delete_button.clicked.connect(self._ask_to_delete)
        vocabularies.changed.connect(self._show_lists)
        vocabularies.saved.connect(self._on_saved)
        vocabularies.failed.connect(self._on_failed)
        self._show_lists()

    def enter(self) -> None:
        """The page is shown."""
        self.state.setText("")

    def _lay_out(self) -> None:
        for field, text in ((self.name, self.tr("Name of the list")), (self.terms, self.tr("Terms, one a line"))):
            label = PlainLabel(text, "meta")
            label.setBuddy(field)
            field.setAccessibleName(text)
            self.rows.addSpacing(8)
            self.rows.addWidget(label)
            self.rows.addSpacing(4)
            self.rows.addWidget(field)
        self.name.setMaxLength(80)
        self.terms.setTabChangesFocus(True)
        self.terms.setFixedHeight(_TERMS_HEIGHT_PX)
        self.terms.setPlaceholderText(self.tr("Names of people and places, firms, medicines, words of the trade"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        self.rows.addSpacing(8)
        self.rows.addLayout(buttons)
        self.rows.addSpacing(8)
        self.rows.addWidget(self.state)

    def _shown(self) -> Vocabulary | None:
        """The list that is chosen; None for a new one."""
        return self._vocabularies.named(self.chosen.currentData())

    def _show_lists(self) -> None:
        before = self.chosen.currentData()
        self.chosen.clear()
        for each in self._vocabularies.all:
            self.chosen.addItem(each.name, each.name)
        self.chosen.addItem(self.tr("New list"), "")
        self.chosen.setCurrentIndex(max(0, self.chosen.findData(before) if before else 0))
        self._show_chosen()

    def _show_chosen(self) -> None:
        shown = self._shown() or Vocabulary("")
        self.name.setText(shown.name)
        self.terms.setPlainText("\n".join(shown.terms))
        self._show_ready()

    def _show_ready(self) -> None:
        shown = self._shown()
        typed = self._typed()
        self.save_button.setEnabled(bool(typed.name) and typed != (shown or Vocabulary("")))
        self.delete_button.setEnabled(shown is not None)

    def _typed(self) -> Vocabulary:
        lines = (line.strip() for line in self.terms.toPlainText().splitlines())
        return Vocabulary(self.name.text().strip(), tuple(line for line in lines if line))

    def _save(self) -> None:
        shown, typed = self._shown(), self._typed()
        self._typed_count = len(typed.terms)
        self.save_button.setEnabled(False)
        self._vocabularies.save(typed, shown.name if shown is not None else "")

    def _on_saved(self, result: object) -> None:
        kept = cast("Vocabulary", result)
        self.chosen.setCurrentIndex(max(0, self.chosen.findData(kept.name)))
        self._show_chosen()
        said = self.tr("%n term(s) stored.", "", len(kept.terms))
        left_out = self._typed_count - len(kept.terms)
        if left_out:
            why = self.tr("%n line(s) left out: twice there, too long, or too many.", "", left_out)
            said = f"{said} {why}"
        self.state.setText(said)

    def _ask_to_delete(self) -> None:
        shown = self._shown()
        if shown is not None:
            self._dialogs.confirm(
                self.tr("Delete this list?"),
                self.tr("Meetings that were heard with it stay as they are."),
                self.tr("Delete"),
                lambda: self._vocabularies.delete(shown.name),
            )

    def _on_failed(self, event: WorkFailed) -> None:
        self._show_ready()
        self.failed.emit(event.error)
