"""Standing for the minutes: approved ones cannot change until they are reopened, and what was approved is never lost.

Thin and thread-safe; every call raises STORE_LOCKED while the vault is locked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sottovoce.services.to_hear import line_key, lines_to_hear
from sottovoce.vault.rows_approvals import Approval
from sottovoce.vault.rows_summaries import now_iso
from sottovoce.vault.summary_text import anchored
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, StoreFault, UserFixable
from sottovoce_models.types import Summary


class ApprovalService:
    """`now` says this moment as ISO 8601."""

    def __init__(self, vault: Vault, now: Callable[[], str] = now_iso) -> None:
        self._vault, self._now = vault, now

    def approval_of(self, recording_id: str) -> Approval | None:
        """The approval that holds now; None for a draft, also for one that was approved before."""
        return self._vault.store.approvals.current(recording_id)

    def approved(self, recording_id: str) -> Summary | None:
        """The minutes that are approved now, with their proofs where the words stand in the transcript as shown."""
        store = self._vault.store
        approval = store.approvals.current(recording_id)
        return None if approval is None else self.version(recording_id, approval.revision)

    def approvals(self, recording_id: str) -> tuple[Approval, ...]:
        """Every approval there was, the latest first, also those that were taken back."""
        return self._vault.store.approvals.all(recording_id)

    def version(self, recording_id: str, revision: int) -> Summary:
        """The minutes of one revision, e.g. as they were approved once. STORE_DAMAGED if they are not there."""
        store = self._vault.store
        stored = store.results.summaries.at(recording_id, revision)
        if stored is None:
            raise StoreFault(Code.STORE_DAMAGED)
        return anchored(stored.summary, store.results.draft(recording_id, with_batches=False).transcript)

    def approve(self, recording_id: str, by: str, revision: int) -> Approval:
        """Somebody stands for the minutes that are shown, which must be this revision.

        MINUTES_APPROVED if they are approved already or another text is shown than the one that was looked at. How
        many of the lines that should be heard were heard is counted here. ValueError without a name.
        """
        name = " ".join(by.split())
        if not name:
            raise ValueError("somebody approves")
        store = self._vault.store
        with store.transaction():
            rows = store.results.summaries
            shown = rows.shown(recording_id)
            if shown is None or shown.revision != revision or store.approvals.current(recording_id) is not None:
                raise UserFixable(Code.MINUTES_APPROVED)
            transcript = store.results.draft(recording_id, with_batches=False).transcript
            if not shown.human:  # the machine's are replaced by its next; these must stay
                human = replace(shown, human=True, base=shown.revision, seen=shown.revision, part="")
                revision = rows.save(recording_id, human)
            heard = store.approvals.heard(recording_id)
            lines = lines_to_hear(anchored(shown.summary, transcript).items, transcript)
            approval = Approval(
                revision=revision,
                approved_by=name,
                approved_at=self._now(),
                transcript_revision=transcript.revision if transcript is not None else 0,
                heard=sum(line_key(line.item) in heard for line in lines),
                to_hear=len(lines),
            )
            store.approvals.put(recording_id, approval)
        return approval

    def reopen(self, recording_id: str) -> None:
        """They are a draft again; the approved version stays, with its time. Nothing happens to a draft."""
        self._vault.store.approvals.reopen(recording_id, self._now())
