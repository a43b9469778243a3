"""The chapters of a meeting: cut and titled once for its words as they stand, then kept encrypted beside them.

Threads: every call blocks, for seconds when nothing is kept yet, and raises STORE_LOCKED while the vault is locked.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from sottovoce.core.consent import Purpose
from sottovoce.core.policy import NO_POLICY, Function, Policy
from sottovoce.pipeline import while_away
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.meeting import engine_threads
from sottovoce.pipeline.minutes import usable
from sottovoce.services.consent.stages import may
from sottovoce.services.process import Models
from sottovoce.services.warm_engines import WarmEngines
from sottovoce.vault.rows_results import CHAPTERS
from sottovoce.vault.summary_text import spoken_digest
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import UserFixable
from sottovoce_models.types import Transcript

_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch [start_ms, end_ms) of a meeting; `title` is "" where nothing names it."""

    start_ms: int
    end_ms: int
    title: str


@dataclass(frozen=True, slots=True)
class Chapters:
    """All of a meeting's, in order. `written`: by a model, else the titles are words as spoken.

    `can_write`: a model that was measured for the language could write the titles.
    """

    all: tuple[Chapter, ...] = ()
    written: bool = False
    can_write: bool = False


NO_CHAPTERS: Final = Chapters()


class ChapterService:
    """Where the policy or somebody in the meeting stands against minutes, there are no chapters either."""

    def __init__(
        self,
        vault: Vault,
        models: Models,
        warm: WarmEngines,
        policy: Policy = NO_POLICY,
    ) -> None:
        self._vault, self._models, self._warm, self._policy = vault, models, warm, policy

    def read(self, recording_id: str, writer_id: str | None, cancel: CancelToken) -> Chapters:
        """The chapters as they are kept, else cut now with words as spoken for titles. Cancelled, EngineFault."""
        return self._made(recording_id, writer_id, cancel, write=False)

    def write(self, recording_id: str, writer_id: str | None, cancel: CancelToken) -> Chapters:
        """The same with titles that a model writes; a title that the meeting does not prove stays as spoken."""
        return self._made(recording_id, writer_id, cancel, write=True)

    def _made(self, recording_id: str, writer_id: str | None, cancel: CancelToken, *, write: bool) -> Chapters:
        store = self._vault.store
        transcript = store.results.draft(recording_id, with_batches=False).transcript
        agreed = may(store.consents.of(recording_id), Purpose.SUMMARIZE)
        if transcript is None or not agreed or not self._policy.allows(Function.SUMMARIES):
            return NO_CHAPTERS
        choice = self._models.writer(writer_id, transcript.language)
        can_write = usable(transcript.language, choice)[0] is not None
        known = from_plain(store.results.finding(recording_id, CHAPTERS), transcript)
        if known is not None and not (write and can_write and not known.written):
            return Chapters(known.all, known.written, can_write)
        if not write:
            choice = self._models.writer(None, transcript.language)
        with self._warm.in_turn(cancel) as engines:
            found = while_away.chapters(transcript, choice, engines, cancel, engine_threads())
        made = Chapters(
            tuple(Chapter(each.start_ms, each.end_ms, each.title) for each in found),
            any(each.written for each in found),
            can_write,
        )
        with suppress(UserFixable):  # no room on the drive: they are shown all the same
            store = self._vault.store
            if store.meetings.get(recording_id) is not None:  # else it was deleted meanwhile
                store.results.put_finding(recording_id, CHAPTERS, to_plain(made, transcript))
        return made


def to_plain(chapters: Chapters, transcript: Transcript) -> dict[str, Any]:
    """As they are kept beside the recording's other findings."""
    return {
        "version": _VERSION,
        "words": spoken_digest(transcript),
        "written": chapters.written,
        "chapters": [[each.start_ms, each.end_ms, each.title] for each in chapters.all],
    }


def from_plain(data: object, transcript: Transcript) -> Chapters | None:
    """What was kept; None if it is of other words, or cannot be read: then it is made anew."""
    if not isinstance(data, dict) or data.get("version") != _VERSION or data.get("words") != spoken_digest(transcript):
        return None
    try:
        chapters = tuple(Chapter(int(start), int(end), str(title)) for start, end, title in data["chapters"])
    except (KeyError, TypeError, ValueError):
        return None
    return Chapters(chapters, data.get("written") is True)


def chapter_at(chapters: Sequence[Chapter], time_ms: int) -> int:
    """The number of the chapter that a moment lies in, or of the last one before it; -1 before the first."""
    return sum(1 for each in chapters if each.start_ms <= time_ms) - 1
