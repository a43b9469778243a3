"""From words to days: what is certain, and what is not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.services.tasks.due_day import due_day

SATURDAY = date(2026, 11, 14)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("by Friday", date(2026, 11, 20)),
        ("bis Donnerstag", date(2026, 11, 19)),
        ("Montag früh", date(2026, 11, 16)),
        ("bis spätestens Mittwoch", date(2026, 11, 18)),
        ("am kommenden Freitag", date(2026, 11, 20)),
        ("this Sunday", date(2026, 11, 15)),
        ("by the 3rd of December", date(2026, 12, 3)),
        ("zum dreiundzwanzigsten Dezember", date(2026, 12, 23)),
        ("Friday, the 4th of December", date(2026, 12, 4)),
        ("bis 3.12.", date(2026, 12, 3)),
        ("10.1.", date(2027, 1, 10)),
        ("13/12/2026", date(2026, 12, 13)),
        ("Ende November", date(2026, 11, 30)),
        ("by the end of next month", date(2026, 12, 31)),
        ("bis Ende des Jahres", date(2026, 12, 31)),
        ("heute noch", SATURDAY),
        ("bis morgen", date(2026, 11, 15)),
        ("übermorgen Abend", date(2026, 11, 16)),
        ("in zwei Tagen", date(2026, 11, 16)),
        ("innerhalb von zwei Wochen", date(2026, 11, 28)),
        ("vor Freitag", date(2026, 11, 19)),
    ],
)
def test_what_can_mean_one_day_only_is_that_day(said: str, day: date) -> None:
    assert due_day(said, SATURDAY) == day


@pytest.mark.parametrize(
    "said",
    [
        "",
        "am Samstag",  # said on a Saturday
        "diesen Freitag",  # said on a Saturday
        "next Friday",
        "nächste Woche",
        "in a month",
        "in zwei Wochen",
        "end of the week",
        "so bald wie möglich",
        "ab Montag",
        "erst morgen",
        "3/12/2026",
        "3.11.",  # nearly a year ahead, or eleven days ago
        "31. Februar",
        "Montag, 17.11.",  # a Tuesday
        "Monday or Tuesday",
        "99.99.9999",
        "morgens",
    ],
)
def test_what_can_mean_several_days_is_none(said: str) -> None:
    assert due_day(said, SATURDAY) is None


def test_without_knowing_when_it_was_said_only_a_whole_date_counts() -> None:
    assert due_day("bis 3.12.2026", None) == date(2026, 12, 3)
    assert due_day("24 December 2026", None) == date(2026, 12, 24)
    for said in ("heute", "morgen", "Freitag", "3.12.", "December 3rd", "in two days", "end of the month", "Ende Mai"):
        assert due_day(said, None) is None, said


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_a_whole_date_is_read_however_it_is_written(on: date, ahead: int) -> None:
    day = on + timedelta(days=ahead)
    english = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
    month = (*english, "November", "December")[day.month - 1]
    for said in (
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"bis zum {day.day:02}.{day.month:02}.{day.year}",
        f"by {month} {day.day}, {day.year}",
    ):
        assert due_day(said, on) == day == due_day(said, None), said


@given(st.text(max_size=90), st.none() | st.dates())
def test_nothing_that_was_said_can_break_it(said: str, on: date | None) -> None:
    found = due_day(said, on)
    assert found is None or isinstance(found, date)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(["Montag", "Friday", "tomorrow", "in 3 days"]))
def test_what_is_due_is_never_due_before_it_was_said(on: date, said: str) -> None:
    found = due_day(said, on)
    assert found is None or on < found <= on + timedelta(days=7)
