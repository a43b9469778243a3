"""The models that write minutes: which are here, which languages each may write, and measuring that on this computer.

Thread: looking, measuring and removing run off the UI thread; one thing at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from sottovoce.core.choice_texts import verdict_text
from sottovoce.core.languages import UiLanguage
from sottovoce.core.notice_texts import language_name
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.measuring import MEASURED_LANGUAGES, MeasureProgress
from sottovoce.services.models import WriterState
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.background import BackgroundWork, WorkDone, WorkFailed
from sottovoce.ui.parts.labels import PlainLabel, tooltip
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.parts.ui_thread import heard_on_ui_thread
from sottovoce.ui.window.model_access import ModelAccess
from sottovoce_models.catalogue.entries import ModelEntry
from sottovoce_models.errors import Cancelled

_AS_WIDE_AS_THE_ROW: Final = 16_777_215
_STEPS: Final = 1000


class WriterList(QWidget):
    """A row for each model.

    Signals: fetch_requested(ModelEntry); begun() it works; changed() something was measured or removed;
    failed(SottovoceError).
    """

    fetch_requested = Signal(object)
    begun = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(self, models: ModelAccess, dialogs: PlainDialogs, language: UiLanguage) -> None:
        super().__init__()
        self._models, self._dialogs, self._language = models, dialogs, language
        self._look: BackgroundWork | None = None
        self._work: BackgroundWork | None = None
        self._cancel = CancelToken()
        self._measured_id = ""
        self._rows: dict[str, WriterRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(PlainLabel(self.tr("Models that write minutes"), "heading"))
        about = PlainLabel(
            self.tr(
                "A model writes only languages in which it was measured to be good enough; elsewhere the minutes show "
                "the words as spoken. Measuring takes some minutes and uses small made-up meetings."
            ),
            "meta",
            wrap=True,
        )
        about.setMaximumWidth(_AS_WIDE_AS_THE_ROW)
        self._column.addWidget(about)
        self._progressed = heard_on_ui_thread(self._on_progressed)

    @property
    def busy(self) -> bool:
        """Whether something is measured or removed."""
        return self._work is not None

    def rows(self) -> list[WriterRow]:
        """The rows in their order."""
        return list(self._rows.values())

    def refresh(self) -> None:
        """Looks again at what is here."""
        self._look = BackgroundWork(self._models.writer_states, self)
        self._look.done.connect(self._on_looked)
        self._look.failed.connect(lambda event: self.failed.emit(event.error))
        self._look.start()

    def measure(self, entry: ModelEntry) -> None:
        """Begins to measure a model in all languages that can be measured."""
        if self.busy:
            return
        self._cancel, self._measured_id = CancelToken(), entry.id
        measure = partial(self._models.measure, entry, MEASURED_LANGUAGES, self._progressed, self._cancel.check)
        self._begin(measure)
        self._rows[entry.id].show_measuring(self.tr("Starting"), 0.0)

    def cancel(self) -> None:
        """Stops measuring; languages that are through stay measured."""
        self._cancel.cancel()

    def wait(self, seconds: float) -> None:
        """Waits for what runs, when the window closes."""
        self._cancel.cancel()
        for work in (self._work, self._look):
            if work is not None:
                work.wait(seconds)

    def _begin(self, does: Callable[[], object]) -> None:
        self._work = BackgroundWork(does, self)
        self._work.done.connect(self._on_ended)
        self._work.failed.connect(self._on_failed)
        self._work.start()
        self._show_busy()
        self.begun.emit()

    def _remove(self, entry: ModelEntry) -> None:
        self._dialogs.confirm(
            self.tr("Remove {model} from this computer?").format(model=entry.title),
            self.tr("The file you imported it from is not touched."),
            self.tr("Remove"),
            lambda: None if self.busy else self._begin(partial(self._models.remove, entry)),
        )

    def _on_looked(self, event: WorkDone) -> None:
        if self.sender() is not self._look:
            return
        self._look = None
        states = cast("Sequence[WriterState]", event.result)
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {}
        for state in states:
            row = WriterRow(state, self._language)
            row.measure_button.clicked.connect(partial(self.measure, state.entry))
            row.cancel_button.clicked.connect(self.cancel)
            row.remove_button.clicked.connect(partial(self._remove, state.entry))
            row.fetch_button.clicked.connect(partial(self.fetch_requested.emit, state.entry))
            self._column.addWidget(row)
            self._rows[state.entry.id] = row
        self._show_busy()

    def _on_progressed(self, progress: MeasureProgress) -> None:
        row = self._rows.get(progress.model_id)
        if row is not None and self.busy and progress.model_id == self._measured_id:
            name = language_name(progress.language, self._language)
            row.show_measuring(
                wording.joined(
                    self.tr("Measuring {language}").format(language=name), wording.percent(progress.fraction)
                ),
                progress.fraction,
            )

    def _on_ended(self) -> None:
        self._work, self._measured_id = None, ""
        self._show_busy()
        self.changed.emit()

    def _on_failed(self, event: WorkFailed) -> None:
        if not isinstance(event.error, Cancelled):
            self.failed.emit(event.error)
        self._on_ended()

    def _show_busy(self) -> None:
        for model_id, row in self._rows.items():
            row.show_busy(self.busy, measuring=self.busy and model_id == self._measured_id)


class WriterRow(QFrame):
    """One model: what it is, what it may write, what was measured here, and what can be done with it."""

    def __init__(self, state: WriterState, language: UiLanguage) -> None:
        super().__init__()
        self.setObjectName("row")
        entry = state.entry
        self.entry, self._ready, self._own = entry, state.ready, entry.imported
        title = PlainLabel(entry.title, "strong", wrap=True)
        title.setMaximumWidth(_AS_WIDE_AS_THE_ROW)
        facts = wording.joined(
            self.tr("Recommended for this computer") if state.recommended else "",
            self.tr("your own") if entry.imported else "",
            wording.size(entry.bytes),
            entry.licence or self.tr("licence unknown"),
            "" if state.ready else self.tr("not fetched"),
        )
        self.state = PlainLabel("\n".join(self._lines(state, language)), "meta", wrap=True)
        meta = PlainLabel(facts, "meta", wrap=True)
        for label in (meta, self.state):
            label.setMaximumWidth(_AS_WIDE_AS_THE_ROW)
        self.state.setAccessibleName(self.tr("What {model} writes").format(model=entry.title))
        self.state.setAccessibleDescription(self.state.text())
        self.measure_button = self._button(self.tr("Measure on this computer"))
        self.measure_button.setToolTip(tooltip(self.tr("Finds out which languages this model writes well enough")))
        self.cancel_button = self._button(self.tr("Cancel"))
        self.cancel_button.setToolTip(tooltip(self.tr("Stop measuring; what is through stays measured")))
        self.remove_button = self._button(self.tr("Remove…"))
        self.fetch_button = self._button(self.tr("Fetch {size}").format(size=wording.size(entry.bytes)))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(self.tr("Measuring {model}").format(model=entry.title))
        texts = QVBoxLayout()
        texts.setSpacing(4)
        for widget in (title, meta, self.state, self.bar):
            texts.addWidget(widget)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        for button in (self.fetch_button, self.measure_button, self.cancel_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(16)
        row.addLayout(texts, 1)
        row.addLayout(buttons)
        self._idle_text = self.state.text()
        self.bar.hide()
        self.show_busy(False, measuring=False)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(f"{text.rstrip('…')}: {self.entry.title}")
        return button

    def show_busy(self, busy: bool, *, measuring: bool) -> None:
        """Which buttons there are, and whether they do anything now."""
        self.fetch_button.setVisible(not self._ready)
        self.measure_button.setVisible(self._ready and not measuring)
        self.cancel_button.setVisible(measuring)
        self.remove_button.setVisible(self._own and not measuring)
        for button in (self.fetch_button, self.measure_button, self.remove_button):
            button.setEnabled(not busy)
        if not measuring:
            self.bar.hide()
            self.state.setText(self._idle_text)

    def show_measuring(self, what: str, fraction: float) -> None:
        """How far measuring is."""
        self.bar.setValue(round(_STEPS * fraction))
        self.bar.show()
        self.state.setText(what)

    def _lines(self, state: WriterState, language: UiLanguage) -> list[str]:
        """What is known of a model, a line each."""
        names = ", ".join(language_name(tag, language) for tag in state.entry.writes)
        lines = (
            [self.tr("Writes: {languages}").format(languages=names)] if names else [self.tr("Writes no language yet")]
        )
        if state.own is not None:
            context = self.tr("{count} tokens of context").format(count=state.own.context_tokens)
            lines.append(wording.joined(state.own.architecture, state.own.family.value, context))
        if state.ready and not state.measured:
            lines.append(self.tr("Not measured on this computer"))
        for known in state.measured:
            verdict = verdict_text(
                known.language, known.failed, known.seconds, wording.day(known.date), language, stale=known.stale
            )
            lines.append(self.tr("Measured on this computer: {verdict}").format(verdict=verdict))
        return lines
