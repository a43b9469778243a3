"""Questions to the meetings of the vault, one after another; nothing of them is stored anywhere.

Threads: `ask` blocks and may be called from any thread; locking the vault ends it at once, whatever it does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sottovoce.core.consent import Purpose
from sottovoce.core.policy import NO_POLICY, Policy
from sottovoce.pipeline.ask import AskedAnswer, MeetingCitation
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.events import Notice, NoticeCode
from sottovoce.services.ask import AskService
from sottovoce.services.consent.stages import may
from sottovoce.services.process import Models
from sottovoce.services.warm_engines import WarmEngines
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Transcript

OnQuotes = Callable[[Sequence[MeetingCitation]], None]


def _nobody(_quotes: Sequence[MeetingCitation]) -> None:
    """Nobody waits for the quotes."""


class AskingService:
    """Asks; every call raises STORE_LOCKED while the vault is locked, and POLICY_WRITING_HELP."""

    def __init__(
        self,
        vault: Vault,
        models: Models,
        warm: WarmEngines,
        policy: Policy = NO_POLICY,
    ) -> None:
        self._vault, self._warm = vault, warm
        self._service = AskService(models, policy=policy)

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
        with self._warm.in_turn(cancel) as engines:
            wanted = writer_id if agreed else None
            answer = self._service.ask(question, transcripts, wanted, cancel, on_quotes, engines)
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
