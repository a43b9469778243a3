"""A full use of the app through its services, as a program that tests start, watch and kill.

`python -m tests.helpers.full_use PHASE INPUT`: INPUT is a folder with `plan.json` (opens, title, note, edit, clip,
writer) and that clip (16 kHz mono). What it finds goes to standard output as JSON, a line each, and nowhere else.
Phases: `use` does everything and then waits in the middle of a second recording to be killed; `reopen` looks at what is
there afterwards; `whole` records, makes text and minutes, imports, and searches, then ends.
"""

from __future__ import annotations

import json
import queue
import sys
import threading
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sottovoce.core import hardening, paths
from sottovoce.services.desk import Desk
from sottovoce.services.exports.files import write_blocks
from sottovoce.services.exports.folder import exportable
from sottovoce.services.process import InstalledModels, ProcessOptions
from sottovoce.services.queue_events import JobStateChanged, QueueEvent
from sottovoce.services.record import RecordChoice
from sottovoce.services.vault_access import VaultService
from sottovoce.vault.rows_jobs import JobState
from sottovoce.vault.slots import LEAST_COST
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.errors import Cancelled
from sottovoce_models.types import Track
from tests.helpers.consents import agreed
from tests.helpers.paced_capture import PacedCapture

_SECONDS = 240.0
_ENDED = {JobState.DONE, JobState.FAILED, JobState.CANCELLED}


class FullUse:
    """The services as the window has them, with a capture that plays the clip."""

    def __init__(self, folder: Path) -> None:
        self.plan = json.loads((folder / "plan.json").read_text("utf-8"))
        self.clip = folder / self.plan["clip"]
        with wave.open(str(self.clip)) as file:
            self._pcm = file.readframes(file.getnframes())
        self._events: queue.SimpleQueue[QueueEvent] = queue.SimpleQueue()
        self.capture = PacedCapture(Track.MIC, self._pcm)
        models = InstalledModels(load_catalogue(), ModelStore(paths.models_dir()))
        self.desk = Desk(models, new_captures=lambda _choice: [self.capture])
        self.desk.listen(self._events.put)
        self.vault = VaultService(paths.vault_dir(), self.desk.take, LEAST_COST)
        self.options = ProcessOptions(language="en", asr_id="whisper-tiny.en", writer_id=self.plan["writer"])

    def record(self) -> str:
        """A recording of the whole clip, with a bookmark, up to its minutes."""
        recording_id = self.begin()
        running = self.desk.session.running
        assert running is not None
        running.bookmark(self.plan["note"])
        running.stop()
        self.wait_for(recording_id)
        return recording_id

    def begin(self) -> str:
        """A recording that goes on, with the clip in it."""
        self.capture = PacedCapture(Track.MIC, self._pcm)
        running = self.desk.session.start(
            RecordChoice(self.plan["title"], consent=agreed()), self.options, live=True, listener=lambda _event: None
        )
        self.capture.play(len(self._pcm) // 32)
        while running.elapsed_ms < len(self._pcm) // 32 - 1_000:
            threading.Event().wait(0.05)
        return running.id

    def bring_in(self) -> str:
        """The clip as a file, kept as well."""
        row = self.desk.jobs.add_import(self.clip, self.options, keep_original=True)
        self.wait_for(row.id)
        return row.id

    def edit(self, recording_id: str) -> None:
        """Other words in the first turn, found again by the search."""
        transcript = self.desk.library.open(recording_id).draft.transcript
        assert transcript is not None
        turns = (replace(transcript.turns[0], text=self.plan["edit"], edited=True), *transcript.turns[1:])
        self.desk.library.save_transcript(recording_id, replace(transcript, turns=turns))
        assert self.desk.library.search(self.plan["edit"])

    def cancel_an_export(self, recording_id: str, target: Path) -> None:
        """Half of it is written when somebody says no."""
        draft = exportable(self.desk.library.open(recording_id).draft)
        assert draft is not None
        assert draft.transcript is not None
        text = "\n".join(turn.text for turn in draft.transcript.turns).encode()

        def blocks() -> Iterator[bytes]:
            yield text
            raise Cancelled

        try:
            write_blocks(target, blocks())
        except Cancelled:
            return
        raise AssertionError("it was not cancelled")

    def found(self) -> dict[str, object]:
        """Every text there is, and whether the search finds the typed words."""
        library = self.desk.library
        meetings = [library.open(row.id) for row in library.meetings()]
        return {
            "states": [str(meeting.row.state) for meeting in meetings],
            "titles": [meeting.row.title for meeting in meetings],
            "notes": [bookmark.note for meeting in meetings for bookmark in meeting.bookmarks],
            "texts": [
                " ".join(turn.text for turn in meeting.draft.transcript.turns) if meeting.draft.transcript else ""
                for meeting in meetings
            ],
            "minutes": [len(meeting.draft.summary.items) if meeting.draft.summary else -1 for meeting in meetings],
            "hits": [len(library.search(self.plan.get(name, ""))) for name in ("title", "edit", "spoken")],
            "kept": [meeting.original for meeting in meetings],
        }

    def wait_for(self, recording_id: str) -> None:
        """Until its job has ended well."""
        while True:
            event = self._events.get(timeout=_SECONDS)
            if not isinstance(event, JobStateChanged) or event.job.recording_id != recording_id:
                continue
            if event.job.state in _ENDED:
                assert event.job.state is JobState.DONE, event.error
                return

    def close(self) -> None:
        """As when the window closes."""
        self.desk.close()
        self.vault.close()


def say(**what: object) -> None:
    """A line for the test."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main(phase: str, folder: Path) -> None:
    """Does one phase."""
    hardening.guard_memory()
    hardening.refuse_network()
    use = FullUse(folder)
    if phase == "reopen":
        use.vault.unlock(use.plan["opens"])
        recovered = use.desk.settle(use.options)
        for recording_id in recovered:
            use.wait_for(recording_id)
        say(recovered=len(recovered), **use.found())
    else:
        use.vault.create(use.plan["opens"], ["safe"])
        first = use.record()
        use.bring_in()
        use.edit(first)
        say(**use.found())
        if phase == "use":
            use.cancel_an_export(first, Path.home() / "Dokumente" / "Protokoll.md")
            use.vault.lock()
            use.vault.unlock(use.plan["opens"])
            use.begin()
            say(killable=True)
            threading.Event().wait()
    use.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
