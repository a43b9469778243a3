"""The few questions the window asks; tests answer them without a dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QDir, QObject, Qt
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox, QWidget

from sottovoce.services.meeting_file import MEETING_SUFFIX
from sottovoce.ui.library.matter_dialog import MatterDialog, MatterOffer, MatterPick
from sottovoce.ui.library.rerun_dialog import Rerun, RerunDialog, RerunOffer
from sottovoce.ui.library.tags_dialog import TagChange, TagOffer, TagsDialog
from sottovoce.ui.meeting.export_wording import file_kind
from sottovoce.ui.parts.labels import button_text

# What is usually a recording; anything else can be dropped or picked by "All files" and is judged by its content.
MEDIA_SUFFIXES: Final = tuple(
    "wav flac mp3 m4a mp4 mov 3gp ogg oga opus webm mkv wma aac amr aif aiff caf avi".split()  # noqa: SIM905 -- one line
)
TRANSCRIPT_SUFFIXES: Final = ("json", "vtt", "srt", "txt", "eml", "mbox")


class Dialogs(Protocol):
    """Questions to the user."""

    def files_to_open(self, then: Callable[[list[Path]], None]) -> None: ...
    def file_to_export(self, suggestion: str, suffix: str, then: Callable[[Path], None]) -> None: ...
    def models_to_import(self, folder: bool, then: Callable[[list[Path]], None]) -> None: ...
    def text(self, title: str, label: str, text: str, then: Callable[[str], None]) -> None: ...
    def rerun(self, offer: RerunOffer, then: Callable[[Rerun], None]) -> None: ...
    def matter(self, offer: MatterOffer, then: Callable[[MatterPick], None]) -> None: ...
    def tags(self, offer: TagOffer, then: Callable[[TagChange], None]) -> None: ...
    def folder_to_use(self, then: Callable[[Path], None]) -> None: ...
    def file_to_save(self, suggestion: str, suffix: str, then: Callable[[Path], None]) -> None: ...
    def file_to_read(self, suffix: str, then: Callable[[Path], None]) -> None: ...
    def printer(self, then: Callable[[QPagedPaintDevice], None]) -> None: ...
    def confirm(self, question: str, detail: str, action: str, then: Callable[[], None]) -> None: ...


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
        patterns = " ".join(f"*.{suffix}" for suffix in (*MEDIA_SUFFIXES, *TRANSCRIPT_SUFFIXES, MEETING_SUFFIX))
        known, everything = self.tr("Recordings, transcripts, chats and e-mails"), self.tr("All files")
        dialog.setNameFilters([f"{known} ({patterns})", f"{everything} (*)"])
        dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
        dialog.open()

    def file_to_export(self, suggestion: str, suffix: str, then: Callable[[Path], None]) -> None:
        """Lets the user name a file to write; the desktop asks before one is replaced."""
        dialog = self._file_dialog(self.tr("Export"), QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(suffix)
        dialog.setNameFilters([f"{file_kind(suffix)} (*.{suffix})"])
        dialog.selectFile(f"{suggestion}.{suffix}")
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def models_to_import(self, folder: bool, then: Callable[[list[Path]], None]) -> None:
        """Lets the user pick model files or a folder of them."""
        dialog = self._file_dialog(self.tr("Import models"), QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.Directory if folder else QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
        dialog.open()

    def text(self, title: str, label: str, text: str, then: Callable[[str], None]) -> None:
        """Asks for one line of text, with what it is now to start from."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(text)
        dialog.setOkButtonText(self.tr("OK"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.setMinimumWidth(420)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(then)
        dialog.open()

    def rerun(self, offer: RerunOffer, then: Callable[[Rerun], None]) -> None:
        """Asks what of a meeting is to be made again, and how."""
        dialog = RerunDialog(offer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: then(dialog.rerun()))
        dialog.open()

    def matter(self, offer: MatterOffer, then: Callable[[MatterPick], None]) -> None:
        """Asks for a matter, or for the name of a new one."""
        dialog = MatterDialog(offer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: then(dialog.pick()))
        dialog.open()

    def tags(self, offer: TagOffer, then: Callable[[TagChange], None]) -> None:
        """Asks for the tags of meetings."""
        dialog = TagsDialog(offer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: then(dialog.change()))
        dialog.open()

    def folder_to_use(self, then: Callable[[Path], None]) -> None:
        """Lets the user pick a folder, or make one."""
        dialog = self._file_dialog(self.tr("Choose a folder"), QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def file_to_save(self, suggestion: str, suffix: str, then: Callable[[Path], None]) -> None:
        """Lets the user name a file of one kind; the desktop asks before one is replaced."""
        dialog = self._file_dialog(self.tr("Save"), QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(suffix)
        dialog.setNameFilters([f"*.{suffix}"])
        dialog.selectFile(f"{suggestion}.{suffix}")
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def file_to_read(self, suffix: str, then: Callable[[Path], None]) -> None:
        """Lets the user pick one file of a kind of ours."""
        dialog = self._file_dialog(self.tr("Open"), QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        everything = self.tr("All files")
        dialog.setNameFilters([f"*.{suffix}", f"{everything} (*)"])
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def printer(self, then: Callable[[QPagedPaintDevice], None]) -> None:
        """Lets the user choose a printer; only now is loaded what prints, which may look for network printers."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: then(printer))
        QDialog.open(dialog)

    def confirm(self, question: str, detail: str, action: str, then: Callable[[], None]) -> None:
        """Asks before something that cannot be taken back; `then` only if the user presses `action`."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle("Sottovoce")
        box.setText(question)
        box.setInformativeText(detail)
        does = box.addButton(button_text(action), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(button_text(self.tr("Cancel")), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda: then() if box.clickedButton() is does else None)
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
