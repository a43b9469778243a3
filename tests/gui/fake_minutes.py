"""Minutes of the fake desk: the real services over a real store of its own, made when somebody first asks."""

from __future__ import annotations

import shutil
import weakref
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, cast

from sottovoce.core.consent import UNKNOWN, MeetingConsent
from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.draft import Draft
from sottovoce.services.approval import ApprovalService
from sottovoce.services.minutes import MinutesService, MinutesState, Offer
from sottovoce.services.private_notes import PrivateNotesService
from sottovoce.services.process import ProcessOptions
from sottovoce.services.tasks.service import TaskExport, TaskService
from sottovoce.services.tasks.task import Task
from sottovoce.services.threads.reading import read_pasted
from sottovoce.services.threads.service import ThreadLook, ThreadService
from sottovoce.vault.rows_matters import Matter
from sottovoce.vault.rows_meetings import MeetingRow
from sottovoce.vault.rows_results import STAGES
from sottovoce.vault.store import Store
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import SottovoceError
from sottovoce_models.types import Citation, Summary, SummaryItem

if TYPE_CHECKING:
    from tests.gui.fake_desk import FakeDesk


class _Keeper:
    """Stands in for a vault that is open; nothing of it stays on the drive when nobody holds it any more."""

    def __init__(self) -> None:
        folder = Path(mkdtemp())
        self.store = Store(folder / "vault.db", bytes(range(32)), bytes(range(1, 33)))
        self.close = weakref.finalize(self, _put_away, self.store, folder)


def _put_away(store: Store, folder: Path) -> None:
    store.close()
    shutil.rmtree(folder)


class FakeMinutes:
    """What jobs of the desk wrote is there; `error` is raised instead of saving, `saves` counts the orders."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk
        self.error: SottovoceError | None = None
        self.saves = 0
        self._written: dict[str, list[SummaryItem]] = {}

    @cached_property
    def keeper(self) -> _Keeper:
        return _Keeper()

    @cached_property
    def real(self) -> MinutesService:
        return MinutesService(cast("Vault", self.keeper))

    @cached_property
    def approvals(self) -> ApprovalService:
        return ApprovalService(cast("Vault", self.keeper))

    @cached_property
    def notes(self) -> PrivateNotesService:
        return PrivateNotesService(cast("Vault", self.keeper))

    def close(self) -> None:
        """Nothing of it stays on the drive."""
        if "keeper" in self.__dict__:
            self.keeper.close()

    def catch_up(self, recording_id: str) -> None:
        """The store knows the meeting, and what its job wrote."""
        store, desk = self.keeper.store, self._desk
        if recording_id not in desk.rows:  # deleted a moment ago
            return
        if store.meetings.get(recording_id) is None:
            store.meetings.put(desk.rows[recording_id])
        draft = next((script.draft for script in desk.scripts if script.id == recording_id), Draft())
        text = draft.transcript
        if text is None:
            return
        shown = store.results.draft(recording_id, with_batches=False).transcript
        if shown is None:
            store.results.keep_machine_transcript(recording_id, text)
        elif shown.turns != text.turns:
            store.results.save_transcript(recording_id, text, human=True)
        if draft.items and self._written.get(recording_id) != draft.items:
            self._written[recording_id] = list(draft.items)
            made = Summary(recording_id, text.revision, "general", text.language, tuple(draft.items), quote_led=False)
            store.results.keep_machine_summary(recording_id, made)

    def state(self, recording_id: str) -> MinutesState:
        self.catch_up(recording_id)
        return self.real.state(recording_id)

    def save(self, recording_id: str, summary: Summary, replaces: int | None = None) -> int:
        self.saves += 1
        if self.error is not None:
            raise self.error
        return self.real.save(recording_id, summary, replaces)

    def decide(self, recording_id: str, offer: Offer, summary: Summary | None) -> int:
        return self.real.decide(recording_id, offer, summary)

    def tick(self, recording_id: str, revision: int, place: int, done: bool) -> None:
        self.real.tick(recording_id, revision, place, done)

    def still_right(self, recording_id: str, revision: int) -> str:
        self.catch_up(recording_id)
        return self.real.still_right(recording_id, revision)

    def listened(self, recording_id: str, citations: Iterable[Citation], items: Iterable[SummaryItem] = ()) -> None:
        self.real.listened(recording_id, citations, items)


class FakeTasks:
    """The real service over the store of the minutes; `error` is raised instead of ticking or writing."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk
        self.error: SottovoceError | None = None
        self.ticks: list[tuple[str, bool]] = []

    @cached_property
    def real(self) -> TaskService:
        return TaskService(cast("Vault", self._desk.kept.keeper))

    def open(self, language: UiLanguage) -> Sequence[Task]:
        desk, store = self._desk, self._desk.kept.keeper.store
        for matter in desk.matters.kept.values():
            store.matters.put(Matter(matter.id, matter.name))
        for row in desk.rows.values():
            desk.kept.catch_up(row.id)
            store.meetings.set_trashed([row.id], row.trashed_at)
            store.matters.assign([row.id], row.matter_id)
        return self.real.open(language)

    def tick(self, task: Task, done: bool) -> MeetingRow | None:
        if self.error is not None:
            raise self.error
        self.ticks.append((task.text, done))
        row = self.real.tick(task, done)
        if row is None:
            return None
        kept = replace(self._desk.rows[row.id], open_actions=row.open_actions)
        self._desk.rows[row.id] = kept
        return kept

    def write(self, uids: Collection[str], export: TaskExport, path: Path) -> None:
        if self.error is not None:
            raise self.error
        self.real.write(uids, export, path)


class FakeThreads:
    """Reads as the real service does and keeps what was read on the desk; `added` notes what was asked."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk
        self.error: SottovoceError | None = None
        self.added: list[tuple[str, MeetingConsent, str | None]] = []

    def look(self, text: str) -> ThreadLook:
        return ThreadService.look(self, text)  # type: ignore[arg-type] # it needs nothing of itself

    def add(
        self,
        text: str,
        title: str,
        options: ProcessOptions,
        *,
        consent: MeetingConsent = UNKNOWN,
        matter_id: str | None = None,
    ) -> MeetingRow:
        if self.error is not None:
            raise self.error
        read, desk = read_pasted(text, options.language), self._desk
        self.added.append((title, consent, matter_id))
        row = replace(desk.put(title or self.look(text).title), tracks=(), duration_ms=0, matter_id=matter_id)
        desk.rows[row.id] = row
        desk.jobs.add(row.id, STAGES[-1], options)
        desk.script(row.id).draft.transcript = replace(read.transcript, recording_id=row.id)
        return row
