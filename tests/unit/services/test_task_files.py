"""Tasks as a calendar file and as a table, the order in which they stand, and which are asked for."""

from __future__ import annotations

import csv
import re
from datetime import UTC, date, datetime
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from sottovoce.core.languages import UiLanguage
from sottovoce.services.tasks.calendar_file import calendar_text, escaped, folded
from sottovoce.services.tasks.table import table_text
from sottovoce.services.tasks.task import NO_MATTER, NOBODY, Task, TaskFilter, in_order, matters_of, owners_of

NOW = datetime(2026, 11, 14, 10, 30, tzinfo=UTC)
TASK = Task(
    uid="ab" * 16,
    recording_id="m1",
    revision=1,
    place=0,
    text="Send the report; to Ms S., please",
    owner="Ada",
    named=True,
    due="by Friday",
    day=date(2026, 11, 20),
    title="First session",
    held_on=date(2026, 11, 14),
    matter_id="k1",
    matter="Müller ./. Meier",
    turn_id="t1",
    start_ms=4000,
)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], value)


def test_a_task_becomes_an_entry_that_calendars_read() -> None:
    lines = unfolded(calendar_text([TASK], UiLanguage.EN, NOW, with_names=False))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert "VERSION:2.0" in lines
    assert f"UID:{TASK.uid}" in lines
    assert "DTSTAMP:20261114T103000Z" in lines
    assert "DUE;VALUE=DATE:20261120" in lines
    assert r"SUMMARY:Send the report\; to Ms S.\, please" in lines
    assert "CLASS:CONFIDENTIAL" in lines
    about = unescaped(next(line for line in lines if line.startswith("DESCRIPTION:")))
    assert about == "DESCRIPTION:Who: Ada\nWhen, as said: by Friday\nRemarks: Draft: heard by machine, not checked."


def test_meeting_and_matter_go_along_only_where_that_is_wanted() -> None:
    for write in (
        lambda names: calendar_text([TASK], UiLanguage.DE, NOW, with_names=names),
        lambda names: table_text([TASK], UiLanguage.DE, with_names=names),
    ):
        text, named = write(False), write(True)
        assert "First session" in named.replace("\r\n ", "")
        assert "Meier" in named.replace("\r\n ", "")
        assert "First session" not in text
        assert "Meier" not in text
        assert "m1" not in text + named
        assert "k1" not in text + named


def test_an_uncertain_day_is_no_due_date() -> None:
    text = calendar_text([Task("u", "m", 1, 0, "Call", due="soon")], UiLanguage.EN, NOW, with_names=False)
    assert "DUE" not in text
    assert "When\\, as said: soon" in text


@given(st.lists(st.text(min_size=1), max_size=4), st.text(), st.text())
def test_nothing_in_a_task_can_become_a_line_of_its_own(texts: list[str], owner: str, due: str) -> None:
    tasks = [Task(f"u{at}", "m", 1, at, text, owner, True, due) for at, text in enumerate(texts)]
    text = calendar_text(tasks, UiLanguage.EN, NOW, with_names=True)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text)
    assert text.count("\n") == text.count("\r\n")
    lines = unfolded(text)
    assert [line for line in lines if line.startswith("BEGIN:VTODO")] == ["BEGIN:VTODO"] * len(tasks)
    assert sum(line.startswith("UID:") for line in lines) == len(tasks)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_a_value_is_read_back_as_it_was(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert folded(escaped(text)).replace("\r\n ", "") == escaped(text)


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_no_cell_of_the_table_is_a_formula(texts: list[str]) -> None:
    tasks = [Task(f"u{at}", "m", 1, at, text, text, True, text, title=text) for at, text in enumerate(texts)]
    rows = list(csv.reader(StringIO(table_text(tasks, UiLanguage.EN, with_names=True).removeprefix("\ufeff"))))
    assert len(rows) == len(texts) + 1
    assert {len(row) for row in rows} == {8}
    assert not any(cell.startswith(("=", "+", "-", "@", "|", "%")) for row in rows for cell in row)


def test_the_table_says_what_is_not_proven() -> None:
    unproven = Task("u", "m", 1, 0, "Call", approved=True, unproven=True)
    assert "Durch die zitierten Worte nicht belegt." in table_text([unproven], UiLanguage.DE, with_names=False)


def test_what_is_due_first_stands_first_and_what_nobody_dated_last() -> None:
    none, vague = Task("1", "m", 1, 0, "a"), Task("2", "m", 1, 1, "b", due="soon")
    late, early = Task("3", "m", 1, 2, "c", day=date(2026, 12, 1)), Task("4", "m", 1, 3, "d", day=date(2026, 11, 1))
    assert in_order([none, vague, late, early]) == (early, late, vague, none)


def test_tasks_are_found_by_matter_owner_and_words() -> None:
    alone = Task("2", "m2", 1, 0, "Call the court", owner="Speaker 1")
    assert TaskFilter("k1").fits(TASK)
    assert not TaskFilter("k1").fits(alone)
    assert TaskFilter(NO_MATTER).fits(alone)
    assert TaskFilter(owner="ADA").fits(TASK)
    assert not TaskFilter(owner=NOBODY).fits(TASK)
    assert TaskFilter(owner=NOBODY).fits(alone)
    assert TaskFilter(words="REPORT session").fits(TASK)
    assert not TaskFilter(words="report court").fits(TASK)
    assert owners_of([TASK, alone]) == ("Ada",)
    assert matters_of([TASK, alone, TASK]) == (("k1", "Müller ./. Meier"),)
