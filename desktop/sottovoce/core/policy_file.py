"""What the policy file of this computer says. No input makes anything looser than no file at all.

A file that cannot be followed forbids training samples; what could be understood of it holds all the same.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sottovoce.core.policy import NO_POLICY, Function, Policy, PolicyProblem, ProblemCode
from sottovoce.core.policy_trust import read_trusted

VERSION: Final = 1
MAX_DAYS: Final = 3650
MAX_MINUTES: Final = 1440
MAX_MODELS: Final = 200
_MAX_ABOUT_LETTERS: Final = 60
_NAME: Final = "policy.toml"
_ON_LINUX: Final = Path("/etc/sottovoce")
_ON_MACOS: Final = Path("/Library/Application Support/Sottovoce")
_ON_WINDOWS: Final = r"%ProgramData%\Sottovoce\policy.toml"


def policy_path() -> Path:
    """Where the file lies, if there is one; never where a variable says that a user could set. OSError on Windows."""
    if sys.platform == "win32":
        from sottovoce.core.policy_windows import program_data

        return program_data() / "Sottovoce" / _NAME
    return (_ON_MACOS if sys.platform == "darwin" else _ON_LINUX) / _NAME


def machine_policy() -> Policy:
    """The policy of this computer. Never raises."""
    try:
        return load_policy(policy_path(), read_trusted)
    except OSError:
        return _forbidding(_ON_WINDOWS, (PolicyProblem(ProblemCode.UNREADABLE),))


def load_policy(path: Path, read: Callable[[Path], bytes | PolicyProblem | None]) -> Policy:
    """The policy of a computer whose file lies there; that of no file where there is none. Never raises."""
    content = read(path)
    if content is None:
        return NO_POLICY
    if isinstance(content, PolicyProblem):
        return _forbidding(str(path), (content,))
    return parse_policy(content, str(path))


def parse_policy(content: bytes, source: str) -> Policy:
    """What a file says. Pure; never raises."""
    try:
        document = tomllib.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):  # also what is no UTF-8, and what is no TOML
        return _forbidding(source, (PolicyProblem(ProblemCode.NOT_TOML),))
    reading = _Reading()
    version = document.pop("version", None)
    if type(version) is not int or version != VERSION:
        reading.problem(ProblemCode.VERSION, "version")
    for key, value in document.items():
        reader = _READERS.get(key)
        if reader is None:
            reading.problem(ProblemCode.UNKNOWN_KEY, key)
        else:
            reader(reading, key, value)
    if reading.problems:
        return _forbidding(source, tuple(reading.problems), reading.found)
    return Policy(**reading.found, source=source)


@dataclass(slots=True)
class _Reading:
    """What was understood so far, as fields of `Policy`, and what was not."""

    found: dict[str, Any] = field(default_factory=dict)
    problems: list[PolicyProblem] = field(default_factory=list)

    def problem(self, code: ProblemCode, key: str) -> None:
        shown = "".join(letter for letter in key if letter.isprintable())
        self.problems.append(PolicyProblem(code, shown[:_MAX_ABOUT_LETTERS]))

    def switch_off(self, function: Function) -> None:
        self.found["switched_off"] = self.found.get("switched_off", frozenset()) | {function}


def _forbidding(source: str, problems: tuple[PolicyProblem, ...], found: Mapping[str, Any] | None = None) -> Policy:
    words = "; ".join(f"{each.code} {each.about}".rstrip() for each in problems)
    kept = {**(found or {}), "training_forbidden": True}
    return Policy(**kept, problem=words, problems=problems, source=source)


_Reader = Callable[[_Reading, str, object], None]
_LOOSER_WORDS: Final = ("allowed", "on", "optional", "never", "none", "off", "any")


def _looser(value: object) -> bool:
    return isinstance(value, str) and value.casefold() in _LOOSER_WORDS


def _word(wanted: str, then: Callable[[_Reading], None]) -> _Reader:
    """A line that may say one word only."""

    def read(reading: _Reading, key: str, value: object) -> None:
        if value == wanted:
            then(reading)
        elif isinstance(value, bool) or _looser(value):
            reading.problem(ProblemCode.WOULD_LOOSEN, key)
        else:
            reading.problem(ProblemCode.WRONG_VALUE, key)

    return read


def _flag(name: str) -> Callable[[_Reading], None]:
    return lambda reading: reading.found.update({name: True})


def _off(function: Function) -> Callable[[_Reading], None]:
    return lambda reading: reading.switch_off(function)


def _number(most: int) -> _Reader:
    """A line that says a whole number from 1 on; 0 or less would mean that there is no limit."""

    def read(reading: _Reading, key: str, value: object) -> None:
        if type(value) is int and 1 <= value <= most:
            reading.found[key] = value
        elif value is False or _looser(value) or (type(value) is int and value < 1):
            reading.problem(ProblemCode.WOULD_LOOSEN, key)
        else:
            reading.problem(ProblemCode.WRONG_VALUE, key)

    return read


def _models(reading: _Reading, key: str, value: object) -> None:
    """A line that lists ids; an empty list allows none."""
    if isinstance(value, list) and len(value) <= MAX_MODELS and all(isinstance(each, str) and each for each in value):
        reading.found[key] = frozenset(value)
    else:
        reading.problem(ProblemCode.WOULD_LOOSEN if _looser(value) else ProblemCode.WRONG_VALUE, key)


_READERS: Final[Mapping[str, _Reader]] = {
    "training": _word("forbidden", _flag("training_forbidden")),
    "recording": _word("off", _off(Function.RECORDING)),
    "summaries": _word("off", _off(Function.SUMMARIES)),
    "writing_help": _word("off", _off(Function.WRITING_HELP)),
    "consent_answers": _word("required", _flag("consent_answers_required")),
    "audio_days_max": _number(MAX_DAYS),
    "lock_minutes_max": _number(MAX_MINUTES),
    "models_allowed": _models,
}
