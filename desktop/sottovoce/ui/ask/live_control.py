"""Asking a recording that runs: from the text that is there by now, which is told with every answer.

Thread: UI; the engine is asked on a thread of its own. What is put off the record goes from the answers, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, cast

from PySide6.QtCore import QObject

from sottovoce.core.consent import Role
from sottovoce.core.error_texts import error_text
from sottovoce.core.languages import UiLanguage
from sottovoce.core.policy import Function, Policy
from sottovoce.pipeline.ask import MeetingCitation
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.live_transcript import live_transcript
from sottovoce.ui.ask.access import LiveAskingDesk
from sottovoce.ui.ask.exchange import Asked
from sottovoce.ui.meeting.citation_chip import CitationChip
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.meeting.page import MeetingPage
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.labels import tooltip
from sottovoce.ui.recording.recording_bar import track_name
from sottovoce_models.errors import Cancelled, Code, PolicyRefused
from sottovoce_models.types import SummaryItem, Track, Transcript

MISSED_MINUTES: Final = 10
_BETWEEN_NAMES: Final = re.compile(r"[,;]")

Look = Callable[[Transcript, CancelToken], Sequence[SummaryItem]]


class LiveControl(QObject):
    """Connects the bar of a running recording, and the answers beside it, with the service."""

    def __init__(
        self, desk: LiveAskingDesk, page: MeetingPage, policy: Policy, language: UiLanguage, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._page = desk, page
        self._bar, self._pane = page.minutes.live, page.minutes.answers
        self._meeting: Meeting | None = None
        self._cancel: CancelToken | None = None
        self._line, self._names_line = BackgroundLine(self), BackgroundLine(self)
        self._bar.missed_pressed.connect(self.ask_missed)
        self._bar.named_pressed.connect(self.ask_named)
        page.turned.connect(self._on_turned)
        self._allowed = policy.allows(Function.WRITING_HELP)
        if not self._allowed:
            why = error_text(PolicyRefused(Code.POLICY_WRITING_HELP), language).happened
            for widget in (self._bar.missed_button, self._bar.named_button, self._bar.names):
                widget.setEnabled(False)
                widget.setToolTip(tooltip(why))
                widget.setAccessibleDescription(why)
        self._bar.hide()

    @property
    def busy(self) -> bool:
        """Whether something is looked for."""
        return self._cancel is not None

    def ask_missed(self) -> None:
        """What was said in the last minutes before now."""
        running = self._desk.session.running
        until_ms = running.elapsed_ms if running is not None else None

        def look(transcript: Transcript, cancel: CancelToken) -> Sequence[SummaryItem]:
            return self._desk.asking.missed(transcript, MISSED_MINUTES, until_ms, cancel)

        nothing = self.tr("Nothing that was understood was said in the last ten minutes.")
        self._ask(self.tr("The last ten minutes"), look, nothing)

    def ask_named(self, names: str) -> None:
        """Where others said one of these names."""
        wanted = [" ".join(name.split()) for name in _BETWEEN_NAMES.split(names) if name.strip()]

        def look(transcript: Transcript, cancel: CancelToken) -> Sequence[SummaryItem]:
            return self._desk.asking.named(transcript, wanted, cancel)

        title = self.tr("Was “{name}” said?").format(name=", ".join(wanted))
        self._ask(title, look, self.tr("Not said so far, as far as it was understood."))

    def wait(self, seconds: float) -> None:
        """Ends what runs, when the window closes."""
        self._stop()
        self._line.wait(seconds)
        self._names_line.wait(seconds)

    def _ask(self, title: str, look: Look, nothing: str) -> None:
        meeting = self._meeting
        if meeting is None or not self._allowed or self.busy:
            return
        made = live_transcript(meeting.id, meeting.rows.segments, meeting.draft.language)
        view = self._pane.begin(title, self._asked(made))
        self._page.show_minutes_pane(self._pane)
        self._page.minutes.ask.steps_back = True
        if made is None:
            view.show_state(
                self.tr(
                    "No text is there yet. It comes a little behind the sound, if speech is recognized while "
                    "recording; on battery it is not."
                )
            )
            return
        reached = self.tr("The text reaches to {time}.").format(time=wording.clock(made.turns[-1].end_ms))
        cancel = self._cancel = CancelToken()
        self._bar.show_busy(self.tr("Looking for the words…"))

        def found(result: object) -> None:
            if self._end(cancel):
                view.show_said(cast("Sequence[SummaryItem]", result), made.recording_id, nothing, reached)

        def failed(why: WorkFailed) -> None:
            if self._end(cancel) and not isinstance(why.error, Cancelled):
                view.show_error(why.error)

        self._line.run(lambda: look(made, cancel), found, failed)

    def _asked(self, made: Transcript | None) -> Asked:
        voices = {turn.id: turn.speaker for turn in made.turns} if made is not None else {}
        several = len(made.speakers) > 1 if made is not None else False

        def speaker_of(quote: MeetingCitation) -> str:
            return track_name(Track(voices[quote.citation.turn_id])) if several else ""

        return Asked(
            lambda quote: CitationChip(quote.citation, playable=False),
            speaker_of,
            lambda quote: wording.clock(quote.citation.start_ms),
            "",
        )

    def _on_turned(self, meeting: Meeting | None) -> None:
        if self._meeting is not None:
            self._meeting.changed.disconnect(self._show_bar)
            self._meeting.rows.rowsRemoved.disconnect(self._on_withdrawn)
        self._stop()
        self._meeting = meeting
        self._bar.wipe()
        self._bar.hide()
        if meeting is not None:
            meeting.changed.connect(self._show_bar)
            meeting.rows.rowsRemoved.connect(self._on_withdrawn)
            self._show_bar()

    def _show_bar(self) -> None:
        meeting = self._meeting
        runs = meeting is not None and meeting.state is State.RECORDING
        if runs and self._bar.isHidden():
            self._suggest_name()
        self._bar.setVisible(runs)

    def _suggest_name(self) -> None:
        running, desk = self._desk.session.running, self._desk
        people = running.consent.participants if running is not None else ()
        typed = next((each.name for each in people if each.role is Role.USER), "") if len(people) > 1 else ""
        self._names_line.run(lambda: desk.own_voice.name or typed, lambda name: self._bar.suggest(str(name)), _without)

    def _on_withdrawn(self) -> None:
        """Words were taken away again: no answer and no engine remembers them."""
        if self._meeting is None or self._meeting.state is not State.RECORDING:
            return
        self._stop()
        self._pane.forget()
        self._page.minutes.show_lines()
        self._names_line.run(self._desk.asking.forget, lambda _: None, _without)

    def _stop(self) -> None:
        cancel, self._cancel = self._cancel, None
        if cancel is not None:
            cancel.cancel()
            self._line.forget()
            self._bar.show_busy("")

    def _end(self, cancel: CancelToken) -> bool:
        """Whether this is still what is waited for."""
        if cancel is not self._cancel:
            return False
        self._cancel = None
        self._bar.show_busy("")
        return True


def _without(_failed: WorkFailed) -> None:
    """A name can be typed; and a vault that was locked has ended the engines by itself."""
