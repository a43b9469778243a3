"""The networks on onnxruntime, features from kaldi-native-fbank: the one place that imports either.

Runs in an engine process. The weights lie beside this file and are hash-checked before they are loaded.
"""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path
from typing import Any, Final

import numpy as np

from sottovoce_models.errors import Code, EngineFault, UserFixable
from sottovoce_models.speakers.base import FEATURES, SAMPLE_HZ, Floats

WEIGHTS_SHA256: Final = {
    "segmentation.onnx": "9d8092b6f52ef280c26577301fb5395b0a85fe611ce535788599ef189c050d82",
    "campplus.onnx": "0a389184f792e44f2925439312a95b6a3cac4b0f609cd9fe0178f4a3097cc25e",
}


class OnnxNetworks:
    """Segmentation 3.0 and CAM++; each call works on the thread it is made on, and several may be under way at once.

    Threads inside onnxruntime would double the work for no gain: the LSTM is serial and its helpers wait by spinning.
    Raises UserFixable(MODEL_MISSING or MODEL_CORRUPT) when the weights are not what the project ships.
    """

    def __init__(self) -> None:
        import kaldi_native_fbank as fbank

        self._segmentation = _session("segmentation.onnx")
        self._campplus = _session("campplus.onnx")
        options = fbank.FbankOptions()
        options.frame_opts.samp_freq = SAMPLE_HZ
        options.frame_opts.dither = 0.0  # noise would make two runs differ
        options.mel_opts.num_bins = FEATURES
        self._fbank = fbank.OnlineFbank
        self._fbank_options = options

    def segment(self, samples: Floats) -> Floats:
        """See Networks.segment."""
        scores = _run(self._segmentation, {"waveform": samples[None, None, :]})[0]
        probabilities: Floats = np.exp(scores)
        return probabilities

    def features(self, samples: Floats) -> Floats:
        """See Networks.features."""
        extractor = self._fbank(self._fbank_options)
        extractor.accept_waveform(SAMPLE_HZ, samples)
        rows = extractor.num_frames_ready
        return np.array([extractor.get_frame(row) for row in range(rows)], dtype=np.float32).reshape(rows, FEATURES)

    def embed(self, features: Floats) -> Floats:
        """See Networks.embed; the mean of the rows (microphone, loudness) is taken off first."""
        centred = features - features.mean(axis=0, keepdims=True)
        embedding: Floats = _run(self._campplus, {"features": centred[None]})[0]
        return embedding / max(float(np.linalg.norm(embedding)), 1e-9)


def _session(name: str) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # it keeps the largest stretch that any run ever needed, for each thread
    try:
        with resources.as_file(resources.files("sottovoce_models.speakers").joinpath("weights", name)) as path:
            _require_shipped(path, name)
            # By path, not as bytes: those would be copied and their memory never be given back.
            return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    except OSError as error:
        raise UserFixable(Code.MODEL_MISSING, model="speakers") from error
    except UserFixable:
        raise
    except Exception as error:  # onnxruntime's exceptions share no base class of their own
        raise EngineFault(Code.ENGINE_INTERNAL, kind=type(error).__name__, place="speakers") from error


def _require_shipped(path: Path, name: str) -> None:
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != WEIGHTS_SHA256[name]:
            raise UserFixable(Code.MODEL_CORRUPT, model="speakers")


def _run(session: Any, inputs: dict[str, Floats]) -> Floats:
    try:
        output: Floats = session.run(None, inputs)[0]
    except Exception as error:  # as above
        raise EngineFault(Code.ENGINE_INTERNAL, kind=type(error).__name__, place="speakers") from error
    return output
