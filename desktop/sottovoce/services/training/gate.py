"""Whether a meeting may become a training sample. Pure; the one place that decides it, asked again before writing.

Closed unless everything is open: the box ticked for this meeting, everyone's own answer to training, no child among
them, minutes somebody stands for, and neither policy nor profile against it. Nobody can open it for somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sottovoce.core.consent import (
    START_PURPOSES,
    Answer,
    BlockerCode,
    MeetingConsent,
    Method,
    Purpose,
    purpose_blockers,
)
from sottovoce.core.policy import Policy
from sottovoce.core.profile import Profile

_SAID_NO: Final = frozenset({BlockerCode.REFUSED, BlockerCode.WITHDRAWN})


class GateCode(StrEnum):
    """Why a meeting may not become a sample."""

    UNTICKED = "unticked"
    POLICY_UNREADABLE = "policy_unreadable"  # a policy is there and cannot be followed: everything it may forbid is
    POLICY = "policy"
    PROFILE = "profile"  # professional secrecy, and the owner of the profile has not unlocked samples
    MINORS = "minors"
    CONSENT = "consent"  # see `GateBlocker.answer`
    RELEASE = "release"  # professional secrecy: this person has not signed a release
    NO_MINUTES = "no_minutes"
    NOT_APPROVED = "not_approved"
    QUOTE_LED = "quote_led"  # professional secrecy: the minutes are the words as spoken
    NOT_REWRITTEN = "not_rewritten"  # professional secrecy: no line of the minutes was written by a human


@dataclass(frozen=True, slots=True)
class GateBlocker:
    """One reason; of `CONSENT` and `RELEASE`, whose answer is missing (participant id, "" for all) and how."""

    code: GateCode
    participant_id: str = ""
    answer: BlockerCode | None = None


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """What the gate needs to know of the minutes. `rewritten`: a human wrote at least one of the lines."""

    there: bool = False
    approved: bool = False
    quote_led: bool = False
    rewritten: bool = False


@dataclass(frozen=True, slots=True)
class GateInput:
    """Everything that counts, as it is at this moment. `told`: today's notice on training was read to people."""

    profile: Profile
    policy: Policy
    consent: MeetingConsent
    minutes: MinutesFacts
    ticked: bool
    told: bool


def blockers(at: GateInput) -> tuple[GateBlocker, ...]:
    """Why not; empty only when all of it is open. The reasons nobody in the meeting can change come first."""
    return tuple(_blockers(at))


def may_ask(at: GateInput) -> tuple[GateBlocker, ...]:
    """Why the box cannot even be ticked: what answers and a tick could not change."""
    changeable = {GateCode.UNTICKED, GateCode.CONSENT, GateCode.RELEASE}
    return tuple(
        each for each in _blockers(at) if each.code not in changeable or each.answer is BlockerCode.BASIS_UNKNOWN
    )


def _blockers(at: GateInput) -> Iterator[GateBlocker]:
    if at.policy.problem:
        yield GateBlocker(GateCode.POLICY_UNREADABLE)
    elif at.policy.training_forbidden:
        yield GateBlocker(GateCode.POLICY)
    if not at.profile.shows_training:
        yield GateBlocker(GateCode.PROFILE)
    if at.consent.has_minors:
        yield GateBlocker(GateCode.MINORS)
    yield from _minutes(at)
    yield from _answers(at.consent)
    if not at.told:
        yield GateBlocker(GateCode.CONSENT, answer=BlockerCode.NO_NOTICE)
    if at.profile.bound_to_secrecy:
        yield from _releases(at.consent)
    if not at.ticked:
        yield GateBlocker(GateCode.UNTICKED)


def _minutes(at: GateInput) -> Iterator[GateBlocker]:
    minutes = at.minutes
    if not minutes.there:
        yield GateBlocker(GateCode.NO_MINUTES)
        return
    if not minutes.approved:
        yield GateBlocker(GateCode.NOT_APPROVED)
    if at.profile.bound_to_secrecy and minutes.quote_led:
        yield GateBlocker(GateCode.QUOTE_LED)
    if at.profile.bound_to_secrecy and not minutes.rewritten:
        yield GateBlocker(GateCode.NOT_REWRITTEN)


def _answers(consent: MeetingConsent) -> Iterator[GateBlocker]:
    """Everyone's yes to training; and nobody said no to what the sample is made from, or took that back."""
    for blocker in purpose_blockers(consent, Purpose.TRAIN):
        yield GateBlocker(GateCode.CONSENT, blocker.participant_id, blocker.code)
    for purpose in START_PURPOSES:
        for blocker in purpose_blockers(consent, purpose):
            if blocker.code in _SAID_NO:
                yield GateBlocker(GateCode.CONSENT, blocker.participant_id, blocker.code)


def _releases(consent: MeetingConsent) -> Iterator[GateBlocker]:
    for person in consent.participants:
        given = person.given(Purpose.TRAIN)
        signed = given.method is Method.WRITTEN and bool(given.document)
        if given.answer is Answer.YES and not signed:
            yield GateBlocker(GateCode.RELEASE, person.id)
