"""Text while recording: the stages that hear files hear a recording that grows, a little behind it.

Threads: one for the words and one for the voices. They read what is durable, never what the recorder holds, so that
nothing they do can disturb the recording; whatever goes wrong here, the queue goes on later from where the text ends.
Voices are kept as numbers in the memory of their engine and nowhere else (the user's own is in the vault besides). When
something is put off the record both engines are ended with all they remember, and the sound that is left is heard anew:
the text is always that of the sound in the vault.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final

from sottovoce.audio.power import Battery, battery
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.draft import Draft, TrackDraft
from sottovoce.pipeline.engine_process import EngineSpec, Patience
from sottovoce.pipeline.engines import EngineSet
from sottovoce.pipeline.events import BatchHeard, Event, LanguageLocked, TextWithdrawn, TranscriptMade
from sottovoce.pipeline.growing_audio import GrowingAudioSource
from sottovoce.pipeline.speaker_turns import assign_speakers
from sottovoce.pipeline.stages import Context
from sottovoce.pipeline.transcription import SpeechModel, transcribe
from sottovoce.services.journal import Journal
from sottovoce.services.live_worker import LiveWorker
from sottovoce.services.process import ProcessOptions
from sottovoce.services.record import RunningRecording
from sottovoce.vault.rows_own_voice import OwnVoice
from sottovoce_models.errors import Cancelled, SottovoceError
from sottovoce_models.types import Recording, Track

_WINDOWS: Final = 2
_MAY_LAG_MS: Final = 180_000
_BATTERY_SECONDS: Final = 15.0
# How much later than a window's end the sound may lie that decided where it was cut: a pause, the longest run of speech
# and the rest of a window.
_UNDECIDED_MS: Final = 45_000
# A pause may last: only beats say that an engine lives.
_PATIENCE: Final = Patience(work_seconds=1e9)


def wanted(power: Battery | None) -> bool:
    """Whether text is made while recording: not on battery, where the recording must last."""
    return power is None or not power.in_use


class LiveText:
    """Runs beside one recording. `draft` belongs to its threads until both have ended."""

    def __init__(
        self,
        running: RunningRecording,
        model: SpeechModel,
        options: ProcessOptions,
        engines: Mapping[str, EngineSpec],
        threads: int,
        power: Callable[[], Battery | None] = battery,
        own: OwnVoice | None = None,
    ) -> None:
        self._running, self._model, self._options = running, model, options
        self._engines, self._threads, self._power = engines, threads, power
        self._own = own
        row = running.row
        self.draft = Draft(
            recording=Recording(row.id, row.title, row.started_at, 0, row.tracks, row.source),
            language=options.language,
            tracks={track: TrackDraft() for track in row.tracks},
        )
        self._source = GrowingAudioSource(running)
        self._voice_source = GrowingAudioSource(running)
        self._lock = threading.RLock()  # what is heard is kept and erased one after the other
        self._heard: dict[Track, list[BatchHeard]] = {track: [] for track in row.tracks}
        self._language_at_ms: int | None = None
        self._journal: Journal | None = None
        self._words = LiveWorker("live-words", self._hear_words)
        self._voices = LiveWorker("live-voices", self._hear_voices)
        self._looked_at = time.monotonic()

    def start(self, journal: Journal) -> None:
        """Begins; the journal keeps what is heard and is told on this object's threads."""
        self._journal = journal
        self._words.start()
        self._voices.start()

    def give_up(self) -> None:
        """Leaves the rest for later: on battery, or because the computer is too slow."""
        self._words.give_up()
        self._voices.give_up()

    @property
    def taken_ms(self) -> int:
        """How far the sound is taken by now, of words and voices alike."""
        return min(self._source.taken_ms, self._voice_source.taken_ms)

    @property
    def lags(self) -> bool:
        """Whether so much sound waits to be heard that the computer had better record only."""
        return self._running.elapsed_ms - self._source.taken_ms > _MAY_LAG_MS

    def look(self) -> None:
        """Gives up if it should: to be called now and then while the recording runs; quick."""
        now = time.monotonic()
        on_battery = False
        if now - self._looked_at >= _BATTERY_SECONDS:
            self._looked_at = now
            on_battery = not wanted(self._power())
        if on_battery or self.lags:
            self.give_up()

    def erased(self, start_ms: int, end_ms: int) -> None:
        """A stretch of the sound is gone: its words and voices go, too, and so does what was understood with its help.

        On return nothing of it is stored any more, and nothing will be; raises what erasing on the drive raises.
        """
        with self._lock:
            journal = self._told_to()
            if self._language_at_ms is not None and self._language_at_ms > start_ms:
                self._language_at_ms = None
                keep_ms = 0
            else:
                keep_ms = start_ms - _UNDECIDED_MS
            gone = frozenset(
                segment.index
                for batches in self._heard.values()
                for batch in batches
                if batch.covered_ms > keep_ms
                for segment in batch.segments
            )
            for batches in self._heard.values():
                batches[:] = [batch for batch in batches if batch.covered_ms <= keep_ms]
            self._words.begin_anew()
            self._voices.begin_anew()
            if self._words.ended.is_set():
                self._restore()
            journal.erased(start_ms, end_ms)  # may fail with the drive; the memory has forgotten by now
            if gone:
                journal.tell(TextWithdrawn(gone))

    def wait(self, seconds: float) -> bool:
        """Waits for the tail after the recording has ended; whether it came in time."""
        until = time.monotonic() + seconds
        return self._words.ended.wait(seconds) and self._voices.ended.wait(max(0.0, until - time.monotonic()))

    def finish(self, seconds: float) -> Draft:
        """What was found when the recording had ended: all of it, or what could be found in this time."""
        if not self.wait(seconds):
            self.give_up()
            self._words.ended.wait()
            self._voices.ended.wait()
        if not self._words.complete:
            with self._lock:
                self._restore()
        return self.draft

    # The threads

    def _hear_words(self, attempt: CancelToken) -> None:
        with self._lock:
            self._restore()

        def tell(event: Event) -> None:
            with self._lock:
                attempt.check()  # what was erased meanwhile is not told any more
                self._told_to().tell(event)
                if isinstance(event, BatchHeard):
                    self._heard[event.track].append(event)
                elif isinstance(event, LanguageLocked):
                    self._language_at_ms = self._source.taken_ms

        try:
            with EngineSet(self._engines, _PATIENCE) as engines:
                context = Context(self.draft, engines, tell, attempt)
                transcribe(context, self._source, self._model, 0, self._threads, _WINDOWS, self._options.vocabulary)
        except SottovoceError:
            with self._lock:
                self._restore()
            raise

    def _hear_voices(self, attempt: CancelToken) -> None:
        def tell(event: Event) -> None:
            if isinstance(event, TranscriptMade):
                self._told_to().tell(event)

        def wait_for_text() -> None:
            self._words.ended.wait()
            if not self._words.complete:
                self._voices.give_up()
                raise Cancelled

        with EngineSet(self._engines, _PATIENCE) as engines:
            context = Context(self.draft, engines, tell, attempt)
            source = self._voice_source
            assign_speakers(context, source, self._options.speakers, 0, self._threads, wait_for_text, self._own)

    def _restore(self) -> None:
        """Puts the draft back to what was heard, kept and not erased; empty batches take the place of stored ones."""
        journal = self._told_to()
        for track, batches in self._heard.items():
            stored = self.draft.tracks[track].batches
            state = TrackDraft(batches=len(batches))
            for batch in batches:
                state.segments.extend(batch.segments)
                state.doubts.extend(batch.doubts)
                state.covered_ms = batch.covered_ms
                state.speech_ms += batch.speech_ms
                state.text_ms += batch.text_ms
            self.draft.tracks[track] = state
            with suppress(SottovoceError):  # the drive is full: what is stored says less than what is known
                while state.batches < stored:
                    journal.tell(BatchHeard(track, (), (), state.covered_ms, 0, 0))
            state.batches = len(batches)
        if self._language_at_ms is None:
            self.draft.language, self.draft.language_probability = self._options.language, 0.0

    def _told_to(self) -> Journal:
        assert self._journal is not None  # noqa: S101 -- only called after `start`
        return self._journal
