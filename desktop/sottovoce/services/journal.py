"""From what a job tells to what is stored, the moment it is told; and back to a draft that a job goes on from."""

from __future__ import annotations

from dataclasses import replace

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
from sottovoce.vault.parcels import Json, Parcel, ParcelKind
from sottovoce.vault.rows_meetings import MeetingRow
from sottovoce.vault.rows_results import StoredBatch, StoredDraft
from sottovoce.vault.vault import Vault
from sottovoce_models import codec
from sottovoce_models.types import Recording, Segment


class Journal:
    """Listens to one recording's job, stores what it tells, then passes it on. Works while the vault is locked."""

    def __init__(self, vault: Vault, recording_id: str, draft: Draft, listener: Listener) -> None:
        self._vault, self._id, self._draft, self._listener = vault, recording_id, draft, listener
        self._erased: list[tuple[int, int]] = []

    def tell(self, event: Event) -> None:
        """Stores and passes on; raises what storing raises, and then nothing is passed on."""
        if isinstance(event, BatchHeard):
            event = self._without_erased(event)
            self._keep_batch(event)
        elif isinstance(event, LanguageLocked):
            self._put(ParcelKind.LANGUAGE, {"language": event.language, "probability": event.probability})
        elif isinstance(event, TranscriptMade):
            self._put(ParcelKind.SPANS, {"spans": codec.plain(self._draft.spans)})
            self._put(ParcelKind.TRANSCRIPT, {"transcript": codec.plain(event.transcript)})
            self._keep_stamps()
        elif isinstance(event, Noticed):
            self._put(ParcelKind.NOTICES, {"notices": [_plain(notice) for notice in self._draft.notices]})
        self._listener(event)

    def finished(self) -> None:
        """The minutes are made: they are stored whole, never in parts."""
        if self._draft.summary is not None:
            self._put(ParcelKind.SUMMARY, {"summary": codec.plain(self._draft.summary)})
        self._keep_stamps()

    def erased(self, start_ms: int, end_ms: int) -> None:
        """What was heard of this stretch and comes only now is not stored."""
        self._erased.append((start_ms, end_ms))

    def _without_erased(self, event: BatchHeard) -> BatchHeard:
        for start_ms, end_ms in self._erased:
            kept = tuple(each for each in event.segments if not _touches(each, start_ms, end_ms))
            doubts = tuple(each for each in event.doubts if not (each.start_ms < end_ms and each.end_ms > start_ms))
            event = replace(event, segments=kept, doubts=doubts)
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


def _plain(notice: Notice) -> Json:
    return {"code": str(notice.code), "params": dict(notice.params)}


def _touches(segment: Segment, start_ms: int, end_ms: int) -> bool:
    return segment.start_ms < end_ms and segment.end_ms > start_ms
