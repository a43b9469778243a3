from __future__ import annotations

from datetime import date

import pytest

from sottovoce.core.profile import Profile, ProfileKind
from sottovoce.services.withdrawal.duties import Duty, DutyReason, duty_of
from sottovoce.vault.rows_matters import Matter

TODAY = date(2026, 11, 27)
PRIVATE, THERAPY, LAW = (Profile(kind) for kind in (ProfileKind.PRIVATE, ProfileKind.THERAPY, ProfileKind.LAW))


def matter(ended_on: str | None = None, keep_years: int | None = None, *, legal_hold: bool = False) -> Matter:
    return Matter("m", "Akte", ended_on=ended_on, keep_years=keep_years, legal_hold=legal_hold)


@pytest.mark.parametrize(
    ("of", "profile", "expected"),
    [
        (matter("2024-02-29"), THERAPY, Duty(DutyReason.PATIENT_FILE, date(2034, 2, 28))),
        (matter("2024-02-29"), LAW, Duty(DutyReason.LAWYERS_FILE, date(2030, 12, 31))),
        (matter(), THERAPY, Duty(DutyReason.PATIENT_FILE, None)),
        (None, LAW, Duty(DutyReason.LAWYERS_FILE, None)),
        (matter("2010-01-01"), LAW, None),
        (matter("2016-11-27"), THERAPY, Duty(DutyReason.PATIENT_FILE, date(2026, 11, 27))),
        (matter("2016-11-26"), THERAPY, None),
        (matter("2024-05-01", 30), THERAPY, Duty(DutyReason.OWN_RULE, date(2054, 5, 1))),
        (matter("2024-05-01", 2), THERAPY, Duty(DutyReason.PATIENT_FILE, date(2034, 5, 1))),
        (matter("2024-05-01", 3), PRIVATE, Duty(DutyReason.OWN_RULE, date(2027, 5, 1))),
        (matter("2024-05-01", 9999), PRIVATE, Duty(DutyReason.OWN_RULE, date(9999, 5, 1))),
        (matter("2001-05-01", legal_hold=True), PRIVATE, Duty(DutyReason.LEGAL_HOLD, None)),
        (matter(), PRIVATE, None),
        (None, PRIVATE, None),
    ],
)
def test_an_approved_note_is_kept_as_long_as_the_longest_duty(
    of: Matter | None, profile: Profile, expected: Duty | None
) -> None:
    assert duty_of(of, profile, approved=True, today=TODAY) == expected


@pytest.mark.parametrize("profile", [PRIVATE, THERAPY, LAW])
def test_what_nobody_approved_never_stays(profile: Profile) -> None:
    assert duty_of(matter(legal_hold=True), profile, approved=False, today=TODAY) is None
