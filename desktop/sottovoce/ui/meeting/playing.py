"""Playing a meeting: the turn, the proof or the rest that was asked for, with its mark in the transcript."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from sottovoce.services.playback import Passage, PlaybackEnded, PlaybackMoved
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.meeting.player import Player
from sottovoce.ui.meeting.transcript_delegate import PlayingMark
from sottovoce.ui.meeting.transcript_view import PlayRequest, TranscriptView
from sottovoce_models.errors import SottovoceError
from sottovoce_models.types import Citation


class MeetingPlaying(QObject):
    """Signals: failed(SottovoceError or None) why nothing is heard, or that it can be heard again."""

    failed = Signal(object)

    def __init__(self, player: Player, transcript: TranscriptView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player, self._transcript = player, transcript
        self._meeting: Meeting | None = None
        self._goes_on = False
        transcript.play_requested.connect(self.play_row)
        player.ended.connect(self._on_ended)
        player.changed.connect(self._on_changed)
        player.moved.connect(self._on_moved)

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Turns to a meeting; what was heard of another stops."""
        if self._meeting is not None:
            self._player.stop()
        self._meeting = meeting

    def prepare(self) -> None:
        """Makes the meeting's sound ready, so that the first word is heard at once."""
        meeting = self._meeting
        if meeting is not None and meeting.transcript is not None and meeting.can_play:
            self._player.prepare(meeting.id)

    def play_row(self, request: PlayRequest) -> None:
        """Plays one row."""
        self._play(request.start_ms, request.end_ms, PlayingMark(request.row))

    def play_proof(self, citation: Citation) -> bool:
        """Plays the moment that proves a line; whether its turn is there."""
        row = self._meeting.rows.row_of_turn(citation.turn_id) if self._meeting is not None else None
        if row is None:
            return False
        self._play(citation.start_ms, citation.end_ms, PlayingMark(row, citation.quote.strip()))
        return True

    def play_current(self) -> None:
        """Play without a choice: the row with the cursor, else the one at the top; on to the end of the recording."""
        meeting = self._meeting
        if meeting is None or not meeting.rows.rowCount():
            return
        current = self._transcript.currentIndex()
        number = current.row() if current.isValid() else self._transcript.top_row()
        self.play_from(meeting.rows.row(number).start_ms)

    def play_from(self, start_ms: int) -> None:
        """Plays on from a moment to the end of the recording."""
        meeting = self._meeting
        row = meeting.rows.row_at(start_ms) if meeting is not None else None
        if meeting is not None and row is not None:
            self._play(start_ms, max(meeting.rows.row(row).end_ms, meeting.row.duration_ms), PlayingMark(row))
            self._goes_on = True

    def play_loop(self, start_ms: int, end_ms: int) -> None:
        """Plays a passage for somebody who looks at it closely."""
        row = self._meeting.rows.row_at(start_ms) if self._meeting is not None else None
        if row is not None:
            self._play(start_ms, end_ms, PlayingMark(row))

    def _play(self, start_ms: int, end_ms: int, mark: PlayingMark) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        self._goes_on = False
        if meeting.can_play and meeting.transcript is not None:
            self.failed.emit(None)
            self._player.play(Passage(meeting.id, start_ms, end_ms))
        self._transcript.show_playing(mark)

    def _on_moved(self, event: PlaybackMoved) -> None:
        """The mark goes along while the recording plays on; a single passage keeps its own."""
        if not self._goes_on or self._meeting is None:
            return
        row = self._meeting.rows.row_at(event.position_ms)
        playing = self._transcript.playing
        if row is not None and playing is not None and row > playing.row:
            self._transcript.show_playing(PlayingMark(row))

    def _on_changed(self) -> None:
        if self._player.passage is None:
            self._transcript.show_playing(None)

    def _on_ended(self, event: PlaybackEnded) -> None:
        error: SottovoceError | None = event.error
        if error is not None:
            self.failed.emit(error)
