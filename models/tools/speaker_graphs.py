"""The two speaker networks as ONNX graphs, built node by node from named weights: the same weights give the same bytes.

Sources: PyanNet as in Bredin and Laurent, "End-to-end speaker segmentation for overlap-aware resegmentation"
(Interspeech 2021), with sinc filters of Ravanelli and Bengio (SLT 2018) and the powerset classes of Plaquet and Bredin
(Interspeech 2023); CAM++ as in Wang et al., "CAM++: A fast and efficient network for speaker verification using
context-aware masking" (Interspeech 2023). Batch normalizations that follow a convolution are folded into it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

Array = npt.NDArray[Any]
Weights = Mapping[str, Array]

OPSET: Final = 17
IR_VERSION: Final = 8
_NORM_EPSILON: Final = 1e-5
_CAM_SEGMENT_FRAMES: Final = 100
# (layers, kernel, dilation) of the three densely connected blocks
_DENSE_BLOCKS: Final = ((12, 3, 1), (24, 3, 2), (16, 3, 2))


class Graph:
    """Collects nodes and constants; every value gets a numbered name, so that two runs write the same file."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, value: Array | list[int]) -> str:
        """Stores an array (lists become int64) and returns its name."""
        array = (
            np.asarray(value, dtype=np.int64) if isinstance(value, list) else np.ascontiguousarray(value, np.float32)
        )
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(array, name))
        return name

    def add(self, op: str, *inputs: str, output: str | None = None, **attributes: Any) -> str:
        """Appends a node with one output and returns the output's name."""
        name = output or f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, list(inputs), [name], **attributes))
        return name

    def model(self, name: str, source: tuple[str, list[str | int]], result: tuple[str, list[str | int]]) -> bytes:
        """The finished, checked model with one input and one output of floats."""
        infos = [helper.make_tensor_value_info(n, TensorProto.FLOAT, shape) for n, shape in (source, result)]
        graph = helper.make_graph(self.nodes, name, infos[:1], infos[1:], self.constants)
        model = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION, producer_name="sottovoce"
        )
        onnx.checker.check_model(model, full_check=True)
        return model.SerializeToString(deterministic=True)


def segmentation(weights: Weights) -> bytes:
    """PyanNet: `waveform` (batch, 1, samples) at 16 kHz to `scores` (batch, frames, 7), log-probabilities."""
    g = Graph()
    value = _instance_norm(g, "waveform", weights, "sincnet.wav_norm1d")
    value = g.add("Conv", value, g.constant(sinc_filters(weights, "sincnet.conv1d.0.filterbank")), strides=[10])
    value = g.add("Abs", value)
    value = _pool_norm(g, value, weights, 0)
    for layer in (1, 2):
        name = f"sincnet.conv1d.{layer}"
        value = g.add("Conv", value, g.constant(weights[f"{name}.weight"]), g.constant(weights[f"{name}.bias"]))
        value = _pool_norm(g, value, weights, layer)
    value = g.add("Transpose", value, perm=[2, 0, 1])  # frames first, as LSTM wants it
    for layer in range(4):
        value = _bidirectional_lstm(g, value, weights, layer)
    for name in ("linear.0", "linear.1"):
        value = g.add("LeakyRelu", _linear(g, value, weights, name), alpha=0.01)
    value = g.add("Transpose", _linear(g, value, weights, "classifier"), perm=[1, 0, 2])
    g.add("LogSoftmax", value, axis=-1, output="scores")
    return g.model("segmentation", ("waveform", ["batch", 1, "samples"]), ("scores", ["batch", "frames", 7]))


def sinc_filters(weights: Weights, name: str) -> Array:
    """The 80 band-pass filters (40 even, 40 odd) that 40 learned low cuts and widths stand for: (80, 1, 251)."""
    half_hz, least_hz = 8000.0, 50.0
    n, window = weights[f"{name}.n_"].astype(np.float64), weights[f"{name}.window_"].astype(np.float64)
    low = least_hz + np.abs(weights[f"{name}.low_hz_"].astype(np.float64))
    high = np.clip(low + least_hz + np.abs(weights[f"{name}.band_hz_"].astype(np.float64)), least_hz, half_hz)
    band = 2 * (high - low)
    even = (np.sin(high @ n) - np.sin(low @ n)) / (n / 2) * window
    odd = (np.cos(low @ n) - np.cos(high @ n)) / (n / 2) * window
    even = np.concatenate([even, band, even[:, ::-1]], axis=1) / band
    odd = np.concatenate([odd, np.zeros_like(band), -odd[:, ::-1]], axis=1) / band
    filters: Array = np.concatenate([even, odd])[:, None, :]
    return filters


