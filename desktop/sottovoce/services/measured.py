"""What was measured on this computer: which model writes which language well enough, and how fast. No content.

A result belongs to the bytes of a model (its hash) and to the version of what writers are told; with either changed it
counts no longer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from sottovoce.core import paths
from sottovoce.pipeline.measuring import minutes_version
from sottovoce.services.exports.files import write_text
from sottovoce_models.catalogue import Catalogue, ModelEntry, ModelStore, with_own

_SCHEMA: Final = "sottovoce.measured/1"


@dataclass(frozen=True, slots=True)
class Measurement:
    """One model in one language: figures by name, the rules it broke, and when and with what that was found out."""

    model_id: str
    sha256: str
    language: str
    failed: tuple[str, ...]
    figures: Mapping[str, float]
    seconds: float
    read_tokens_per_second: float
    written_tokens_per_second: float
    date: str
    app_version: str
    minutes_version: str

    @property
    def passed(self) -> bool:
        """Whether its minutes in this language are good enough."""
        return not self.failed

    @property
    def stale(self) -> bool:
        """Whether writers are told something else by now."""
        return self.minutes_version != minutes_version()


class MeasuredBook:
    """Results by model and language, in a file of its own; a file that cannot be read is as good as none."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path

    @property
    def path(self) -> Path:
        """The file."""
        return self._path or paths.state_dir() / "measured.json"

    def of(self, entry: ModelEntry) -> tuple[Measurement, ...]:
        """The results for these very bytes, by language; stale ones, too."""
        found = [measurement for measurement in self._all() if measurement.sha256 == entry.sha256]
        return tuple(sorted(found, key=lambda measurement: measurement.language))

    def keep(self, measurement: Measurement) -> None:
        """Stores a result in place of an older one. OUTPUT_NOT_WRITABLE, DISK_FULL."""
        key = (measurement.sha256, measurement.language)
        others = [known for known in self._all() if (known.sha256, known.language) != key]
        self._write([*others, measurement])

    def forget(self, entry: ModelEntry) -> None:
        """Drops the results of a model that was removed. OUTPUT_NOT_WRITABLE, DISK_FULL."""
        known = self._all()
        kept = [measurement for measurement in known if measurement.sha256 != entry.sha256]
        if len(kept) != len(known):
            self._write(kept)

    def unlocked(self, entry: ModelEntry) -> ModelEntry:
        """The entry with the languages that it passed here, besides those it was known to write well.

        A failure here takes nothing away: what the catalogue says was measured on many more meetings.
        """
        passed = [known.language for known in self.of(entry) if known.passed and not known.stale]
        writes = tuple(dict.fromkeys([*entry.writes, *passed]))
        return replace(entry, writes=writes) if writes != entry.writes else entry

    def _all(self) -> list[Measurement]:
        try:
            document = json.loads(self.path.read_text(encoding="utf-8"))
            if document["schema"] != _SCHEMA:
                return []
            return [_measurement(data) for data in document["measurements"]]
        except (OSError, ValueError, LookupError, TypeError):
            return []

    def _write(self, measurements: list[Measurement]) -> None:
        document = {"schema": _SCHEMA, "measurements": [asdict(measurement) for measurement in measurements]}
        write_text(self.path, json.dumps(document, indent=1) + "\n")


def _measurement(data: Mapping[str, Any]) -> Measurement:
    values = dict(data)
    failed = tuple(str(rule) for rule in values.pop("failed"))
    figures = {str(name): float(value) for name, value in values.pop("figures").items()}
    return Measurement(failed=failed, figures=figures, **values)


def effective_catalogue(shipped: Catalogue, store: ModelStore, book: MeasuredBook) -> Catalogue:
    """Shipped models and the user's own, each with the languages it may write on this computer."""
    known = with_own(shipped, store)
    return Catalogue(tuple(book.unlocked(entry) for entry in known.entries))
