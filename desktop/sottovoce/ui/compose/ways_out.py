"""The ways a letter leaves the window: the clipboard, and a file. Nothing is sent.

Thread: UI; files are written off it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sottovoce.pipeline.compose import Letter
from sottovoce.services.exports.files import safe_name
from sottovoce.services.letter_files import LetterFormat, rich_text
from sottovoce.ui.compose.session import Session
from sottovoce.ui.compose.wording import kind_name
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.copied_places import warn_of_copies
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.parts.private_clipboard import copy_privately
from sottovoce.ui.window.parts import WindowParts


class WaysOut(QObject):
    """Signals: said(str) what was done; failed(WorkFailed)."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, parts: WindowParts, dialogs: Dialogs, parent: QObject) -> None:
        super().__init__(parent)
        self._parts, self._dialogs = parts, dialogs
        self._line = BackgroundLine(self)
        self._line.failed.connect(self.failed)

    def copy(self, letter: Letter, *, with_formatting: bool) -> None:
        """The letter onto the clipboard, marked as private."""
        copy_privately(letter.text, rich_text(letter) if with_formatting else "")
        self.said.emit(self.tr("Copied. Nothing was sent."))

    def save_file(self, session: Session, letter: Letter, kind: LetterFormat) -> None:
        """Asks for the file's name, then writes it and notes it in the log."""
        recording_id = session.meeting.id
        whom = letter.wish.recipient or session.meeting.title
        name = safe_name(f"{kind_name(letter.wish.kind, self._parts.language)} {whom}", wording.untitled())

        def write(path: Path) -> None:
            does = partial(self._parts.desk.compose.export, recording_id, letter, path, kind)
            self._line.run(does, lambda _: self.said.emit(self.tr("Saved as {name}.").format(name=path.name)))

        def chosen(path: Path) -> None:
            warn_of_copies(self._line, self._dialogs, path, partial(write, path), self.failed.emit)

        self._dialogs.file_to_export(name, str(kind), chosen)

    def forget(self) -> None:
        """Nobody waits for an answer any more."""
        self._line.forget()

    def wait(self, seconds: float) -> None:
        """Waits for what is being written, when the window closes."""
        self._line.wait(seconds)
