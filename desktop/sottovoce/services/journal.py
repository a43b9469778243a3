"""From what a job tells to what is stored, the moment it is told; and back to a draft that a job goes on from.

Threads: a journal is told on its job's thread; `erased` is called on the recorder's.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Final

from sottovoce.pipeline.draft import Draft, TrackDraft
from sottovoce.pipeline.events import (
    BatchHeard,
    Event,
    LanguageLocked,
    Listener,
    Notice,
    NoticeCode,
    Noticed,
    TranscriptMade,
)
from sottovoce.services.exports.folder import exportable
from sottovoce.vault.parcels import Json, Parcel, ParcelKind, erasure
from sottovoce.vault.rows_meetings import MeetingRow
from sottovoce.vault.rows_results import STAGES, StoredBatch, StoredDraft, segments_without
from sottovoce.vault.store import Store
from sottovoce.vault.vault import Vault
from sottovoce_models import codec
from sottovoce_models.types import Recording

_OF_THE_SOUND: Final = frozenset({NoticeCode.FILE_TRUNCATED, NoticeCode.CHANNELS_AS_SPEAKERS})


class Journal:
    """Listens to one recording's job, stores what it tells, then passes it on. Works while the vault is locked."""

    def __init__(self, vault: Vault, recording_id: str, draft: Draft, listener: Listener) -> None:
        self._vault, self._id, self._draft, self._listener = vault, recording_id, draft, listener
        self._erased: list[tuple[int, int]] = []
        self._erasing = threading.Lock()  # a batch is stored either before a stretch is erased or without its words

    def tell(self, event: Event) -> None:
        """Stores and passes on; raises what storing raises, and then nothing is passed on."""
        if isinstance(event, BatchHeard):
            with self._erasing:
                event = self._without_erased(event)
                self._keep_batch(event)
        elif isinstance(event, LanguageLocked):
            self._put(ParcelKind.LANGUAGE, {"language": event.language, "probability": event.probability})
        elif isinstance(event, TranscriptMade):
            self._put(ParcelKind.SPANS, {"spans": codec.plain(self._draft.spans)})
            self._put(ParcelKind.TRANSCRIPT, {"transcript": codec.plain(event.transcript)})
            self._keep_stamps()
        elif isinstance(event, Noticed):
            self._put(ParcelKind.NOTICES, {"notices": list(stored_notices(self._draft))})
        self._listener(event)

    def finished(self, part: str = "") -> None:
        """The minutes are made: they are stored whole, never half; with a `part` only that is replaced by them."""
        if self._draft.summary is not None:
            self._put(ParcelKind.SUMMARY, {"summary": codec.plain(self._draft.summary), "part": part})
        self._keep_stamps()

    def erased(self, start_ms: int, end_ms: int) -> None:
        """A stretch goes: stored words of it are deleted, and those that come only now are not stored."""
        parcel = erasure(self._id, start_ms, end_ms)
        with self._erasing:
            self._erased.append((parcel.data["start_ms"], parcel.data["end_ms"]))
            self._vault.deliver(parcel)

    def _without_erased(self, event: BatchHeard) -> BatchHeard:
        for start_ms, end_ms in self._erased:
            segments = segments_without(event.segments, start_ms, end_ms)
            doubts = tuple(each for each in event.doubts if not (each.start_ms < end_ms and each.end_ms > start_ms))
            event = replace(event, segments=segments, doubts=doubts)
        return event

    def _keep_batch(self, event: BatchHeard) -> None:
        state = self._draft.tracks[event.track]
        number, state.batches = state.batches, state.batches + 1
        batch = StoredBatch(
            event.track,
            number,
            event.segments,
            event.doubts,
            event.covered_ms,
            event.speech_ms,
            event.text_ms,
        )
        start_ms = min((segment.start_ms for segment in event.segments), default=event.covered_ms)
        parcel = Parcel(ParcelKind.BATCH, self._id, codec.plain(batch), start_ms, max(start_ms, event.covered_ms))
        self._vault.deliver(parcel)

    def _keep_stamps(self) -> None:
        self._put(ParcelKind.STAMPS, {"stamps": codec.plain(tuple(self._draft.stamps))})

    def _put(self, kind: ParcelKind, data: Json) -> None:
        self._vault.deliver(Parcel(kind, self._id, data))


def draft_of(row: MeetingRow, stored: StoredDraft) -> Draft:
    """The draft of a job that goes on where the store ends."""
    draft = Draft(
        recording=Recording(row.id, row.title, row.started_at, row.duration_ms, row.tracks, row.source),
        language=stored.language.language if stored.language else None,
        language_probability=stored.language.probability if stored.language else 0.0,
        tracks={track: TrackDraft() for track in row.tracks},
        spans=stored.spans,
        transcript=stored.transcript,
        summary=stored.summary,
        notices=[Notice(NoticeCode(notice["code"]), dict(notice["params"])) for notice in stored.notices],
        stamps=list(stored.stamps),
    )
    for batch in stored.batches:
        state = draft.tracks.setdefault(batch.track, TrackDraft())
        state.segments.extend(batch.segments)
        state.doubts.extend(batch.doubts)
        state.covered_ms = max(state.covered_ms, batch.covered_ms)
        state.speech_ms += batch.speech_ms
        state.text_ms += batch.text_ms
        state.batches = max(state.batches, batch.batch_no + 1)
    if stored.summary is not None:
        draft.items = list(stored.summary.items)
    return draft


def unfinished(stored: StoredDraft) -> StoredDraft:
    """What a job may build on: all that is stored but for what it is to make anew."""
    if stored.stale is None:
        return stored
    of_minutes = {str(code) for code in NoticeCode if code.startswith("minutes.")}
    if stored.stale == STAGES[-1]:
        kept = tuple(notice for notice in stored.notices if notice["code"] not in of_minutes)
        return replace(stored, summary=None, summary_human=False, notices=kept)
    of_sound = {str(code) for code in _OF_THE_SOUND}
    return StoredDraft(
        language=stored.language,
        batches=stored.batches,
        notices=tuple(notice for notice in stored.notices if notice["code"] in of_sound),
    )


def keep_partial_text(store: Store, recording_id: str) -> None:
    """What an unfinished job had heard becomes a transcript: it stays shown until a new one is there."""
    row, stored = store.meetings.get(recording_id), store.results.draft(recording_id)
    if row is None or stored.transcript is not None:
        return
    heard = exportable(draft_of(row, stored))
    if heard is not None and heard.transcript is not None:
        store.results.save_transcript(recording_id, heard.transcript, human=False)


def stored_notices(draft: Draft) -> tuple[Json, ...]:
    """The notices of a draft as they are stored."""
    return tuple({"code": str(notice.code), "params": dict(notice.params)} for notice in draft.notices)
