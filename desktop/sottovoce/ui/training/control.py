"""The box and the way behind it, for the meeting that is shown.

Thread: UI; what is true of a meeting is read off it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.services.training.gate import GateBlocker
from sottovoce.services.training.service import Written
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.meeting.page import MeetingPage
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.training.access import TrainingDesk
from sottovoce.ui.training.wizard import TrainingWizard
from sottovoce.ui.training.wording import reason_text

_SOON_MS: Final = 250
_Found = tuple[bool, Written | None, tuple[GateBlocker, ...]]


class TrainingControl(QObject):
    """Signals: failed(WorkFailed) a sample could not be taken back."""

    failed = Signal(object)

    def __init__(
        self,
        desk: Callable[[], TrainingDesk],
        page: MeetingPage,
        dialogs: PlainDialogs,
        language: UiLanguage,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._page, self._dialogs = desk, page, dialogs
        self._language, self._window = language, window
        self._line = BackgroundLine(self)
        self._line.failed.connect(self._on_failed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.look)
        self.wizard: TrainingWizard | None = None
        page.turned.connect(self._on_turned)
        page.training.ticked.connect(self.open)
        page.training.unticked.connect(self.withdraw)

    def look(self) -> None:
        """Shows what is true of the meeting that is shown; nothing of one that is still worked on."""
        self._line.forget()
        meeting = self._page.meeting
        if meeting is None or meeting.state is not State.DONE:
            self._page.training.hide()
            return
        recording_id, training = meeting.id, self._desk().training

        def read() -> _Found:
            return training.is_spoken_of, training.written(recording_id), training.reasons_against(recording_id)

        self._line.run(read, self._show)

    def open(self) -> None:
        """The way to a sample."""
        meeting = self._page.meeting
        if meeting is None:
            return
        self.wizard = TrainingWizard(self._desk(), meeting.id, self._dialogs, self._language, self._window)
        self.wizard.written.connect(lambda _: self._soon.start())
        self.wizard.destroyed.connect(self._on_closed)
        self.wizard.open()

    def withdraw(self) -> None:
        """Asks, then takes the sample back."""
        meeting = self._page.meeting
        if meeting is None:
            return
        recording_id = meeting.id

        def agreed() -> None:
            self._line.run(lambda: self._desk().training.withdraw(recording_id), lambda _: self.look())

        self._dialogs.confirm(
            self.tr("Withdraw the training sample of this meeting?"),
            self.tr("It is removed from every file of its folder. Copies that were handed out cannot be recalled."),
            self.tr("Withdraw"),
            agreed,
        )

    def wait(self, seconds: float) -> None:
        """Waits for what runs, when the window closes."""
        self._line.wait(seconds)

    def _on_turned(self, meeting: Meeting | None) -> None:
        self._page.training.hide()
        if meeting is None:
            self._line.forget()
        else:
            meeting.changed.connect(self._soon.start)
            self._soon.start()

    def _on_closed(self) -> None:
        self.wizard = None

    def _show(self, result: object) -> None:
        spoken_of, written, reasons = cast("_Found", result)
        box = self._page.training
        if written is not None:
            box.show_written(written.on)
        elif not spoken_of:
            box.hide()
        elif reasons:
            box.show_closed(reason_text(reasons[0]))
        else:
            box.show_open()

    def _on_failed(self, event: object) -> None:
        self.failed.emit(event)
        self._soon.start()
