"""Finding and replacing words in the turns of a transcript. Pure; what is typed is never taken for a pattern."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sottovoce_models.types import Transcript, Turn
from sottovoce_models.visible import visible


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; any white space in it stands for any other."""

    text: str
    whole_words: bool = False
    match_case: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A place in the text of a turn: letters [start, end)."""

    turn_id: str
    start: int
    end: int


def matches(turns: Sequence[Turn], query: Query) -> tuple[Match, ...]:
    """All places in order, none overlapping another; none for a query without a letter."""
    pattern = _pattern(query)
    if pattern is None:
        return ()
    return tuple(Match(turn.id, found.start(), found.end()) for turn in turns for found in pattern.finditer(turn.text))


def replace_match(transcript: Transcript, match: Match, replacement: str) -> Transcript:
    """The words at this place are these; KeyError if the turn is gone. An emptied turn stays, without text."""
    turn = transcript.turn(match.turn_id)
    text = turn.text[: match.start] + visible(replacement) + turn.text[match.end :]
    turns = tuple(replace(turn, text=text, edited=True) if known is turn else known for known in transcript.turns)
    return replace(transcript, turns=turns, revision=transcript.revision + 1)


def replace_all(transcript: Transcript, query: Query, replacement: str) -> tuple[Transcript, int]:
    """Every place says this instead; and how many there were. The same transcript if there was none."""
    pattern = _pattern(query)
    if pattern is None:
        return transcript, 0
    written, count = visible(replacement), 0
    turns = []
    for turn in transcript.turns:
        text, here = pattern.subn(lambda _: written, turn.text)
        count += here
        turns.append(replace(turn, text=text, edited=True) if text != turn.text else turn)
    if not count:
        return transcript, 0
    return replace(transcript, turns=tuple(turns), revision=transcript.revision + 1), count


def _pattern(query: Query) -> re.Pattern[str] | None:
    words = query.text.split()
    if not words:
        return None
    core = r"\s+".join(map(re.escape, words))
    if query.whole_words:
        core = rf"(?<!\w){core}(?!\w)"
    return re.compile(core, re.NOFLAG if query.match_case else re.IGNORECASE)
