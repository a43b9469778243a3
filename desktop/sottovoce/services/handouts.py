"""The log of what was handed over: a line before a file is written, taken back if it could not be. No content."""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sottovoce.core.handout_texts import handout_header, handout_row
from sottovoce.core.languages import UiLanguage
from sottovoce.services.exports.csv_table import csv_text
from sottovoce.services.exports.files import write_text
from sottovoce.vault.rows_handouts import Handout
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import SottovoceError

MAX_RECIPIENT_LETTERS: Final = 200


def local_now() -> str:
    """This moment, with the offset of this computer."""
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")


class HandoutService:
    """Thin and thread-safe; every call raises STORE_LOCKED while the vault is locked."""

    def __init__(self, vault: Vault, now: Callable[[], str] = local_now) -> None:
        self._vault, self._now = vault, now

    def all(self) -> tuple[Handout, ...]:
        """Everything handed over, the latest first."""
        return self._vault.store.handouts.list()

    def of(self, recording_id: str) -> tuple[Handout, ...]:
        """What of one meeting was handed over."""
        return self._vault.store.handouts.of(recording_id)

    def save_csv(self, path: Path, language: UiLanguage) -> None:
        """The log as a table for spreadsheets. OUTPUT_NOT_WRITABLE, DISK_FULL."""
        rows = [handout_row(each, language) for each in self.all()]
        write_text(path, csv_text([handout_header(language), *rows]))

    @contextmanager
    def noted(self, handout: Handout) -> Iterator[None]:
        """Notes a handout (its id and time are given here) that happens in this block; not if the block fails.

        The line comes first: should the vault be locked meanwhile, the log says rather too much than too little.
        """
        fresh = replace(
            handout, id=uuid.uuid4().hex, handed_at=self._now(), recipient=tidy_recipient(handout.recipient)
        )
        handouts = self._vault.store.handouts
        handouts.put(fresh)
        try:
            yield
        except BaseException:
            with suppress(SottovoceError):
                handouts.delete(fresh.id)
            raise


def tidy_recipient(text: str) -> str:
    """One line without control characters."""
    visible = "".join(" " if unicodedata.category(letter).startswith("C") else letter for letter in text)
    return " ".join(visible.split())[:MAX_RECIPIENT_LETTERS]
