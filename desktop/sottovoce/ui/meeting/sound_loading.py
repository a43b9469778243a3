"""What belongs to a meeting's sound, fetched while it is already being read: word times first, then the waveform.

Thread: UI; the vault is asked on a thread of its own, and what is no longer wanted is stopped half-way.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Final, cast

from PySide6.QtCore import QObject, Signal

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.waveform import Waveform
from sottovoce.services.word_times import SpokenWord, WordTimes
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.window.desk_access import HearingAccess
from sottovoce_models.types import EngineStamp, Turn

_ALIGNED_TURNS: Final = 64


class SoundLoading(QObject):
    """Holds waveform and word times of one meeting at a time. Signals: waveform_loaded(), words_loaded()."""

    waveform_loaded = Signal()
    words_loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._access: Callable[[], HearingAccess] | None = None
        self._line = BackgroundLine(self)
        self._cancel = CancelToken()
        self._meeting: Meeting | None = None
        self._heard_by: tuple[EngineStamp, ...] | None = None
        self._aligned: OrderedDict[tuple[str, int, int, str], tuple[SpokenWord, ...]] = OrderedDict()
        self._times = WordTimes()
        self.waveform: Waveform | None = None

    def serve(self, access: Callable[[], HearingAccess]) -> None:
        """Where words and waveforms come from."""
        self._access = access

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Turns to a meeting; what was fetched of another is gone, and its fetching stops."""
        self._cancel.cancel()
        self._line.forget()
        self._cancel, self._meeting, self._heard_by = CancelToken(), meeting, None
        self._times, self.waveform = WordTimes(), None
        self._aligned.clear()
        self.refresh()

    def refresh(self) -> None:
        """Fetches what can be had and is not here yet; words anew when the text was made anew."""
        meeting = self._meeting
        if meeting is None or self._access is None or meeting.transcript is None:
            return
        made_by = meeting.transcript.made_by
        if made_by == self._heard_by or not (meeting.can_play and meeting.settled and meeting.loaded):
            return
        first, self._heard_by = self._heard_by is None, made_by
        access = self._access()
        self._line.run(partial(access.words, meeting.id), self._on_words, _without)
        if first:
            self._line.run(partial(access.waveform, meeting.id, self._cancel), self._on_waveform, _without)

    def spoken(self, turn: Turn, text: str) -> tuple[SpokenWord, ...]:
        """The words of a turn with their times; none while nobody knows them."""
        if not len(self._times):
            return ()
        key = (turn.id, turn.start_ms, turn.end_ms, text)
        words = self._aligned.pop(key, None)
        if words is None:
            words = self._times.spoken_in(turn, text)
            if len(self._aligned) >= _ALIGNED_TURNS:
                self._aligned.popitem(last=False)
        self._aligned[key] = words
        return words

    def wait(self, seconds: float) -> None:
        """Stops what is fetched and waits for it, when the window closes."""
        self._cancel.cancel()
        self._line.wait(seconds)

    def _on_words(self, words: object) -> None:
        self._times = cast("WordTimes", words)
        self._aligned.clear()
        self.words_loaded.emit()

    def _on_waveform(self, waveform: object) -> None:
        self.waveform = cast("Waveform", waveform)
        self.waveform_loaded.emit()


def _without(_failed: WorkFailed) -> None:
    """The meeting is read and heard without it; a vault that is shut or a sound that is damaged is told by playing."""
