"""How else somebody is named in a talk: misheard, spelled out, in small letters, by a nickname. The engine finds it.

It is asked once, when a withdrawal is told, and what it found is remembered: carrying it out needs no engine.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.redaction import (
    ANONYMIZE,
    EXPORT,
    RedactedTurn,
    RedactionRequest,
    RosterEntry,
    redact_texts,
)

_ROSTER: Final = ("roster", "spelled")


def forms_in(
    texts: Iterable[str],
    name: str,
    others: Iterable[str],
    language: str,
    cancel: CancelToken,
    spec: EngineSpec = ANONYMIZE,
) -> tuple[str, ...]:
    """Everything in the texts that stands for this name and for none of the others. Raises what the engine raises."""
    staying = [each for each in others if each.strip()]
    roster = tuple(RosterEntry(each) for each in (name, *staying))
    told = [name, *staying, *dict.fromkeys(each for each in texts if each.strip())]
    talk = redact_texts(told, RedactionRequest(language, roster, EXPORT), lambda _done, _all: None, cancel, spec)
    own, *known = talk.turns[: len(staying) + 1]
    mine, theirs = _called(own), {words for turn in known for words in _called(turn)}
    found = {
        turn.text[each.span.start : each.span.end]
        for turn in talk.turns[len(staying) + 1 :]
        for each in turn.replacements
        if each.words in mine or (each.words not in theirs and each.span.recognizer.startswith(_ROSTER))
    }
    return tuple(sorted(found))


def _called(turn: RedactedTurn) -> set[str]:
    """What the engine wrote in the place of a name."""
    return {each.words for each in turn.replacements}
