"""The few questions the window asks about meetings, besides the plain ones; tests answer them without a dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from sottovoce.services.meeting_file import MEETING_SUFFIX
from sottovoce.ui.library.matter_dialog import MatterDialog, MatterOffer, MatterPick
from sottovoce.ui.library.rerun_dialog import Rerun, RerunDialog, RerunOffer
from sottovoce.ui.library.tags_dialog import TagChange, TagOffer, TagsDialog
from sottovoce.ui.meeting.export_wording import file_kind
from sottovoce.ui.parts.plain_dialogs import PlainDialogs, SystemDialogs

# What is usually a recording; anything else can be dropped or picked by "All files" and is judged by its content.
MEDIA_SUFFIXES: Final = tuple(
    "wav flac mp3 m4a mp4 mov 3gp ogg oga opus webm mkv wma aac amr aif aiff caf avi".split()  # noqa: SIM905 -- one line
)
TRANSCRIPT_SUFFIXES: Final = ("json", "vtt", "srt", "txt", "eml", "mbox")


class Dialogs(PlainDialogs, Protocol):
    """Questions to the user."""

    def files_to_open(self, then: Callable[[list[Path]], None]) -> None: ...
    def file_to_export(self, suggestion: str, suffix: str, then: Callable[[Path], None]) -> None: ...
    def rerun(self, offer: RerunOffer, then: Callable[[Rerun], None]) -> None: ...
    def matter(self, offer: MatterOffer, then: Callable[[MatterPick], None]) -> None: ...
    def tags(self, offer: TagOffer, then: Callable[[TagChange], None]) -> None: ...


class WindowDialogs(SystemDialogs):
    """The same in the desktop's way, none of which blocks the event loop."""

    def files_to_open(self, then: Callable[[list[Path]], None]) -> None:
        """Lets the user pick recordings or transcripts."""
        dialog = self.file_dialog(self.tr("Import recordings"), QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        patterns = " ".join(f"*.{suffix}" for suffix in (*MEDIA_SUFFIXES, *TRANSCRIPT_SUFFIXES, MEETING_SUFFIX))
        known, everything = self.tr("Recordings, transcripts, chats and e-mails"), self.tr("All files")
        dialog.setNameFilters([f"{known} ({patterns})", f"{everything} (*)"])
        dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
        dialog.open()

    def file_to_export(self, suggestion: str, suffix: str, then: Callable[[Path], None]) -> None:
        """Lets the user name a file to write; the desktop asks before one is replaced."""
        self.ask_for_target(self.tr("Export"), f"{file_kind(suffix)} (*.{suffix})", suggestion, suffix, then)

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
