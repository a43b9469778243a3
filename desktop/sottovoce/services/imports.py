"""Bringing a file into the vault: its sound is decoded in a process of its own and stored encrypted; the file stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from sottovoce.audio.power import free_bytes
from sottovoce.audio.recorder import LOW_DISK_BYTES
from sottovoce.pipeline.audio_source import FileAudioSource
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engines import DECODE, EngineSet
from sottovoce.vault import erasing
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.segments import SegmentKeys
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Track

_BYTES_PER_SECOND: Final = 32_000
_SYNC_EVERY: Final = 30

OnShare = Callable[[float], None]


def import_sound(
    vault: Vault,
    row: MeetingRow,
    path: Path,
    engines: EngineSet,
    cancel: CancelToken,
    on_share: OnShare,
    *,
    one_side_each: bool = True,
) -> tuple[MeetingRow, SegmentKeys]:
    """The meeting with its tracks and length, and the keys of its sound. What an earlier attempt left is replaced.

    Raises what the decoder raises, DISK_FULL before anything is written, and Cancelled.
    """
    source = FileAudioSource(path, engines.get(DECODE))
    facts = source.probe(cancel)
    tracks = (Track.LEFT, Track.RIGHT) if facts.two_sided and one_side_each else (Track.FILE,)
    _check_room(vault.folder, facts.duration_ms * len(tracks))
    folder = vault.audio_dir(row.id)
    erasing.destroy(folder)
    keys: SegmentKeys = {}
    ends = []
    vault.started(row.id)
    try:
        for position, track in enumerate(tracks):
            writer = TrackWriter(vault.audio_dir(row.id), row.id, track, vault.sealer)
            heard_ms = 0
            for number, pcm in enumerate(source.pcm(track, 0, None, cancel)):
                writer.append(pcm.data)
                heard_ms += pcm.duration_ms
                if number % _SYNC_EVERY == 0:
                    writer.sync()
                if facts.duration_ms:
                    on_share(min(1.0, (position + heard_ms / facts.duration_ms) / len(tracks)))
            writer.finish()
            keys.update(writer.keys)
            ends.append(writer.position_samples * 1000 // 16_000)
    finally:
        vault.stopped(row.id)
    return replace(row, tracks=tracks, duration_ms=max(ends), state=MeetingState.READY), keys


def _check_room(folder: Path, duration_ms: int) -> None:
    needed = duration_ms * _BYTES_PER_SECOND // 1000 + LOW_DISK_BYTES
    if free_bytes(folder) < needed:
        raise UserFixable(Code.DISK_FULL)