def _instance_norm(g: Graph, value: str, weights: Weights, name: str) -> str:
    scale, bias = g.constant(weights[f"{name}.weight"]), g.constant(weights[f"{name}.bias"])
    return g.add("InstanceNormalization", value, scale, bias, epsilon=_NORM_EPSILON)


def _pool_norm(g: Graph, value: str, weights: Weights, layer: int) -> str:
    value = g.add("MaxPool", value, kernel_shape=[3], strides=[3])
    return g.add("LeakyRelu", _instance_norm(g, value, weights, f"sincnet.norm1d.{layer}"), alpha=0.01)


def _bidirectional_lstm(g: Graph, value: str, weights: Weights, layer: int) -> str:
    ends = (f"l{layer}", f"l{layer}_reverse")
    kernel = g.constant(np.stack([_gates(weights[f"lstm.weight_ih_{end}"]) for end in ends]))
    recurrent = g.constant(np.stack([_gates(weights[f"lstm.weight_hh_{end}"]) for end in ends]))
    bias = g.constant(
        np.stack(
            [np.concatenate([_gates(weights[f"lstm.bias_{kind}_{end}"]) for kind in ("ih", "hh")]) for end in ends]
        )
    )
    value = g.add("LSTM", value, kernel, recurrent, bias, hidden_size=128, direction="bidirectional")
    value = g.add("Transpose", value, perm=[0, 2, 1, 3])
    return g.add("Reshape", value, g.constant([0, 0, 256]))


def _gates(rows: Array) -> Array:
    """Gate order of the weights (input, forget, cell, output) to that of ONNX (input, output, forget, cell)."""
    i, f, c, o = np.split(rows, 4)
    return np.concatenate([i, o, f, c])


def _linear(g: Graph, value: str, weights: Weights, name: str) -> str:
    value = g.add("MatMul", value, g.constant(weights[f"{name}.weight"].T))
    return g.add("Add", value, g.constant(weights[f"{name}.bias"]))


