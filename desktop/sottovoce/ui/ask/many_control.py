"""Asking the meetings that the list shows; an answer leads to its meeting and moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, Signal

from sottovoce.core.error_texts import error_text
from sottovoce.core.languages import UiLanguage
from sottovoce.core.policy import Function, Policy
from sottovoce.pipeline.ask import MeetingCitation
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.asking import ManyAnswer
from sottovoce.ui.ask.access import AskingDesk
from sottovoce.ui.ask.exchange import Asked, ExchangeView
from sottovoce.ui.ask.many_page import AskManyPage
from sottovoce.ui.ask.meeting_chip import MeetingChip
from sottovoce.ui.ask.run import OnQuotes, QuestionRun
from sottovoce.ui.library.library import Library
from sottovoce.ui.parts import wording
from sottovoce_models.errors import Code, PolicyRefused
from sottovoce_models.types import Transcript


class AskManyControl(QObject):
    """Signals: chosen(recording id, turn id, ms) this moment should be shown."""

    chosen = Signal(str, str, int)

    def __init__(
        self,
        desk: AskingDesk,
        page: AskManyPage,
        library: Library,
        writer_id: Callable[[], str | None],
        policy: Policy,
        language: UiLanguage,
        parent: QObject,
    ) -> None:
        """`writer_id`: the model that is chosen for new meetings."""
        super().__init__(parent)
        self._desk, self._page, self._library, self._writer_id = desk, page, library, writer_id
        self.run = QuestionRun(page.bar, page.answers, self)
        page.bar.asked.connect(self.ask)
        page.answers.play_wanted.connect(self._on_wanted)
        self.why_not = ""
        if not policy.allows(Function.WRITING_HELP):
            self.why_not = error_text(PolicyRefused(Code.POLICY_WRITING_HELP), language).happened
            page.bar.forbid(self.why_not)

    def ask(self, question: str) -> None:
        """Asks all that the list shows now."""
        entries = list(self._library.meetings.shown)
        titles = {entry.id: entry.row.title or wording.untitled() for entry in entries}
        ids, writer_id, desk = [entry.id for entry in entries], self._writer_id(), self._desk
        transcripts: dict[str, Transcript] = {}

        def speaker_of(quote: MeetingCitation) -> str:
            transcript = transcripts.get(quote.meeting)
            turn = transcript.turn(quote.citation.turn_id) if transcript is not None else None
            return wording.speaker_label(transcript.speakers, turn.speaker) if transcript and turn else ""

        def place_of(quote: MeetingCitation) -> str:
            return wording.joined(titles.get(quote.meeting, ""), wording.clock(quote.citation.start_ms))

        def work(cancel: CancelToken, on_quotes: OnQuotes) -> ManyAnswer:
            return desk.asking.ask_all(question, ids, writer_id, cancel, on_quotes)

        def show(view: ExchangeView, result: object) -> None:
            found = cast("ManyAnswer", result)
            transcripts.update(found.transcripts)
            view.show_answer(found.answer)
            if found.read < found.of:
                text = self.tr("Read closely: the {read} of {all} meetings with most words of the question.")
                view.add_note(text.format(read=found.read, all=found.of))
            transcripts.clear()  # the names are on the chips by now

        asked = Asked(
            lambda quote: MeetingChip(quote.citation, titles.get(quote.meeting, "")),
            speaker_of,
            place_of,
            self.tr("Not said in these meetings."),
            several=True,
        )
        self.run.start(question, asked, work, show)

    def wait(self, seconds: float) -> None:
        """Ends what runs, when the window closes."""
        self.run.wait(seconds)

    def wipe(self) -> None:
        """Nothing of any meeting stays."""
        self.run.stop()
        self._page.wipe()

    def _on_wanted(self, quote: MeetingCitation) -> None:
        self.chosen.emit(quote.meeting, quote.citation.turn_id, quote.citation.start_ms)
