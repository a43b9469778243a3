"""Names and terms to listen for, a list per client, matter or field."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sottovoce.vault.database import Database


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A list under a name; names that differ in capitals only are the same."""

    name: str
    terms: tuple[str, ...] = ()


class VocabularyRows:
    """Reads and writes the lists."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[Vocabulary, ...]:
        """All lists by name."""
        rows = self._database.rows("SELECT name, terms FROM vocabularies ORDER BY name COLLATE NOCASE")
        return tuple(Vocabulary(str(name), tuple(json.loads(terms))) for name, terms in rows)

    def put(self, vocabulary: Vocabulary) -> None:
        """Adds a list, or gives the one of this name other terms."""
        self._database.run(
            "INSERT INTO vocabularies (name, terms) VALUES (?, ?) ON CONFLICT (name) DO UPDATE"
            " SET name = excluded.name, terms = excluded.terms",
            (vocabulary.name, json.dumps(vocabulary.terms, ensure_ascii=False)),
        )

    def delete(self, name: str) -> None:
        """The list is gone, from the write-ahead log, too."""
        self._database.run("DELETE FROM vocabularies WHERE name = ?", (name,))
        self._database.forget_deleted()
