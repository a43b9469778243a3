"""What the window asks of the services for training samples."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from sottovoce.core.consent import MeetingConsent, Notice
from sottovoce.core.languages import UiLanguage
from sottovoce.core.profile import Profile
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.consent.service import ReceiptKind
from sottovoce.services.exports.document import Document
from sottovoce.services.training.excerpt import ExcerptChoice, ExcerptChoices
from sottovoce.services.training.gate import GateBlocker
from sottovoce.services.training.review import Review
from sottovoce.services.training.service import Written
from sottovoce.services.training.suggestions import Suggestion


class TrainingAccess(Protocol):
    """See `services.training.service.TrainingService`."""

    @property
    def default_folder(self) -> Path: ...
    @property
    def is_spoken_of(self) -> bool: ...
    def written(self, recording_id: str) -> Written | None: ...
    def reasons_against(self, recording_id: str) -> tuple[GateBlocker, ...]: ...
    def blockers(self, recording_id: str, *, ticked: bool) -> tuple[GateBlocker, ...]: ...
    def told(self, recording_id: str) -> Notice | None: ...
    def answer(self, recording_id: str, consent: MeetingConsent, told: Notice) -> None: ...
    def choices(self, recording_id: str) -> ExcerptChoices: ...
    def names(self, recording_id: str) -> tuple[str, ...]: ...
    def suggestions(
        self, recording_id: str, on_progress: Callable[[int, int], None], cancel: CancelToken
    ) -> tuple[Suggestion, ...]: ...
    def prepare(
        self,
        recording_id: str,
        choice: ExcerptChoice,
        names: Iterable[str],
        on_progress: Callable[[int, int], None],
        cancel: CancelToken,
        *,
        surrogates: bool = False,
    ) -> Review: ...
    def finish(self, recording_id: str, review: Review, folder: Path, cancel: CancelToken) -> Written: ...
    def write_receipt(
        self,
        recording_id: str,
        path: Path,
        kind: ReceiptKind,
        language: UiLanguage,
        pdf: Callable[[Document], bytes],
    ) -> None: ...
    def withdraw(self, recording_id: str) -> None: ...


class AnswersAccess(Protocol):
    """Who agreed to what."""

    def of(self, recording_id: str) -> MeetingConsent: ...


class ProfileAccess(Protocol):
    """Whether professional secrecy binds."""

    def get(self) -> Profile: ...


class TrainingDesk(Protocol):
    """The part of the desk that samples need."""

    @property
    def training(self) -> TrainingAccess: ...
    @property
    def consents(self) -> AnswersAccess: ...
    @property
    def profile(self) -> ProfileAccess: ...
