"""What the page of open tasks needs of `services.tasks.service`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Protocol

from sottovoce.core.languages import UiLanguage
from sottovoce.services.tasks.service import TaskExport
from sottovoce.services.tasks.task import Task
from sottovoce.vault.rows_meetings import MeetingRow


class TaskAccess(Protocol):
    """See `services.tasks.service.TaskService`; every call may raise SottovoceError."""

    def open(self, language: UiLanguage) -> Sequence[Task]: ...
    def tick(self, task: Task, done: bool) -> MeetingRow | None: ...
    def write(self, uids: Collection[str], export: TaskExport, path: Path) -> None: ...


class TaskDesk(Protocol):
    """The part of the desk that the page needs."""

    @property
    def tasks(self) -> TaskAccess: ...
