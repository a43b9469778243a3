"""What asking needs of the opened vault, so that tests can stand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from sottovoce.pipeline.ask import AskedAnswer, MeetingCitation
from sottovoce.pipeline.cancel import CancelToken
from sottovoce_models.types import Transcript


class AskingAccess(Protocol):
    """See `services.asking.AskingService`; every call may raise SottovoceError and take half a minute."""

    def ask(
        self,
        question: str,
        transcripts: Mapping[str, Transcript],
        writer_id: str | None,
        cancel: CancelToken,
        on_quotes: Callable[[Sequence[MeetingCitation]], None],
    ) -> AskedAnswer: ...


class AskingDesk(Protocol):
    """Where it is found."""

    @property
    def asking(self) -> AskingAccess: ...
