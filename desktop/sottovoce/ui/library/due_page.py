"""What is due to go by the terms of its matter: each line says what and why, and nothing goes without a click."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from sottovoce.services.retention import Due, DueKind
from sottovoce.ui.library.line_list import Line
from sottovoce.ui.library.list_wording import date_text
from sottovoce.ui.library.put_away_page import PutAwayPage
from sottovoce.ui.library.trash import Trash
from sottovoce.ui.parts import wording


class DuePage(PutAwayPage):
    """Shows what is due and does what is asked."""

    def __init__(self, trash: Trash, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trash, self._words = trash, _Reasons(self)
        self.sound_button = QPushButton(self.tr("Delete the sound…"))
        self.trash_button = QPushButton(self.tr("Move to the trash"))
        for button, does in ((self.sound_button, self._delete_sound), (self.trash_button, self._throw_away)):
            button.clicked.connect(does)
            self.buttons.addWidget(button)
        self.list.chosen_changed.connect(self._show_ready)
        trash.changed.connect(self._show)
        self.say(
            self.tr("Due to go"),
            self.tr("By the terms of their matters these are to be deleted. Nothing goes unless you say so here."),
            self.tr("Nothing is due. Terms are set for each matter in the settings."),
        )
        self._show()

    def _show(self) -> None:
        found, words = self._trash.due, self._words
        self.show_lines([due.row.id for due in found], lambda place: words.line(found[place]))

    def _show_ready(self) -> None:
        for button, kind in ((self.sound_button, DueKind.SOUND), (self.trash_button, DueKind.EVERYTHING)):
            ids = self._chosen(kind)
            button.setEnabled(bool(ids))
            button.setVisible(any(due.kind is kind for due in self._trash.due))

    def _chosen(self, kind: DueKind) -> list[str]:
        chosen = set(self.list.chosen_keys())
        return [due.row.id for due in self._trash.due if due.row.id in chosen and due.kind is kind]

    def _delete_sound(self) -> None:
        self._trash.ask_to_delete_sound(self._chosen(DueKind.SOUND))

    def _throw_away(self) -> None:
        self._trash.move(self._chosen(DueKind.EVERYTHING))


class _Reasons(QObject):
    """What is due, and why, in one line."""

    def line(self, due: Due) -> Line:
        matter, counted_from = due.matter, date_text(due.counted_from)
        if due.by_policy:
            why = self.tr("Sound: your organisation keeps it for %n day(s) after the approval", "", due.audio_days)
        elif due.kind is DueKind.SOUND:
            why = self.tr("Sound: due %n day(s) after the approval", "", due.audio_days)
        else:
            years = matter.keep_years if matter is not None else None
            why = self.tr("Everything: kept for %n year(s) after the end", "", years or 0)
        facts = wording.joined(self.tr("{why} on {day}").format(why=why, day=counted_from), self._since(due))
        name = matter.name if matter is not None else ""
        return Line(wording.joined(due.row.title or wording.untitled(), name), facts)

    def _since(self, due: Due) -> str:
        return self.tr("due since {day}").format(day=date_text(due.since))
