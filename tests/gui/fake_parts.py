"""What a window of the tests is wired to: services that keep nothing, settings in a folder of the test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings

from sottovoce.core.disk_encryption import Encrypted
from sottovoce.core.languages import UiLanguage
from sottovoce.ui.meeting.player import Player
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.window.parts import WindowParts
from tests.gui.fake_desk import FakeDesk
from tests.gui.fake_vault import FakeVault
from tests.gui.fakes import FakeModels, FakePlayback

SELF_TEST_PAGE = "# Self-test\n\nAll as it *should* be.\n"


def fake_parts(
    desk: FakeDesk,
    vault: FakeVault,
    folder: Path,
    language: UiLanguage = UiLanguage.EN,
    *,
    models: FakeModels | None = None,
    new_playback: Callable[..., FakePlayback] = FakePlayback,
    dialogs: Dialogs | None = None,
) -> WindowParts:
    """`dialogs` None: the desktop's own."""
    return WindowParts(
        desk,
        models or FakeModels(),
        Player(new_playback),
        QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat),
        language,
        vault,
        lambda: SELF_TEST_PAGE,
        lambda: Encrypted.YES,
        dialogs,
    )
