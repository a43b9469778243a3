"""The shipped weights: they are what was exported, load without torch, and hear what they should."""

from __future__ import annotations

import hashlib
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.speakers import onnx_networks
from sottovoce_models.speakers.base import EMBEDDING_SIZE, FEATURES, Floats
from sottovoce_models.speakers.onnx_networks import WEIGHTS_SHA256, OnnxNetworks

WEIGHTS = Path(onnx_networks.__file__).with_name("weights")


@pytest.fixture(scope="module")
def networks() -> OnnxNetworks:
    return OnnxNetworks()


@pytest.fixture(scope="module")
def speech(sample_wav: Path) -> Floats:
    with wave.open(str(sample_wav)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").astype(np.float32) / 32768


@pytest.mark.parametrize("name", sorted(WEIGHTS_SHA256))
def test_the_weights_are_those_of_the_export_and_its_notes(name: str) -> None:
    sha256 = hashlib.sha256((WEIGHTS / name).read_bytes()).hexdigest()
    assert sha256 == WEIGHTS_SHA256[name]
    assert sha256 in (WEIGHTS / "README.md").read_text("utf-8")
    assert (WEIGHTS / f"LICENSE.{name.partition('.')[0]}.txt").stat().st_size > 1000


def test_no_torch(networks: OnnxNetworks) -> None:
    assert "torch" not in sys.modules


def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(WEIGHTS_SHA256, "campplus.onnx", "0" * 64)
    with pytest.raises(UserFixable) as caught:
        OnnxNetworks()
    assert caught.value.code is Code.MODEL_CORRUPT


def test_segmentation_hears_speech_and_silence(networks: OnnxNetworks, speech: Floats) -> None:
    talk = networks.segment(speech[:160_000])
    assert talk.shape == (589, 7)
    assert talk.sum(axis=1) == pytest.approx(1, abs=1e-4)
    assert talk[:, 0].mean() < 0.5
    assert networks.segment(np.zeros(160_000, np.float32))[:, 0].min() > 0.5
    assert networks.segment(speech[:991]).shape == (1, 7)


def test_features_follow_the_formulae_of_kaldi(networks: OnnxNetworks, speech: Floats) -> None:
    """One frame computed from the definition: no offset, pre-emphasis, Povey window, power spectrum, mel, log."""
    samples = speech[16_000:32_000]
    rows = networks.features(samples)
    assert rows.shape == (98, FEATURES)
    frame = samples[160 * 40 : 160 * 40 + 400].astype(np.float64)
    frame = frame - frame.mean()
    frame = frame - 0.97 * np.concatenate([frame[:1], frame[:-1]])
    frame *= (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(400) / 399)) ** 0.85
    power = np.abs(np.fft.rfft(frame, 512)) ** 2

    def mel(hz: float | np.ndarray[tuple[int], np.dtype[np.float64]]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return 1127 * np.log1p(np.asarray(hz) / 700)

    edges = np.linspace(mel(20.0), mel(8000.0), FEATURES + 2)
    bins = mel(np.arange(257) * 16_000 / 512)
    rising = (bins - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins) / (edges[2:] - edges[1:-1])[:, None]
    bank = np.maximum(0, np.minimum(rising, falling))[:, :256]
    expected = np.log(np.maximum(bank @ power[:256], np.finfo(np.float32).eps))
    assert rows[40] == pytest.approx(expected, abs=2e-3)


def test_a_print_has_length_one_and_ignores_loudness(networks: OnnxNetworks, speech: Floats) -> None:
    loud, quiet = (networks.embed(networks.features(speech[:80_000] * gain)) for gain in (1.0, 0.3))
    assert loud.shape == (EMBEDDING_SIZE,)
    assert np.linalg.norm(loud) == pytest.approx(1, abs=1e-5)
    assert float(loud @ quiet) > 0.95
