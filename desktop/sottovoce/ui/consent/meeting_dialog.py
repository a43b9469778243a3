"""Who agreed to what in one meeting: answers and times, receipts, the ledger's own words, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from sottovoce.core.consent import UNKNOWN, Basis, MeetingConsent, Purpose
from sottovoce.core.ledger import LedgerEvent
from sottovoce.services.consent.service import ReceiptKind
from sottovoce.ui.consent.elsewhere import ElsewhereForm
from sottovoce.ui.consent.history import history_lines
from sottovoce.ui.consent.person_answers import PersonAnswers
from sottovoce.ui.consent.person_dialog import FormParts, PersonDialog
from sottovoce.ui.parts.copied_places import warn_of_copies
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.paper import pdf_bytes
from sottovoce.ui.parts.scrolled import Scrolled
from sottovoce.ui.parts.working_dialog import WorkingDialog
from sottovoce.ui.window.consent_access import ConsentAccess
from sottovoce.vault.copy_watch import CopyWatch

Withdraw = Callable[[str, str, Purpose], None]
"""Meeting, participant and purpose of what is taken back."""


@dataclass(frozen=True, slots=True)
class ConsentParts:
    """What the dialog works with; `withdraw`: takes an answer back, after it has told what that does."""

    consents: ConsentAccess
    form: FormParts
    withdraw: Withdraw


class ConsentDialog(WorkingDialog):
    """Signals: stored() what is known of the meeting has changed."""

    stored = Signal()

    def __init__(self, recording_id: str, title: str, parts: ConsentParts, parent: QWidget) -> None:
        heading = QCoreApplication.translate("ConsentDialog", "Consent")
        save = QCoreApplication.translate("ConsentDialog", "Save")
        super().__init__(heading, save, parts.form.line, parts.form.language, parent)
        self._id, self._parts = recording_id, parts
        self._kept: MeetingConsent = UNKNOWN
        self.cancel_button.setText(self.tr("Close"))
        self.meeting = PlainLabel(title, "meta", wrap=True)
        self.basis = PlainLabel(wrap=True)
        self.elsewhere = ElsewhereForm(parts.form.now)
        self.elsewhere.changed.connect(self.refresh)
        self.elsewhere.details_pressed.connect(self._show_details)
        self.people: dict[str, PersonAnswers] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.history = QListWidget()
        self.history.setAccessibleName(self.tr("History"))
        self.history.setWordWrap(True)
        self.history.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._history_label = PlainLabel(self.tr("History"), "heading")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.basis)
        column.addWidget(self.elsewhere)
        column.addLayout(self._rows)
        column.addWidget(self._history_label)
        column.addWidget(self.history)
        column.addStretch(1)
        self.content.addWidget(self.meeting)
        self.content.addWidget(Scrolled(body, on_ground=True), 1)
        for part in (self.elsewhere, self._history_label, self.history):
            part.hide()
        self.action_button.hide()
        self.fit(96, 40)
        self.refresh()
        self.line.run(self._read, self._show, self.show_failure)

    def act(self) -> None:
        """Keeps what was said of a file that was brought in."""
        consent = self.elsewhere.consent()

        def does(_watch: CopyWatch) -> object:
            self._parts.consents.answer(self._id, consent)
            return self._read()

        def done(found: object) -> None:
            self._show(found)
            self.stored.emit()

        self.work(does, done)

    def ready(self) -> bool:
        return self.elsewhere.isVisibleTo(self) and self.elsewhere.consent() != self._kept

    def wipe(self) -> None:
        self.history.clear()
        self.elsewhere.show_consent(UNKNOWN)
        self.basis.setText("")
        self._clear_rows()

    def _read(self) -> tuple[MeetingConsent, tuple[LedgerEvent, ...]]:
        return self._parts.consents.of(self._id), tuple(self._parts.consents.events(self._id))

    def _show(self, found: object) -> None:
        consent, events = cast("tuple[MeetingConsent, tuple[LedgerEvent, ...]]", found)
        self._kept = consent
        asked = consent.basis is Basis.ASKED
        self.basis.setText(self._basis_text(consent))
        self.basis.setVisible(asked)
        self.elsewhere.setVisible(not asked)
        self.action_button.setVisible(not asked)
        if not asked:
            self.elsewhere.show_consent(consent)
            self.elsewhere.how.setFocus()
        self._clear_rows()
        for person in consent.participants:
            row = PersonAnswers(person, self._parts.form.language, asked=asked)
            row.receipt_pressed.connect(self._ask_receipt)
            row.withdraw_pressed.connect(self._withdraw)
            row.receipt_button.setVisible(bool(person.answers))
            self.people[person.id] = row
            self._rows.addWidget(row)
            row.show()  # a layout shows what is new in it when it is next at work; it is to have the focus now
        if asked:
            first = next(iter(self.people.values()), None)
            (first.receipt_button if first is not None else self.cancel_button).setFocus()
        lines = history_lines(events, consent, self._parts.form.language)
        self.history.clear()
        self.history.addItems(lines)
        self._history_label.setVisible(bool(lines))
        self.history.setVisible(bool(lines))
        self.history.setMinimumHeight(self.fontMetrics().lineSpacing() * min(9, 2 * len(lines) + 1))
        self.refresh()

    def _basis_text(self, consent: MeetingConsent) -> str:
        told = consent.notice
        if told is None:
            return self.tr("Everyone was asked before it was recorded.")
        text = self.tr("Everyone was asked before it was recorded, by the notice in version {version} ({language}).")
        return text.format(version=told.version, language=told.language)

    def _clear_rows(self) -> None:
        for row in self.people.values():
            row.hide()
            row.deleteLater()
        self.people = {}

    def _show_details(self, participant_id: str) -> None:
        person = self.elsewhere.person(participant_id)
        if person is None:
            return
        dialog = PersonDialog(person, self._kept, self._parts.form, self)
        dialog.accepted.connect(lambda: self.elsewhere.put(dialog.form.person()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _withdraw(self, participant_id: str, purpose: Purpose) -> None:
        self.reject()
        self._parts.withdraw(self._id, participant_id, purpose)

    def _ask_receipt(self, participant_id: str, kind: ReceiptKind) -> None:
        name = self.tr("Consent receipt")
        self._parts.form.dialogs.file_to_save(name, str(kind), partial(self._check_place, participant_id, kind))

    def _check_place(self, participant_id: str, kind: ReceiptKind, path: Path) -> None:
        def does(_watch: CopyWatch) -> None:
            language = self._parts.form.language
            self._parts.consents.write_receipt(self._id, participant_id, path, kind, language, pdf_bytes)

        then = partial(self.work, does, lambda _: None)
        warn_of_copies(self.line, self._parts.form.dialogs, path, then, self.show_failure)
