"""What writing needs of the opened vault, so that tests can stand in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.compose import Letter
from sottovoce.services.compose import LetterDraft
from sottovoce.services.letter_files import LetterFormat
from sottovoce.services.letters import Edit
from sottovoce_models.compose.letter import Part
from sottovoce_models.compose.wish import Wish


class ComposeAccess(Protocol):
    """See `services.compose.ComposeService`; every call may raise SottovoceError, the first three take a while."""

    def prepare(self, recording_id: str, cancel: CancelToken, writer_id: str | None) -> None: ...
    def compose(
        self,
        recording_id: str,
        wish: Wish,
        on_part: Callable[[Part], None],
        cancel: CancelToken,
        writer_id: str | None,
    ) -> Letter: ...
    def edit(
        self, recording_id: str, letter: Letter, edit: Edit, cancel: CancelToken, writer_id: str | None
    ) -> Letter: ...
    def save_draft(self, recording_id: str, letter: Letter, draft_id: str = "") -> LetterDraft: ...
    def drafts(self, recording_id: str) -> Sequence[LetterDraft]: ...
    def delete_draft(self, draft_id: str) -> None: ...
    def export(self, recording_id: str, letter: Letter, path: Path, kind: LetterFormat) -> None: ...
    def samples(self) -> Sequence[str]: ...
    def save_samples(self, texts: Sequence[str]) -> Sequence[str]: ...


class ComposeDesk(Protocol):
    """Where it is found."""

    @property
    def compose(self) -> ComposeAccess: ...
    @property
    def own_voice(self) -> OwnName: ...


class OwnName(Protocol):
    """See `services.own_voice.OwnVoiceService`."""

    @property
    def name(self) -> str: ...
