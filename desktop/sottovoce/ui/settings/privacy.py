"""Settings: when the vault locks itself, and what this computer really keeps to itself."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QTextEdit, QWidget

from sottovoce.services.self_test_page import as_html, save_page
from sottovoce.ui.parts.background import BackgroundWork, WorkDone, WorkFailed
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.settings.preferences import Preferences
from sottovoce.ui.settings.rows import SettingRow, SettingsSection
from sottovoce_models.errors import SottovoceError

_PAGE_STYLE: Final = "h1 { font-size: large; } h2, h3 { font-size: medium; }"
_MINUTES: Final = (1, 2, 5, 10, 15, 30, 60)


class PrivacySettings(SettingsSection):
    """Signals: changed() the lock should take over new values; failed(SottovoceError)."""

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        preferences: Preferences,
        self_test: Callable[[], str],
        dialogs: PlainDialogs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences, self._self_test, self._dialogs = preferences, self_test, dialogs
        self._work: BackgroundWork | None = None
        self._report = ""
        self.head(self.tr("Privacy"))
        self.minutes = QComboBox()
        now, most_minutes = preferences.auto_lock_minutes, preferences.lock_minutes_max
        offered = [minutes for minutes in _MINUTES if most_minutes is None or minutes <= most_minutes]
        for minutes in sorted({*offered, *([now] if now else [])}):
            self.minutes.addItem(self.tr("after %n minute(s)", "", minutes), minutes)
        if most_minutes is None:
            self.minutes.addItem(self.tr("never by itself"), 0)
        self.minutes.setCurrentIndex(self.minutes.findData(now))
        self.minutes.currentIndexChanged.connect(self._on_changed)
        self.with_screen = QCheckBox()
        self.with_screen.setChecked(preferences.lock_with_screen)
        self.with_screen.toggled.connect(self._on_changed)
        self.test_button = QPushButton(self.tr("Run"))
        self.test_button.clicked.connect(self.run_self_test)
        self.save_button = QPushButton(self.tr("Save the page…"))
        self.save_button.clicked.connect(self._save)
        self.page = QTextEdit()
        self.page.setReadOnly(True)
        self.page.document().setDefaultStyleSheet(_PAGE_STYLE)
        self.page.setTabChangesFocus(True)
        self.page.setMinimumHeight(240)
        self.page.setAccessibleName(self.tr("Result of the self-test"))
        self.rows.addWidget(
            SettingRow(
                self.tr("Lock the vault when nobody uses the window"),
                self.tr("Listening counts as use. A recording goes on. When the computer sleeps, the vault locks.")
                if most_minutes is None
                else self.tr("Your organisation wants it after %n minute(s) at the latest.", "", most_minutes),
                self.minutes,
            )
        )
        self.rows.addWidget(
            SettingRow(
                self.tr("Lock the vault with the screen"),
                self.tr("macOS does not tell: lock the vault by hand there (Ctrl+L).")
                if sys.platform == "darwin"
                else self.tr("Also when another user takes over."),
                self.with_screen,
            )
        )
        self.rows.addWidget(
            SettingRow(
                self.tr("Self-test: nothing leaves this computer"),
                self.tr("Tries on this computer what must not be possible, and says what the system answered."),
                self.test_button,
            )
        )
        self.rows.addSpacing(8)
        self.rows.addWidget(self.page)
        self.rows.addSpacing(8)
        self.rows.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.page.hide()
        self.save_button.hide()

    @property
    def busy(self) -> bool:
        """Whether the self-test runs."""
        return self._work is not None

    def run_self_test(self) -> None:
        """Runs it off the UI thread and shows its page."""
        if self.busy:
            return
        self.test_button.setEnabled(False)
        self.test_button.setText(self.tr("Running…"))
        self._work = BackgroundWork(self._self_test, self)
        self._work.done.connect(self._on_tested)
        self._work.failed.connect(self._on_failed)
        self._work.start()

    def wait(self, seconds: float) -> None:
        """Waits for the self-test, when the window closes."""
        if self._work is not None:
            self._work.wait(seconds)

    def _on_tested(self, event: WorkDone) -> None:
        self._work = None
        self.test_button.setEnabled(True)
        self.test_button.setText(self.tr("Run"))
        self._report = str(event.result)
        self.page.setHtml(as_html(self._report))
        self.page.show()
        self.save_button.show()
        self.page.setFocus()

    def _on_failed(self, event: WorkFailed) -> None:
        self._work = None
        self.test_button.setEnabled(True)
        self.test_button.setText(self.tr("Run"))
        self.failed.emit(event.error)

    def _save(self) -> None:
        def chosen(path: Path) -> None:
            try:
                save_page(self._report, path)
            except SottovoceError as error:
                self.failed.emit(error)

        self._dialogs.file_to_save(self.tr("Sottovoce self-test"), "html", chosen)

    def _on_changed(self) -> None:
        self._preferences.auto_lock_minutes = int(self.minutes.currentData())
        self._preferences.lock_with_screen = self.with_screen.isChecked()
        self.changed.emit()
