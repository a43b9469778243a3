"""Where things live on this computer; nothing is created here."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import platformdirs

_VAULT_NOTE: Final = "vault-folder.txt"


def cache_dir() -> Path:
    """The user's cache folder for Sottovoce: models and built wheels, all of it can be fetched again."""
    return Path(platformdirs.user_cache_dir("sottovoce", appauthor=False))


def models_dir() -> Path:
    """The folder of the model files; `SOTTOVOCE_MODELS` overrides it."""
    override = os.environ.get("SOTTOVOCE_MODELS")
    return Path(override) if override else cache_dir() / "models"


def vault_dir() -> Path:
    """The vault's folder: what `SOTTOVOCE_VAULT` says, else what was chosen, else in local application data.

    That never roams or syncs.
    """
    override = os.environ.get("SOTTOVOCE_VAULT")
    if override:
        return Path(override)
    chosen = remembered_folders(state_dir() / _VAULT_NOTE)
    return (
        chosen[0] if chosen else Path(platformdirs.user_data_dir("sottovoce", appauthor=False, roaming=False)) / "vault"
    )


def vault_note() -> Path | None:
    """The file that says which folder was chosen for the vault; None where `SOTTOVOCE_VAULT` says it."""
    return None if os.environ.get("SOTTOVOCE_VAULT") else state_dir() / _VAULT_NOTE


def remembered_folders(note: Path) -> tuple[Path, ...]:
    """The folders in a note, a line each (a line break in a name is a NUL); nothing where there is no note."""
    try:
        lines = note.read_bytes().decode("utf-8", "surrogateescape").split("\n")
    except OSError:
        return ()
    found = [Path(line.replace("\0", "\n")) for line in lines if line]
    return tuple(found) if all(path.is_absolute() for path in found) else ()


def state_dir() -> Path:
    """The folder for window geometry and problem reports; holds no content of any meeting."""
    return Path(platformdirs.user_state_dir("sottovoce", appauthor=False))
