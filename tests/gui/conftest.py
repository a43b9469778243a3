"""A window with fake services, and nothing on the screen or on the disk of anybody."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.parts.look import Look, Scheme, apply_look
from sottovoce.ui.parts.translation import install_language
from sottovoce.ui.window.main_window import MainWindow
from sottovoce.ui.window.pages import WindowPages
from sottovoce.ui.window.rooms import Rooms
from tests.gui.fake_desk import FakeDesk, ScriptedJob
from tests.gui.fake_parts import fake_parts
from tests.gui.fake_vault import FakeVault
from tests.gui.fakes import FakeDialogs, FakeModels, FakePlayback

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before the first window; a display is not needed for any test


@dataclass
class Stage:
    """The window and everything behind it that a test may steer or look at."""

    window: MainWindow
    models: FakeModels
    dialogs: FakeDialogs
    playback: FakePlayback
    folder: Path
    vault: FakeVault
    desk: FakeDesk
    qtbot: QtBot

    @property
    def jobs(self) -> list[ScriptedJob]:
        return self.desk.scripts

    @property
    def pages(self) -> WindowPages:
        return self.window.rooms.pages

    def file(self, name: str = "Board meeting.wav") -> Path:
        path = self.folder / name
        path.write_bytes(b"RIFF")
        return path

    def open(self, *names: str) -> list[Meeting]:
        """Imports files and lets the first one run, as the queue does; their meetings in the order of the files."""
        meetings, known = self.window.rooms.library.meetings, len(self.desk.scripts)
        names = names or ("Board meeting.wav",)
        self.window.open_files([self.file(name) for name in names])
        self.qtbot.waitUntil(lambda: len(self.desk.scripts) == known + len(names))
        self.qtbot.waitUntil(lambda: all(meetings.of(script.id) is not None for script in self.desk.scripts[known:]))
        fresh = [meeting for script in self.desk.scripts[known:] if (meeting := meetings.of(script.id)) is not None]
        self.qtbot.waitUntil(lambda: all(meeting.loaded for meeting in fresh))
        self.desk.scripts[known].start()
        self.qtbot.waitUntil(lambda: fresh[0].state is State.RUNNING)
        return fresh


@pytest.fixture
def new_stage(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Stage]]:
    """Makes a shown window; models may be passed as missing."""
    made: list[Stage] = []
    translators: list[QTranslator] = []

    def make(
        models: FakeModels | None = None,
        language: UiLanguage = UiLanguage.EN,
        width: int = 1160,
        longer: QTranslator | None = None,
        vault: FakeVault | None = None,
        desk: FakeDesk | None = None,
    ) -> Stage:
        translators.extend(install_language(qapp, language))
        if longer is not None:  # asked before the others: it came last
            qapp.installTranslator(longer)
            translators.append(longer)
        fake_desk = desk or FakeDesk()
        services: list[FakePlayback] = []
        fake_models, dialogs, fake_vault = models or FakeModels(), FakeDialogs(), vault or FakeVault()

        def new_service(listener: Callable[[object], None]) -> FakePlayback:
            services.append(FakePlayback(listener))
            return services[-1]

        parts = fake_parts(
            fake_desk, fake_vault, tmp_path, language, models=fake_models, new_playback=new_service, dialogs=dialogs
        )
        window = MainWindow(parts.front, partial(Rooms, parts))
        window.resize(width, 760)
        stage = Stage(window, fake_models, dialogs, services[0], tmp_path, fake_vault, fake_desk, qtbot)
        made.append(stage)
        with qtbot.waitSignal(window.rooms.models_checked):
            window.show()
        return stage

    yield make
    for stage in made:
        stage.dialogs.agree = True  # to stop a recording that still runs
        stage.window.close()
        qtbot.waitUntil(lambda each=stage: each.playback.closed)
        stage.window.deleteLater()
        stage.desk.kept.close()
    for translator in translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def stage(new_stage: Callable[..., Stage]) -> Stage:
    """The window with all models there."""
    return new_stage()


@pytest.fixture(autouse=True)
def _collected_here() -> Iterator[None]:
    """Widgets in rings are freed on this thread, as in the app, and before the next test.

    What outlives its test is not looked through again: that would cost a second at the end of every test.
    """
    gc.disable()
    yield
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _fusion(qapp: QApplication) -> None:
    """Set once, as in the app: every widget that still lives is dressed again with each setting."""
    qapp.setStyle("Fusion")


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    apply_look(qapp, Look(Scheme.LIGHT))
    yield
    QGuiApplication.clipboard().clear()  # offscreen it is nobody's, and would be freed when no interpreter is left
