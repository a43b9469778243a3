"""The sound of a meeting as a file, whole or a passage, and its hash: all tracks mixed, 16 kHz, 16 bits."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import IO, Final

from sottovoce.pipeline import sound_encoder
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DECODE, DEFAULT_ENGINES, EngineSet
from sottovoce.pipeline.vault_audio import VaultAudioSource
from sottovoce.services.exports.material import Format, SoundHash
from sottovoce.vault.segments import SAMPLE_BYTES, SAMPLE_RATE_HZ
from sottovoce_models.types import Track

WAV_HEADER_BYTES: Final = 44
_PCM: Final = 1
_RIFF_MOST_BYTES: Final = (1 << 32) - 1 - WAV_HEADER_BYTES


def write_sound(
    source: VaultAudioSource,
    kind: Format,
    passage: tuple[int, int] | None,
    out: IO[bytes],
    cancel: CancelToken,
    *,
    on_ms: Callable[[int], None] = lambda _: None,
    engines: Mapping[str, EngineSpec] = DEFAULT_ENGINES,
) -> None:
    """Writes the sound into `out`, which can seek. Damaged stretches are silence. Cancelled, EngineFault, OSError."""
    start_ms, end_ms = passage or (0, None)

    def blocks() -> Iterator[bytes]:
        for pcm in source.pcm(Track.FILE, start_ms, end_ms, cancel):
            on_ms(pcm.duration_ms)
            yield pcm.data

    sound = blocks()
    if kind is Format.WAV:
        _write_wav(sound, out)
        return
    with EngineSet(engines) as set_of_one:
        sound_encoder.encode(str(kind), sound, out, set_of_one.get(DECODE), cancel)


def hash_of(source: VaultAudioSource, cancel: CancelToken) -> SoundHash:
    """The hash of the samples as a WAV export of the whole holds them behind its header."""
    digest, damage = sha256(), []
    for pcm in source.pcm(Track.FILE, 0, None, cancel, lambda: damage.append(True)):
        digest.update(pcm.data)
    return SoundHash(digest.hexdigest(), of_file=False, damaged=bool(damage))


def _write_wav(sound: Iterator[bytes], out: IO[bytes]) -> None:
    out.write(bytes(WAV_HEADER_BYTES))
    length = 0
    for pcm in sound:
        out.write(pcm)
        length += len(pcm)
    length = min(length, _RIFF_MOST_BYTES)
    out.seek(0)
    out.write(
        struct.pack(
            "<4sI4s4sIHHIIHH4sI",
            *(b"RIFF", length + WAV_HEADER_BYTES - 8, b"WAVE"),
            *(b"fmt ", 16, _PCM, 1, SAMPLE_RATE_HZ, SAMPLE_RATE_HZ * SAMPLE_BYTES, SAMPLE_BYTES, 8 * SAMPLE_BYTES),
            *(b"data", length),
        )
    )
