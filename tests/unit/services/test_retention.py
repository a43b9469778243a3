"""What is due is counted as the law counts: leap years, time zones, holds; and never earlier than it may go."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.services.retention import Due, DueKind, due, everything_due_on, has_terms, sound_due_on, years_after
from sottovoce.services.trash import TERM_DAYS, days_left
from sottovoce.vault.rows_matters import Matter
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce_models.types import Track

MATTER = Matter("m", "Muster", ended_on="2016-03-01", audio_days=14, keep_years=10)
ROW = MeetingRow(
    "0" * 32,
    "Sitzung",
    None,
    60_000,
    (Track.MIC,),
    "",
    MeetingState.READY,
    "2016-01-05T09:00:00+00:00",
    has_minutes=True,
    matter_id="m",
    approved_at="2016-01-06T23:30:00+00:00",
)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("ended", "years", "last"),
    [
        (date(2016, 3, 1), 10, date(2026, 3, 1)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2023, 2, 28), 1, date(2024, 2, 28)),
        (date(2020, 12, 31), 0, date(2020, 12, 31)),
    ],
)
def test_years_end_on_the_day_of_the_same_number(ended: date, years: int, last: date) -> None:
    assert years_after(ended, years) == last
    matter = replace(MATTER, ended_on=ended.isoformat(), keep_years=years)
    assert everything_due_on(matter) == last + timedelta(days=1)


@given(DAYS, st.integers(0, 99))
def test_years_are_never_shorter_than_they_are_and_grow_with_their_number(day: date, years: int) -> None:
    last = years_after(day, years)
    assert (last.year, last.month) == (day.year + years, day.month)
    assert last.day == day.day or (day.month, day.day, last.day) == (2, 29, 28)
    assert years_after(day, years + 1) > last


@given(DAYS, DAYS, st.integers(0, 20))
def test_whoever_ends_later_is_due_no_earlier(one: date, other: date, years: int) -> None:
    first, second = sorted((one, other))
    assert years_after(first, years) <= years_after(second, years)


def test_the_end_of_time_is_no_error() -> None:
    matter = replace(MATTER, ended_on="9999-12-31", keep_years=99)
    assert everything_due_on(matter) == date.max


def test_the_day_of_an_approval_is_that_of_the_user() -> None:
    assert sound_due_on(ROW, MATTER, UTC) == date(2016, 1, 20)
    assert sound_due_on(ROW, MATTER, ZoneInfo("Europe/Berlin")) == date(2016, 1, 21)
    assert sound_due_on(ROW, MATTER, ZoneInfo("America/New_York")) == date(2016, 1, 20)


def _kinds(today: date, *, row: MeetingRow = ROW, matter: Matter = MATTER) -> list[DueKind]:
    return [each.kind for each in due([row], [matter], today, UTC)]


def test_sound_is_due_first_and_everything_when_the_years_are_over() -> None:
    assert _kinds(date(2016, 1, 19)) == []
    assert _kinds(date(2016, 1, 20)) == [DueKind.SOUND]
    assert _kinds(date(2026, 3, 1)) == [DueKind.SOUND]
    assert _kinds(date(2026, 3, 2)) == [DueKind.EVERYTHING]


@pytest.mark.parametrize(
    "matter",
    [
        replace(MATTER, legal_hold=True),
        replace(MATTER, audio_days=None, keep_years=None),
        replace(MATTER, audio_days=None, ended_on=None),
    ],
)
def test_a_hold_and_a_matter_without_terms_let_nothing_go(matter: Matter) -> None:
    assert _kinds(date(2100, 1, 1), matter=matter) == []
    assert not has_terms(matter)


@pytest.mark.parametrize(
    "row",
    [
        replace(ROW, matter_id=None),
        replace(ROW, matter_id="another"),
        replace(ROW, trashed_at="2020-01-01T00:00:00+00:00"),
        replace(ROW, state=MeetingState.RECORDING),
        replace(ROW, state=MeetingState.IMPORTING),
    ],
)
def test_what_is_in_no_matter_in_the_trash_or_not_finished_is_not_due(row: MeetingRow) -> None:
    assert _kinds(date(2100, 1, 1), row=row) == []


def test_sound_that_is_gone_or_was_never_approved_is_not_due() -> None:
    only_sound = replace(MATTER, keep_years=None)
    today = date(2020, 1, 1)
    assert _kinds(today, matter=only_sound) == [DueKind.SOUND]
    assert _kinds(today, row=replace(ROW, tracks=()), matter=only_sound) == []
    assert _kinds(today, row=replace(ROW, approved_at=None), matter=only_sound) == []


def test_what_is_worked_on_is_not_named_and_the_longest_due_stands_first() -> None:
    rows = [replace(ROW, id=f"{number:032x}", approved_at=f"2016-0{9 - number}-01T10:00:00Z") for number in range(4)]
    found = due(rows, [replace(MATTER, keep_years=None)], date(2020, 1, 1), UTC, busy={rows[1].id})
    assert [each.row.id for each in found] == [rows[3].id, rows[2].id, rows[0].id]
    assert found[0] == Due(
        rows[3], DueKind.SOUND, replace(MATTER, keep_years=None), date(2016, 6, 1), date(2016, 6, 15), 14
    )


@given(DAYS, DAYS, st.integers(0, 3650), st.integers(0, 30), st.booleans())
def test_nothing_is_due_before_its_day(approved: date, today: date, days: int, years: int, hold: bool) -> None:
    matter = Matter("m", "M", ended_on=approved.isoformat(), audio_days=days, keep_years=years, legal_hold=hold)
    row = replace(ROW, approved_at=f"{approved.isoformat()}T12:00:00+00:00")
    for each in due([row], [matter], today, UTC):
        assert not hold
        assert each.since <= today
        if each.kind is DueKind.EVERYTHING:
            assert today > years_after(approved, years)
        else:
            assert (today - approved).days >= days


NOW = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)


def test_the_trash_counts_down_to_the_next_start() -> None:
    assert days_left(NOW.isoformat(), NOW) == TERM_DAYS
    assert days_left((NOW - timedelta(days=18)).isoformat(), NOW) == 12
    assert days_left((NOW - timedelta(days=TERM_DAYS, seconds=-1)).isoformat(), NOW) == 1
    assert days_left((NOW - timedelta(days=TERM_DAYS)).isoformat(), NOW) == 0


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_a_clock_that_was_wrong_makes_the_term_no_longer(at: datetime) -> None:
    assert 0 <= days_left(at.isoformat(), NOW) <= TERM_DAYS
