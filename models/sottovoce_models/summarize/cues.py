"""The patterns of one language that `actions`, `decisions` and `questions` read with; precise before complete."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cues:
    """All patterns see lower-case readable text with plain apostrophes and "ss" for "ß".

    Groups named `task…` hold what is to be done.
    """

    due: re.Pattern[str]
    commitment: re.Pattern[str]
    shared_commitment: re.Pattern[str]
    request: re.Pattern[str]
    named_task: re.Pattern[str]
    weak_task: re.Pattern[str]
    explicit_task: re.Pattern[str]
    hedge: re.Pattern[str]
    acceptance: re.Pattern[str]
    refusal: re.Pattern[str]
    decision: re.Pattern[str]
    undecided: re.Pattern[str]
    bare_decision: re.Pattern[str]
    question_start: re.Pattern[str]
    unanswered: re.Pattern[str]
    open_statement: re.Pattern[str]


def cues_of(language: str) -> Cues | None:
    """The patterns of a language; None where we know none and rather say nothing."""
    from sottovoce_models.summarize import cues_de, cues_en

    return {"de": cues_de.CUES, "en": cues_en.CUES}.get(language)
