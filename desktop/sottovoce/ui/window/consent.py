"""Consent in the window: the people who are likely there, the dialogs about them, and what a meeting knows of it.

Thread: UI; the vault and files are asked off it.
"""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from sottovoce.core.consent import MeetingConsent, Participant, Purpose
from sottovoce.services.consent.asking import new_person
from sottovoce.services.handouts import local_now
from sottovoce.ui.consent.meeting_dialog import ConsentDialog, ConsentParts, Withdraw
from sottovoce.ui.consent.names_dialog import NamesDialog
from sottovoce.ui.consent.notice_dialog import NoticeDialog
from sottovoce.ui.consent.person_dialog import FormParts, PersonDialog
from sottovoce.ui.consent.restricted_dialog import RestrictedDialog
from sottovoce.ui.consent.standing_dialog import StandingDialog
from sottovoce.ui.consent.withdraw_dialog import WithdrawDialog
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.window.pages import WindowPages
from sottovoce.ui.window.parts import WindowParts
from sottovoce.ui.window.room_sign import RoomSign
from sottovoce.ui.window.withdrawal import WindowWithdrawal
from sottovoce.vault.rows_matters import Matter


class ConsentControl(QObject):
    """`withdraw`: what takes an answer back.

    Signals: failed(WorkFailed) something could not be read or kept.
    """

    failed = Signal(object)

    def __init__(self, parts: WindowParts, pages: WindowPages, dialogs: PlainDialogs, window: QWidget) -> None:
        super().__init__(window)
        page = pages.record
        self._parts, self._pages, self._page, self._window = parts, pages, page, window
        self._line, self._look = BackgroundLine(self), BackgroundLine(self)
        for line in (self._line, self._look):
            line.failed.connect(self.failed)
        self.form = FormParts(dialogs, self._line, parts.language, local_now)
        self.withdraw: Withdraw = self._ask_to_withdraw
        self.dialog: QDialog | None = None
        """The one that is open, if any."""
        self.sign = RoomSign(pages.recording_bar, window)
        pages.meeting.consent_requested.connect(self.show_meeting)
        pages.matters.standing_pressed.connect(self.show_standing)
        pages.matters.restricted_pressed.connect(self.show_restricted)
        page.matter_changed.connect(self.suggest)
        panel = page.consent
        panel.details_pressed.connect(self._show_person)
        panel.several_pressed.connect(self._ask_names)
        panel.notice_pressed.connect(self.show_notice)

    @property
    def idle(self) -> bool:
        """Whether nothing is being read."""
        return self._look.idle and self._line.idle

    def suggest(self) -> None:
        """Puts the people of the chosen matter on the page before a recording, with every answer open."""
        self._look.forget()
        if self._page.isVisible():
            consents, matter_id = self._parts.desk.consents, self._page.choices.matter_id
            self._look.run(partial(consents.suggested, matter_id), self._on_suggested)

    def show_notice(self) -> None:
        """What people are told, to read aloud, print or save."""
        panel, form = self._page.consent, self.form
        chosen = str(panel.language.currentData())
        dialog = NoticeDialog(panel.told_in, chosen, form.dialogs, self._line, form.language, self._window)
        dialog.language_chosen.connect(lambda tag: panel.language.setCurrentIndex(max(0, panel.language.findData(tag))))
        self._open(dialog)

    def show_meeting(self, meeting: Meeting) -> None:
        """Who agreed to what in a meeting."""
        parts = ConsentParts(self._parts.desk.consents, self.form, self.withdraw)
        self._open(ConsentDialog(meeting.id, meeting.title, parts, self._window))

    def show_standing(self, matter: Matter) -> None:
        """The written consents of a matter."""
        dialog = StandingDialog(matter.id, matter.name, self._parts.desk.consents, self.form, self._window)
        dialog.changed.connect(self.suggest)
        self._open(dialog)

    def show_restricted(self) -> None:
        """The notes that must be kept although a consent was withdrawn."""
        form, desk = self.form, self._parts.desk
        self._open(RestrictedDialog(lambda: desk.restricted, form.dialogs, self._line, form.language, self._window))

    def forget(self) -> None:
        """The vault is shut: nobody's name stays here."""
        self._look.forget()
        self._page.consent.begin(MeetingConsent())

    def wait(self, seconds: float) -> None:
        """Waits for what is under way, when the window closes."""
        for line in (self._line, self._look):
            line.wait(seconds)

    def _on_suggested(self, result: object) -> None:
        focus = QApplication.focusWidget()
        panel = self._page.consent
        untouched = focus in {None, panel.new_name, panel.everyone_button} and not panel.new_name.text()
        panel.suggest(cast("MeetingConsent", result))
        if untouched and self._page.isVisible():
            self._page.focus_first()

    def _ask_to_withdraw(self, recording_id: str, participant_id: str, purpose: Purpose) -> None:
        self._pages.store_edits()
        row = self._pages.library.meetings.row_of(recording_id)
        title = row.title if row is not None else ""
        of = WindowWithdrawal(self._parts.desk, self._pages, recording_id, participant_id, purpose)
        self._open(WithdrawDialog(of, purpose, title, self._line, self.form.language, self._window))

    def _show_person(self, participant_id: str) -> None:
        panel = self._page.consent
        person = panel.consent.participant(participant_id)
        dialog = PersonDialog(person or new_person(""), panel.consent, self.form, self._window)
        dialog.accepted.connect(lambda: self._put(dialog.form.person()))
        self._open(dialog)

    def _put(self, person: Participant) -> None:
        self._page.consent.put(person)

    def _ask_names(self) -> None:
        dialog = NamesDialog(self._window)
        dialog.accepted.connect(lambda: self._page.consent.add_names(dialog.names, on_line=dialog.on_line.isChecked()))
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _: self._on_finished(dialog))
        dialog.open()

    def _on_finished(self, dialog: QDialog) -> None:
        self.dialog = None
        self._line.run(_nothing, lambda _: dialog.deleteLater())  # what it was reading or writing may need a moment


def _nothing() -> None:
    """Waits its turn."""
