"""The few questions the window asks; tests answer them without a dialog."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QDir, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget

from sottovoce.ui.labels import button_text

# What is usually a recording; anything else can be dropped or picked by "All files" and is judged by its content.
MEDIA_SUFFIXES: Final = tuple(
    "wav flac mp3 m4a mp4 mov 3gp ogg oga opus webm mkv wma aac amr aif aiff caf avi".split()  # noqa: SIM905 -- one line
)
TRANSCRIPT_SUFFIXES: Final = ("json", "vtt", "srt", "txt")


class CloseAnswer(Enum):
    """What to do with results that lie in no file."""

    EXPORT = auto()
    DISCARD = auto()
    STAY = auto()


class Dialogs(Protocol):
    """Questions to the user."""

    def files_to_open(self, then: Callable[[list[Path]], None]) -> None: ...
    def file_to_export(self, suggestion: str, suffix: str, then: Callable[[Path], None]) -> None: ...
    def models_to_import(self, folder: bool, then: Callable[[list[Path]], None]) -> None: ...
    def close_unsaved(self, titles: list[str], can_export: bool, then: Callable[[CloseAnswer], None]) -> None: ...


class WindowDialogs(QObject):
    """The desktop's own file dialogs and one message box, none of which blocks the event loop."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._folder = QDir.homePath()

    def files_to_open(self, then: Callable[[list[Path]], None]) -> None:
        """Lets the user pick recordings or transcripts."""
        dialog = self._file_dialog(self.tr("Import recordings"), QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        patterns = " ".join(f"*.{suffix}" for suffix in (*MEDIA_SUFFIXES, *TRANSCRIPT_SUFFIXES))
        known, everything = self.tr("Recordings and transcripts"), self.tr("All files")
        dialog.setNameFilters([f"{known} ({patterns})", f"{everything} (*)"])
        dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
        dialog.open()

    def file_to_export(self, suggestion: str, suffix: str, then: Callable[[Path], None]) -> None:
        """Lets the user name a file to write; the desktop asks before one is replaced."""
        dialog = self._file_dialog(self.tr("Export"), QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(suffix)
        kind = self.tr("Markdown") if suffix == "md" else self.tr("JSON")
        dialog.setNameFilters([f"{kind} (*.{suffix})"])
        dialog.selectFile(f"{suggestion}.{suffix}")
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def models_to_import(self, folder: bool, then: Callable[[list[Path]], None]) -> None:
        """Lets the user pick model files or a folder of them."""
        dialog = self._file_dialog(self.tr("Import models"), QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.Directory if folder else QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
        dialog.open()

    def close_unsaved(self, titles: list[str], can_export: bool, then: Callable[[CloseAnswer], None]) -> None:
        """Asks once what should happen to results that lie in no file."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle("Sottovoce")
        if len(titles) == 1:
            box.setText(self.tr("“{title}” is not saved.").format(title=titles[0]))
        else:
            box.setText(self.tr("%n result(s) are not saved.", "", len(titles)))
        box.setInformativeText(self.tr("Sottovoce keeps nothing yet: what is not exported is gone when it closes."))
        answers: dict[QPushButton, CloseAnswer] = {}
        if can_export:
            export = box.addButton(button_text(self.tr("Export…")), QMessageBox.ButtonRole.AcceptRole)
            answers[export] = CloseAnswer.EXPORT
        discard = box.addButton(button_text(self.tr("Close without saving")), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(button_text(self.tr("Stay")), QMessageBox.ButtonRole.RejectRole)
        answers[discard] = CloseAnswer.DISCARD
        box.setDefaultButton(next(iter(answers)) if can_export else stay)
        box.setEscapeButton(stay)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(
            lambda: then(
                next((answer for button, answer in answers.items() if button is box.clickedButton()), CloseAnswer.STAY)
            )
        )
        box.open()

    def _file_dialog(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        dialog = QFileDialog(self._window, title, self._folder)
        dialog.setAcceptMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.directoryEntered.connect(self._on_directory)
        dialog.accepted.connect(lambda: self._on_directory(dialog.directory().path()))
        return dialog

    def _on_directory(self, folder: str) -> None:
        self._folder = folder
