"""A profile and terms in memory: chosen and seen, unless a test says otherwise."""

from __future__ import annotations

from sottovoce.core.consent import Purpose
from sottovoce.core.profile import Profile, ProfileKind
from sottovoce.core.terms import TERMS
from sottovoce_models.errors import Code, UserFixable

OPENS = "wolke treppe senf kanal"


class FakeProfile:
    """Unlocks training samples with one passphrase."""

    def __init__(self) -> None:
        self.profile = Profile()

    def get(self) -> Profile:
        return self.profile

    def set_kind(self, kind: ProfileKind) -> Profile:
        if kind is not self.profile.kind or not self.profile.chosen:
            self.profile = Profile(kind)
        return self.profile

    def unlock_training(self, passphrase: str) -> Profile:
        if passphrase != OPENS:
            raise UserFixable(Code.VAULT_PHRASE_WRONG, seconds=1)
        self.profile = Profile(self.profile.kind, True)
        return self.profile

    def lock_training(self) -> Profile:
        self.profile = Profile(self.profile.kind)
        return self.profile


class FakeTerms:
    """Remembers what was seen."""

    def __init__(self) -> None:
        self.seen = TERMS.version

    def see(self) -> frozenset[Purpose]:
        self.seen = TERMS.version
        return frozenset()
