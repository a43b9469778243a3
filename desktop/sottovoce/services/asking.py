"""Questions to the meetings of the vault, one after another; nothing of them is stored anywhere.

Threads: `ask` blocks and may be called from any thread. The engine process is kept for two minutes after an answer, so
that the next question finds the model and the meeting ready; locking the vault ends it at once, whatever it does.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sottovoce.core.consent import Purpose
from sottovoce.core.policy import NO_POLICY, Policy
from sottovoce.pipeline.ask import AskedAnswer, MeetingCitation
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES, SUMMARIZE, EngineSet
from sottovoce.pipeline.events import Notice, NoticeCode
from sottovoce.services.ask import AskService
from sottovoce.services.consent.stages import may
from sottovoce.services.process import Models
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Transcript

KEPT_SECONDS: Final = 120.0

OnQuotes = Callable[[Sequence[MeetingCitation]], None]


def _nobody(_quotes: Sequence[MeetingCitation]) -> None:
    """Nobody waits for the quotes."""


class AskingService:
    """Asks; every call raises STORE_LOCKED while the vault is locked, and POLICY_WRITING_HELP."""

    def __init__(
        self,
        vault: Vault,
        models: Models,
        engines: Mapping[str, EngineSpec] = DEFAULT_ENGINES,
        policy: Policy = NO_POLICY,
        kept_seconds: float = KEPT_SECONDS,
    ) -> None:
        self._vault = vault
        self._service = AskService(models, engines, policy)
        self._engines = EngineSet(engines)
        self._kept_seconds = kept_seconds
        self._turn = threading.Lock()
        self._state = threading.Lock()
        self._running: CancelToken | None = None
        self._timer: threading.Timer | None = None
        vault.subscribe(self._on_vault)

    def ask(
        self,
        question: str,
        transcripts: Mapping[str, Transcript],
        writer_id: str | None,
        cancel: CancelToken,
        on_quotes: OnQuotes = _nobody,
    ) -> AskedAnswer:
        """The answer from the meetings of these ids, as their text stands in the window; blocks.

        Where somebody did not agree to minutes no model writes: the words as spoken answer, and a notice says so.
        What `AskService.ask` raises, and Cancelled when the vault is locked meanwhile.
        """
        consents = self._vault.store.consents
        agreed = all(may(consents.of(recording_id), Purpose.SUMMARIZE) for recording_id in transcripts)
        with self._turn:
            self._begin(cancel)
            try:
                wanted = writer_id if agreed else None
                answer = self._service.ask(question, transcripts, wanted, cancel, on_quotes, self._engines)
            finally:
                self._end()
        if agreed:
            return answer
        return replace(answer, notices=(Notice(NoticeCode.ASK_NOT_AGREED),))

    def ask_all(
        self,
        question: str,
        recording_ids: Sequence[str],
        writer_id: str | None,
        cancel: CancelToken,
        on_quotes: OnQuotes = _nobody,
    ) -> AskedAnswer:
        """The answer from all of these meetings that have a text; EXPORT_NOTHING if none of them has one."""
        transcripts: dict[str, Transcript] = {}
        results = self._vault.store.results
        for recording_id in recording_ids:
            cancel.check()
            transcript = results.draft(recording_id, with_batches=False).transcript
            if transcript is not None and transcript.turns:
                transcripts[recording_id] = transcript
        if not transcripts:
            raise UserFixable(Code.EXPORT_NOTHING)
        return self.ask(question, transcripts, writer_id, cancel, on_quotes)

    def close(self) -> None:
        """Ends what runs and the process that is kept; harmless when there is none."""
        self._stop()
        with self._turn:
            self._engines.close(SUMMARIZE)

    def _on_vault(self, is_open: bool) -> None:
        if not is_open:
            self._stop()
            # Locking does not wait until a model has heard that it should stop.
            threading.Thread(target=self.close, name="asking-ends", daemon=True).start()

    def _stop(self) -> None:
        with self._state:
            running, timer, self._timer = self._running, self._timer, None
        if running is not None:
            running.cancel()
        if timer is not None:
            timer.cancel()

    def _begin(self, cancel: CancelToken) -> None:
        with self._state:
            timer, self._timer, self._running = self._timer, None, cancel
        if timer is not None:
            timer.cancel()
        if not self._vault.is_open:  # it was locked while this question waited for its turn
            cancel.cancel()
        cancel.check()

    def _end(self) -> None:
        with self._state:
            self._running = None
            self._timer = threading.Timer(self._kept_seconds, self._rest)
            self._timer.daemon = True
            self._timer.start()

    def _rest(self) -> None:
        """Nobody has asked for a while: the memory is given back."""
        if self._turn.acquire(blocking=False):
            try:
                self._engines.close(SUMMARIZE)
            finally:
                self._turn.release()
