"""Templates in the window: chosen before and after, made by typing with a preview beside it, shut away by the lock."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.events import SummaryItemMade, TranscriptMade
from sottovoce.ui.library.rerun_dialog import RerunDialog, RerunOffer
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.settings.templates import TemplatesPage
from sottovoce_models.errors import Code, StoreFault
from sottovoce_models.templates.reading import written
from sottovoce_models.templates.shipped import SHIPPED
from sottovoce_models.templates.template import Side, Template, Text
from sottovoce_models.types import Citation, ItemKind, Summary, SummaryItem
from tests.gui import fakes
from tests.gui.conftest import Stage

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton


def meeting_with_minutes(stage: Stage, qtbot: QtBot) -> Meeting:
    (meeting,) = stage.open()
    job = stage.jobs[0]
    job.say(TranscriptMade(fakes.transcript(6)))
    for kind in (ItemKind.OVERVIEW, ItemKind.DECISION, ItemKind.ACTION):
        job.say(SummaryItemMade(fakes.item(kind, turn=4)))
    job.draft.summary = Summary(meeting.id, 1, "general", "en", tuple(job.draft.items), True)
    stage.desk.rows[meeting.id] = replace(stage.desk.rows[meeting.id], has_minutes=True)
    job.finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE and len(meeting.items) == 3)
    return meeting


def entries(stage: Stage) -> dict[str, QAction]:
    menu = stage.pages.meeting.header.template_choice.menu()
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if action.text()}


def passage(section: str) -> SummaryItem:
    return SummaryItem(
        ItemKind.TOPIC,
        "Speaker 1: “This is turn 2”",
        (Citation("t2", 4_000, 6_000, "This is turn 2"),),
        section=section,
    )


def test_another_form_is_there_at_once_and_its_passages_when_they_are_found(stage: Stage, qtbot: QtBot) -> None:
    meeting_with_minutes(stage, qtbot)
    page, templates = stage.pages.meeting, stage.desk.templates
    templates.passages = (passage("subjective"),)
    templates.hold.clear()
    found = entries(stage)
    assert found["General minutes"].isChecked()
    found["Therapy note (SOAP)"].trigger()
    qtbot.waitUntil(lambda: "P – Plan" in page.minutes.texts())
    qtbot.waitUntil(lambda: "Overview" not in page.minutes.texts())
    assert "To be filled in by you" in " ".join(page.minutes.texts())
    choice = page.header.template_choice
    qtbot.waitUntil(lambda: choice.accessibleName() == "Template: Therapy note (SOAP). Looking for passages…")
    templates.hold.set()
    qtbot.waitUntil(lambda: "Speaker 1: “This is turn 2”" in page.minutes.texts())
    assert choice.accessibleName() == "Template: Therapy note (SOAP)"
    assert any(chip.citation.quote == "This is turn 2" for chip in page.minutes.chips)
    entries(stage)["General minutes"].trigger()
    qtbot.waitUntil(lambda: "Overview" in page.minutes.texts())
    assert "Speaker 1: “This is turn 2”" not in page.minutes.texts()


def test_two_quick_choices_end_with_the_second(stage: Stage, qtbot: QtBot) -> None:
    meeting = meeting_with_minutes(stage, qtbot)
    stage.desk.templates.hold.clear()
    entries(stage)["Therapy note (SOAP)"].trigger()
    qtbot.waitUntil(lambda: meeting.draft.template.id == "soap")
    entries(stage)["File note"].trigger()
    qtbot.waitUntil(lambda: meeting.draft.template.id == "file-note")
    stage.desk.templates.hold.set()
    qtbot.waitUntil(lambda: stage.desk.templates.filled == [meeting.id])
    qtbot.waitUntil(lambda: "Facts" in stage.pages.meeting.minutes.texts())


def test_a_form_cannot_be_chosen_while_the_meeting_is_worked_on_or_once_it_is_approved(
    stage: Stage, qtbot: QtBot
) -> None:
    choice = stage.pages.meeting.header.template_choice
    (meeting,) = stage.open()
    stage.jobs[0].say(TranscriptMade(fakes.transcript(6)), SummaryItemMade(fakes.item(ItemKind.ACTION, turn=4)))
    qtbot.waitUntil(choice.isVisible)
    assert not choice.isEnabled()
    stage.jobs[0].finish()
    qtbot.waitUntil(choice.isEnabled)
    meeting.row = replace(meeting.row, approved_at="2026-11-14T09:00:00+00:00")
    meeting.changed.emit()
    assert not choice.isEnabled()


def test_what_could_not_be_sorted_is_told(stage: Stage, qtbot: QtBot) -> None:
    meeting_with_minutes(stage, qtbot)
    stage.desk.templates.error = StoreFault(Code.DISK_FULL)
    entries(stage)["Stand-up"].trigger()
    qtbot.waitUntil(stage.pages.note.isVisible)


def test_the_form_chosen_on_the_first_page_goes_with_the_import_and_is_remembered(stage: Stage, qtbot: QtBot) -> None:
    box = stage.pages.start.choices.template
    box.setCurrentIndex(box.findData("assembly"))
    box.activated.emit(box.currentIndex())
    stage.open()
    assert stage.jobs[0].options.template == "assembly"
    assert stage.jobs[0].options.template_text == ""
    assert stage.window.rooms._parts.settings.value("job/template") == "assembly"


def test_one_of_the_users_own_is_offered_everywhere_and_taken_along_whole(stage: Stage, qtbot: QtBot) -> None:
    own = replace(SHIPPED["soap"], id="own-1", title=Text("Mine", "Meine"))
    stage.desk.templates.kept = {own.id: own}
    stage.pages.templates.load()
    box = stage.pages.start.choices.template
    qtbot.waitUntil(lambda: box.findData("own-1") >= 0)
    box.choose("own-1")
    assert stage.pages.start.options().template_text == written(own)
    assert stage.pages.record.choices.template.findData("own-1") >= 0
    offer = RerunOffer(
        "Title", True, (), stage.pages.start.options(), stage.pages.vocabularies, stage.pages.templates.all
    )
    dialog = RerunDialog(offer)
    qtbot.addWidget(dialog)
    assert dialog.rerun().options.form == own


# The editor


@pytest.fixture
def page(stage: Stage, qtbot: QtBot) -> TemplatesPage:
    stage.window.rooms.show_settings()
    qtbot.mouseClick(stage.pages.settings.templates.button, LEFT)
    assert stage.window.frame.page is stage.pages.templates_page
    return stage.pages.templates_page


def choose(page: TemplatesPage, template_id: str) -> None:
    page.chosen.setCurrentIndex(page.chosen.findData(template_id))
    page.chosen.activated.emit(page.chosen.currentIndex())


def test_a_copy_is_changed_by_typing_seen_at_once_and_stored(stage: Stage, page: TemplatesPage, qtbot: QtBot) -> None:
    choose(page, "soap")
    assert not page.fields.section.isEnabled()
    assert page.state.text() == "Comes with Sottovoce. Copy it to change it."
    qtbot.mouseClick(page.copy_button, LEFT)
    title = page.fields.title["en"]
    assert title.hasSelectedText()
    qtbot.keyClicks(title, "My note")
    page.fields.sections.setCurrentRow(4)
    heading = page.fields.section.heading["en"]
    heading.selectAll()
    qtbot.keyClicks(heading, "What comes next")
    qtbot.waitUntil(lambda: "What comes next" in page.preview.texts())
    assert "My note" in page.preview.texts()
    assert any("zero to ten" in text for text in page.preview.texts())
    qtbot.mouseClick(page.save_button, LEFT)
    qtbot.waitUntil(lambda: page.state.text() == "Saved.")
    (kept,) = stage.desk.templates.own()
    assert kept.title.en == "My note"
    assert kept.sections[4].heading.en == "What comes next"
    assert kept.sections[:4] == SHIPPED["soap"].sections[:4]
    assert not page.save_button.isEnabled()
    assert page.chosen.currentText() == "My note (your own)"


def test_a_new_one_is_made_section_by_section_with_the_keyboard(
    stage: Stage, page: TemplatesPage, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.new_button, LEFT)
    qtbot.mouseClick(page.fields.add_button, LEFT)
    section = page.fields.section
    assert section.heading["en"].hasSelectedText()
    qtbot.keyClicks(section.heading["en"], "Sleep")
    assert "Nothing could ever stand in this section." in page.problems.text()
    assert not page.save_button.isEnabled()
    qtbot.keyClicks(section.words["en"], "slept")
    qtbot.keyClick(section.words["en"], Qt.Key.Key_Return)
    qtbot.keyClicks(section.words["en"], "insomni*")
    qtbot.waitUntil(lambda: any("I slept badly" in text for text in page.preview.texts()))
    qtbot.mouseClick(page.fields.up_button, LEFT)
    assert [page.fields.sections.item(row).text() for row in range(2)] == ["Sleep", "Section"]
    qtbot.mouseClick(page.save_button, LEFT)
    qtbot.waitUntil(lambda: len(stage.desk.templates.own()) == 1)
    (kept,) = stage.desk.templates.own()
    assert kept.sections[0].words.en == ("slept", "insomni*")
    assert kept.sections[0].heading == Text("Sleep")


def test_judgement_can_only_be_the_professionals(page: TemplatesPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.new_button, LEFT)
    section = page.fields.section
    section.judgement.setFocus()
    qtbot.keyClick(section.judgement, Qt.Key.Key_Space)
    assert not section.said_by.isEnabled()
    assert section.section()["said_by"] == str(Side.PROFESSIONAL)
    assert page.problems.text() == ""


def test_markup_in_a_heading_is_refused_with_the_sections_name(page: TemplatesPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.new_button, LEFT)
    heading = page.fields.section.heading["en"]
    heading.selectAll()
    qtbot.keyClicks(heading, "<b>Risk</b>")
    assert page.problems.text().startswith("<b>Risk</b>: “heading_en” holds a character")
    assert not page.save_button.isEnabled()
    assert not page.export_button.isEnabled()


def test_what_was_typed_is_not_lost_by_leaving_or_by_a_slip(stage: Stage, page: TemplatesPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.new_button, LEFT)
    qtbot.keyClicks(page.fields.title["en"], "Half done")
    choose(page, "dap")
    assert stage.dialogs.questions == ["Throw away what you changed?"]
    assert page.fields.title["en"].text() == "Half done"
    qtbot.mouseClick(page.back_button, LEFT)
    assert stage.window.frame.page is stage.pages.settings
    qtbot.mouseClick(stage.pages.settings.templates.button, LEFT)
    assert page.fields.title["en"].text() == "Half done"
    stage.dialogs.agree = True
    qtbot.mouseClick(page.revert_button, LEFT)
    assert page.fields.title["en"].text() == "General minutes"


def own(stage: Stage, page: TemplatesPage, qtbot: QtBot) -> Template:
    kept = replace(SHIPPED["birp"], id="own-1", title=Text("Mine", "Meine"))
    stage.desk.templates.kept = {kept.id: kept}
    stage.pages.templates.load()
    qtbot.waitUntil(lambda: page.chosen.findData("own-1") >= 0)
    choose(page, "own-1")
    return kept


def test_one_is_deleted_only_after_a_question(stage: Stage, page: TemplatesPage, qtbot: QtBot) -> None:
    own(stage, page, qtbot)
    qtbot.mouseClick(page.delete_button, LEFT)
    assert stage.dialogs.questions == ["Delete “Mine”?"]
    stage.dialogs.agree = True
    qtbot.mouseClick(page.delete_button, LEFT)
    qtbot.waitUntil(lambda: page.chosen.findData("own-1") < 0)
    assert page.chosen.currentData() == "general"


def test_a_file_is_written_and_read_again_as_a_new_one(stage: Stage, page: TemplatesPage, qtbot: QtBot) -> None:
    kept = own(stage, page, qtbot)
    stage.dialogs.save_to = stage.folder / "mine.toml"
    qtbot.mouseClick(page.export_button, LEFT)
    qtbot.waitUntil((stage.folder / "mine.toml").exists)
    stage.dialogs.read_from = stage.folder / "mine.toml"
    qtbot.mouseClick(page.import_button, LEFT)
    qtbot.waitUntil(lambda: page.state.text() == "Not saved yet.")
    qtbot.mouseClick(page.save_button, LEFT)
    qtbot.waitUntil(lambda: len(stage.desk.templates.own()) == 2)
    assert replace(stage.desk.templates.own()[1], id=kept.id) == kept


def test_a_file_that_is_no_template_is_refused_line_by_line(stage: Stage, page: TemplatesPage, qtbot: QtBot) -> None:
    path: Path = stage.folder / "bad.toml"
    path.write_text(written(SHIPPED["soap"]).replace('heading_en = "Risk"', 'heading_en = "=cmd()"'), encoding="utf-8")
    stage.dialogs.read_from = path
    qtbot.mouseClick(page.import_button, LEFT)
    qtbot.waitUntil(lambda: page.problems.text().startswith("This file was not imported.\nLine "))
    assert page.fields.title["en"].text() == "General minutes"


def test_it_is_shown_with_a_meeting_of_the_users_own(stage: Stage, qtbot: QtBot) -> None:
    meeting = meeting_with_minutes(stage, qtbot)
    entries(stage)["Make your own…"].trigger()
    page = stage.pages.templates_page
    assert stage.window.frame.page is page
    assert page.preview.meeting.currentData() == meeting.id
    qtbot.waitUntil(lambda: any(item.text in page.preview.texts() for item in meeting.items))


def test_the_lock_leaves_nothing_of_a_template_or_a_meeting(stage: Stage, qtbot: QtBot) -> None:
    meeting_with_minutes(stage, qtbot)
    entries(stage)["Make your own…"].trigger()
    page = stage.pages.templates_page
    own(stage, page, qtbot)
    stage.window.gate.lock()
    qtbot.waitUntil(lambda: not stage.window.gate.is_open)
    assert page.chosen.findData("own-1") < 0
    assert page.preview.meeting.count() == 1
    assert page.fields.title["en"].text() == "General minutes"


def test_every_field_has_a_name_and_the_keyboard_gets_through(page: TemplatesPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.new_button, LEFT)
    unnamed = [
        type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and widget.objectName() != "qt_spinbox_lineedit"
    ]
    assert unnamed == []
    words = page.fields.section.words["en"]
    words.setFocus()
    qtbot.keyClick(words, Qt.Key.Key_Tab)
    assert not words.hasFocus()


@pytest.mark.parametrize("width", [700, 1160])
def test_german_has_its_own_titles_and_the_page_fits(new_stage, qtbot: QtBot, width: int) -> None:  # type: ignore[no-untyped-def] -- a factory
    stage: Stage = new_stage(language=UiLanguage.DE, width=width)
    stage.pages.template_control.show_editor()
    page = stage.pages.templates_page
    assert page.chosen.findText("Verlaufsnotiz") >= 0
    assert page.chosen.findText("Mandantengespräch") >= 0
    assert page.minimumSizeHint().width() <= width - 200
