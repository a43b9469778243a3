"""What is said once above the pages: recovered recordings, failures, and that the disk is not encrypted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from sottovoce.core.disk_encryption import Encrypted
from sottovoce.services.trash import Trashed
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.settings.preferences import Preferences
from sottovoce.ui.window.note_bar import NoteBar
from sottovoce_models.errors import SottovoceError


class WindowNotes(QObject):
    """Decides what the bar says. `disk`: whether the drive of the vault is encrypted, may take a second."""

    def __init__(self, bar: NoteBar, preferences: Preferences, disk: Callable[[], Encrypted], parent: QObject) -> None:
        super().__init__(parent)
        self._bar, self._preferences, self._disk = bar, preferences, disk
        self._line = BackgroundLine(self)
        self._names_meetings = False

    def show_error(self, error: SottovoceError) -> None:
        """Something could not be done."""
        self._names_meetings = False
        self._bar.show_error(error)

    def show_failure(self, event: WorkFailed) -> None:
        """The same for work that failed."""
        self.show_error(event.error)

    def show_recovered(self, meetings: Sequence[Meeting]) -> None:
        """An interruption cost nothing that had been acknowledged."""
        self._names_meetings = True
        titles = ", ".join(self.tr("“{title}”").format(title=meeting.title) for meeting in meetings)
        self._bar.show_text(
            self.tr("Recovered after an interruption: {titles}. Everything up to the last second is there.").format(
                titles=titles
            )
        )

    def show_trashed(self, trashed: Trashed, undo: Callable[[], None]) -> None:
        """What went into the trash, with the way back, and what did not."""
        self._names_meetings = True
        said = []
        if trashed.moved:
            said.append(self.tr("%n meeting(s) moved to the trash.", "", len(trashed.moved)))
        if trashed.busy:
            said.append(self.tr("%n meeting(s) stay: they are being recorded or worked on.", "", len(trashed.busy)))
        if trashed.held:
            said.append(self.tr("%n meeting(s) stay: a legal hold is on their matter.", "", len(trashed.held)))
        if trashed.moved:
            self._bar.show_undo(" ".join(said), undo)
        elif said:
            self._bar.show_text(" ".join(said))

    def look(self) -> None:
        """Says once that the disk is not encrypted, if that is so."""
        if not self._preferences.disk_warned:
            self._line.run(self._disk, self._on_looked, _never_mind)

    def hide_names(self) -> None:
        """The vault is shut: what names meetings goes; that a recording ended early must still be seen."""
        if self._names_meetings:
            self._bar.hide()

    def wait(self, seconds: float) -> None:
        """Waits for the look, when the window closes."""
        self._line.wait(seconds)

    def _on_looked(self, found: object) -> None:
        if found is Encrypted.NO and not self._bar.isVisible():
            self._preferences.disk_warned = True
            self._bar.show_text(
                self.tr(
                    "The disk of this computer is not encrypted. Meetings are, but what the system writes to its swap "
                    "space or hibernation file is not: switch on full-disk encryption in the system's settings."
                )
            )


def _never_mind(_event: WorkFailed) -> None:
    """Nothing is claimed where nobody could look."""
