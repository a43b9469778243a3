"""What a GGUF file says about itself, read without loading it: is it whole, does it write, how is it talked to.

Format: GGUF versions 2 and 3, https://github.com/ggml-org/ggml/blob/master/docs/gguf.md. The file comes from anywhere:
every count and length is checked before it is believed.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from sottovoce_models.catalogue.chat import Chat, recognized_chat
from sottovoce_models.errors import Code, UserFixable

MAGIC: Final = b"GGUF"
_VERSIONS: Final = (2, 3)
_MAX_ENTRIES: Final = 100_000
_MAX_TEXT_BYTES: Final = 1 << 20
_MAX_ARRAY: Final = 1 << 22
_MAX_DIMENSIONS: Final = 8
_STRING: Final = 8
_ARRAY: Final = 9
_SCALARS: Final = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_BLOCKS: Final = {
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34), 9: (32, 36),
    10: (256, 84), 11: (256, 110), 12: (256, 144), 13: (256, 176), 14: (256, 210), 15: (256, 292),
    16: (256, 66), 17: (256, 74), 18: (256, 98), 19: (256, 50), 20: (32, 18), 21: (256, 110), 22: (256, 82),
    23: (256, 136), 24: (1, 1), 25: (1, 2), 26: (1, 4), 27: (1, 8), 28: (1, 8), 29: (256, 56), 30: (1, 2),
    34: (256, 54), 35: (256, 66), 39: (32, 17),
}  # fmt: skip
"""Tensor type: values in a block, bytes of a block (ggml.h)."""
_READERS: Final = frozenset(
    {"bert", "nomic-bert", "nomic-bert-moe", "jina-bert-v2", "jina-bert-v3", "neo-bert", "modern-bert", "t5encoder",
     "eurobert", "clip", "whisper", "wavtokenizer-dec", "gemma-embedding"}
)  # fmt: skip
"""Architectures that understand or encode and cannot continue a text."""

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class GgufFacts:
    """A whole file that can write: its own name for itself ("" where it has none), and how it is talked to."""

    name: str
    architecture: str
    context_tokens: int
    chat: Chat


class _Damaged(Exception):  # noqa: N818 -- carries why, becomes an error of ours
    def __init__(self, code: Code) -> None:
        super().__init__()
        self.code = code


def is_gguf(path: Path) -> bool:
    """Whether the file begins like one."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def read_gguf(path: Path) -> GgufFacts:
    """The facts of a model file.

    MODEL_NOT_GGUF, MODEL_CUT_OFF, MODEL_TOO_NEW (another version, or tensors of a kind not known here),
    MODEL_NOT_A_WRITER (embeddings, a part of a model, an adapter), MODEL_CHAT_UNKNOWN or FILE_UNREADABLE.
    """
    architecture = ""
    try:
        with path.open("rb") as stream:
            reader = _Reader(stream, path.stat().st_size)
            tensors = reader.header()
            values = reader.values()
            architecture = str(values.get("general.architecture", ""))
            _require_writer(values, architecture, tensors)
            reader.check_tensors(tensors, int(values.get("general.alignment", 32)))
    except OSError as error:
        raise UserFixable(Code.FILE_UNREADABLE) from error
    except _Damaged as damage:
        raise UserFixable(damage.code, file=path.name, architecture=architecture or "?") from damage
    chat = recognized_chat(str(values.get("tokenizer.chat_template", "")), architecture)
    if chat is None:
        raise UserFixable(Code.MODEL_CHAT_UNKNOWN, file=path.name)
    context = values.get(f"{architecture}.context_length", 0)
    return GgufFacts(
        name=" ".join(str(values.get("general.name", "")).split())[:80],
        architecture=architecture,
        context_tokens=int(context) if isinstance(context, int | float) else 0,
        chat=chat,
    )


def _require_writer(values: Mapping[str, Value], architecture: str, tensors: int) -> None:
    is_part = int(values.get("split.count", 0)) > 1
    pools = int(values.get(f"{architecture}.pooling_type", 0)) > 0
    kind = values.get("general.type", "model")
    if not architecture or architecture in _READERS or pools or is_part or kind != "model" or tensors == 0:
        raise _Damaged(Code.MODEL_NOT_A_WRITER)


class _Reader:
    """Reads little-endian values in order and never past the end of the file."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._size = size
        self._entries = 0

    def header(self) -> int:
        """The number of tensors."""
        if self._stream.read(len(MAGIC)) != MAGIC:
            raise _Damaged(Code.MODEL_NOT_GGUF)
        if self._number("I") not in _VERSIONS:
            raise _Damaged(Code.MODEL_TOO_NEW)
        tensors, self._entries = self._number("Q"), self._number("Q")
        if tensors > _MAX_ENTRIES or self._entries > _MAX_ENTRIES:
            raise _Damaged(Code.MODEL_TOO_NEW)
        return tensors

    def values(self) -> dict[str, Value]:
        """Texts and numbers by name; lists are passed over."""
        found: dict[str, Value] = {}
        for _ in range(self._entries):
            name, kind = self._text(), self._number("I")
            if kind == _ARRAY:
                self._skip_array()
            elif kind == _STRING:
                found[name] = self._text()
            else:
                found[name] = self._scalar(kind)
        return found

    def check_tensors(self, count: int, alignment: int) -> None:
        """Whether the file is as long as its tensors need."""
        end = 0
        for _ in range(count):
            self._text()
            dimensions = self._number("I")
            if dimensions > _MAX_DIMENSIONS:
                raise _Damaged(Code.MODEL_TOO_NEW)
            values = 1
            for _ in range(dimensions):
                values *= self._number("Q")
            kind, offset = self._number("I"), self._number("Q")
            if kind not in _BLOCKS:
                raise _Damaged(Code.MODEL_TOO_NEW)
            per_block, block_bytes = _BLOCKS[kind]
            end = max(end, offset + values // per_block * block_bytes)
        at = self._stream.tell()
        start = at + -at % max(1, alignment)
        if start + end > self._size:
            raise _Damaged(Code.MODEL_CUT_OFF)

    def _skip_array(self) -> None:
        kind, count = self._number("I"), self._number("Q")
        if count > _MAX_ARRAY:
            raise _Damaged(Code.MODEL_TOO_NEW)
        if kind == _STRING:
            for _ in range(count):
                self._skip(self._number("Q"))
        elif kind in _SCALARS:
            self._skip(count * struct.calcsize("<" + _SCALARS[kind]))
        else:
            raise _Damaged(Code.MODEL_TOO_NEW)

    def _scalar(self, kind: int) -> Value:
        if kind not in _SCALARS:
            raise _Damaged(Code.MODEL_TOO_NEW)
        value: Value = struct.unpack("<" + _SCALARS[kind], self._bytes(struct.calcsize("<" + _SCALARS[kind])))[0]
        return value

    def _number(self, form: str) -> int:
        return int(struct.unpack("<" + form, self._bytes(struct.calcsize("<" + form)))[0])

    def _text(self) -> str:
        length = self._number("Q")
        if length > _MAX_TEXT_BYTES:
            raise _Damaged(Code.MODEL_TOO_NEW)
        return self._bytes(length).decode("utf-8", errors="replace")

    def _bytes(self, count: int) -> bytes:
        data = self._stream.read(count)
        if len(data) != count:
            raise _Damaged(Code.MODEL_CUT_OFF)
        return data

    def _skip(self, count: int) -> None:
        if self._stream.tell() + count > self._size:
            raise _Damaged(Code.MODEL_CUT_OFF)
        self._stream.seek(count, 1)
