"""Whether an approved note must be kept although a consent was withdrawn, and until when. Pure.

Only what somebody approved can be a part of a file that the law wants kept; drafts, text and sound never are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sottovoce.core.profile import Profile, ProfileKind
from sottovoce.services.retention import years_after
from sottovoce.vault.rows_matters import Matter

PATIENT_YEARS: Final = 10
LAWYER_YEARS: Final = 6


class DutyReason(StrEnum):
    """What makes a note stay."""

    LEGAL_HOLD = "legal_hold"
    PATIENT_FILE = "patient_file"  # BGB section 630f: ten years after the end of the treatment
    LAWYERS_FILE = "lawyers_file"  # BRAO section 50: six years after the year in which the mandate ended
    OWN_RULE = "own_rule"


@dataclass(frozen=True, slots=True)
class Duty:
    """Why a note stays, and the last day of it; None: open, for the end is not known yet or somebody holds it."""

    reason: DutyReason
    until: date | None


def duty_of(matter: Matter | None, profile: Profile, *, approved: bool, today: date) -> Duty | None:
    """The duty that lasts longest, a legal hold before all; None if nothing must be kept any more.

    A note of a bound profession that belongs to no matter is kept with an open end: when it may go cannot be known.
    """
    if not approved:
        return None
    if matter is not None and matter.legal_hold:
        return Duty(DutyReason.LEGAL_HOLD, None)
    lasting = [each for each in _duties(matter, profile) if each.until is None or each.until >= today]
    return max(lasting, key=lambda each: each.until or date.max, default=None)


def _duties(matter: Matter | None, profile: Profile) -> tuple[Duty, ...]:
    ended = date.fromisoformat(matter.ended_on) if matter is not None and matter.ended_on is not None else None
    found = []
    if profile.kind in (ProfileKind.THERAPY, ProfileKind.MEDICINE):
        found.append(Duty(DutyReason.PATIENT_FILE, years_after(ended, PATIENT_YEARS) if ended else None))
    if profile.kind is ProfileKind.LAW:
        year_end = ended.replace(month=12, day=31) if ended else None
        found.append(Duty(DutyReason.LAWYERS_FILE, years_after(year_end, LAWYER_YEARS) if year_end else None))
    if matter is not None and matter.keep_years is not None:
        found.append(Duty(DutyReason.OWN_RULE, years_after(ended, matter.keep_years) if ended else None))
    return tuple(found)
