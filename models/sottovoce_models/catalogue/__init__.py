"""Which models there are, where they are, and how to get them: every file pinned by its hash."""

from sottovoce_models.catalogue.chat import Chat, ChatFamily, Thinking
from sottovoce_models.catalogue.entries import (
    Catalogue,
    HubSource,
    ModelEntry,
    ModelFile,
    ModelKind,
    Transport,
    WheelPart,
    load_catalogue,
)
from sottovoce_models.catalogue.fetch import fetch
from sottovoce_models.catalogue.importing import ImportedFile, ImportResult, import_from
from sottovoce_models.catalogue.own_models import OwnFacts, OwnModels, with_own
from sottovoce_models.catalogue.progress import CheckCancelled, OnProgress, TransferProgress
from sottovoce_models.catalogue.store import FileState, ModelStore, VerifyResult

__all__ = [
    "Catalogue",
    "Chat",
    "ChatFamily",
    "CheckCancelled",
    "FileState",
    "HubSource",
    "ImportResult",
    "ImportedFile",
    "ModelEntry",
    "ModelFile",
    "ModelKind",
    "ModelStore",
    "OnProgress",
    "OwnFacts",
    "OwnModels",
    "Thinking",
    "TransferProgress",
    "Transport",
    "VerifyResult",
    "WheelPart",
    "fetch",
    "import_from",
    "load_catalogue",
    "with_own",
]
