"""The page of open tasks, handing them over, and pasted threads, for the table of views."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.events import SummaryItemMade
from sottovoce.vault.rows_matters import Matter
from sottovoce_models.types import Citation, ItemKind, SummaryItem

if TYPE_CHECKING:
    from tests.gui.views import Sample

# By the place of the meeting in the list: what is to be done, by whom and when.
_TASKS: Final = {
    UiLanguage.EN: {
        1: (
            ("Send the draft of the settlement, with both annexes and the list of costs", "Dr Hale", "by Monday"),
            ("Ask the court for the file", "Speaker 2", "by 30.11.2026"),
        ),
        2: (("Order the walking frame", "Ward sister", "today"), ("Call the daughter", None, "as soon as possible")),
        3: (
            ("Circulate the budget", "Treasurer", "by the end of the year"),
            ("Find a room for the summer party", None, None),
        ),
    },
    UiLanguage.DE: {
        1: (
            ("Entwurf des Vergleichs mit beiden Anlagen und der Kostenaufstellung schicken", "Dr. Hahn", "bis Montag"),
            ("Akteneinsicht beim Gericht beantragen", "Frau Ostermann", "bis 30.11.2026"),
        ),
        2: (("Rollator bestellen", "Stationsleitung", "heute noch"), ("Tochter anrufen", None, "baldmöglichst")),
        3: (
            ("Haushaltsplan verteilen", "Kassier", "bis Ende des Jahres"),
            ("Raum für das Sommerfest suchen", None, None),
        ),
    },
}


def show_tasks(sample: Sample) -> None:
    sample.until(lambda: bool(sample.window.rooms.library.meetings.all))
    _add_tasks(sample)
    sample.window.rooms.pages.side.tasks_button.click()
    sample.until(lambda: bool(sample.window.rooms.pages.tasks.page.tasks.shown))


def show_no_tasks(sample: Sample) -> None:
    page = sample.window.rooms.pages.tasks.page
    sample.window.rooms.sorting.show_tasks()
    sample.until(page.empty.isVisible)


def show_tasks_export(sample: Sample) -> QWidget | None:
    show_tasks(sample)
    sample.window.rooms.pages.tasks.page.export_button.click()
    sample.until(lambda: QApplication.activeModalWidget() is not None)
    return QApplication.activeModalWidget()


def _add_tasks(sample: Sample) -> None:
    """Tasks of several meetings, one of which belongs to a matter."""
    desk = sample.desk
    matter = desk.matters.save(Matter("", "Hale ./. Winter"))
    for place, tasks in _TASKS[sample.language].items():
        script = desk.scripts[place]
        text = script.draft.transcript
        assert text is not None
        turn = text.turns[place]
        cited = Citation(turn.id, turn.start_ms, turn.end_ms, turn.text)
        script.draft.items = [SummaryItem(ItemKind.ACTION, what, (cited,), who, when) for what, who, when in tasks]
        if place == 1:
            desk.rows[script.id] = replace(desk.rows[script.id], matter_id=matter.id)


_CHAT: Final = {
    UiLanguage.EN: """[11/13/26, 9:15:32 AM] Dr Hale: Who sends the draft of the settlement to the court?
[11/13/26, 9:21:10 AM] Ms Winter: I will send it by Monday. Please add both annexes.
[11/13/26, 9:22:47 AM] Ms Winter: image omitted
[11/16/26, 8:02:00 AM] Dr Hale: We agreed on three months of notice. I have added that to the draft.
""",
    UiLanguage.DE: """[13.11.26, 09:15:32] Dr. Hahn: Wer schickt den Entwurf des Vergleichs an das Gericht?
[13.11.26, 09:21:10] Frau Winter: Ich schicke ihn bis Montag. Bitte ergänzen Sie beide Anlagen.
[13.11.26, 09:22:47] Frau Winter: Bild weggelassen
[16.11.26, 08:02:00] Dr. Hahn: Wir haben drei Monate Kündigungsfrist vereinbart. Das steht jetzt im Entwurf.
""",
}


def show_paste(sample: Sample) -> QWidget | None:
    threads = sample.window.rooms.pages.threads
    sample.window.rooms.pages.start.paste_button.click()
    dialog = threads.dialog
    assert dialog is not None
    dialog.text.setPlainText(_CHAT[sample.language])
    sample.until(lambda: dialog.found is not None)
    return dialog


def show_thread(sample: Sample) -> None:
    """The meeting that a pasted thread becomes, with its minutes."""
    show_paste(sample)
    window, dialog = sample.window, sample.window.rooms.pages.threads.dialog
    assert dialog is not None
    dialog.action_button.click()
    sample.until(lambda: window.rooms.pages.threads.dialog is None and window.rooms.pages.meeting.isVisible())
    script = sample.desk.scripts[-1]
    turns = script.draft.transcript.turns if script.draft.transcript is not None else ()
    for turn, kind in ((turns[1], ItemKind.ACTION), (turns[2], ItemKind.DECISION)):
        cited = Citation(turn.id, turn.start_ms, turn.end_ms, turn.text)
        script.say(SummaryItemMade(SummaryItem(kind, turn.text, (cited,), None, None)))
    script.finish()
    sample.until(lambda: window.rooms.pages.meeting.minutes.lines.context.editable)
    window.activateWindow()  # the dialog had the focus
    sample.until(lambda: QApplication.focusWidget() is not None)
