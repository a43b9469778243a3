"""The strip above transcript and minutes: keys of the player, waveform, and the picture of the talk if it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolTip, QWidget

from sottovoce.services.chapters import Chapter, chapter_at
from sottovoce.services.playback import PlaybackMoved
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.meeting.player import Player
from sottovoce.ui.meeting.player_bar import JUMP_MS, PlayerBar
from sottovoce.ui.meeting.playing import MeetingPlaying
from sottovoce.ui.meeting.talk import Talk, moment_text, talk_of
from sottovoce.ui.meeting.timeline import Timeline
from sottovoce.ui.meeting.waveform import WaveformView
from sottovoce.ui.parts import wording
from sottovoce_models.types import Transcript

_PICTURE_KEY: Final = "window/talk_picture"
_SHARES_KEY: Final = "window/talk_shares"
_GAP_PX: Final = 12
_STACKED_PX: Final = 520
_EDGE_PX: Final = 5
"""What the waveform leaves free at its ends for half a playhead."""


class SoundStrip(QWidget):
    """Shows the sound of one meeting at a time and lets people move in it; hidden while there is none to hear."""

    def __init__(
        self, player: Player, playing: MeetingPlaying, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("player")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._player, self._playing, self._settings = player, playing, settings
        self._meeting: Meeting | None = None
        self._drawn: tuple[Transcript | None, tuple[object, ...]] = (None, ())
        self._chapters: tuple[Chapter, ...] = ()
        self._talk = Talk()
        self.bar, self.waveform, self.timeline = PlayerBar(player), WaveformView(), Timeline()
        self.waveform.hint = self.timeline.hint = self._hint
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 6, 12, 6)
        self._grid.setHorizontalSpacing(_GAP_PX)
        self._grid.setVerticalSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._stacked: bool | None = None
        self._connect()
        picture = settings.value(_PICTURE_KEY, defaultValue=False, type=bool)
        shares = settings.value(_SHARES_KEY, defaultValue=False, type=bool)
        self.bar.show_view(bool(picture), bool(shares))
        self.timeline.show_shares(bool(shares))
        self.timeline.setVisible(bool(picture))
        self._arrange()

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        return [*self.bar.tab_stops, self.waveform, self.timeline]

    def add_keys(self, page: QWidget) -> None:
        """Keys that work wherever the focus is while the page is shown, except where text is being typed."""
        bar = self.bar
        shortcuts: tuple[tuple[str | Qt.Key, Callable[[], None]], ...] = (
            ("Ctrl+Left", partial(self._playing.jump, -JUMP_MS)),
            ("Ctrl+Right", partial(self._playing.jump, JUMP_MS)),
            ("Ctrl+Up", partial(bar.faster, 1)),
            ("Ctrl+Down", partial(bar.faster, -1)),
            ("Ctrl+Shift+L", self._playing.toggle_loop),
            (Qt.Key.Key_MediaTogglePlayPause, bar.toggle),
            (Qt.Key.Key_MediaPlay, bar.toggle),
            (Qt.Key.Key_MediaStop, self._player.stop),
        )
        for keys, does in shortcuts:
            QShortcut(QKeySequence(keys), page).activated.connect(does)

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Turns to a meeting; its playhead stands at the start, or where it was left."""
        self._meeting = meeting
        QToolTip.hideText()  # it may hold words of the other meeting, or of a vault that is being shut
        for part in (self.waveform, self.timeline):
            part.setAccessibleDescription("")
        self._show_position(self._playing.place_ms or 0)
        self.refresh()

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Draws where they begin."""
        if tuple(chapters) != self._chapters:
            self._chapters = tuple(chapters)
            self.refresh()

    def refresh(self) -> None:
        """Shows anew what is true of the meeting."""
        meeting = self._meeting
        shown = meeting is not None and meeting.can_play and meeting.transcript is not None
        if shown and self.isHidden():
            self.show()
            self._settle()
        self.setVisible(shown)
        self._refresh_talk()
        self.waveform.show_talk(self._talk, self._playing.sound.waveform)
        self.timeline.show_talk(self._talk)
        if self._player.passage is None and meeting is not None:
            self.bar.set_duration(meeting.row.duration_ms)
            self.bar.show_time(self.waveform.position_ms)

    def _refresh_talk(self) -> None:
        """Progress is told ten times a second; ten thousand turns are gone through only when something else is new."""
        meeting = self._meeting
        transcript = meeting.transcript if meeting is not None else None
        rest: tuple[object, ...] = ()
        if meeting is not None:
            rest = (tuple(meeting.items), meeting.bookmarks, meeting.gaps, meeting.row.duration_ms, self._chapters)
        if transcript is not self._drawn[0] or rest != self._drawn[1]:
            self._drawn, self._talk = (transcript, rest), talk_of(meeting, self._chapters)

    def _connect(self) -> None:
        bar, playing, player = self.bar, self._playing, self._player
        bar.play_pressed.connect(playing.play_current)
        bar.jump_pressed.connect(playing.jump)
        bar.loop_pressed.connect(playing.toggle_loop)
        bar.picture_toggled.connect(self._on_picture)
        bar.shares_toggled.connect(self._on_shares)
        self.waveform.play_requested.connect(playing.play_from)
        self.waveform.seek_requested.connect(playing.seek)
        self.waveform.loop_requested.connect(playing.play_loop)
        self.timeline.play_requested.connect(playing.play_from)
        playing.placed.connect(self._on_placed)
        playing.sound.waveform_loaded.connect(self.refresh)
        player.moved.connect(self._on_moved)
        player.changed.connect(self._on_changed)

    def _hint(self, time_ms: int) -> str:
        if self._meeting is None:
            return ""
        row = self._meeting.rows.row_at(time_ms)
        said = moment_text(self._meeting, time_ms, self._playing.words_of(row) if row is not None else ())
        at = chapter_at(self._chapters, time_ms)
        return wording.joined(self._talk.chapters[at].text, said) if 0 <= at < len(self._talk.chapters) else said

    def _on_placed(self, time_ms: int) -> None:
        self._show_position(time_ms)
        self.bar.show_time(time_ms)

    def _on_moved(self, event: PlaybackMoved) -> None:
        self._show_position(event.position_ms)

    def _on_changed(self) -> None:
        passage = self._player.passage
        looped = passage is not None and passage.loop
        self.waveform.show_passage(*((passage.start_ms, passage.end_ms) if passage is not None and looped else (0, 0)))
        if passage is not None:
            self._show_position(self._player.position_ms)

    def _show_position(self, position_ms: int) -> None:
        self.waveform.show_position(position_ms)
        self.timeline.show_position(position_ms)

    def _on_picture(self, shown: bool) -> None:
        self._settings.setValue(_PICTURE_KEY, shown)
        self.timeline.setVisible(shown)
        self._arrange()

    def _on_shares(self, shown: bool) -> None:
        self._settings.setValue(_SHARES_KEY, shown)
        self.timeline.show_shares(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._arrange()

    def _settle(self) -> None:
        """Takes its place at once, first by width and then by the height this needs: no frame shows it squeezed."""
        layouts = [widget.layout() for widget in (self.bar, self, self.parentWidget()) if widget is not None]
        for layout in layouts * 2:
            if layout is not None:
                layout.activate()

    def _arrange(self) -> None:
        """Keys beside the waveform, or below where there is little room; the picture stands under the same moments."""
        keys_px = self.bar.two_lines_px
        stacked = self.width() < max(_STACKED_PX, 2 * keys_px)
        if stacked is not self._stacked:
            self._stacked = stacked
            for part in (self.bar, self.waveform, self.timeline):
                self._grid.removeWidget(part)
            self._grid.addWidget(self.bar, 2 if stacked else 0, 0, 1, 2 if stacked else 1)
            self.bar.set_one_line(stacked)
            self._grid.addWidget(self.waveform, 0, 0 if stacked else 1, 1, 2 if stacked else 1)
            self._grid.addWidget(self.timeline, 1, 0, 1, 2)
            self._grid.setColumnStretch(1, 1)
        names_px = self.fontMetrics().averageCharWidth() * 10
        self.waveform.set_inset(names_px if stacked and self.timeline.isVisibleTo(self) else 0)
        gutter_px = names_px if stacked else keys_px + _GAP_PX
        self.timeline.set_margins(gutter_px + _EDGE_PX, _EDGE_PX)
