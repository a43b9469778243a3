"""Where the sound of a job comes from: a file, decoded again for each stage in a process of its own.

Decoding an hour takes a few seconds, holding it takes 115 MB in the wrong place: nothing is kept, nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineProcess
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import Json, Pcm
from sottovoce_models.types import Track

_CHANNELS: Final = {Track.LEFT: "left", Track.RIGHT: "right"}


class AudioSource(Protocol):
    """The sound of one recording, which the stages read as often as they need it."""

    def pcm(
        self,
        track: Track,
        start_ms: int,
        end_ms: int | None,
        cancel: CancelToken,
        on_truncated: Callable[[], None] = lambda: None,
    ) -> Iterator[Pcm]:
        """Mono 16 kHz sound of a track, FILE for all of them mixed; `on_truncated` is called where some is damaged."""
        ...


@dataclass(frozen=True, slots=True)
class AudioFacts:
    """What a file says of its sound; `duration_ms` 0: unknown, `two_sided`: each channel is one side of a call."""

    duration_ms: int
    channels: int
    two_sided: bool


class FileAudioSource:
    """The sound of one file. Raises what the decoder raises: FILE_… codes, or an EngineFault."""

    def __init__(self, path: Path, process: EngineProcess) -> None:
        self._path = path
        self._process = process

    def probe(self, cancel: CancelToken) -> AudioFacts:
        """Looks at the file without reading more than it must."""
        data = self._done("probe", {"path": str(self._path)}, cancel)
        try:
            return AudioFacts(int(data["duration_ms"]), int(data["channels"]), bool(data["two_sided"]))
        except (KeyError, TypeError, ValueError) as error:
            raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine="decode") from error

    def pcm(
        self,
        track: Track,
        start_ms: int,
        end_ms: int | None,
        cancel: CancelToken,
        on_truncated: Callable[[], None] = lambda: None,
    ) -> Iterator[Pcm]:
        """Mono 16 kHz sound of a track from `start_ms` on; `on_truncated` is called if the file was damaged."""
        params: Json = {
            "path": str(self._path),
            "channel": _CHANNELS.get(track, "mix"),
            "start_ms": start_ms,
            "end_ms": end_ms,
        }
        for frame in self._process.run("decode", params, (), cancel):
            if isinstance(frame, Pcm):
                yield frame
            elif frame["type"] == "done" and (frame["data"].get("truncated") or frame["data"].get("skipped")):
                on_truncated()

    def _done(self, name: str, params: Json, cancel: CancelToken) -> Json:
        for frame in self._process.run(name, params, (), cancel):
            if not isinstance(frame, Pcm) and frame["type"] == "done":
                data: Json = frame["data"]
                return data
        raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine="decode")
