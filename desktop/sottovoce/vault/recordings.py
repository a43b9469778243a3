"""The sound of all recordings: in which folder it lies, and whether its keys lie in its files or in the database.

While a recording runs its keys are sealed in its own files, so that it can destroy them itself; a mark in its folder
says that they are. When it has ended they move into the database.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from sottovoce.vault import erasing, place, segment_recovery
from sottovoce.vault.durable_files import REAL_FILES, fault_of
from sottovoce.vault.erase_recovery import resume_erasures
from sottovoce.vault.originals import ORIGINAL_NAME
from sottovoce.vault.parcels import ParcelKind, erasure, is_recording_id
from sottovoce.vault.rows_keys import SegmentKey
from sottovoce.vault.sealing import Opener
from sottovoce.vault.segment_files import (
    SegmentFile,
    claimed_header,
    forget_sealed_key,
    segment_files,
    segment_path,
)
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.segments import GapKind, SegmentKeys, ms_of_samples, samples_of_ms
from sottovoce.vault.store import Store
from sottovoce_models.errors import SottovoceError, StoreFault

AUDIO_NAME: Final = "audio"
_UNSETTLED: Final = "unsettled"


class Recordings:
    """The folder of recordings in a vault's folder. Whoever calls what changes something holds the vault's lock."""

    def __init__(self, vault_folder: Path) -> None:
        self._root = vault_folder / AUDIO_NAME
        self._backups = 0
        self._to_forget: set[Path] = set()

    def folder(self, recording_id: str) -> Path:
        """Where the sound of a recording lies or would lie; ValueError for what is no recording's name."""
        if not is_recording_id(recording_id):
            raise ValueError("this is no recording")
        return self._root / recording_id

    def on_disk(self) -> tuple[str, ...]:
        """The recordings that have a folder, whether or not the database knows them."""
        try:
            found = [path.name for path in self._root.iterdir() if is_recording_id(path.name) and path.is_dir()]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise fault_of(error) from error
        return tuple(sorted(found))

    def mark(self, recording_id: str) -> None:
        """The keys of this recording are going to lie in its files. STORE_WRITE_FAILED, DISK_FULL."""
        folder = self.folder(recording_id)
        place.make_private(folder)
        try:
            (folder / _UNSETTLED).touch(mode=0o600)
            REAL_FILES.sync_folder(folder)
        except OSError as error:
            raise fault_of(error) from error

    def unmark_empty(self, recording_id: str) -> None:
        """Takes the mark away from a recording that came to nothing."""
        folder = self.folder(recording_id)
        if not segment_recovery.tracks_of(folder):
            with suppress(OSError):
                (folder / _UNSETTLED).unlink(missing_ok=True)

    def unsettled(self, store: Store, running: Iterable[str]) -> tuple[str, ...]:
        """Recordings that do not run and whose keys may lie in their files; quick however many there are."""
        passed_over = frozenset(running)
        return tuple(
            each
            for each in self.on_disk()
            if each not in passed_over and ((self._root / each / _UNSETTLED).exists() or not store.keys.has(each))
        )

    def settle(self, recording_id: str, store: Store, opener: Opener) -> None:
        """After a crash: the keys are adopted, and words of what was erased go as well. Errors as in `adopt`."""
        folder = self.folder(recording_id)
        self.adopt(recording_id, store, opener)
        keys = store.keys.all(recording_id)
        for track in segment_recovery.tracks_of(folder):
            for gap in TrackReader(folder, recording_id, track, keys).extent().gaps:
                if gap.kind is GapKind.ERASED:
                    start_ms, end_ms = ms_of_samples(gap.start_samples), ms_of_samples(gap.end_samples)
                    store.apply(erasure(recording_id, start_ms, end_ms))

    def adopt(self, recording_id: str, store: Store, opener: Opener) -> None:
        """Moves the keys that lie sealed in a recording's files into the database and overwrites them there.

        Before, erasures that a crash cut short are brought to their end. First into the database, then out of the file:
        a crash in between leaves a key in both, never in none. STORE_ERASE_FAILED and others: no key has moved, and
        what could not be done is tried again at the next opening.
        """
        folder = self.folder(recording_id)
        destroyed = resume_erasures(folder, store.keys.all(recording_id), opener)
        readable = []
        for each in segment_recovery.sealed_segments(folder):
            try:
                key = opener.open(each.key.sealed, each.key.context)
            except StoreFault:
                continue  # a damaged key: its ten seconds stay on the disk, and the reader says that they are lost
            readable.append((each.path, SegmentKey(each.track, each.seq, key, each.frames)))
        store.keys.put(recording_id, [key for _, key in readable])
        known = store.keys.all(recording_id)
        _forget_keys(store, recording_id, (*destroyed, *_replaced(folder, known)))  # later: no keys at all mean a crash
        genuine = [path for path, each in readable if known.get((each.track, each.seq)) == each.key]
        if self._backups:
            self._to_forget.update(genuine)  # a backup may have the database of before
            return
        try:
            for path in genuine:
                forget_sealed_key(path)
            (folder / _UNSETTLED).unlink(missing_ok=True)
        except OSError as error:
            raise fault_of(error) from error

    def erase(self, recording_id: str, stretches_ms: Iterable[tuple[int, int]], store: Store, opener: Opener) -> None:
        """These stretches of a recording that has ended cannot be read any more, nor a file that was kept of it.

        May be called again after a crash or a fault. STORE_ERASE_FAILED, STORE_WRITE_FAILED, DISK_FULL.
        """
        folder = self.folder(recording_id)
        store.results.forget_finding(recording_id, str(ParcelKind.ORIGINAL))
        erasing.destroy_files(path for path in [folder / ORIGINAL_NAME] if path.exists())
        tracks = segment_recovery.tracks_of(folder)
        if not tracks:
            return
        try:
            for start_ms, end_ms in stretches_ms:
                erasing.announce_erasure(folder, tracks[0], samples_of_ms(start_ms), samples_of_ms(end_ms))
        except OSError as error:
            raise fault_of(error) from error
        self.adopt(recording_id, store, opener)

    def backup_begins(self) -> None:
        """Until `backup_ends` keys that move into the database stay in their files as well."""
        self._backups += 1

    def backup_ends(self) -> None:
        """What was kept for a backup is overwritten."""
        self._backups -= 1
        if not self._backups:
            for path in self._to_forget:
                with suppress(OSError):  # the mark in its folder stays: the next opening does it
                    forget_sealed_key(path)
            self._to_forget.clear()

    def destroy(self, recording_id: str) -> None:
        """The sound of a recording cannot be read any more and is gone; STORE_ERASE_FAILED."""
        erasing.destroy(self.folder(recording_id))


def _forget_keys(store: Store, recording_id: str, destroyed: Iterable[SegmentFile]) -> None:
    for track in {file.track for file in destroyed}:
        store.keys.delete(recording_id, track, [file.seq for file in destroyed if file.track is track])


def _replaced(folder: Path, known: SegmentKeys) -> tuple[SegmentFile, ...]:
    """The segments in whose place others lie: where a crash came before their keys were forgotten, they are now."""
    files = segment_files(folder)
    there = {(file.track, file.seq) for file in files}
    headers = [header for file in files if (header := claimed_header(file)) is not None]
    return tuple(
        SegmentFile(seq, track, segment_path(folder, track, seq))
        for track, seq in known
        if (track, seq) not in there
        and any(each.track is track and each.replaces <= seq < each.seq for each in headers)
    )


def settle_all(recordings: Recordings, store: Store, opener: Opener, running: Iterable[str]) -> None:
    """Settles what is unsettled; a recording of which a drive or a forgery keeps us does not keep the others shut."""
    for recording_id in recordings.unsettled(store, running):
        with suppress(SottovoceError):
            recordings.settle(recording_id, store, opener)
