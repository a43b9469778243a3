"""What travels between the app and an engine process: frames of one kind byte and JSON (J) or 16-bit PCM (P).

Never pickle: the engine reads hostile media, and what it sends back must not be able to run. Both sides check kind and
size of every frame. Input is paced by credits: the app keeps at most `CREDITS` unconsumed frames under way, so that
`cancel` is always near the head of the queue and memory stays bounded on both sides.

App to engine:   job {name, params} · item {data} · PCM · end · cancel · bye
Engine to app:   ready {sandbox} · beat {rss_bytes, peak_rss_bytes} · progress {done, total} · ack {count}
                 · item {kind, data} · PCM · done {data} · error {code, params}
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final, Protocol

Json = dict[str, Any]

MAX_FRAME_BYTES: Final = 1 << 20
CREDITS: Final = 8
PCM_HZ: Final = 16_000
BYTES_PER_SAMPLE: Final = 2
BEAT_SECONDS: Final = 1.0
PROGRESS_INTERVAL_SECONDS: Final = 0.1

_JSON: Final = b"J"
_PCM: Final = b"P"


class ProtocolError(Exception):
    """A frame that is too long, of unknown kind, or not the JSON object it claims to be."""


class Pipe(Protocol):
    """The part of `multiprocessing.connection.Connection` that the protocol uses."""

    def send_bytes(self, buf: bytes, /) -> None: ...
    def recv_bytes(self, maxlength: int | None = None, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Pcm:
    """Mono 16-bit little-endian samples at 16 kHz."""

    data: bytes

    @property
    def duration_ms(self) -> int:
        """Length of the sound, rounded down."""
        return len(self.data) // BYTES_PER_SAMPLE * 1000 // PCM_HZ


Frame = Json | Pcm


def send(pipe: Pipe, frame: Frame) -> None:
    """Writes one frame whole; ProtocolError when it would be longer than the other side accepts."""
    if isinstance(frame, Pcm):
        payload = _PCM + frame.data
    else:  # names of files need not be valid text; what stands for their odd bytes passes as json.loads expects it
        payload = _JSON + json.dumps(frame, ensure_ascii=False).encode("utf-8", "surrogatepass")
    if len(payload) > MAX_FRAME_BYTES:
        raise ProtocolError(f"frame of {len(payload)} bytes")
    pipe.send_bytes(payload)


def receive(pipe: Pipe) -> Frame:
    """Reads one frame; EOFError when the other side is gone, ProtocolError when it is not a frame."""
    try:
        payload = pipe.recv_bytes(MAX_FRAME_BYTES)
    except ConnectionError as error:
        raise EOFError from error
    except OSError as error:
        raise ProtocolError("frame too long") from error
    kind, body = payload[:1], payload[1:]
    if kind == _PCM:
        if len(body) % BYTES_PER_SAMPLE:
            raise ProtocolError("half a sample")
        return Pcm(body)
    if kind != _JSON:
        raise ProtocolError("unknown kind of frame")
    try:
        message = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ProtocolError("not JSON") from error
    if not isinstance(message, dict) or not isinstance(message.get("type"), str):
        raise ProtocolError("not a message")
    return message
