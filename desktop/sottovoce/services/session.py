"""A recording from the click to its minutes: the recorder, text beside it, and the queue that brings it to its end.

Threads: recorder events come on the recorder's thread; what follows the end of a recording runs on a thread of its own.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from dataclasses import dataclass, replace
from typing import Final

from sottovoce.audio.power import battery
from sottovoce.audio.recorder_events import Durable, Erased, RecorderEvent, RecordingStopped
from sottovoce.core.consent import MeetingConsent
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES
from sottovoce.services import live_text
from sottovoce.services.consent.stages import may_hear
from sottovoce.services.job_run import Taken
from sottovoce.services.jobs import JobQueue
from sottovoce.services.journal import Journal
from sottovoce.services.live_text import LiveText
from sottovoce.services.own_voice import known_voice
from sottovoce.services.process import Models, ProcessOptions
from sottovoce.services.record import RecordChoice, RecordService, RunningRecording
from sottovoce.vault.rows_meetings import MeetingState
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import SottovoceError

_TAIL_SECONDS: Final = 120.0
_CLOSE_SECONDS: Final = 8.0


def threads_while_recording() -> int:
    """One core stays free for the recorder and the call itself."""
    return max(1, (os.cpu_count() or 2) - 1)


class RecordingSession:
    """Starts recordings with text beside them and hands them to the queue when they end."""

    def __init__(
        self,
        vault: Vault,
        record: RecordService,
        queue: JobQueue,
        models: Models,
        engines: Mapping[str, EngineSpec] = DEFAULT_ENGINES,
    ) -> None:
        self._vault, self._record, self._queue = vault, record, queue
        self._models, self._engines = models, engines
        self._finishing: threading.Thread | None = None
        self.text: LiveText | None = None
        """What runs beside the latest recording, if anything does."""

    @property
    def running(self) -> RunningRecording | None:
        """The recording under way."""
        return self._record.running

    def start(
        self, choice: RecordChoice, options: ProcessOptions, *, live: bool, listener: Callable[[RecorderEvent], None]
    ) -> RunningRecording:
        """Records from this moment on; raises what `RecordService.start` raises.

        Not `live`, or on battery: it is recorded only, and its text waits until somebody starts it, or for the night.
        """
        live = live and live_text.wanted(battery()) and may_hear(choice.consent)
        beside: Future[_Beside] = Future()

        def on_event(event: RecorderEvent) -> None:
            text = beside.result().text if beside.done() and not beside.cancelled() else None
            if text is not None and isinstance(event, Erased):
                text.erased(event.start_ms, event.end_ms)
            elif text is not None and isinstance(event, Durable):
                text.look()
            elif isinstance(event, RecordingStopped):
                self._finishing = threading.Thread(
                    target=self._finish, args=(beside, options, not live), name="after-recording", daemon=True
                )
                self._finishing.start()
            listener(event)

        try:
            running = self._record.start(choice, on_event)
        except SottovoceError:
            beside.cancel()  # it may have run for a moment: nobody waits for its text
            raise
        self.text = None
        try:
            if live:
                self.text = self._started_text(running, options)
        finally:  # whatever happens to the text, the recording comes to its job
            beside.set_result(_Beside(running, self.text))
        return running

    def _started_text(self, running: RunningRecording, options: ProcessOptions) -> LiveText | None:
        try:
            model = self._models.speech(options.asr_id)
        except SottovoceError:
            return None  # no model here: the queue says so when the recording has ended
        threads = threads_while_recording()
        own = known_voice(self._vault)
        text = LiveText(running, model, options, self._engines, threads, own=own)

        def on_answers(consent: MeetingConsent) -> None:
            if not may_hear(consent):
                text.give_up()

        running.answers.follow(on_answers)
        text.start(Journal(self._vault, running.id, text.draft, lambda event: self._queue.tell(running.id, event)))
        return text

    def close(self, wait_seconds: float = _CLOSE_SECONDS) -> None:
        """The tail of a recording that has ended is left to its job, which is stored when this returns."""
        text, finishing = self.text, self._finishing
        if finishing is not None:
            if text is not None:
                text.give_up()
            finishing.join(wait_seconds)

    def _finish(self, beside: Future[_Beside], options: ProcessOptions, later: bool) -> None:
        """The tail of the text, then the rest as a job; works whether or not the vault is open."""
        wait([beside])
        if beside.cancelled():
            return
        running, text = beside.result().running, beside.result().text
        draft = text.finish(_TAIL_SECONDS) if text is not None else None
        row = replace(running.row, duration_ms=running.elapsed_ms, state=MeetingState.RECORDED)
        if draft is not None and draft.recording is not None:
            draft.recording = replace(draft.recording, duration_ms=row.duration_ms)
        job, own = self._queue.new_job(row.id, options, night=later), known_voice(self._vault)
        taken = Taken(job, row, running.keys(), draft=draft, own_voice=own, consent=running.consent)
        self._queue.hand_over(taken)


@dataclass(frozen=True, slots=True)
class _Beside:
    """A recording and the text beside it, if there is any."""

    running: RunningRecording
    text: LiveText | None
