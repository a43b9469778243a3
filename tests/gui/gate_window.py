"""The pages of the vault in a window of their own, which turns them as the real one does, and a label for meetings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QStackedWidget, QTextEdit, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.parts.style_sheet import style_sheet
from sottovoce.ui.parts.theme import current_theme
from sottovoce.ui.parts.translation import install_language
from sottovoce.ui.settings.page import SettingsPage
from sottovoce.ui.settings.vocabularies import Vocabularies
from sottovoce.ui.window.vault import VaultGate
from tests.gui.fake_desk import FakeDesk
from tests.gui.fake_parts import fake_parts
from tests.gui.fake_vault import FakeVault
from tests.gui.fakes import FakeDialogs


class GateWindow(QStackedWidget):
    """`home` stands for the meetings; `seen` lists the pages in the order in which they were shown."""

    def __init__(self, vault: FakeVault, folder: Path, language: UiLanguage = UiLanguage.EN) -> None:
        super().__init__()
        self._translators = install_language(_application(), language)
        self.vault, self.dialogs = vault, FakeDialogs()
        self.desk = FakeDesk()
        parts = fake_parts(self.desk, vault, folder, language)
        self.gate = VaultGate(parts.front, self.dialogs, self)
        self.vocabularies = Vocabularies(lambda: self.desk.vocabularies, self)
        self.settings = SettingsPage(
            vault,
            self.gate.preferences,
            parts.self_test,
            self.vocabularies,
            lambda: self.desk.own_voice,
            lambda: self.desk.record,
            self.dialogs,
            language,
        )
        self.gate.serve(self.settings)
        self.home = QLabel("Erstgespräch Muster")
        self.seen: list[QWidget] = []
        for page in (self.home, self.settings, *self.gate.pages):
            self.addWidget(page)
        self.gate.turned.connect(self.turn)
        self.setStyleSheet(style_sheet(current_theme()))
        self.resize(1000, 720)
        self.turn()

    def turn(self) -> None:
        """What the window does when another page stands in front."""
        page = self.gate.page
        if page is None and self.currentWidget() is self.settings:
            return
        wanted = page or self.home
        if not self.seen or self.seen[-1] is not wanted:
            self.seen.append(wanted)
            self.setCurrentWidget(wanted)
            self.gate.enter()

    def show_settings(self) -> None:
        """The user opens the settings, and in them the section of the vault."""
        self.setCurrentWidget(self.settings)
        self.settings.enter()
        self.settings.show_section(self.settings.vault)
        self.seen.append(self.settings)

    def texts(self) -> str:
        """Everything that stands in any widget, seen or hidden, in text or for a screen reader."""
        found = []
        for widget in self.findChildren(QWidget):
            found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            if isinstance(widget, QLabel | QLineEdit):
                found.append(widget.text())
            elif isinstance(widget, QTextEdit):
                found.append(widget.toPlainText())
        return "\n".join(found)

    def close_down(self) -> None:
        """Waits for what is under way."""
        if isinstance(self.vault, FakeVault):
            self.vault.hold.set()
        self.gate.wait(5)
        self.settings.wait(5)
        self.vocabularies.wait(5)
        for translator in self._translators:
            _application().removeTranslator(translator)
        QLocale.setDefault(QLocale.c())


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
