"""Keeps an edited transcript in the vault. Needs the open vault; thread-safe as the store is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sottovoce.vault.store import Store
from sottovoce_models.types import Transcript


def save_edited(
    store: Store, recording_id: str, transcript: Transcript, reviewed: Collection[str], replaces: int | None
) -> Transcript:
    """Stores a human's revision and returns it with its number, which is above that of every revision before.

    `replaces`: the revision of the same session that it takes the place of; it goes unless minutes were made of it.
    The machine's transcript stays; proofs of the minutes find their words when they are read (`vault.summary_text`).
    """
    with store.transaction():
        revision = store.results.save_transcript(recording_id, transcript, human=True)
        store.reviews.set_reviewed(recording_id, reviewed)
        if replaces is not None:
            store.reviews.forget_revision(recording_id, replaces)
    return replace(transcript, revision=revision)
