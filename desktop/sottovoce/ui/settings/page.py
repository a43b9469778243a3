"""Everything that can be set: a list of sections, and one section at a time beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.parts.banner import Banner
from sottovoce.ui.parts.labels import PlainLabel, tooltip
from sottovoce.ui.parts.page_column import PageColumn
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.settings.audio import AudioSettings
from sottovoce.ui.settings.handouts import HandoutSettings
from sottovoce.ui.settings.language import LanguageSettings
from sottovoce.ui.settings.look import LookSettings
from sottovoce.ui.settings.preferences import Preferences
from sottovoce.ui.settings.privacy import PrivacySettings
from sottovoce.ui.settings.rows import SettingRow, SettingsSection
from sottovoce.ui.settings.shortcuts import ShortcutSettings
from sottovoce.ui.settings.templates import TemplateSettings
from sottovoce.ui.settings.vault import VaultSettings
from sottovoce.ui.settings.vocabularies import Vocabularies
from sottovoce.ui.settings.vocabulary import VocabularySettings
from sottovoce.ui.settings.voice import VoiceSettings
from sottovoce.ui.window.desk_access import OwnVoiceAccess, RecordAccess
from sottovoce.ui.window.vault_access import VaultAccess
from sottovoce_models.errors import SottovoceError

_COLUMN_PX: Final = 680
_LEAST_LETTERS: Final = 60  # a section with less room beside the list stands below a box instead


class SettingsPage(QWidget):
    """Signals: left() back."""

    left = Signal()

    def __init__(
        self,
        vault: VaultAccess,
        preferences: Preferences,
        self_test: Callable[[], str],
        vocabularies: Vocabularies,
        own_voice: Callable[[], OwnVoiceAccess],
        record: Callable[[], RecordAccess],
        dialogs: PlainDialogs,
        language: UiLanguage,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.banner = Banner(language)
        self.privacy = PrivacySettings(preferences, self_test, dialogs)
        self.vault = VaultSettings(vault, dialogs)
        self.recording = AudioSettings(preferences, record)
        self.language = LanguageSettings(preferences, vocabularies, language)
        self.look = LookSettings(preferences)
        self.vocabulary = VocabularySettings(vocabularies, dialogs)
        self.voice = VoiceSettings(own_voice, dialogs)
        self.templates = TemplateSettings()
        self.models = ModelSettings()
        self.handouts = HandoutSettings()
        self.shortcuts = ShortcutSettings()
        self.sections: tuple[SettingsSection, ...] = (
            self.privacy,
            self.vault,
            self.recording,
            self.language,
            self.look,
            self.vocabulary,
            self.templates,
            self.voice,
            self.models,
            self.handouts,
            self.shortcuts,
        )
        self.back_button = QPushButton(self.tr("Back"))
        self.back_button.setToolTip(tooltip(self.tr("Back (Esc)")))
        self.back_button.clicked.connect(self.left)
        self.list, self.box, self._stack = QListWidget(), QComboBox(), QStackedWidget()
        self._columns: list[PageColumn] = []
        self._narrow: bool | None = None
        self._fill(self.sections)
        self._lay_out()
        for section in (self.privacy, self.vault, self.recording, self.vocabulary, self.voice):
            section.failed.connect(self.show_error)
        self.vault.said.connect(lambda: self._columns[self.sections.index(self.vault)].ensure_visible(self.vault.state))

    @property
    def section(self) -> SettingsSection:
        """The section that is shown."""
        return self.sections[self._stack.currentIndex()]

    def show_section(self, section: SettingsSection) -> None:
        """Turns to a section."""
        self._turn(self.sections.index(section))

    def add_section(self, section: SettingsSection, before: SettingsSection) -> None:
        """Puts one more section above another."""
        place = self.sections.index(before)
        self.sections = (*self.sections[:place], section, *self.sections[place:])
        self._insert(place, section)

    def enter(self) -> None:
        """The page is shown."""
        self.banner.hide()
        self.vault.enter()
        self.recording.enter()
        self.language.refresh()
        self.vocabulary.enter()
        self.voice.enter()
        (self.box if self.box.isVisible() else self.list).setFocus()

    def wipe(self) -> None:
        """The vault is shut: nothing that was typed or read from it stays."""
        self.vault.wipe()
        self.recording.wipe()
        self.voice.wipe()

    def wait(self, seconds: float) -> None:
        """Waits for what is being done, when the window closes."""
        self.vault.wait(seconds)
        self.recording.wait(seconds)
        self.voice.wait(seconds)
        self.privacy.wait(seconds)

    def show_error(self, error: SottovoceError) -> None:
        """Says above the section what could not be done."""
        self.banner.show_error(error, "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fill(self, sections: Sequence[SettingsSection]) -> None:
        for place, section in enumerate(sections):
            self._insert(place, section)
        for each in (self.list, self.box):
            each.setAccessibleName(self.tr("Sections of the settings"))
        self.list.setObjectName("sections")
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(self._turn)
        self.box.activated.connect(self._turn)

    def _insert(self, place: int, section: SettingsSection) -> None:
        self.list.insertItem(place, section.title)
        self.box.insertItem(place, section.title)
        column = PageColumn(width_px=_COLUMN_PX, centred=False, at_left=True)
        column.column.addWidget(section)
        self._columns.insert(place, column)
        self._stack.insertWidget(place, column)

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("Settings"), "heading")
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(16, 24, 0, 16)
        side.setSpacing(8)
        side.addWidget(title)
        side.addWidget(self.list, 1)
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(24, 16, 24, 0)
        top.addWidget(self.box, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 24, 0)
        head.addWidget(self.banner, 1)
        right.addWidget(self._top)
        right.addLayout(head)
        right.addWidget(self._stack, 1)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(0, 8, 0, 0)
        side.addLayout(self._foot)
        self._foot.addWidget(self.back_button)
        self._foot.addStretch(1)
        self._head_row = top
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(right, 1)
        self._fit()

    def _fit(self) -> None:
        """The list beside the section where there is room for both, else a box above it."""
        metrics = self.list.fontMetrics()
        widest = max(metrics.horizontalAdvance(section.title) for section in self.sections)
        side_px = widest + 56
        narrow = self.width() < side_px + _LEAST_LETTERS * metrics.averageCharWidth()
        self._side.setFixedWidth(side_px)
        if narrow is self._narrow:
            return
        self._narrow = narrow
        had_focus = self.list.hasFocus() or self.box.hasFocus()
        self._side.setHidden(narrow)
        self._top.setHidden(not narrow)
        (self._head_row if narrow else self._foot).insertWidget(1 if narrow else 0, self.back_button)
        if had_focus:
            (self.box if narrow else self.list).setFocus()

    def _turn(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.list.setCurrentRow(place)
        self.box.setCurrentIndex(place)
        self.banner.hide()


class ModelSettings(SettingsSection):
    """The way to the models. Signals: pressed()."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head(self.tr("Models"))
        self.button = QPushButton(self.tr("Open"))
        self.button.clicked.connect(self.pressed)
        self.rows.addWidget(
            SettingRow(
                self.tr("Models on this computer"),
                self.tr("Fetch, import, remove; measure on this computer which languages a model writes well enough."),
                self.button,
            )
        )
