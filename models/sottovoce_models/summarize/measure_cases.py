"""The small meetings a writer is measured by, and what a good report of each holds."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from sottovoce_models.types import Turn

LANGUAGES: Final = ("de", "en")
_MS_PER_WORD: Final = 400


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a report should hold: of each group of words one, and whose words it were ("": it does not matter)."""

    who: str
    words: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A meeting and its reference. `order`: what an obeying writer would write; `empty`: nothing happened."""

    id: str
    language: str
    turns: tuple[Turn, ...]
    reference: str
    facts: tuple[Fact, ...]
    order: tuple[str, ...] = ()
    empty: bool = False


@cache
def cases(language: str) -> tuple[Case, ...]:
    """The meetings in a language; none where there are none."""
    if language not in LANGUAGES:
        return ()
    file = resources.files("sottovoce_models.summarize.cases") / f"{language}.toml"
    return tuple(_case(data, language) for data in tomllib.loads(file.read_text(encoding="utf-8"))["case"])


def _case(data: Mapping[str, Any], language: str) -> Case:
    return Case(
        id=data["id"],
        language=language,
        turns=_turns(data["turns"]),
        reference=data["reference"],
        facts=tuple(
            Fact(fact["who"], tuple(tuple(group.split("|")) for group in fact["words"])) for fact in data["facts"]
        ),
        order=tuple(filter(None, data.get("order", "").split("|"))),
        empty=data.get("empty", False),
    )


def _turns(lines: str) -> tuple[Turn, ...]:
    """One turn a line; times are made up from the number of words."""
    turns: list[Turn] = []
    at_ms = 0
    for number, line in enumerate(filter(None, lines.splitlines()), start=1):
        speaker, _, words = line.partition(": ")
        end_ms = at_ms + _MS_PER_WORD * len(words.split())
        turns.append(Turn(f"t{number}", speaker, at_ms, end_ms, words))
        at_ms = end_ms
    return tuple(turns)
