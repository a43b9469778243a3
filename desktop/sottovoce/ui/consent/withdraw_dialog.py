"""Taking a consent back: what that does is shown first; then it is done, and what was not done is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QListWidget, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from sottovoce.core.consent import Purpose
from sottovoce.core.handout_texts import handout_row
from sottovoce.core.languages import UiLanguage
from sottovoce.services.withdrawal.plan import Reach
from sottovoce.services.withdrawal.service import Preview, Progress, Withdrawn
from sottovoce.ui.consent import consent_wording, withdraw_wording
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.labels import PlainLabel, button_text
from sottovoce.ui.parts.scrolled import Scrolled
from sottovoce.ui.parts.working_dialog import WorkingDialog
from sottovoce_models.errors import Cancelled, SottovoceError


@dataclass(frozen=True, slots=True)
class NotDone:
    """It ended with this error; `begun`: the answer is withdrawn, and what is left is done at the next opening."""

    error: SottovoceError
    begun: bool


Outcome = Withdrawn | NotDone
_ROWS: Final = 4
_PADDING_PX: Final = 8


class Withdrawing(Protocol):
    """What the dialog asks for: `look` blocks and may take seconds; `carry_out` goes on if the dialog is closed."""

    def look(self, *, everything: bool) -> Preview: ...
    def carry_out(self, told: Preview, on_progress: Progress, then: Callable[[Outcome], None]) -> None: ...


class WithdrawDialog(WorkingDialog):
    """`withdrawing` is of one meeting, person and purpose."""

    def __init__(
        self,
        withdrawing: Withdrawing,
        purpose: Purpose,
        title: str,
        line: BackgroundLine,
        language: UiLanguage,
        parent: QWidget,
    ) -> None:
        heading = QCoreApplication.translate("WithdrawDialog", "Withdraw a consent")
        action = QCoreApplication.translate("WithdrawDialog", "Withdraw and delete")
        super().__init__(heading, action, line, language, parent)
        self._withdrawing, self._purpose, self._title, self._language = withdrawing, purpose, title, language
        self.told: Preview | None = None
        self._said: list[PlainLabel] = []
        self._body: QWidget | None = None
        self.done_with = False
        self.make_careful("danger")
        self.about = PlainLabel(wrap=True)
        self.looking = PlainLabel(self.tr("Looking at what this touches…"), "meta")
        self.only, self.all = QRadioButton(), QRadioButton(self.tr("Delete all of the meeting"))
        self._reaches = QButtonGroup(self)
        for button in (self.only, self.all):
            self._reaches.addButton(button)
        self._reaches.buttonClicked.connect(self._on_reach)
        self._cannot = PlainLabel(role="doubt", wrap=True)
        self._texts = QVBoxLayout()
        self._texts.setSpacing(6)
        self._handed_label = PlainLabel(self.tr("Files of this meeting that were handed over"), "strong", wrap=True)
        self.handed = QListWidget()
        self.handed.setAccessibleName(self.tr("Files that were handed over"))
        self.handed.setWordWrap(True)
        self.handed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        for part in (self.looking, self.only, self.all, self._cannot):
            column.addWidget(part)
        column.addLayout(self._texts)
        column.addWidget(self._handed_label)
        column.addWidget(self.handed)
        column.addStretch(1)
        self.content.addWidget(self.about)
        self.content.addWidget(Scrolled(body, on_ground=True), 1)
        for hidden in (self.about, self.only, self.all, self._cannot, self._handed_label, self.handed):
            hidden.hide()
        self.fit(96, 46)
        self.refresh()
        self.cancel_button.setFocus()
        self._look(everything=False)

    @property
    def said(self) -> list[str]:
        """The sentences that are shown."""
        return [label.text() for label in self._said]

    def act(self) -> None:
        """Does what is shown."""
        told = self.told
        if told is None or not told.possible or self.done_with:
            return
        self.banner.hide()
        self._set_working(True)
        for button in (self.only, self.all):
            button.setEnabled(False)
        self.cancel_button.setText(self.tr("Close"))
        watch = self.progress.begin()
        self.progress.cancel_button.hide()
        said = [0]

        def on_progress(done: int, of: int) -> None:
            with suppress(Cancelled):  # it is not given up because its dialog was closed
                if not said[0]:
                    watch.begin(of)
                watch.copied(done - said[0])
            said[0] = done

        self._withdrawing.carry_out(told, on_progress, self.show_outcome)

    def ready(self) -> bool:
        return self.told is not None and self.told.possible and not self.done_with

    def wipe(self) -> None:
        self.told = None
        self.about.setText("")
        self.handed.clear()
        self._say([])

    def show_outcome(self, outcome: Outcome) -> None:
        """What was done, or why it was not."""
        if self.told is None:
            return  # it was closed
        self._set_working(False)
        if isinstance(outcome, NotDone):
            self.show_error(outcome.error)
            if not outcome.begun:
                for button in (self.only, self.all):
                    button.setEnabled(True)
                self.refresh()
                return
            lines = [
                self.tr(
                    "The consent is withdrawn and deleting has begun, but it is not finished. It is finished when the "
                    "vault is opened the next time; nothing needs to be done again."
                )
            ]
        else:
            lines = withdraw_wording.done_text(outcome, self.told.name)
        self.done_with = True
        for part in (self.only, self.all, self._cannot, self._handed_label, self.handed):
            part.hide()
        self._say([("", lines)])
        self.action_button.hide()
        self.cancel_button.setText(self.tr("Close"))
        self.cancel_button.setFocus()
        self.refresh()

    def _look(self, *, everything: bool) -> None:
        self.told = None
        self._say([])
        for part in (self._handed_label, self.handed):
            part.hide()
        self.looking.show()
        self.refresh()
        self.line.run(
            partial(self._withdrawing.look, everything=everything),
            lambda found: self._show(cast("Preview", found), everything=everything),
            self._on_unseen,
        )

    def _on_unseen(self, event: object) -> None:
        self.looking.hide()
        self.show_failure(event)  # type: ignore[arg-type] # a WorkFailed

    def _on_reach(self) -> None:
        self._look(everything=self.all.isChecked())

    def _show(self, told: Preview, *, everything: bool) -> None:
        self.told = told
        name, language = consent_wording.shortened(told.name), self._language
        self.looking.hide()
        self.about.setText(f"{name} · {consent_wording.purpose_name(self._purpose)} · {self._title}")
        self.about.show()
        if told.plan.reach is Reach.PERSON:
            self.only.setText(button_text(self.tr("Only the part of {name}").format(name=name)))
            self.only.setEnabled(told.possible)
            self.only.setChecked(told.possible)
        choice = everything or told.plan.reach is Reach.PERSON
        for button in (self.only, self.all):
            button.setVisible(choice)
        self.all.setChecked(everything)
        self._cannot.setText(withdraw_wording.cannot(told))
        self._cannot.setVisible(not told.possible)
        if told.possible:
            parts = [
                (self.tr("This is deleted and cannot be brought back"), withdraw_wording.goes(told)),
                (self.tr("This stays"), withdraw_wording.stays(told)),
                (self.tr("From now on"), withdraw_wording.not_any_more(told)),
                (self.tr("This cannot be called back"), withdraw_wording.unreached(told)),
            ]
            if told.plan.duty is not None:
                parts[1][1].insert(0, withdraw_wording.kept_note(told.plan.duty, language))
            self._say([part for part in parts if part[1]])
        self.handed.clear()
        self.handed.addItems([_line(handout_row(each, language)) for each in told.handouts])
        for part in (self._handed_label, self.handed):
            part.setVisible(bool(told.handouts) and told.possible)
        rows = sum(self.handed.sizeHintForRow(row) for row in range(min(_ROWS, self.handed.count())))
        self.handed.setFixedHeight(rows + 2 * self.handed.frameWidth() + _PADDING_PX)
        self.refresh()

    def _say(self, parts: Sequence[tuple[str, Sequence[str]]]) -> None:
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._said, self._body = [], QWidget()
        rows = QVBoxLayout(self._body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for heading, lines in parts:
            if heading:
                rows.addSpacing(8)
                self._said.append(PlainLabel(heading, "strong", wrap=True))
                rows.addWidget(self._said[-1])
            for text in lines:
                self._said.append(PlainLabel(text, wrap=True))
                self._said[-1].setMaximumWidth(16_777_215)  # as wide as the dialog
                if heading:
                    rows.addLayout(_point(self._said[-1]))
                else:
                    rows.addWidget(self._said[-1])
        self._texts.addWidget(self._body)
        self._body.show()


def _point(label: PlainLabel) -> QHBoxLayout:
    """A line of a list; the dot is no word to read out."""
    dot = PlainLabel("•")
    dot.setAccessibleName(" ")
    dot.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return row


def _line(row: Sequence[str]) -> str:
    when, what, kind, _meeting, recipient, remarks = row
    return " · ".join(each for each in (when, what, kind, recipient, remarks) if each)
