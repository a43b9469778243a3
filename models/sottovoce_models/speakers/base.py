"""The speaker networks as the rest of this room sees them, and the geometry of their frames.

Segmentation frames are 270 samples apart; the first is centred on sample 495 of the sound it was computed from. Windows
start on multiples of a frame, so that the frames of all windows fall on one grid for the whole recording.
"""

from __future__ import annotations

from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

SAMPLE_HZ: Final = 16_000
FRAME_SAMPLES: Final = 270
FRAME_CENTRE_SAMPLES: Final = 495
SEEN_BY_FRAME_SAMPLES: Final = 991
WINDOW_SAMPLES: Final = 160_000
HOP_FRAMES: Final = 296
LOCAL_SPEAKERS: Final = 3
FEATURE_SAMPLES: Final = 160
FEATURE_CENTRE_SAMPLES: Final = 200
FEATURES: Final = 80
EMBEDDING_SIZE: Final = 192


class Networks(Protocol):
    """Segmentation, features and voice prints; sound is float32 in [-1, 1] at 16 kHz. Safe to call from any thread."""

    def segment(self, samples: Floats) -> Floats:
        """Probabilities of the 7 classes (nobody; 1; 2; 3; 1+2; 1+3; 2+3) for each frame: (frames, 7).

        Needs at least 991 samples, the sound that one frame looks at.
        """
        ...

    def features(self, samples: Floats) -> Floats:
        """Log-mel features, one row every 160 samples: (rows, 80); the first is centred on sample 200."""
        ...

    def embed(self, features: Floats) -> Floats:
        """The voice print of the rows, scaled to length 1: (192,)."""
        ...


def frame_centre_ms(frame: int) -> int:
    """The middle of a frame of the grid, in ms from the start of the recording."""
    return (frame * FRAME_SAMPLES + FRAME_CENTRE_SAMPLES) * 1000 // SAMPLE_HZ


def frame_edge_ms(frame: int) -> int:
    """The moment halfway between a frame and the one before it: where a span that starts with the frame begins."""
    return max(0, (frame * FRAME_SAMPLES + FRAME_CENTRE_SAMPLES - FRAME_SAMPLES // 2) * 1000 // SAMPLE_HZ)


def feature_frames(rows: int, frames: int) -> npt.NDArray[Any]:
    """For each feature row the segmentation frame nearest to it; both counted from the start of one window."""
    centres = np.arange(rows) * FEATURE_SAMPLES + FEATURE_CENTRE_SAMPLES - FRAME_CENTRE_SAMPLES
    return np.clip(np.rint(centres / FRAME_SAMPLES).astype(np.int64), 0, frames - 1)
