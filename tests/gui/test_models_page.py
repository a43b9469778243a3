"""Missing models: named with size, source and hash; fetched or imported; then what was waiting starts."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from sottovoce.ui.models_page import ModelsPage
from sottovoce_models.catalogue.entries import ModelKind
from sottovoce_models.catalogue.progress import CheckCancelled
from sottovoce_models.errors import Code, UserFixable
from tests.gui import fakes
from tests.gui.conftest import Stage

WHISPER = fakes.entry("whisper-base", ModelKind.SPEECH, 148_000_000, "Whisper base")
WRITER = fakes.entry("qwen2.5-coder-1.5b", ModelKind.WRITER, 1_117_320_768, "Qwen2.5 Coder 1.5B")


def test_a_dropped_file_waits_until_its_models_are_there(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage = new_stage(fakes.FakeModels(WHISPER, WRITER))
    window = stage.window
    window.open_files([stage.file()])
    page = window.pages.models
    assert page.isVisible()
    assert page.fetch_button.text() == "Fetch 1.3 GB"
    qtbot.mouseClick(page.fetch_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(stage.jobs) == 1)
    assert stage.models.fetched == ["whisper-base", "qwen2.5-coder-1.5b"]
    qtbot.waitUntil(window.pages.meeting.isVisible)


def test_source_and_hash_are_named_and_can_be_copied(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage = new_stage(fakes.FakeModels(WHISPER))
    stage.window.show_models()
    row = stage.window.pages.models.rows()[0]
    qtbot.mouseClick(row.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    for part in ("model.bin", "148000000 B", "SHA-256 " + "ab" * 32, "https://models.example/whisper-base/model.bin"):
        assert part in copied


def test_without_the_writer_the_job_starts_all_the_same(new_stage: Callable[..., Stage]) -> None:
    stage = new_stage(fakes.FakeModels(WRITER))
    assert stage.window.pages.start.models_button.isVisible()
    assert len(stage.open()) == 1


def test_transcripts_need_no_models(new_stage: Callable[..., Stage]) -> None:
    stage = new_stage(fakes.FakeModels(WHISPER))
    assert len(stage.open("zoom.vtt")) == 1


def _fetching(new_stage: Callable[..., Stage], qtbot: QtBot) -> tuple[Stage, ModelsPage, threading.Event]:
    stage = new_stage(fakes.FakeModels(WHISPER))
    go = threading.Event()

    def hold(check_cancelled: CheckCancelled) -> None:
        while not go.wait(0.01):
            check_cancelled()

    stage.models.hold = hold
    stage.window.show_models()
    page = stage.window.pages.models
    qtbot.mouseClick(page.fetch_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "of 148" in page.rows()[0].state_text())
    return stage, page, go


def test_fetching_shows_speed_and_time_left_and_can_be_cancelled(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    _, page, _ = _fetching(new_stage, qtbot)
    assert page.rows()[0].state_text() == "74 MB of 148 MB · 8 MB/s · about 10 s"
    with qtbot.waitSignal(page.models_changed):
        qtbot.mouseClick(page.cancel_button, Qt.MouseButton.LeftButton)
    assert page.fetch_button.isVisible()
    assert not page.banner.isVisible()


def test_a_broken_transfer_says_so_and_offers_to_try_again(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage, page, go = _fetching(new_stage, qtbot)
    stage.models.error = UserFixable(Code.NETWORK_INTERRUPTED)
    with qtbot.waitSignal(page.models_changed):
        go.set()
    assert "what has arrived is kept" in page.banner.accessibleName()
    stage.models.error = None
    page.banner.acted.emit()
    qtbot.waitUntil(lambda: stage.models.fetched == ["whisper-base"])


def test_models_fetched_elsewhere_are_imported(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage = new_stage(fakes.FakeModels(WHISPER))
    stage.window.open_files([stage.file()])
    stage.dialogs.models = [stage.folder / "model.bin"]
    stage.window.pages.models.import_button.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: len(stage.jobs) == 1)
    assert stage.models.imported == stage.dialogs.models


def test_wrong_files_are_refused_in_words(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage = new_stage(fakes.FakeModels(WHISPER))
    stage.window.show_models()
    stage.models.error = UserFixable(Code.MODEL_CORRUPT, id="whisper-base")
    page = stage.window.pages.models
    with qtbot.waitSignal(page.models_changed):
        page.import_from([stage.folder])
    assert "whisper-base" in page.banner.accessibleName()


def test_other_options_are_checked_again(stage: Stage, qtbot: QtBot) -> None:
    start = stage.window.pages.start
    with qtbot.waitSignal(stage.window.models_checked):
        start.language.setCurrentIndex(start.language.findData("de"))
    assert stage.models.asked[-1] == ("de", "qwen2.5-coder-1.5b")
