"""The empty window: where to drop a recording, and how it should be heard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sottovoce.core.consent import MeetingConsent
from sottovoce.core.languages import UiLanguage
from sottovoce.core.notice_texts import language_name
from sottovoce.services.choice import short_title
from sottovoce.services.process import DEFAULT_ASR, DEFAULT_WRITER, ProcessOptions
from sottovoce.ui.consent.agreed_line import AgreedLine
from sottovoce.ui.library.choice_grid import ChoiceGrid
from sottovoce.ui.library.forecast_lines import ForecastLines
from sottovoce.ui.library.matters import Matters
from sottovoce.ui.library.new_meeting_choices import NewMeetingChoices
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.check_box import WrappingCheckBox
from sottovoce.ui.parts.icons import Sign
from sottovoce.ui.parts.labels import PlainLabel, tooltip
from sottovoce.ui.parts.page_column import PageColumn
from sottovoce.ui.settings.vocabularies import Vocabularies
from sottovoce_models.catalogue.entries import ModelEntry

_COLUMN_PX: Final = 680
_KEYS: Final = {
    "language": "job/language",
    "speakers": "job/speakers",
    "writer": "job/writer",
    "template": "job/template",
}
_KEEP_KEY: Final = "import/keep_original"
_QUOTES: Final = "quotes"


class StartPage(PageColumn):
    """Signals: import_pressed(); paste_pressed() a thread is to be pasted; sample_pressed() the sample is wanted;
    models_pressed(); options_changed() what a job would need is something else now.
    """

    import_pressed = Signal()
    paste_pressed = Signal()
    sample_pressed = Signal()
    models_pressed = Signal()
    options_changed = Signal()

    def __init__(
        self,
        writers: Sequence[ModelEntry],
        vocabularies: Vocabularies,
        matters: Matters,
        settings: QSettings,
        language: UiLanguage,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, width_px=_COLUMN_PX)
        self._settings, self._ui_language = settings, language
        self.speech_id = DEFAULT_ASR
        """The recognizer that new meetings are heard with."""
        self.import_button = QPushButton(self.tr("Import…"))
        self.import_button.setProperty("role", "primary")
        self.import_button.setToolTip(tooltip(self.tr("Choose recordings or transcripts (Ctrl+O)")))
        self.import_button.setDefault(True)
        self.import_button.clicked.connect(self.import_pressed)
        self.paste_button = QPushButton(self.tr("Paste a chat or e-mails…"))
        self.paste_button.setToolTip(tooltip(self.tr("Minutes of a thread that you copied (Ctrl+Shift+V)")))
        self.paste_button.clicked.connect(self.paste_pressed)
        self.sample_button = QPushButton(self.tr("Try it with the sample meeting"))
        self.sample_button.setToolTip(
            tooltip(self.tr("Four people, 94 seconds, in English; it stays until you delete it"))
        )
        self.sample_button.clicked.connect(self.sample_pressed)
        self.choices = NewMeetingChoices(vocabularies, matters, self)
        self.language, self.speakers = self.choices.language, self.choices.speakers
        self.writer = QComboBox()
        self._fill(writers)
        self.keep_original = WrappingCheckBox(self.tr("Keep the imported file itself as well, encrypted"))
        self.keep_original.setChecked(settings.value(_KEEP_KEY, False, bool) is True)
        self.keep_original.toggled.connect(lambda on: settings.setValue(_KEEP_KEY, on))
        self.agreed = AgreedLine()
        self.forecast = ForecastLines(language)
        self._models_text = PlainLabel(wrap=True)
        self.models_button = QPushButton(self.tr("Fetch models…"))
        self.models_button.clicked.connect(self.models_pressed)
        self._lay_out()
        self.show_missing(())
        for combo, key in ((self.language, "language"), (self.speakers, "speakers"), (self.writer, "writer")):
            saved = combo.findData(settings.value(_KEYS[key], None, str))
            combo.setCurrentIndex(max(0, saved))
            combo.currentIndexChanged.connect(self._on_changed)
        self.choices.template.choose(str(settings.value(_KEYS["template"], "", str)))
        self.choices.template.activated.connect(self._on_template)

    def options(self) -> ProcessOptions:
        """What the user has chosen."""
        writer = self.writer.currentData()
        writer_id = None if writer == _QUOTES else writer
        return self.choices.applied(ProcessOptions(asr_id=self.speech_id, writer_id=writer_id))

    def take_agreed(self) -> MeetingConsent:
        """How people in the files agreed; what was said of these is not said of the next."""
        return self.agreed.take()

    def show_sample(self, offered: bool) -> None:
        """Offers the sample meeting, or no longer."""
        self.sample_button.setVisible(offered)

    def show_missing(self, missing: Sequence[ModelEntry]) -> None:
        """Says before the first recording what has to be fetched for it."""
        size = wording.size(sum(entry.bytes for entry in missing))
        self._models_text.setText(
            self.tr("Before the first recording: %n model(s) to fetch once, {size}.", None, len(missing)).format(
                size=size
            )
        )
        self._models.setVisible(bool(missing))

    def show_writers(self, writers: Sequence[ModelEntry]) -> None:
        """Offers these models; the chosen one stays chosen where it is still there."""
        chosen = self.writer.currentData()
        self.writer.blockSignals(True)
        self.writer.clear()
        self._fill_writers(writers)
        self.writer.setCurrentIndex(max(0, self.writer.findData(chosen)))
        self.writer.blockSignals(False)

    def show_drop(self, over: bool) -> None:
        """A file is being held over the window, or no longer."""
        self._drop.setProperty("over", over)
        self._drop.style().unpolish(self._drop)
        self._drop.style().polish(self._drop)

    def _fill(self, writers: Sequence[ModelEntry]) -> None:
        self._fill_writers(writers)

    def _fill_writers(self, writers: Sequence[ModelEntry]) -> None:
        for entry in sorted(writers, key=lambda writer: writer.id != DEFAULT_WRITER):
            languages = ", ".join(language_name(tag, self._ui_language) for tag in entry.writes)
            known = languages or self.tr("not measured")
            self.writer.addItem(f"{short_title(entry)} ({known})", entry.id)
        self.writer.addItem(self.tr("None: only the words as spoken"), _QUOTES)

    def _lay_out(self) -> None:
        self._drop = QFrame()
        self._drop.setObjectName("drop")
        drop = QVBoxLayout(self._drop)
        drop.setContentsMargins(24, 36, 24, 36)
        drop.setSpacing(8)
        title = PlainLabel(self.tr("Drop a recording here"), "title")
        kinds = self.tr("Audio, video, a transcript (.json, .vtt, .srt, .txt), a chat (.txt) or e-mails (.eml, .mbox)")
        what = PlainLabel(kinds, "meta", wrap=True)
        what.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        sign, middle, as_wide = Sign("wave", "accent", 48), Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag(0)
        buttons = ((self.import_button, 0, middle), (self.paste_button, 0, middle), (self.sample_button, 0, middle))
        for widget, gap, where in ((sign, 12, middle), (title, 0, middle), (what, 16, as_wide), *buttons):
            drop.addWidget(widget, 0, where)
            drop.addSpacing(gap)
        options = ChoiceGrid()
        for text, combo in (
            (self.tr("&Language"), self.language),
            (self.tr("&Speakers"), self.speakers),
            (self.tr("&Names and terms"), self.choices.vocabulary),
            (self.tr("M&inutes as"), self.choices.template),
            (self.tr("&Minutes model"), self.writer),
            (self.tr("M&atter"), self.choices.matter),
        ):
            options.add(text, combo)
        self.choices.matter.setToolTip(
            tooltip(self.tr("New meetings go into this matter, and use its names and terms"))
        )
        self._models = QFrame()
        self._models.setObjectName("banner")
        models = QHBoxLayout(self._models)
        models.setContentsMargins(16, 10, 12, 10)
        models.addWidget(self._models_text, 1)
        models.addWidget(self.models_button)
        promise = PlainLabel(self.tr("Nothing leaves this computer."), "meta")
        promise_row = QHBoxLayout()
        promise_row.setSpacing(6)
        promise_row.addStretch(1)
        promise_row.addWidget(Sign("lock", "meta", 16))
        promise_row.addWidget(promise)
        promise_row.addStretch(1)
        self.column.setSpacing(20)
        for part in (self._drop, options, self.keep_original, self.agreed, self.forecast, self._models):
            self.column.addWidget(part)
        self.column.addLayout(promise_row)

    def _on_template(self) -> None:
        self._settings.setValue(_KEYS["template"], self.choices.template.chosen.id)

    def _on_changed(self) -> None:
        for combo, key in ((self.language, "language"), (self.speakers, "speakers"), (self.writer, "writer")):
            self._settings.setValue(_KEYS[key], combo.currentData())
        self.options_changed.emit()
