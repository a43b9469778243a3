"""One person's part is taken out of everything the vault knows of a meeting: text, minutes, index, notes, jobs.

All of it is one transaction, and doing it again changes nothing. What others said stays, but for the name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, Final

from sottovoce.core.consent import Answer, Purpose
from sottovoce.services.job_run import PATH
from sottovoce.services.withdrawal.cutting import (
    Mentions,
    Stretch,
    joined,
    note_without,
    segments_without,
    stretches_of,
    summary_without,
    their_turns,
    transcript_without,
    voices_of,
)
from sottovoce.services.withdrawal.errand import Errand
from sottovoce.vault.parcels import ParcelKind
from sottovoce.vault.rows_meetings import MeetingRow
from sottovoce.vault.rows_results import Spans
from sottovoce.vault.rows_vocabularies import Vocabulary
from sottovoce.vault.store import Store
from sottovoce.vault.summary_text import spoken_digest
from sottovoce_models import codec
from sottovoce_models.types import Transcript, Turn

_MARGIN_MS: Final = 150
_SPANS: Final = str(ParcelKind.SPANS)
_KEPT: Final = frozenset({str(ParcelKind.LANGUAGE), str(ParcelKind.ORIGINAL)})
_WORDLESS: Final = frozenset({str(ParcelKind.NOTICES), str(ParcelKind.STAMPS), "stale"})


def spoken_by(revisions: Iterable[Transcript], name: str, others: Collection[str]) -> tuple[Stretch, ...]:
    """When somebody spoke, by every revision in which a voice bears their name."""
    found = (stretches_of(their_turns(each, voices_of(each, name, others))) for each in revisions)
    return joined(stretch for each in found for stretch in each)


def with_margin(stretches: Iterable[Stretch], shown: Transcript | None, voices: Collection[str]) -> tuple[Stretch, ...]:
    """A little more, since a word may reach beyond its turn, as far as nobody else is speaking there."""
    others = [turn for turn in shown.turns if turn.speaker not in voices] if shown is not None else []
    wider = []
    for each in stretches:
        before = max((turn.end_ms for turn in others if turn.end_ms <= each.start_ms), default=0)
        after = min(
            (turn.start_ms for turn in others if turn.start_ms >= each.end_ms), default=each.end_ms + _MARGIN_MS
        )
        start = max(each.start_ms - _MARGIN_MS, before)
        wider.append(Stretch(start, min(each.end_ms + _MARGIN_MS, after)))
    return joined(wider)


def texts_of(store: Store, row: MeetingRow) -> tuple[str, ...]:
    """Everything written of a meeting in which somebody could be named."""
    results = store.results
    found = [row.title, row.source, *row.tags, store.notes.get(row.id).text]
    found += [turn.text for transcript, _ in results.transcripts(row.id) for turn in transcript.turns]
    for stored in results.summaries.all(row.id):
        found += [text for item in stored.summary.items for text in (item.text, item.section, item.due or "")]
    found += [bookmark.note for bookmark in store.meetings.bookmarks(row.id)]
    found += [segment.text for batch in results.each_batch(row.id) for segment in batch.segments]
    return tuple(found)


def cut(store: Store, recording_id: str, errand: Errand) -> None:
    """Nothing of the person's words is in the vault any more, and nothing of the meeting names them."""
    mentions = Mentions((errand.name,), errand.others, errand.forms)
    with store.transaction():
        row = store.meetings.get(recording_id)
        if row is None:
            return
        gone = _text_and_minutes(store, recording_id, errand, mentions)
        _heard(store, recording_id, errand, mentions)
        _written(store, row, errand, mentions, gone)
        _jobs(store, recording_id, mentions)
        store.letters.delete_all(recording_id)  # of no part of a letter can be said whose words it rests on
        forget_terms(store, row, errand.name, mentions)
        store.results.reindex(recording_id)
        store.forget_deleted()


