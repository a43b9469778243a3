"""One job from its row to its results, with nothing but what it took along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DECODE, EngineSet
from sottovoce.pipeline.events import Listener, Stage, StageProgressed, StageStarted, TranscriptMade
from sottovoce.pipeline.meeting import Request, process_sound, summarize_transcript
from sottovoce.pipeline.vault_audio import VaultAudioSource
from sottovoce.services.imports import import_sound
from sottovoce.services.journal import Journal, draft_of
from sottovoce.services.process import Models, ProcessOptions
from sottovoce.services.transcript_files import is_transcript_file, read_transcript
from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.rows_jobs import JobRow
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.rows_results import StoredDraft
from sottovoce.vault.segments import SegmentKeys
from sottovoce.vault.vault import Vault

_MINUTES: Final = "minutes"


@dataclass(slots=True)
class Taken:
    """What a job holds of the vault: its own row, meeting, keys and results; dropped when the job ends.

    `draft`: what a recording that has just ended found already, instead of what is stored.
    """

    job: JobRow
    row: MeetingRow
    keys: SegmentKeys = field(default_factory=dict)
    stored: StoredDraft = field(default_factory=StoredDraft)
    draft: Draft | None = None


class JobRun:
    """Runs once; everything it finds is delivered to the vault as it comes."""

    def __init__(
        self, vault: Vault, taken: Taken, models: Models, engines: Mapping[str, EngineSpec], threads: int
    ) -> None:
        self._vault, self._taken, self._models = vault, taken, models
        self._specs, self._threads = engines, threads
        self._options = options_of(taken.job)

    def run(self, listener: Listener, cancel: CancelToken) -> Draft:
        """Brings the recording to its minutes; raises SottovoceError with everything found until then stored."""
        with EngineSet(self._specs) as engines:
            path = self._taken.job.options.get("path")
            if path is not None and self._taken.row.state is MeetingState.IMPORTING:
                self._import(Path(path), engines, listener, cancel)
            row, stored = self._taken.row, self._taken.stored
            draft = self._taken.draft or draft_of(row, stored)
            if self._taken.job.stage_from != _MINUTES and stored.transcript_human:
                draft.transcript = None  # made anew beside the edited one, which stays the one that is shown
            journal = Journal(self._vault, row.id, draft, listener)
            self._process(draft, stored, engines, journal, cancel)
            journal.finished()
            return draft

    def _process(
        self, draft: Draft, stored: StoredDraft, engines: EngineSet, journal: Journal, cancel: CancelToken
    ) -> None:
        options = self._options
        has_sound = bool(self._taken.row.tracks)
        if draft.transcript is not None or not has_sound:
            summarize_transcript(draft, self._request(None), engines, journal.tell, cancel)
            return
        speech = self._models.speech(options.asr_id)
        request = self._request(speech)
        source = VaultAudioSource(self._vault.audio_dir(self._taken.row.id), self._taken.row.id, self._taken.keys)
        if stored.transcript_human and stored.transcript is not None:
            process_sound(source, draft, request, engines, journal.tell, cancel, minutes=False)
            draft.transcript = stored.transcript
            summarize_transcript(draft, request, engines, journal.tell, cancel)
        else:
            process_sound(source, draft, request, engines, journal.tell, cancel)

    def _request(self, speech: Any) -> Request:
        options = self._options
        return Request(
            language=options.language,
            speakers=options.speakers,
            template=options.template,
            speech=speech,
            writer=self._models.writer(options.writer_id),
            threads=self._threads,
        )

    def _import(self, path: Path, engines: EngineSet, listener: Listener, cancel: CancelToken) -> None:
        taken = self._taken
        listener(StageStarted(Stage.OPEN))
        if is_transcript_file(path):
            recording, transcript = read_transcript(path, self._options.language)
            taken.row = replace(taken.row, duration_ms=recording.duration_ms, state=MeetingState.READY)
            transcript = replace(transcript, recording_id=taken.row.id)
            taken.stored = replace(taken.stored, transcript=transcript)
            self._deliver_row()
            journal = Journal(self._vault, taken.row.id, draft_of(taken.row, taken.stored), listener)
            journal.tell(TranscriptMade(transcript))
            return
        taken.row, taken.keys = import_sound(
            self._vault,
            taken.row,
            path,
            engines,
            cancel,
            lambda share: listener(StageProgressed(Stage.OPEN, share, None)),
            one_side_each=self._options.speakers in (None, 2),
        )
        engines.close(DECODE)
        self._deliver_row()

    def _deliver_row(self) -> None:
        row = self._taken.row
        self._vault.deliver(Parcel(ParcelKind.MEETING, row.id, row.plain()))


def options_of(job: JobRow) -> ProcessOptions:
    """The options of a row; what is missing is the default."""
    known = {name: value for name, value in job.options.items() if name in ProcessOptions.__slots__}
    return ProcessOptions(**known)
