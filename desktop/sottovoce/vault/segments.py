"""The format of a sound segment on disk: pure functions between bytes and frames; no file is touched here.

A segment is a header and frames, all under one random key of its own:

    header   identity | checksum (16) | tag (16) | key slot (128)
    identity magic | version | recording id | track | seq | replaces | start position
    frame    u8 type and u24 length | ChaCha20-Poly1305 ciphertext

A frame's nonce is its number in the segment; its associated data are the header's identity, its type, its number and
its position. So a frame that was moved, doubled, dropped or taken from another segment does not open. The key slot
(the key, sealed to the vault) is not part of the identity: it is overwritten with zeros when the key has moved into
the database or is to be destroyed. The types of frames and the positions of segments can be read without a key; sound
cannot.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum, StrEnum
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from sottovoce_models.errors import Code, StoreFault
from sottovoce_models.types import Track

SAMPLE_RATE_HZ: Final = 16_000
SAMPLE_BYTES: Final = 2
KEY_BYTES: Final = 32
FRAME_MAX_SAMPLES: Final = SAMPLE_RATE_HZ
SEGMENT_MAX_SAMPLES: Final = 10 * SAMPLE_RATE_HZ
SEGMENT_MAX_FRAMES: Final = 1_000

SegmentKeys = dict[tuple[Track, int], bytes]

_MAGIC: Final = b"SVSOUND\x00"
_VERSION: Final = 1
_IDENTITY: Final = struct.Struct(">8sH16s8sIIQ")
_CHECKSUM_BYTES: Final = 16
_TAG_BYTES: Final = 16
_SLOT_LENGTH: Final = struct.Struct(">H")
_FRAME_HEAD: Final = struct.Struct(">I")
_FRAME_PLACE: Final = struct.Struct(">BIQ")
_GAP: Final = struct.Struct(">BQ")
_HEADER_NONCE: Final = b"\xff" * 12
_KEY_CONTEXT: Final = b"sottovoce segment key/1 "

SLOT_OFFSET: Final = _IDENTITY.size + _CHECKSUM_BYTES + _TAG_BYTES
SLOT_BYTES: Final = 128
HEADER_BYTES: Final = SLOT_OFFSET + SLOT_BYTES
_FRAME_MAX_BYTES: Final = FRAME_MAX_SAMPLES * SAMPLE_BYTES + _TAG_BYTES
SEGMENT_MAX_BYTES: Final = (
    HEADER_BYTES + SEGMENT_MAX_SAMPLES * SAMPLE_BYTES + SEGMENT_MAX_FRAMES * (_FRAME_HEAD.size + _TAG_BYTES + _GAP.size)
)


def ms_of_samples(samples: int) -> int:
    """Whole milliseconds of a number of samples."""
    return samples * 1000 // SAMPLE_RATE_HZ


def samples_of_ms(ms: int) -> int:
    """Whole samples of a number of milliseconds."""
    return ms * SAMPLE_RATE_HZ // 1000


class GapKind(StrEnum):
    """Why a stretch of the timeline has no sound; DAMAGED is found by the reader and never written."""

    LOST = "lost"
    PAUSED = "paused"
    ERASED = "erased"
    DEVICE = "device"
    DAMAGED = "damaged"


_GAP_CODES: Final = {GapKind.LOST: 1, GapKind.PAUSED: 2, GapKind.ERASED: 3, GapKind.DEVICE: 4}
_GAP_KINDS: Final = {code: kind for kind, code in _GAP_CODES.items()}


class FrameType(IntEnum):
    """What a frame holds; END stands once, at the end of a track that was finished."""

    SOUND = 1
    GAP = 2
    END = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of the timeline: sound (`kind` is None) or a gap without sound, or the END of the track (no length)."""

    start_samples: int
    length_samples: int
    pcm: bytes | bytearray = b""
    kind: GapKind | None = None
    is_end: bool = False

    def __post_init__(self) -> None:
        if self.start_samples < 0 or self.length_samples < 0:
            raise ValueError("a frame lies on the timeline")
        if self.type is FrameType.SOUND and len(self.pcm) != self.length_samples * SAMPLE_BYTES:
            raise ValueError("a frame of sound is as long as its sound")

    @property
    def type(self) -> FrameType:
        if self.is_end:
            return FrameType.END
        return FrameType.SOUND if self.kind is None else FrameType.GAP

    @property
    def end_samples(self) -> int:
        return self.start_samples + self.length_samples

    def cut(self, start_samples: int, end_samples: int) -> Frame:
        """The part of the frame within the bounds, empty where there is none."""
        start = min(max(self.start_samples, start_samples), self.end_samples)
        end = max(start, min(self.end_samples, end_samples))
        first = (start - self.start_samples) * SAMPLE_BYTES
        pcm = self.pcm[first : first + (end - start) * SAMPLE_BYTES] if self.kind is None else b""
        return Frame(start, end - start, pcm, self.kind, self.is_end)


