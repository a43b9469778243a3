"""Before a recording: what was found in words, a level, a choice that is remembered, and a way through by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sottovoce.core.languages import UiLanguage
from sottovoce.services.preflight import Finding as Found
from sottovoce.services.preflight import FindingCode, Severity
from sottovoce.ui.library.matters import Matters
from sottovoce.ui.parts.translation import install_language
from sottovoce.ui.recording import record_wording
from sottovoce.ui.recording.record_page import Finding, InputDevice, RecordPage, Weight
from sottovoce.ui.settings.preferences import Preferences
from sottovoce.ui.settings.vocabularies import Vocabularies
from tests.gui.asking import alone
from tests.gui.fake_desk import FakeDesk, FakeVocabularies

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

DEVICES = [InputDevice(None, "Default"), InputDevice("usb", "Headset")]
GOOD = Finding("Disk for 9 h", Weight.GOOD)
STOPS = Finding("No microphone", Weight.STOPS)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def page(qtbot: QtBot, settings: QSettings) -> RecordPage:
    made = RecordPage(settings, Vocabularies(FakeVocabularies), Matters(lambda: FakeDesk().matters))
    qtbot.addWidget(made)
    made.show_devices(DEVICES, "")
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    alone(made, qtbot)  # who has to be asked is tested elsewhere
    return made


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translators = install_language(qapp, UiLanguage.DE)
    yield
    for translator in translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(QLocale.c())


def _labels(page: RecordPage, qtbot: QtBot, number: int) -> list[QLabel]:
    def shown() -> list[QLabel]:
        return [each for each in page.findChildren(QLabel, "finding") if each.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == number)  # a layout shows what is new in it when it is next at work
    return shown()


def test_a_finding_that_stops_disables_the_start(page: RecordPage) -> None:
    page.show_findings([GOOD, STOPS])
    assert not page.start_button.isEnabled()
    page.show_findings([GOOD])
    assert page.start_button.isEnabled()


def test_the_choice_is_remembered_and_told(page: RecordPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.choice_changed):
        qtbot.keyClick(page.system_sound, Qt.Key.Key_Space)
    page.device.setCurrentIndex(1)
    page.device.activated.emit(1)
    qtbot.keyClicks(page.title, "Intake")
    wish = page.wish()
    assert (wish.title, wish.device_id, wish.system_sound, wish.live_text) == ("Intake", "usb", True, True)
    page.show_devices(DEVICES, "")
    assert page.wish().device_id == "usb"


def test_without_system_sound_the_reason_is_there(page: RecordPage) -> None:
    page.system_sound.setChecked(True)
    page.show_devices(DEVICES[:1], "This system offers no way to record what it plays.")
    assert not page.system_sound.isEnabled()
    assert not page.wish().system_sound
    assert page.system_why.text().startswith("This system")


def test_no_system_sound_today_does_not_forget_that_it_was_wanted(page: RecordPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.system_sound, Qt.Key.Key_Space)
    page.show_devices(DEVICES, "Not here.")
    assert not page.wish().system_sound
    page.device.activated.emit(1)
    page.show_devices(DEVICES, "")
    assert page.wish().system_sound


@pytest.mark.parametrize("suggested", [True, False])
def test_system_sound_is_suggested_until_somebody_chooses(page: RecordPage, qtbot: QtBot, suggested: bool) -> None:
    page.show_devices(DEVICES, "", suggest_system_sound=suggested)
    assert page.wish().system_sound is suggested
    qtbot.keyClick(page.live_text, Qt.Key.Key_Space)  # choosing something else is no choice of this
    page.show_devices(DEVICES, "", suggest_system_sound=not suggested)
    assert page.wish().system_sound is not suggested
    qtbot.keyClick(page.system_sound, Qt.Key.Key_Space)
    page.show_devices(DEVICES, "", suggest_system_sound=not suggested)
    assert page.wish().system_sound is suggested


def test_there_is_one_switch_for_live_text_here_and_in_the_settings(
    page: RecordPage, settings: QSettings, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.live_text, Qt.Key.Key_Space)
    assert not Preferences(settings).live_text
    Preferences(settings).live_text = True
    page.show_devices(DEVICES, "")
    assert page.wish().live_text


def test_the_level_moves_and_is_still_again_for_the_next_recording(page: RecordPage) -> None:
    page.meter.set_level(-12.0)
    assert page.meter.share == pytest.approx(0.8)
    assert page.meter.accessibleName() == "Level: sound comes in"
    assert page.meter.isVisible()
    page.show_devices(DEVICES, "")
    assert page.meter.accessibleName() == "Level: silent"


def test_tab_leads_from_the_question_past_the_findings_to_the_button_and_on(page: RecordPage, qtbot: QtBot) -> None:
    page.show_findings([GOOD, Finding("On battery", Weight.HINT)])
    first, second = _labels(page, qtbot, 2)
    page.consent.alone_button.setFocus()
    choices = page.choices
    then = (page.title, choices.language, choices.vocabulary, choices.template, page.device, page.system_sound)
    for wanted in (first, second, page.start_button, page.back_button, *then, page.live_text):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is wanted
    page.show_findings([GOOD, STOPS])
    first, second = _labels(page, qtbot, 2)
    page.consent.alone_button.setFocus()
    for wanted in (first, second, page.back_button):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is wanted


def test_a_screen_reader_hears_what_the_sign_says(page: RecordPage, qtbot: QtBot) -> None:
    page.show_findings([GOOD, Finding("On battery", Weight.HINT), STOPS])
    assert [label.accessibleName() for label in _labels(page, qtbot, 3)] == [
        "In order: Disk for 9 h",
        "Please note: On battery",
        "Prevents recording: No microphone",
    ]


def test_by_keyboard_it_starts_and_goes_back(page: RecordPage, qtbot: QtBot) -> None:
    page.show_findings([GOOD])
    with qtbot.waitSignal(page.start_pressed):
        qtbot.keyClick(page.start_button, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page.back_button, Qt.Key.Key_Space)


@pytest.mark.parametrize(("code", "severity"), list(product(FindingCode, Severity)))
def test_every_code_has_words_in_both_languages(
    request: pytest.FixtureRequest, code: FindingCode, severity: Severity
) -> None:
    found = Found(code, severity, 2)
    english = record_wording.finding_text(found)
    request.getfixturevalue("german")
    deutsch = record_wording.finding_text(found)
    assert english.endswith(".")
    assert deutsch.endswith(".")
    assert english != deutsch
    assert "{" not in english + deutsch


def test_findings_keep_their_order_and_weight() -> None:
    lines = record_wording.findings(
        [Found(FindingCode.DISK, Severity.GOOD, 9), Found(FindingCode.MICROPHONE, Severity.STOPS)]
    )
    assert [line.weight for line in lines] == [Weight.GOOD, Weight.STOPS]
    assert "9" in lines[0].text
