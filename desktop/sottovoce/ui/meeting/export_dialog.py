"""Handing a meeting over: choose, look at the beginning, save. It stays until the file is there or it is given up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QCoreApplication, QSettings, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.services.exports.files import safe_name
from sottovoce.services.exports.material import Format, Material, Options
from sottovoce.services.exports.service import suffix_of
from sottovoce.ui.meeting.export_choices import ExportChoices
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.copied_places import warn_of_copies
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.paper import pdf_bytes
from sottovoce.ui.parts.scrolled import Scrolled
from sottovoce.ui.parts.working_dialog import WorkingDialog
from sottovoce.ui.window.export_access import ExportFiles
from sottovoce.vault.copy_watch import CopyWatch

_BYTES_A_SECOND: Final = {Format.WAV: 32_000, Format.FLAC: 17_000, Format.OPUS: 4_100}


@dataclass(frozen=True, slots=True)
class ExportParts:
    """What the dialog works with; `before`: what must be stored first is, when this returns (on any thread).

    `line` writes, `look` makes previews; both outlive the dialog.
    """

    files: ExportFiles
    dialogs: Dialogs
    settings: QSettings
    language: UiLanguage
    before: Callable[[], None]
    line: BackgroundLine
    look: BackgroundLine


class ExportDialog(WorkingDialog):
    """Signals: written() the file is there."""

    written = Signal()

    def __init__(
        self, recording_id: str, material: Material, parts: ExportParts, parent: QWidget, *, participant: bool = False
    ) -> None:
        title = QCoreApplication.translate("ExportDialog", "Copy for a participant")
        usual = QCoreApplication.translate("ExportDialog", "Export")
        save = QCoreApplication.translate("ExportDialog", "Save…")
        super().__init__(title if participant else usual, save, parts.line, parts.language, parent)
        self.heading.setText(material.title or wording.untitled())
        self._id, self._material, self._parts = recording_id, material, parts
        self._refused = False
        self.choices = ExportChoices(material, parts.settings, participant=participant)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(self.tr("How it begins"))
        self.draft = PlainLabel(
            self.tr("This is a draft, and every copy says so until the minutes are approved."), "doubt", wrap=True
        )
        self._lay_out(participant)
        self.draft.setVisible(material.approval is None and not participant)
        self.choices.changed.connect(self._on_changed)
        self.choices.format.setFocus()
        self.fit(150, 46)
        self._on_changed()

    def act(self) -> None:
        """Asks for the file's name, then writes it."""
        options = self.choices.options()
        if options is None or self.working:
            return
        ask = partial(self._ask_path, options)
        self.line.run(partial(self._parts.files.suggestion, self._material, options), ask, self.show_failure)

    def ready(self) -> bool:
        return self.choices.options() is not None and not self._refused

    def wipe(self) -> None:
        self._parts.look.forget()
        self.choices.blockSignals(True)  # no look at what is emptied
        self.choices.wipe()
        self.preview.clear()

    def refresh(self) -> None:
        self.choices.setEnabled(not self.working)
        super().refresh()

    def _lay_out(self, participant: bool) -> None:
        scroll = Scrolled(self.choices, on_ground=True)
        for box, shown in (
            (self.choices.protect, self.choices.passphrase),
            (self.choices.deidentify, self.choices.limits),
        ):
            box.toggled.connect(
                lambda on, part=shown: on and QTimer.singleShot(0, part, lambda: _reveal(scroll, self.choices, part))
            )
        scroll.setMinimumWidth(self.choices.minimumSizeHint().width() + 24)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(PlainLabel(self.tr("How it begins"), "meta"))
        right.addWidget(self.preview, 1)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(scroll, 3)
        body.addLayout(right, 4)
        self.content.addWidget(self.draft)
        if participant:
            what = self.tr("The approved minutes alone, without the words they were made from, under a passphrase.")
            self.content.addWidget(PlainLabel(what, "meta", wrap=True))
        self.content.addLayout(body, 1)

    def _ask_path(self, options: Options, suggestion: object) -> None:
        name = safe_name(str(suggestion), wording.untitled())
        self._parts.dialogs.file_to_export(name, suffix_of(options), partial(self._check_place, options))

    def _check_place(self, options: Options, path: Path) -> None:
        warn_of_copies(self.line, self._parts.dialogs, path, partial(self._write, options, path), self.show_failure)

    def _write(self, options: Options, path: Path) -> None:
        def does(watch: CopyWatch) -> None:
            self._parts.before()
            self._parts.files.write(self._id, options, path, pdf_bytes, watch)

        self.work(does, self._on_written)

    def _on_written(self, _result: object) -> None:
        self.choices.remember()
        self.written.emit()
        self.accept()

    def _on_changed(self) -> None:
        options = self.choices.options(to_look=True)
        self._refused = False
        self.refresh()
        if options is None:
            return
        self.banner.hide()
        if options.format.is_sound:
            self.preview.setPlainText(self._about_sound(options))
            return
        self._parts.look.forget()
        work = partial(self._parts.files.preview, self._material, options)
        self._parts.look.run(work, self._show_preview, self._on_refused)

    def _show_preview(self, text: object) -> None:
        self.preview.setPlainText(cast("str", text))

    def _on_refused(self, event: WorkFailed) -> None:
        """What cannot be exported like this is said before anybody tries."""
        self.preview.clear()
        self._refused = True
        self.show_error(event.error)
        self.refresh()

    def _about_sound(self, options: Options) -> str:
        start, end = options.passage or (0, self._material.duration_ms)
        duration_ms = max(0, min(end, self._material.duration_ms) - start)
        size = wording.size(duration_ms * _BYTES_A_SECOND[options.format] // 1000)
        return wording.joined(wording.length(duration_ms), self.tr("about {size}").format(size=size))


def _reveal(scroll: QScrollArea, choices: QWidget, part: QWidget) -> None:
    """What has just come into being is seen."""
    choices.adjustSize()
    scroll.ensureWidgetVisible(part)
