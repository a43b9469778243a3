"""Carries a withdrawal out in the window: in the line of everything ordered, so that the lock does not cut it short.

Threads: UI; the vault works off it. What was ordered is done also when its dialog, or the window, is closed.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import cast

from sottovoce.core.consent import Purpose
from sottovoce.services.withdrawal.service import Preview, Progress
from sottovoce.ui.consent.withdraw_dialog import NotDone, Outcome
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.window.desk_access import DeskAccess
from sottovoce.ui.window.pages import WindowPages
from sottovoce_models.errors import SottovoceError


@dataclass(frozen=True)
class WindowWithdrawal:
    """Of one meeting, person and purpose; see `withdraw_dialog.Withdrawing`."""

    desk: DeskAccess
    pages: WindowPages
    recording_id: str
    participant_id: str
    purpose: Purpose

    def look(self, *, everything: bool) -> Preview:
        """What would happen to what is stored by now, edits of a moment ago among it."""
        self.pages.library.drain()
        return self.desk.withdrawals.preview(
            self.recording_id, self.participant_id, self.purpose, everything=everything
        )

    def carry_out(self, told: Preview, on_progress: Progress, then: Callable[[Outcome], None]) -> None:
        """After everything that was edited is stored; then the window knows nothing any more of what it showed."""

        def done(result: object) -> None:
            outcome = cast("Outcome", result)
            if not isinstance(outcome, NotDone) or outcome.begun:
                self._show_what_is_left()
            then(outcome)

        self.pages.store_edits()
        self.pages.library.order(partial(self._done, told, on_progress), done)

    def _done(self, told: Preview, on_progress: Progress) -> Outcome:
        try:
            return self.desk.withdrawals.carry_out(told, on_progress)
        except SottovoceError as error:
            begun = False
            with suppress(SottovoceError):  # the vault may be shut by now; then no dialog is left, either
                begun = self.desk.withdrawals.begun(self.recording_id)
            return NotDone(error, begun)

    def _show_what_is_left(self) -> None:
        shown = self.pages.meeting.meeting
        was_shown = shown is not None and shown.id == self.recording_id
        for part in (self.pages.search, self.pages.asking):  # what they found may quote what is gone
            part.wipe()
        self.pages.tasks.clear()

        def again(meeting: Meeting) -> None:
            if was_shown and self.pages.meeting.meeting is None:
                self.pages.list.show_current(meeting)
                self.pages.list.picked.emit(meeting)

        self.pages.library.read_anew(self.recording_id, again)
