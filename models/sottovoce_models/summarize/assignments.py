"""Work handed out by whoever leads the meeting, and work given to a role ("the designer will draw the case").

Near the end of a meeting that has a next one, its leader tells people what to do, and nobody needs to answer. A
meeting without work ahead, or without somebody who leads it, gives nothing. Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sottovoce_models.summarize.cues import Cues
from sottovoce_models.summarize.spoken import Cast, Sentence

_CLOSING_SHARE: Final = 0.25
_CLOSING_SENTENCES: Final = 8
"""Work is handed out in the last part of a meeting, however short it was."""
_MIN_LEADING: Final = 2
_CALLED: Final = re.compile(r"\b([A-Z][a-z]{2,}), (?=(?:I'd like you|I want you|I need you|if you|you)\b)")
"""Somebody called by name."""
_POLITE: Final = ("task_wanted", "task_if")
"""Asked for in the form of a wish; no hedge in the mouth of whoever leads."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A task as the pattern found it, and to whom it went: a role, the only other voice, or None."""

    sentence: Sentence
    match: re.Match[str]
    owner: str | None


@dataclass(frozen=True, slots=True)
class Closing:
    """The part of a meeting, from sentence `start` on, in which voice `leader` speaks of what comes next."""

    start: int
    leader: str


def leader(sentences: Sequence[Sentence], cues: Cues) -> str | None:
    """The voice that leads: says most of what leaders say, at least twice; None when nobody does."""
    counts = Counter[str]()
    for sentence in sentences:
        counts[sentence.quote.turn.speaker] += len(cues.leading.findall(sentence.plain)) + len(
            cues.upcoming.findall(sentence.plain)
        )
    return next((voice for voice, count in counts.most_common(1) if count >= _MIN_LEADING), None)


def closing(sentences: Sequence[Sentence], cues: Cues) -> Closing | None:
    """The closing part; None when nobody leads, or whoever does speaks of no next meeting and no work until then."""
    voice = leader(sentences, cues)
    start = max(0, min(int(len(sentences) * (1 - _CLOSING_SHARE)), len(sentences) - _CLOSING_SENTENCES))
    for sentence in sentences[start:]:
        if voice is not None and sentence.quote.turn.speaker == voice and cues.upcoming.search(sentence.plain):
            return Closing(start, voice)
    return None


def assignments(sentences: Sequence[Sentence], cast: Cast, cues: Cues) -> Iterator[Assignment]:
    """Every task handed out or given to a role in the closing part, in spoken order."""
    part = closing(sentences, cues)
    for sentence in sentences[part.start :] if part is not None else ():
        if part is None or sentence.plain.endswith("?"):
            continue
        is_hedged = cues.hedge.search(sentence.plain) is not None
        found = [] if is_hedged else list(cues.role_task.finditer(sentence.plain))
        for match in found:
            yield Assignment(sentence, match, _role(sentence, match))
        if not found and sentence.quote.turn.speaker == part.leader:
            handed = cues.handed_out.search(sentence.plain)
            if handed is not None and (not is_hedged or any(handed.groupdict().get(name) for name in _POLITE)):
                called = _CALLED.search(sentence.printed)
                yield Assignment(sentence, handed, called.group(1) if called else cast.other_than(part.leader))


def _role(sentence: Sentence, match: re.Match[str]) -> str:
    """The role in the words as spoken."""
    same_length = len(sentence.plain) == len(sentence.printed)
    role = sentence.printed[match.start("role") : match.end("role")] if same_length else match.group("role")
    return role.removeprefix("the ")
