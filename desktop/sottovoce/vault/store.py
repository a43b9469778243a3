"""The store: everything the open vault knows besides sound, in one encrypted database. Thread-safe."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from sottovoce.vault import migrations
from sottovoce.vault.parcels import Json, Parcel, ParcelKind
from sottovoce.vault.rows_approvals import ApprovalRows
from sottovoce.vault.rows_consents import ConsentRows
from sottovoce.vault.rows_copy import CopyRows
from sottovoce.vault.rows_handouts import HandoutRows
from sottovoce.vault.rows_jobs import JobRows, job_from_plain
from sottovoce.vault.rows_keys import KeyRows
from sottovoce.vault.rows_ledger import LedgerRows
from sottovoce.vault.rows_letters import LetterRows
from sottovoce.vault.rows_matters import MatterRows
from sottovoce.vault.rows_meetings import Bookmark, MeetingRows, MeetingState, meeting_from_plain
from sottovoce.vault.rows_notes import NoteRows
from sottovoce.vault.rows_own_voice import OwnVoiceRows
from sottovoce.vault.rows_profile import ProfileRows
from sottovoce.vault.rows_restricted import RestrictedRows
from sottovoce.vault.rows_results import Language, ResultRows, Spans, StoredBatch
from sottovoce.vault.rows_reviews import ReviewRows
from sottovoce.vault.rows_samples import SampleRows
from sottovoce.vault.rows_tasks import TaskRows
from sottovoce.vault.rows_templates import TemplateRows
from sottovoce.vault.rows_vocabularies import VocabularyRows
from sottovoce.vault.rows_withdrawals import WithdrawalRows
from sottovoce.vault.search import SearchRows
from sottovoce_models import codec
from sottovoce_models.errors import Code, StoreFault
from sottovoce_models.types import Summary, Track, Transcript


class Store:
    """Opens the database, creates or migrates it. VAULT_NEWER, STORE_DAMAGED, STORE_WRITE_FAILED, DISK_FULL."""

    def __init__(self, path: Path, db_key: bytes, wrap_key: bytes) -> None:
        self._database = migrations.open_migrated(path, db_key, migrations.steps())
        self._key = db_key
        self.search = SearchRows(self._database)
        self.meetings = MeetingRows(self._database, self.search)
        self.results = ResultRows(self._database, self.search)
        self.reviews = ReviewRows(self._database)
        self.jobs = JobRows(self._database)
        self.keys = KeyRows(self._database, wrap_key)
        self.vocabularies = VocabularyRows(self._database)
        self.matters = MatterRows(self._database)
        self.own_voice = OwnVoiceRows(self._database)
        self.handouts = HandoutRows(self._database)
        self.templates = TemplateRows(self._database)
        self.copies = CopyRows(self._database)
        self.approvals = ApprovalRows(self._database)
        self.notes = NoteRows(self._database)
        self.ledger = LedgerRows(self._database)
        self.consents = ConsentRows(self._database, self.ledger)
        self.profile = ProfileRows(self._database)
        self.samples = SampleRows(self._database)
        self.withdrawals = WithdrawalRows(self._database)
        self.restricted = RestrictedRows(self._database)
        self.letters = LetterRows(self._database)
        self.tasks = TaskRows(self._database, wrap_key)

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing; durable when left."""
        return self._database.transaction()

    def apply(self, parcel: Parcel) -> None:
        """Does what a parcel says; twice is as good as once. STORE_DAMAGED for one that says nothing known.

        What is said of a meeting that is not there (deleted meanwhile) is dropped.
        """
        try:
            with self.transaction():
                named = parcel.data.get("id" if parcel.kind is ParcelKind.MEETING else "recording_id")
                if named is not None and named != parcel.recording_id:
                    raise StoreFault(Code.STORE_DAMAGED)  # it speaks of another recording than it says outside
                if parcel.kind is ParcelKind.MEETING:
                    self.meetings.put(meeting_from_plain(parcel.data))
                elif parcel.kind is ParcelKind.CONSENT:
                    self.consents.apply(parcel.recording_id, parcel.data)
                elif self.meetings.get(parcel.recording_id) is not None:
                    self._apply(parcel.kind, parcel.recording_id, parcel.data)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError) as error:
            raise StoreFault(Code.STORE_DAMAGED) from error

    def _apply(self, kind: ParcelKind, recording_id: str, data: Json) -> None:
        results = self.results
        match kind:
            case ParcelKind.STATE:
                tracks = [Track(track) for track in data["tracks"]] if "tracks" in data else None
                state, started_at = MeetingState(data["state"]), data.get("started_at")
                self.meetings.set_state(recording_id, state, data.get("duration_ms"), tracks, started_at)
            case ParcelKind.BATCH:
                results.put_batch(recording_id, codec.from_plain(StoredBatch, data))
            case ParcelKind.LANGUAGE:
                results.put_finding(recording_id, "language", codec.from_plain(Language, data))
            case ParcelKind.SPANS:
                results.put_finding(recording_id, "spans", codec.from_plain(Spans, data))
            case ParcelKind.NOTICES | ParcelKind.STAMPS:
                results.put_finding(recording_id, str(kind), data[str(kind)])
            case ParcelKind.ORIGINAL:
                results.put_finding(recording_id, str(kind), data)
            case ParcelKind.TRANSCRIPT:
                results.keep_machine_transcript(recording_id, codec.from_plain(Transcript, data["transcript"]))
            case ParcelKind.SUMMARY:
                made = codec.from_plain(Summary, data["summary"])
                results.keep_machine_summary(recording_id, made, str(data.get("part", "")))
            case ParcelKind.JOB:
                self.jobs.put(job_from_plain(data))
            case ParcelKind.BOOKMARK:
                self.meetings.put_bookmark(recording_id, Bookmark(int(data["at_ms"]), str(data["note"])))
            case ParcelKind.ERASE:
                start_ms, end_ms = int(data["start_ms"]), int(data["end_ms"])
                results.erase(recording_id, start_ms, end_ms)
                self.meetings.erase_bookmarks(recording_id, start_ms, end_ms)

    @property
    def header_revision(self) -> int:
        """The last revision of vault.json that was opened together with this database; 0 before the first."""
        return int(self._database.value("SELECT value FROM meta WHERE name = 'header_revision'") or 0)

    @header_revision.setter
    def header_revision(self, revision: int) -> None:
        if revision == self.header_revision:
            return  # a full drive must not keep a vault shut
        self._database.run("INSERT OR REPLACE INTO meta VALUES ('header_revision', ?)", (revision,))

    def copy_to(self, target: Path) -> None:
        """A consistent copy under the same key."""
        self._database.copy_to(target, self._key)

    def check(self) -> tuple[str, ...]:
        """What is not in order, as short technical words; empty when all is."""
        found = [str(row[0]) for row in self._database.rows("PRAGMA integrity_check") if row[0] != "ok"]
        if self._database.rows("PRAGMA foreign_key_check"):
            found.append("foreign keys")
        return tuple(found)

    def forget_deleted(self) -> None:
        """What was deleted leaves the write-ahead log, too."""
        self._database.forget_deleted()

    def close(self) -> None:
        """Closes the database; whatever is asked afterwards answers STORE_LOCKED."""
        self._database.close()
