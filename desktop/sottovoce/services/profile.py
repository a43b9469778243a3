"""The profile of the vault: private, or bound to professional secrecy. Needs the open vault."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sottovoce.core.profile import Profile, ProfileKind
from sottovoce.vault.vault import Vault

_UNCHOSEN: Final = Profile()


class ProfileService:
    """Thin and thread-safe; every call raises STORE_LOCKED while the vault is locked."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    @property
    def chosen(self) -> bool:
        """Whether somebody has said which profile it is."""
        return self._vault.store.profile.get() is not None

    def get(self) -> Profile:
        """The profile; the private one while nobody has chosen."""
        return self._vault.store.profile.get() or _UNCHOSEN

    def set_kind(self, kind: ProfileKind) -> Profile:
        """Another profile, and training samples are off in it until they are unlocked anew; returns it."""
        rows = self._vault.store.profile
        with self._vault.store.transaction():
            before = rows.get()
            if before is None or before.kind is not kind:
                rows.put(Profile(kind))
        return self.get()

    def unlock_training(self, passphrase: str) -> Profile:
        """Allows training samples at all, with the vault's passphrase; each still needs its releases.

        VAULT_PHRASE_WRONG(seconds), VAULT_WAIT(seconds): nothing is allowed.
        """
        self._vault.confirm_passphrase(passphrase)
        return self._unlocked(True)

    def lock_training(self) -> Profile:
        """No training samples any more; those that were made stay until they are withdrawn."""
        return self._unlocked(False)

    def _unlocked(self, unlocked: bool) -> Profile:
        rows = self._vault.store.profile
        with self._vault.store.transaction():
            rows.put(replace(rows.get() or _UNCHOSEN, training_unlocked=unlocked))
        return self.get()
