"""Playing a meeting: the turn, the word, the proof or the rest that was asked for, with its mark in the transcript."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from sottovoce.services.playback import Passage, PlaybackEnded, PlaybackMoved, PlaybackSpeedLost
from sottovoce.services.voice_samples import voice_sample
from sottovoce.services.word_times import SpokenWord, word_at_character, word_at_time
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.meeting.player import Player
from sottovoce.ui.meeting.sound_loading import SoundLoading
from sottovoce.ui.meeting.spoken_word import SpokenWordMark
from sottovoce.ui.meeting.transcript_delegate import PlayingMark
from sottovoce.ui.meeting.transcript_view import PlayRequest, TranscriptView
from sottovoce_models.errors import SottovoceError
from sottovoce_models.types import Citation

_WORD_LEAD_IN_MS: Final = 60
"""A click on a word wants that word, not the end of the one before."""
_END_MS: Final = 1_000
"""Who has heard all of it begins anew."""


class MeetingPlaying(QObject):
    """Signals: failed(SottovoceError or None) why nothing is heard, or that it can be heard again; placed(int) where
    the next "play" goes on from, in ms, while nothing sounds."""

    failed = Signal(object)
    placed = Signal(int)

    def __init__(self, player: Player, transcript: TranscriptView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player, self._transcript = player, transcript
        self._mark = SpokenWordMark(transcript)
        self._meeting: Meeting | None = None
        self._place_ms: int | None = None
        self._places_ms: dict[str, int] = {}
        self._heard_ms = 0
        self._stopped_at_row: int | None = None
        self.sound = SoundLoading(self)
        transcript.play_requested.connect(self.play_row)
        player.ended.connect(self._on_ended)
        player.changed.connect(self._on_changed)
        player.moved.connect(self._on_moved)
        player.speed_lost.connect(self._on_speed_lost)

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Turns to a meeting; what was heard of another stops, and goes on from there when one comes back to it."""
        if self._meeting is not None:
            if self._player.passage is not None:
                self._places_ms[self._meeting.id] = self._player.position_ms
                self._player.stop()
            elif self._place_ms is not None:
                self._places_ms[self._meeting.id] = self._place_ms
        self._meeting, self._heard_ms, self._stopped_at_row = meeting, 0, None
        self._place_ms = self._places_ms.pop(meeting.id, None) if meeting is not None else None
        self.sound.show_meeting(meeting)

    @property
    def place_ms(self) -> int | None:
        """Where the next "play" goes on from, if that was chosen."""
        return self._place_ms

    def prepare(self) -> None:
        """Makes the meeting's sound ready, so that the first word is heard at once."""
        meeting = self._meeting
        if meeting is not None and meeting.transcript is not None and meeting.can_play:
            self._player.prepare(meeting.id)
            self.sound.refresh()

    def play_row(self, request: PlayRequest) -> None:
        """Plays on from a word that was clicked; one row when none was."""
        words = self.words_of(request.row) if request.character is not None else ()
        word = word_at_character(words, request.character or 0)
        if word is None:
            self._play(Passage(self._id(), request.start_ms, request.end_ms), PlayingMark(request.row))
        else:
            self._play_on(word.start_ms, PlayingMark(request.row, spoken=(word.start, word.end)), _WORD_LEAD_IN_MS)

    def play_proof(self, citation: Citation) -> bool:
        """Plays the moment that proves a line; whether its turn is there."""
        row = self._meeting.rows.row_of_turn(citation.turn_id) if self._meeting is not None else None
        if row is None:
            return False
        mark = PlayingMark(row, citation.quote.strip())
        self._play(Passage(self._id(), citation.start_ms, citation.end_ms), mark)
        return True

    def play_current(self) -> None:
        """Play without a choice: from the playhead, unless the cursor was put into another row since it stopped there.

        Before anything was heard: the row with the cursor, or the one at the top.
        """
        meeting = self._meeting
        if meeting is None or not meeting.rows.rowCount():
            return
        current = self._transcript.currentIndex().row()
        place_ms = self._place_ms
        if place_ms is None and self._stopped_at_row == current and self._heard_ms < meeting.row.duration_ms - _END_MS:
            place_ms = self._heard_ms
        if place_ms is None:
            place_ms = meeting.rows.row(current if current >= 0 else self._transcript.top_row()).start_ms
        self.play_from(place_ms)

    def play_from(self, start_ms: int) -> None:
        """Plays on from a moment to the end of the recording."""
        row = self._meeting.rows.row_at(start_ms) if self._meeting is not None else None
        if row is not None:
            self._play_on(start_ms, PlayingMark(row), _WORD_LEAD_IN_MS)

    def play_loop(self, start_ms: int, end_ms: int) -> None:
        """Plays a passage again and again, for somebody who looks at it closely, until it is stopped."""
        row = self._meeting.rows.row_at(start_ms) if self._meeting is not None else None
        if row is not None and end_ms > start_ms:
            self._play(Passage(self._id(), start_ms, end_ms, loop=True), PlayingMark(row))

    def play_sample(self, speaker_id: str) -> bool:
        """Plays up to five seconds in which a speaker is heard best; whether there is anything of that voice."""
        meeting = self._meeting
        sample = voice_sample(meeting.transcript, speaker_id) if meeting is not None and meeting.transcript else None
        row = meeting.rows.row_at(sample.start_ms) if meeting is not None and sample is not None else None
        if sample is None or row is None:
            return False
        self._play(Passage(self._id(), sample.start_ms, sample.end_ms, lead_in_ms=0), PlayingMark(row))
        return True

    def seek(self, time_ms: int) -> None:
        """On from another moment: at once while it sounds, else with the next "play"."""
        meeting = self._meeting
        if meeting is None:
            return
        time_ms = min(max(0, time_ms), meeting.row.duration_ms)
        if self._player.passage is not None and not self._player.paused:
            self.play_from(time_ms)
            return
        self._player.stop()
        self._place_ms = time_ms
        self.placed.emit(time_ms)

    def jump(self, by_ms: int) -> None:
        """So much on or back."""
        if self._player.passage is not None:
            self._heard_ms = self._player.position_ms
        self.seek((self._heard_ms if self._place_ms is None else self._place_ms) + by_ms)

    def toggle_loop(self) -> None:
        """The selected rows, else what plays or the row with the cursor, again and again; once more: on from there."""
        passage, meeting = self._player.passage, self._meeting
        if meeting is None or not meeting.rows.rowCount():
            return
        if passage is not None and passage.loop:
            self.play_from(self._player.position_ms)
            return
        rows = sorted(index.row() for index in self._transcript.selectedIndexes())
        if passage is not None and len(rows) < 2:
            here = meeting.rows.row_at(self._player.position_ms)
            rows = [here] if here is not None else []
        first, last = (rows[0], rows[-1]) if rows else (self._transcript.top_row(),) * 2
        self.play_loop(meeting.rows.row(first).start_ms, meeting.rows.row(last).end_ms)

    def words_of(self, row: int) -> tuple[SpokenWord, ...]:
        """The words of a row with their times; none while they are not known."""
        meeting = self._meeting
        if meeting is None or meeting.transcript is None or not 0 <= row < len(meeting.transcript.turns):
            return ()
        return self.sound.spoken(meeting.transcript.turns[row], meeting.rows.row(row).text)

    def _id(self) -> str:
        return self._meeting.id if self._meeting is not None else ""

    def _play_on(self, start_ms: int, mark: PlayingMark, lead_in_ms: int) -> None:
        if self._meeting is None:
            return
        end_ms = max(self._meeting.rows.row(mark.row).end_ms, self._meeting.row.duration_ms)
        self._play(Passage(self._meeting.id, start_ms, end_ms, lead_in_ms=lead_in_ms), mark)

    def _play(self, passage: Passage, mark: PlayingMark) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        self._place_ms = None
        if meeting.can_play and meeting.transcript is not None:
            self.failed.emit(None)
            self._player.play(passage)
        self._mark.begin(mark)

    def _on_moved(self, event: PlaybackMoved) -> None:
        """The mark goes along, word by word; nothing of what is only led in or out with is marked."""
        meeting, passage, self._heard_ms = self._meeting, event.passage, event.position_ms
        if meeting is None or self._transcript.playing is None:
            return
        time_ms = min(max(event.position_ms, passage.start_ms), max(passage.start_ms, passage.end_ms - 1))
        row = meeting.rows.row_at(time_ms)
        if row is None:
            return
        word = word_at_time(self.words_of(row), time_ms)
        self._mark.move(row, (word.start, word.end) if word is not None else (0, 0))

    def _on_changed(self) -> None:
        if self._player.passage is None:
            self._stopped_at_row = self._transcript.currentIndex().row()
            self._mark.end()

    def _on_ended(self, event: PlaybackEnded) -> None:
        error: SottovoceError | None = event.error
        if error is not None:
            self.failed.emit(error)

    def _on_speed_lost(self, event: PlaybackSpeedLost) -> None:
        self.failed.emit(event.error)
