"""A recording from the click to its minutes: the recorder, text beside it, and the queue that brings it to its end.

Threads: recorder events come on the recorder's thread; what follows the end of a recording runs on a thread of its own.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from sottovoce.audio.power import battery
from sottovoce.audio.recorder_events import Durable, Erased, RecorderEvent, RecordingStopped
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES
from sottovoce.services import live_text
from sottovoce.services.job_run import Taken
from sottovoce.services.jobs import JobQueue
from sottovoce.services.journal import Journal
from sottovoce.services.live_text import LiveText
from sottovoce.services.process import Models, ProcessOptions
from sottovoce.services.record import RecordChoice, RecordService, RunningRecording
from sottovoce.vault.rows_meetings import MeetingState
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import SottovoceError

_TAIL_SECONDS: Final = 600.0


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
        self._live: LiveText | None = None
        self._journal: Journal | None = None

    @property
    def running(self) -> RunningRecording | None:
        """The recording under way."""
        return self._record.running

    def start(
        self, choice: RecordChoice, options: ProcessOptions, *, live: bool, listener: Callable[[RecorderEvent], None]
    ) -> RunningRecording:
        """Records from this moment on; raises what `RecordService.start` raises."""
        started = threading.Event()
        holder: list[RunningRecording] = []

        def on_event(event: RecorderEvent) -> None:
            if isinstance(event, Erased) and self._journal is not None:
                self._journal.erased(event.start_ms, event.end_ms)
            elif isinstance(event, Durable) and self._live is not None and self._live.lags:
                self._live.give_up()
            elif isinstance(event, RecordingStopped):
                threading.Thread(
                    target=self._finish, args=(started, holder, options), name="after-recording", daemon=True
                ).start()
            listener(event)

        self._live = self._journal = None
        running = self._record.start(choice, on_event)
        holder.append(running)
        if live and live_text.wanted(battery()):
            self._start_live(running, options)
        started.set()
        return running

    def _start_live(self, running: RunningRecording, options: ProcessOptions) -> None:
        try:
            model = self._models.speech(options.asr_id)
        except SottovoceError:
            return  # no model here: the queue says so when the recording has ended
        live = LiveText(running, model, options.language, self._engines, threads_while_recording())
        self._journal = Journal(self._vault, running.id, live.draft, lambda event: self._queue.tell(running.id, event))
        self._live = live
        live.start(self._journal.tell)

    def _finish(self, started: threading.Event, holder: list[RunningRecording], options: ProcessOptions) -> None:
        """The tail of the text, then the rest as a job; works whether or not the vault is open."""
        started.wait()
        running, live = holder[0], self._live
        if live is not None:
            live.wait(_TAIL_SECONDS)
        row = replace(running.row, duration_ms=running.elapsed_ms, state=MeetingState.RECORDED)
        taken = Taken(self._queue.new_job(row.id, options), row, running.keys())
        if live is not None and live.done.is_set():
            draft = live.draft
            if draft.recording is not None:
                draft.recording = replace(draft.recording, duration_ms=row.duration_ms)
            taken.draft = draft
        self._queue.hand_over(taken)
