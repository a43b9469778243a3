"""What "it", "him" or "so" stands for: the earlier sentence that names it. Spoken order, few turns back. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sottovoce_models.summarize import text
from sottovoce_models.summarize.cues import Cues
from sottovoce_models.summarize.spoken import Sentence

_TURNS_BACK: Final = 5
_NEAR_TURNS: Final = 2
_MIN_NAMED: Final = 2
_PERSON: Final = re.compile(r"\b(?:mr|mrs|ms|miss|dr|doctor|herr|herrn|frau|doktor)\b\.? \w")
_HIM: Final = re.compile(r"\b(?:him|her|ihn|ihm)\b")
_NOUN: Final = re.compile(r"(?<=[a-zäöüß,] )(?!Sie\b|Ihre?[mnrs]?\b|Ihnen\b)[A-ZÄÖÜ][a-zäöüß-]{2,}")
POINTS: Final = re.compile(
    r"\b(?:it|that|this|those|these|them|him|her|das|es|ihn|ihm|damit|dazu|bis dahin)\b"
    r"|\b(?:die|den|der)\b(?= (?:wir|ich|sie|noch|gleich|dann|erst|besorge?|nehme?|mache?|schicke?|schreibe?)\b)"
)
"""Words that stand for something said before."""


def named_before(
    sentences: Sequence[Sentence], index: int, cues: Cues, language: str, *, is_proposal: bool = False
) -> Sentence | None:
    """The nearest earlier sentence that may name what sentence `index` points at; None when none clearly does.

    For "him" one that names a person with a title; with `is_proposal` one that puts something to the others.
    """
    pointing = sentences[index]
    wants_person = _HIM.search(pointing.plain) is not None
    for other in reversed(sentences[max(0, index - 4 * _TURNS_BACK) : index]):
        if other.turn_index < pointing.turn_index - (_TURNS_BACK if wants_person or is_proposal else _NEAR_TURNS):
            return None
        if wants_person and not _PERSON.search(other.plain):
            continue
        is_own = other.quote.turn.speaker == pointing.quote.turn.speaker and other.turn_index != pointing.turn_index
        if not is_proposal and (other.plain.endswith("?") or (is_own and not wants_person)):
            continue
        if is_proposal and not cues.proposal.search(other.plain):
            continue
        is_naming = language != "de" or _NOUN.search(other.printed) is not None
        if is_naming and len(set(text.content_stems(other.printed, language))) >= _MIN_NAMED:
            return other
    return None
