"""The steps from the tick to the sample, and which may follow which. Pure."""

from __future__ import annotations

from enum import IntEnum


class Step(IntEnum):
    """In their order; after `REVIEW` nothing that was chosen before can change without being looked at again."""

    CONSENT = 0
    NAMES = 1
    EXCERPT = 2
    REVIEW = 3
    RISK = 4
    DONE = 5


def before(step: Step) -> Step | None:
    """Where one step back leads; None where it leads out: from the first step, and when all is done."""
    return None if step in {Step.CONSENT, Step.DONE} else Step(step - 1)


def after(step: Step) -> Step:
    """Where the next step leads."""
    return Step(min(step + 1, Step.DONE))
