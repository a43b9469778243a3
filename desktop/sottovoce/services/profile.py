"""The profile of the vault: private, or bound to professional secrecy. Needs the open vault."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sottovoce.core.ledger import LedgerKind
from sottovoce.core.policy import NO_POLICY, Policy
from sottovoce.core.profile import Profile, ProfileKind
from sottovoce.services.consent.service import ConsentService
from sottovoce.services.policy import require_training
from sottovoce.vault.vault import Vault

_UNCHOSEN: Final = Profile(chosen=False)


class ProfileService:
    """Thin and thread-safe; every call raises STORE_LOCKED while the vault is locked."""

    def __init__(self, vault: Vault, consents: ConsentService, policy: Policy = NO_POLICY) -> None:
        """`consents`: its ledger is told of every change."""
        self._vault, self._consents, self._policy = vault, consents, policy

    def get(self) -> Profile:
        """The profile; one that is not `chosen` while nobody has."""
        return self._vault.store.profile.get() or _UNCHOSEN

    def set_kind(self, kind: ProfileKind) -> Profile:
        """Another profile, and training samples are off in it until they are unlocked anew; returns it."""
        rows = self._vault.store.profile
        with self._vault.store.transaction():
            before = rows.get()
            if before is None or before.kind is not kind:
                self._keep(Profile(kind))
        return self.get()

    def unlock_training(self, passphrase: str) -> Profile:
        """Allows training samples at all, with the vault's passphrase; each still needs its releases.

        VAULT_PHRASE_WRONG(seconds), VAULT_WAIT(seconds), POLICY_TRAINING: nothing is allowed.
        """
        require_training(self._policy)
        self._vault.confirm_passphrase(passphrase)
        return self._unlocked(True)

    def lock_training(self) -> Profile:
        """No training samples any more; those that were made stay until they are withdrawn."""
        return self._unlocked(False)

    def _unlocked(self, unlocked: bool) -> Profile:
        rows = self._vault.store.profile
        with self._vault.store.transaction():
            known = rows.get()
            if known is not None and known.training_unlocked is not unlocked:
                self._keep(replace(known, training_unlocked=unlocked))
        return self.get()

    def _keep(self, profile: Profile) -> None:
        self._vault.store.profile.put(profile)
        details = {"kind": profile.kind.value, "training_unlocked": profile.training_unlocked}
        self._consents.record_event(None, LedgerKind.PROFILE_CHANGED, details)
