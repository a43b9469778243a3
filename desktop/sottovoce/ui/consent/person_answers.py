"""What one person said to a meeting that is over: to read, to hand out as a receipt, to withdraw."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from sottovoce.core.consent import START_PURPOSES, Answer, Participant, Purpose
from sottovoce.core.document_texts import day_text
from sottovoce.core.languages import UiLanguage
from sottovoce.services.consent.service import ReceiptKind
from sottovoce.ui.consent import consent_wording as words
from sottovoce.ui.parts.labels import ElidedLabel, PlainLabel, button_text


class PersonAnswers(QFrame):
    """Signals: receipt_pressed(participant id, ReceiptKind); withdraw_pressed(participant id, Purpose)."""

    receipt_pressed = Signal(str, object)
    withdraw_pressed = Signal(str, object)

    def __init__(
        self, person: Participant, language: UiLanguage, *, asked: bool, parent: QWidget | None = None
    ) -> None:
        """`asked`: here, before it was recorded; else what was agreed to elsewhere may be withdrawn here, too."""
        super().__init__(parent)
        self.setObjectName("row")
        name = person.name or words.role_name(person.role)
        self.receipt_button = QPushButton(self.tr("Receipt…"))
        self.receipt_button.setAccessibleName(self.tr("Receipt for {name}").format(name=name))
        receipts = QMenu(self.receipt_button)
        for kind, text in (
            (ReceiptKind.PDF, self.tr("PDF, to read and print")),
            (ReceiptKind.JSON, self.tr("JSON, for programs")),
        ):
            receipts.addAction(text).triggered.connect(partial(self._receipt, person.id, kind))
        self.receipt_button.setMenu(receipts)
        self.withdraw_button = QPushButton(self.tr("Withdraw…"))
        self.withdraw_button.setAccessibleName(self.tr("Withdraw what {name} agreed to").format(name=name))
        agreed = [each for each in Purpose if _may_withdraw(person, each, asked=asked)]
        choices = QMenu(self.withdraw_button)
        for purpose in agreed:
            choices.addAction(button_text(words.purpose_name(purpose))).triggered.connect(
                partial(self._withdraw, person.id, purpose)
            )
        self.withdraw_button.setMenu(choices)
        self.lines = [PlainLabel(text, "meta", wrap=True) for text in _lines(person, language)]
        for button in (self.receipt_button, self.withdraw_button):
            button.setAutoDefault(False)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(ElidedLabel(name, "strong"))
        texts.addWidget(ElidedLabel(words.about(person), "meta"))
        for line in self.lines:
            texts.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.addLayout(texts, 1)
        row.addWidget(self.receipt_button)
        row.addWidget(self.withdraw_button)
        self.withdraw_button.setVisible(bool(agreed))  # only now, or it were a window of its own

    def _receipt(self, participant_id: str, kind: ReceiptKind) -> None:
        self.receipt_pressed.emit(participant_id, kind)

    def _withdraw(self, participant_id: str, purpose: Purpose) -> None:
        self.withdraw_pressed.emit(participant_id, purpose)


def _may_withdraw(person: Participant, purpose: Purpose, *, asked: bool) -> bool:
    answer = person.given(purpose).answer
    return answer is Answer.YES or (not asked and purpose in START_PURPOSES and answer is Answer.OPEN)


def _lines(person: Participant, language: UiLanguage) -> list[str]:
    found = []
    for purpose in Purpose:
        given = person.answers.get(purpose)
        if given is not None and given.answer is not Answer.OPEN:
            when = day_text(given.at, language, with_time=True) if given.at else ""
            said = f"{words.purpose_name(purpose)}: {words.answer_text(given.answer)}"
            found.append(" · ".join(each for each in (said, words.method_text(given.method), when) if each))
    return found