def _text_and_minutes(store: Store, recording_id: str, errand: Errand, mentions: Mentions) -> list[Turn]:
    results = store.results
    revisions = [transcript for transcript, _ in results.transcripts(recording_id)]
    shown = results.draft(recording_id, with_batches=False).transcript
    cuts: list[tuple[Transcript, Transcript]] = []
    gone: list[Turn] = []
    voices, digests = frozenset[str](), dict[str, str]()
    for each in revisions:
        elsewhere = () if shown is not None and each.revision == shown.revision else errand.stretches
        own = voices_of(each, errand.name, errand.others)
        voices |= own
        gone += their_turns(each, own, elsewhere)
        after = transcript_without(each, own, mentions, elsewhere)
        digests[spoken_digest(each)] = spoken_digest(after)
        cuts.append((each, after))
    for before, after in cuts:
        if after != before:
            results.rewrite_transcript(recording_id, after)
    changed = []
    for stored in results.summaries.all(recording_id):
        summary = summary_without(stored.summary, voices, mentions, gone)
        words = digests.get(stored.words, "")
        if (summary, words) != (stored.summary, stored.words):
            results.summaries.rewrite(recording_id, replace(stored, summary=summary, words=words))
        if summary != stored.summary:
            changed.append(stored.revision)
    store.approvals.forget(recording_id, changed)
    return gone


def _heard(store: Store, recording_id: str, errand: Errand, mentions: Mentions) -> None:
    """What the machine heard, and when it thinks that who spoke."""
    results, around = store.results, errand.sound
    for batch in results.batches(recording_id):
        doubts = tuple(each for each in batch.doubts if not _touches(each.start_ms, each.end_ms, around))
        segments = segments_without(batch.segments, mentions, around)
        if (segments, doubts) != (batch.segments, batch.doubts):
            results.put_batch(recording_id, replace(batch, segments=segments, doubts=doubts))
    for kind in results.finding_kinds(recording_id):
        found = results.finding(recording_id, kind)
        if kind == _SPANS:
            spans = codec.from_plain(Spans, found).spans
            kept = tuple(each for each in spans if not _touches(each.start_ms, each.end_ms, around))
            results.put_finding(recording_id, kind, Spans(kept))
        elif kind in _WORDLESS:
            results.put_finding(recording_id, kind, _plain_without(found, mentions))
        elif kind not in _KEPT:  # waveform and chapters are made again; of what nobody knows here, nothing stays
            results.forget_finding(recording_id, kind)


def _written(store: Store, row: MeetingRow, errand: Errand, mentions: Mentions, gone: Collection[Turn]) -> None:
    """What the user wrote beside the text: title, tags, bookmarks, the private note."""
    meetings = store.meetings
    meetings.put(replace(row, title=mentions.without(row.title), source=mentions.without(row.source)))
    store.matters.change_tags([row.id], [], [tag for tag in row.tags if mentions.count(tag)])
    for stretch in errand.sound:
        meetings.erase_bookmarks(row.id, stretch.start_ms, stretch.end_ms)
    for bookmark in meetings.bookmarks(row.id):
        meetings.put_bookmark(row.id, replace(bookmark, note=note_without(bookmark.note, mentions, gone)))
    note = store.notes.get(row.id)
    if note.text:
        store.notes.put(row.id, replace(note, text=note_without(note.text, mentions, gone)))


def _jobs(store: Store, recording_id: str, mentions: Mentions) -> None:
    for job in store.jobs.of(recording_id):
        options = {name: _plain_without(value, mentions) for name, value in job.options.items()}
        store.jobs.put(replace(job, options={**options, PATH: ""} if PATH in options else options))


def forget_terms(store: Store, row: MeetingRow, name: str, mentions: Mentions) -> None:
    """The list of the meeting's matter names them no more, unless another of its meetings has them and may be heard."""
    known = store.matters.vocabulary_of(row.id)
    if known is None or row.matter_id is None:
        return
    for each in store.meetings.of_matters([row.matter_id]):
        people = store.consents.of(each.id).participants if each.id != row.id else ()
        if any(
            person.name.casefold() == name.casefold() and person.given(Purpose.RECORD).answer is not Answer.WITHDRAWN
            for person in people
        ):
            return
    kept = tuple(term for term in known.terms if not mentions.count(term))
    if kept != known.terms:
        store.vocabularies.put(Vocabulary(known.name, kept))


def _plain_without(value: Any, mentions: Mentions) -> Any:
    """Plain JSON without the name."""
    if isinstance(value, str):
        return mentions.without(value)
    if isinstance(value, list | tuple):
        return [_plain_without(each, mentions) for each in value]
    if isinstance(value, dict):
        return {key: _plain_without(each, mentions) for key, each in value.items()}
    return value


def _touches(start_ms: int, end_ms: int, stretches: Iterable[Stretch]) -> bool:
    return any(start_ms < each.end_ms and each.start_ms < end_ms for each in stretches)
