"""One job from its row to its results, with nothing but what it took along."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from sottovoce.core.consent import MeetingConsent, Purpose
from sottovoce.core.languages import plain_language
from sottovoce.core.policy import NO_POLICY, Function, Policy
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DECODE, EngineSet
from sottovoce.pipeline.events import (
    Event,
    Listener,
    Notice,
    NoticeCode,
    Noticed,
    Stage,
    StageProgressed,
    StageStarted,
    TranscriptMade,
)
from sottovoce.pipeline.meeting import Request, process_sound, summarize_transcript
from sottovoce.pipeline.vault_audio import VaultAudioSource
from sottovoce.services.consent.stages import consent_now, may, may_hear
from sottovoce.services.imports import import_original, import_sound
from sottovoce.services.journal import Journal, draft_of, stored_notices, unfinished
from sottovoce.services.process import Models, ProcessOptions
from sottovoce.services.transcript_files import is_transcript_file, read_talk
from sottovoce.services.vocabularies import tidied
from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.rows_jobs import JobRow
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.rows_own_voice import OwnVoice
from sottovoce.vault.rows_results import StoredDraft
from sottovoce.vault.rows_vocabularies import Vocabulary
from sottovoce.vault.segments import SegmentKeys
from sottovoce.vault.vault import Vault

PATH: Final = "path"
KEEP_ORIGINAL: Final = "keep_original"


def forget(_draft: Draft) -> None:
    """For those who learn nothing from how long a job took."""


@dataclass(slots=True)
class Taken:
    """What a job holds of the vault: its own row, meeting, keys and results; dropped when the job ends.

    `draft`: what a recording that has just ended found already, instead of what is stored. `own_voice`: the user's.
    `vocabulary`: the list of terms of the matter it belongs to. `consent`: what people said when it was taken.
    """

    job: JobRow
    row: MeetingRow
    keys: SegmentKeys = field(default_factory=dict)
    stored: StoredDraft = field(default_factory=StoredDraft)
    draft: Draft | None = None
    own_voice: OwnVoice | None = None
    vocabulary: Vocabulary | None = None
    consent: MeetingConsent = field(default_factory=MeetingConsent)


def taken_of(vault: Vault, job: JobRow) -> Taken:
    """Everything a stored job needs, so that it can do without the open vault from here on. STORE_LOCKED."""
    store = vault.store
    row = store.meetings.get(job.recording_id)
    assert row is not None  # noqa: S101 -- a job's row goes with its meeting's
    return Taken(
        job,
        row,
        vault.segment_keys(row.id),
        store.results.draft(row.id),
        own_voice=store.own_voice.get(),
        vocabulary=store.matters.vocabulary_of(row.id),
        consent=store.consents.of(row.id),
    )


class JobRun:
    """Everything it finds is delivered to the vault as it comes; `run` again goes on from there."""

    def __init__(
        self,
        vault: Vault,
        taken: Taken,
        models: Models,
        engines: Mapping[str, EngineSpec],
        threads: int,
        learn: Callable[[Draft], None] = forget,
        policy: Policy = NO_POLICY,
    ) -> None:
        self._writes_minutes = policy.allows(Function.SUMMARIES)
        self._vault, self._taken, self._models, self._learn = vault, taken, models, learn
        self._specs, self._threads = engines, threads
        self._options = options_of(taken.job)
        self._draft: Draft | None = None

    def run(self, listener: Listener, cancel: CancelToken) -> Draft:
        """Brings the recording as far as people agreed, at most to its minutes.

        Raises SottovoceError with everything found until then stored.
        """
        with EngineSet(self._specs) as engines:
            path = self._taken.job.options.get(PATH)
            if path is not None and self._taken.row.state is MeetingState.IMPORTING:
                self._import(Path(path), engines, listener, cancel)
            draft = self._draft = self._draft or self._first_draft()
            if self._taken.stored.transcript_human:  # the edited text stays the one that is shown
                listener = _without_transcripts(listener)
            journal = Journal(self._vault, self._taken.row.id, draft, listener)
            in_one_go = not draft.segments and not draft.items and not self._threads
            self._process(draft, engines, journal, cancel)
            journal.finished(self._options.part)
            if in_one_go and draft.transcript is not None:
                self._learn(draft)
            return draft

    def _first_draft(self) -> Draft:
        """What was handed over, or what is stored of what need not be made anew."""
        draft = self._taken.draft or draft_of(self._taken.row, unfinished(self._taken.stored))
        if draft.language is None:
            draft.language = self._options.language
        return draft

    def _process(self, draft: Draft, engines: EngineSet, journal: Journal, cancel: CancelToken) -> None:
        row, stored = self._taken.row, self._taken.stored
        if draft.transcript is not None or not row.tracks:
            if draft.transcript is None:
                draft.transcript = stored.transcript  # imported as text: there is no sound to make it anew from
            self._summarize(draft, self._request(None), engines, journal, cancel)
            return
        if not may_hear(self._consent()):
            _note(draft, NoticeCode.TEXT_NOT_AGREED, journal)
            return
        request = self._request(self._models.speech(self._options.asr_id))
        source = VaultAudioSource(self._vault.audio_dir(row.id), row.id, self._taken.keys)
        edited = stored.transcript if stored.transcript_human else None
        process_sound(source, draft, request, engines, journal.tell, cancel, minutes=False)
        if edited is not None:
            draft.transcript = edited  # it stays the one that is shown, so the minutes are made from it
        self._summarize(draft, request, engines, journal, cancel)

    def _summarize(
        self, draft: Draft, request: Request, engines: EngineSet, journal: Journal, cancel: CancelToken
    ) -> None:
        if not self._writes_minutes:
            return
        if may(self._consent(), Purpose.SUMMARIZE):
            summarize_transcript(draft, request, engines, journal.tell, cancel)
        else:
            _note(draft, NoticeCode.MINUTES_NOT_AGREED, journal)

    def _consent(self) -> MeetingConsent:
        return consent_now(self._vault, self._taken.row.id, self._taken.consent)

    def _request(self, speech: Any) -> Request:
        options = self._options
        return Request(
            language=options.language,
            speakers=options.speakers,
            template=options.form,
            speech=speech,
            writer=self._models.writer(options.writer_id, options.language),
            threads=self._threads,
            vocabulary=self._terms(),
            own_voice=self._taken.own_voice,
        )

    def _terms(self) -> tuple[str, ...]:
        """What the user chose to listen for comes first, then what goes with the matter; no more than helps."""
        matter = self._taken.vocabulary
        return tidied((*self._options.vocabulary, *(matter.terms if matter is not None else ())))

    def _import(self, path: Path, engines: EngineSet, listener: Listener, cancel: CancelToken) -> None:
        taken, row = self._taken, self._taken.row
        listener(StageStarted(Stage.OPEN))
        if is_transcript_file(path):
            talk = read_talk(path, plain_language(self._options.language))
            transcript = replace(talk.transcript, recording_id=row.id)
            self._keep_original(path, cancel)
            draft = draft_of(row, taken.stored)
            journal = Journal(self._vault, row.id, draft, listener)
            for notice in talk.notices:
                if draft.notice(notice):
                    journal.tell(Noticed(notice))
            journal.tell(TranscriptMade(transcript))
            taken.stored = replace(taken.stored, transcript=transcript, notices=stored_notices(draft))
            recording, ready = talk.recording, MeetingState.READY
            self._arrived(replace(row, duration_ms=recording.duration_ms, state=ready, started_at=recording.started_at))
            return
        imported = import_sound(
            self._vault,
            row,
            path,
            engines,
            cancel,
            lambda share: listener(StageProgressed(Stage.OPEN, share, None)),
            one_side_each=self._options.speakers in (None, 2),
        )
        engines.close(DECODE)
        self._keep_original(path, cancel)
        draft = draft_of(imported.row, taken.stored)
        journal = Journal(self._vault, row.id, draft, listener)
        for notice in imported.notices:
            if draft.notice(notice):
                journal.tell(Noticed(notice))
        taken.keys = imported.keys
        taken.stored = replace(taken.stored, notices=stored_notices(draft))
        self._arrived(imported.row)

    def _keep_original(self, path: Path, cancel: CancelToken) -> None:
        row = self._taken.row
        if self._taken.job.options.get(KEEP_ORIGINAL):
            original = import_original(self._vault, row, path, cancel)
            self._vault.deliver(Parcel(ParcelKind.ORIGINAL, row.id, original.plain()))

    def _arrived(self, row: MeetingRow) -> None:
        """What the list should know now; its title is left as it is, since somebody may have changed it meanwhile."""
        self._taken.row = row
        data = {"state": str(row.state), "duration_ms": row.duration_ms, "tracks": [str(track) for track in row.tracks]}
        if row.started_at is not None:
            data["started_at"] = row.started_at
        self._vault.deliver(Parcel(ParcelKind.STATE, row.id, data))


def options_of(job: JobRow) -> ProcessOptions:
    """The options of a row; what is missing is the default."""
    known = {name: value for name, value in job.options.items() if name in ProcessOptions.__slots__}
    return ProcessOptions(**{**known, "vocabulary": tuple(known.get("vocabulary", ()))})


def _note(draft: Draft, code: NoticeCode, journal: Journal) -> None:
    notice = Notice(code)
    if draft.notice(notice):
        journal.tell(Noticed(notice))


def _without_transcripts(listener: Listener) -> Listener:
    def tell(event: Event) -> None:
        if not isinstance(event, TranscriptMade):
            listener(event)

    return tell
