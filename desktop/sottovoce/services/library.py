"""The library: every meeting of the vault, found, opened, renamed, edited and deleted. Needs the open vault."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.vault_audio import VaultAudioSource
from sottovoce.services.editing.store import save_edited
from sottovoce.services.exports.files import write_blocks
from sottovoce.services.gaps import Silence, gaps_of
from sottovoce.services.journal import draft_of
from sottovoce.services.templates import template_in
from sottovoce.vault.originals import original_bytes, original_from_plain
from sottovoce.vault.parcels import ParcelKind
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.rows_meetings import Bookmark, MeetingRow
from sottovoce.vault.search import Hit
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, StoreFault, UserFixable
from sottovoce_models.types import Transcript

MAX_TITLE_LETTERS: Final = 200
_ORIGINAL: Final = str(ParcelKind.ORIGINAL)


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """A meeting as it is shown: its row, what was made of it, its bookmarks, and its latest job if there was one.

    `original`: the name of the imported file that was kept, or "". `reviewed`: ids of the turns that were.
    """

    row: MeetingRow
    draft: Draft
    bookmarks: tuple[Bookmark, ...]
    job: JobRow | None
    original: str = ""
    reviewed: frozenset[str] = frozenset()


class LibraryService:
    """Thin and thread-safe; every call raises STORE_LOCKED while the vault is locked."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def meetings(self) -> tuple[MeetingRow, ...]:
        """All meetings but those in the trash, the newest first."""
        return self._vault.store.meetings.list()

    def jobs(self) -> tuple[JobRow, ...]:
        """All jobs, the oldest first."""
        return self._vault.store.jobs.list()

    def search(self, text: str, within: Collection[str] | None = None) -> tuple[Hit, ...]:
        """Places in titles, turns and minutes, of all meetings or of these; never raises for anything typed."""
        return self._vault.store.search.search(text, within=within)

    def open(self, recording_id: str) -> OpenMeeting:
        """What is stored of a meeting; STORE_DAMAGED if it is not there."""
        store = self._vault.store
        row = store.meetings.get(recording_id)
        if row is None:
            raise StoreFault(Code.STORE_DAMAGED)
        stored = store.results.draft(recording_id, with_batches=False)
        if stored.transcript is None:
            stored = store.results.draft(recording_id)
        draft = draft_of(row, stored)
        if draft.summary is not None:
            draft.template = template_in(store, draft.summary.template)
        jobs = store.jobs.of(recording_id)
        original = store.results.finding(recording_id, _ORIGINAL)
        return OpenMeeting(
            row,
            draft,
            store.meetings.bookmarks(recording_id),
            jobs[-1] if jobs else None,
            original_from_plain(original).name if original is not None else "",
            store.reviews.reviewed(recording_id),
        )

    def rename(self, recording_id: str, title: str) -> str:
        """Gives a meeting another title (white space trimmed, at most 200 letters) and returns it."""
        trimmed = " ".join(title.split())[:MAX_TITLE_LETTERS]
        self._vault.store.meetings.rename(recording_id, trimmed)
        return trimmed

    def save_transcript(
        self,
        recording_id: str,
        transcript: Transcript,
        reviewed: Collection[str] = (),
        replaces: int | None = None,
    ) -> Transcript:
        """Stores an edited transcript as a revision; the machine's stays beside it. See `editing.store`."""
        return save_edited(self._vault.store, recording_id, transcript, reviewed, replaces)

    def delete(self, recording_id: str) -> None:
        """Destroys a meeting's keys and everything known of it, a kept file too. JOB_RUNS, VAULT_RECORDING_RUNS."""
        store = self._vault.store
        with store.transaction():
            jobs = store.jobs.of(recording_id)
            if any(job.state is JobState.RUNNING for job in jobs):
                raise UserFixable(Code.JOB_RUNS)
            for job in jobs:  # so that none of them can begin meanwhile
                store.jobs.delete(job.id)
        self._vault.delete_recording(recording_id)

    def export_original(self, recording_id: str, target: Path) -> None:
        """The imported file, byte for byte, at `target`; whole or not at all. FILE_NOT_FOUND if it was not kept.

        STORE_DAMAGED if it is not exactly what was kept, DISK_FULL, OUTPUT_NOT_WRITABLE.
        """
        found = self._vault.store.results.finding(recording_id, _ORIGINAL)
        if found is None:
            raise UserFixable(Code.FILE_NOT_FOUND)
        write_blocks(target, original_bytes(self._audio_dir(recording_id), original_from_plain(found)))

    def gaps(self, recording_id: str) -> tuple[Silence, ...]:
        """Where the recording has no sound, and why; reads all of it, so it may take a second."""
        return gaps_of(self._audio_dir(recording_id), recording_id, self._vault.segment_keys(recording_id))

    def sound(self, recording_id: str) -> VaultAudioSource:
        """The sound of a meeting, to be played."""
        keys = self._vault.segment_keys(recording_id)
        return VaultAudioSource(self._audio_dir(recording_id), recording_id, keys)

    def _audio_dir(self, recording_id: str) -> Path:
        return self._vault.audio_dir(recording_id)
