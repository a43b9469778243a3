"""What the minutes pane needs of the opened vault, so that tests can stand in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from sottovoce.services.minutes import MinutesState, Offer
from sottovoce.vault.rows_approvals import Approval
from sottovoce.vault.rows_notes import PrivateNote
from sottovoce_models.types import Citation, Summary, SummaryItem


class MinutesAccess(Protocol):
    """See `services.minutes.MinutesService`; every call may raise SottovoceError."""

    def state(self, recording_id: str) -> MinutesState: ...
    def save(self, recording_id: str, summary: Summary, replaces: int | None = None) -> int: ...
    def decide(self, recording_id: str, offer: Offer, summary: Summary | None) -> int: ...
    def tick(self, recording_id: str, revision: int, place: int, done: bool) -> None: ...
    def still_right(self, recording_id: str, revision: int) -> str: ...
    def listened(self, recording_id: str, citations: Iterable[Citation], items: Iterable[SummaryItem] = ()) -> None: ...


class ApprovalAccess(Protocol):
    """See `services.approval.ApprovalService`."""

    def version(self, recording_id: str, revision: int) -> Summary: ...
    def approve(self, recording_id: str, by: str, revision: int) -> Approval: ...
    def reopen(self, recording_id: str) -> None: ...


class PrivateNotesAccess(Protocol):
    """See `services.private_notes.PrivateNotesService`."""

    def read(self, recording_id: str) -> PrivateNote: ...
    def save(self, recording_id: str, text: str) -> PrivateNote: ...


class MinutesDesk(Protocol):
    """The three of them."""

    @property
    def minutes(self) -> MinutesAccess: ...
    @property
    def approvals(self) -> ApprovalAccess: ...
    @property
    def private_notes(self) -> PrivateNotesAccess: ...
