"""What the page says of a task: under which heading it stands, and what is true of it."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from sottovoce.services.tasks.task import Task
from sottovoce.ui.library.list_wording import date_text
from sottovoce.ui.parts import wording


class When(Enum):
    """The headings, in their order."""

    OVERDUE = auto()
    TODAY = auto()
    SOON = auto()
    LATER = auto()
    VAGUE = auto()
    OPEN = auto()


def when_of(task: Task, today: date) -> When:
    """The heading a task stands under."""
    if task.day is None:
        return When.VAGUE if task.due else When.OPEN
    if task.day <= today:
        return When.TODAY if task.day == today else When.OVERDUE
    return When.SOON if task.day <= today + timedelta(days=7) else When.LATER


def heading(when: When) -> str:
    """A heading in words."""
    match when:
        case When.OVERDUE:
            return QCoreApplication.translate("tasks", "Overdue")
        case When.TODAY:
            return QCoreApplication.translate("tasks", "Due today")
        case When.SOON:
            return QCoreApplication.translate("tasks", "In the next seven days")
        case When.LATER:
            return QCoreApplication.translate("tasks", "Later")
        case When.VAGUE:
            return QCoreApplication.translate("tasks", "No certain day")
        case When.OPEN:
            return QCoreApplication.translate("tasks", "No time was said")


def due_text(task: Task) -> str:
    """The day with its weekday and, as it was said, the words; one of them, or "" for neither."""
    if task.day is None:
        return QCoreApplication.translate("tasks", "“{words}”").format(words=task.due) if task.due else ""
    weekday = QLocale().dayName(task.day.isoweekday(), QLocale.FormatType.ShortFormat)
    return QCoreApplication.translate("tasks", "{day} (“{words}”)").format(
        day=f"{weekday} {date_text(task.day)}", words=task.due
    )


def facts(task: Task) -> str:
    """When, who, in which meeting, of which matter, and how far one may rely on it."""
    title = task.title or wording.untitled()
    if task.held_on is not None:
        title = QCoreApplication.translate("tasks", "{title}, {day}").format(title=title, day=date_text(task.held_on))
    doubt = QCoreApplication.translate("tasks", "Not proven by the words cited") if task.unproven else ""
    draft = "" if task.approved else QCoreApplication.translate("tasks", "Draft")
    return wording.joined(due_text(task), task.owner, title, task.matter, draft, doubt)


class _Counts(QObject):
    """Plurals: pyside6-lupdate sees them in `self.tr` only."""

    def tasks(self, count: int) -> str:
        return self.tr("%n open task(s)", "", count)


def tasks_text(count: int) -> str:
    """How many tasks."""
    return _Counts().tasks(count)
