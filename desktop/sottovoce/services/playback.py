"""Hearing a passage of a file or of the vault: finds its sound, sends it to the sound card and says where it is.

Thread: one thread of its own does the reading and waiting; calls come from the UI thread, the listener is called on the
playback thread.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from sottovoce.audio.playback import DeviceOutput, SpeakerOutput
from sottovoce.pipeline.audio_source import FileAudioSource
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineProcess
from sottovoce.pipeline.engines import DECODE, DEFAULT_ENGINES
from sottovoce.pipeline.tempo import TempoChanger
from sottovoce.pipeline.vault_audio import VaultAudioSource
from sottovoce.services.passage_stream import PassageStream, Tempo
from sottovoce_models.errors import Cancelled, Code, SottovoceError, StoreFault
from sottovoce_models.types import Track

LEAD_IN_MS: Final = 250
LEAD_OUT_MS: Final = 350
SPEEDS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)
_TICK_SECONDS: Final = 0.05
_TAIL_SECONDS: Final = 0.25
_IDLE_SECONDS: Final = 120.0
_CLOSE_SECONDS: Final = 5.0


class SoundSource(Protocol):
    """The sound of one meeting: `pcm` yields 16-bit mono at 16 kHz and may be called again and again."""

    def pcm(self, start_ms: int, end_ms: int, cancel: CancelToken) -> Iterator[bytes]: ...
    def close(self) -> None: ...


class SpeedChanger(Tempo, Protocol):
    """See `pipeline.tempo.TempoChanger`."""

    @property
    def ready(self) -> bool: ...
    @property
    def error(self) -> SottovoceError | None: ...
    def warm_up(self, then: Callable[[], None]) -> None: ...
    def close(self) -> None: ...


class DecodedSound:
    """The sound of a file, all channels mixed, decoded in a process that stays until `close`."""

    def __init__(self, path: Path) -> None:
        self._process = EngineProcess(DEFAULT_ENGINES[DECODE])
        self._source = FileAudioSource(path, self._process)

    def pcm(self, start_ms: int, end_ms: int, cancel: CancelToken) -> Iterator[bytes]:
        """Samples of [start_ms, end_ms); less at the end of the file."""
        for frame in self._source.pcm(Track.FILE, start_ms, end_ms, cancel):
            yield frame.data

    def close(self) -> None:
        """Ends the process."""
        self._process.close()


class VaultSound:
    """The sound of a recording of the vault, its tracks mixed; holds the recording's keys until `close`."""

    def __init__(self, source: VaultAudioSource) -> None:
        self._source: VaultAudioSource | None = source

    def pcm(self, start_ms: int, end_ms: int, cancel: CancelToken) -> Iterator[bytes]:
        """Samples of [start_ms, end_ms); less at the end of the recording. STORE_LOCKED after `close`."""
        if self._source is None:
            raise StoreFault(Code.STORE_LOCKED)
        for frame in self._source.pcm(Track.FILE, start_ms, end_ms, cancel):
            yield frame.data

    def close(self) -> None:
        """Drops the keys."""
        self._source = None


Sound = Path | str
"""A file, or a recording of the vault by its id."""


def sound_source(of_recording: Callable[[str], VaultAudioSource]) -> Callable[[Sound], SoundSource]:
    """Finds sounds of both kinds; `of_recording` opens a recording and may raise STORE_LOCKED."""

    def opened(sound: Sound) -> SoundSource:
        return DecodedSound(sound) if isinstance(sound, Path) else VaultSound(of_recording(sound))

    return opened


def _only_files(sound: Sound) -> SoundSource:
    if isinstance(sound, str):
        raise StoreFault(Code.STORE_LOCKED)
    return DecodedSound(sound)


@dataclass(frozen=True, slots=True)
class Passage:
    """What to play. Times are those of the words: a little is added on both sides. `loop`: again and again."""

    sound: Sound
    start_ms: int
    end_ms: int
    loop: bool = False
    lead_in_ms: int = LEAD_IN_MS


