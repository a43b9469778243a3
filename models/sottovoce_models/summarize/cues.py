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
    leading: re.Pattern[str]
    """What whoever leads a meeting says."""
    upcoming: re.Pattern[str]
    """What is said when a next meeting, and work until then, lie ahead."""
    handed_out: re.Pattern[str]
    """Work given to those in the room by whoever leads; found one after the other in a sentence."""
    role_task: re.Pattern[str]
    """Work given to somebody by role; group `role` holds the role."""
    hedge: re.Pattern[str]
    acceptance: re.Pattern[str]
    refusal: re.Pattern[str]
    decision: re.Pattern[str]
    resolved: re.Pattern[str]
    """How something is settled in passing ("we're going with rubber"): by the leader, or when others agree."""
    recap: re.Pattern[str]
    """How whoever leads sums up what was settled."""
    proposal: re.Pattern[str]
    """What is put to the others; settled when they agree."""
    ban: re.Pattern[str]
    """What somebody is asked not to do."""
    agreement: re.Pattern[str]
    """Clear agreement, more than a nod."""
    agenda: re.Pattern[str]
    """The naming of a point of the agenda."""
    undecided: re.Pattern[str]
    elliptic: re.Pattern[str]
    """How half a sentence begins that goes on from the one before."""
    procedural: re.Pattern[str]
    """Talk about the meeting itself: nothing in it is settled in passing."""
    bare_decision: re.Pattern[str]
    question_start: re.Pattern[str]
    unanswered: re.Pattern[str]
    open_statement: re.Pattern[str]


def cues_of(language: str) -> Cues | None:
    """The patterns of a language; None where we know none and rather say nothing."""
    from sottovoce_models.summarize import cues_de, cues_en

    return {"de": cues_de.CUES, "en": cues_en.CUES}.get(language)
