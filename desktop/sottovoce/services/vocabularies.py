"""Names and terms to listen for: kept in the vault, a list per client, matter or field. Needs the open vault."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from sottovoce.vault.rows_vocabularies import Vocabulary
from sottovoce.vault.vault import Vault

MAX_TERMS: Final = 200
MAX_LETTERS: Final = 60


class VocabularyService:
    """Thin and thread-safe; every call raises STORE_LOCKED while the vault is locked."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> tuple[Vocabulary, ...]:
        """All lists by name."""
        return self._vault.store.vocabularies.list()

    def save(self, vocabulary: Vocabulary, before: str = "") -> Vocabulary:
        """Stores a list as `tidied` makes it and returns that; one that was called `before` is renamed.

        ValueError for a list without a name.
        """
        name = plain_text(vocabulary.name)
        if not name:
            raise ValueError("a list has a name")
        tidy = Vocabulary(name, tidied(vocabulary.terms))
        store = self._vault.store
        with store.transaction():
            if before and before.casefold() != name.casefold():
                store.vocabularies.delete(before)
            store.vocabularies.put(tidy)
        return tidy

    def delete(self, name: str) -> None:
        """Forgets a list; meetings that were heard with it stay as they are."""
        self._vault.store.vocabularies.delete(name)


def tidied(terms: Iterable[str]) -> tuple[str, ...]:
    """The terms in their order without white space around them, control characters, repetitions, and what is too long.

    At most MAX_TERMS of at most MAX_LETTERS letters: more would not help the recognizer.
    """
    kept: dict[str, str] = {}
    for term in terms:
        plain = plain_text(term)
        if plain and len(plain) <= MAX_LETTERS:
            kept.setdefault(plain.casefold(), plain)
    return tuple(kept.values())[:MAX_TERMS]


def plain_text(text: str) -> str:
    """One line in composed letters, without control characters and without white space around or repeated."""
    visible = "".join(" " if unicodedata.category(letter).startswith("C") else letter for letter in text)
    return " ".join(unicodedata.normalize("NFC", visible).split())
