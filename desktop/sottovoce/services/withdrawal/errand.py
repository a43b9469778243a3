"""What a withdrawal that was begun needs to be brought to its end, whatever of it is done already. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sottovoce.core.consent import Answer, MeetingConsent, Participant, Purpose
from sottovoce.services.withdrawal.cutting import Stretch
from sottovoce.services.withdrawal.duties import Duty, DutyReason
from sottovoce.services.withdrawal.plan import Reach
from sottovoce.vault.rows_withdrawals import Json
from sottovoce_models import codec


@dataclass(frozen=True, slots=True)
class Errand:
    """Everything a step looks up here, since the steps before it have taken away where it could be found.

    `name` and `forms` (how else they are named), `others` (who stays), `stretches` (when they spoke) and `sound` (the
    same with what is around it): of a person's part. `sample`: the training sample that goes, or "". `reason` and
    `until`: why an approved note stays, if one does.
    """

    participant_id: str
    purpose: Purpose
    reach: Reach
    name: str = field(default="", repr=False)
    others: tuple[str, ...] = field(default=(), repr=False)
    forms: tuple[str, ...] = field(default=(), repr=False)
    stretches: tuple[Stretch, ...] = ()
    sound: tuple[Stretch, ...] = ()
    sample: str = ""
    reason: DutyReason | None = None
    until: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def duty(self) -> Duty | None:
        """Why the approved note stays."""
        if self.reason is None:
            return None
        return Duty(self.reason, None if self.until is None else date.fromisoformat(self.until))

    def plain(self) -> Json:
        """For the vault."""
        found: Json = codec.plain(self)
        return found


def errand_from_plain(data: Json) -> Errand:
    """The errand of a row; ValueError if it is none."""
    return codec.from_plain(Errand, data)


def taken_back(consent: MeetingConsent, person: Participant, purpose: Purpose, at: str) -> MeetingConsent:
    """The same meeting with this answer withdrawn, and the one to training with it: a sample goes with everything."""
    purposes = [purpose]
    if person.given(Purpose.TRAIN).answer is Answer.YES:
        purposes.append(Purpose.TRAIN)
    for each in dict.fromkeys(purposes):
        given = person.given(each)
        person = person.answered([each], type(given)(Answer.WITHDRAWN, at, given.method, given.document))
    return consent.with_participant(person)
