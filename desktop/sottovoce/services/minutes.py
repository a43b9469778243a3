"""Minutes that humans work on: their text is never overwritten; what a machine makes later is offered beside it.

Thin and thread-safe; every call raises STORE_LOCKED while the vault is locked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sottovoce.services.minutes_lines import with_done_of
from sottovoce.services.to_hear import line_key, quote_key
from sottovoce.vault.rows_approvals import Approval
from sottovoce.vault.rows_summaries import StoredSummary
from sottovoce.vault.store import Store
from sottovoce.vault.summary_text import anchored, spoken_digest, with_part
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, StoreFault, UserFixable
from sottovoce_models.types import Citation, Summary, SummaryItem, Transcript


@dataclass(frozen=True, slots=True)
class Offer:
    """Minutes that a machine made after a human began to work on the earlier ones; `part`: what was made anew."""

    summary: Summary
    revision: int
    made_at: str
    words: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class MinutesState:
    """The minutes of a meeting and what is to be known of them.

    `summary` is shown: a human's latest (`human`) or the machine's. `machine` is what it grew out of. `words`: the
    digest of the text they were made from (see `spoken_digest`), "" if nobody knows. `heard`: keys of `to_hear`.
    """

    summary: Summary | None = None
    revision: int = 0
    human: bool = False
    made_at: str = ""
    words: str = ""
    machine: Summary | None = None
    offer: Offer | None = None
    approval: Approval | None = None
    approvals: tuple[Approval, ...] = ()
    heard: frozenset[str] = frozenset()
    last_name: str = field(default="", repr=False)

    def is_outdated(self, transcript: Transcript | None) -> bool:
        """Whether other words stand in the transcript now than when the minutes were made."""
        if self.summary is None or transcript is None:
            return False
        if self.words:
            return self.words != spoken_digest(transcript)
        return self.summary.transcript_revision != transcript.revision


class MinutesService:
    """Reads and writes them."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def state(self, recording_id: str) -> MinutesState:
        """Everything about the minutes of a meeting, with their proofs where the words stand now."""
        store = self._vault.store
        rows, transcript = store.results.summaries, store.results.draft(recording_id, with_batches=False).transcript
        shown, machine = rows.shown(recording_id), rows.latest_of_machine(recording_id)
        approvals = store.approvals.all(recording_id)
        state = MinutesState(
            approval=next((each for each in approvals if each.reopened_at is None), None),
            approvals=approvals,
            heard=store.approvals.heard(recording_id),
            last_name=store.approvals.last_name() or _own_name(store),
        )
        if shown is None:
            return state
        base = rows.at(recording_id, shown.base) if shown.base is not None else None
        offer = None
        if shown.human and machine is not None and machine.revision > (shown.seen or 0):
            summary = anchored(machine.summary, transcript)
            offer = Offer(summary, machine.revision, machine.made_at, machine.words, machine.part)
        return replace(
            state,
            summary=anchored(shown.summary, transcript),
            revision=shown.revision,
            human=shown.human,
            made_at=shown.made_at,
            words=shown.words,
            machine=base.summary if base is not None else None if shown.human else shown.summary,
            offer=offer,
        )

    def save(self, recording_id: str, summary: Summary, replaces: int | None = None) -> int:
        """Keeps what a human made of the minutes; the revision, which is `replaces` where that may be.

        MINUTES_APPROVED while they are approved. What the machine made stays beside it. Of a meeting that was deleted
        meanwhile nothing is kept.
        """
        store = self._vault.store
        with store.transaction():
            if store.meetings.get(recording_id) is None:
                return 0
            _require_draft(store, recording_id)
            stored = _human_from(store.results.summaries.shown(recording_id), summary)
            return store.results.summaries.save(recording_id, stored, replaces=replaces)

    def decide(self, recording_id: str, offer: Offer, summary: Summary | None) -> int:
        """An offer was looked at: `summary` is taken, or None keeps what there was. Always a revision of its own."""
        store = self._vault.store
        with store.transaction():
            _require_draft(store, recording_id)
            rows = store.results.summaries
            shown = rows.shown(recording_id)
            if shown is None:
                raise StoreFault(Code.STORE_DAMAGED)
            stored = replace(shown, human=True, seen=offer.revision)
            if summary is not None:
                words = shown.words if offer.part else offer.words
                stored = replace(stored, summary=summary, base=offer.revision, words=words)
            return rows.save(recording_id, stored)

    def tick(self, recording_id: str, revision: int, place: int, done: bool) -> None:
        """Ticks an action of the shown minutes, also of approved ones: that is no change of their words."""
        self._vault.store.results.summaries.set_done(recording_id, revision, place, done)

    def still_right(self, recording_id: str, revision: int) -> str:
        """Somebody says that the minutes hold for the text as it is now; the digest of that."""
        store = self._vault.store
        words = spoken_digest(store.results.draft(recording_id, with_batches=False).transcript)
        store.results.summaries.set_words(recording_id, revision, words)
        return words

    def listened(self, recording_id: str, citations: Iterable[Citation], items: Iterable[SummaryItem] = ()) -> None:
        """These quotes were played to their end, and these lines were found right."""
        store, keys = self._vault.store, [*map(quote_key, citations), *map(line_key, items)]
        if store.meetings.get(recording_id) is not None:  # else it was deleted meanwhile
            store.approvals.add_heard(recording_id, keys)


def taken_whole(offer: Offer, mine: Summary) -> Summary:
    """The minutes if the offer is taken: ticks stay; of a part only that changes, and a human's lines in it stay."""
    new = with_part(mine, offer.summary, offer.part, keep_edited=True) if offer.part else offer.summary
    return replace(new, items=with_done_of(new.items, mine.items))


def _human_from(shown: StoredSummary | None, summary: Summary) -> StoredSummary:
    """What a human made of what is shown."""
    if shown is None:
        return StoredSummary(summary, human=True)
    if shown.human:
        return replace(shown, summary=summary)
    return StoredSummary(summary, human=True, base=shown.revision, seen=shown.revision, words=shown.words)


def _require_draft(store: Store, recording_id: str) -> None:
    if store.approvals.current(recording_id) is not None:
        raise UserFixable(Code.MINUTES_APPROVED)


def _own_name(store: Store) -> str:
    voice = store.own_voice.get()
    return voice.name if voice is not None else ""
