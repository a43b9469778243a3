"""Matters and tags: made, changed, given to meetings, and what of theirs is due to go. Needs the open vault."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from sottovoce.core.policy import NO_POLICY, Policy
from sottovoce.core.profile import SECRECY_AUDIO_DAYS
from sottovoce.services.retention import Due, due, has_terms
from sottovoce.services.vocabularies import plain_text
from sottovoce.vault.rows_jobs import JobState
from sottovoce.vault.rows_matters import Matter
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, UserFixable

MAX_NAME_LETTERS: Final = 80
MAX_TAG_LETTERS: Final = 40
MAX_AUDIO_DAYS: Final = 3650
MAX_KEEP_YEARS: Final = 99
_UNDER_WAY: Final = frozenset({JobState.WAITING, JobState.RUNNING})


class MatterService:
    """Thin and thread-safe; every call raises STORE_LOCKED while the vault is locked."""

    def __init__(self, vault: Vault, policy: Policy = NO_POLICY) -> None:
        self._vault, self._policy = vault, policy

    def all(self) -> tuple[Matter, ...]:
        """All matters by name."""
        return tuple(sorted(self._vault.store.matters.list(), key=lambda matter: matter.name.casefold()))

    def make(self, name: str) -> Matter:
        """The matter of this name; a new one where there is none yet, whose sound goes as the profile suggests.

        ValueError without a name.
        """
        store, tidy = self._vault.store, _name(name)
        with store.transaction():
            known = store.matters.named(tidy)
            if known is not None:
                return known
            profile = store.profile.get()
            days = SECRECY_AUDIO_DAYS if profile is not None and profile.bound_to_secrecy else None
            made = Matter(uuid.uuid4().hex, tidy, audio_days=days)
            store.matters.put(made)
        return made

    def save(self, matter: Matter) -> Matter:
        """Keeps what is said of a matter, or (without an id) a new one, and returns it as it is kept.

        MATTER_NAME_TAKEN; ValueError without a name.
        """
        store, tidy = self._vault.store, replace(matter, id=matter.id or uuid.uuid4().hex, name=_name(matter.name))
        with store.transaction():
            same = store.matters.named(tidy.name)
            if same is not None and same.id != tidy.id:
                raise UserFixable(Code.MATTER_NAME_TAKEN)
            store.matters.put(tidy)
        return tidy

    def delete(self, matter_id: str) -> None:
        """Forgets a matter and its terms of retention; its meetings stay. MATTER_ON_HOLD."""
        store = self._vault.store
        with store.transaction():
            matter = store.matters.get(matter_id)
            if matter is not None and matter.legal_hold:
                raise UserFixable(Code.MATTER_ON_HOLD)
            store.matters.delete(matter_id)

    def assign(self, recording_ids: Iterable[str], matter_id: str | None) -> None:
        """These meetings belong to a matter, or to none; one that was deleted meanwhile takes none."""
        store = self._vault.store
        with store.transaction():
            if matter_id is None or store.matters.get(matter_id) is not None:
                store.matters.assign(recording_ids, matter_id)

    def change_tags(self, recording_ids: Iterable[str], add: Iterable[str], remove: Iterable[str]) -> None:
        """Adds tags to meetings and takes others away; empty ones and control characters are dropped."""
        added = [tidy for tag in add if (tidy := plain_text(tag)[:MAX_TAG_LETTERS])]
        self._vault.store.matters.change_tags(recording_ids, added, remove)

    def due(self, today: date) -> tuple[Due, ...]:
        """What is due to go today, see `services.retention`; nothing is destroyed by asking."""
        store, most = self._vault.store, self._policy.audio_days_max
        matters = [each for each in store.matters.list() if most is not None or has_terms(each)]
        if most is None and not matters:
            return ()
        busy = {job.recording_id for job in store.jobs.list() if job.state in _UNDER_WAY}
        meetings = store.meetings
        rows = meetings.of_matters(each.id for each in matters) if most is None else meetings.list()
        return due(rows, matters, today, busy=busy, most=most)


def _name(name: str) -> str:
    tidy = plain_text(name)[:MAX_NAME_LETTERS].strip()
    if not tidy:
        raise ValueError("a matter has a name")
    return tidy
