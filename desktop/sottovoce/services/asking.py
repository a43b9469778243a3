"""Questions to the meetings of the vault, one after another; nothing of them is stored anywhere.

Threads: `ask` blocks and may be called from any thread; locking the vault ends it at once, whatever it does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sottovoce.core.consent import Purpose
from sottovoce.core.policy import NO_POLICY, Function, Policy
from sottovoce.pipeline import while_away
from sottovoce.pipeline.ask import AskedAnswer, MeetingCitation
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.events import Notice, NoticeCode
from sottovoce.services.ask import AskService
from sottovoce.services.consent.stages import may
from sottovoce.services.policy import require
from sottovoce.services.process import Models
from sottovoce.services.warm_engines import WarmEngines
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import SummaryItem, Transcript

MOST_READ: Final = 24
"""What the engine reads in the patience of a reader."""
_WORD: Final = re.compile(r"\w{4,}")

OnQuotes = Callable[[Sequence[MeetingCitation]], None]


def _nobody(_quotes: Sequence[MeetingCitation]) -> None:
    """Nobody waits for the quotes."""


@dataclass(frozen=True, slots=True)
class ManyAnswer:
    """An answer from several meetings; `transcripts`: of those it cites. `read` of the `of` meetings were read."""

    answer: AskedAnswer
    transcripts: Mapping[str, Transcript]
    read: int
    of: int


class AskingService:
    """Asks; every call raises STORE_LOCKED while the vault is locked, and POLICY_WRITING_HELP."""

    def __init__(
        self,
        vault: Vault,
        models: Models,
        warm: WarmEngines,
        quick: WarmEngines,
        policy: Policy = NO_POLICY,
    ) -> None:
        """`quick`: for what needs no model and is not to wait for one."""
        self._vault, self._warm, self._quick, self._policy = vault, warm, quick, policy
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

    def missed(
        self, transcript: Transcript, minutes: int, until_ms: int | None, cancel: CancelToken
    ) -> tuple[SummaryItem, ...]:
        """What was said in the last `minutes` before a moment, or before the end, each line its own proof; blocks."""
        require(self._policy, Function.WRITING_HELP)
        with self._quick.in_turn(cancel) as engines:
            return while_away.missed(transcript, minutes, engines, cancel, until_ms)

    def named(self, transcript: Transcript, names: Sequence[str], cancel: CancelToken) -> tuple[SummaryItem, ...]:
        """Each sentence in which one of the names was said; blocks."""
        require(self._policy, Function.WRITING_HELP)
        with self._quick.in_turn(cancel) as engines:
            return while_away.named(transcript, names, engines, cancel)

    def forget(self) -> None:
        """Ends the engine that hears of recordings, with all that it remembers: something was put off the record."""
        self._quick.close()

    def ask_all(
        self,
        question: str,
        recording_ids: Sequence[str],
        writer_id: str | None,
        cancel: CancelToken,
        on_quotes: OnQuotes = _nobody,
    ) -> ManyAnswer:
        """The answer from these meetings, the newest first; EXPORT_NOTHING if none of them has a text.

        Of more than MOST_READ those are read in which most words of the question were said, by the full-text index.
        """
        require(self._policy, Function.WRITING_HELP)
        store = self._vault.store
        transcripts: dict[str, Transcript] = {}
        for recording_id in self._likely(question, recording_ids):
            cancel.check()
            transcript = store.results.draft(recording_id, with_batches=False).transcript
            if transcript is not None and transcript.turns:
                transcripts[recording_id] = transcript
        if not transcripts:
            raise UserFixable(Code.EXPORT_NOTHING)
        answer = self.ask(question, transcripts, writer_id, cancel, on_quotes)
        cited = {each.meeting for each in (*answer.citations, *answer.near)} | {each.meeting for each in answer.lines}
        kept = {key: transcript for key, transcript in transcripts.items() if key in cited}
        return ManyAnswer(answer, kept, min(len(recording_ids), MOST_READ), len(recording_ids))

    def _likely(self, question: str, recording_ids: Sequence[str]) -> Sequence[str]:
        if len(recording_ids) <= MOST_READ:
            return recording_ids
        search, said = self._vault.store.search, Counter[str]()
        for word in {word.casefold() for word in _WORD.findall(question)}:
            said.update({hit.recording_id for hit in search.search(word, within=recording_ids)})
        place = {recording_id: number for number, recording_id in enumerate(recording_ids)}
        return sorted(recording_ids, key=lambda each: (-said[each], place[each]))[:MOST_READ]
