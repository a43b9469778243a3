"""The library: every meeting of the vault, found, opened, renamed, edited and deleted. Needs the open vault."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.vault_audio import VaultAudioSource
from sottovoce.services.journal import draft_of
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.rows_meetings import Bookmark, MeetingRow
from sottovoce.vault.search import Hit
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, StoreFault, UserFixable
from sottovoce_models.types import Transcript

MAX_TITLE_LETTERS = 200


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """A meeting as it is shown: its row, what was made of it, its bookmarks, and its latest job if there was one."""

    row: MeetingRow
    draft: Draft
    bookmarks: tuple[Bookmark, ...]
    job: JobRow | None


class LibraryService:
    """Thin and thread-safe; every call raises STORE_LOCKED while the vault is locked."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def meetings(self) -> tuple[MeetingRow, ...]:
        """All meetings, the newest first."""
        return self._vault.store.meetings.list()

    def jobs(self) -> tuple[JobRow, ...]:
        """All jobs, the oldest first."""
        return self._vault.store.jobs.list()

    def search(self, text: str) -> tuple[Hit, ...]:
        """Places in titles, turns and minutes; never raises for anything typed."""
        return self._vault.store.search.search(text)

    def open(self, recording_id: str) -> OpenMeeting:
        """What is stored of a meeting; STORE_DAMAGED if it is not there."""
        store = self._vault.store
        row = store.meetings.get(recording_id)
        if row is None:
            raise StoreFault(Code.STORE_DAMAGED)
        stored = store.results.draft(recording_id, with_batches=False)
        if stored.transcript is None:
            stored = store.results.draft(recording_id)
        jobs = store.jobs.of(recording_id)
        return OpenMeeting(
            row, draft_of(row, stored), store.meetings.bookmarks(recording_id), jobs[-1] if jobs else None
        )

    def rename(self, recording_id: str, title: str) -> str:
        """Gives a meeting another title (white space trimmed, at most 200 letters) and returns it."""
        trimmed = " ".join(title.split())[:MAX_TITLE_LETTERS]
        self._vault.store.meetings.rename(recording_id, trimmed)
        return trimmed

    def save_transcript(self, recording_id: str, transcript: Transcript) -> Transcript:
        """Stores an edited transcript as a revision of its own; the machine's stays beside it."""
        revision = self._vault.store.results.save_transcript(recording_id, transcript, human=True)
        return replace(transcript, revision=revision)

    def delete(self, recording_id: str) -> None:
        """Destroys a meeting's keys and everything known of it. JOB_RUNS, VAULT_RECORDING_RUNS."""
        if any(job.state is JobState.RUNNING for job in self._vault.store.jobs.of(recording_id)):
            raise UserFixable(Code.JOB_RUNS)
        self._vault.delete_recording(recording_id)

    def sound(self, recording_id: str) -> VaultAudioSource:
        """The sound of a meeting, to be played."""
        keys = self._vault.segment_keys(recording_id)
        return VaultAudioSource(self._audio_dir(recording_id), recording_id, keys)

    def _audio_dir(self, recording_id: str) -> Path:
        return self._vault.audio_dir(recording_id)
