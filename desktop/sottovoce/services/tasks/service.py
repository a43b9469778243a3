"""The open tasks of all meetings: listed, ticked, and handed over. Needs the open vault.

Thin and thread-safe; every call raises STORE_LOCKED while the vault is locked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from sottovoce.core.document_texts import document_words
from sottovoce.core.handout_texts import HandoutKind
from sottovoce.core.languages import UiLanguage
from sottovoce.services.exports.files import write_text
from sottovoce.services.handouts import HandoutService
from sottovoce.services.minutes import MinutesService
from sottovoce.services.minutes_lines import is_unproven
from sottovoce.services.retention import local_day
from sottovoce.services.tasks.calendar_file import calendar_text
from sottovoce.services.tasks.due_day import due_day
from sottovoce.services.tasks.table import table_text
from sottovoce.services.tasks.task import Task, in_order
from sottovoce.services.to_hear import quote_key
from sottovoce.vault.rows_handouts import Handout
from sottovoce.vault.rows_meetings import MeetingRow
from sottovoce.vault.rows_tasks import TaskMeeting, TaskRows
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Citation, ItemKind, SummaryItem


class TaskFormat(StrEnum):
    """A kind of file, by its suffix."""

    CALENDAR = "ics"
    TABLE = "csv"


@dataclass(frozen=True, slots=True)
class TaskExport:
    """What the user chose. `with_names`: titles of meetings and names of matters go along; `recipient`: for the log."""

    format: TaskFormat = TaskFormat.CALENDAR
    language: UiLanguage = UiLanguage.EN
    with_names: bool = False
    recipient: str = ""


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


class TaskService:
    """Reads and writes them."""

    def __init__(self, vault: Vault, now: Callable[[], datetime] = utc_now) -> None:
        self._vault, self._now = vault, now
        self._minutes, self._handouts = MinutesService(vault), HandoutService(vault)

    def open(self, language: UiLanguage) -> tuple[Task, ...]:
        """What nobody has ticked, of the minutes that are shown; nothing of a meeting in the trash.

        `language`: in which a voice without a name is called.
        """
        store = self._vault.store
        found: list[Task] = []
        for meeting in store.tasks.meetings():
            shown = store.results.summaries.shown(meeting.id)
            if shown is not None:
                told = _Told(store.tasks, meeting, language)
                found += (
                    _task(told, shown.revision, place, item, uid)
                    for place, item, uid in _actions(shown.summary.items, meeting.id, store.tasks)
                    if not item.done
                )
        return in_order(found)

    def tick(self, task: Task, done: bool) -> MeetingRow | None:
        """Ticks a task, or takes the tick away: no word of the minutes changes, not even of approved ones.

        The row of its meeting as it is now, or None if the task is not there any more.
        """
        store = self._vault.store
        with store.transaction():
            row = store.meetings.get(task.recording_id)
            shown = store.results.summaries.shown(task.recording_id)
            if row is None or row.trashed_at is not None or shown is None:
                return None
            items = shown.summary.items
            place = next((at for at, _, uid in _actions(items, row.id, store.tasks) if uid == task.uid), None)
            if place is None or items[place].text != task.text:
                return None
            if shown.human:
                self._minutes.tick(row.id, shown.revision, place, done)
            else:  # the machine's are replaced by its next, and the tick with them
                ticked = tuple(replace(item, done=done) if at == place else item for at, item in enumerate(items))
                self._minutes.save(row.id, replace(shown.summary, items=ticked))
            return store.meetings.get(row.id)

    def write(self, uids: Collection[str], export: TaskExport, path: Path) -> None:
        """Those of these tasks that are still open, as a file; whole or not at all, with a line in the log a meeting.

        TASKS_NOTHING, DISK_FULL, OUTPUT_NOT_WRITABLE, OUTPUT_PATH_TOO_LONG.
        """
        tasks = [task for task in self.open(export.language) if task.uid in uids]
        if not tasks:
            raise UserFixable(Code.TASKS_NOTHING)
        if export.format is TaskFormat.CALENDAR:
            text = calendar_text(tasks, export.language, self._now(), with_names=export.with_names)
        else:
            text = table_text(tasks, export.language, with_names=export.with_names)
        with ExitStack() as notes:
            for recording_id, approved in {task.recording_id: task.approved for task in tasks}.items():
                notes.enter_context(self._handouts.noted(_handout(recording_id, export, approved=approved)))
            write_text(path, text)


class _Told:
    """What is known of a meeting beside its minutes; read only when a task asks for it."""

    def __init__(self, rows: TaskRows, meeting: TaskMeeting, language: UiLanguage) -> None:
        self._rows, self.meeting, self._language = rows, meeting, language
        self._voices: dict[str, str] | None = None
        self._written: dict[str, str] | None = None

    def name_of(self, owner: str | None) -> tuple[str, bool]:
        """Who an owner is, as people read it, and whether that is a name somebody gave."""
        if not owner:
            return "", False
        if self._voices is None:
            self._voices = self._rows.speakers(self.meeting.id)
        name = self._voices.get(owner, owner)
        return (name, True) if name else (f"{document_words(self._language).speaker} {owner.removeprefix('S')}", False)

    def day_of(self, cited: Citation | None) -> date | None:
        """The day on which something was said or written, where the user is; None where nobody knows."""
        if self._written is None:
            self._written = self._rows.written(self.meeting.id) if self.meeting.without_sound else {}
        written = self._written.get(cited.turn_id, "") if cited is not None else ""
        return _day(written) or _day(self.meeting.started_at or "", cited.start_ms if cited is not None else 0)


def _actions(
    items: tuple[SummaryItem, ...], recording_id: str, rows: TaskRows
) -> Iterator[tuple[int, SummaryItem, str]]:
    """The actions with their places and what they are called outside: that follows the words that prove them.

    So a task that is worded anew is the same in a calendar as before. Of several with one proof the order counts.
    """
    seen: Counter[str] = Counter()
    for place, item in enumerate(items):
        if item.kind is ItemKind.ACTION:
            key = quote_key(item.citations[0]) if item.citations else f"text {item.text}"
            seen[key] += 1
            yield place, item, rows.name_of(recording_id, key, str(seen[key]))


def _task(told: _Told, revision: int, place: int, item: SummaryItem, uid: str) -> Task:
    meeting, first = told.meeting, item.citations[0] if item.citations else None
    owner, named = told.name_of(item.owner)
    return Task(
        uid=uid,
        recording_id=meeting.id,
        revision=revision,
        place=place,
        text=item.text,
        owner=owner,
        named=named,
        due=item.due or "",
        day=due_day(item.due, told.day_of(first)) if item.due else None,
        title=meeting.title,
        held_on=_day(meeting.started_at or ""),
        matter_id=meeting.matter_id,
        matter=meeting.matter,
        turn_id=first.turn_id if first is not None else "",
        start_ms=first.start_ms if first is not None else 0,
        approved=meeting.approved,
        unproven=is_unproven(item),
    )


def _day(moment: str, later_ms: int = 0) -> date | None:
    """The day of a moment (ISO 8601) or so much later; None for what is none."""
    try:
        return local_day((datetime.fromisoformat(moment) + timedelta(milliseconds=later_ms)).isoformat())
    except (ValueError, OverflowError):
        return None


def _handout(recording_id: str, export: TaskExport, *, approved: bool) -> Handout:
    return Handout(
        id="",
        handed_at="",
        recording_id=recording_id,
        what=str(HandoutKind.TASKS),
        format=str(export.format),
        recipient=export.recipient,
        draft=not approved,
    )
