"""What was said in a recording of the index, whatever form the set keeps it in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def reference_text(data: Path, entry: dict[str, Any]) -> str:
    """The words of an entry of `audio/index.json`: its text, a text file, an STM or a JSON of timed turns."""
    if "text" in entry:
        return str(entry["text"])
    path = Path(data / entry["text_path"])
    content = path.read_text(encoding="utf-8")
    if path.suffix == ".stm":
        turns = [line.split(maxsplit=5) for line in content.splitlines() if line.strip()]
        return " ".join(turn[5] for turn in sorted(turns, key=lambda turn: float(turn[3])) if len(turn) == 6)
    if path.suffix == ".json":
        document = json.loads(content)
        if isinstance(document, dict) and "text" in document:
            return str(document["text"])
        found: list[dict[str, Any]] = document["turns"] if isinstance(document, dict) else document
        return " ".join(str(turn["text"]) for turn in sorted(found, key=lambda turn: float(turn["start"])))
    return content
