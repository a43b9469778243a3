"""Names and terms in the real vault: stored, renamed, deleted, and shut away with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sottovoce.services.vocabularies import VocabularyService
from sottovoce.vault.rows_vocabularies import Vocabulary
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, StoreFault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened, _ = Vault.create(tmp_path / "vault", "drei Wörter genügen", cost=LEAST_COST)
    yield opened
    opened.close()


def test_lists_are_kept_by_name_and_renamed(vault: Vault) -> None:
    service = VocabularyService(vault)
    service.save(Vocabulary("Praxis", ("Quetiapin",)))
    service.save(Vocabulary("akte Brunner", ("Brunner", " Brunner ")))
    assert service.all() == (Vocabulary("akte Brunner", ("Brunner",)), Vocabulary("Praxis", ("Quetiapin",)))
    service.save(Vocabulary("Akte Brunner", ("Uri",)), before="akte Brunner")
    service.save(Vocabulary("Praxis Nord", ("Quetiapin",)), before="Praxis")
    assert service.all() == (Vocabulary("Akte Brunner", ("Uri",)), Vocabulary("Praxis Nord", ("Quetiapin",)))
    service.delete("praxis nord")
    assert [each.name for each in service.all()] == ["Akte Brunner"]


def test_a_list_needs_a_name_and_an_open_vault(vault: Vault) -> None:
    service = VocabularyService(vault)
    with pytest.raises(ValueError, match="name"):
        service.save(Vocabulary(" \u200b", ("x",)))
    vault.lock()
    with pytest.raises(StoreFault) as told:
        service.all()
    assert told.value.code is Code.STORE_LOCKED