@dataclass(frozen=True, slots=True)
class PlaybackStarted:
    """The first samples are on their way to the device."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class PlaybackMoved:
    """Where in the recording it is; about 20 times a second."""

    position_ms: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class PlaybackEnded:
    """It is over, stopped, or replaced; `error` says when it could not be played."""

    passage: Passage
    error: SottovoceError | None = None


@dataclass(frozen=True, slots=True)
class PlaybackSpeedLost:
    """The speed could not be changed; the passage goes on at its own."""

    passage: Passage
    error: SottovoceError


PlaybackEvent = PlaybackStarted | PlaybackMoved | PlaybackEnded | PlaybackSpeedLost


class PlaybackService:
    """Plays one passage at a time; what decodes a file is kept for two minutes, so that clicks sound at once."""

    def __init__(
        self,
        listener: Callable[[PlaybackEvent], None],
        new_source: Callable[[Sound], SoundSource] = _only_files,
        new_output: Callable[[], SpeakerOutput] = DeviceOutput,
        idle_seconds: float = _IDLE_SECONDS,
        changer: SpeedChanger | None = None,
    ) -> None:
        self._changer: SpeedChanger = changer or TempoChanger()
        self._speed = 1.0
        self._new_source = new_source
        self._new_output = new_output
        self._listener = listener
        self._idle_seconds = idle_seconds
        self._changed = threading.Condition()
        self._wanted: Passage | None = None
        self._prepare: Sound | None = None
        self._forget = False
        self._generation = 0
        self._paused = False
        self._closing = False
        self._cancel = CancelToken()
        self._source: tuple[Sound, SoundSource] | None = None
        self._thread: threading.Thread | None = None

    def prepare(self, sound: Sound) -> None:
        """Opens a sound in the background; a click then sounds within about 100 ms."""
        with self._changed:
            self._prepare = sound
            self._wake()

    def play(self, passage: Passage) -> None:
        """Plays a passage from its start; what played before ends."""
        with self._changed:
            self._wanted, self._paused = passage, False
            self._generation += 1
            self._wake()

    def stop(self) -> None:
        """Ends what plays; harmless when nothing does."""
        with self._changed:
            self._wanted = None
            self._generation += 1
            self._changed.notify_all()

    def forget(self) -> None:
        """Ends what plays and drops the sound with its keys: the vault is being locked."""
        with self._changed:
            self._wanted = self._prepare = None
            self._generation += 1
            self._forget = True
            self._changed.notify_all()

    def set_paused(self, paused: bool) -> None:
        """Holds or goes on."""
        with self._changed:
            self._paused = paused
            self._changed.notify_all()

    def set_speed(self, speed: float) -> None:
        """How fast from now on, in [0.5, 2], at the same pitch; heard within 300 ms while something plays."""
        with self._changed:
            self._speed = speed
            self._changed.notify_all()

    def close(self) -> None:
        """Ends the thread and the decoder's processes."""
        with self._changed:
            self._closing, self._wanted = True, None
            self._generation += 1
            self._changed.notify_all()
        self._cancel.cancel()
        if self._thread is not None:
            self._thread.join(_CLOSE_SECONDS)  # a sound device may hang; the thread ends with the program

    def _wake(self) -> None:
        if self._thread is None and not self._closing:
            self._thread = threading.Thread(target=self._work, name="playback", daemon=True)
            self._thread.start()
        self._changed.notify_all()

    def _work(self) -> None:
        try:
            while True:
                passage, prepare, generation = self._next()
                if passage is not None:
                    self._play(passage, generation)
                elif prepare is not None:
                    self._warm_up(prepare)
                elif self._closing:
                    return
        finally:
            self._drop_all()

    def _next(self) -> tuple[Passage | None, Sound | None, int]:
        with self._changed:
            while not (self._wanted or self._prepare or self._closing):
                if self._forget or not self._changed.wait(self._idle_seconds):
                    self._forget = False
                    self._drop_all()  # two idle minutes: the memory is worth more than the next click's second
            passage, self._wanted = self._wanted, None
            prepare = self._prepare
            if passage is None:
                self._prepare = None
            return (None, None, self._generation) if self._closing else (passage, prepare, self._generation)

    def _warm_up(self, sound: Sound) -> None:
        with contextlib.suppress(SottovoceError):  # a click that wants to hear it will say what is wrong
            for _ in self._source_for(sound).pcm(0, 100, self._cancel):
                pass
            if self._speed != 1.0:
                self._changer.warm_up(self._poke)

    def _play(self, passage: Passage, generation: int) -> None:
        output = self._new_output()
        error: SottovoceError | None = None
        try:
            self._stream(passage, generation, output)
        except SottovoceError as known:
            error = None if isinstance(known, Cancelled) else known
            self._drop_source()
        finally:
            output.close()
        self._listener(PlaybackEnded(passage, error))

    def _stream(self, passage: Passage, generation: int, output: SpeakerOutput) -> None:
        span = max(0, passage.start_ms - passage.lead_in_ms), passage.end_ms + LEAD_OUT_MS
        source = self._source_for(passage.sound)
        stream = PassageStream(source, output, self._changer, self._cancel, span, loop=passage.loop)
        output.start()
        self._feed(stream, passage)
        self._listener(PlaybackStarted(passage))
        self._changer.warm_up(self._poke)  # while the first words sound, so that a change of speed is heard at once
        while self._goes_on(passage, generation, stream, output):
            self._feed(stream, passage)
        with self._changed:
            self._changed.wait_for(lambda: self._generation != generation, _TAIL_SECONDS)  # the device's own buffer

    def _feed(self, stream: PassageStream, passage: Passage) -> None:
        self._follow_speed(stream)
        if stream.wants_more:
            stream.read_piece()
        if stream.lost is not None:
            error, stream.lost = stream.lost, None
            self._lose_speed(passage, error)

    def _goes_on(self, passage: Passage, generation: int, stream: PassageStream, output: SpeakerOutput) -> bool:
        """Tells the position and waits a moment unless there is something to read; False when it is over."""
        with self._changed:
            if self._generation != generation or (stream.finished and output.drained):
                return False
            output.set_paused(self._paused)
            if not stream.wants_more and (self._speed == stream.tempo or not self._changer.ready):
                self._changed.wait(_TICK_SECONDS)
        self._listener(PlaybackMoved(stream.position_ms, passage))
        return True

    def _follow_speed(self, stream: PassageStream) -> None:
        """Takes over the speed that is wanted as soon as it can be had; until then it goes on as before."""
        wanted = self._speed
        if wanted == stream.tempo:
            return
        if wanted == 1.0 or self._changer.ready:
            stream.change_tempo(wanted)
        elif self._changer.error is not None:
            stream.lost = self._changer.error
        else:
            self._changer.warm_up(self._poke)

    def _lose_speed(self, passage: Passage, error: SottovoceError) -> None:
        with self._changed:
            self._speed = 1.0
        self._changer.close()
        if not isinstance(error, Cancelled):
            self._listener(PlaybackSpeedLost(passage, error))

    def _poke(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _source_for(self, sound: Sound) -> SoundSource:
        if self._forget:
            self._forget = False
            self._drop_all()
        if self._source is None or self._source[0] != sound:
            self._drop_source()
            self._source = (sound, self._new_source(sound))
        return self._source[1]

    def _drop_all(self) -> None:
        self._drop_source()
        self._changer.close()

    def _drop_source(self) -> None:
        source, self._source = self._source, None
        if source is not None:
            source[1].close()
