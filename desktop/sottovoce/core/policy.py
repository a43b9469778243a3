"""What an organisation may decide for a computer: only ever less than the program does by itself. Pure.

A policy cannot agree to anything for anybody and has no field that switches something on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Function(StrEnum):
    """What can be switched off."""

    RECORDING = "recording"
    SUMMARIES = "summaries"
    WRITING_HELP = "writing_help"


@dataclass(frozen=True, slots=True)
class Policy:
    """The default is no policy at all: nothing tightened.

    `training_forbidden`: no training samples. `consent_answers_required`: also for files brought in, how people agreed
    must be said. `audio_days_max`: sound goes so many days after the minutes were approved, or sooner.
    `models_allowed`: None for any, else ids of the catalogue. `lock_minutes_max`: the vault locks itself that soon at
    the latest. `problem`: why the file that is there could not be followed, in technical words without a path; then
    training is forbidden. `source`: where the file lies, "" if there is none.
    """

    training_forbidden: bool = False
    switched_off: frozenset[Function] = frozenset()
    consent_answers_required: bool = False
    audio_days_max: int | None = None
    models_allowed: frozenset[str] | None = None
    lock_minutes_max: int | None = None
    problem: str = ""
    source: str = ""

    @property
    def is_there(self) -> bool:
        """Whether an organisation has set anything, or tried to."""
        return bool(self.source)

    def allows(self, function: Function) -> bool:
        """Whether a function is not switched off."""
        return function not in self.switched_off

    def allows_model(self, model_id: str) -> bool:
        """Whether a model may be used."""
        return self.models_allowed is None or model_id in self.models_allowed
