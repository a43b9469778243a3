"""GGUF files of a few hundred bytes, whole and damaged."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

CHATML = "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}"


def text(value: str) -> bytes:
    data = value.encode()
    return struct.pack("<Q", len(data)) + data


def entry(name: str, value: str | int | Sequence[str]) -> bytes:
    if isinstance(value, str):
        return text(name) + struct.pack("<I", 8) + text(value)
    if isinstance(value, int):
        return text(name) + struct.pack("<II", 4, value)
    return text(name) + struct.pack("<IIQ", 9, 8, len(value)) + b"".join(map(text, value))


def tensor(name: str, values: int, kind: int, offset: int) -> bytes:
    return text(name) + struct.pack("<IQIQ", 1, values, kind, offset)


def gguf(  # noqa: PLR0913 -- a file's parts, by name
    path: Path,
    *,
    architecture: str = "qwen2",
    template: str | None = CHATML,
    more: Mapping[str, str | int | Sequence[str]] | None = None,
    version: int = 3,
    kind: int = 0,
    weights: bytes = bytes(range(256)) * 4,
    missing_bytes: int = 0,
    tensors: int = 1,
) -> Path:
    """Writes a file whose one tensor of 256 floats is `weights`."""
    values: dict[str, str | int | Sequence[str]] = {
        "general.architecture": architecture,
        "general.name": "Small  Talker",
        f"{architecture}.context_length": 4096,
        "tokenizer.ggml.tokens": ["a", "b", "<|im_end|>"],
        **({"tokenizer.chat_template": template} if template is not None else {}),
        **(more or {}),
    }
    head = b"GGUF" + struct.pack("<IQQ", version, tensors, len(values))
    head += b"".join(entry(name, value) for name, value in values.items())
    head += b"".join(tensor(f"w{n}", 256, kind, 0) for n in range(tensors))
    data = head + bytes(-len(head) % 32) + weights
    path.write_bytes(data[: len(data) - missing_bytes])
    return path