@dataclass(frozen=True, slots=True)
class Header:
    """What a segment is: the n-th of a track of a recording, from where on the timeline, and what it stands for.

    It takes the place of all earlier segments at or after its start. Those numbered from `replaces` up to its own
    number hold sound that was erased and must be destroyed; `replaces == seq` means none.
    """

    recording_id: str
    track: Track
    seq: int
    start_samples: int
    replaces: int

    def identity(self) -> bytes:
        """The bytes that every frame of the segment is bound to."""
        recording = bytes.fromhex(self.recording_id)
        name = self.track.value.encode("ascii")
        return _IDENTITY.pack(_MAGIC, _VERSION, recording, name, self.seq, self.replaces, self.start_samples)

    def key_context(self) -> bytes:
        """The associated data under which the segment's key is sealed to the vault."""
        return _KEY_CONTEXT + self.identity()


def encode_header(header: Header, key: bytes, sealed_key: bytes) -> bytes:
    """The header's bytes, always `HEADER_BYTES` long."""
    if not 0 < len(sealed_key) <= SLOT_BYTES - _SLOT_LENGTH.size:
        raise ValueError("a sealed key fits its slot")
    identity = header.identity()
    slot = (_SLOT_LENGTH.pack(len(sealed_key)) + sealed_key).ljust(SLOT_BYTES, b"\x00")
    return identity + _checksum(identity) + _header_tag(key, identity) + slot


def decode_header(data: bytes) -> Header:
    """The header as it claims to be: safe from accidents by its checksum, proven only by `SegmentCipher`."""
    identity = data[: _IDENTITY.size]
    if len(data) < HEADER_BYTES or data[_IDENTITY.size : _IDENTITY.size + _CHECKSUM_BYTES] != _checksum(identity):
        raise StoreFault(Code.STORE_DAMAGED)
    magic, version, recording, name, seq, replaces, start = _IDENTITY.unpack(identity)
    tracks = {track.value: track for track in Track}
    track = tracks.get(name.rstrip(b"\x00").decode("ascii", "replace"))
    if magic != _MAGIC or version != _VERSION or track is None or replaces > seq:
        raise StoreFault(Code.STORE_DAMAGED)
    return Header(recording.hex(), track, seq, start, replaces)


def decode_sealed_key(data: bytes) -> bytes | None:
    """The sealed key in a header's slot, or None after it was overwritten."""
    slot = data[SLOT_OFFSET:HEADER_BYTES]
    (length,) = _SLOT_LENGTH.unpack_from(slot)
    if not any(slot):
        return None
    return slot[_SLOT_LENGTH.size : _SLOT_LENGTH.size + length]


