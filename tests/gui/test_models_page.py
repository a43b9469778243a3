"""Missing models: named with size, source and hash; fetched or imported; then what was waiting starts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from sottovoce.core.languages import UiLanguage
from sottovoce.services.models import WriterState
from sottovoce.services.proposal import Reason, ReasonCode
from sottovoce.ui.settings.models_page import ModelsPage
from sottovoce_models.catalogue import ChatFamily, OwnFacts
from sottovoce_models.catalogue.entries import ModelKind
from sottovoce_models.catalogue.progress import CheckCancelled
from sottovoce_models.errors import Code, UserFixable
from tests.gui import fakes
from tests.gui.conftest import Stage

WHISPER = fakes.entry("whisper-base", ModelKind.SPEECH, 148_000_000, "Whisper base")
LARGE = fakes.entry("qwen3-4b-2507", ModelKind.WRITER, 2_497_280_736, "Qwen3 4B")
WRITER = fakes.entry("qwen2.5-coder-1.5b", ModelKind.WRITER, 1_117_320_768, "Qwen2.5 Coder 1.5B")


def test_a_dropped_file_waits_until_its_models_are_there(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage = new_stage(fakes.FakeModels(WHISPER, WRITER))
    window = stage.window
    window.open_files([stage.file()])
    page = window.rooms.pages.models
    assert page.isVisible()
    assert page.fetch_button.text() == "Fetch 1.3 GB"
    qtbot.mouseClick(page.fetch_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(stage.jobs) == 1)
    assert stage.models.fetched == ["whisper-base", "qwen2.5-coder-1.5b"]
    qtbot.waitUntil(window.rooms.pages.meeting.isVisible)


def test_source_and_hash_are_named_and_can_be_copied(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage = new_stage(fakes.FakeModels(WHISPER))
    stage.window.rooms.show_models()
    row = stage.window.rooms.pages.models.rows()[0]
    qtbot.mouseClick(row.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    for part in ("model.bin", "148000000 B", "SHA-256 " + "ab" * 32, "https://models.example/whisper-base/model.bin"):
        assert part in copied


def test_without_the_writer_the_job_starts_all_the_same(new_stage: Callable[..., Stage]) -> None:
    stage = new_stage(fakes.FakeModels(WRITER))
    assert stage.window.rooms.pages.start.models_button.isVisible()
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
    stage.window.rooms.show_models()
    page = stage.window.rooms.pages.models
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
    stage.window.rooms.pages.models.import_button.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: len(stage.jobs) == 1)
    assert stage.models.imported == stage.dialogs.models


def test_wrong_files_are_refused_in_words(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage = new_stage(fakes.FakeModels(WHISPER))
    stage.window.rooms.show_models()
    stage.models.error = UserFixable(Code.MODEL_CORRUPT, id="whisper-base")
    page = stage.window.rooms.pages.models
    with qtbot.waitSignal(page.models_changed):
        page.import_from([stage.folder])
    assert "whisper-base" in page.banner.accessibleName()


def test_other_options_are_checked_again(stage: Stage, qtbot: QtBot) -> None:
    start = stage.window.rooms.pages.start
    with qtbot.waitSignal(stage.window.rooms.models_checked):
        start.language.setCurrentIndex(start.language.findData("de"))
    assert stage.models.asked[-1] == ("de", "qwen2.5-coder-1.5b")


MEASURED = fakes.measurement("en"), fakes.measurement("de", ("language", "proved"))


def _writers(new_stage: Callable[..., Stage], qtbot: QtBot, *states: WriterState) -> tuple[Stage, ModelsPage]:
    models = fakes.FakeModels()
    models.states = list(states)
    stage = new_stage(models)
    stage.window.rooms.show_settings()
    stage.pages.settings.show_section(stage.pages.settings.models)
    qtbot.mouseClick(stage.pages.settings.models.button, Qt.MouseButton.LeftButton)
    page = stage.pages.models
    qtbot.waitUntil(lambda: len(page.writers.rows()) == len(states))
    assert page.isVisible()
    return stage, page


def test_what_was_measured_here_is_shown(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    _, page = _writers(
        new_stage, qtbot, WriterState(WRITER, True, recommended=True, measured=MEASURED), WriterState(LARGE, False)
    )
    here, away = page.writers.rows()
    assert "Measured on this computer: English: good enough · 12 s per page" in here.state.text()
    assert "German: not good enough (writes another language, too many sentences" in here.state.text()
    qtbot.waitUntil(here.measure_button.isVisible)
    assert not here.remove_button.isVisible()
    assert "Qwen2.5 Coder 1.5B" in here.measure_button.accessibleName()
    assert not away.measure_button.isVisible()
    assert away.fetch_button.text() == "Fetch 2.5 GB"
    assert page.isVisible()  # nothing is missing, and it stays all the same


def test_a_click_measures_and_shows_how_far_it_is(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage, page = _writers(new_stage, qtbot, WriterState(WRITER, True))
    go = threading.Event()

    def hold(_check_cancelled: CheckCancelled) -> None:
        go.wait(5.0)

    stage.models.hold = hold
    (row,) = page.writers.rows()
    qtbot.mouseClick(row.measure_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: row.state.text() == "Measuring German · 25 %")
    assert row.bar.isVisible()
    assert page.busy
    assert not page.import_button.isEnabled()
    with qtbot.waitSignal(page.models_changed):
        go.set()
    assert stage.models.measured == [(WRITER.id, ("de", "en"))]
    qtbot.waitUntil(page.import_button.isEnabled)


def test_measuring_can_be_cancelled_by_keyboard(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage, page = _writers(new_stage, qtbot, WriterState(WRITER, True))

    def hold(check_cancelled: CheckCancelled) -> None:
        while not threading.Event().wait(0.01):
            check_cancelled()

    stage.models.hold = hold
    (row,) = page.writers.rows()
    row.measure_button.setFocus()
    qtbot.keyClick(row.measure_button, Qt.Key.Key_Space)
    qtbot.waitUntil(row.cancel_button.isVisible)
    with qtbot.waitSignal(page.models_changed):
        qtbot.keyClick(row.cancel_button, Qt.Key.Key_Space)
    assert stage.models.measured == []
    assert not page.banner.isVisible()


def test_why_it_could_not_be_measured_is_said(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage, page = _writers(new_stage, qtbot, WriterState(WRITER, True))
    stage.models.error = UserFixable(Code.MEMORY_TOO_SMALL, id=WRITER.id)
    qtbot.mouseClick(page.writers.rows()[0].measure_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.banner.isVisible)
    assert "not enough free memory" in page.banner.accessibleName()


def test_an_own_model_can_be_removed_after_a_question(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    own = replace(WRITER, id="mine-12345678", title="My own", imported=True, licence="")
    facts = OwnFacts("llama", 8192, ChatFamily.LLAMA3)
    stage, page = _writers(new_stage, qtbot, WriterState(own, True, own=facts), WriterState(WRITER, True))
    row = page.writers.rows()[0]
    assert "llama · llama3 · 8192 tokens of context" in row.state.text()
    assert "Writes no language yet" in row.state.text()
    qtbot.mouseClick(row.remove_button, Qt.MouseButton.LeftButton)
    assert stage.models.removed == []
    stage.dialogs.agree = True
    qtbot.mouseClick(row.remove_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.writers.rows()) == 1)
    assert stage.models.removed == ["mine-12345678"]


def test_a_model_that_is_not_needed_can_be_fetched(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage, page = _writers(new_stage, qtbot, WriterState(LARGE, False))
    stage.models.missing_now = [LARGE]
    with qtbot.waitSignal(page.models_changed):
        qtbot.mouseClick(page.writers.rows()[0].fetch_button, Qt.MouseButton.LeftButton)
    assert stage.models.fetched == [LARGE.id]


def test_the_start_page_says_how_long_and_why(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    models = fakes.FakeModels()
    models.reasons = (Reason(ReasonCode.WRITER_SMALLER, "Big (Q8)", "Small (Q4)"),)
    start = new_stage(models).pages.start
    assert start.forecast.time.text() == (
        "An hour of sound: about 3 min on this computer · Whisper base · Qwen2.5 Coder 1.5B"
    )
    assert start.forecast.why.text() == "Too little memory is free for Big; Small writes the minutes."
    with qtbot.waitSignal(start.options_changed):
        start.writer.setCurrentIndex(start.writer.count() - 1)
    qtbot.waitUntil(lambda: start.forecast.time.text().endswith("Whisper base"))


def test_without_the_recognizer_no_time_is_promised(new_stage: Callable[..., Stage]) -> None:
    start = new_stage(fakes.FakeModels(WHISPER)).pages.start
    assert not start.forecast.time.isVisible()


def test_everything_is_said_in_german_too(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    models = fakes.FakeModels()
    models.states = [WriterState(WRITER, True, recommended=True, measured=MEASURED)]
    models.reasons = (Reason(ReasonCode.QUOTES_MEMORY, "Groß (Q8)"),)
    stage = new_stage(models, UiLanguage.DE)
    assert stage.pages.start.forecast.time.text().startswith("Eine Stunde Ton: etwa 3 min auf diesem Computer")
    assert "Für Groß ist zu wenig Arbeitsspeicher frei" in stage.pages.start.forecast.why.text()
    stage.window.rooms.show_models()
    qtbot.waitUntil(lambda: len(stage.pages.models.writers.rows()) == 1)
    (row,) = stage.pages.models.writers.rows()
    assert "Auf diesem Computer gemessen: Englisch: gut genug · 12 s je Seite · 27.11" in row.state.text()
    assert row.measure_button.text() == "Auf diesem Computer messen"
