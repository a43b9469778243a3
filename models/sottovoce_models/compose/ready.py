"""A meeting made ready for letters about it: what is found out once serves every further letter. Pure, no model."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Final

from sottovoce_models.ask.answering import AskableMeeting, AskedMeeting
from sottovoce_models.summarize import select
from sottovoce_models.summarize.gate import Gate
from sottovoce_models.summarize.minutes import Meeting, write_minutes
from sottovoce_models.summarize.select import Window
from sottovoce_models.types import SummaryItem


class ReadyMeeting:
    """Finds out about the meeting what is asked, each thing when it is first asked for."""

    def __init__(self, meeting: AskedMeeting) -> None:
        self.meeting: Final = meeting
        self._found: tuple[SummaryItem, ...] | None = None

    @cached_property
    def gate(self) -> Gate:
        """The check of the minutes."""
        return Gate(self.meeting.turns, self.meeting.speakers, self.meeting.language)

    @cached_property
    def askable(self) -> AskableMeeting:
        """The meeting to be searched for what a message speaks of."""
        return AskableMeeting(self.meeting)

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """The parts of the talk with their telling quotes, without orders to the machine."""
        return tuple(self.gate.orders.without(select.windows(self.meeting.turns, self.meeting.language)))

    def found(self, on_token: Callable[[], None]) -> tuple[SummaryItem, ...]:
        """The telling quotes, decisions, tasks and questions that are found without a model, each proved.

        `on_token` is called on the way; what it raises ends the work.
        """
        if self._found is None:
            about = Meeting(self.meeting.turns, self.meeting.speakers, self.meeting.language)
            made = write_minutes(about, None, lambda _done, _total: on_token(), on_token, self.gate)
            self._found = tuple(self.gate.through(made))
        return self._found
