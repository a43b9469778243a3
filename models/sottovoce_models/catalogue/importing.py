"""The file transport: models copied from a folder, a USB stick or downloaded wheels, known by their bytes.

Nothing is taken that does not have a pinned hash; the hash is computed over the very bytes that are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from sottovoce_models.catalogue.disk import require_space
from sottovoce_models.catalogue.entries import Catalogue, ModelEntry, ModelFile, WheelPart, load_catalogue
from sottovoce_models.catalogue.hashing import Block
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
from sottovoce_models.catalogue.zip_member import DamagedZip, ZipMember, members
from sottovoce_models.errors import Code, UserFixable

_ARCHIVES: Final = {".whl", ".zip"}
_MAX_FILES: Final = 20_000
_SUFFIX: Final = ".import.part"


@dataclass(frozen=True, slots=True)
class LooseFile:
    """A file as it lies in the folder."""

    path: Path
    bytes: int

    @property
    def name(self) -> str:
        """The name without folders."""
        return self.path.name

    def blocks(self) -> Iterator[Block]:
        """Its bytes."""
        with self.path.open("rb") as stream:
            while block := stream.read(BLOCK_BYTES):
                yield block


Piece = LooseFile | ZipMember


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file that was recognised: its model, its name there, and what it was called where it came from."""

    model_id: str
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import took; `incomplete` lists models that still lack files, `refused` known names with wrong bytes."""

    imported: tuple[ImportedFile, ...]
    already_there: tuple[ImportedFile, ...]
    refused: tuple[ImportedFile, ...]
    incomplete: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(slots=True)
class _Findings:
    imported: list[ImportedFile] = field(default_factory=list)
    already_there: list[ImportedFile] = field(default_factory=list)
    refused: list[ImportedFile] = field(default_factory=list)


def import_from(
    path: Path,
    store: ModelStore,
    catalogue: Catalogue | None = None,
    on_progress: OnProgress = ignore_progress,
    check_cancelled: CheckCancelled = never_cancelled,
) -> ImportResult:
    """Copies every model file found at `path` (a file, a folder with sub-folders, wheels or zips) into the store.

    Errors: FILE_NOT_FOUND, MODEL_NOT_RECOGNISED(folder) when nothing there is a model file, MODEL_PART_MISSING(id,
    file) when only some parts of a file are there, MODEL_CORRUPT(id, file) when all that was found has wrong bytes,
    DISK_FULL, MODEL_FOLDER_NOT_WRITABLE, FILE_UNREADABLE, Cancelled.
    """
    if not path.exists():
        raise UserFixable(Code.FILE_NOT_FOUND)
    known = catalogue if catalogue is not None else load_catalogue()
    pieces = list(_pieces(path, check_cancelled))
    findings = _Findings()
    lacking: UserFixable | None = None
    for entry in known.entries:
        if entry.package_folder is not None:
            continue
        plan = {file.name: _sources_of(file, pieces) for file in entry.files}
        lacking = lacking or _missing_part(entry, pieces)
        if not any(plan.values()) or not _meant(entry, plan, store):
            continue
        with model_lock(store.folder, entry.id, check_cancelled):
            _import_entry(entry, plan, store, findings, on_progress, check_cancelled)
    _refuse_short(known, pieces, findings)
    taken = {item.model_id for item in (*findings.imported, *findings.already_there)}
    if not taken:
        if lacking is not None:
            raise lacking
        if findings.refused:
            raise UserFixable(Code.MODEL_CORRUPT, id=findings.refused[0].model_id, file=findings.refused[0].name)
        raise UserFixable(Code.MODEL_NOT_RECOGNISED, folder=str(path))
    entries = [known.entry(model_id) for model_id in sorted(taken)]
    lacks = [(entry.id, tuple(f.name for f in entry.files if not store.has_file(entry, f))) for entry in entries]
    return ImportResult(
        tuple(findings.imported),
        tuple(findings.already_there),
        tuple(findings.refused),
        tuple((model_id, names) for model_id, names in lacks if names),
    )


def _pieces(path: Path, check_cancelled: CheckCancelled) -> Iterator[Piece]:
    """Every file below `path` and every file in an archive there; links are not followed."""
    paths = [path] if path.is_file() else sorted(path.rglob("*"))[:_MAX_FILES]
    for found in paths:
        check_cancelled()
        if found.is_symlink() or not found.is_file():
            continue
        yield LooseFile(found, found.stat().st_size)
        if found.suffix.lower() in _ARCHIVES:
            try:
                yield from members(found)
            except DamagedZip:
                continue  # a damaged archive holds no part; the part is then named as missing
            except OSError as error:
                raise UserFixable(Code.FILE_UNREADABLE) from error


def _sources_of(file: ModelFile, pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The ways to make this file from the pieces, whole files first; each is a list of pieces to be joined."""
    pieces = list(pieces)
    ways = [[piece] for piece in pieces if piece.bytes == file.bytes]
    joined = [_piece_for(part, pieces) for part in file.parts]
    if len(file.parts) > 1 and all(joined):
        ways.append([piece for piece in joined if piece is not None])
    return ways


