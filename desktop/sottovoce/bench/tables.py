"""The figures of a benchmark as Markdown, for people; pure.

Rows of one kind become a table, single figures a list, and what holds other figures a section of its own. Texts that a
model wrote are for the JSON file only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

_LONGEST_CELL: Final = 80


def markdown(result: Mapping[str, Any]) -> str:
    """A page with every figure of the result; what was skipped comes last and is never left out."""
    machine = result.get("machine", {})
    lines = [f"# bench {result['bench']}", "", ", ".join(f"{key} {_cell(value)}" for key, value in machine.items())]
    figures = {key: value for key, value in result.items() if key not in {"bench", "machine", "skipped"}}
    lines += _section(figures, 2)
    skipped = result.get("skipped") or ()
    lines += ["", "## skipped", "", *(f"- {each}" for each in skipped)] if skipped else []
    return "\n".join(lines) + "\n"


def _section(figures: Mapping[str, Any], level: int) -> Iterator[str]:
    single = {key: value for key, value in figures.items() if _is_single(value)}
    if single:
        yield ""
        yield from (f"- {key}: {_cell(value)}" for key, value in single.items())
    for key, value in figures.items():
        if key in single or not value:
            continue
        yield from ("", f"{'#' * level} {key}")
        rows = _rows(value)
        if rows:
            yield ""
            yield from _table(rows)
        elif isinstance(value, Mapping):
            yield from _section(value, min(level + 1, 6))


def _rows(value: object) -> list[dict[str, Any]]:
    """The rows of a table: a list of figures of one kind, or a name for each; empty when it is none."""
    if isinstance(value, Mapping):
        if all(isinstance(each, Mapping) for each in value.values()) and len(value) > 1:
            rows = [{"": name, **_flat(each)} for name, each in value.items()]
            return rows if _is_alike(rows) else []
        return []
    if isinstance(value, Sequence) and all(isinstance(each, Mapping) for each in value):
        return [_flat(each) for each in value]
    return []


def _is_alike(rows: Sequence[Mapping[str, Any]]) -> bool:
    return all(rows[0].keys() == row.keys() for row in rows)


def _flat(row: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in row.items():
        name = f"{before} {key}".strip()
        flat |= _flat(value, name) if isinstance(value, Mapping) else {name: value}
    return {key: value for key, value in flat.items() if _is_single(value) and len(_cell(value)) <= _LONGEST_CELL}


def _table(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    yield "| " + " | ".join(columns) + " |"
    yield "|" + " --- |" * len(columns)
    for row in rows:
        yield "| " + " | ".join(_cell(row.get(column, "")) for column in columns) + " |"


def _is_single(value: object) -> bool:
    if isinstance(value, (list, tuple)):
        return all(not isinstance(each, (Mapping, list, tuple)) for each in value)
    return not isinstance(value, Mapping)


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.4g}" if abs(value) < 1000 else f"{value:.0f}"
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_cell(each)}" for key, each in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(_cell(each) for each in value)
    return " ".join(str(value).replace("|", "/").split())
