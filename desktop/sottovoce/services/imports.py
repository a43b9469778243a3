"""Bringing a file into the vault: its sound is decoded in a process of its own and stored encrypted; the file stays."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from sottovoce.audio.power import free_bytes
from sottovoce.audio.recorder import LOW_DISK_BYTES
from sottovoce.pipeline.audio_source import FileAudioSource
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engines import DECODE, EngineSet
from sottovoce.pipeline.events import Notice, NoticeCode
from sottovoce.vault import erasing
from sottovoce.vault.originals import Original, keep_original
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.segments import SegmentKeys, ms_of_samples
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Track

_BYTES_PER_SECOND: Final = 32_000
_SYNC_EVERY: Final = 30
_TRUNCATED: Final = Notice(NoticeCode.FILE_TRUNCATED)

OnShare = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """The meeting with its tracks and length, the keys of its sound, and what a user should know of it."""

    row: MeetingRow
    keys: SegmentKeys
    notices: tuple[Notice, ...]


def importing_row(path: Path, now: datetime) -> MeetingRow:
    """The meeting of a file that is about to be brought in."""
    return MeetingRow(
        id=uuid.uuid4().hex,
        title=path.stem,
        started_at=None,
        duration_ms=0,
        tracks=(),
        source=path.name,
        state=MeetingState.IMPORTING,
        created_at=now.isoformat(),
    )


def import_sound(
    vault: Vault,
    row: MeetingRow,
    path: Path,
    engines: EngineSet,
    cancel: CancelToken,
    on_share: OnShare,
    *,
    one_side_each: bool = True,
) -> Imported:
    """All sound of a file, stored encrypted. What an earlier attempt left is replaced once the file could be opened.

    Raises what the decoder raises, DISK_FULL before anything is written, and Cancelled.
    """
    source = FileAudioSource(path, engines.get(DECODE))
    facts = source.probe(cancel)
    tracks = (Track.LEFT, Track.RIGHT) if facts.two_sided and one_side_each else (Track.FILE,)
    check_room(vault.folder, facts.duration_ms * len(tracks) * _BYTES_PER_SECOND // 1000)
    notices = [Notice(NoticeCode.CHANNELS_AS_SPEAKERS)] if len(tracks) > 1 else []
    folder = vault.audio_dir(row.id)
    vault.started(row.id)
    try:
        erasing.destroy(folder)
        if vault.is_open:
            vault.store.keys.delete(row.id)
        keys: SegmentKeys = {}
        ends = []
        for position, track in enumerate(tracks):
            writer = TrackWriter(vault.audio_dir(row.id), row.id, track, vault.sealer)
            heard_ms = 0
            sound = source.pcm(track, 0, None, cancel, on_truncated=lambda: notices.append(_TRUNCATED))
            for number, pcm in enumerate(sound):
                writer.append(pcm.data)
                heard_ms += pcm.duration_ms
                if number % _SYNC_EVERY == 0:
                    writer.sync()
                if facts.duration_ms:
                    on_share(min(1.0, (position + heard_ms / facts.duration_ms) / len(tracks)))
            writer.finish()
            keys.update(writer.keys)
            ends.append(ms_of_samples(writer.position_samples))
    finally:
        vault.stopped(row.id)
    row = replace(row, tracks=tracks, duration_ms=max(ends), state=MeetingState.READY)
    return Imported(row, keys, tuple(notices))


def import_original(vault: Vault, row: MeetingRow, path: Path, cancel: CancelToken) -> Original:
    """The file itself, kept encrypted beside the sound; what opens it is in the answer and nowhere else.

    FILE_NOT_FOUND, FILE_UNREADABLE, DISK_FULL, Cancelled.
    """
    try:
        with path.open("rb") as file:
            check_room(vault.folder, path.stat().st_size)
            return keep_original(file, path.name, vault.audio_dir(row.id), cancel.check)
    except FileNotFoundError as error:
        raise UserFixable(Code.FILE_NOT_FOUND) from error
    except OSError as error:
        raise UserFixable(Code.FILE_UNREADABLE) from error


def check_room(folder: Path, needed_bytes: int) -> None:
    """DISK_FULL if so much would leave too little on the drive."""
    if free_bytes(folder) < needed_bytes + LOW_DISK_BYTES:
        raise UserFixable(Code.DISK_FULL)
