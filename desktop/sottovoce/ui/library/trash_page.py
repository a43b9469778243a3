"""The trash: what lies there, when it goes, and the two ways out of it."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QPushButton, QWidget

from sottovoce.services.trash import TERM_DAYS, days_left
from sottovoce.ui.library.line_list import Line
from sottovoce.ui.library.list_wording import goes_in_text
from sottovoce.ui.library.put_away_page import PutAwayPage
from sottovoce.ui.library.trash import Trash
from sottovoce.ui.parts import wording
from sottovoce.vault.rows_meetings import MeetingRow


class TrashPage(PutAwayPage):
    """Shows `trash` and does what is asked."""

    def __init__(self, trash: Trash, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trash = trash
        self.restore_button = QPushButton(self.tr("Restore"))
        self.destroy_button = QPushButton(self.tr("Delete now…"))
        self.destroy_button.setProperty("role", "danger")
        self.restore_button.clicked.connect(lambda: trash.restore(self.list.chosen_keys()))
        self.destroy_button.clicked.connect(self._ask_to_destroy)
        self.list.delete_pressed.connect(self._ask_to_destroy)
        self.list.chosen_changed.connect(self._show_ready)
        self.buttons.addWidget(self.restore_button)
        self.buttons.addWidget(self.destroy_button)
        trash.changed.connect(self._show)
        self.say(
            self.tr("Trash"),
            self.tr(
                "What lies here is in no list and no search. After %n day(s) its keys are destroyed.", "", TERM_DAYS
            ),
            self.tr("The trash is empty. A meeting that you delete waits here and can be restored."),
        )
        self._show()

    def _show(self) -> None:
        rows, now = self._trash.rows, datetime.now(UTC)
        self.show_lines([row.id for row in rows], lambda place: _line(rows[place], now))

    def _show_ready(self) -> None:
        chosen = bool(self.list.selectedIndexes())
        for button in (self.restore_button, self.destroy_button):
            button.setEnabled(chosen)
            button.setVisible(bool(self._trash.rows))

    def _ask_to_destroy(self) -> None:
        chosen = set(self.list.chosen_keys())
        self._trash.ask_to_destroy([row for row in self._trash.rows if row.id in chosen])


def _line(row: MeetingRow, now: datetime) -> Line:
    length = wording.length(row.duration_ms) if row.duration_ms else ""
    goes = goes_in_text(days_left(row.trashed_at, now)) if row.trashed_at else ""
    return Line(row.title or wording.untitled(), wording.joined(wording.day(row.created_at), length, goes))
