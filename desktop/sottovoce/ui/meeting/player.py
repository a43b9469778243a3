"""Playback in the window: what plays, where it is, as signals.

Thread: UI; the service tells from its own thread and the events are queued over.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from sottovoce.services.playback import (
    Passage,
    PlaybackEnded,
    PlaybackEvent,
    PlaybackMoved,
    PlaybackSpeedLost,
    PlaybackStarted,
    Sound,
)
from sottovoce.ui.parts.ui_thread import heard_on_ui_thread


class Playback(Protocol):
    """What the window needs of `services.playback.PlaybackService`."""

    def prepare(self, sound: Sound) -> None: ...
    def play(self, passage: Passage) -> None: ...
    def stop(self) -> None: ...
    def forget(self) -> None: ...
    def set_paused(self, paused: bool) -> None: ...
    def set_speed(self, speed: float) -> None: ...
    def close(self) -> None: ...


class Player(QObject):
    """The one player of the window.

    Signals: started(PlaybackStarted), moved(PlaybackMoved), ended(PlaybackEnded), changed() playing, paused or silent,
    speed_changed(), speed_lost(PlaybackSpeedLost) it goes on at its own speed.
    """

    started = Signal(object)
    moved = Signal(object)
    ended = Signal(object)
    changed = Signal()
    speed_changed = Signal()
    speed_lost = Signal(object)

    def __init__(self, new_service: Callable[[Callable[[PlaybackEvent], None]], Playback]) -> None:
        super().__init__()
        self.passage: Passage | None = None
        self.paused = False
        self.speed = 1.0
        self.position_ms = 0
        """Where it is or was last."""
        self._service = new_service(heard_on_ui_thread(self._on_told))

    def prepare(self, sound: Sound) -> None:
        """Makes the first click on this sound quick."""
        self._service.prepare(sound)

    def play(self, passage: Passage) -> None:
        """Plays from the start of a passage."""
        self.passage, self.paused, self.position_ms = passage, False, passage.start_ms
        self._service.play(passage)
        self.changed.emit()

    def toggle(self) -> None:
        """Holds or goes on; does nothing when silent."""
        if self.passage is not None:
            self.paused = not self.paused
            self._service.set_paused(self.paused)
            self.changed.emit()

    def set_speed(self, speed: float) -> None:
        """How fast from now on, also what is played later; the pitch stays."""
        if speed != self.speed:
            self.speed = speed
            self._service.set_speed(speed)
            self.speed_changed.emit()

    def stop(self) -> None:
        """Ends what plays."""
        if self.passage is not None:
            self.passage, self.paused = None, False
            self._service.stop()
            self.changed.emit()

    def forget(self) -> None:
        """Ends what plays and drops its keys."""
        self.stop()
        self._service.forget()

    def close(self) -> None:
        """Ends thread and decoder."""
        self._service.close()

    def _on_told(self, event: PlaybackEvent) -> None:
        if isinstance(event, PlaybackSpeedLost):
            self.speed = 1.0
            self.speed_changed.emit()
            self.speed_lost.emit(event)
            return
        if event.passage is not self.passage:
            if isinstance(event, PlaybackEnded) and event.error is not None:
                self.ended.emit(event)
            return  # of something that was replaced meanwhile
        match event:
            case PlaybackStarted():
                self.started.emit(event)
            case PlaybackMoved():
                self.position_ms = event.position_ms
                self.moved.emit(event)
            case PlaybackEnded():
                self.passage, self.paused = None, False
                self.ended.emit(event)
                self.changed.emit()
