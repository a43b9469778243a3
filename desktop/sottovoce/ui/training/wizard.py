"""From the tick to the sample, step by step; nothing is written before the phrase is typed on the last one.

Thread: UI; what asks the vault or the engine runs off it. Whatever was prepared is forgotten with the dialog.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from sottovoce.core.consent import MeetingConsent, Notice
from sottovoce.core.error_texts import error_text
from sottovoce.core.languages import UiLanguage
from sottovoce.core.training_notice import is_todays, training_notice
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.consent.service import ReceiptKind
from sottovoce.services.redact import of_transcript
from sottovoce.services.training.excerpt import ExcerptChoices
from sottovoce.services.training.gate import GateBlocker
from sottovoce.services.training.review import Review
from sottovoce.services.training.service import Written
from sottovoce.services.training.suggestions import Suggestion
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.copied_places import warn_of_copies
from sottovoce.ui.parts.labels import PlainLabel, button_text
from sottovoce.ui.parts.paper import pdf_bytes
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.parts.ui_thread import heard_on_ui_thread
from sottovoce.ui.training.access import TrainingDesk
from sottovoce.ui.training.consent_step import ConsentStep
from sottovoce.ui.training.done_step import DoneStep
from sottovoce.ui.training.excerpt_step import ExcerptStep
from sottovoce.ui.training.names_step import NamesStep
from sottovoce.ui.training.review_step import ReviewStep
from sottovoce.ui.training.risk_step import RiskStep
from sottovoce.ui.training.steps import Step, after, before
from sottovoce.ui.training.wording import reason_text
from sottovoce_models.errors import Code

_COLUMNS: Final = 110
_LINES: Final = 42
_CLOSE_SECONDS: Final = 5.0
_Answered = tuple[tuple[str, ...], tuple[GateBlocker, ...]]


class TrainingWizard(QDialog):
    """Signals: written(Written)."""

    written = Signal(object)

    def __init__(
        self, desk: TrainingDesk, recording_id: str, dialogs: PlainDialogs, language: UiLanguage, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Share as a training sample"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        metrics, room = self.fontMetrics(), self.screen().availableGeometry().size()
        wanted = QSize(_COLUMNS * metrics.averageCharWidth(), _LINES * metrics.lineSpacing())
        self.resize(wanted.boundedTo(room - QSize(48, 96)))
        self._desk, self._id, self._language = desk, recording_id, language
        self._line = BackgroundLine(self)
        self._line.failed.connect(self._on_failed)
        self._cancel = CancelToken()
        self._choices: ExcerptChoices | None = None
        self.step = Step.CONSENT
        self.busy = False
        self._dialogs = dialogs
        self.consent, self.names = ConsentStep(dialogs, language), NamesStep()
        self.excerpt, self.review = ExcerptStep(), ReviewStep(language)
        self.risk, self.done_page = RiskStep(dialogs, language), DoneStep()
        self.heading, self.problem = PlainLabel(role="title", wrap=True), PlainLabel(role="doubt", wrap=True)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Looking for what gives people away"))
        self.stack = QStackedWidget()
        for page in (self.consent, self.names, self.excerpt, self.review, self.risk, self.done_page):
            self.stack.addWidget(page)
        self.next_button, self.back_button = QPushButton(), QPushButton(button_text(self.tr("Back")))
        self.next_button.setProperty("role", "primary")
        self.next_button.setDefault(True)
        self.next_button.clicked.connect(self.go_on)
        self.back_button.clicked.connect(self.go_back)
        for step in (self.consent, self.names, self.excerpt, self.review, self.risk):
            step.changed.connect(self._tell)
        self.consent.failed.connect(self._on_failed)
        self.done_page.receipt_pressed.connect(self._ask_receipt)
        self._progressed = heard_on_ui_thread(self._on_progress)
        self._lay_out()
        self._run(self._read, self._on_read)
        self._show(Step.CONSENT)

    def go_on(self) -> None:
        """One step on, if this one is done."""
        if self.busy or not self._ready():
            return
        match self.step:
            case Step.CONSENT:
                consent, told = self.consent.consent(), training_notice(self.consent.language).reference
                self._run(lambda: self._answer(consent, told), self._on_answered)
            case Step.EXCERPT:
                self._prepare()
            case Step.RISK:
                self._write()
            case Step.DONE:
                self.reject()
            case _:
                self._show(after(self.step))

    def go_back(self) -> None:
        """One step back; from the first one out, with nothing written."""
        if self.busy or self.names.looking:
            self._cancel.cancel()
        if self.busy:
            return
        step = before(self.step)
        if step is None:
            self.reject()
        else:
            self._show(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads one step back."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Out, from wherever it stands, also when the vault is locked: nothing is written, and nothing is kept."""
        self._cancel.cancel()
        self._line.forget()
        for each in (self._line, self.consent):
            each.wait(_CLOSE_SECONDS)
        self.review.forget()
        super().reject()

    # What is asked of the services

    def _read(self) -> tuple[MeetingConsent, bool, bool, ExcerptChoices]:
        desk, training = self._desk, self._desk.training
        told, secrecy = is_todays(training.told(self._id)), desk.profile.get().bound_to_secrecy
        return desk.consents.of(self._id), secrecy, told, training.choices(self._id)

    def _on_read(self, result: object) -> None:
        consent, secrecy, told, choices = cast("tuple[MeetingConsent, bool, bool, ExcerptChoices]", result)
        talk = choices.transcript
        voices = len({turn.speaker for turn in talk.turns})
        speakers = of_transcript(talk).speakers
        self.consent.show_consent(consent, secrecy=secrecy, told=told, speakers=speakers, voices=voices)
        self.excerpt.show_choices(choices)
        self.risk.show_folder(self._desk.training.default_folder)
        self._tell()
        self.consent.take_focus()

    def _answer(self, consent: MeetingConsent, told: Notice) -> _Answered:
        training = self._desk.training
        training.answer(self._id, consent, told)
        return training.names(self._id), training.blockers(self._id, ticked=True)

    def _on_answered(self, result: object) -> None:
        names, blockers = cast("_Answered", result)
        if self.consent.refused:
            self.reject()
        elif blockers:  # what was said before the recording, or what changed meanwhile
            self.problem.setText(reason_text(blockers[0]))
            self.problem.show()
        else:
            self.names.show_names(names)
            self._look_for_names()
            self._show(Step.NAMES)

    def _look_for_names(self) -> None:
        """Reads the meeting for who else is named in it, while names can be typed already."""
        cancel = self._cancel = CancelToken()
        self.names.show_looking()
        self.progress.setRange(0, 0)

        def work() -> tuple[Suggestion, ...]:
            return self._desk.training.suggestions(self._id, self._progressed, cancel)

        def failed(event: WorkFailed) -> None:
            self.names.stop_looking()
            self._on_failed(event)

        self._line.run(work, lambda found: self.names.show_suggestions(cast("tuple[Suggestion, ...]", found)), failed)

    def _prepare(self) -> None:
        choice, names, cancel = self.excerpt.choice(), self.names.names(), CancelToken()
        invented = self.excerpt.invented.isChecked()
        self._cancel = cancel

        def work() -> Review:
            training = self._desk.training
            return training.prepare(self._id, choice, names, self._progressed, cancel, surrogates=invented)

        self._run(work, self._on_prepared)

    def _on_prepared(self, review: object) -> None:
        self.review.show_review(cast("Review", review))
        self._show(Step.REVIEW)

    def _write(self) -> None:
        review, folder, cancel = self.review.review, self.risk.folder, CancelToken()
        self._cancel = cancel
        if review is not None:
            self._run(lambda: self._desk.training.finish(self._id, review, folder, cancel), self._on_written)

    def _on_written(self, result: object) -> None:
        written = cast("Written", result)
        self.review.forget()
        self.done_page.show_written(written)
        self._show(Step.DONE)
        self.written.emit(written)

    def _ask_receipt(self, kind: ReceiptKind) -> None:
        name = self.tr("Receipt for a training sample")
        self._dialogs.file_to_save(name, str(kind), partial(self._check_place, kind))

    def _check_place(self, kind: ReceiptKind, path: Path) -> None:
        def write() -> None:
            self._desk.training.write_receipt(self._id, path, kind, self._language, pdf_bytes)

        def save() -> None:
            self._run(write, lambda _: self.done_page.show_saved(path.name))

        warn_of_copies(self._line, self._dialogs, path, save, self._on_failed)

    def _run(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        self.busy = True
        self.problem.hide()
        self.progress.setRange(0, 0)
        self._tell()

        def done(result: object) -> None:
            self.busy = False
            then(result)
            self._tell()

        self._line.run(work, done)

    def _on_failed(self, event: WorkFailed) -> None:
        self.busy = False
        if event.error.code is not Code.CANCELLED:
            text = error_text(event.error, self._language)
            self.problem.setText(f"{text.happened} {text.next_step}")
            self.problem.show()
        self._tell()

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)

    # Showing

    def _show(self, step: Step) -> None:
        self.step = step
        self.stack.setCurrentIndex(step)
        if step is Step.RISK and self.review.review is not None:
            self.risk.show_review(self.review.review)
        self.heading.setText(self._title(step))
        self._tell()
        first = {
            Step.NAMES: self.names.known,
            Step.EXCERPT: self.excerpt.lines,
            Step.REVIEW: self.review.original,
            Step.RISK: self.risk.phrase,
            Step.DONE: self.next_button,
        }
        if step in first:
            first[step].setFocus()

    def _title(self, step: Step) -> str:
        titles = {
            Step.CONSENT: self.tr("Has everyone agreed?"),
            Step.NAMES: self.tr("Whose names must go?"),
            Step.EXCERPT: self.tr("What goes into the sample?"),
            Step.REVIEW: self.tr("Look at every passage"),
            Step.RISK: self.tr("What remains, and the last word"),
            Step.DONE: self.tr("Written"),
        }
        place = self.tr("Step {at} of {all}").format(at=step + 1, all=len(Step) - 1)
        return titles[step] if step is Step.DONE else f"{titles[step]} · {place}"

    def _ready(self) -> bool:
        match self.step:
            case Step.CONSENT:
                return self.consent.ready() or self.consent.refused
            case Step.NAMES:
                return self.names.ready()
            case Step.EXCERPT:
                return self.excerpt.ready()
            case Step.REVIEW:
                return self.review.ready()
            case Step.RISK:
                return self.risk.ready()
            case _:
                return True

    def _tell(self) -> None:
        names = {Step.RISK: self.tr("Write the sample"), Step.DONE: self.tr("Close")}
        refused = self.step is Step.CONSENT and self.consent.refused
        name = self.tr("Note the answer and close") if refused else names.get(self.step, self.tr("Next"))
        self.next_button.setText(button_text(name))
        self.next_button.setEnabled(not self.busy and self._ready())
        self.back_button.setText(button_text(self.tr("Cancel") if self.busy else self.tr("Back")))
        self.back_button.setVisible(self.step is not Step.DONE)
        self.stack.setEnabled(not self.busy)
        self.progress.setVisible(self.busy or self.names.looking)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.progress, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.problem)
        column.addWidget(self.stack, 1)
        column.addLayout(buttons)
        self.problem.hide()
