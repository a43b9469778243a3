"""Sound becomes a FLAC or Opus file in the decode engine's process; here its bytes are put where they belong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineProcess
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import Pcm


def encode(kind: str, sound: Iterable[bytes], out: IO[bytes], process: EngineProcess, cancel: CancelToken) -> None:
    """Writes the file ("flac" or "opus") into `out`, which stands at its beginning and can seek.

    `sound`: 16-bit samples in blocks. Cancelled, EngineFault, what `sound` raises, and OSError of `out`.
    """
    patches: list[tuple[int, bytes]] = []
    length_bytes = -1
    for frame in process.run("encode", {"format": kind}, map(Pcm, sound), cancel):
        if isinstance(frame, Pcm):
            out.write(frame.data)
        elif frame["type"] in {"item", "done"}:
            try:
                if frame["type"] == "item":
                    patches.append((int(frame["data"]["at"]), bytes.fromhex(frame["data"]["hex"])))
                else:
                    length_bytes = int(frame["data"]["bytes"])
            except (KeyError, TypeError, ValueError) as error:
                raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine="decode") from error
    if not 0 < length_bytes <= out.tell() or any(not 0 <= at <= length_bytes - len(data) for at, data in patches):
        raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine="decode")
    for at, data in patches:
        out.seek(at)
        out.write(data)
    out.truncate(length_bytes)