def campplus(weights: Weights) -> bytes:
    """CAM++: `features` (batch, frames, 80), mean-free log-mel at 100 frames/s, to `embedding` (batch, 192)."""
    g = Graph()
    value = g.add("Transpose", "features", perm=[0, 2, 1])
    value = g.add("Unsqueeze", value, g.constant([1]))
    value = g.add("Relu", _conv2d(g, value, weights, "head.conv1", "head.bn1", (1, 1)))
    for layer in (1, 2):
        for block, stride in ((0, 2), (1, 1)):
            value = _residual(g, value, weights, f"head.layer{layer}.{block}", stride)
    value = g.add("Relu", _conv2d(g, value, weights, "head.conv2", "head.bn2", (2, 1)))
    value = g.add("Reshape", value, g.constant([0, 320, -1]))
    kernel, bias = _folded(weights, "xvector.tdnn.linear", "xvector.tdnn.nonlinear.batchnorm")
    value = g.add("Conv", value, g.constant(kernel), g.constant(bias), strides=[2], pads=[2, 2])
    value = g.add("Relu", value)
    frames = g.add("Slice", g.add("Shape", value), g.constant([2]), g.constant([3]))
    for block, (layers, kernel_size, dilation) in enumerate(_DENSE_BLOCKS, 1):
        for layer in range(1, layers + 1):
            name = f"xvector.block{block}.tdnnd{layer}"
            more = _masked_tdnn(g, value, frames, weights, name, dilation * (kernel_size // 2), dilation)
            value = g.add("Concat", value, more, axis=1)
        name = f"xvector.transit{block}"
        value = _norm_relu(g, value, weights, f"{name}.nonlinear.batchnorm")
        value = g.add("Conv", value, g.constant(weights[f"{name}.linear.weight"]))
    value = _statistics(g, _norm_relu(g, value, weights, "xvector.out_nonlinear.batchnorm"), frames)
    kernel, bias = _folded(weights, "xvector.dense.linear", "xvector.dense.nonlinear.batchnorm")
    value = g.add("Conv", value, g.constant(kernel), g.constant(bias))
    g.add("Squeeze", value, g.constant([2]), output="embedding")
    return g.model("campplus", ("features", ["batch", "frames", 80]), ("embedding", ["batch", 192]))


def _folded(weights: Weights, conv: str, norm: str) -> tuple[Array, Array]:
    """Kernel and bias of a convolution without bias with the normalization behind it multiplied in."""
    scale, shift = _scale_shift(weights, norm)
    kernel = weights[f"{conv}.weight"].astype(np.float64)
    return kernel * scale.reshape(-1, *([1] * (kernel.ndim - 1))), shift


def _scale_shift(weights: Weights, norm: str) -> tuple[Array, Array]:
    mean, variance = (weights[f"{norm}.running_{part}"].astype(np.float64) for part in ("mean", "var"))
    gain = weights[f"{norm}.weight"].astype(np.float64) if f"{norm}.weight" in weights else np.ones_like(mean)
    bias = weights[f"{norm}.bias"].astype(np.float64) if f"{norm}.bias" in weights else np.zeros_like(mean)
    scale = gain / np.sqrt(variance + _NORM_EPSILON)
    return scale, bias - mean * scale


def _norm_relu(g: Graph, value: str, weights: Weights, norm: str) -> str:
    scale, shift = _scale_shift(weights, norm)
    value = g.add("Mul", value, g.constant(scale[:, None]))
    return g.add("Relu", g.add("Add", value, g.constant(shift[:, None])))


def _conv2d(g: Graph, value: str, weights: Weights, conv: str, norm: str, strides: tuple[int, int]) -> str:
    kernel, bias = _folded(weights, conv, norm)
    pad = kernel.shape[-1] // 2
    return g.add("Conv", value, g.constant(kernel), g.constant(bias), strides=list(strides), pads=[pad] * 4)


def _residual(g: Graph, value: str, weights: Weights, name: str, stride: int) -> str:
    path = g.add("Relu", _conv2d(g, value, weights, f"{name}.conv1", f"{name}.bn1", (stride, 1)))
    path = _conv2d(g, path, weights, f"{name}.conv2", f"{name}.bn2", (1, 1))
    if stride != 1:
        value = _conv2d(g, value, weights, f"{name}.shortcut.0", f"{name}.shortcut.1", (stride, 1))
    return g.add("Relu", g.add("Add", path, value))


def _masked_tdnn(g: Graph, value: str, frames: str, weights: Weights, name: str, pad: int, dilation: int) -> str:
    """One layer of a dense block: bottleneck, convolution, and the mask that its surroundings put on it."""
    value = _norm_relu(g, value, weights, f"{name}.nonlinear1.batchnorm")
    kernel, bias = _folded(weights, f"{name}.linear1", f"{name}.nonlinear2.batchnorm")
    value = g.add("Relu", g.add("Conv", value, g.constant(kernel), g.constant(bias)))
    cam = f"{name}.cam_layer"
    local = g.add(
        "Conv", value, g.constant(weights[f"{cam}.linear_local.weight"]), pads=[pad, pad], dilations=[dilation]
    )
    context = g.add("Add", g.add("ReduceMean", value, axes=[2], keepdims=1), _segment_means(g, value, frames))
    for part, activation in (("linear1", "Relu"), ("linear2", "Sigmoid")):
        kernel_name, bias_name = g.constant(weights[f"{cam}.{part}.weight"]), g.constant(weights[f"{cam}.{part}.bias"])
        context = g.add(activation, g.add("Conv", context, kernel_name, bias_name))
    return g.add("Mul", local, context)


def _segment_means(g: Graph, value: str, frames: str) -> str:
    """The mean of every 100 frames, at each of them; the last, shorter stretch is averaged over what it has."""
    size = _CAM_SEGMENT_FRAMES
    means = g.add("AveragePool", value, kernel_shape=[size], strides=[size], ceil_mode=1, count_include_pad=0)
    means = g.add("Expand", g.add("Unsqueeze", means, g.constant([3])), g.constant([1, 1, 1, size]))
    means = g.add("Reshape", means, g.constant([0, 0, -1]))
    return g.add("Slice", means, g.constant([0]), frames, g.constant([2]))


def _statistics(g: Graph, value: str, frames: str) -> str:
    """Mean and standard deviation (of a sample: n - 1) over time, side by side: (batch, 2 x channels, 1)."""
    mean = g.add("ReduceMean", value, axes=[2], keepdims=1)
    off = g.add("Sub", value, mean)
    total = g.add("ReduceSum", g.add("Mul", off, off), g.constant([2]), keepdims=1)
    count = g.add("Sub", g.add("Cast", frames, to=TensorProto.FLOAT), g.constant(np.ones(1)))
    return g.add("Concat", mean, g.add("Sqrt", g.add("Div", total, count)), axis=1)
