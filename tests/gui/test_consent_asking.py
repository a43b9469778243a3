"""Before a recording, clicked and typed: ask first, mark the answers, and only then can it start."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sottovoce.core.consent import (
    START_PURPOSES,
    Answer,
    Basis,
    GivenBy,
    Method,
    Participant,
    Purpose,
    Role,
)
from sottovoce.core.consent_notices import NoticeFacts, notice
from sottovoce.ui.consent.names_dialog import NamesDialog
from sottovoce.ui.consent.notice_dialog import NoticeDialog
from sottovoce.ui.consent.panel import ConsentPanel
from sottovoce.ui.consent.person_dialog import PersonDialog
from sottovoce.ui.consent.person_row import PersonRow
from sottovoce.vault.rows_matters import Matter
from sottovoce_models.errors import Code, StoreFault
from tests.gui.asking import LEFT
from tests.gui.conftest import Stage
from tests.gui.fake_consents import person, with_paper

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def asking(stage: Stage, qtbot: QtBot) -> Stage:
    """The page before a recording; a client is known from the matter "m1"."""
    stage.desk.consents.people["m1"] = (person("Dr. Brunner", Role.USER), person("Anna Keller", number=2))
    stage.desk.matters.kept["m1"] = Matter("m1", "Keller", audio_days=30)
    stage.window.rooms.library.matters.load()
    choices = stage.pages.record.choices
    qtbot.waitUntil(lambda: choices.matter.count() == 2)
    _enter(stage, qtbot)
    return stage


def _enter(stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClick(stage.window, Qt.Key.Key_R, _CONTROL)
    qtbot.waitUntil(lambda: stage.pages.record.device.count() == 3 and stage.window.rooms.consents.idle)


def _choose_matter(stage: Stage, qtbot: QtBot) -> None:
    choices = stage.pages.record.choices
    choices.matter.setCurrentIndex(choices.matter.findData("m1"))
    qtbot.waitUntil(lambda: len(_panel(stage).consent.participants) == 2)


def _panel(stage: Stage) -> ConsentPanel:
    return stage.pages.record.consent


def _row(stage: Stage, name: str) -> PersonRow:
    rows: list[PersonRow] = list(_panel(stage).people.rows.values())
    return next(row for row in rows if row.person.name == name)


def _press(qtbot: QtBot, button: QWidget) -> None:
    qtbot.waitUntil(lambda: button.isVisible() and button.height() > 8)
    qtbot.mouseClick(button, LEFT)


def _add(stage: Stage, qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(_panel(stage).new_name, text)
    qtbot.keyClick(_panel(stage).new_name, Qt.Key.Key_Return)


def _start(stage: Stage, qtbot: QtBot) -> tuple[Participant, ...]:
    page = stage.pages.record
    qtbot.waitUntil(page.start_button.isEnabled)
    _press(qtbot, page.start_button)
    qtbot.waitUntil(stage.pages.recording_bar.isVisible)
    return stage.desk.choices[-1][0].consent.participants


def _dialog(stage: Stage, qtbot: QtBot, kind: type) -> object:
    qtbot.waitUntil(lambda: isinstance(stage.window.rooms.consents.dialog, kind))
    return stage.window.rooms.consents.dialog


def test_nothing_is_answered_and_nothing_starts_before_somebody_says_something(asking: Stage, qtbot: QtBot) -> None:
    page = asking.pages.record
    assert not page.start_button.isEnabled()
    assert _panel(asking).why_not() == ("Say who is here or on the line, or that you are alone.",)
    qtbot.keyClick(asking.window, Qt.Key.Key_R, _CONTROL)
    assert asking.desk.choices == []
    assert QApplication.focusWidget() is _panel(asking).new_name, "the key leads to what has to be done"


def test_alone_takes_one_press_and_is_not_remembered(asking: Stage, qtbot: QtBot) -> None:
    _press(qtbot, _panel(asking).alone_button)
    (own,) = _start(asking, qtbot)
    assert (own.role, own.name) == (Role.USER, "Me")
    assert {own.given(each).answer for each in START_PURPOSES} == {Answer.YES}
    assert not _panel(asking).alone_button.isChecked()
    assert _panel(asking).why_not() != ()


def test_who_is_known_takes_two_keys(asking: Stage, qtbot: QtBot) -> None:
    _choose_matter(asking, qtbot)
    panel, page = _panel(asking), asking.pages.record
    assert QApplication.focusWidget() in {panel.everyone_button, panel.new_name, page.choices.matter}
    assert panel.why_not() == ("No answer yet: Anna Keller.",)
    assert not page.start_button.isEnabled()
    panel.everyone_button.setFocus()
    qtbot.keyClick(panel.everyone_button, Qt.Key.Key_Space)  # one
    assert QApplication.focusWidget() is page.start_button
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)  # two
    qtbot.waitUntil(asking.pages.recording_bar.isVisible)
    consent = asking.desk.choices[-1][0].consent
    assert (consent.basis, consent.purposes) == (Basis.ASKED, frozenset(START_PURPOSES))
    assert consent.notice == notice("en", NoticeFacts(who="Dr. Brunner", audio_days=30)).reference
    own, client = consent.participants
    for each in START_PURPOSES:
        assert own.given(each).answer is Answer.YES
        assert client.given(each).answer is Answer.YES
        assert client.given(each).method is Method.SPOKEN
        assert own.given(each).at
        assert client.given(each).at
    assert len(_panel(asking).consent.participants) == 1, "what was answered holds for this recording alone"


def test_by_keyboard_from_opening_the_page_to_recording(stage: Stage, qtbot: QtBot) -> None:
    stage.desk.consents.people[None] = (person("Anna Keller", number=2),)
    _enter(stage, qtbot)
    panel = _panel(stage)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel.everyone_button)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, _CONTROL)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(stage.pages.recording_bar.isVisible)


def test_no_makes_a_start_impossible_and_says_what_can_be_done(asking: Stage, qtbot: QtBot) -> None:
    _choose_matter(asking, qtbot)
    row = _row(asking, "Anna Keller")
    _press(qtbot, row.answer.no)
    _press(qtbot, _panel(asking).everyone_button)
    assert row.answer.no.isChecked(), "a no stays a no"
    assert not asking.pages.record.start_button.isEnabled()
    (why,) = _panel(asking).why_not()
    assert why.startswith("Anna Keller said no (Recording, Text, Minutes).")
    qtbot.keyClick(asking.window, Qt.Key.Key_R, _CONTROL)
    assert asking.desk.choices == []
    _press(qtbot, row.answer.no)  # pressed again it is open
    assert _panel(asking).why_not() == ("No answer yet: Anna Keller.",)
    _press(qtbot, row.remove_button)
    assert _panel(asking).why_not() == ("Say who is here or on the line, or that you are alone.",)


def test_what_is_not_asked_is_not_done(asking: Stage, qtbot: QtBot) -> None:
    _choose_matter(asking, qtbot)
    panel = _panel(asking)
    script = panel.script.text()
    panel.purposes[Purpose.TRANSCRIBE].click()
    assert not panel.purposes[Purpose.SUMMARIZE].isChecked(), "minutes need a text"
    assert not panel.purposes[Purpose.RECORD].isEnabled()
    assert panel.script.text() != script, "the question says what is asked"
    _press(qtbot, panel.everyone_button)
    panel.purposes[Purpose.TRANSCRIBE].click()
    assert panel.why_not() == ("No answer yet: Anna Keller.",), "asking for more is asking again"
    panel.purposes[Purpose.TRANSCRIBE].click()
    assert not asking.pages.record.live_text.isEnabled()
    _own, client = _start(asking, qtbot)
    assert list(client.answers) == [Purpose.RECORD]
    assert asking.desk.choices[-1][1] is False, "nothing is listened to"
    assert asking.desk.choices[-1][0].consent.purposes == {Purpose.RECORD}


def test_a_group_is_pasted_asked_and_the_exceptions_ticked(asking: Stage, qtbot: QtBot) -> None:
    panel = _panel(asking)
    _press(qtbot, panel.several_button)
    dialog = _dialog(asking, qtbot, NamesDialog)
    assert isinstance(dialog, NamesDialog)
    assert not dialog.add_button.isEnabled()
    dialog.text.setPlainText("An: Anna Keller <a@x.ch>; Ben Muster <b@x.ch>; Carla Fey <c@x.ch>")
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == list(dialog.names)
    dialog.on_line.click()
    qtbot.mouseClick(dialog.add_button, LEFT)
    assert [each.name for each in panel.consent.participants] == ["Me", "Anna Keller", "Ben Muster", "Carla Fey"]
    assert all(each.on_line for each in panel.consent.participants[1:])
    _press(qtbot, panel.everyone_button)
    assert asking.pages.record.start_button.isEnabled()
    _press(qtbot, _row(asking, "Ben Muster").answer.no)
    assert not asking.pages.record.start_button.isEnabled()
    _press(qtbot, _row(asking, "Ben Muster").remove_button)
    assert [each.name for each in _start(asking, qtbot)] == ["Me", "Anna Keller", "Carla Fey"]


def test_enter_adds_a_name_and_nobody_twice(asking: Stage, qtbot: QtBot) -> None:
    _add(asking, qtbot, "  Anna Keller ")
    _add(asking, qtbot, "anna keller, Ben")
    _add(asking, qtbot, " , ")
    assert [each.name for each in _panel(asking).consent.participants] == ["Me", "Anna Keller", "Ben"]
    assert QApplication.focusWidget() is _panel(asking).new_name
    assert _panel(asking).why_not() == ("No answer yet: Anna Keller, Ben.",)


def test_a_child_needs_both_parents_and_its_own_yes(asking: Stage, qtbot: QtBot) -> None:
    _add(asking, qtbot, "Tim")
    _press(qtbot, _row(asking, "Tim").answer.yes)
    assert asking.pages.record.start_button.isEnabled()
    _press(qtbot, _row(asking, "Tim").details_button)
    dialog = _dialog(asking, qtbot, PersonDialog)
    assert isinstance(dialog, PersonDialog)
    minor = dialog.form.minor
    minor.minor.click()
    minor.given_by.setCurrentIndex(minor.given_by.findData(GivenBy.PARENTS))
    qtbot.keyClicks(minor.first, "Anna")
    qtbot.mouseClick(dialog.done_button, LEFT)
    row = _row(asking, "Tim")
    assert row.person.given(Purpose.RECORD).answer is Answer.OPEN, "somebody else answers now"
    _press(qtbot, _panel(asking).everyone_button)
    assert not asking.pages.record.start_button.isEnabled()
    _press(qtbot, row.answer.yes)
    assert _panel(asking).why_not() == (
        "Name who answers for Tim: no minor does alone.",
        "Ask the child as well: Tim.",
    )
    _press(qtbot, row.details_button)
    again = _dialog(asking, qtbot, PersonDialog)
    assert isinstance(again, PersonDialog)
    qtbot.keyClicks(again.form.minor.second, "Jan")
    qtbot.mouseClick(again.done_button, LEFT)
    assert _panel(asking).why_not() == ("Ask the child as well: Tim.",)
    _press(qtbot, row.assent.yes)
    _own, tim = _start(asking, qtbot)
    assert (tim.minor, tim.given_by, tim.givers, tim.assent) == (True, GivenBy.PARENTS, ("Anna", "Jan"), Answer.YES)


def test_who_becomes_a_minor_is_asked_anew(asking: Stage, qtbot: QtBot) -> None:
    _add(asking, qtbot, "Tim")
    _press(qtbot, _panel(asking).everyone_button)
    _press(qtbot, _row(asking, "Tim").details_button)
    dialog = _dialog(asking, qtbot, PersonDialog)
    assert isinstance(dialog, PersonDialog)
    dialog.form.minor.minor.click()
    assert {each.answer for each in dialog.form.answers.values()} == {Answer.OPEN}
    qtbot.mouseClick(dialog.done_button, LEFT)
    assert {_row(asking, "Tim").person.given(each).answer for each in START_PURPOSES} == {Answer.OPEN}


def test_an_interpreter_is_never_the_client(asking: Stage, qtbot: QtBot) -> None:
    _add(asking, qtbot, "Sven")
    _press(qtbot, _row(asking, "Sven").details_button)
    dialog = _dialog(asking, qtbot, PersonDialog)
    assert isinstance(dialog, PersonDialog)
    dialog.form.role.setCurrentIndex(dialog.form.role.findData(Role.INTERPRETER))
    assert dialog.form.interpreter.isVisible()
    qtbot.mouseClick(dialog.done_button, LEFT)
    _press(qtbot, _panel(asking).everyone_button)
    assert _panel(asking).why_not()[0].startswith("An interpreter speaks for somebody")
    assert not asking.pages.record.start_button.isEnabled()
    _add(asking, qtbot, "Anna")
    _press(qtbot, _panel(asking).everyone_button)
    assert [each.role for each in _start(asking, qtbot)] == [Role.USER, Role.INTERPRETER, Role.OTHER]


def test_a_written_consent_is_offered_and_confirmed_by_one_key(stage: Stage, qtbot: QtBot) -> None:
    stage.desk.consents.people[None] = (with_paper(person("Anna Keller", number=2)),)
    _enter(stage, qtbot)
    qtbot.waitUntil(lambda: len(_panel(stage).consent.participants) == 2)
    row = _row(stage, "Anna Keller")
    assert not stage.pages.record.start_button.isEnabled(), "offered is not answered"
    assert row.answer.yes.text() == "Confirm"
    row.answer.yes.setFocus()
    qtbot.keyClick(row.answer.yes, Qt.Key.Key_Space)
    _own, client = _start(stage, qtbot)
    given = client.given(Purpose.RECORD)
    assert (given.answer, given.method, given.document) == (Answer.YES, Method.STANDING, "ab" * 32)
    assert given.standing_id == "paper 0"


def test_a_paper_signed_for_this_meeting_is_known_by_its_fingerprint(
    asking: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    _add(asking, qtbot, "Anna")
    _press(qtbot, _panel(asking).everyone_button)
    _press(qtbot, _row(asking, "Anna").details_button)
    dialog = _dialog(asking, qtbot, PersonDialog)
    assert isinstance(dialog, PersonDialog)
    document = dialog.form.document
    asking.dialogs.read_from = tmp_path / "gone.pdf"
    qtbot.mouseClick(document.choose_button, LEFT)
    qtbot.waitUntil(lambda: "not" in document.state.text() and document.choose_button.isEnabled())
    assert document.sha256 == ""
    asking.dialogs.read_from = tmp_path / "signed.pdf"
    asking.dialogs.read_from.write_bytes(b"signed")
    qtbot.mouseClick(document.choose_button, LEFT)
    qtbot.waitUntil(lambda: len(document.sha256) == 64)
    qtbot.mouseClick(dialog.done_button, LEFT)
    _own, anna = _start(asking, qtbot)
    assert {(anna.given(each).method, len(anna.given(each).document)) for each in START_PURPOSES} == {
        (Method.WRITTEN, 64)
    }


def test_who_is_on_the_line_is_not_even_listened_to_before_answering(
    asking: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tested: list[bool] = []
    real = asking.desk.level_test
    monkeypatch.setattr(asking.desk, "level_test", lambda choice: (tested.append(choice.system_sound), real(choice))[1])
    page, panel = asking.pages.record, _panel(asking)
    page.system_sound.click()
    assert tested[-1]
    assert any("on the line" in hint for hint in panel.hints()), "nobody is listed as on the line"
    panel.add_names(["Anna"], on_line=True)
    assert panel.hints() == ()
    asking.window.rooms.recording.look()
    assert not tested[-1]
    _press(qtbot, panel.everyone_button)
    asking.window.rooms.recording.look()
    assert tested[-1]
    page.system_sound.click()
    assert panel.hints() == ("Somebody is on the line, but what this computer plays is not recorded.",)


def test_another_matter_brings_other_people_and_keeps_who_was_typed(asking: Stage, qtbot: QtBot) -> None:
    _add(asking, qtbot, "Ben")
    asking.pages.record.choices.matter.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(_panel(asking).consent.participants) == 3)
    assert [each.name for each in _panel(asking).consent.participants] == ["Dr. Brunner", "Anna Keller", "Ben"]
    asking.pages.record.choices.matter.setCurrentIndex(0)
    qtbot.waitUntil(lambda: len(_panel(asking).consent.participants) == 2)
    assert [each.name for each in _panel(asking).consent.participants] == ["Me", "Ben"]


def test_leaving_the_page_and_the_lock_forget_who_was_asked(asking: Stage, qtbot: QtBot) -> None:
    _add(asking, qtbot, "Ben")
    _press(qtbot, _panel(asking).everyone_button)
    _press(qtbot, asking.pages.record.back_button)
    _enter(asking, qtbot)
    assert len(_panel(asking).consent.participants) == 1
    _add(asking, qtbot, "Ben")
    qtbot.keyClick(asking.window, Qt.Key.Key_L, _CONTROL)
    qtbot.waitUntil(lambda: not asking.window.gate.is_open)
    assert len(_panel(asking).consent.participants) == 1


def test_people_that_cannot_be_read_are_said_and_can_be_typed(stage: Stage, qtbot: QtBot) -> None:
    stage.desk.consents.error = StoreFault(Code.STORE_DAMAGED)
    _enter(stage, qtbot)
    qtbot.waitUntil(stage.pages.note.isVisible)
    _add(stage, qtbot, "Anna")
    _press(qtbot, _panel(stage).everyone_button)
    assert stage.pages.record.start_button.isEnabled()


def test_the_notice_is_read_in_three_languages_printed_and_saved(asking: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    _choose_matter(asking, qtbot)
    panel = _panel(asking)
    _press(qtbot, panel.notice_button)
    dialog = _dialog(asking, qtbot, NoticeDialog)
    assert isinstance(dialog, NoticeDialog)
    for tag in ("de", "de-CH", "en"):
        dialog.tag.setCurrentIndex(dialog.tag.findData(tag))
        told = notice(tag, NoticeFacts(who="Dr. Brunner", audio_days=30))
        shown = [label.text() for label in dialog.paragraphs]
        assert shown == [told.spoken_script, *(text for _, text in told.paragraphs)]
        assert panel.language.currentData() == tag, "what is read is what is noted"
        assert told.spoken_script in panel.script.text()
    (tmp_path / "file").touch()
    asking.dialogs.save_to = tmp_path / "file" / "notice.pdf"
    qtbot.mouseClick(dialog.action_button, LEFT)
    qtbot.waitUntil(dialog.banner.isVisible)
    asking.dialogs.save_to = tmp_path / "notice.pdf"
    qtbot.mouseClick(dialog.action_button, LEFT)
    qtbot.waitUntil(lambda: (tmp_path / "notice.pdf").exists() and not dialog.working)
    assert (tmp_path / "notice.pdf").read_bytes().startswith(b"%PDF")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert asking.window.rooms.consents.dialog is None


def test_the_language_of_the_notice_is_remembered(asking: Stage, qtbot: QtBot) -> None:
    panel = _panel(asking)
    panel.language.setCurrentIndex(panel.language.findData("de-CH"))
    settings = QSettings(str(asking.folder / "window.ini"), QSettings.Format.IniFormat)
    assert settings.value("record/notice") == "de-CH"


def test_everyone_repeats_their_yes_and_the_moment_is_marked(asking: Stage, qtbot: QtBot) -> None:
    _choose_matter(asking, qtbot)
    panel, bar = _panel(asking), asking.pages.recording_bar
    panel.proof.click()
    _press(qtbot, panel.everyone_button)
    _start(asking, qtbot)
    running = asking.desk.running
    assert running is not None
    qtbot.waitUntil(lambda: running.notes == ["Everyone repeats their yes"])
    qtbot.waitUntil(bar.prompt.isVisible)
    _press(qtbot, bar.prompt.button)
    assert not bar.prompt.isVisible()


def test_an_answer_may_differ_from_purpose_to_purpose(asking: Stage, qtbot: QtBot) -> None:
    _choose_matter(asking, qtbot)
    row = _row(asking, "Anna Keller")
    _press(qtbot, row.details_button)
    dialog = _dialog(asking, qtbot, PersonDialog)
    assert isinstance(dialog, PersonDialog)
    qtbot.mouseClick(dialog.form.answers[Purpose.RECORD].yes, LEFT)
    qtbot.mouseClick(dialog.form.answers[Purpose.TRANSCRIBE].no, LEFT)
    qtbot.mouseClick(dialog.done_button, LEFT)
    assert "Text: no" in row.about.text()
    assert not row.answer.yes.isChecked()
    assert _panel(asking).why_not() == (
        "No answer yet: Anna Keller.",
        "Anna Keller said no (Text). Ask for less, go on without a recording, or without this person.",
    )
    _panel(asking).purposes[Purpose.TRANSCRIBE].click()
    assert asking.pages.record.start_button.isEnabled(), "asked for less, it may start"


def test_the_own_name_can_be_said(asking: Stage, qtbot: QtBot) -> None:
    _press(qtbot, _row(asking, "Me").details_button)
    dialog = _dialog(asking, qtbot, PersonDialog)
    assert isinstance(dialog, PersonDialog)
    dialog.form.name.clear()
    assert not dialog.done_button.isEnabled()
    qtbot.keyClicks(dialog.form.name, "Dr. Lea Brunner")
    qtbot.mouseClick(dialog.done_button, LEFT)
    own = _panel(asking).consent.participants[0]
    assert own == replace(own, name="Dr. Lea Brunner", role=Role.USER)
    assert "Dr. Lea Brunner" in _panel(asking).told().paragraphs[0][1]
