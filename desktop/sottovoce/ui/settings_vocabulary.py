"""Settings: names and terms to listen for, a list per client, matter or field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from sottovoce.ui.background import WorkFailed
from sottovoce.ui.background_line import BackgroundLine
from sottovoce.ui.desk_access import VocabularyAccess
from sottovoce.ui.dialogs import Dialogs
from sottovoce.ui.labels import PlainLabel
from sottovoce.ui.setting_rows import SettingRow, SettingsSection
from sottovoce.vault.rows_vocabularies import Vocabulary
from sottovoce_models.errors import SottovoceError

_TERMS_HEIGHT_PX: Final = 140
_NAME_LETTERS: Final = 16


class VocabularySettings(SettingsSection):
    """Signals: changed() there are other lists now; failed(SottovoceError)."""

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, vocabularies: Callable[[], VocabularyAccess], dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._access, self._dialogs = vocabularies, dialogs
        self._line = BackgroundLine(self)
        self._line.failed.connect(self._on_failed)
        self._lists: tuple[Vocabulary, ...] = ()
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
        self._show_lists("")

    def enter(self) -> None:
        """The page is shown: what there is, is read."""
        self._line.run(lambda: self._access().all(), partial(self._on_read, ""))

    def wipe(self) -> None:
        """Nothing of the lists stays in the window."""
        self._line.forget()
        self._lists = ()
        self._show_lists("")
        self.state.setText("")

    def wait(self, seconds: float) -> None:
        """Waits for what is being stored, when the window closes."""
        self._line.wait(seconds)

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
        name = self.chosen.currentData()
        return next((each for each in self._lists if each.name == name), None)

    def _show_lists(self, name: str) -> None:
        self.chosen.clear()
        for each in self._lists:
            self.chosen.addItem(each.name, each.name)
        self.chosen.addItem(self.tr("New list"), "")
        self.chosen.setCurrentIndex(max(0, self.chosen.findData(name) if name else 0))
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
        before = shown.name if shown is not None else ""

        def store() -> tuple[Vocabulary, Sequence[Vocabulary]]:
            access = self._access()
            return access.save(typed, before), access.all()

        self.save_button.setEnabled(False)
        self._line.run(store, partial(self._on_saved, len(typed.terms)))

    def _on_saved(self, typed_count: int, result: object) -> None:
        kept, lists = cast("tuple[Vocabulary, Sequence[Vocabulary]]", result)
        self._on_read(kept.name, lists)
        said = self.tr("%n term(s) stored.", "", len(kept.terms))
        left_out = typed_count - len(kept.terms)
        if left_out:
            why = self.tr("%n line(s) left out: twice there, too long, or too many.", "", left_out)
            said = f"{said} {why}"
        self.state.setText(said)
        self.changed.emit()

    def _ask_to_delete(self) -> None:
        shown = self._shown()
        if shown is None:
            return

        def delete() -> None:
            def remove() -> Sequence[Vocabulary]:
                access = self._access()
                access.delete(shown.name)
                return access.all()

            self._line.run(remove, self._on_deleted)

        self._dialogs.confirm(
            self.tr("Delete this list?"),
            self.tr("Meetings that were heard with it stay as they are."),
            self.tr("Delete"),
            delete,
        )

    def _on_deleted(self, result: object) -> None:
        self._on_read("", result)
        self.state.setText(self.tr("The list is deleted."))
        self.changed.emit()

    def _on_read(self, name: str, result: object) -> None:
        self._lists = tuple(cast("Sequence[Vocabulary]", result))
        self._show_lists(name)

    def _on_failed(self, event: WorkFailed) -> None:
        self._show_ready()
        error: SottovoceError = event.error
        self.failed.emit(error)
