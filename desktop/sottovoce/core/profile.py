"""The profile a vault is used under: privately, or bound to professional secrecy. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class ProfileKind(StrEnum):
    """Private, or the profession whose secrecy binds the user."""

    PRIVATE = "private"
    THERAPY = "therapy"
    MEDICINE = "medicine"
    LAW = "law"
    EDUCATION = "education"


@dataclass(frozen=True, slots=True)
class Profile:
    """`training_unlocked`: under secrecy, the owner has allowed training samples at all; each still needs releases.

    `chosen`: somebody has said which it is; until then the stricter holds.
    """

    kind: ProfileKind = ProfileKind.PRIVATE
    training_unlocked: bool = False
    chosen: bool = True

    @property
    def bound_to_secrecy(self) -> bool:
        """Whether somebody who speaks of it without a release commits an offence."""
        return not self.chosen or self.kind is not ProfileKind.PRIVATE

    @property
    def shows_training(self) -> bool:
        """Whether training samples are spoken of in the window at all."""
        return self.chosen and (not self.bound_to_secrecy or self.training_unlocked)


SECRECY_AUDIO_DAYS: Final = 30
"""Under secrecy it is suggested for new matters that sound goes so many days after the minutes were approved."""
