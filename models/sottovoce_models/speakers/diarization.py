"""Sound in, spans and doubts out: the way from windows over voice prints and clusters to the clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from sottovoce_models.speakers import own_voice, timeline
from sottovoce_models.speakers.base import (
    EMBEDDING_SIZE,
    FRAME_SAMPLES,
    LOCAL_SPEAKERS,
    SAMPLE_HZ,
    Floats,
    frame_edge_ms,
)
from sottovoce_models.speakers.clustering import Clusters, Prints, cluster
from sottovoce_models.speakers.windows import Hearing, Voice
from sottovoce_models.types import Doubt, DoubtReason, SpeakerSpan

# A voice whose print is nearly as close to another person as to its own is worth a second look.
_SHAKY_MARGIN: Final = 0.1
_SHAKY_SOLO_ROWS: Final = 100
_BLOCK_FRAMES: Final = 600 * SAMPLE_HZ // FRAME_SAMPLES


@dataclass(frozen=True, slots=True)
class Diarization:
    """Spans sorted by start, named S1, S2 … in order of first appearance; doubts sorted and apart from each other.

    `own` is the name under which the user speaks, if their voice is known and was heard.
    """

    spans: tuple[SpeakerSpan, ...]
    doubts: tuple[Doubt, ...]
    own: str | None = None


def diarize(hearing: Hearing, count: int | None = None, own: Floats | None = None) -> Diarization:
    """Who spoke when in what was heard; with `count` never more than that many. Silence gives nothing.

    `own`: the print of the user's voice, of length 1.
    """
    voices = hearing.voices
    clusters = cluster(prints_of(hearing), count)
    if voices:
        person_of = {(v.window, v.local): int(label) for v, label in zip(voices, clusters.labels, strict=True)}
    else:  # some speech, never long enough to know a voice by: take it for one person's
        person_of = {(w, local): 0 for w in range(len(hearing.windows)) for local in range(LOCAL_SPEAKERS)}
    end_ms = hearing.samples * 1000 // SAMPLE_HZ
    found, names = timeline.spans(hearing.windows, person_of, max(1, clusters.count), end_ms)
    own_person = own_voice.person_of(clusters.centres, own)
    own_name = None if own_person is None else names.get(own_person)
    return Diarization(found, _doubts(voices, clusters, end_ms), own_name)


def prints_of(hearing: Hearing) -> Prints:
    """The prints of what was heard, as they are clustered."""
    voices = hearing.voices
    solo_rows = np.array([voice.solo_rows for voice in voices], dtype=np.int64)
    return Prints(
        np.array([voice.print for voice in voices], dtype=np.float32).reshape(len(voices), EMBEDDING_SIZE),
        solo_rows,
        solo_rows * _shares(hearing),
        np.array([voice.first_frame // _BLOCK_FRAMES for voice in voices], dtype=np.int64),
    )


def _shares(hearing: Hearing) -> Floats:
    """For each voice the mean of one over the number of windows that hear its stretch."""
    end = max((window.end_frame for window in hearing.windows), default=0)
    changes = np.zeros(end + 1, dtype=np.int16)
    for window in hearing.windows:
        changes[window.first_frame] += 1
        changes[window.end_frame] -= 1
    windows_at = np.cumsum(changes, dtype=np.int16)
    return np.array(
        [np.mean(1.0 / windows_at[voice.first_frame : voice.last_frame + 1]) for voice in hearing.voices], np.float32
    )


def _doubts(voices: tuple[Voice, ...], clusters: Clusters, end_ms: int) -> tuple[Doubt, ...]:
    shaky = sorted(
        (voice.first_frame, voice.last_frame + 1)
        for voice, margin in zip(voices, clusters.margins, strict=True)
        if margin < _SHAKY_MARGIN and voice.solo_rows >= _SHAKY_SOLO_ROWS
    )
    merged: list[tuple[int, int]] = []
    for first, end in shaky:
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((first, end))
    return tuple(
        Doubt(frame_edge_ms(first), min(frame_edge_ms(end), end_ms), DoubtReason.SPEAKER_CHANGE)
        for first, end in merged
        if frame_edge_ms(first) < end_ms
    )
