"""The profiles to choose from, a line each, with what the chosen one changes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.core.profile import SECRECY_AUDIO_DAYS, Profile, ProfileKind
from sottovoce.core.profile_texts import profile_words, profiles_in_order, what_follows
from sottovoce.ui.parts.labels import PlainLabel


class ProfileChoice(QWidget):
    """Signals: chosen(ProfileKind) by the user."""

    chosen = Signal(object)

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._group = QButtonGroup(self)
        self.buttons: dict[ProfileKind, QRadioButton] = {}
        self.follows = PlainLabel("", "meta", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for kind in profiles_in_order():
            words = profile_words(kind, language)
            button = QRadioButton(words.name)
            button.setAccessibleDescription(words.meaning)
            button.clicked.connect(lambda _=False, kind=kind: self._on_clicked(kind))
            self._group.addButton(button)
            self.buttons[kind] = button
            meaning = PlainLabel(words.meaning, "meta", wrap=True)
            meaning.setContentsMargins(24, 0, 0, 0)
            column.addWidget(button)
            column.addWidget(meaning)
            column.addSpacing(8)
        column.addWidget(self.follows)

    @property
    def kind(self) -> ProfileKind | None:
        """What is chosen, if anything is."""
        return next((kind for kind, button in self.buttons.items() if button.isChecked()), None)

    def show_profile(self, profile: Profile) -> None:
        """Shows what is stored; nothing while nobody has chosen."""
        self._group.setExclusive(False)
        for kind, button in self.buttons.items():
            button.setChecked(profile.chosen and kind is profile.kind)
        self._group.setExclusive(True)
        self._show_follows()

    def _on_clicked(self, kind: ProfileKind) -> None:
        self._show_follows()
        self.chosen.emit(kind)

    def _show_follows(self) -> None:
        kind = self.kind
        text = ""
        if kind is not None:
            secrecy = Profile(kind).bound_to_secrecy
            text = what_follows(secrecy=secrecy, days=SECRECY_AUDIO_DAYS, language=self._language)
        self.follows.setText(text)
        for button in self.buttons.values():
            words = profile_words(next(each for each, known in self.buttons.items() if known is button), self._language)
            button.setAccessibleDescription(f"{words.meaning} {text}" if button.isChecked() else words.meaning)
