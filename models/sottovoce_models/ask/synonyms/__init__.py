"""Words for the same thing, by stem: `groups.txt`, our own list, in German and English together."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from sottovoce_models.summarize import text

_LANGUAGES: Final = ("de", "en")


@cache
def related(language: str) -> dict[str, frozenset[str]]:
    """For each stem of the list, in either language, the stems in `language` of the words for the same thing."""
    found: dict[str, set[str]] = {}
    for line in (files(__name__) / "groups.txt").read_text(encoding="utf-8").splitlines():
        words = [word.strip().lower() for word in line.split(",") if word.strip()]
        if line.startswith("#") or not words:
            continue
        here = {text.stem(word, language) for word in words}
        for stem in {text.stem(word, each) for word in words for each in _LANGUAGES}:
            found.setdefault(stem, set()).update(here)
    return {stem: frozenset(stems - {stem}) for stem, stems in found.items()}
