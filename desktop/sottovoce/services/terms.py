"""Which version of the terms was shown last, and what a new one reopens. Needs the open vault."""

from __future__ import annotations

from sottovoce.core.consent import Purpose
from sottovoce.core.terms import TERMS, reopened
from sottovoce.vault.vault import Vault


class TermsService:
    """Thin and thread-safe; every call raises STORE_LOCKED while the vault is locked."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    @property
    def seen(self) -> str:
        """The version that was shown last; "" before the first."""
        return self._vault.store.profile.terms_version

    def see(self) -> frozenset[Purpose]:
        """Today's version was shown; the purposes to which standing answers and those for training are open again."""
        rows = self._vault.store.profile
        with self._vault.store.transaction():
            open_again = reopened(rows.terms_version, TERMS.version)
            rows.terms_version = TERMS.version
        return open_again
