"""What withdrawals left: notes that must be kept, opened one by one and on purpose, and records of what is gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QPushButton, QWidget

from sottovoce.core.document_texts import day_text
from sottovoce.core.languages import UiLanguage
from sottovoce.services.withdrawal.restricting import Restricted
from sottovoce.ui.consent import withdraw_wording
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.parts.working_dialog import WorkingDialog
from sottovoce.ui.window.consent_access import RestrictedAccess
from sottovoce.vault.rows_restricted import RestrictedNote
from sottovoce.vault.rows_withdrawals import DeletionRecord

_Left = tuple[tuple[Restricted, ...], tuple[DeletionRecord, ...]]


class RestrictedDialog(WorkingDialog):
    """`notes` is asked off the UI thread."""

    def __init__(
        self,
        notes: Callable[[], RestrictedAccess],
        dialogs: PlainDialogs,
        line: BackgroundLine,
        language: UiLanguage,
        parent: QWidget,
    ) -> None:
        title = QCoreApplication.translate("RestrictedDialog", "Withdrawals")
        action = QCoreApplication.translate("RestrictedDialog", "Open the note…")
        super().__init__(title, action, line, language, parent)
        self._notes, self._dialogs, self._language = notes, dialogs, language
        self.kept: tuple[Restricted, ...] = ()
        self.cancel_button.setText(self.tr("Close"))
        self.make_careful("")
        self.about = PlainLabel(
            self.tr(
                "Somebody withdrew a consent, but these approved notes must be kept. They are in no list, no search "
                "and no export, and cannot be changed. Open one only if you must, for example to show the file to "
                "somebody who may ask for it."
            ),
            "meta",
            wrap=True,
        )
        self.empty = PlainLabel(self.tr("No note has to be kept."), "meta")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Notes that must be kept"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(self.act)
        self.note = QPlainTextEdit()
        self.note.setReadOnly(True)
        self.note.setTabChangesFocus(True)
        self.note.setAccessibleName(self.tr("The note"))
        self.delete_button = QPushButton(self.tr("Delete the note…"))
        self.delete_button.setProperty("role", "danger")
        self.delete_button.setAutoDefault(False)
        self.delete_button.clicked.connect(self._ask_to_delete)
        self.records = QListWidget()
        self.records.setAccessibleName(self.tr("What was deleted"))
        self.records.setWordWrap(True)
        self.records.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._gone = [
            PlainLabel(self.tr("What was deleted"), "strong"),
            PlainLabel(self.tr("A record of each withdrawal: no name, no word, no meeting."), "meta", wrap=True),
        ]
        self.content.addWidget(PlainLabel(self.tr("Notes that must be kept"), "strong"))
        for part in (self.about, self.empty):
            self.content.addWidget(part)
        self.content.addWidget(self.list, 2)
        self.content.addWidget(self.note, 3)
        self.content.addWidget(self.delete_button, 0, Qt.AlignmentFlag.AlignLeft)
        for label in self._gone:
            self.content.addWidget(label)
        self.content.addWidget(self.records, 2)
        for hidden in (self.empty, self.list, self.note, self.delete_button, self.records, *self._gone):
            hidden.hide()
        self.fit(92, 38)
        self.refresh()
        self.cancel_button.setFocus()
        self.line.run(self._read, self._show, self.show_failure)

    def act(self) -> None:
        """Asks once more, then shows the note that is chosen."""
        chosen = self.chosen
        if chosen is None or self.working:
            return
        self._dialogs.confirm(
            self.tr("Open this restricted note?"),
            self.tr("It is kept only because it must be: {why}.").format(why=self._why(chosen)),
            self.tr("Open"),
            lambda: self.work(lambda _watch: self._notes().open(chosen.id), self._show_note),
        )

    def ready(self) -> bool:
        return self.chosen is not None

    def wipe(self) -> None:
        self.kept = ()
        for part in (self.list, self.records, self.note):
            part.clear()

    @property
    def chosen(self) -> Restricted | None:
        """The one that is chosen."""
        row = self.list.currentRow()
        return self.kept[row] if 0 <= row < len(self.kept) else None

    def _read(self) -> _Left:
        notes = self._notes()
        return tuple(notes.all()), tuple(notes.records())

    def _show(self, found: object) -> None:
        self.kept, records = cast("_Left", found)
        self._hide_note()
        self.records.clear()
        self.records.addItems([withdraw_wording.record_text(each, self._language) for each in records])
        for part in (self.records, *self._gone):
            part.setVisible(bool(records))
        self.list.clear()
        self.list.addItems([self._line_of(each) for each in self.kept])
        self.list.setVisible(bool(self.kept))
        self.empty.setVisible(not self.kept)
        self.action_button.setVisible(bool(self.kept))
        if self.kept:
            self.list.setCurrentRow(0)
        (self.list if self.kept else self.cancel_button).setFocus()
        self.refresh()

    def _on_chosen(self) -> None:
        self._hide_note()
        chosen = self.chosen
        self.delete_button.setVisible(chosen is not None and chosen.duty is None)
        self.refresh()

    def _show_note(self, found: object) -> None:
        note = cast("RestrictedNote", found)
        about = self.tr("Approved by {name} on {day}").format(
            name=note.approved_by, day=day_text(note.approved_at, self._language)
        )
        head = [note.title, day_text(note.held_at, self._language), about, ""]
        lines = [
            " · ".join(part for part in (item.text, item.owner or "", item.due or "") if part)
            for item in note.summary.items
        ]
        self.note.setPlainText("\n".join([*head, *lines]))
        self.note.show()
        self.note.setFocus()

    def _hide_note(self) -> None:
        self.note.clear()
        self.note.hide()

    def _ask_to_delete(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return

        def deleted() -> _Left:
            self._notes().delete(chosen.id)
            return self._read()

        self._dialogs.confirm(
            self.tr("Delete this note?"),
            self.tr("Nothing keeps it any more. It cannot be brought back."),
            self.tr("Delete"),
            lambda: self.work(lambda _watch: deleted(), self._show),
        )

    def _line_of(self, each: Restricted) -> str:
        matter = each.matter or self.tr("No matter")
        since = self.tr("restricted on {day}").format(day=day_text(each.restricted_at, self._language))
        return f"{matter} · {since} · {self._why(each)}"

    def _why(self, each: Restricted) -> str:
        if each.duty is None:
            return self.tr("the duty to keep it has ended: it can be deleted")
        return withdraw_wording.duty_text(each.duty, self._language)
