"""The rules of consent, cell by cell: who may answer, what stands against a start, and what against each purpose."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.core.consent import (
    START_PURPOSES,
    Answer,
    Basis,
    BlockerCode,
    Given,
    GivenBy,
    MeetingConsent,
    Method,
    Notice,
    Participant,
    Purpose,
    Role,
    StandingConsent,
    purpose_blockers,
    start_blockers,
)
from sottovoce_models import codec
from tests.helpers.consents import AT, YES, agreed, person

USER = person(1, "Dr. Lea Brunner", Role.USER)
FEWEST = {GivenBy.SELF: 0, GivenBy.PARENT: 1, GivenBy.PARENTS: 2, GivenBy.GUARDIAN: 1}


def codes(consent: MeetingConsent, purpose: Purpose | None = None) -> set[BlockerCode]:
    found = start_blockers(consent) if purpose is None else purpose_blockers(consent, purpose)
    return {each.code for each in found}


def test_everyone_who_said_yes_to_everything_may_be_recorded() -> None:
    assert start_blockers(agreed()) == ()


@pytest.mark.parametrize("role", list(Role))
def test_every_role_must_answer_and_only_an_interpreter_is_never_alone_with_the_user(role: Role) -> None:
    other = person(2, role=role)
    wanted = {BlockerCode.ONLY_INTERPRETER} if role is Role.INTERPRETER else set()
    assert codes(agreed(USER, other)) == wanted
    silent = replace(other, answers={})
    assert codes(agreed(USER, silent)) == wanted | {BlockerCode.OPEN}
    assert codes(agreed(USER, other, person(3, "Client"))) == set()


@pytest.mark.parametrize(
    ("given_by", "count", "minor", "assent"),
    list(product(GivenBy, range(4), (False, True), Answer)),
)
def test_who_may_answer_for_a_child(given_by: GivenBy, count: int, minor: bool, assent: Answer) -> None:
    names = tuple(f"Parent {number}" for number in range(count))
    child = replace(person(2), minor=minor, given_by=given_by, givers=names, assent=assent)
    wanted = set()
    if count < FEWEST[given_by] or (minor and given_by is GivenBy.SELF):
        wanted.add(BlockerCode.GIVERS)
    if minor and assent is not Answer.YES:
        wanted.add(BlockerCode.ASSENT)
    assert codes(agreed(USER, child)) == wanted


def test_one_parent_named_twice_is_not_both() -> None:
    child = replace(person(2), minor=True, given_by=GivenBy.PARENTS, givers=("Eva", "Eva"), assent=Answer.YES)
    assert codes(agreed(USER, child)) == {BlockerCode.GIVERS}
    assert codes(agreed(USER, replace(child, givers=("Eva", " ")))) == {BlockerCode.GIVERS}


@pytest.mark.parametrize(("answer", "method", "purpose"), list(product(Answer, Method, START_PURPOSES)))
def test_one_answer_that_is_no_yes_blocks_the_start_and_what_needs_it(
    answer: Answer, method: Method, purpose: Purpose
) -> None:
    consent = agreed(USER, person(2).answered([purpose], Given(answer, AT, method)))
    blocked = answer is not Answer.YES
    assert bool(start_blockers(consent)) is blocked
    for each in START_PURPOSES:
        needs = each is purpose or (each is Purpose.SUMMARIZE and purpose is Purpose.TRANSCRIBE)
        assert bool(purpose_blockers(consent, each)) is (blocked and needs)


@pytest.mark.parametrize("method", list(Method))
def test_training_takes_a_yes_of_everyone_but_never_a_standing_one(method: Method) -> None:
    people = [each.answered([Purpose.TRAIN], Given(Answer.YES, AT, method)) for each in (USER, person(2))]
    wanted = {BlockerCode.STANDING_FOR_TRAINING} if method is Method.STANDING else set()
    assert codes(agreed(*people), Purpose.TRAIN) == wanted
    assert codes(agreed(people[0], person(2)), Purpose.TRAIN) >= {BlockerCode.OPEN}


@pytest.mark.parametrize("purposes", [(), (Purpose.RECORD,), (Purpose.RECORD, Purpose.TRANSCRIBE)])
def test_what_was_not_asked_is_not_done(purposes: tuple[Purpose, ...]) -> None:
    consent = agreed(purposes=purposes)
    assert (BlockerCode.NOT_ASKED in codes(consent)) is (Purpose.RECORD not in purposes)
    for purpose in START_PURPOSES:
        assert (codes(consent, purpose) == {BlockerCode.NOT_ASKED}) is (purpose not in purposes)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"participants": ()}, BlockerCode.NOBODY),
        ({"participants": (person(1, " "),)}, BlockerCode.NAMELESS),
        ({"notice": None}, BlockerCode.NO_NOTICE),
        ({"purposes": frozenset()}, BlockerCode.NOT_ASKED),
    ],
)
def test_nobody_nameless_nothing_told_nothing_asked(change: dict[str, object], code: BlockerCode) -> None:
    assert code in codes(replace(agreed(), **change))  # type: ignore[arg-type] # each is what its field takes


@pytest.mark.parametrize(("basis", "answer"), list(product((Basis.ELSEWHERE, Basis.UNKNOWN), Answer)))
def test_a_file_that_was_brought_in_is_the_users_affair_but_for_a_no(basis: Basis, answer: Answer) -> None:
    people = (person(2).answered([Purpose.TRANSCRIBE, Purpose.TRAIN], Given(answer, AT)),)
    consent = MeetingConsent(basis, people)
    said_no = answer in {Answer.NO, Answer.WITHDRAWN}
    assert bool(purpose_blockers(consent, Purpose.TRANSCRIBE)) is said_no
    assert purpose_blockers(MeetingConsent(basis), Purpose.SUMMARIZE) == ()
    trains = not purpose_blockers(consent, Purpose.TRAIN)
    assert trains is (basis is Basis.ELSEWHERE and answer is Answer.YES)


def test_a_standing_consent_never_covers_training() -> None:
    with pytest.raises(ValueError, match="training"):
        StandingConsent("s", "m", "Anna", frozenset({Purpose.RECORD, Purpose.TRAIN}), "2026-01-02")


def test_whoever_joins_comes_in_addition_and_changes_nobody_else() -> None:
    before = agreed()
    after = before.with_participant(Participant("9" * 32, "Somebody"))
    assert after.participants[:2] == before.participants
    assert codes(after) == {BlockerCode.OPEN}
    assert after.with_participant(person(9, "x")).participants != after.participants
    assert (
        before.with_participant(before.participants[0].answered([Purpose.TRAIN], YES)).participants[1:]
        == (before.participants[1:])
    )


texts = st.text(max_size=12)
givens = st.builds(Given, st.sampled_from(Answer), texts, st.sampled_from(Method), texts, texts)
people = st.builds(
    Participant,
    texts,
    texts,
    st.sampled_from(Role),
    st.booleans(),
    st.booleans(),
    st.sampled_from(GivenBy),
    st.lists(texts, max_size=2).map(tuple),
    st.sampled_from(Answer),
    st.dictionaries(st.sampled_from(Purpose), givens),
)
consents = st.builds(
    MeetingConsent,
    st.sampled_from(Basis),
    st.lists(people, max_size=3).map(tuple),
    st.frozensets(st.sampled_from(Purpose)),
    st.none() | st.builds(Notice, texts, texts, texts),
    texts,
)
standing = st.builds(
    StandingConsent,
    texts,
    texts,
    texts,
    st.frozensets(st.sampled_from(START_PURPOSES)),
    texts,
    texts,
    st.none() | texts,
    st.sampled_from(Role),
    st.booleans(),
    st.sampled_from(GivenBy),
    st.lists(texts, max_size=2).map(tuple),
)


@settings(max_examples=100, deadline=None)
@given(consents | standing)
def test_a_consent_survives_the_way_through_json_unchanged(value: MeetingConsent | StandingConsent) -> None:
    assert codec.from_plain(type(value), json.loads(json.dumps(codec.plain(value)))) == value


@pytest.mark.parametrize(
    "change",
    [{"purposes": ["sell"]}, {"purposes": "record"}, {"basis": "so"}, {"participants": [{"id": 3, "name": ""}]}],
)
def test_what_is_no_consent_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"not a|valid"):
        codec.from_plain(MeetingConsent, {**codec.plain(agreed()), **change})


def test_a_key_that_is_no_purpose_is_refused() -> None:
    plain = codec.plain(person(1))
    with pytest.raises(ValueError, match="sell"):
        codec.from_plain(Participant, {**plain, "answers": {"sell": plain["answers"]["record"]}})
