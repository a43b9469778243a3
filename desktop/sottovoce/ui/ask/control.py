"""Asking the meeting that is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject

from sottovoce.core.error_texts import error_text
from sottovoce.core.languages import UiLanguage
from sottovoce.core.policy import Function, Policy
from sottovoce.pipeline.ask import AskedAnswer, MeetingCitation
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.ui.ask.access import AskingDesk
from sottovoce.ui.ask.exchange import Asked, ExchangeView
from sottovoce.ui.ask.run import OnQuotes, QuestionRun
from sottovoce.ui.meeting.citation_chip import CitationChip
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.meeting.page import MeetingPage
from sottovoce.ui.parts import wording
from sottovoce_models.errors import Code, PolicyRefused
from sottovoce_models.types import Transcript


class AskControl(QObject):
    """Connects the field and the answers of a page with the service."""

    def __init__(
        self,
        desk: AskingDesk,
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
        self.run = QuestionRun(self._bar, self._pane, self)
        self._bar.asked.connect(self.ask)
        page.turned.connect(self._on_turned)
        if not policy.allows(Function.WRITING_HELP):
            self._bar.forbid(error_text(PolicyRefused(Code.POLICY_WRITING_HELP), language).happened)
        self._on_turned(None)

    def ask(self, question: str) -> None:
        """Asks the meeting as its text stands now."""
        meeting = self._meeting
        transcript = meeting.transcript if meeting is not None else None
        if meeting is None or transcript is None:
            return
        transcripts, writer_id, desk = {meeting.id: transcript}, self._writer_id(), self._desk

        def work(cancel: CancelToken, on_quotes: OnQuotes) -> AskedAnswer:
            return desk.asking.ask(question, transcripts, writer_id, cancel, on_quotes)

        def show(view: ExchangeView, answer: object) -> None:
            view.show_answer(cast("AskedAnswer", answer))

        if self.run.start(question, self._asked(meeting, transcript), work, show):
            self._bar.steps_back = True
            self._page.show_minutes_pane(self._pane)

    def wait(self, seconds: float) -> None:
        """Ends what runs, when the window closes."""
        self.run.wait(seconds)

    def _asked(self, meeting: Meeting, transcript: Transcript) -> Asked:
        voices = {turn.id: turn.speaker for turn in transcript.turns}
        written = {turn.id: turn.at for turn in transcript.turns if turn.at}
        playable = meeting.can_play

        def speaker_of(quote: MeetingCitation) -> str:
            voice = voices.get(quote.citation.turn_id)
            return wording.speaker_label(transcript.speakers, voice) if voice is not None else ""

        return Asked(
            lambda quote: CitationChip(quote.citation, playable, written=written.get(quote.citation.turn_id, "")),
            speaker_of,
            lambda quote: wording.moment_of(written.get(quote.citation.turn_id, ""), quote.citation.start_ms),
            self.tr("Not said in this meeting."),
        )

    def _on_turned(self, meeting: Meeting | None) -> None:
        if self._meeting is not None:
            self._meeting.transcript_changed.disconnect(self._show_bar)
        self.run.stop()
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
