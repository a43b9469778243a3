"""Voice activity, frame by frame, over a stream: the same probabilities however the sound is cut into blocks."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sottovoce_models.speech.activity import Run, RunFinder
from sottovoce_models.speech.base import HZ, Samples

FRAME_SAMPLES: Final = 512
FRAME_MS: Final = 32
_BLOCK_SAMPLES: Final = 60 * HZ
_CONTEXT_SAMPLES: Final = 64
_STATE_SHAPE: Final = (1, 1, 128)


def speech_runs(samples: Samples) -> list[Run]:
    """Where people speak in a whole recording (16 kHz), as a stream of it would tell."""
    vad, finder = StreamingVad(), RunFinder(0, FRAME_MS)
    runs: list[Run] = []
    for start in range(0, len(samples), _BLOCK_SAMPLES):
        runs += finder.push(vad.push(samples[start : start + _BLOCK_SAMPLES]).tolist())
    return [*runs, *finder.push(vad.finish().tolist()), *finder.finish()]


class StreamingVad:
    """Silero's voice-activity model (v6, MIT, shipped inside faster-whisper) with its state kept between blocks."""

    def __init__(self) -> None:
        import faster_whisper
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.inter_op_num_threads = 1
        options.intra_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        asset = Path(faster_whisper.__file__).parent / "assets" / "silero_vad_v6.onnx"
        self._session = onnxruntime.InferenceSession(str(asset), options, providers=["CPUExecutionProvider"])
        self.reset()

    def reset(self) -> None:
        """Forgets everything heard: the next block starts a new stream."""
        self._hidden = np.zeros(_STATE_SHAPE, np.float32)
        self._cell = np.zeros(_STATE_SHAPE, np.float32)
        self._context = np.zeros(_CONTEXT_SAMPLES, np.float32)
        self._rest = np.zeros(0, np.float32)

    def push(self, samples: Samples) -> NDArray[np.float32]:
        """Speech probability of every frame (32 ms) completed by these samples."""
        stream = np.concatenate([self._rest, samples])
        count = len(stream) // FRAME_SAMPLES
        self._rest = stream[count * FRAME_SAMPLES :]
        if not count:
            return np.zeros(0, np.float32)
        frames = stream[: count * FRAME_SAMPLES].reshape(count, FRAME_SAMPLES)
        contexts = np.concatenate([self._context[None], frames[:-1, -_CONTEXT_SAMPLES:]])
        self._context = frames[-1, -_CONTEXT_SAMPLES:].copy()
        probabilities, self._hidden, self._cell = self._session.run(
            None, {"input": np.concatenate([contexts, frames], axis=1), "h": self._hidden, "c": self._cell}
        )
        return np.asarray(probabilities, np.float32).reshape(-1)

    def finish(self) -> NDArray[np.float32]:
        """The last, incomplete frame, filled up with silence; empty when there is none."""
        missing = FRAME_SAMPLES - len(self._rest)
        return self.push(np.zeros(missing, np.float32)) if len(self._rest) else np.zeros(0, np.float32)
