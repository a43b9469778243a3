"""The page of open tasks and handing them over, for the table of views."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QWidget

from sottovoce.core.languages import UiLanguage
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
    sample.until(lambda: bool(sample.window.library.meetings.all))
    _add_tasks(sample)
    sample.window.pages.side.tasks_button.click()
    sample.until(lambda: bool(sample.window.pages.tasks.page.tasks.shown))


def show_no_tasks(sample: Sample) -> None:
    page = sample.window.pages.tasks.page
    sample.window.sorting.show_tasks()
    sample.until(page.empty.isVisible)


def show_tasks_export(sample: Sample) -> QWidget | None:
    show_tasks(sample)
    sample.window.pages.tasks.page.export_button.click()
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
