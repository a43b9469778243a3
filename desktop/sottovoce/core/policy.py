"""What an organisation may decide for a computer: only ever less than the program does by itself. Pure.

A policy cannot agree to anything for anybody and has no field that switches something on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Function(StrEnum):
    """What can be switched off."""

    RECORDING = "recording"
    SUMMARIES = "summaries"
    WRITING_HELP = "writing_help"


class ProblemCode(StrEnum):
    """What is wrong with a policy file."""

    UNREADABLE = "unreadable"
    UNPROVABLE = "unprovable"  # this system does not tell who may change the file
    NOT_A_FILE = "not_a_file"
    LINK = "link"  # the file or a folder above it is a symbolic link
    OWNER = "owner"  # the file or a folder above it belongs to somebody who does not administer the computer
    WRITABLE = "writable"  # somebody else may change it
    TOO_LONG = "too_long"
    NOT_TOML = "not_toml"
    VERSION = "version"  # the line that says which form the file has is missing, or speaks of a later one
    UNKNOWN_KEY = "unknown_key"
    WRONG_VALUE = "wrong_value"
    WOULD_LOOSEN = "would_loosen"


@dataclass(frozen=True, slots=True)
class PolicyProblem:
    """One thing that is wrong, and the line's key or the folder it is about ("" for the file as a whole)."""

    code: ProblemCode
    about: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """The default is no policy at all: nothing tightened.

    `training_forbidden`: no training samples. `consent_answers_required`: also for files brought in, how people agreed
    must be said. `audio_days_max`: sound goes so many days after the minutes were approved, or sooner.
    `models_allowed`: None for any, else ids of the catalogue. `lock_minutes_max`: the vault locks itself that soon at
    the latest. `problem`: why the file that is there could not be followed, in technical words; then training is
    forbidden, whatever else of it could be followed; `problems`: the same, each apart. `source`: where the file lies,
    "" if there is none.
    """

    training_forbidden: bool = False
    switched_off: frozenset[Function] = frozenset()
    consent_answers_required: bool = False
    audio_days_max: int | None = None
    models_allowed: frozenset[str] | None = None
    lock_minutes_max: int | None = None
    problem: str = ""
    problems: tuple[PolicyProblem, ...] = ()
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


NO_POLICY: Final = Policy()
