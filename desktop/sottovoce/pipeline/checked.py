"""What engines send is hostile until looked at: values of the type they claim, or an EngineFault; pure."""

from __future__ import annotations

from typing import TypeVar

from sottovoce_models import codec
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import Json

T = TypeVar("T")


def parsed(kind: type[T], data: object, engine: str) -> T:
    """A value that came from an engine; EngineFault if it is not what it claims to be."""
    try:
        return codec.from_plain(kind, data)
    except ValueError as error:
        raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=engine) from error


def number(data: Json, key: str, engine: str) -> int:
    """A non-negative integer that came from an engine; EngineFault otherwise."""
    value = data.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=engine)
    return value
