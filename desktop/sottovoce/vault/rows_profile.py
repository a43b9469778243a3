"""The profile of the vault and the terms that were shown last."""

from __future__ import annotations

from sottovoce.core.profile import Profile, ProfileKind
from sottovoce.vault.database import Database


class ProfileRows:
    """Reads and writes them. Each is there once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self) -> Profile | None:
        """The profile; None while nobody has chosen one."""
        row = self._database.row("SELECT kind, training_unlocked FROM profile WHERE kind IS NOT NULL")
        return None if row is None else Profile(ProfileKind(row[0]), bool(row[1]))

    def put(self, profile: Profile) -> None:
        """Takes the place of what was there."""
        self._database.run(
            "UPDATE profile SET kind = ?, training_unlocked = ?", (profile.kind.value, int(profile.training_unlocked))
        )

    @property
    def terms_version(self) -> str:
        """The version of the terms that was shown last, "" for none."""
        return str(self._database.value("SELECT terms_version FROM profile") or "")

    @terms_version.setter
    def terms_version(self, version: str) -> None:
        self._database.run("UPDATE profile SET terms_version = ?", (version,))
