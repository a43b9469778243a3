"""What a withdrawal would do, before it is done. Pure: from what is stored to what goes, what stays and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sottovoce.core.consent import MeetingConsent, Purpose, Role
from sottovoce.services.withdrawal.cutting import (
    Mentions,
    Stretch,
    rests_on,
    stretches_of,
    their_turns,
    voices_of,
)
from sottovoce.services.withdrawal.duties import Duty
from sottovoce_models.types import Summary, SummaryItem, Transcript, Turn


class Reach(StrEnum):
    """How far a withdrawal goes. A training sample of the meeting goes with each of them."""

    MEETING = "meeting"  # sound, text and minutes
    PERSON = "person"  # one person's passages, turns, quotes and mentions
    TEXT = "text"  # text and minutes; the sound stays
    MINUTES = "minutes"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class WithdrawalPlan:
    """What goes and what stays. `turns`, `lines`: of what is shown now, whole; `mentions`: of the name, elsewhere.

    `stretches`: of sound. `duty`: why the approved note stays, restricted; None if it goes like the rest.
    `voice_unknown`: nobody said which voice is theirs, so their part alone cannot be taken out.
    """

    reach: Reach
    turns: tuple[Turn, ...] = ()
    lines: tuple[SummaryItem, ...] = ()
    mentions: int = 0
    stretches: tuple[Stretch, ...] = ()
    duty: Duty | None = None
    voice_unknown: bool = False


def reach_of(consent: MeetingConsent, participant_id: str, purpose: Purpose, *, everything: bool = False) -> Reach:
    """How far it goes. `everything`: the user wants the whole meeting gone. KeyError for somebody who was not there.

    Who talked alone with the user leaves nothing that is not about them: an interpreter does not change that.
    """
    person = consent.participant(participant_id)
    if person is None:
        raise KeyError(participant_id)
    if everything:
        return Reach.MEETING
    if purpose is not Purpose.RECORD:
        return _REACH[purpose]
    spoken_with = [each.id for each in consent.participants if each.role not in (Role.USER, Role.INTERPRETER)]
    return Reach.MEETING if spoken_with == [person.id] else Reach.PERSON


_REACH = {Purpose.TRANSCRIBE: Reach.TEXT, Purpose.SUMMARIZE: Reach.MINUTES, Purpose.TRAIN: Reach.SAMPLE}


def plan_of(
    consent: MeetingConsent,
    participant_id: str,
    reach: Reach,
    transcript: Transcript | None,
    summary: Summary | None,
    *,
    title: str = "",
    duty: Duty | None = None,
    forms: Iterable[str] = (),
) -> WithdrawalPlan:
    """What would go of what is shown. `forms`: how else they are named. KeyError for somebody who was not there."""
    person = consent.participant(participant_id)
    if person is None:
        raise KeyError(participant_id)
    lines = summary.items if summary is not None else ()
    turns = transcript.turns if transcript is not None else ()
    if reach is Reach.SAMPLE:
        return WithdrawalPlan(reach)
    if reach is Reach.MINUTES:
        return WithdrawalPlan(reach, lines=lines, duty=duty)
    if reach is not Reach.PERSON:
        return WithdrawalPlan(reach, turns, lines, duty=duty)
    others = [each.name for each in consent.participants if each.id != person.id]
    voices = voices_of(transcript, person.name, others) if transcript is not None else frozenset()
    gone = their_turns(transcript, voices) if transcript is not None else ()
    going = tuple(item for item in lines if rests_on(item, gone))
    mentions = Mentions((person.name,), others, forms)
    ids = {turn.id for turn in gone}
    staying = [turn.text for turn in turns if turn.id not in ids] + [item.text for item in lines if item not in going]
    named = sum(map(mentions.count, (title, *staying)))
    return WithdrawalPlan(reach, gone, going, named, stretches_of(gone), duty, voice_unknown=not voices)
