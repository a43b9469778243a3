"""What can be done with a meeting as a whole, as one menu for the list and for the meeting's page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from sottovoce.services.process import ProcessOptions
from sottovoce.ui.library.library import Library
from sottovoce.ui.library.rerun_dialog import Rerun, RerunOffer
from sottovoce.ui.library.sorting import Sorting
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.settings.template_store import Templates
from sottovoce.ui.settings.vocabularies import Vocabularies
from sottovoce_models.catalogue.entries import ModelEntry


@dataclass(frozen=True, slots=True)
class MenuParts:
    """What the menu acts on and asks: `options` are those chosen for new meetings; `minutes`: they may be made;
    `write`: opens a meeting for writing about it, None where that is switched off.
    """

    library: Library
    dialogs: Dialogs
    models: Callable[[], Sequence[ModelEntry]]
    options: Callable[[], ProcessOptions]
    vocabularies: Vocabularies
    templates: Templates
    sorting: Sorting
    minutes: bool = True
    write: Callable[[Meeting], None] | None = None


def fill_menu(menu: QMenu, meeting: Meeting, parts: MenuParts) -> None:
    """Fills the menu with what can be done with this meeting now."""
    menu.clear()
    library = parts.library
    if meeting.waits_for_night:
        menu.addAction(QCoreApplication.translate("meeting_menu", "Start now")).triggered.connect(
            lambda: library.start_now(meeting)
        )
        menu.addSeparator()
    menu.addAction(QCoreApplication.translate("meeting_menu", "Rename…")).triggered.connect(
        lambda: library.rename(meeting)
    )
    write = menu.addAction(QCoreApplication.translate("meeting_menu", "Write…"))
    write.setEnabled(parts.write is not None and (meeting.can_export or not meeting.loaded))
    write.triggered.connect(lambda: parts.write(meeting) if parts.write is not None else None)
    again = menu.addAction(QCoreApplication.translate("meeting_menu", "Make again…"))
    may = parts.minutes or bool(meeting.row.tracks)  # of a text nothing but the minutes can be made again
    again.setEnabled(may and meeting.settled and meeting.state is not State.WAITING)
    again.triggered.connect(lambda: _ask_rerun(meeting, parts))
    if meeting.original:
        menu.addAction(QCoreApplication.translate("meeting_menu", "Save the imported file…")).triggered.connect(
            lambda: library.export_original(meeting)
        )
    parts.sorting.fill(menu, [meeting.id])
    menu.addSeparator()
    sound = menu.addAction(QCoreApplication.translate("meeting_menu", "Delete the sound…"))
    sound.setEnabled(meeting.settled and meeting.can_play and meeting.transcript is not None)
    sound.triggered.connect(lambda: library.trash.ask_to_delete_sound([meeting.id]))
    delete = menu.addAction(QCoreApplication.translate("meeting_menu", "Move to the trash"))
    delete.setEnabled(meeting.settled)
    delete.triggered.connect(lambda: library.trash.move([meeting.id]))


def meeting_menu(meeting: Meeting, parts: MenuParts, parent: QWidget) -> QMenu:
    """A menu of its own, gone when it is closed."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    fill_menu(menu, meeting, parts)
    return menu


def _ask_rerun(meeting: Meeting, parts: MenuParts) -> None:
    def chosen(rerun: Rerun) -> None:
        parts.library.make_anew(meeting, rerun.stage, rerun.options, night=rerun.night)

    options = parts.options().with_template(meeting.draft.template)
    has_sound, known = bool(meeting.row.tracks), parts.templates.all
    offer = RerunOffer(meeting.title, has_sound, parts.models(), options, parts.vocabularies, known, parts.minutes)
    parts.dialogs.rerun(offer, chosen)
