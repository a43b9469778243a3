"""Writing help for the meetings of the vault: letters, edits of them, drafts, and how the user writes.

Threads: what writes blocks and may be called from any thread. Nothing is sent. Private notes are never read here.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sottovoce.core.consent import Purpose
from sottovoce.core.handout_texts import HandoutKind
from sottovoce.core.policy import NO_POLICY, Function, Policy
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.compose import Letter, LetterStage, Meeting
from sottovoce.pipeline.events import Notice, NoticeCode
from sottovoce.pipeline.meeting import engine_threads
from sottovoce.pipeline.minutes import WriterChoice
from sottovoce.services.consent.stages import may
from sottovoce.services.exports.files import write_blocks
from sottovoce.services.handouts import HandoutService
from sottovoce.services.letter_files import LetterFormat, letter_bytes
from sottovoce.services.letters import Edit, Rewrite, beginning, edited, grounded, require_short, told, write_letter
from sottovoce.services.policy import require
from sottovoce.services.process import DEFAULT_WRITER, Models
from sottovoce.services.warm_engines import WarmEngines
from sottovoce.vault.rows_handouts import Handout
from sottovoce.vault.rows_letters import StoredLetter
from sottovoce.vault.rows_summaries import now_iso
from sottovoce.vault.summary_text import anchored
from sottovoce.vault.vault import Vault
from sottovoce_models import codec
from sottovoce_models.compose.kind import SHIPPED, Kind
from sottovoce_models.compose.letter import Part, Stray
from sottovoce_models.compose.wish import MAX_SAMPLES, Wish
from sottovoce_models.errors import Code, StoreFault, UserFixable
from sottovoce_models.types import SummaryItem, Transcript
from sottovoce_models.visible import visible

WITHOUT_MODEL: Final = WriterChoice(None)


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A letter that was kept; `changed_at`: ISO 8601."""

    id: str
    changed_at: str
    letter: Letter


