"""Settings: up to five texts of the user's own, for the tone of letters and for nothing else."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.settings.rows import SettingRow, SettingsSection
from sottovoce.ui.settings.style_samples import StyleSamples
from sottovoce_models.compose.wish import MAX_LETTERS, MAX_SAMPLES

_TEXT_HEIGHT_PX: Final = 180
_NAME_LETTERS: Final = 16
_BEGINNING_LETTERS: Final = 18
_NEW: Final = -1


class StyleSettings(SettingsSection):
    """Signals: failed(SottovoceError)."""

    failed = Signal(object)

    def __init__(self, samples: StyleSamples, dialogs: PlainDialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._samples, self._dialogs = samples, dialogs
        self._wanted = 0
        self.head(self.tr("How you write"))
        self.chosen = QComboBox()
        self.chosen.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chosen.setMinimumContentsLength(_NAME_LETTERS)
        self.chosen.activated.connect(self._show_chosen)
        self.rows.addWidget(
            SettingRow(
                self.tr("Texts of your own"),
                self.tr(
                    "Up to five, e.g. e-mails you wrote. Letters begin and end as these do, and their sentences are as "
                    "long. Nothing else is taken: no word, name or fact of them gets into a letter. They lie in the "
                    "vault."
                ),
                self.chosen,
            )
        )
        self.text = QPlainTextEdit()
        self.state = PlainLabel(role="meta", wrap=True)
        self.save_button = QPushButton(self.tr("Save the text"))
        self.delete_button = QPushButton(self.tr("Delete the text…"))
        self._lay_out()
        self.text.textChanged.connect(self._show_ready)
        self.save_button.clicked.connect(self._save)
        self.delete_button.clicked.connect(self._ask_to_delete)
        samples.changed.connect(self._show_texts)
        samples.failed.connect(self._on_failed)
        self._show_texts()

    def wipe(self) -> None:
        """The vault is shut: nothing that was typed stays."""
        self.text.clear()
        self.state.setText("")

    def _lay_out(self) -> None:
        label = PlainLabel(self.tr("Text"), "meta")
        label.setBuddy(self.text)
        self.text.setAccessibleName(label.text())
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT_HEIGHT_PX)
        self.text.setPlaceholderText(self.tr("Paste a text that you wrote, with its greeting and its closing"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        self.rows.addSpacing(8)
        self.rows.addWidget(label)
        self.rows.addSpacing(4)
        self.rows.addWidget(self.text)
        self.rows.addSpacing(8)
        self.rows.addLayout(buttons)
        self.rows.addSpacing(8)
        self.rows.addWidget(self.state)

    @property
    def _number(self) -> int:
        """Which text is chosen; `_NEW` for a new one."""
        data = self.chosen.currentData()
        return int(data) if data is not None else _NEW

    def _stored(self) -> str:
        return self._samples.stored[self._number] if 0 <= self._number < len(self._samples.stored) else ""

    def _show_texts(self) -> None:
        texts = self._samples.stored
        self.chosen.clear()
        for number, text in enumerate(texts):
            words = " ".join(text.split())
            beginning = f"{words[:_BEGINNING_LETTERS]}…" if len(words) > _BEGINNING_LETTERS else words
            self.chosen.addItem(self.tr("{number}: {beginning}").format(number=number + 1, beginning=beginning), number)
        if len(texts) < MAX_SAMPLES:
            self.chosen.addItem(self.tr("New text"), _NEW)
        self.chosen.setCurrentIndex(min(max(self._wanted, 0), self.chosen.count() - 1))
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._wanted = self.chosen.currentIndex()
        self.text.setPlainText(self._stored())
        self._show_ready()

    def _show_ready(self) -> None:
        typed = self.text.toPlainText().strip()
        too_long = len(typed) > MAX_LETTERS
        self.save_button.setEnabled(bool(typed) and typed != self._stored() and not too_long)
        self.delete_button.setEnabled(self._number != _NEW)
        if too_long:
            self.state.setText(
                self.tr("This text is too long: at most {count} letters.").format(count=f"{MAX_LETTERS:,}")
            )
        else:
            count = len(self._samples.stored)
            self.state.setText(self.tr("%n of 5 texts stored.", "", count) if count else "")

    def _save(self) -> None:
        texts, typed = list(self._samples.stored), self.text.toPlainText().strip()
        if self._number == _NEW:
            texts.append(typed)
        else:
            texts[self._number] = typed
        self.save_button.setEnabled(False)
        self._samples.keep(texts)

    def _ask_to_delete(self) -> None:
        number = self._number

        def agreed() -> None:
            self._samples.keep([text for at, text in enumerate(self._samples.stored) if at != number])

        if number != _NEW:
            self._dialogs.confirm(
                self.tr("Delete this text?"),
                self.tr("Letters that were written stay as they are."),
                self.tr("Delete"),
                agreed,
            )

    def _on_failed(self, event: WorkFailed) -> None:
        self._show_ready()
        self.failed.emit(event.error)
