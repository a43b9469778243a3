"""Tasks as a table for spreadsheets. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sottovoce.core.languages import UiLanguage
from sottovoce.core.task_texts import task_words
from sottovoce.services.exports.csv_table import csv_text
from sottovoce.services.tasks.remarks import remarks_of
from sottovoce.services.tasks.task import Task


def table_text(tasks: Iterable[Task], language: UiLanguage, *, with_names: bool) -> str:
    """A line for each; no cell can become a formula, days are written as every program reads them (ISO 8601)."""
    words = task_words(language)
    header = [words.task, words.owner, words.due, words.day, words.remarks]
    names = [words.meeting, words.held_on, words.matter] if with_names else []
    rows = [[*header, *names]]
    for task in tasks:
        row = [task.text, task.owner, task.due, _day(task.day), remarks_of(task, language)]
        rows.append([*row, task.title, _day(task.held_on), task.matter] if with_names else row)
    return csv_text(rows)


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
