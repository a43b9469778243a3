"""What asking needs of the opened vault, so that tests can stand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from sottovoce.core.consent import MeetingConsent
from sottovoce.pipeline.ask import AskedAnswer, MeetingCitation
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.asking import ManyAnswer
from sottovoce_models.types import SummaryItem, Transcript


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

    def ask_all(
        self,
        question: str,
        recording_ids: Sequence[str],
        writer_id: str | None,
        cancel: CancelToken,
        on_quotes: Callable[[Sequence[MeetingCitation]], None],
    ) -> ManyAnswer: ...
    def missed(
        self, transcript: Transcript, minutes: int, until_ms: int | None, cancel: CancelToken
    ) -> Sequence[SummaryItem]: ...
    def named(self, transcript: Transcript, names: Sequence[str], cancel: CancelToken) -> Sequence[SummaryItem]: ...
    def forget(self) -> None: ...


class AskingDesk(Protocol):
    """Where it is found."""

    @property
    def asking(self) -> AskingAccess: ...


class RunningNow(Protocol):
    """The recording under way, as far as questions to it need to know."""

    @property
    def elapsed_ms(self) -> int: ...
    @property
    def consent(self) -> MeetingConsent: ...


class RunningSession(Protocol):
    """Where it is found."""

    @property
    def running(self) -> RunningNow | None: ...


class NamedVoice(Protocol):
    """The user, if their voice is known."""

    @property
    def name(self) -> str: ...


class LiveAskingDesk(AskingDesk, Protocol):
    """What asking a recording that runs needs besides."""

    @property
    def session(self) -> RunningSession: ...
    @property
    def own_voice(self) -> NamedVoice: ...
