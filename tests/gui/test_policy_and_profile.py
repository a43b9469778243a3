"""What an organisation has set, the profile and the terms, as people meet them in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sottovoce.core.languages import UiLanguage
from sottovoce.core.policy import NO_POLICY, Function, Policy
from sottovoce.core.profile import Profile, ProfileKind
from sottovoce.core.terms import TERMS
from sottovoce.ui.settings.organisation import OrganisationSettings
from sottovoce.ui.settings.profile import ProfileSettings
from sottovoce.ui.terms.introduction_page import IntroductionPage
from tests.gui.fake_profile import OPENS, FakeProfile
from tests.gui.profile_views import BROKEN, SET, show_introduction, show_introduction_changed
from tests.gui.views import Sample, sample_window

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def open_window(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Sample]]:
    opened = []

    def make(policy: Policy = NO_POLICY) -> Sample:
        context = sample_window(tmp_path, UiLanguage.EN, policy=policy)
        opened.append(context)
        return context.__enter__()

    yield make
    for context in opened:
        context.__exit__(None, None, None)


def sections(sample: Sample) -> list[str]:
    return [section.title for section in sample.window.rooms.pages.settings.sections]


def test_without_a_policy_nothing_is_said_of_one(open_window: Callable[..., Sample]) -> None:
    sample = open_window()
    assert "Organisation" not in sections(sample)
    assert sample.window.bar.record_button.isEnabled()


def test_what_is_set_is_listed_with_its_file_and_greyed_out_where_it_bites(open_window: Callable[..., Sample]) -> None:
    sample = open_window(SET)
    section = next(s for s in sample.window.rooms.pages.settings.sections if isinstance(s, OrganisationSettings))
    said = [line.text() for line in section.lines]
    assert "• Recording is switched off." in said
    assert section.file.text() == "File: /etc/sottovoce/policy.toml"
    assert sections(sample)[1] == "Organisation"
    button, pages = sample.window.bar.record_button, sample.window.rooms.pages
    assert not button.isEnabled()
    assert "switched off recording" in button.toolTip()
    assert "switched off recording" in button.accessibleDescription()
    for box in (pages.start.writer, pages.start.choices.template, pages.record.choices.template):
        assert not box.isEnabled()
        assert "switched off minutes" in box.toolTip()
    minutes = pages.settings.privacy.minutes
    assert [minutes.itemData(place) for place in range(minutes.count())] == [1, 2, 5, 10]
    assert sample.window.gate.preferences.auto_lock_minutes == 10


def test_a_file_that_is_not_in_order_says_what_follows_first(open_window: Callable[..., Sample]) -> None:
    sample = open_window(BROKEN)
    section = next(s for s in sample.window.rooms.pages.settings.sections if isinstance(s, OrganisationSettings))
    first, second, *_ = (line.text() for line in section.lines)
    assert "training samples are forbidden" in first
    assert second == "• trainnig: There is no such setting."
    minutes = sample.window.rooms.pages.settings.privacy.minutes
    assert [minutes.itemData(place) for place in range(minutes.count())] == [1]


def test_minutes_that_are_switched_off_are_not_offered_to_be_made_again(open_window: Callable[..., Sample]) -> None:
    from sottovoce.ui.library.rerun_dialog import RerunDialog, RerunOffer

    sample = open_window(Policy(switched_off=frozenset({Function.SUMMARIES}), source="x"))
    pages = sample.window.rooms.pages
    offer = RerunOffer("Sitzung", True, [], pages.start.options(), pages.vocabularies, minutes=False)
    dialog = RerunDialog(offer)
    assert [dialog.stage.itemText(place) for place in range(dialog.stage.count())] == ["Text and speakers", "Speakers"]
    assert not dialog.writer.isEnabled()
    dialog.deleteLater()


def test_at_the_first_start_one_reads_what_holds_and_says_what_for(
    open_window: Callable[..., Sample], qtbot: QtBot
) -> None:
    sample = open_window()
    show_introduction(sample)
    page, desk = sample.window.rooms.pages.introduction_page, sample.desk
    assert page.next_button.hasFocus()
    assert [label.isVisible() for label in page.view.paragraphs] == [True] * 6
    qtbot.keyClick(page.next_button, Qt.Key.Key_Space)
    assert not page.done_button.isEnabled(), "nothing is chosen for anybody"
    button = page.choice.buttons[ProfileKind.THERAPY]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert "Training samples are off" in page.choice.follows.text()
    qtbot.mouseClick(page.done_button, LEFT)
    sample.until(lambda: desk.profile.profile.chosen)
    assert desk.profile.profile == Profile(ProfileKind.THERAPY)
    assert desk.terms.seen == TERMS.version
    assert sample.window.frame.page is sample.window.rooms.pages.start


def test_nobody_is_kept_from_a_recording_by_it(open_window: Callable[..., Sample], qtbot: QtBot) -> None:
    sample = open_window()
    show_introduction(sample)
    qtbot.mouseClick(sample.window.bar.record_button, LEFT)
    assert sample.window.frame.page is sample.window.rooms.pages.record
    assert sample.desk.terms.seen == ""
    assert not sample.desk.profile.profile.chosen


def test_terms_that_have_changed_are_shown_with_what_changed(open_window: Callable[..., Sample], qtbot: QtBot) -> None:
    sample = open_window()
    show_introduction_changed(sample)
    page = sample.window.rooms.pages.introduction_page
    texts = [label.text() for label in page.view.paragraphs]
    assert "<s>of</s> <u>on</u> this <s>firm.</s> <u>computer.</u>" in texts[0]
    assert "(no longer: firm.)" in page.view.paragraphs[0].accessibleName()
    assert "<" not in texts[1], "what did not change is not marked"
    assert texts[-1].startswith("<u>Your passphrase")
    qtbot.mouseClick(page.next_button, LEFT)
    sample.until(lambda: sample.desk.terms.seen == TERMS.version)
    assert page.kind is None


def test_a_page_that_was_seen_is_not_shown_again(open_window: Callable[..., Sample]) -> None:
    sample = open_window()
    sample.window.rooms.pages.introduction.look()
    sample.until(lambda: sample.window.rooms.pages.introduction.idle)
    assert not sample.window.rooms.pages.introduction_page.isVisible()


@pytest.fixture
def settings(qtbot: QtBot) -> Iterator[tuple[ProfileSettings, FakeProfile]]:
    fake = FakeProfile()
    section = ProfileSettings(lambda: fake, NO_POLICY, UiLanguage.EN)
    qtbot.addWidget(section)
    section.show()
    section.enter()
    qtbot.waitUntil(lambda: section.choice.kind is ProfileKind.PRIVATE)
    yield section, fake
    section.wait(5)


def test_training_is_hidden_under_secrecy_until_the_passphrase_is_typed(
    settings: tuple[ProfileSettings, FakeProfile], qtbot: QtBot
) -> None:
    section, fake = settings
    assert not section.training.isVisible(), "privately there is nothing to unlock"
    with qtbot.waitSignal(section.changed):
        section.choice.buttons[ProfileKind.LAW].click()
    assert not fake.profile.shows_training
    assert section.training.isVisible()
    qtbot.mouseClick(section.training_button, LEFT)
    assert section.passphrase.hasFocus() or section.passphrase.isVisible()
    said = " ".join(label.text() for label in section.panel.findChildren(QLabel))
    assert "§ 203" in said
    assert "Art. 321" in said
    assert not section.unlock_button.isEnabled()
    qtbot.keyClicks(section.passphrase, "something else")
    qtbot.mouseClick(section.unlock_button, LEFT)
    qtbot.waitUntil(section.banner.isVisible)
    assert section.passphrase.text() == ""
    assert not fake.profile.shows_training
    qtbot.keyClicks(section.passphrase, OPENS)
    with qtbot.waitSignal(section.changed):
        qtbot.keyClick(section.passphrase, Qt.Key.Key_Return)
    assert fake.profile.shows_training
    assert section.panel.isHidden()
    with qtbot.waitSignal(section.changed):
        qtbot.mouseClick(section.training_button, LEFT)
    assert not fake.profile.shows_training


def test_what_is_typed_is_gone_when_the_vault_is_locked(
    settings: tuple[ProfileSettings, FakeProfile], qtbot: QtBot
) -> None:
    section, _ = settings
    with qtbot.waitSignal(section.changed):
        section.choice.buttons[ProfileKind.LAW].click()
    qtbot.mouseClick(section.training_button, LEFT)
    qtbot.keyClicks(section.passphrase, "half of")
    section.wipe()
    assert section.passphrase.text() == ""
    assert section.panel.isHidden()


def test_where_training_is_forbidden_it_cannot_be_unlocked(qtbot: QtBot) -> None:
    fake = FakeProfile()
    fake.profile = Profile(ProfileKind.MEDICINE)
    section = ProfileSettings(lambda: fake, Policy(training_forbidden=True), UiLanguage.EN)
    qtbot.addWidget(section)
    section.show()
    section.enter()
    qtbot.waitUntil(section.training.isVisible)
    assert not section.training_button.isEnabled()
    assert "forbids" in section.training.meaning.text()
    section.wait(5)


def test_the_page_offers_no_profile_by_itself(qtbot: QtBot) -> None:
    page = IntroductionPage(UiLanguage.DE)
    qtbot.addWidget(page)
    page.begin(Profile(chosen=False), None, terms=False)
    assert page.choice.kind is None
