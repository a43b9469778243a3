"""One question at a time, off the UI thread: its quotes as soon as they are found, then its answer or why it has none.

Threads: the service works on a thread of its own; its quotes are heard on the UI thread, before the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from sottovoce.pipeline.ask import MeetingCitation
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.ui.ask.answers_pane import AnswersPane
from sottovoce.ui.ask.exchange import Asked, ExchangeView
from sottovoce.ui.ask.question_bar import QuestionBar
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.ui_thread import heard_on_ui_thread
from sottovoce_models.errors import Cancelled

OnQuotes = Callable[[Sequence[MeetingCitation]], None]
Ask = Callable[[CancelToken, OnQuotes], object]


@dataclass(frozen=True, eq=False)
class _Running:
    """A question on its way."""

    view: ExchangeView
    cancel: CancelToken


class QuestionRun(QObject):
    """Keeps a bar and a pane in step with the question that is being answered."""

    def __init__(self, bar: QuestionBar, pane: AnswersPane, parent: QObject) -> None:
        super().__init__(parent)
        self._bar, self._pane = bar, pane
        self._running: _Running | None = None
        self._line = BackgroundLine(self)
        bar.cancelled.connect(self.cancel)

    @property
    def idle(self) -> bool:
        """Whether nothing is asked or still ends."""
        return self._running is None and self._line.idle

    def start(self, question: str, asked: Asked, ask: Ask, show: Callable[[ExchangeView, object], None]) -> bool:
        """Asks, unless something is being answered; `show` gets what came of it, on the UI thread."""
        if self._running is not None:
            return False
        running = self._running = _Running(self._pane.begin(question, asked), CancelToken())
        self._bar.show_busy(self.tr("Looking for the words…"))

        found = partial(heard_on_ui_thread(self._on_quotes), running)

        def answered(result: object) -> None:
            if self._end(running):
                show(running.view, result)
                self._bar.field.setAccessibleDescription(running.view.spoken())

        self._line.run(lambda: ask(running.cancel, found), answered, lambda why: self._on_failed(running, why))
        return True

    def cancel(self) -> None:
        """The answer that is on its way need not come."""
        if self._running is not None:
            self._running.cancel.cancel()
            self._bar.show_busy(self.tr("Stopping…"))

    def stop(self) -> None:
        """Nothing is waited for any more, since the page is another one."""
        running, self._running = self._running, None
        if running is not None:
            running.cancel.cancel()
            self._line.forget()
            self._bar.show_busy("")

    def wait(self, seconds: float) -> None:
        """Ends what runs, when the window closes."""
        self.stop()
        self._line.wait(seconds)

    def _on_quotes(self, running: _Running, quotes: Sequence[MeetingCitation]) -> None:
        if running is self._running and quotes:
            running.view.show_quotes(quotes, self.tr("Said about it; the answer follows:"))
            if not running.cancel.cancelled:
                self._bar.show_busy(self.tr("Answering…"))

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
        self._bar.show_busy("")
        return True