class ComposeService:
    """Thread-safe; every call raises STORE_LOCKED while the vault is locked."""

    def __init__(
        self,
        vault: Vault,
        models: Models,
        warm: WarmEngines,
        policy: Policy = NO_POLICY,
        now: Callable[[], str] = now_iso,
    ) -> None:
        """`now` says this moment as ISO 8601."""
        self._vault, self._models, self._policy, self._now = vault, models, policy, now
        self._warm = warm
        self._log = HandoutService(vault)

    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of letter in the order they are offered."""
        return tuple(SHIPPED.values())

    def prepare(self, recording_id: str, cancel: CancelToken, writer_id: str | None = DEFAULT_WRITER) -> None:
        """Reads the meeting ahead, so that a letter about it begins sooner; blocks. What `compose` raises."""
        require(self._policy, Function.WRITING_HELP)
        meeting = self._meeting(recording_id)
        choice, _ = self._choice(recording_id, writer_id, meeting.transcript.language)
        with self._warm.in_turn(cancel) as engines:
            LetterStage(engines, engine_threads()).prepare(meeting.transcript, choice, cancel)

    def compose(
        self,
        recording_id: str,
        wish: Wish,
        on_part: Callable[[Part], None],
        cancel: CancelToken,
        writer_id: str | None = DEFAULT_WRITER,
    ) -> Letter:
        """The letter, from the approved minutes if there are, in the user's style; blocks.

        `on_part` hears of each part as soon as it is ready, on this thread. EXPORT_NOTHING without a text, USAGE for a
        wish that cannot be met, POLICY_WRITING_HELP, Cancelled also when the vault is locked meanwhile, EngineFault.
        Where somebody did not agree to minutes no model writes, and a notice says so.
        """
        require(self._policy, Function.WRITING_HELP)
        meeting = self._meeting(recording_id)
        wish = wish if wish.samples else replace(wish, samples=self.samples())
        choice, notices = self._choice(recording_id, writer_id, wish.language)
        first = list(beginning(wish))  # at once: the engine may have to read the meeting first
        for part in first:
            on_part(part)

        def tell(part: Part) -> None:
            if first and part == first[0]:
                del first[0]
            else:
                on_part(part)

        with self._warm.in_turn(cancel) as engines:
            letter = write_letter(engines, wish, meeting, choice, cancel, tell)
        return _told_first(letter, notices)

    def edit(
        self,
        recording_id: str,
        letter: Letter,
        edit: Edit,
        cancel: CancelToken,
        writer_id: str | None = DEFAULT_WRITER,
    ) -> Letter:
        """The letter with the edit done, each check run again; the one before stays as it is, for undo.

        What `compose` raises.
        """
        require(self._policy, Function.WRITING_HELP)
        meeting = self._meeting(recording_id)
        choice, notices = self._choice(recording_id, writer_id, letter.wish.language)
        with self._warm.in_turn(cancel) as engines:
            made = edited(engines, letter, edit, meeting, choice, cancel)
        return _told_first(made, notices) if isinstance(edit, Rewrite) else made

    def save_draft(self, recording_id: str, letter: Letter, draft_id: str = "") -> LetterDraft:
        """Keeps a letter in the vault, in the place of the draft of that id if one is given.

        Of a meeting that was deleted meanwhile nothing is kept.
        """
        draft = LetterDraft(draft_id or uuid.uuid4().hex, self._now(), letter)
        data = {
            "wish": codec.plain(replace(letter.wish, samples=())),
            "subject": letter.subject,
            "parts": codec.plain(letter.parts),
            "strays": codec.plain(letter.strays),
        }
        stored = StoredLetter(draft.id, recording_id, draft.changed_at, json.dumps(data, ensure_ascii=False))
        self._vault.store.letters.put(stored)
        return draft

    def drafts(self, recording_id: str) -> tuple[LetterDraft, ...]:
        """The letters that were kept about a meeting, the latest first; what its text no longer proves is marked."""
        store = self._vault.store
        transcript = store.results.draft(recording_id, with_batches=False).transcript
        return tuple(_draft(stored, transcript) for stored in store.letters.of(recording_id))

    def delete_draft(self, draft_id: str) -> None:
        """A letter that was kept is gone."""
        self._vault.store.letters.delete(draft_id)

    def export(self, recording_id: str, letter: Letter, path: Path, kind: LetterFormat) -> None:
        """The letter as a file, whole or not at all, and a line in the log of what was handed over.

        OUTPUT_NOT_WRITABLE, OUTPUT_PATH_TOO_LONG, DISK_FULL.
        """
        is_draft = self._vault.store.approvals.current(recording_id) is None
        handout = Handout("", "", recording_id, HandoutKind.LETTER, kind, letter.wish.recipient, draft=is_draft)
        with self._log.noted(handout):
            write_blocks(path, [letter_bytes(letter, kind)])

    def samples(self) -> tuple[str, ...]:
        """The user's own texts: they say how the user writes, and none of their words gets into a letter."""
        return self._vault.store.letters.samples()

    def save_samples(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Keeps these in the place of what was there, without empty ones; USAGE for too many or too long ones."""
        kept = tuple(visible(text).strip() for text in texts if text.strip())
        if len(kept) > MAX_SAMPLES:
            raise UserFixable(Code.USAGE, what=f"At most {MAX_SAMPLES} samples are kept.")
        require_short(*kept)
        self._vault.store.letters.put_samples(kept)
        return kept

    def _meeting(self, recording_id: str) -> Meeting:
        """The text as it is shown and the approved minutes; of minutes that nobody approved nothing is taken."""
        store = self._vault.store
        transcript = store.results.draft(recording_id, with_batches=False).transcript
        if transcript is None:
            raise UserFixable(Code.EXPORT_NOTHING)
        items: tuple[SummaryItem, ...] | None = None
        approval = store.approvals.current(recording_id)
        stored = store.results.summaries.at(recording_id, approval.revision) if approval is not None else None
        if stored is not None:
            items = anchored(stored.summary, transcript).items
        return Meeting(transcript, items)

    def _choice(
        self, recording_id: str, writer_id: str | None, language: str
    ) -> tuple[WriterChoice, tuple[Notice, ...]]:
        """Who may write, and why nobody may where somebody did not agree."""
        if not may(self._vault.store.consents.of(recording_id), Purpose.SUMMARIZE):
            return WITHOUT_MODEL, (Notice(NoticeCode.COMPOSE_NOT_AGREED),)
        return self._models.writer(writer_id, language), ()


_WHO_WRITES: Final = frozenset(
    {
        NoticeCode.COMPOSE_NO_MODEL_FOR_LANGUAGE,
        NoticeCode.COMPOSE_NO_WRITER,
        NoticeCode.COMPOSE_MODEL_MISSING,
        NoticeCode.COMPOSE_WITHOUT_MODEL,
        NoticeCode.COMPOSE_MEMORY,
    }
)


def _told_first(letter: Letter, notices: Sequence[Notice]) -> Letter:
    """The letter with these notices in the place of what else is said of who writes."""
    if not notices:
        return letter
    return replace(letter, notices=(*notices, *(each for each in letter.notices if each.code not in _WHO_WRITES)))


def _draft(stored: StoredLetter, transcript: Transcript | None) -> LetterDraft:
    """A letter of the vault, with the notices it calls for."""
    try:
        data = json.loads(stored.data)
        letter = Letter(
            wish=codec.from_plain(Wish, data["wish"]),
            subject=str(data["subject"]),
            parts=tuple(codec.from_plain(Part, part) for part in data["parts"]),
            strays=tuple(codec.from_plain(Stray, stray) for stray in data["strays"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise StoreFault(Code.STORE_DAMAGED) from error
    return LetterDraft(stored.id, stored.changed_at, told(grounded(letter, transcript)))
