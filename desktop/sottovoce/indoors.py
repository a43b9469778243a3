"""The services of this installation and the rooms of the window, wired together: the only place where they meet.

No engine library is loaded here or by an import.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sottovoce.core.disk_encryption import disk_encryption
from sottovoce.core.policy import Policy
from sottovoce.services.desk import Desk
from sottovoce.services.fetch_process import FetchProcess
from sottovoce.services.models import ModelsService
from sottovoce.services.playback import PlaybackService, sound_source
from sottovoce.services.process import InstalledModels
from sottovoce.services.self_test import run_self_test
from sottovoce.services.self_test_page import self_test_page
from sottovoce.ui.meeting.player import Player
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.window.front import Front
from sottovoce.ui.window.main_window import MainWindow
from sottovoce.ui.window.parts import WindowParts
from sottovoce.ui.window.rooms import Rooms


class Indoors:
    """What the window works with once it is open; `new_desk`: for who measures or tries it."""

    def __init__(self, fetcher: FetchProcess, policy: Policy, new_desk: Callable[..., Desk] | None = None) -> None:
        self._fetcher = fetcher
        self._models = ModelsService(fetcher=fetcher, policy=policy)
        installed = InstalledModels(self._models.shipped, self._models.store, self._models.book, policy=policy)
        self.desk = (new_desk or Desk)(installed, learn=self._models.choice.learn, policy=policy)

    def rooms(self, window: MainWindow, front: Front, dialogs: Dialogs | None = None) -> Rooms:
        """The rooms behind the door of this window, which is wired to `front`."""
        desk, vault, language = self.desk, front.vault, front.language

        def self_test() -> str:
            found = run_self_test(self._fetcher)
            return self_test_page(found, language, date.today().isoformat(), vault.stays_in_memory())

        parts = WindowParts(
            desk=desk,
            models=self._models,
            player=Player(lambda listener: PlaybackService(listener, sound_source(desk.sound))),
            settings=front.settings,
            language=language,
            vault=vault,
            self_test=self_test,
            disk=lambda: disk_encryption(vault.folder),
            dialogs=dialogs,
        )
        return Rooms(parts, window)
