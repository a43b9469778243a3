"""What the first bytes of a file say, read without any decoder: its kind, and whether its end is missing.

Pure functions over bytes and seekable streams. Layouts: RIFF/WAVE (Microsoft, 1991), Sony Wave64, Apple CAF 1.0,
ISO/IEC 14496-12 (MP4 boxes), ASF (Microsoft, rev. 01.20.06), Ogg (RFC 3533), MP3 "Xing"/"Info"/"VBRI" frame counts.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import BinaryIO, Final

HEAD_BYTES: Final = 65_536
_TAIL_BYTES: Final = 65_536 + 300
"""An Ogg page is at most 65,307 bytes long."""
_MAX_CHUNKS: Final = 10_000
_SLACK_BYTES: Final = 64
"""Writers that count their own header wrongly are off by less."""

_PLAYLISTS: Final = (b"ffconcat", b"#extm3u", b"[playlist]", b"v=0", b"<?xml", b"<mpd", b"[reference]", b"<asx")
_ASF: Final = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_MEDIA: Final = (
    b"RIFF",
    b"RF64",
    b"riff",
    b"fLaC",
    b"OggS",
    b"ID3",
    b"FORM",
    b"caff",
    b"#!AMR",
    b"\x1aE\xdf\xa3",
    _ASF,
)
_ASF_PROPERTIES: Final = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")


class Kind(Enum):
    """What a file looks like from outside."""

    MEDIA = auto()
    PLAYLIST = auto()
    TEXT = auto()
    OTHER = auto()


def kind_of(head: bytes) -> Kind:
    """The kind its first bytes announce; a playlist is told by how it begins, text by having no control characters."""
    if head.startswith(_MEDIA) or head[4:8] == b"ftyp":
        return Kind.MEDIA
    start = head[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_PLAYLISTS):
        return Kind.PLAYLIST
    if head and not any(byte < 9 or 13 < byte < 32 or byte == 127 for byte in head[:4096]):
        return Kind.TEXT
    return Kind.OTHER


def is_cut(file: BinaryIO, size_bytes: int) -> bool:
    """Whether the container itself says that bytes are missing at the end; False where it says nothing."""
    file.seek(0)
    head = file.read(HEAD_BYTES)
    if head.startswith(b"OggS"):
        return _ogg_lacks_end(file, size_bytes)
    if head[4:8] == b"ftyp":
        claimed = _chunks_end(file, 0, size_bytes, mp4=True)
    elif head.startswith(b"caff"):
        claimed = _chunks_end(file, 8, size_bytes, mp4=False)
    else:
        claimed = _claimed_bytes(head)
    return claimed > size_bytes + _SLACK_BYTES


def counts_frames(head: bytes) -> bool:
    """Whether an MP3 carries a frame count, so that its duration is known and not guessed from its bit rate."""
    return any(mark in head for mark in (b"Xing", b"Info", b"VBRI"))


def id3_bytes(head: bytes) -> int:
    """Length of a leading ID3v2 tag, header included; 0 without one."""
    if not head.startswith(b"ID3") or len(head) < 10:
        return 0
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 0x7F
    return size + 10


def _claimed_bytes(head: bytes) -> int:
    """The file size a header names; 0 when it names none (a stream, or a writer that was killed)."""
    if head.startswith(b"RIFF") and len(head) >= 8:
        size = int.from_bytes(head[4:8], "little")
        return 0 if size >= 0xFFFF_0000 else size + 8
    if head.startswith(b"riff") and len(head) >= 24:
        return int.from_bytes(head[16:24], "little")
    if head.startswith(_ASF):
        at = head.find(_ASF_PROPERTIES)
        return int.from_bytes(head[at + 40 : at + 48], "little") if at >= 0 else 0
    return 0


def _chunks_end(file: BinaryIO, start: int, size_bytes: int, *, mp4: bool) -> int:
    """Where the last top-level chunk claims to end."""
    at = start
    for _ in range(_MAX_CHUNKS):
        if at + 8 > size_bytes:
            break
        file.seek(at)
        header = file.read(16)
        if mp4:
            length = int.from_bytes(header[:4], "big")
            length = int.from_bytes(header[8:16], "big") if length == 1 else length
        else:
            size = int.from_bytes(header[4:12], "big", signed=True)
            length = 12 + size if size >= 0 else 0  # -1: up to the end of the file
        if length < 8:
            break  # up to the end of the file, or no chunk at all
        at += length
    return at


def _ogg_lacks_end(file: BinaryIO, size_bytes: int) -> bool:
    """Whether no page near the end of the file carries the end-of-stream flag."""
    file.seek(max(0, size_bytes - _TAIL_BYTES))
    tail = file.read(_TAIL_BYTES)
    at = tail.find(b"OggS")
    while 0 <= at < len(tail) - 6:
        if tail[at + 5] & 4:
            return False
        at = tail.find(b"OggS", at + 4)
    return True
