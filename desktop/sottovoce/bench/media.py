"""What becomes of every damaged and every ordinary media file: outcome, seconds, memory, through the engine process."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from sottovoce.bench import progress
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineProcess, EngineSpec
from sottovoce_models.errors import SottovoceError
from sottovoce_models.protocol import Pcm

SPEC: Final = EngineSpec("decode", "sottovoce_models.decode.engine:DecodeEngine")
FOLDERS: Final = ("malformed", "audio/formats")
_NO_MEDIA: Final = {".json", ".md"}


def run(data: Path, only: Sequence[str] = ()) -> dict[str, Any]:
    """One row per file under FOLDERS of `data` (or whose path holds one of `only`), and the worst figures of all."""
    rows: list[dict[str, Any]] = []
    files = sorted(path for folder in FOLDERS for path in (data / folder).rglob("*") if path.is_file())
    with EngineProcess(SPEC) as process:
        for path in files:
            name = path.relative_to(data).as_posix()
            if path.suffix not in _NO_MEDIA and (not only or any(part in name for part in only)):
                progress.step(f"media: {len(rows) + 1} of at most {len(files)}")
                rows.append({"file": name, **outcome(process, path)})
    return {
        "rows": rows,
        "files": len(rows),
        "decoded": sum(row["code"] == "" for row in rows),
        "slowest_seconds": max((row["seconds"] for row in rows), default=0.0),
        "peak_rss_bytes": max((row["peak_rss_bytes"] for row in rows), default=0),
    }


def outcome(process: EngineProcess, path: Path) -> dict[str, Any]:
    """What decoding the whole file gave: code ("" for sound), milliseconds, truncated, seconds, peak memory so far."""
    started, samples_bytes, code, truncated = time.monotonic(), 0, "", False
    params = {"path": str(path), "channel": "mix", "start_ms": 0, "end_ms": None}
    try:
        for frame in process.run("decode", params, [], CancelToken()):
            if isinstance(frame, Pcm):
                samples_bytes += len(frame.data)
            elif frame["type"] == "done":
                truncated = bool(frame["data"]["truncated"])
    except SottovoceError as error:
        code = str(error.code)
    return {
        "code": code,
        "decoded_ms": samples_bytes // 32,
        "truncated": truncated,
        "seconds": round(time.monotonic() - started, 2),
        "peak_rss_bytes": process.peak_rss_bytes,
    }
