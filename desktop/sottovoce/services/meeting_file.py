"""One meeting as a file under a passphrase: its text in all revisions, its minutes, its sound, the file it came from.

Restored it is a meeting of its own, with another name inside: a deletion of the first one does not reach it.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from sottovoce.core.handout_texts import HandoutKind
from sottovoce.services.exports.files import write_blocks
from sottovoce.services.exports.protected import MIN_CHARACTERS
from sottovoce.services.handouts import HandoutService, local_now
from sottovoce.services.imports import check_room
from sottovoce.vault import sealed_stream
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce.vault.durable_files import fault_of
from sottovoce.vault.originals import ORIGINAL_NAME
from sottovoce.vault.rows_handouts import Handout
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.sealed_stream import Record
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.segment_recovery import tracks_of
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.segments import GapKind, ms_of_samples
from sottovoce.vault.slots import KdfCost
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, SottovoceError, StoreFault, UserFixable
from sottovoce_models.types import Track

MEETING_SUFFIX: Final = "sottovoce-meeting"
_SCHEMA: Final = "sottovoce.meeting_file/1"
_ROWS, _TRACK, _SOUND, _GAP, _ORIGINAL = b"J", b"T", b"S", b"G", b"O"
_ORIGINAL_BLOCK_BYTES: Final = 1 << 20
_SYNC_EVERY: Final = 30


class MeetingFiles:
    """Thread-safe; every call may raise STORE_LOCKED."""

    def __init__(self, vault: Vault, handouts: HandoutService, cost: KdfCost | None = None) -> None:
        self._vault, self._handouts, self._cost = vault, handouts, cost

    def back_up(self, recording_id: str, passphrase: str, path: Path, watch: CopyWatch | None = None) -> None:
        """Everything of a meeting in one encrypted file, whole or not at all, and a line in the log.

        EXPORT_PHRASE_SHORT(letters), VAULT_RECORDING_RUNS, OUTPUT_…, DISK_FULL, Cancelled.
        """
        if len(passphrase) < MIN_CHARACTERS:
            raise UserFixable(Code.EXPORT_PHRASE_SHORT, letters=MIN_CHARACTERS)
        if recording_id in self._vault.running:
            raise UserFixable(Code.VAULT_RECORDING_RUNS)
        handout = Handout("", "", recording_id, str(HandoutKind.BACKUP), MEETING_SUFFIX, protected=True)
        with self._handouts.noted(handout):
            write_blocks(
                path, sealed_stream.sealed(self._records(recording_id, watch or CopyWatch()), passphrase, self._cost)
            )

    def restore(self, path: Path, passphrase: str, watch: CopyWatch | None = None) -> MeetingRow:
        """The meeting of a file, beside the others; nothing of it stays when it cannot be read to its end.

        MEETING_FILE_UNREADABLE, FILE_NOT_FOUND, FILE_UNREADABLE, DISK_FULL, Cancelled.
        """
        watch = watch or CopyWatch()
        try:
            with path.open("rb") as file:
                size = path.stat().st_size
                check_room(self._vault.folder, size)
                watch.begin(size)
                return self._restored(sealed_stream.opened(file, passphrase), watch)
        except FileNotFoundError as error:
            raise UserFixable(Code.FILE_NOT_FOUND) from error
        except OSError as error:
            raise UserFixable(Code.FILE_UNREADABLE) from error

    def _records(self, recording_id: str, watch: CopyWatch) -> Iterator[Record]:
        store = self._vault.store
        row = store.meetings.get(recording_id)
        if row is None:
            raise StoreFault(Code.STORE_DAMAGED)
        folder, keys = self._vault.audio_dir(recording_id), self._vault.segment_keys(recording_id)
        tracks = tracks_of(folder)
        watch.begin(max(1, row.duration_ms * len(tracks)))
        document = {"schema": _SCHEMA, "id": recording_id, "rows": store.copies.of(recording_id)}
        yield _ROWS, json.dumps(document, ensure_ascii=False).encode()
        for track in tracks:
            yield _TRACK, str(track).encode()
            for frame in TrackReader(folder, recording_id, track, keys).frames(0):
                if frame.kind is None:
                    yield _SOUND, bytes(frame.pcm)
                elif frame.length_samples:
                    kind = GapKind.LOST if frame.kind is GapKind.DAMAGED else frame.kind
                    yield _GAP, f"{frame.length_samples} {kind}".encode()
                watch.copied(ms_of_samples(frame.length_samples))
        try:
            with (folder / ORIGINAL_NAME).open("rb") as original:
                while block := original.read(_ORIGINAL_BLOCK_BYTES):
                    yield _ORIGINAL, block
                    watch.copied(0)
        except FileNotFoundError:
            return  # none was kept

    def _restored(self, records: Iterator[Record], watch: CopyWatch) -> MeetingRow:
        new_id = uuid.uuid4().hex
        kind, payload = next(records, (b"", b""))
        rows, old_id = _rows_of(kind, payload)
        arrival = _Arrival(self._vault, new_id, watch)
        self._vault.started(new_id)
        try:
            try:
                for kind, payload in records:
                    arrival.take(kind, payload)
                arrival.finish()
            finally:
                arrival.close()
                self._vault.stopped(new_id)
            return self._listed(rows, old_id, new_id)
        except BaseException:
            with suppress(SottovoceError):  # locked meanwhile: what is there has no row, and nobody can see it
                self._vault.delete_recording(new_id)
            raise

    def _listed(self, rows: dict[str, Any], old_id: str, new_id: str) -> MeetingRow:
        store = self._vault.store
        with store.transaction():
            try:
                store.copies.put(rows, old_id, new_id)
                row = store.meetings.get(new_id)
                draft = store.results.draft(new_id)
                store.consents.note_copied(new_id, local_now())
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise UserFixable(Code.MEETING_FILE_UNREADABLE) from error
            if row is None:
                raise UserFixable(Code.MEETING_FILE_UNREADABLE)
            if row.state is not MeetingState.READY:
                store.meetings.set_state(new_id, MeetingState.READY)
            store.search.set_title(new_id, row.title)
            if draft.transcript is not None:
                store.search.set_transcript(new_id, draft.transcript)
            if draft.summary is not None:
                store.search.set_summary(new_id, draft.summary)
            return store.meetings.get(new_id) or row


class _Arrival:
    """Writes what arrives of the sound into the vault."""

    def __init__(self, vault: Vault, recording_id: str, watch: CopyWatch) -> None:
        self._vault, self._id, self._watch = vault, recording_id, watch
        self._writer: TrackWriter | None = None
        self._original: Callable[[bytes], object] | None = None
        self._close: Callable[[], None] = lambda: None
        self._count = 0

    def take(self, kind: bytes, payload: bytes) -> None:
        """One record. ValueError for one that is none."""
        self._watch.copied(len(payload))
        if kind == _TRACK:
            self.finish()
            folder = self._vault.audio_dir(self._id)
            self._writer = TrackWriter(folder, self._id, _track(payload), self._vault.sealer)
        elif kind == _SOUND and self._writer is not None and len(payload) % 2 == 0:
            self._writer.append(payload)
            self._count += 1
            if self._count % _SYNC_EVERY == 0:
                self._writer.sync()
        elif kind == _GAP and self._writer is not None:
            self._writer.gap(*_gap(payload))
        elif kind == _ORIGINAL:
            self._keep(payload)
        else:
            raise UserFixable(Code.MEETING_FILE_UNREADABLE)

    def finish(self) -> None:
        """The track that arrives is at its end."""
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.finish()

    def close(self) -> None:
        """The kept file is at its end."""
        self._close()

    def _keep(self, block: bytes) -> None:
        try:
            if self._original is None:
                file = (self._vault.audio_dir(self._id) / ORIGINAL_NAME).open("xb")
                self._original, self._close = file.write, file.close
            self._original(block)
        except OSError as error:
            raise fault_of(error) from error


def _rows_of(kind: bytes, payload: bytes) -> tuple[dict[str, Any], str]:
    try:
        document = json.loads(payload) if kind == _ROWS else {}
        rows, old_id = document["rows"], str(document["id"])
        whole = document["schema"] == _SCHEMA and isinstance(rows, dict) and old_id and len(rows["meetings"]) == 1
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise UserFixable(Code.MEETING_FILE_UNREADABLE) from error
    if not whole:
        raise UserFixable(Code.MEETING_FILE_UNREADABLE)
    return rows, old_id


def _track(payload: bytes) -> Track:
    try:
        return Track(payload.decode())
    except ValueError as error:
        raise UserFixable(Code.MEETING_FILE_UNREADABLE) from error


def _gap(payload: bytes) -> tuple[int, GapKind]:
    try:
        length, kind = payload.decode().split()
        return abs(int(length)), GapKind(kind)
    except ValueError as error:
        raise UserFixable(Code.MEETING_FILE_UNREADABLE) from error
