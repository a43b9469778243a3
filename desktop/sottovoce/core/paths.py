"""Where things live on this computer; nothing is created here."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def cache_dir() -> Path:
    """The user's cache folder for Sottovoce: models and built wheels, all of it can be fetched again."""
    return Path(platformdirs.user_cache_dir("sottovoce", appauthor=False))


def models_dir() -> Path:
    """The folder of the model files; `SOTTOVOCE_MODELS` overrides it."""
    override = os.environ.get("SOTTOVOCE_MODELS")
    return Path(override) if override else cache_dir() / "models"


def vault_dir() -> Path:
    """The vault's folder in local application data (never one that roams or syncs); `SOTTOVOCE_VAULT` overrides it."""
    override = os.environ.get("SOTTOVOCE_VAULT")
    local = platformdirs.user_data_dir("sottovoce", appauthor=False, roaming=False)
    return Path(override) if override else Path(local) / "vault"


def state_dir() -> Path:
    """The folder for window geometry and problem reports; holds no content of any meeting."""
    return Path(platformdirs.user_state_dir("sottovoce", appauthor=False))
