"""What somebody signed, as a fingerprint: the paper itself stays where it is."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sottovoce_models.errors import Code, UserFixable


def document_hash(path: Path) -> str:
    """SHA-256 of a file, read block by block. FILE_NOT_FOUND, FILE_EMPTY, FILE_UNREADABLE."""
    try:
        with path.open("rb") as file:
            if not file.read(1):
                raise UserFixable(Code.FILE_EMPTY)
            file.seek(0)
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise UserFixable(Code.FILE_NOT_FOUND) from error
    except OSError as error:
        raise UserFixable(Code.FILE_UNREADABLE) from error
