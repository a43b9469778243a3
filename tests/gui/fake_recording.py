"""A running recording that does what a test says."""

from __future__ import annotations

from collections.abc import Callable

from sottovoce.audio.recorder_events import RecorderEvent, RecordingStopped, StopReason
from sottovoce.core.consent import UNKNOWN, MeetingConsent, start_blockers
from sottovoce.vault.rows_meetings import MeetingRow
from sottovoce_models.errors import SottovoceError


class FakeRunning:
    """A recording that records nothing; `keeping` is what storing an answer raises."""

    def __init__(
        self, row: MeetingRow, listener: Callable[[RecorderEvent], None], consent: MeetingConsent = UNKNOWN
    ) -> None:
        self.row, self.tell = row, listener
        self.tracks = row.tracks
        self.elapsed_ms = 0
        self.paused = self.off_record = False
        self.done: list[str] = []
        self.notes: list[str] = []
        self.error: SottovoceError | None = None
        self.consent, self.held = consent, False
        self.keeping: SottovoceError | None = None
        self.answers: list[MeetingConsent] = []

    def free_ms(self) -> int:
        return 4 * 3_600_000

    def pause(self) -> None:
        self.paused = True

    def resume(self) -> None:
        self.paused = False

    def bookmark(self, note: str = "") -> None:
        self.done.append("bookmark")
        self.notes.append(note)

    def set_off_record(self, off_record: bool) -> None:
        self.off_record = off_record
        if self.error is not None:
            raise self.error

    def stop(self) -> None:
        self.tell(RecordingStopped(StopReason.ASKED))

    def answer(self, consent: MeetingConsent) -> None:
        blocked = bool(start_blockers(consent))
        if blocked:
            self.held, self.consent = True, consent
        if self.keeping is not None:
            raise self.keeping
        self.answers.append(consent)
        self.held, self.consent = blocked, consent
