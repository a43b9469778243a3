"""People who have been asked, for tests that record."""

from __future__ import annotations

from sottovoce.core.consent import START_PURPOSES, Answer, Basis, Given, MeetingConsent, Participant, Purpose, Role
from sottovoce.core.consent_notices import NoticeFacts, notice

AT = "2026-11-27T10:00:00+01:00"
YES = Given(Answer.YES, AT)
NO = Given(Answer.NO, AT)


def person(number: int = 1, name: str = "Anna Keller", role: Role = Role.CLIENT, given: Given = YES) -> Participant:
    """Somebody who answered everything that is asked at the start."""
    return Participant(f"{number:032x}", name, role).answered(START_PURPOSES, given)


def agreed(*people: Participant, purposes: tuple[Purpose, ...] = START_PURPOSES) -> MeetingConsent:
    """A meeting before which everyone said yes: the user and a client, if nobody else is named."""
    everyone = people or (person(1, "Dr. Lea Brunner", Role.USER), person(2))
    told = notice("de", NoticeFacts()).reference
    return MeetingConsent(Basis.ASKED, everyone, frozenset(purposes), told)
