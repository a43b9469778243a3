"""Fields for secrets: hidden, unless somebody wants to see what they type; never in an input method's memory."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.vault.passphrase_strength import Strength, entropy_bits, strength

_FULL_BITS: Final = 80


class PassphraseField(QLineEdit):
    """One hidden line."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def wipe(self) -> None:
        """Empties the field, and its undo history with it."""
        self.setText("")

    def show_text(self, shown: bool) -> None:
        """Shows or hides what is typed."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


class ShowSwitch(QCheckBox):
    """Shows what is typed into these fields; off again after `reset`."""

    def __init__(self, *fields: PassphraseField) -> None:
        super().__init__()
        self.setText(self.tr("&Show what I type"))
        for field in fields:
            self.toggled.connect(field.show_text)

    def reset(self) -> None:
        """Hides again."""
        self.setChecked(False)


class NewPassphrase(QWidget):
    """A new passphrase, typed twice, with an estimate. Signals: changed(), entered() Enter in the last field."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = PassphraseField(self.tr("New passphrase"))
        self.second = PassphraseField(self.tr("New passphrase again"))
        self.show_switch = ShowSwitch(self.first, self.second)
        self._meter = QProgressBar()
        self._meter.setRange(0, _FULL_BITS)
        self._meter.setTextVisible(False)
        self._meter.setAccessibleName(self.tr("Estimated strength"))
        self.hint = PlainLabel("", "meta", wrap=True)
        self.agreement = PlainLabel("", "meta", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for text, field in ((self.tr("&New passphrase"), self.first), (self.tr("The same &again"), self.second)):
            label = PlainLabel(text, "meta")
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            if field is self.first:
                column.addWidget(self._meter)
                column.addWidget(self.hint)
                column.addSpacing(8)
            field.textChanged.connect(self._on_typed)
        column.addWidget(self.agreement)
        column.addWidget(self.show_switch)
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self.entered)
        self._on_typed()

    @property
    def agreed(self) -> bool:
        """Whether something was typed twice alike."""
        return bool(self.first.text()) and self.first.text() == self.second.text()

    def text(self) -> str:
        """The passphrase; "" until both fields agree."""
        return self.first.text() if self.agreed else ""

    def wipe(self) -> None:
        """Empties both fields."""
        self.first.wipe()
        self.second.wipe()
        self.show_switch.reset()

    def _on_typed(self) -> None:
        typed = self.first.text()
        self._meter.setValue(min(_FULL_BITS, entropy_bits(typed)))
        self.hint.setText(self._estimate(typed))
        self.first.setAccessibleDescription(self.hint.text())
        again = self.second.text()
        if not again:
            self.agreement.setText("")
        else:
            self.agreement.setText(self.tr("Both are the same.") if self.agreed else self.tr("Not the same yet."))
        self.second.setAccessibleDescription(self.agreement.text())
        self.changed.emit()

    def _estimate(self, typed: str) -> str:
        if not typed:
            return self.tr("Four or more words that do not belong together are strong and easy to keep in mind.")
        match strength(typed):
            case Strength.WEAK:
                text = self.tr("At least {bits} bits: somebody who has this computer could guess it. Longer is better.")
            case Strength.FAIR:
                text = self.tr("At least {bits} bits: holds off the curious; a determined attacker needs months.")
            case Strength.GOOD:
                text = self.tr("At least {bits} bits: out of reach for guessing.")
        return text.format(bits=entropy_bits(typed))
