"""Every combination of what decides about a sample: the only cells that open are the ones meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from sottovoce.core.consent import (
    Answer,
    Basis,
    Given,
    GivenBy,
    MeetingConsent,
    Method,
    Participant,
    Purpose,
    Role,
)
from sottovoce.core.policy import Function, Policy
from sottovoce.core.profile import Profile, ProfileKind
from sottovoce.services.training.gate import GateInput, MinutesFacts, blockers

POLICIES = (
    Policy(),
    Policy(switched_off=frozenset(Function), consent_answers_required=True, source="policy"),
    Policy(training_forbidden=True, source="policy"),
    Policy(problem="line 3", source="policy"),
)
PROFILES = tuple(Profile(kind, unlocked) for kind in ProfileKind for unlocked in (False, True))
MINUTES = tuple(MinutesFacts(*facts) for facts in product((False, True), repeat=4))
WAYS = (*((method, "") for method in Method), (Method.WRITTEN, "a" * 64))
GIVENS = tuple(
    Given(answer, "2026-11-27T10:00:00+01:00", method, document) for answer, (method, document) in product(Answer, WAYS)
)
OTHERS = (
    Given(Answer.YES, "2026-11-27T10:00:00+01:00", Method.WRITTEN, "b" * 64),
    Given(Answer.YES, "2026-11-27T10:00:00+01:00", Method.SPOKEN),
    Given(Answer.YES, "2026-11-27T10:00:00+01:00", Method.STANDING, standing_id="s"),
    Given(),
)


def person(name: str, role: Role, train: Given, *, minor: bool = False) -> Participant:
    by = GivenBy.PARENT if minor else GivenBy.SELF
    givers, assent = (("Eva",), Answer.YES) if minor else ((), Answer.OPEN)
    answers = {Purpose.TRAIN: train}
    return Participant(name, name, role, minor=minor, given_by=by, givers=givers, assent=assent, answers=answers)


def consents() -> Iterator[tuple[MeetingConsent, bool, bool]]:
    """Each with what is expected of it, privately and under secrecy; written down here without asking the code."""
    for basis, minor, given, other in product(Basis, (False, True), GIVENS, OTHERS):
        people = (person("Anna", Role.CLIENT, given, minor=minor), person("Ich", Role.USER, other))
        agreed = all(each.answer is Answer.YES and each.method is not Method.STANDING for each in (given, other))
        private = agreed and not minor and basis is not Basis.UNKNOWN
        released = all(each.method is Method.WRITTEN and each.document for each in (given, other))
        yield MeetingConsent(basis, people), private, private and released


@pytest.mark.parametrize("profile", PROFILES, ids=lambda each: f"{each.kind}-{each.training_unlocked}")
def test_the_only_cells_that_open_are_the_ones_meant(profile: Profile) -> None:
    opened = 0
    for consent, private, released in consents():
        for policy, minutes, ticked in product(POLICIES, MINUTES, (False, True)):
            secret = profile.kind is not ProfileKind.PRIVATE
            meant = (
                ticked
                and policy in POLICIES[:2]
                and minutes.there
                and minutes.approved
                and (released if secret else private)
                and (not secret or (profile.training_unlocked and minutes.rewritten and not minutes.quote_led))
            )
            found = blockers(GateInput(profile, policy, consent, minutes, ticked, told=True))
            assert (not found) == meant, (profile, policy, consent, minutes, ticked, found)
            opened += meant
    assert bool(opened) == (not profile.bound_to_secrecy or profile.training_unlocked)


def test_nobody_listed_never_opens() -> None:
    minutes = MinutesFacts(there=True, approved=True, rewritten=True)
    for basis, profile in product(Basis, PROFILES):
        assert blockers(GateInput(profile, Policy(), MeetingConsent(basis), minutes, ticked=True, told=True))


@pytest.mark.parametrize("purpose", [Purpose.RECORD, Purpose.TRANSCRIBE, Purpose.SUMMARIZE])
def test_who_withdrew_an_earlier_purpose_has_withdrawn_the_sample_too(purpose: Purpose) -> None:
    train = Given(Answer.YES, "2026-11-27T10:00:00+01:00")
    anna = person("Anna", Role.CLIENT, train).answered([purpose], Given(Answer.WITHDRAWN, "2026-11-27T11:00:00+01:00"))
    consent = MeetingConsent(Basis.ASKED, (anna, person("Ich", Role.USER, train)))
    minutes = MinutesFacts(there=True, approved=True, rewritten=True)
    assert blockers(GateInput(Profile(), Policy(), consent, minutes, ticked=True, told=True))


def test_nothing_but_the_service_behind_the_gate_knows_the_folder() -> None:
    desktop = Path(__file__).resolve().parents[4] / "desktop"
    knows = {path.name for path in desktop.rglob("*.py") if "TrainingFolder" in path.read_text(encoding="utf-8")}
    assert knows == {"folder.py", "service.py"}
