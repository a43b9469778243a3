"""What the window needs of the profile and the terms, so that tests can stand in."""

from __future__ import annotations

from typing import Protocol

from sottovoce.core.consent import Purpose
from sottovoce.core.profile import Profile, ProfileKind


class ProfileAccess(Protocol):
    """See `services.profile.ProfileService`; every call may raise SottovoceError, `unlock_training` takes a second."""

    def get(self) -> Profile: ...
    def set_kind(self, kind: ProfileKind) -> Profile: ...
    def unlock_training(self, passphrase: str) -> Profile: ...
    def lock_training(self) -> Profile: ...


class TermsAccess(Protocol):
    """See `services.terms.TermsService`; every call may raise SottovoceError."""

    @property
    def seen(self) -> str: ...
    def see(self) -> frozenset[Purpose]: ...
