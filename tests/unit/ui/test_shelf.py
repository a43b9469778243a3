"""The list's order, its days and its filters, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from sottovoce.ui.library.filter_panel import Period, days_of
from sottovoce.ui.library.shelf import (
    NO_MATTER,
    Entry,
    MeetingFilter,
    Sort,
    arranged,
    begins_day,
    entry_of,
    newest_first,
    people_of,
    tags_of,
)
from sottovoce.ui.library.tags_dialog import TagChange, share_of
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce_models.types import Track

NOON = datetime(2026, 11, 14, 12, 0).astimezone()


def row(number: int, title: str = "", *, hours: int = 0, speakers: tuple[str, ...] = ()) -> MeetingRow:
    at = NOON + timedelta(hours=hours)
    return MeetingRow(
        f"{number:032x}",
        title,
        None,
        1_000 * number,
        (Track.FILE,),
        "",
        MeetingState.READY,
        at.isoformat(),
        speakers=speakers,
    )


def shelf(*rows: MeetingRow) -> list[Entry]:
    return sorted(map(entry_of, rows), key=newest_first)


def ids(entries: list[Entry]) -> list[int]:
    return [int(entry.id, 16) for entry in entries]


MUSTER = replace(row(1, "Muster", speakers=("Anna Keller",)), matter_id="m", doubts=2, tags=("Dringend",))
BAUM = replace(row(2, "baum", hours=-24, speakers=("Ömer Öz", "Ben")), open_actions=1)
NAMELESS = replace(row(3, hours=-48), matter_id="n")
ALL = shelf(MUSTER, BAUM, NAMELESS)


def test_meetings_stand_in_the_order_that_is_asked_for() -> None:
    assert ids(arranged(ALL, MeetingFilter(), Sort.NEWEST)) == [1, 2, 3]
    assert ids(arranged(ALL, MeetingFilter(), Sort.OLDEST)) == [3, 2, 1]
    assert ids(arranged(ALL, MeetingFilter(), Sort.TITLE)) == [2, 1, 3]
    assert ids(arranged(ALL, MeetingFilter(), Sort.LENGTH)) == [3, 2, 1]


def test_each_filter_asks_for_one_thing() -> None:
    day = NOON.date()
    for wanted, found in (
        (MeetingFilter(matter_id="m"), [1]),
        (MeetingFilter(matter_id=NO_MATTER), [2]),
        (MeetingFilter(person=" keller "), [1]),
        (MeetingFilter(person="öme"), [2]),
        (MeetingFilter(person="ANNA"), [1]),
        (MeetingFilter(first=day), [1]),
        (MeetingFilter(last=day - timedelta(days=1)), [2, 3]),
        (MeetingFilter(first=day - timedelta(days=1), last=day - timedelta(days=1)), [2]),
        (MeetingFilter(tag="dringend"), [1]),
        (MeetingFilter(open_actions=True), [2]),
        (MeetingFilter(doubts=True), [1]),
        (MeetingFilter(doubts=True, open_actions=True), []),
    ):
        assert ids(arranged(ALL, wanted, Sort.NEWEST)) == found, wanted
        assert wanted.is_on
    waiting = {f"{3:032x}"}
    assert ids(arranged(ALL, MeetingFilter(waiting=True), Sort.NEWEST, waiting)) == [3]
    assert not MeetingFilter().is_on


def test_a_day_begins_where_the_one_before_ends_and_only_in_an_order_of_time() -> None:
    entries = shelf(row(1), row(2, hours=-1), row(3, hours=-24), row(4, hours=-72))
    assert [begins_day(entries, place, Sort.NEWEST) for place in range(4)] == [True, False, True, True]
    backwards = arranged(entries, MeetingFilter(), Sort.OLDEST)
    assert [begins_day(backwards, place, Sort.OLDEST) for place in range(4)] == [True, True, True, False]
    assert not any(begins_day(entries, place, Sort.TITLE) for place in range(4))


def test_the_day_is_that_of_this_computer_whatever_zone_the_row_was_written_in() -> None:
    local = datetime(2026, 11, 14, 0, 30).astimezone()
    assert entry_of(replace(row(1), created_at=local.astimezone(UTC).isoformat())).day == date(2026, 11, 14)


def test_names_and_tags_are_offered_once() -> None:
    again = replace(row(4, speakers=("Ben", "anna keller")), tags=("dringend", "Alt"))
    assert people_of([*ALL, entry_of(again)]) == ["Anna Keller", "anna keller", "Ben", "Ömer Öz"]
    assert [tag.casefold() for tag in tags_of([*ALL, entry_of(again)])] == ["alt", "dringend"]


entries_strategy = st.lists(
    st.builds(
        lambda number, hours, title, doubts, matter: replace(
            row(number, title, hours=hours), doubts=doubts, matter_id=matter
        ),
        st.integers(0, 10_000),
        st.integers(-100, 100),
        st.text(max_size=5),
        st.integers(0, 2),
        st.sampled_from([None, "m", "n"]),
    ),
    unique_by=lambda each: each.id,
    max_size=30,
)


@given(entries_strategy, st.sampled_from(Sort), st.sampled_from(["", "m", NO_MATTER]), st.booleans())
def test_what_is_shown_is_some_of_what_there_is_once_and_in_order(
    rows: list[MeetingRow], sort: Sort, matter: str, doubts: bool
) -> None:
    entries = shelf(*rows)
    wanted = MeetingFilter(matter_id=matter, doubts=doubts)
    shown = arranged(entries, wanted, sort)
    assert len({entry.id for entry in shown}) == len(shown)
    fitting = {entry.id for entry in entries if not doubts or entry.row.doubts}
    if matter:
        fitting &= {e.id for e in entries if e.row.matter_id == (None if matter == NO_MATTER else matter)}
    assert {entry.id for entry in shown} == fitting
    if sort is Sort.LENGTH:
        assert [e.row.duration_ms for e in shown] == sorted((e.row.duration_ms for e in shown), reverse=True)
    if sort in {Sort.NEWEST, Sort.OLDEST}:
        starts = [entry.day for place, entry in enumerate(shown) if begins_day(shown, place, sort)]
        assert starts == list(dict.fromkeys(entry.day for entry in shown))


def test_periods_have_both_their_days() -> None:
    today = date(2026, 3, 1)
    assert days_of(Period.TODAY, today) == (today, today)
    assert days_of(Period.WEEK, today) == (date(2026, 2, 23), today)
    assert days_of(Period.LAST_YEAR, date(2025, 2, 28)) == (date(2024, 1, 1), date(2024, 12, 31))
    assert days_of(Period.ANY, today) == (None, None)


def test_tags_differ_by_more_than_capitals() -> None:
    change = TagChange(("Neu", "ALT"), ("weg",))
    assert change.applied(("alt", "Weg", "bleibt")) == ("alt", "bleibt", "Neu")
    assert share_of("alt", [("Alt",), ("ALT", "x")]) is Qt.CheckState.Checked
    assert share_of("alt", [("Alt",), ()]) is Qt.CheckState.PartiallyChecked
    assert share_of("alt", [(), ()]) is Qt.CheckState.Unchecked
