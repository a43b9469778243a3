"""SHA-256 of a file, streamed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

_BLOCK_BYTES: Final = 1024 * 1024

# A name of its own: some classes here have a field called `bytes`.
Block = bytes


def sha256_of(path: Path, on_bytes: Callable[[int], None] | None = None) -> str:
    """The hash of a file's bytes as hex; `on_bytes` hears how many were read and may raise to stop."""
    digest = hashlib.sha256()
    done = 0
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK_BYTES):
            digest.update(block)
            done += len(block)
            if on_bytes is not None:
                on_bytes(done)
    return digest.hexdigest()
