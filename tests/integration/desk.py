"""A vault, a queue with fake engines in real processes, and what the queue tells: for tests of jobs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from sottovoce.audio.power import Battery
from sottovoce.core.policy import NO_POLICY, Policy
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.services.jobs import JobQueue
from sottovoce.services.library import LibraryService
from sottovoce.services.night import NightWatch
from sottovoce.services.process import ProcessOptions
from sottovoce.services.queue_events import JobStateChanged, JobTold, QueueEvent
from sottovoce.vault.rows_jobs import JobState
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from tests.integration.test_meeting_job import FAKES, Models

OPENS = "vier Wörter die nicht passen"
_SECONDS = 30


class FakeInhibitor:
    """Stands in for the system."""

    def __init__(self) -> None:
        self.alive = False

    def hold(self) -> None:
        self.alive = True

    def release(self) -> None:
        self.alive = False


class Desk:
    """Opens the vault in a folder, or makes it; `engines` names fakes other than the usual ones."""

    def __init__(
        self, folder: Path, engines: Mapping[str, str], now: Callable[[], datetime], policy: Policy = NO_POLICY
    ) -> None:
        if (folder / "vault.json").exists():
            self.vault = Vault.at(folder)
            self.vault.unlock(OPENS)
        else:
            self.vault, _ = Vault.create(folder, OPENS, cost=LEAST_COST)
        kinds = {"decode": "Decoder", "speech": "Recognizer", "speakers": "Speakers", "summarize": "Minutes", **engines}
        specs = {name: EngineSpec(name, f"{FAKES}:{kind}") for name, kind in kinds.items()}
        self.power: Battery | None = None
        self.inhibitor = FakeInhibitor()
        night = NightWatch(lambda: self.inhibitor, lambda: self.power)
        self.queue = JobQueue(self.vault, Models(), specs, now=now, night=night, policy=policy)
        self.library = LibraryService(self.vault)
        self.told: list[QueueEvent] = []
        self._news = threading.Condition()
        self.queue.listen(self._hear)
        self.queue.start()

    def _hear(self, event: QueueEvent) -> None:
        with self._news:
            self.told.append(event)
            self._news.notify_all()

    def wait_for(self, what: Callable[[QueueEvent], bool]) -> None:
        with self._news:
            assert self._news.wait_for(lambda: any(what(event) for event in self.told), _SECONDS), self.told[-3:]

    def wait_state(self, state: JobState, times: int = 1) -> None:
        def reached() -> bool:
            return sum(isinstance(event, JobStateChanged) and event.job.state is state for event in self.told) >= times

        with self._news:
            assert self._news.wait_for(reached, _SECONDS), self.told[-3:]

    def wait_heard(self, recording_id: str = "") -> None:
        """Until the first segment (of a recording) was heard and stored."""
        self.wait_for(
            lambda event: (
                isinstance(event, JobTold)
                and type(event.event).__name__ == "SegmentStored"
                and recording_id in {"", event.recording_id}
            )
        )

    def texts(self, recording_id: str) -> list[str]:
        transcript = self.library.open(recording_id).draft.transcript
        return [] if transcript is None else [turn.text for turn in transcript.turns]

    def minutes(self, recording_id: str) -> list[str]:
        summary = self.library.open(recording_id).draft.summary
        return [] if summary is None else [item.text for item in summary.items]

    def errors(self) -> list[str]:
        return [str(event.error.code) for event in self.told if isinstance(event, JobStateChanged) and event.error]

    def close(self) -> None:
        self.queue.close()
        self.vault.close()


NewDesk = Callable[..., Desk]


def imported(desk: Desk, name: str = "Eins.wav") -> str:
    """A meeting of twenty seconds with text and minutes; its id."""
    row = desk.queue.add_import(Path(name), ProcessOptions())
    desk.wait_state(JobState.DONE)
    return row.id
