"""Asking the meeting that is shown: one question at a time, off the UI thread, its quotes as soon as they are found.

Threads: the service works on a thread of its own and leaves its quotes in a box, which the UI thread looks into.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, cast

from PySide6.QtCore import QObject, QTimer

from sottovoce.core.error_texts import error_text
from sottovoce.core.languages import UiLanguage
from sottovoce.core.policy import Function, Policy
from sottovoce.pipeline.ask import AskedAnswer, MeetingCitation
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.ui.ask.access import AskingDesk
from sottovoce.ui.ask.exchange import Asked, ExchangeView
from sottovoce.ui.meeting.citation_chip import CitationChip
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.meeting.page import MeetingPage
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce_models.errors import Cancelled, Code, PolicyRefused
from sottovoce_models.types import Transcript

_LOOK_MS: Final = 60


@dataclass
class _Running:
    """A question on its way; `quotes` is set by the thread that asks."""

    view: ExchangeView
    cancel: CancelToken
    quotes: Sequence[MeetingCitation] = ()
    shown: bool = False


class AskControl(QObject):
    """Connects the field and the answers of a page with the service."""

    def __init__(
        self,
        desk: Callable[[], AskingDesk],
        page: MeetingPage,
        writer_id: Callable[[], str | None],
        policy: Policy,
        language: UiLanguage,
        parent: QObject,
    ) -> None:
        """`writer_id`: the model that is chosen for new meetings."""
        super().__init__(parent)
        self._desk, self._page, self._writer_id = desk, page, writer_id
        self._bar, self._pane = page.minutes.ask, page.minutes.answers
        self._meeting: Meeting | None = None
        self._running: _Running | None = None
        self._line = BackgroundLine(self)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._bar.asked.connect(self.ask)
        self._bar.cancelled.connect(self.cancel)
        page.turned.connect(self._on_turned)
        if not policy.allows(Function.WRITING_HELP):
            self._bar.forbid(error_text(PolicyRefused(Code.POLICY_WRITING_HELP), language).happened)
        self._on_turned(None)

    def ask(self, question: str) -> None:
        """Asks the meeting as its text stands now."""
        meeting = self._meeting
        transcript = meeting.transcript if meeting is not None else None
        if meeting is None or transcript is None or self._running is not None:
            return
        self._page.minutes.show_pane(self._pane)
        self._bar.steps_back = True
        running = _Running(self._pane.begin(question, self._asked(meeting, transcript)), CancelToken())
        self._running = running
        self._bar.show_busy(self.tr("Looking for the words…"))
        self._page.minutes.arranged.emit()
        transcripts, writer_id, desk = {meeting.id: transcript}, self._writer_id(), self._desk

        def found(quotes: Sequence[MeetingCitation]) -> None:
            running.quotes = quotes

        def work() -> AskedAnswer:
            return desk().asking.ask(question, transcripts, writer_id, running.cancel, found)

        self._timer.start()
        self._line.run(work, lambda result: self._on_answer(running, result), lambda why: self._on_failed(running, why))

    def cancel(self) -> None:
        """The answer that is on its way need not come."""
        if self._running is not None:
            self._running.cancel.cancel()
            self._bar.show_busy(self.tr("Stopping…"))

    def wait(self, seconds: float) -> None:
        """Ends what runs, when the window closes."""
        self._stop()
        self._line.wait(seconds)

    def _asked(self, meeting: Meeting, transcript: Transcript) -> Asked:
        voices = {turn.id: turn.speaker for turn in transcript.turns}
        playable = meeting.can_play

        def speaker_of(quote: MeetingCitation) -> str:
            voice = voices.get(quote.citation.turn_id)
            return wording.speaker_label(transcript.speakers, voice) if voice is not None else ""

        return Asked(
            lambda quote: CitationChip(quote.citation, playable),
            speaker_of,
            lambda quote: wording.clock(quote.citation.start_ms),
            self.tr("Not said in this meeting."),
        )

    def _on_turned(self, meeting: Meeting | None) -> None:
        if self._meeting is not None:
            self._meeting.transcript_changed.disconnect(self._show_bar)
        self._stop()
        self._meeting = meeting
        self._bar.steps_back = False
        self._bar.wipe()
        self._pane.forget()
        if meeting is not None:
            meeting.transcript_changed.connect(self._show_bar)
        self._show_bar()

    def _show_bar(self) -> None:
        meeting = self._meeting
        self._bar.setVisible(meeting is not None and meeting.transcript is not None and bool(meeting.transcript.turns))

    def _stop(self) -> None:
        running, self._running = self._running, None
        self._timer.stop()
        if running is not None:
            running.cancel.cancel()
            self._line.forget()

    def _look(self) -> None:
        running = self._running
        if running is not None and running.quotes and not running.shown:
            running.shown = True
            running.view.show_quotes(running.quotes, self.tr("Said about it; the answer follows:"))
            if not running.cancel.cancelled:
                self._bar.show_busy(self.tr("Answering…"))

    def _on_answer(self, running: _Running, result: object) -> None:
        if self._end(running):
            running.view.show_answer(cast("AskedAnswer", result))
            self._bar.field.setAccessibleDescription(running.view.spoken())

    def _on_failed(self, running: _Running, why: WorkFailed) -> None:
        if not self._end(running):
            return
        if isinstance(why.error, Cancelled):
            running.view.show_state(self.tr("Stopped; there is no answer."))
        else:
            running.view.show_error(why.error)

    def _end(self, running: _Running) -> bool:
        """Whether this is still what is waited for."""
        if running is not self._running:
            return False
        self._running = None
        self._timer.stop()
        self._bar.show_busy("")
        return True
