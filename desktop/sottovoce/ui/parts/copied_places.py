"""A folder that something copies to other computers is named before anything is written there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from sottovoce.services.exports.targets import copied_by
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.plain_dialogs import PlainDialogs


def warn_of_copies(
    line: BackgroundLine,
    dialogs: PlainDialogs,
    path: Path,
    then: Callable[[], None],
    otherwise: Callable[[WorkFailed], None],
) -> None:
    """Calls `then` if the place of the file is this computer's alone, or the user wants it all the same."""

    def found(service: object) -> None:
        if not service:
            then()
            return
        dialogs.confirm(
            QCoreApplication.translate("copied_places", "“{service}” copies this folder to other computers.").format(
                service=service
            ),
            QCoreApplication.translate(
                "copied_places", "What you save there leaves this computer. Another folder keeps it here."
            ),
            QCoreApplication.translate("copied_places", "Save there anyway"),
            then,
        )

    line.run(partial(copied_by, path), found, otherwise)