def _piece_for(part: WheelPart, pieces: Iterable[Piece]) -> Piece | None:
    """The piece that is this part by its size and its path in the wheel, or by its name if it lies loose."""
    name = PurePosixPath(part.member).name
    for piece in pieces:
        wanted = part.member if isinstance(piece, ZipMember) else name
        if piece.bytes == part.bytes and piece.name == wanted:
            return piece
    return None


def _meant(entry: ModelEntry, plan: dict[str, list[list[Piece]]], store: ModelStore) -> bool:
    """Whether this model is meant: several models share their small files, only one of them their weights."""
    return bool(plan[entry.main_file.name]) or store.folder_of(entry).is_dir()


def _missing_part(entry: ModelEntry, pieces: list[Piece]) -> UserFixable | None:
    """The error that names the first missing part, if some of a file's parts are there and it cannot be made."""
    for file in entry.files:
        there = [_piece_for(part, pieces) for part in file.parts]
        if len(there) < 2 or not any(there) or all(there) or any(piece.bytes == file.bytes for piece in pieces):
            continue
        absent = next(part for part, piece in zip(file.parts, there, strict=True) if piece is None)
        return UserFixable(Code.MODEL_PART_MISSING, id=entry.id, file=absent.requirement)
    return None


def _import_entry(
    entry: ModelEntry,
    plan: dict[str, list[list[Piece]]],
    store: ModelStore,
    findings: _Findings,
    on_progress: OnProgress,
    check_cancelled: CheckCancelled,
) -> None:
    folder = store.folder_of(entry)
    there = {file.name for file in entry.files if store.has_file(entry, file)}
    wanted = [file for file in entry.files if plan[file.name] and file.name not in there]
    require_space(folder, sum(file.bytes for file in wanted))
    meter = ProgressMeter(entry.id, entry.bytes, on_progress)
    done = sum(file.bytes for file in entry.files if file.name in there)
    meter.start(done)
    for file in entry.files:
        if not plan[file.name]:
            continue
        if file.name in there:
            findings.already_there.append(ImportedFile(entry.id, file.name, _label(plan[file.name][0])))
            continue
        for way in plan[file.name]:
            if _copy(entry, file, way, folder, meter, done, check_cancelled):
                findings.imported.append(ImportedFile(entry.id, file.name, _label(way)))
                break
        else:
            findings.refused.append(ImportedFile(entry.id, file.name, _label(plan[file.name][0])))
        done += file.bytes
    meter.report(entry.files[-1].name, done, last=True)


def _copy(
    entry: ModelEntry,
    file: ModelFile,
    way: list[Piece],
    folder: Path,
    meter: ProgressMeter,
    done: int,
    check_cancelled: CheckCancelled,
) -> bool:
    """Joins the pieces into the file; False, and nothing left behind, when the bytes are others than pinned."""
    with PartialFile(folder, entry.id, file, suffix=_SUFFIX) as partial:
        partial.cut_to(0)
        try:
            for piece in way:
                _append(piece, partial, file.name, meter, done, check_cancelled)
            partial.commit()
        except DamagedZip:
            return False
        except UserFixable as error:
            if error.code is Code.MODEL_CORRUPT:
                return False
            raise
        finally:
            partial.discard()
    return True


def _append(
    piece: Piece, partial: PartialFile, name: str, meter: ProgressMeter, done: int, check_cancelled: CheckCancelled
) -> None:
    blocks = piece.blocks()
    while True:
        try:
            block = next(blocks, b"")
        except OSError as error:
            raise UserFixable(Code.FILE_UNREADABLE) from error  # the stick was pulled, or may not be read
        if not block:
            return
        check_cancelled()
        partial.write(block)
        meter.report(name, done + partial.size)


def _refuse_short(known: Catalogue, pieces: list[Piece], findings: _Findings) -> None:
    """Names the weights that are there under their own, unmistakable name but cut off or too long."""
    refused = {(item.model_id, item.name) for item in findings.refused}
    named = {entry.main_file.name for entry in known.entries if len(entry.files) == 1}
    for entry in known.entries:
        file = entry.main_file
        for piece in pieces:
            own_name = piece.name == file.name and file.name in named
            own_folder = isinstance(piece, LooseFile) and piece.path.parent.name == entry.id and piece.name == file.name
            if (own_name or own_folder) and piece.bytes != file.bytes and (entry.id, file.name) not in refused:
                findings.refused.append(ImportedFile(entry.id, file.name, _label([piece])))


def _label(way: list[Piece]) -> str:
    first = way[0]
    return first.archive.name if isinstance(first, ZipMember) else first.name
