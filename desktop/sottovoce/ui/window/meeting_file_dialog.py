"""A meeting as a file under a passphrase, and back again."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.services.exports.files import safe_name
from sottovoce.services.exports.protected import MIN_CHARACTERS
from sottovoce.services.meeting_file import MEETING_SUFFIX
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.copied_places import warn_of_copies
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.parts.working_dialog import WorkingDialog
from sottovoce.ui.vault.passphrase_fields import NewPassphrase, PassphraseField, ShowSwitch
from sottovoce.ui.window.export_access import MeetingCopies
from sottovoce.vault.copy_watch import CopyWatch


class BackUpDialog(WorkingDialog):
    """Asks for a new passphrase and a place."""

    def __init__(
        self,
        recording_id: str,
        title: str,
        meetings: MeetingCopies,
        dialogs: PlainDialogs,
        line: BackgroundLine,
        language: UiLanguage,
        parent: QWidget,
    ) -> None:
        name = QCoreApplication.translate("BackUpDialog", "Back-up of a meeting")
        save = QCoreApplication.translate("BackUpDialog", "Save…")
        super().__init__(name, save, line, language, parent)
        self.heading.setText(title)
        self._id, self._title, self._meetings, self._dialogs = recording_id, title, meetings, dialogs
        self.passphrase = NewPassphrase()
        self.passphrase.changed.connect(self.refresh)
        self.passphrase.entered.connect(self.act)
        about = self.tr(
            "Sound, text, minutes and the imported file in one encrypted file. Sottovoce on any computer opens it "
            "(Import), with the passphrase you choose here. Nobody can open it without: keep the passphrase."
        )
        self.content.addWidget(PlainLabel(about, "meta", wrap=True))
        self.content.addWidget(self.passphrase)
        self.content.addStretch(1)
        self.fit(80, 30)
        self.passphrase.first.setFocus()
        self.refresh()

    def act(self) -> None:
        """Asks for the place, then writes."""
        if self.ready() and not self.working:
            name = safe_name(self._title, wording.untitled())
            self._dialogs.file_to_save(name, MEETING_SUFFIX, self._check_place)

    def ready(self) -> bool:
        return self.passphrase.agreed and len(self.passphrase.text()) >= MIN_CHARACTERS

    def wipe(self) -> None:
        self.passphrase.wipe()

    def _check_place(self, path: Path) -> None:
        secret = self.passphrase.text()

        def does(watch: CopyWatch) -> None:
            self._meetings.back_up(self._id, secret, path, watch)

        then = partial(self.work, does, lambda _: self.accept())
        warn_of_copies(self.line, self._dialogs, path, then, self.show_failure)


class RestoreDialog(WorkingDialog):
    """Asks for the passphrase of a file. Signals: restored(MeetingRow)."""

    restored = Signal(object)

    def __init__(
        self, path: Path, meetings: MeetingCopies, line: BackgroundLine, language: UiLanguage, parent: QWidget
    ) -> None:
        name = QCoreApplication.translate("RestoreDialog", "Bring a meeting back")
        action = QCoreApplication.translate("RestoreDialog", "Bring back")
        super().__init__(name, action, line, language, parent)
        self.heading.setText(path.stem)
        self._path, self._meetings = path, meetings
        self.passphrase = PassphraseField(self.tr("Passphrase of the back-up"))
        self.passphrase.textChanged.connect(self.refresh)
        self.passphrase.returnPressed.connect(self.act)
        label = PlainLabel(self.tr("&Passphrase of the back-up"), "meta")
        label.setBuddy(self.passphrase)
        self.show_switch = ShowSwitch(self.passphrase)
        about = self.tr("It becomes a meeting beside the others; one that is here already stays as it is.")
        for part in (PlainLabel(about, "meta", wrap=True), label, self.passphrase, self.show_switch):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.fit(74, 22)
        self.passphrase.setFocus()
        self.refresh()

    def act(self) -> None:
        """Reads the file."""
        if not self.ready() or self.working:
            return
        secret = self.passphrase.text()

        def does(watch: CopyWatch) -> object:
            return self._meetings.restore(self._path, secret, watch)

        self.work(does, self._on_restored)

    def ready(self) -> bool:
        return bool(self.passphrase.text())

    def wipe(self) -> None:
        self.passphrase.wipe()
        self.show_switch.reset()

    def _on_restored(self, row: object) -> None:
        self.accept()
        self.restored.emit(row)
