"""The profile a vault is used under: privately, or bound to professional secrecy. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProfileKind(StrEnum):
    """Private, or the profession whose secrecy binds the user."""

    PRIVATE = "private"
    THERAPY = "therapy"
    MEDICINE = "medicine"
    LAW = "law"
    EDUCATION = "education"


@dataclass(frozen=True, slots=True)
class Profile:
    """`training_unlocked`: under secrecy, the owner has allowed training samples at all; each still needs releases."""

    kind: ProfileKind = ProfileKind.PRIVATE
    training_unlocked: bool = False

    @property
    def bound_to_secrecy(self) -> bool:
        """Whether somebody who speaks of it without a release commits an offence."""
        return self.kind is not ProfileKind.PRIVATE

    @property
    def shows_training(self) -> bool:
        """Whether training samples are spoken of in the window at all."""
        return not self.bound_to_secrecy or self.training_unlocked
