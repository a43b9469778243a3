from __future__ import annotations

import pytest

from sottovoce.core.consent import MeetingConsent, Participant, Purpose, Role
from sottovoce.services.withdrawal.cutting import Stretch
from sottovoce.services.withdrawal.plan import Reach, plan_of, reach_of
from sottovoce_models.types import Citation, ItemKind, Speaker, Summary, SummaryItem, Transcript, Turn

ANNA = Participant("anna", "Anna Keller", Role.CLIENT)
BEN = Participant("ben", "Ben Maier", Role.COLLEAGUE)
ME = Participant("me", "Dr. Ida Vogt", Role.USER)
INTERPRETER = Participant("int", "Olga Petrova", Role.INTERPRETER)


def consent(*people: Participant) -> MeetingConsent:
    return MeetingConsent(participants=people)


@pytest.mark.parametrize(
    ("people", "purpose", "everything", "expected"),
    [
        ((ME, ANNA), Purpose.RECORD, False, Reach.MEETING),
        ((ME, ANNA, INTERPRETER), Purpose.RECORD, False, Reach.MEETING),
        ((ME, ANNA, BEN), Purpose.RECORD, False, Reach.PERSON),
        ((ME, ANNA, BEN), Purpose.RECORD, True, Reach.MEETING),
        ((ME, ANNA, BEN), Purpose.TRANSCRIBE, False, Reach.TEXT),
        ((ME, ANNA), Purpose.SUMMARIZE, False, Reach.MINUTES),
        ((ME, ANNA), Purpose.TRAIN, False, Reach.SAMPLE),
        ((ME, ANNA), Purpose.TRAIN, True, Reach.MEETING),
    ],
)
def test_how_far_a_withdrawal_goes(
    people: tuple[Participant, ...], purpose: Purpose, everything: bool, expected: Reach
) -> None:
    assert reach_of(consent(*people), "anna", purpose, everything=everything) is expected


def test_an_interpreter_or_the_user_takes_back_their_own_part_only() -> None:
    assert reach_of(consent(ME, ANNA, INTERPRETER), "int", Purpose.RECORD) is Reach.PERSON
    assert reach_of(consent(ME, ANNA), "me", Purpose.RECORD) is Reach.PERSON


def test_nobody_who_was_not_there_withdraws() -> None:
    with pytest.raises(KeyError):
        reach_of(consent(ME), "anna", Purpose.RECORD)


TURNS = (
    Turn("t1", "S1", 0, 1000, "Frau Keller, wie geht es?"),
    Turn("t2", "S2", 1000, 2000, "Seit März schlafe ich schlecht."),
    Turn("t3", "S3", 2500, 3000, "Das kenne ich."),
)
SPEAKERS = {"S1": Speaker("Dr. Ida Vogt"), "S2": Speaker("anna  keller"), "S3": Speaker("Ben Maier")}
TRANSCRIPT = Transcript("r", 1, "de", SPEAKERS, TURNS)
HERS = SummaryItem(ItemKind.TOPIC, "Schlaf", (Citation("t2", 1000, 2000, "schlafe ich schlecht"),))
HIS = SummaryItem(ItemKind.TOPIC, "Ben kennt, was Anna sagt", (Citation("t3", 2500, 3000, "Das kenne ich."),))
SUMMARY = Summary("r", 1, "general", "de", (HERS, HIS), quote_led=False)


def test_the_plan_lists_the_turns_the_lines_and_how_often_the_name_is_said_elsewhere() -> None:
    plan = plan_of(consent(ME, ANNA, BEN), "anna", Reach.PERSON, TRANSCRIPT, SUMMARY, title="Gespräch Keller")
    assert plan.turns == (TURNS[1],)
    assert plan.lines == (HERS,)
    assert plan.stretches == (Stretch(1000, 2000),)
    assert plan.mentions == 3  # in the title, in the first turn, in the line that stays
    assert not plan.voice_unknown


def test_a_voice_nobody_named_is_said_to_be_unknown() -> None:
    nameless = Transcript("r", 1, "de", {"S1": Speaker(), "S2": Speaker(), "S3": Speaker()}, TURNS)
    assert plan_of(consent(ME, ANNA, BEN), "anna", Reach.PERSON, nameless, None).voice_unknown


def test_text_takes_the_minutes_with_it_and_minutes_leave_the_text() -> None:
    text = plan_of(consent(ME, ANNA), "anna", Reach.TEXT, TRANSCRIPT, SUMMARY)
    minutes = plan_of(consent(ME, ANNA), "anna", Reach.MINUTES, TRANSCRIPT, SUMMARY)
    sample = plan_of(consent(ME, ANNA), "anna", Reach.SAMPLE, TRANSCRIPT, SUMMARY)
    assert (text.turns, text.lines) == (TURNS, SUMMARY.items)
    assert (minutes.turns, minutes.lines) == ((), SUMMARY.items)
    assert (sample.turns, sample.lines) == ((), ())
