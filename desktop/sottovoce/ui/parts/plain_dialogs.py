"""The questions any page may ask: for files and folders, for a line of text, for a yes; tests answer them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QDir, QObject, Qt
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox, QWidget

from sottovoce.ui.parts.labels import button_text


class PlainDialogs(Protocol):
    """Questions to the user that know nothing of meetings."""

    def models_to_import(self, folder: bool, then: Callable[[list[Path]], None]) -> None: ...
    def text(self, title: str, label: str, text: str, then: Callable[[str], None]) -> None: ...
    def folder_to_use(self, then: Callable[[Path], None]) -> None: ...
    def file_to_save(self, suggestion: str, suffix: str, then: Callable[[Path], None]) -> None: ...
    def file_to_read(self, suffix: str, then: Callable[[Path], None]) -> None: ...
    def printer(self, then: Callable[[QPagedPaintDevice], None]) -> None: ...
    def confirm(self, question: str, detail: str, action: str, then: Callable[[], None]) -> None: ...


class SystemDialogs(QObject):
    """The desktop's own file dialogs and one message box, none of which blocks the event loop."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._folder = QDir.homePath()

    def models_to_import(self, folder: bool, then: Callable[[list[Path]], None]) -> None:
        """Lets the user pick model files or a folder of them."""
        dialog = self.file_dialog(self.tr("Import models"), QFileDialog.AcceptMode.AcceptOpen)
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

    def folder_to_use(self, then: Callable[[Path], None]) -> None:
        """Lets the user pick a folder, or make one."""
        dialog = self.file_dialog(self.tr("Choose a folder"), QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def file_to_save(self, suggestion: str, suffix: str, then: Callable[[Path], None]) -> None:
        """Lets the user name a file of one kind; the desktop asks before one is replaced."""
        self.ask_for_target(self.tr("Save"), f"*.{suffix}", suggestion, suffix, then)

    def file_to_read(self, suffix: str, then: Callable[[Path], None]) -> None:
        """Lets the user pick one file of a kind of ours."""
        dialog = self.file_dialog(self.tr("Open"), QFileDialog.AcceptMode.AcceptOpen)
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

    def ask_for_target(self, title: str, kind: str, suggestion: str, suffix: str, then: Callable[[Path], None]) -> None:
        """Lets the user name a file; `kind`: which files are shown."""
        dialog = self.file_dialog(title, QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(suffix)
        dialog.setNameFilters([kind])
        dialog.selectFile(f"{suggestion}.{suffix}")
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def file_dialog(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        """A dialog that begins where the last one ended."""
        dialog = QFileDialog(self._window, title, self._folder)
        dialog.setAcceptMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.directoryEntered.connect(self._on_directory)
        dialog.accepted.connect(lambda: self._on_directory(dialog.directory().path()))
        return dialog

    def _on_directory(self, folder: str) -> None:
        self._folder = folder
