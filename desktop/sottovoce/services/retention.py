"""What is due to go: counted from the end of a matter or from an approval. Pure; nothing goes without the user's click.

Days are those of the calendar where the user is. A period is counted as German law does (BGB sections 187 and 188): the
day of the event does not count, and years end on the day of the same number, or on the last of the month where there is
none. What must be kept for years is due on the day after; sound that is to go after days is due on the last of them.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from sottovoce.vault.rows_matters import Matter
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState

_UNFINISHED = frozenset({MeetingState.RECORDING, MeetingState.IMPORTING})


class DueKind(StrEnum):
    """What is to go."""

    SOUND = "sound"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Due:
    """A meeting of which something is to go since `since`; `counted_from`: the approval, or the end of the matter.

    `matter` None: it belongs to none, and goes by an organisation's policy. `audio_days`: how long its sound was kept.
    """

    row: MeetingRow
    kind: DueKind
    matter: Matter | None
    counted_from: date
    since: date
    audio_days: int = 0

    @property
    def by_policy(self) -> bool:
        """Whether the sound goes sooner than the matter says, by an organisation's policy."""
        own = self.matter.audio_days if self.matter is not None else None
        return self.kind is DueKind.SOUND and own != self.audio_days


def years_after(day: date, years: int) -> date:
    """The last day of a period of years that begins after `day`: 29 February becomes the 28th where there is none."""
    year = min(day.year + years, date.max.year)
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def has_terms(matter: Matter) -> bool:
    """Whether anything of a matter can be due at all."""
    ends = matter.keep_years is not None and matter.ended_on is not None
    return not matter.legal_hold and (ends or matter.audio_days is not None)


def everything_due_on(matter: Matter) -> date | None:
    """From which day on everything of a matter is due to go; None: never, or nobody knows when it ended."""
    if matter.legal_hold or matter.keep_years is None or matter.ended_on is None:
        return None
    last = years_after(date.fromisoformat(matter.ended_on), matter.keep_years)
    return last if last == date.max else last + timedelta(days=1)


def sound_days(matter: Matter | None, most: int | None = None) -> int | None:
    """So many days after the approval sound goes: the matter's own term, or `most` if that is less; None: never."""
    own = matter.audio_days if matter is not None else None
    return min((days for days in (own, most) if days is not None), default=None)


def sound_due_on(
    row: MeetingRow, matter: Matter | None, zone: tzinfo | None = None, most: int | None = None
) -> date | None:
    """From which day on the sound of a meeting is due to go; None: never, not approved, or there is none.

    `most`: the days that an organisation's policy leaves it at most, also where the meeting belongs to no matter.
    """
    days = sound_days(matter, most)
    held = matter is not None and matter.legal_hold
    if held or days is None or row.approved_at is None or not row.tracks:
        return None
    return local_day(row.approved_at, zone) + timedelta(days=days)


def local_day(iso: str, zone: tzinfo | None = None) -> date:
    """The day of a moment where the user is; `zone` None: as the system says."""
    moment = datetime.fromisoformat(iso)
    return moment.date() if moment.tzinfo is None else moment.astimezone(zone).date()


def due(
    rows: Iterable[MeetingRow],
    matters: Iterable[Matter],
    today: date,
    zone: tzinfo | None = None,
    busy: Collection[str] = (),
    most: int | None = None,
) -> tuple[Due, ...]:
    """What is due today, what has been due longest first; of a meeting that goes whole, the sound is not named apart.

    `busy`: meetings that are worked on; like those that are still recorded they are not named yet. `most`: the days
    that an organisation's policy leaves sound at most; then `matters` must be all there are, for one may be on hold.
    """
    known = {matter.id: matter for matter in matters}
    found = []
    for row in rows:
        matter = known.get(row.matter_id or "")
        if row.trashed_at is not None or row.state in _UNFINISHED or row.id in busy:
            continue
        all_on = everything_due_on(matter) if matter is not None else None
        sound_on = sound_due_on(row, matter, zone, most)
        if matter is not None and matter.ended_on is not None and all_on is not None and all_on <= today:
            found.append(Due(row, DueKind.EVERYTHING, matter, date.fromisoformat(matter.ended_on), all_on))
        elif sound_on is not None and sound_on <= today and row.approved_at is not None:
            days = sound_days(matter, most) or 0
            found.append(Due(row, DueKind.SOUND, matter, local_day(row.approved_at, zone), sound_on, days))
    return tuple(sorted(found, key=lambda each: (each.since, each.row.created_at, each.row.id)))
