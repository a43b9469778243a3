"""What the list says of a meeting: its day, its time, who spoke, and where it stands."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QObject, Qt

from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.parts import wording
from sottovoce.vault.rows_meetings import MeetingState


def day_headings(day: date, today: date) -> list[str]:
    """Today, Yesterday, or the date with its weekday, as the system writes it; the same in ever less room."""
    days = (today - day).days
    if days == 0:
        return [QCoreApplication.translate("meeting_list", "Today")]
    if days == 1:
        return [QCoreApplication.translate("meeting_list", "Yesterday")]
    locale, shown = QLocale(), QDate(day.year, day.month, day.day)
    weekday = locale.dayName(shown.dayOfWeek(), QLocale.FormatType.ShortFormat)
    return [locale.toString(shown, QLocale.FormatType.LongFormat), f"{weekday} {date_text(day)}", date_text(day)]


def time_of_day(iso: str) -> str:
    """When it was, where the day stands above."""
    moment = QDateTime.fromString(iso, Qt.DateFormat.ISODateWithMs).toLocalTime()
    return QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat) if moment.isValid() else ""


def date_text(day: date) -> str:
    """A day as the system writes it, short."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def people(meeting: Meeting) -> str:
    """The names of those who spoke."""
    return ", ".join(_names(meeting))


def facts(meeting: Meeting, when: str) -> list[str]:
    """Time, people, length and state on one line, in ever less room: the state is the last to give way."""
    if meeting.state is State.RUNNING and meeting.progress is not None:
        share = wording.percent(meeting.progress.fraction) if meeting.progress.fraction else ""
        left = wording.time_left(meeting.progress.seconds_left)
        return [meeting.state_text(), wording.joined(share, left), share]
    if not meeting.settled or meeting.state is State.WAITING:
        return [meeting.state_text()]
    names, after = _names(meeting), (length(meeting), standing(meeting))
    shorter = [f"{names[0]} +{len(names) - 1}", wording.speakers_text(len(names))] if len(names) > 1 else []
    people = [", ".join(names), *shorter, ""] if names else [""]
    lines = [wording.joined(when, each, *after) for each in people]
    return [*lines, wording.joined(when, after[1]), after[1] or when]


def _names(meeting: Meeting) -> tuple[str, ...]:
    if meeting.transcript is not None:
        return tuple(speaker.name for speaker in meeting.transcript.speakers.values() if speaker.name)
    return meeting.row.speakers


def length(meeting: Meeting) -> str:
    """How long it is; "" while nobody knows."""
    return wording.length(meeting.row.duration_ms) if meeting.row.duration_ms else ""


def standing(meeting: Meeting) -> str:
    """One word on where an ended meeting stands: approved, draft, or what keeps it from that."""
    row = meeting.row
    if meeting.state is State.FAILED:
        return QCoreApplication.translate("meeting_list", "Stopped")
    if meeting.state is State.CANCELLED:
        return QCoreApplication.translate("meeting_list", "Cancelled")
    if row.approved_at is not None:
        return QCoreApplication.translate("meeting_list", "Approved")
    if row.has_minutes or meeting.items:
        return QCoreApplication.translate("meeting_list", "Draft")
    return QCoreApplication.translate("meeting_list", "Recovered") if row.state is MeetingState.RECOVERED else ""


def spoken(meeting: Meeting) -> str:
    """Everything its row says, for a screen reader and for a tooltip."""
    if not meeting.settled or meeting.state is State.WAITING:
        return wording.joined(meeting.title, meeting.state_text())
    when = wording.joined(wording.day(meeting.row.created_at), time_of_day(meeting.row.created_at))
    facts = wording.joined(when, people(meeting), length(meeting), standing(meeting))
    return wording.joined(meeting.title, facts, wording.doubts_text(meeting.doubt_count), ", ".join(meeting.row.tags))


class _Counts(QObject):
    """Plurals: pyside6-lupdate sees them in `self.tr` only."""

    def meetings(self, count: int) -> str:
        return self.tr("%n meeting(s)", "", count)

    def days(self, count: int) -> str:
        return self.tr("goes in %n day(s)", "", count)


def meetings_text(count: int) -> str:
    """How many meetings."""
    return _Counts().meetings(count)


def goes_in_text(days: int) -> str:
    """When a meeting leaves the trash for good."""
    return _Counts().days(days) if days else QCoreApplication.translate("meeting_list", "goes at the next start")
