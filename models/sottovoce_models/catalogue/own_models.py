"""Models of the user's own: any GGUF that writes, taken into the store under its hash; nobody here vouches for it.

A note beside the file holds what an entry needs. Such a model may write no language until it was measured here.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from sottovoce_models.catalogue.chat import Chat, ChatFamily, Thinking
from sottovoce_models.catalogue.disk import require_space, writing_to
from sottovoce_models.catalogue.entries import ALL_LANGUAGES, Catalogue, ModelEntry, ModelFile, ModelKind
from sottovoce_models.catalogue.gguf import GgufFacts, read_gguf
from sottovoce_models.catalogue.hashing import sha256_of
from sottovoce_models.catalogue.lock import model_lock
from sottovoce_models.catalogue.partial import BLOCK_BYTES, PartialFile
from sottovoce_models.catalogue.progress import (
    CheckCancelled,
    OnProgress,
    ProgressMeter,
    ignore_progress,
    never_cancelled,
)
from sottovoce_models.catalogue.store import ModelStore
from sottovoce_models.errors import Code, UserFixable

_NOTE: Final = ".own.json"
_SCHEMA: Final = "sottovoce.own-model/1"
_FILE: Final = "model.gguf"
_SUFFIX: Final = ".import.part"
_HASH_LETTERS: Final = 8
_MAX_STEM: Final = 48
_WORK_SPACE: Final = 1.5
"""Memory at work over the size of the weights, as the measured models of the catalogue need it."""
_WORK_BYTES: Final = 200_000_000


@dataclass(frozen=True, slots=True)
class OwnFacts:
    """What an own model says about itself, beyond its entry."""

    architecture: str
    context_tokens: int
    family: ChatFamily


class OwnModels:
    """The user's own models in a store."""

    def __init__(self, store: ModelStore) -> None:
        self._store = store

    def entries(self) -> tuple[ModelEntry, ...]:
        """Every own model, by id; a note that cannot be read hides its model."""
        return tuple(_entry(note) for _, note in sorted(self._notes().items()))

    def facts(self, model_id: str) -> OwnFacts | None:
        """What a model's file says; None for a model that is none of the user's own."""
        note = self._notes().get(model_id)
        if note is None:
            return None
        return OwnFacts(note["architecture"], note["context_tokens"], ChatFamily(note["family"]))

    def take(
        self,
        path: Path,
        on_progress: OnProgress = ignore_progress,
        check_cancelled: CheckCancelled = never_cancelled,
    ) -> ModelEntry:
        """Copies a model file into the store, checked by its hash; the same bytes twice are one model.

        Errors: those of `read_gguf`, DISK_FULL, MODEL_FOLDER_NOT_WRITABLE, MODEL_CORRUPT (the file changed meanwhile),
        FILE_UNREADABLE, Cancelled.
        """
        facts = read_gguf(path)
        size = path.stat().st_size
        meter = ProgressMeter(path.name, 2 * size, on_progress)
        meter.start(0)

        def hashed(count: int) -> None:
            check_cancelled()
            meter.report(path.name, count)

        try:
            digest = sha256_of(path, hashed)
        except OSError as error:
            raise UserFixable(Code.FILE_UNREADABLE) from error
        note = _note(path, facts, size, digest)
        entry = _entry(note)
        with model_lock(self._store.folder, entry.id, check_cancelled):
            if self._store.find(entry) is None:
                self._copy(path, entry, meter, check_cancelled)
            self._write_note(entry, note)
        meter.report(path.name, 2 * size, last=True)
        return entry

    def remove(self, model_id: str) -> bool:
        """Deletes an own model; False for any other."""
        if model_id not in self._notes():
            return False
        with writing_to(self._store.folder):
            shutil.rmtree(self._store.folder / model_id)
        return True

    def _copy(self, path: Path, entry: ModelEntry, meter: ProgressMeter, check_cancelled: CheckCancelled) -> None:
        folder, file = self._store.folder_of(entry), entry.main_file
        require_space(folder, file.bytes)
        kept = False
        try:
            with PartialFile(folder, entry.id, file, suffix=_SUFFIX) as partial:
                try:
                    partial.cut_to(0)
                    with path.open("rb") as stream:
                        while block := stream.read(BLOCK_BYTES):
                            check_cancelled()
                            partial.write(block)
                            meter.report(path.name, file.bytes + partial.size)
                    partial.commit()
                    kept = True
                finally:
                    partial.discard()
        except OSError as error:
            raise UserFixable(Code.FILE_UNREADABLE) from error
        finally:
            if not kept:
                shutil.rmtree(folder, ignore_errors=True)

    def _write_note(self, entry: ModelEntry, note: Mapping[str, Any]) -> None:
        folder = self._store.folder_of(entry)
        with writing_to(folder):
            scratch = folder / (_NOTE + ".new")
            scratch.write_text(json.dumps(note, indent=1), encoding="utf-8")
            scratch.replace(folder / _NOTE)

    def _notes(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for path in sorted(self._store.folder.glob(f"*/{_NOTE}")):
            try:
                note = json.loads(path.read_text(encoding="utf-8"))
                if note["schema"] == _SCHEMA and _entry(note).id == path.parent.name:
                    found[path.parent.name] = note
            except (OSError, ValueError, LookupError, TypeError):
                continue  # a note of a newer version, or a broken one: the model is not there
        return found


def with_own(catalogue: Catalogue, store: ModelStore) -> Catalogue:
    """The catalogue and the user's own models after it."""
    own = OwnModels(store).entries()
    return replace(catalogue, entries=(*catalogue.entries, *own)) if own else catalogue


def _note(path: Path, facts: GgufFacts, size: int, digest: str) -> dict[str, Any]:
    stem = re.sub(r"[^a-z0-9._]+", "-", path.stem.lower())[:_MAX_STEM].strip("-._") or "model"
    return {
        "schema": _SCHEMA,
        "id": f"{stem}-{digest[:_HASH_LETTERS]}",
        "title": facts.name or path.stem[:80],
        "bytes": size,
        "sha256": digest,
        "family": facts.chat.family.value,
        "thinking": facts.chat.thinking.value,
        "architecture": facts.architecture,
        "context_tokens": facts.context_tokens,
    }


def _entry(note: Mapping[str, Any]) -> ModelEntry:
    size = int(note["bytes"])
    return ModelEntry(
        id=str(note["id"]),
        kind=ModelKind.WRITER,
        title=str(note["title"]),
        licence="",
        source="",
        languages=(ALL_LANGUAGES,),
        memory_bytes=int(size * _WORK_SPACE) + _WORK_BYTES,
        files=(ModelFile(_FILE, size, str(note["sha256"])),),
        chat=Chat(ChatFamily(note["family"]), Thinking(note["thinking"])),
        imported=True,
    )
