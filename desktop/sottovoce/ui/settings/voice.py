"""Settings: the user's own voice, learnt by reading aloud, so that their lines bear their name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.settings.rows import SettingRow, SettingsSection
from sottovoce.ui.vault.copy_bar import CopyBar
from sottovoce.ui.window.desk_access import OwnVoiceAccess
from sottovoce_models.errors import Cancelled


class VoiceSettings(SettingsSection):
    """Signals: failed(SottovoceError)."""

    failed = Signal(object)

    def __init__(
        self, voice: Callable[[], OwnVoiceAccess], dialogs: PlainDialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._access, self._dialogs = voice, dialogs
        self._line = BackgroundLine(self)
        self._line.failed.connect(self._on_failed)
        self._stored_name = ""
        self.head(self.tr("My own voice"))
        self.learn_button = QPushButton(self.tr("Learn…"))
        self.learn_button.clicked.connect(self._learn)
        self.rows.addWidget(
            SettingRow(
                self.tr("Know my voice"),
                self.tr(
                    "Your lines then bear your name. Your voice is kept encrypted in the vault and nowhere else; of "
                    "other people nothing is kept by which a voice could be known again."
                ),
                self.learn_button,
            )
        )
        self.name = QLineEdit()
        self.name.setMaxLength(80)
        self.name.setAccessibleName(self.tr("My name in transcripts"))
        self.name.editingFinished.connect(self._rename)
        self.text = PlainLabel(self._to_read(), wrap=True)
        self.text.hide()
        self.progress = CopyBar()
        self.forget_button = QPushButton(self.tr("Forget my voice…"))
        self.forget_button.clicked.connect(self._ask_to_forget)
        self.state = PlainLabel(role="meta", wrap=True)
        self._lay_out()
        self._show(enrolled=False, name="")

    def enter(self) -> None:
        """The page is shown: whether there is a voice, is read."""
        self.state.setText("")
        self._line.run(self._read, self._on_read)

    def wipe(self) -> None:
        """The vault is shut: nobody is listened to any more, and no name stays."""
        self.progress.cancel()
        self._line.forget()
        self._end()
        self._show(enrolled=False, name="")
        self.state.setText("")

    def wait(self, seconds: float) -> None:
        """Waits for what is being done, when the window closes."""
        self.progress.cancel()
        self._line.wait(seconds)

    def _lay_out(self) -> None:
        label = PlainLabel(self.tr("My name in transcripts"), "meta")
        label.setBuddy(self.name)
        buttons = QHBoxLayout()
        buttons.addWidget(self.forget_button)
        buttons.addStretch(1)
        for gap, widget in ((8, label), (4, self.name), (8, self.text), (0, self.progress)):
            self.rows.addSpacing(gap)
            self.rows.addWidget(widget)
        self.rows.addSpacing(8)
        self.rows.addLayout(buttons)
        self.rows.addSpacing(8)
        self.rows.addWidget(self.state)

    def _to_read(self) -> str:
        return self.tr(
            "Read this aloud, alone and in your usual voice, until the bar is full: “Everything that is said in this "
            "room stays in this room. I only take down what will help us later: what we agreed, who takes care of it, "
            "and what is still open. Whoever does not want something written down says so, and I put the pen away. At "
            "the end we read it together, and what is wrong is put right before anybody goes home.”"
        )

    def _learn(self) -> None:
        watch, access, name = self.progress.begin(), self._access(), self.name.text().strip()
        self.state.setText("")
        self.text.show()
        self.learn_button.setEnabled(False)

        def learn() -> tuple[bool, str]:
            access.learn(name, watch)
            return self._read()

        self._line.run(learn, self._on_learnt)

    def _on_learnt(self, result: object) -> None:
        self._end()
        self._on_read(result)
        self.state.setText(self.tr("Your voice is known from the next meeting on."))

    def _rename(self) -> None:
        name = self.name.text().strip()
        if self.forget_button.isEnabled() and name != self._stored_name:
            self._stored_name = name
            self._line.run(partial(self._access().rename, name), _nothing)

    def _ask_to_forget(self) -> None:
        def forget() -> None:
            def forget_and_read() -> tuple[bool, str]:
                self._access().forget()
                return self._read()

            self._line.run(forget_and_read, self._on_forgotten)

        self._dialogs.confirm(
            self.tr("Forget your voice?"),
            self.tr("Transcripts keep the names they have."),
            self.tr("Forget"),
            forget,
        )

    def _on_forgotten(self, result: object) -> None:
        self._on_read(result)
        self.state.setText(self.tr("Your voice is forgotten."))

    def _read(self) -> tuple[bool, str]:
        access = self._access()
        return access.enrolled, access.name

    def _on_read(self, result: object) -> None:
        enrolled, name = cast("tuple[bool, str]", result)
        self._show(enrolled=enrolled, name=name or self.name.text())

    def _show(self, *, enrolled: bool, name: str) -> None:
        self._stored_name = name
        self.name.setText(name)
        self.forget_button.setEnabled(enrolled)
        self.learn_button.setText(self.tr("Learn again…") if enrolled else self.tr("Learn…"))

    def _end(self) -> None:
        self.progress.end()
        self.text.hide()
        self.learn_button.setEnabled(True)

    def _on_failed(self, event: WorkFailed) -> None:
        self._end()
        if not isinstance(event.error, Cancelled):
            self.failed.emit(event.error)


def _nothing(_result: object) -> None:
    """Nobody waits for the answer."""
