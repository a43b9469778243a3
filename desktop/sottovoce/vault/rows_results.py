"""What was made of a recording: batches as they came, transcripts and minutes in revisions.

A human's revision is what is shown until a human makes another; what a machine makes later is kept beside it. While
something is made anew, what was there before stays until the new is there: `stale` names the first stage that is due.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeVar

from sottovoce.vault.database import Database
from sottovoce.vault.parcels import ParcelKind
from sottovoce.vault.rows_summaries import StoredSummary, SummaryRows
from sottovoce.vault.search import HitKind, SearchRows
from sottovoce.vault.summary_text import anchored, spoken_digest
from sottovoce_models import codec
from sottovoce_models.errors import Code, StoreFault
from sottovoce_models.types import (
    Coverage,
    Doubt,
    EngineStamp,
    Segment,
    SpeakerSpan,
    Summary,
    Track,
    Transcript,
)

T = TypeVar("T")

STAGES: Final = ("speech", "speakers", "minutes")
_STALE: Final = "stale"
CHAPTERS: Final = "chapters"
"""The finding of that kind holds words of the meeting; its shape is of `services.chapters`."""


@dataclass(frozen=True, slots=True)
class StoredBatch:
    """What one step of the recognizer found on a track, and how far it reaches."""

    track: Track
    batch_no: int
    segments: tuple[Segment, ...]
    doubts: tuple[Doubt, ...]
    covered_ms: int
    speech_ms: int
    text_ms: int


@dataclass(frozen=True, slots=True)
class Language:
    """The language of the meeting and how sure that is."""

    language: str
    probability: float


@dataclass(frozen=True, slots=True)
class Spans:
    """Who spoke when."""

    spans: tuple[SpeakerSpan, ...]


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """Everything stored of a recording; `transcript` and `summary` are those to show, `_human` who made them.

    `stale`: the stage from which on all of it is to be made anew, or None; batches and language are never stale.
    """

    language: Language | None = None
    batches: tuple[StoredBatch, ...] = ()
    spans: tuple[SpeakerSpan, ...] = ()
    transcript: Transcript | None = None
    transcript_human: bool = False
    summary: Summary | None = None
    summary_human: bool = False
    notices: tuple[dict[str, Any], ...] = ()
    stamps: tuple[EngineStamp, ...] = field(default=())
    stale: str | None = None


class ResultRows:
    """Reads and writes results; the list's facts and the search index follow in the same transaction."""

    def __init__(self, database: Database, search: SearchRows) -> None:
        self._database = database
        self._search = search
        self.summaries = SummaryRows(database, search)
        self._last_read: tuple[str, Transcript] | None = None

    def draft(self, recording_id: str, *, with_batches: bool = True) -> StoredDraft:
        """What is stored; without batches it is quick however long the meeting was."""
        findings: dict[str, str] = dict(
            self._database.rows("SELECT kind, data FROM findings WHERE recording_id = ?", (recording_id,))
        )
        transcript, transcript_human = self._shown(recording_id)
        minutes = self.summaries.shown(recording_id)
        return StoredDraft(
            language=_value(Language, findings["language"]) if "language" in findings else None,
            batches=self.batches(recording_id) if with_batches else (),
            spans=_value(Spans, findings["spans"]).spans if "spans" in findings and with_batches else (),
            transcript=transcript,
            transcript_human=transcript_human,
            summary=anchored(minutes.summary, transcript) if minutes is not None else None,
            summary_human=minutes is not None and minutes.human,
            notices=tuple(json.loads(findings.get("notices", "[]"))),
            stamps=tuple(_parsed(EngineStamp, stamp) for stamp in json.loads(findings.get("stamps", "[]"))),
            stale=json.loads(findings[_STALE]) if _STALE in findings else None,
        )

    def batches(self, recording_id: str) -> tuple[StoredBatch, ...]:
        """The batches in the order in which they came, track by track."""
        rows = self._database.rows(
            "SELECT data FROM batches WHERE recording_id = ? ORDER BY track, batch_no", (recording_id,)
        )
        return tuple(_value(StoredBatch, row[0]) for row in rows)

    def each_batch(self, recording_id: str) -> Iterator[StoredBatch]:
        """The same, one at a time: hours of words are never in memory at once."""
        keys = "SELECT track, batch_no FROM batches WHERE recording_id = ? ORDER BY track, batch_no"
        for track, batch_no in self._database.rows(keys, (recording_id,)):
            data = self._database.value(
                "SELECT data FROM batches WHERE recording_id = ? AND track = ? AND batch_no = ?",
                (recording_id, track, batch_no),
            )
            if data is not None:  # heard anew meanwhile
                yield _value(StoredBatch, data)

    def put_batch(self, recording_id: str, batch: StoredBatch) -> None:
        """Keeps a batch; the same number again replaces it."""
        self._database.run(
            "INSERT OR REPLACE INTO batches VALUES (?, ?, ?, ?, ?)",
            (recording_id, str(batch.track), batch.batch_no, batch.covered_ms, _json(batch)),
        )

    def put_finding(self, recording_id: str, kind: str, data: Any) -> None:
        """Keeps the one document of a kind: language, spans, notices, stamps, original."""
        self._database.run("INSERT OR REPLACE INTO findings VALUES (?, ?, ?)", (recording_id, kind, _json(data)))

    def finding(self, recording_id: str, kind: str) -> Any:
        """The one document of a kind as plain JSON, or None."""
        data = self._database.value(
            "SELECT data FROM findings WHERE recording_id = ? AND kind = ?", (recording_id, kind)
        )
        return None if data is None else json.loads(data)

    def forget_finding(self, recording_id: str, kind: str) -> None:
        """The document of a kind is gone, from the write-ahead log, too."""
        self._database.run("DELETE FROM findings WHERE recording_id = ? AND kind = ?", (recording_id, kind))
        self._database.forget_deleted()

    def save_transcript(self, recording_id: str, transcript: Transcript, *, human: bool) -> int:
        """Stores a transcript as a new revision and returns its number; a human's stays the one that is shown."""
        with self._database.transaction():
            revision = self._next_revision(recording_id, transcript.revision)
            numbered = replace(transcript, revision=revision)
            self._database.run(
                "INSERT INTO transcripts VALUES (?, ?, ?, ?)", (recording_id, revision, int(human), _json(numbered))
            )
            if human or not self._has_human(recording_id):
                self._search.set_transcript(recording_id, numbered)
                self._refresh_facts(recording_id, numbered)
                minutes = self.summaries.shown(recording_id)
                if minutes is not None:  # what is found in them leads to where their words stand now
                    self._search.set_summary(recording_id, anchored(minutes.summary, numbered))
        return revision

    def keep_machine_transcript(self, recording_id: str, transcript: Transcript) -> None:
        """The machine's latest takes the place of its earlier ones; the same again changes nothing.

        Minutes of an earlier text that was shown go with it: they cite words that are not there any more.
        """
        with self._database.transaction():
            stored = [each for each, human in self.transcripts(recording_id) if not human]
            if [replace(each, revision=transcript.revision) for each in stored] != [transcript]:
                self._database.run("DELETE FROM transcripts WHERE recording_id = ? AND human = 0", (recording_id,))
                if stored and not self._has_human(recording_id):
                    self.summaries.delete_machine(recording_id)
                self.save_transcript(recording_id, transcript, human=False)
            if self.finding(recording_id, _STALE) is not None:
                self.put_finding(recording_id, _STALE, STAGES[-1])

    def keep_machine_summary(self, recording_id: str, summary: Summary, part: str = "") -> None:
        """The machine's latest minutes take the place of its earlier ones; the same again changes nothing.

        Lines whose proof does not stand in the text that is shown (it was edited meanwhile) are left out; if none is
        left of any, the earlier minutes stay. With a `part` only its lines change.
        """
        with self._database.transaction():
            shown, human = self._shown(recording_id)
            source = shown
            if human:  # it was made from the text as it was when its job began
                known = (each for each, _ in self.transcripts(recording_id))
                source = next((each for each in known if each.revision == summary.transcript_revision), None)
            elif shown is not None:
                summary = replace(summary, transcript_revision=shown.revision)
            self.summaries.keep_machine(recording_id, summary, shown, spoken_digest(source), part)
            self._database.run("DELETE FROM findings WHERE recording_id = ? AND kind = ?", (recording_id, _STALE))

    def transcripts(self, recording_id: str) -> tuple[tuple[Transcript, bool], ...]:
        """All revisions, the oldest first, each with whether a human made it."""
        rows = self._database.rows(
            "SELECT data, human FROM transcripts WHERE recording_id = ? ORDER BY revision", (recording_id,)
        )
        return tuple((_value(Transcript, data), bool(human)) for data, human in rows)

    def save_summary(self, recording_id: str, summary: Summary, *, human: bool) -> int:
        """Stores minutes as a new revision and returns its number; a human's stay the ones that are shown."""
        shown, _ = self._shown(recording_id)
        return self.summaries.save(recording_id, StoredSummary(summary, human=human, words=spoken_digest(shown)))

    def make_anew(self, recording_id: str, stage: str) -> None:
        """What the machine made from a stage on is due to be made anew; until that is there, the old stays shown."""
        with self._database.transaction():
            before = self.finding(recording_id, _STALE) or stage
            self.put_finding(recording_id, _STALE, min(stage, before, key=STAGES.index))
            if stage == STAGES[0]:
                self._database.run("DELETE FROM batches WHERE recording_id = ?", (recording_id,))
                self._database.run("DELETE FROM findings WHERE recording_id = ? AND kind = 'language'", (recording_id,))
        self._database.forget_deleted()

    def erase(self, recording_id: str, start_ms: int, end_ms: int) -> None:
        """Takes every word, doubt and voice of a stretch away, wherever it is stored; turns lose their text of it.

        Transcripts and minutes are made after a recording has ended, so while one runs only batches and voices exist;
        should there be a transcript, its turns that touch the stretch go whole, and minutes go with it.
        """
        self._last_read = None
        with self._database.transaction():
            for batch in self.batches(recording_id):
                erased = replace(
                    batch,
                    segments=segments_without(batch.segments, start_ms, end_ms),
                    doubts=tuple(doubt for doubt in batch.doubts if not _touches(doubt, start_ms, end_ms)),
                )
                if erased != batch:
                    self.put_batch(recording_id, erased)
            spans = self._database.value(
                "SELECT data FROM findings WHERE recording_id = ? AND kind = 'spans'", (recording_id,)
            )
            if spans:
                kept = [each for each in _value(Spans, spans).spans if not _touches(each, start_ms, end_ms)]
                self.put_finding(recording_id, "spans", Spans(tuple(kept)))
            for data, revision in self._database.rows(
                "SELECT data, revision FROM transcripts WHERE recording_id = ?", (recording_id,)
            ):
                transcript = _value(Transcript, data)
                turns = tuple(turn for turn in transcript.turns if not _touches(turn, start_ms, end_ms))
                gone = [turn for turn in transcript.turns if turn not in turns]
                corrections = tuple(
                    each
                    for each in transcript.corrections
                    if not _touches(each, start_ms, end_ms)
                    and not any(_touches(each, turn.start_ms, turn.end_ms) for turn in gone)
                )
                if (turns, corrections) != (transcript.turns, transcript.corrections):
                    kept_text = _json(replace(transcript, turns=turns, corrections=corrections))
                    self._database.run(
                        "UPDATE transcripts SET data = ? WHERE recording_id = ? AND revision = ?",
                        (kept_text, recording_id, revision),
                    )
                    self.summaries.delete_all(recording_id)
            self._database.run("DELETE FROM findings WHERE recording_id = ? AND kind = ?", (recording_id, CHAPTERS))
            self.reindex(recording_id)
        self._database.forget_deleted()

    def delete_text(self, recording_id: str) -> None:
        """Everything that was heard goes, in every revision, with the minutes made of it; the sound stays."""
        with self._database.transaction():
            for table in ("batches", "transcripts", "reviews"):
                self._database.run(f"DELETE FROM {table} WHERE recording_id = ?", (recording_id,))  # noqa: S608 -- constants
            self._database.run(
                "DELETE FROM findings WHERE recording_id = ? AND kind <> ?", (recording_id, str(ParcelKind.ORIGINAL))
            )
            self.summaries.delete_all(recording_id)
            self.reindex(recording_id)
            self._database.forget_deleted()

    def delete_minutes(self, recording_id: str) -> None:
        """All minutes go, with what was approved and listened to, and the chapters; text and sound stay."""
        with self._database.transaction():
            for kind in (_STALE, CHAPTERS):
                self._database.run("DELETE FROM findings WHERE recording_id = ? AND kind = ?", (recording_id, kind))
            self.summaries.delete_all(recording_id)
            self._database.forget_deleted()

    def _shown(self, recording_id: str) -> tuple[Transcript | None, bool]:
        row = self._database.row(
            "SELECT data, human FROM transcripts WHERE recording_id = ? ORDER BY human DESC, revision DESC LIMIT 1",
            (recording_id,),
        )
        return (self._transcript(row[0]), bool(row[1])) if row else (None, False)

    def _transcript(self, data: str) -> Transcript:
        """What was read last is not taken apart again: whoever opens a meeting asks for it several times."""
        last = self._last_read
        if last is None or last[0] != data:
            last = self._last_read = (data, _value(Transcript, data))
        return last[1]

    def _has_human(self, recording_id: str) -> bool:
        return bool(
            self._database.value("SELECT 1 FROM transcripts WHERE recording_id = ? AND human = 1", (recording_id,))
        )

    def _next_revision(self, recording_id: str, at_least: int) -> int:
        last = self._database.value("SELECT max(revision) FROM transcripts WHERE recording_id = ?", (recording_id,))
        return max(at_least, (last or 0) + 1)

    def rewrite_transcript(self, recording_id: str, transcript: Transcript) -> None:
        """A revision says this from now on; its owner holds the transaction and calls `reindex` when all is written."""
        self._database.run(
            "UPDATE transcripts SET data = ? WHERE recording_id = ? AND revision = ?",
            (_json(transcript), recording_id, transcript.revision),
        )

    def finding_kinds(self, recording_id: str) -> tuple[str, ...]:
        """The kinds of which there is a document."""
        rows = self._database.rows("SELECT kind FROM findings WHERE recording_id = ?", (recording_id,))
        return tuple(row[0] for row in rows)

    def reindex(self, recording_id: str) -> None:
        """Index and list follow from the text and the minutes as they are now."""
        self._last_read = None
        transcript, _ = self._shown(recording_id)
        self._search.forget(recording_id, HitKind.TURN)
        if transcript is not None:
            self._search.set_transcript(recording_id, transcript)
        self.summaries.refresh(recording_id)
        self._refresh_facts(recording_id, transcript)

    def _refresh_facts(self, recording_id: str, transcript: Transcript | None) -> None:
        if transcript is not None:
            coverage, doubts = transcript.coverage, len(transcript.doubts)
            names = [speaker.name for speaker in transcript.speakers.values() if speaker.name]
        else:
            coverage, doubts, names = Coverage(0, 0), 0, []
        self._database.run(
            "UPDATE facts SET speakers = ?, speech_ms = ?, text_ms = ?, doubts = ? WHERE recording_id = ?",
            (
                json.dumps(names, ensure_ascii=False),
                coverage.speech_ms,
                coverage.text_ms,
                doubts,
                recording_id,
            ),
        )


def _touches(timed: SpeakerSpan | Segment | Doubt | Any, start_ms: int, end_ms: int) -> bool:
    return bool(timed.start_ms < end_ms and timed.end_ms > start_ms)


def segments_without(segments: Iterable[Segment], start_ms: int, end_ms: int) -> tuple[Segment, ...]:
    """The segments without the words of a stretch; one without words left goes, one with some is rejoined."""
    kept = []
    for segment in segments:
        if not _touches(segment, start_ms, end_ms):
            kept.append(segment)
            continue
        words = tuple(word for word in segment.words if not _touches(word, start_ms, end_ms))
        if words:
            text = " ".join(word.text.strip() for word in words)
            kept.append(replace(segment, words=words, text=text, start_ms=words[0].start_ms, end_ms=words[-1].end_ms))
    return tuple(kept)


def _json(value: object) -> str:
    return json.dumps(codec.plain(value), ensure_ascii=False, separators=(",", ":"))


def _parsed(kind: type[T], data: object) -> T:
    try:
        return codec.from_plain(kind, data)
    except ValueError as error:
        raise StoreFault(Code.STORE_DAMAGED) from error


def _value(kind: type[T], data: str) -> T:
    return _parsed(kind, json.loads(data))
