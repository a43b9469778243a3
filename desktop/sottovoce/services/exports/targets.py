"""Whether something copies the place of a file to another computer."""

from __future__ import annotations

from pathlib import Path

from sottovoce.vault.place import check_place
from sottovoce_models.errors import Code, UserFixable


def copied_by(path: Path) -> str:
    """The service that copies the folder of this file away, "" if none is known. Asks the system, may take a moment.

    A network drive counts: what is written there lies on another computer.
    """
    try:
        check_place(path.parent)
    except UserFixable as error:
        named = error.params.get("service" if error.code is Code.VAULT_PLACE_SYNCED else "kind", "")
        return str(named) or str(error.code)
    return ""
