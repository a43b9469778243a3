"""Somebody comes while it is recorded: held at once, asked, and only then it goes on. Works behind the lock as well.

Thread: UI; what people say is kept off it, one answer after another.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sottovoce.core.consent import Answer, MeetingConsent, Participant, Purpose
from sottovoce.core.consent_notices import NoticeFacts, notice
from sottovoce.core.languages import UiLanguage
from sottovoce.services.handouts import local_now
from sottovoce.ui.consent.joined_dialog import JoinedDialog, unknown_person
from sottovoce.ui.consent.person_dialog import FormParts
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.parts.write_line import WriteLine
from sottovoce.ui.recording.recording_bar import RecordingBar
from sottovoce.ui.window.desk_access import RunningAccess
from sottovoce.ui.window.recording import RecordingControl


class SomeoneJoined(QObject):
    """Signals: failed(WorkFailed) an answer could not be kept: a no counts all the same, a yes does not."""

    failed = Signal(object)

    def __init__(
        self,
        recording: RecordingControl,
        bar: RecordingBar,
        dialogs: PlainDialogs,
        language: UiLanguage,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._recording, self._window = recording, window
        self._answers, files = WriteLine(self), BackgroundLine(self)
        self._answers.failed.connect(self._on_failed)
        files.failed.connect(self.failed)
        self._files = files
        self._form = FormParts(dialogs, files, language, local_now)
        self._known: MeetingConsent | None = None
        """What was ordered to be kept last; the recording may not have got there yet."""
        self.dialog: JoinedDialog | None = None
        bar.joined_pressed.connect(self.ask)
        bar.ended.connect(self._on_ended)

    def ask(self) -> None:
        """Holds the recording and asks who has come; or asks again whoever has yet to answer."""
        running = self._recording.running_access
        if running is None:
            return
        if self.dialog is not None:
            self.dialog.activateWindow()
            return
        consent = self._known or running.consent
        waiting = [each for each in consent.participants if _unanswered(each, consent)]
        person = waiting[0] if waiting else unknown_person()
        if not waiting:
            consent = consent.with_participant(person)
            self._keep(running, consent)
        self._open(person, consent)

    def wait(self, seconds: float) -> None:
        """Waits for answers to be kept, when the window closes."""
        self._answers.drain(seconds)
        self._files.wait(seconds)

    def _open(self, person: Participant, consent: MeetingConsent) -> None:
        told = consent.notice
        tag = told.language if told is not None else "en"
        script = notice(tag, NoticeFacts(purposes=consent.purposes, on_line=person.on_line)).spoken_script
        dialog = self.dialog = JoinedDialog(person, consent, script, self._form, self._window)
        dialog.answered.connect(self._on_answered)
        dialog.stop_pressed.connect(self._recording.stop)
        dialog.finished.connect(lambda _: self._on_finished(dialog))
        dialog.open()

    def _on_answered(self, consent: MeetingConsent) -> None:
        running = self._recording.running_access
        if running is not None:
            self._keep(running, consent)

    def _keep(self, running: RunningAccess, consent: MeetingConsent) -> None:
        self._known = consent
        self._answers.run(partial(running.answer, consent), lambda _: self._recording.show_view())

    def _on_failed(self, event: object) -> None:
        self._known = None  # the recording knows what holds
        self.failed.emit(event)
        self._recording.show_view()

    def _on_finished(self, dialog: JoinedDialog) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _on_ended(self) -> None:
        self._known = None
        if self.dialog is not None:
            self.dialog.reject()


def _unanswered(person: Participant, consent: MeetingConsent) -> bool:
    return any(person.given(each).answer is not Answer.YES for each in consent.purposes if each is not Purpose.TRAIN)
