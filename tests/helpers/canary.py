"""Looks for sentences that must not lie anywhere: in every file, in every form in which programs write text."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple


class Hit(NamedTuple):
    """Where a phrase was found, and in which form."""

    path: Path
    form: str


def forms(phrase: str) -> dict[str, bytes]:
    """A phrase as bytes: as written, in lower case, escaped as in JSON, and in base64 at any of three offsets."""
    plain = phrase.encode()
    found = {
        "utf-8": plain,
        "lower case": phrase.lower().encode(),
        "utf-16-le": phrase.encode("utf-16-le"),
        "utf-16-be": phrase.encode("utf-16-be"),
        "escaped": phrase.encode("unicode_escape"),
        "hex": plain.hex().encode(),
    }
    for offset in range(3):
        # The first and last characters depend on the neighbours: what is between them does not.
        inner = base64.b64encode(bytes(offset) + plain)
        found[f"base64+{offset}"] = inner[4:-4]
    return found


def hits(phrases: Iterable[str], places: Iterable[Path], sounds: Iterable[bytes] = ()) -> Iterator[Hit]:
    """Every file under the places (or a place itself) that holds a phrase in any form, in its bytes or its name.

    `sounds`: samples as they are, looked for in the same way.
    """
    wanted = [(form, data) for phrase in phrases for form, data in forms(phrase).items()]
    wanted += [("sound", bytes(sound)) for sound in sounds]
    for place in places:
        for path in sorted([place] if place.is_file() else place.rglob("*")):
            data = path.read_bytes() if path.is_file() else b""
            name = str(path.relative_to(place)).encode()
            for form, needle in wanted:
                if needle in data or needle in name:
                    yield Hit(path, form)