class SegmentCipher:
    """Frames of one segment, locked and opened under its own key; a frame opens only where it was written."""

    def __init__(self, header: Header, key: bytes) -> None:
        self.header = header
        self._identity = header.identity()
        self._key = key
        self._aead = ChaCha20Poly1305(key)

    def proves(self, data: bytes) -> bool:
        """Whether the header's bytes were written under this key."""
        start = _IDENTITY.size + _CHECKSUM_BYTES
        return data[start : start + _TAG_BYTES] == _header_tag(self._key, self._identity)

    def lock(self, index: int, frame: Frame) -> bytes:
        """The frame as the `index`-th of its segment, with its length in front."""
        if frame.type is FrameType.GAP:
            payload = _GAP.pack(_GAP_CODES[frame.kind or GapKind.DAMAGED], frame.length_samples)
        else:
            payload = bytes(frame.pcm)
        if frame.type is FrameType.SOUND and not 0 < frame.length_samples <= FRAME_MAX_SAMPLES:
            raise ValueError("a frame holds at most one second")
        ciphertext = self._aead.encrypt(_nonce(index), payload, self._place(frame.type, index, frame.start_samples))
        return _FRAME_HEAD.pack(frame.type << 24 | len(ciphertext)) + ciphertext

    def open(self, index: int, start_samples: int, raw: RawFrame) -> Frame | None:
        """The frame, or None if it is not what was written at this place."""
        try:
            payload = self._aead.decrypt(_nonce(index), raw.ciphertext, self._place(raw.type, index, start_samples))
        except InvalidTag:
            return None
        if raw.type is FrameType.GAP:
            code, length = _GAP.unpack(payload)
            return Frame(start_samples, length, kind=_GAP_KINDS[code])
        is_end = raw.type is FrameType.END
        return Frame(start_samples, len(payload) // SAMPLE_BYTES, payload, is_end=is_end)

    def _place(self, frame_type: FrameType, index: int, start_samples: int) -> bytes:
        return self._identity + _FRAME_PLACE.pack(frame_type, index, start_samples)


class Tail(Enum):
    """How the bytes of a segment end: after a whole frame, within one, or in something that is no frame of it."""

    WHOLE = "whole"
    TORN = "torn"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class RawFrame:
    """A whole frame as it lies on disk."""

    type: FrameType
    ciphertext: bytes


@dataclass(frozen=True, slots=True)
class Content:
    """What a segment holds: frames without holes from its start on, damaged ones as gaps between good ones."""

    frames: tuple[Frame, ...]
    tail: Tail
    finished: bool

    def end_samples(self, start_samples: int) -> int:
        return self.frames[-1].end_samples if self.frames else start_samples


def raw_frames(data: bytes) -> Iterator[RawFrame | Tail]:
    """The whole frames behind a header, readable without a key; last, how the data end."""
    offset = HEADER_BYTES
    while offset < len(data):
        if not any(data[offset : offset + _FRAME_HEAD.size]):  # a file grown before its data came: power was cut
            yield Tail.BROKEN if any(data[offset:]) else Tail.TORN
            return
        if offset + _FRAME_HEAD.size > len(data):
            yield Tail.TORN
            return
        (head,) = _FRAME_HEAD.unpack_from(data, offset)
        kind, length = head >> 24, head & 0xFFFFFF
        if kind not in set(FrameType) or not _TAG_BYTES <= length <= _FRAME_MAX_BYTES:
            yield Tail.BROKEN
            return
        offset += _FRAME_HEAD.size
        if offset + length > len(data):
            yield Tail.TORN
            return
        yield RawFrame(FrameType(kind), data[offset : offset + length])
        offset += length
    yield Tail.WHOLE


def decode_content(cipher: SegmentCipher, data: bytes) -> Content:
    """What can be proven of the segment; a bad frame of sound between good ones is a damaged gap of its length."""
    frames: list[Frame] = []
    doubtful: list[Frame] = []
    position, tail, finished = cipher.header.start_samples, Tail.WHOLE, False
    for index, raw in enumerate(raw_frames(data)):
        if isinstance(raw, Tail):
            tail = raw
            break
        if finished:
            tail = Tail.BROKEN
            break
        frame = cipher.open(index, position, raw)
        if frame is not None:
            frames += [*doubtful, frame]
            doubtful.clear()
            finished = frame.is_end
        elif raw.type is FrameType.SOUND and len(raw.ciphertext) % SAMPLE_BYTES == 0:
            frame = Frame(position, (len(raw.ciphertext) - _TAG_BYTES) // SAMPLE_BYTES, kind=GapKind.DAMAGED)
            doubtful.append(frame)
        else:
            tail = Tail.BROKEN
            break
        position = frame.end_samples
    if doubtful:
        tail = Tail.BROKEN
    return Content(tuple(frame for frame in frames if not frame.is_end), tail, finished)


def _nonce(index: int) -> bytes:
    return index.to_bytes(12, "big")


def _checksum(identity: bytes) -> bytes:
    return sha256(identity).digest()[:_CHECKSUM_BYTES]


def _header_tag(key: bytes, identity: bytes) -> bytes:
    return ChaCha20Poly1305(key).encrypt(_HEADER_NONCE, b"", identity)
