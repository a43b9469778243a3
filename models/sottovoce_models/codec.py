"""The only way between the types and JSON: every document carries `"schema": "sottovoce.<type>/<n>"`.

Round trips are exact; a document of another schema, a missing field or a broken invariant raises ValueError.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from sottovoce_models import types

T = TypeVar("T")

Json = dict[str, Any]

SCHEMA_VERSIONS: Mapping[type, int] = {
    types.Recording: 1,
    types.Segment: 1,
    types.Transcript: 1,
    types.Summary: 1,
}


def schema_of(kind: type) -> str:
    """The schema name of a document type, e.g. `sottovoce.transcript/1`."""
    return f"sottovoce.{kind.__name__.lower()}/{SCHEMA_VERSIONS[kind]}"


def to_document(value: object) -> Json:
    """A JSON-ready dict with its schema named first; for the types in SCHEMA_VERSIONS."""
    return {"schema": schema_of(type(value)), **plain(value)}


def from_document(kind: type[T], document: object) -> T:
    """The value a document describes; ValueError when it is of another schema or not well formed."""
    if not isinstance(document, dict) or document.get("schema") != schema_of(kind):
        raise ValueError(f"not a {schema_of(kind)} document")
    return from_plain(kind, {key: value for key, value in document.items() if key != "schema"})


def dumps(value: object) -> str:
    """The document of a value as indented JSON text with a final newline; letters outside ASCII stay readable."""
    return json.dumps(to_document(value), ensure_ascii=False, indent=1) + "\n"


def plain(value: object) -> Any:
    """Dataclasses, enums, tuples and mappings as dicts, strings and lists: what travels between processes."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(plain(item) for item in value)
    return value


def from_plain(kind: type[T], data: object) -> T:
    """The inverse of `plain`, with every field's type checked; ValueError otherwise."""
    try:
        return _build(kind, data)  # type: ignore[no-any-return] # _build checks against `kind` at run time
    except (TypeError, KeyError, OverflowError) as error:  # the last: an integer beyond what a float can hold
        raise ValueError(f"not a {kind.__name__}: {error}") from error


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _build(hint: Any, data: object) -> Any:  # noqa: C901, PLR0911 -- one branch per shape a field can have
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        if data is None and NoneType in get_args(hint):
            return None
        return _build(next(arg for arg in get_args(hint) if arg is not NoneType), data)
    if origin in (tuple, frozenset):
        if not isinstance(data, list):
            raise TypeError("a list is expected")
        return origin(_build(get_args(hint)[0], item) for item in data)
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(data, dict):
            raise TypeError("an object is expected")
        return {_build(get_args(hint)[0], key): _build(get_args(hint)[1], item) for key, item in data.items()}
    if is_dataclass(hint):
        if not isinstance(data, dict):
            raise TypeError("an object is expected")
        known = _hints(hint)  # type: ignore[arg-type] # is_dataclass does not narrow Any
        unknown = data.keys() - known.keys()
        if unknown:
            raise TypeError(f"unknown fields {sorted(unknown)}")
        return hint(**{name: _build(known[name], value) for name, value in data.items()})  # type: ignore[operator] # a class, see above
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(data)
    if hint is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if not isinstance(data, hint) or (hint is int and isinstance(data, bool)):
        raise TypeError(f"{hint.__name__} is expected")
    return data
