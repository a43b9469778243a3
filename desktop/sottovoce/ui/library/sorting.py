"""What is done with one meeting or many as a whole: into a matter, tags, the trash; counts are said in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from sottovoce.ui.library.library import Library
from sottovoce.ui.library.list_wording import meetings_text
from sottovoce.ui.library.matter_dialog import MatterOffer, MatterPick
from sottovoce.ui.library.shelf import tags_of
from sottovoce.ui.library.tags_dialog import TagOffer
from sottovoce.ui.parts.dialogs import Dialogs


class Sorting(QObject):
    """Asks and does it."""

    def __init__(self, library: Library, dialogs: Dialogs, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._dialogs = library, dialogs

    def ask_matter(self, recording_ids: Sequence[str]) -> None:
        """Asks which matter these meetings belong to."""
        ids, library = tuple(recording_ids), self._library

        def picked(pick: MatterPick) -> None:
            if pick.new_name:
                library.matters.make(pick.new_name, lambda matter: library.assign(ids, matter.id))
            else:
                library.assign(ids, pick.matter_id or None)

        of_each = {row.matter_id for each in ids if (row := library.meetings.row_of(each)) is not None}
        self._dialogs.matter(
            MatterOffer(
                self.tr("Matter of {meetings}").format(meetings=meetings_text(len(ids))),
                library.matters.all,
                ((self.tr("No matter"), ""),),
                (next(iter(of_each)) or "") if len(of_each) == 1 else "",
            ),
            picked,
        )

    def ask_tags(self, recording_ids: Sequence[str]) -> None:
        """Asks which tags these meetings have."""
        ids, library = tuple(recording_ids), self._library
        of_each = tuple(row.tags for each in ids if (row := library.meetings.row_of(each)) is not None)
        offer = TagOffer(tuple(tags_of(library.meetings.entries)), of_each)
        self._dialogs.tags(offer, lambda change: library.change_tags(ids, change))

    def fill(self, menu: QMenu, recording_ids: Sequence[str]) -> None:
        """Puts what sorts these meetings into a menu."""
        ids = tuple(recording_ids)
        menu.addAction(self.tr("Matter…")).triggered.connect(lambda: self.ask_matter(ids))
        menu.addAction(self.tr("Tags…")).triggered.connect(lambda: self.ask_tags(ids))

    def menu(self, recording_ids: Sequence[str], parent: QWidget) -> QMenu:
        """A menu for several meetings at once, gone when it is closed."""
        menu = QMenu(parent)
        menu.aboutToHide.connect(menu.deleteLater)
        self.fill(menu, recording_ids)
        menu.addSeparator()
        text = self.tr("Move %n meeting(s) to the trash", "", len(recording_ids))
        menu.addAction(text).triggered.connect(lambda: self._library.trash.move(recording_ids))
        return menu
