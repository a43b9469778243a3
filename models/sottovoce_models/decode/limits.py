"""What is let in, and how much of it: every bound of the decoder by name.

The lists are allow-lists. What is missing from them is missing on purpose: playlists and scripts that open further
files (concat, hls, dash, sdp), devices, image sequences, and every video and subtitle decoder. AVI and MPEG-TS are
left out, too: hardly a meeting comes in them, and their demuxers are large.
"""

from __future__ import annotations

import sys
from typing import Final

from sottovoce_models.errors import Code, UserFixable

DEMUXERS: Final = ("wav", "w64", "flac", "mp3", "ogg", "mov", "matroska", "aac", "aiff", "caf", "asf", "amr")
PROTOCOLS: Final = ("file",)

AUDIO_DECODERS: Final = (
    *("pcm_alaw", "pcm_mulaw", "pcm_u8", "pcm_s8", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le"),
    *("pcm_s32be", "pcm_f32le", "pcm_f32be", "pcm_f64le", "pcm_f64be", "adpcm_ms", "adpcm_ima_wav", "adpcm_ima_qt"),
    *("flac", "alac", "aac", "mp1float", "mp1", "mp2float", "mp2", "mp3float", "mp3", "vorbis", "opus", "libopus"),
    *("speex", "ac3", "eac3", "gsm", "gsm_ms", "wmav1", "wmav2", "wmapro", "wmavoice", "wmalossless"),
    *("amrnb", "amrwb", "libopencore_amrnb", "libopencore_amrwb"),
)

MIN_HZ: Final = 4_000
MAX_HZ: Final = 384_000
MAX_CHANNELS: Final = 8
MAX_DURATION_MS: Final = 24 * 60 * 60 * 1000
MAX_MEMORY_BYTES: Final = 2 << 30
MAX_STREAMS: Final = 64
MAX_PROBE_BYTES: Final = 5_000_000
MAX_READ_ERRORS: Final = 64
"""So many times reading goes on behind a damaged place; behind that, the rest of the file is given up."""

SAMPLE_TIMED: Final = ("wav", "w64", "aiff", "caf", "flac", "mp3")
"""Their time stamps are sample counts, so that a seek lands exactly. ASF is off by up to 50 ms, and MP4, Matroska and
Ogg hold whatever the recorder's clock said: those are decoded from the start, at hundreds of times real time."""

OPEN_SECONDS: Final = 3.0
STALL_SECONDS: Final = 3.5
"""Opening has two steps of at most OPEN_SECONDS; with a stretch without one readable sample: under ten seconds."""
HANG_SECONDS: Final = 10.0
"""A native call that takes longer will not come back; only ending the process helps."""

GAP_MS: Final = 100
"""Time stamps jitter by less; what is longer is missing sound and becomes silence, so that later times stay true."""
MAX_GAP_MS: Final = 60 * 60 * 1000
"""A longer jump is a broken clock, not a pause."""


def check_sound(hz: int, channels: int) -> None:
    """Passes 4–384 kHz with 1–8 channels; raises FILE_LIMITS_EXCEEDED otherwise."""
    if not MIN_HZ <= hz <= MAX_HZ:
        raise UserFixable(Code.FILE_LIMITS_EXCEEDED, what=f"{hz} Hz")
    if not 1 <= channels <= MAX_CHANNELS:
        raise UserFixable(Code.FILE_LIMITS_EXCEEDED, what=f"{channels} ch")


def check_duration(duration_ms: int) -> None:
    """Passes up to 24 hours; raises FILE_LIMITS_EXCEEDED otherwise."""
    if duration_ms > MAX_DURATION_MS:
        raise UserFixable(Code.FILE_LIMITS_EXCEEDED, what=f"{duration_ms // 3_600_000} h")


def cap_memory() -> None:
    """Holds this process to 2 GiB of address space where the system can; a lower limit set by someone else stays."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = MAX_MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MAX_MEMORY_BYTES, hard)
    if soft == resource.RLIM_INFINITY or soft > wanted:
        try:
            resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
        except (OSError, ValueError):
            return  # macOS knows the limit but does not let everyone set it; streaming keeps memory small anyway
