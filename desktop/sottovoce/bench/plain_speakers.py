"""The plain way to tell speakers apart, to compare with: a voice print every 0.75 s, clustered at a threshold.

Speech is what the segmentation network hears in windows that do not overlap; nobody speaks at once with another; every
print counts the same, and every cluster is a speaker. The networks are those of the app.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import numpy as np

from sottovoce_models.speakers.base import (
    FRAME_SAMPLES,
    SAMPLE_HZ,
    WINDOW_SAMPLES,
    Bools,
    Floats,
    feature_frames,
    frame_edge_ms,
)
from sottovoce_models.speakers.linkage import Tree
from sottovoce_models.speakers.onnx_networks import OnnxNetworks
from sottovoce_models.types import SpeakerSpan

_THRESHOLD: Final = 0.55
_PRINT_ROWS: Final = 150
_HOP_ROWS: Final = 75
_LEAST_ROWS: Final = 50
_MOST_PRINTS: Final = 4000


def diarize_plainly(networks: OnnxNetworks, pcm: bytes) -> list[SpeakerSpan]:
    """Spans of 16-bit mono sound at 16 kHz, in order; of hours of it only so much as a matrix can hold."""
    samples = np.frombuffer(pcm, dtype="<i2").astype(np.float32) / np.float32(32768)
    found = list(_prints(networks, samples))[:_MOST_PRINTS]
    if not found:
        return []
    prints = np.stack([print_ for _, _, print_ in found])
    tree = Tree(prints, np.ones(len(prints), np.float32))
    labels = tree.labels(tree.clusters_at(_THRESHOLD)).tolist()
    spans: list[SpeakerSpan] = []
    for (start_ms, end_ms, _), label in zip(found, labels, strict=True):
        if spans and spans[-1].speaker == f"S{label}" and spans[-1].end_ms >= start_ms:
            spans[-1] = SpeakerSpan(spans[-1].start_ms, end_ms, spans[-1].speaker)
        else:
            from_ms = max(start_ms, spans[-1].end_ms if spans else 0)
            spans.append(SpeakerSpan(from_ms, max(from_ms, end_ms), f"S{label}"))
    return spans


def _prints(networks: OnnxNetworks, samples: Floats) -> Iterator[tuple[int, int, Floats]]:
    """Stretches of at most 0.75 s of speech, with the print of the second and a half around each."""
    for start in range(0, len(samples), WINDOW_SAMPLES // FRAME_SAMPLES * FRAME_SAMPLES):
        sound = samples[start : start + WINDOW_SAMPLES]
        if len(sound) < SAMPLE_HZ // 2:
            return
        classes = networks.segment(np.pad(sound, (0, WINDOW_SAMPLES - len(sound))))
        features = networks.features(sound)
        frames = feature_frames(len(features), len(classes))
        first = start // FRAME_SAMPLES
        for begin, end in _stretches(classes[frames, 0] < 0.5):
            edges = np.linspace(begin, end, max(1, round((end - begin) / _HOP_ROWS)) + 1).astype(int)
            for a, b in pairwise(edges.tolist()):
                around = max(0, (a + b - _PRINT_ROWS) // 2)
                rows = features[max(begin, around) : min(end, around + _PRINT_ROWS)]
                if len(rows) >= _LEAST_ROWS:
                    yield (
                        frame_edge_ms(first + int(frames[a])),
                        frame_edge_ms(first + int(frames[b - 1]) + 1),
                        networks.embed(rows),
                    )


def _stretches(speech: Bools) -> Iterator[tuple[int, int]]:
    changes = np.flatnonzero(np.diff(np.concatenate([[False], speech, [False]])))
    yield from zip(changes[::2].tolist(), changes[1::2].tolist(), strict=True)
