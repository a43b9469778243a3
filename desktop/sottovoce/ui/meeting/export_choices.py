"""What can be chosen for an export; only what matters for the chosen kind of file can be set."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sottovoce.core.languages import UiLanguage, ui_language
from sottovoce.services.exports.material import Contents, Format, Material, Options
from sottovoce.ui.meeting import export_wording
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.working_dialog import add_row, choice_form
from sottovoce.ui.vault.passphrase_fields import NewPassphrase

_TIME: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})")
_REMEMBERED: Final = ("times", "proofs", "facts", "line_numbers")
_FOR_PARTICIPANTS: Final = (Format.PDF, Format.DOCX, Format.TEXT)
_PLACE: Final = "export"


class ExportChoices(QWidget):
    """Signals: changed() anything that matters for the file."""

    changed = Signal()

    def __init__(self, material: Material, settings: QSettings, *, participant: bool = False) -> None:
        super().__init__()
        self._material, self._settings, self._participant = material, settings, participant
        self.format, self.contents, self.language = QComboBox(), QComboBox(), QComboBox()
        self.recipient = QLineEdit()
        self.times = QCheckBox(self.tr("T&imes"))
        self.proofs = QCheckBox(self.tr("Under each line, who said it and &when"))
        self.facts = QCheckBox(self.tr("For the &file: hash of the sound, models, changes by hand"))
        self.line_numbers = QCheckBox(self.tr("&Line numbers"))
        self.deidentify = QCheckBox(self.tr("&De-identified: replace names"))
        self.names = QPlainTextEdit()
        self.passage = QCheckBox(self.tr("Only a &passage"))
        self.start, self.end = QLineEdit("00:00"), QLineEdit(wording.clock(material.duration_ms))
        self.protect = QCheckBox(self.tr("Protect with a pass&phrase"))
        self.passphrase = NewPassphrase()
        self._fill()
        self._lay_out()
        self._restore()
        self._connect()
        self._on_changed()

    def options(self, *, to_look: bool = False) -> Options | None:
        """What was chosen; None while something typed is no passage, or (not only `to_look`) the passphrases differ."""
        kind, passage = self._kind(), self._passage()
        if self.passage.isChecked() and passage is None:
            return None
        if self.protecting and not self.passphrase.agreed and not to_look:
            return None
        return Options(
            format=kind,
            contents=Contents.SOUND if kind.is_sound else Contents(self.contents.currentData()),
            language=UiLanguage(self.language.currentData()),
            times=self.times.isChecked(),
            proofs=self.proofs.isChecked(),
            facts=self.facts.isChecked() and self.facts.isEnabled(),
            line_numbers=self.line_numbers.isChecked() and self.line_numbers.isEnabled(),
            deidentify=self.deidentify.isChecked() and self.deidentify.isEnabled(),
            names=tuple(line.strip() for line in self.names.toPlainText().splitlines() if line.strip()),
            passage=passage,
            recipient=self.recipient.text(),
            passphrase=self.passphrase.text() if self.protecting else "",
            participant=self._participant,
        )

    @property
    def protecting(self) -> bool:
        """Whether the file is to have a passphrase."""
        return self._participant or (self.protect.isChecked() and self.protect.isEnabled())

    def remember(self) -> None:
        """These choices stand at the next export; never names, recipients or passphrases."""
        if self._participant:
            return
        self._settings.setValue(f"{_PLACE}/format", str(self._kind()))
        if not self._kind().is_sound:
            self._settings.setValue(f"{_PLACE}/contents", str(self.contents.currentData()))
        for name in _REMEMBERED:
            self._settings.setValue(f"{_PLACE}/{name}", self._box(name).isChecked())

    def wipe(self) -> None:
        """Nothing that was typed stays."""
        self.passphrase.wipe()
        self.names.clear()
        self.recipient.clear()

    def _box(self, name: str) -> QCheckBox:
        box = getattr(self, name)
        if not isinstance(box, QCheckBox):
            raise TypeError(name)
        return box

    def _kind(self) -> Format:
        return Format(self.format.currentData())

    def _passage(self) -> tuple[int, int] | None:
        if not self.passage.isChecked() or not self.passage.isEnabled():
            return None
        start, end = _ms(self.start.text()), _ms(self.end.text())
        return (start, end) if start is not None and end is not None and start < end else None

    def _fill(self) -> None:
        kinds = _FOR_PARTICIPANTS if self._participant else tuple(Format)
        for kind in kinds:
            if self._material.has_sound or not kind.is_sound:
                self.format.addItem(export_wording.format_name(kind), str(kind))
        minutes = self._material.summary is not None
        for contents in (Contents.BOTH, Contents.MINUTES, Contents.TRANSCRIPT) if minutes else (Contents.TRANSCRIPT,):
            self.contents.addItem(export_wording.contents_name(contents), str(contents))
        for language in UiLanguage:
            self.language.addItem(export_wording.language_name(language), str(language))
        self.language.setCurrentIndex(self.language.findData(str(ui_language(self._material.transcript.language))))
        self.names.setPlaceholderText(self.tr("More names, one a line; Anna = Annie for one person with two"))
        self.names.setTabChangesFocus(True)
        self.names.setAccessibleName(self.tr("More names to replace"))
        self.recipient.setPlaceholderText(self.tr("For the log"))
        self.start.setAccessibleName(self.tr("From"))
        self.end.setAccessibleName(self.tr("To"))
        self.until = PlainLabel("–")
        self.limits = PlainLabel(
            self.tr(
                "The named speakers and the names you add are replaced by “Person A” and so on, as far as they are "
                "spelled like that. Not replaced: other names, places, dates, and what makes a person known otherwise. "
                "Please read it before you hand it over."
            ),
            "meta",
            wrap=True,
        )
        self.protection = PlainLabel("", "meta", wrap=True)

    def _lay_out(self) -> None:
        form = choice_form()
        rows: list[tuple[str, QWidget]] = [(self.tr("&Kind of file"), self.format)]
        if not self._participant:
            rows.append((self.tr("&Contents"), self.contents))
        rows += [(self.tr("Lan&guage of the document"), self.language), (self.tr("T&o whom"), self.recipient)]
        for text, field in rows:
            add_row(form, text, field)
        span = QHBoxLayout()
        span.setSpacing(8)
        for part in (self.passage, self.start, self.until, self.end):
            span.addWidget(part)
        span.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addLayout(form)
        column.addSpacing(4)
        for box in (self.times, self.proofs, self.line_numbers, self.facts):
            column.addWidget(box)
        column.addLayout(span)
        whom: tuple[QWidget, ...] = (self.deidentify, self.names, self.limits, self.protect, self.protection)
        for widget in (*whom, self.passphrase):
            column.addWidget(widget)
        self.names.setFixedHeight(4 * self.fontMetrics().lineSpacing() + 12)
        if self._participant:
            for hidden in (self.passage, self.facts, self.times, self.protect, self.contents):
                hidden.hide()
            self.passage.setEnabled(False)
        column.addStretch(1)

    def _restore(self) -> None:
        if not self._participant:
            for name, combo in (("format", self.format), ("contents", self.contents)):
                combo.setCurrentIndex(max(0, combo.findData(self._settings.value(f"{_PLACE}/{name}", ""))))
        for name in _REMEMBERED:
            usual = name in {"times", "proofs"} and not self._participant
            self._box(name).setChecked(bool(self._settings.value(f"{_PLACE}/{name}", usual, bool)))

    def _connect(self) -> None:
        for combo in (self.format, self.contents, self.language):
            combo.currentIndexChanged.connect(self._on_changed)
        boxes = (self.times, self.proofs, self.facts, self.line_numbers, self.deidentify, self.passage, self.protect)
        for box in boxes:
            box.toggled.connect(self._on_changed)
        self.names.textChanged.connect(self._on_changed)
        for line in (self.start, self.end):
            line.textChanged.connect(self._on_changed)
        self.passphrase.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        kind = self._kind()
        document = kind in {Format.DOCX, Format.PDF, Format.MARKDOWN, Format.TEXT}
        contents = Contents(self.contents.currentData())
        self.contents.setEnabled(not kind.is_sound and not kind.is_subtitles)
        self.language.setEnabled(not kind.is_sound)
        self.times.setEnabled(document and contents.with_transcript)
        self.proofs.setEnabled(document and contents.with_minutes)
        self.line_numbers.setEnabled(kind is Format.DOCX)
        self.deidentify.setEnabled(not kind.is_sound)
        replacing = self.deidentify.isChecked() and self.deidentify.isEnabled()
        self.facts.setEnabled((document or kind is Format.JSON) and not replacing)
        self.names.setVisible(replacing)
        self.limits.setVisible(replacing)
        for part in (self.start, self.until, self.end):
            part.setVisible(self.passage.isChecked() and not self._participant)
        self.protect.setEnabled(not kind.is_sound)
        self.passphrase.setVisible(self.protecting)
        self.protection.setVisible(self.protecting)
        self.protection.setText(self._protection(kind))
        self.changed.emit()

    def _protection(self, kind: Format) -> str:
        if kind is Format.PDF:
            text = self.tr("The PDF opens only with the passphrase (AES-256).")
        else:
            text = self.tr(
                "The file lies in a ZIP archive that opens only with the passphrase (AES-256). Without umlauts and "
                "accents the passphrase works in every program."
            )
        return text + " " + self.tr("Tell it by another way than the file, best by telephone.")


def _ms(text: str) -> int | None:
    """1:02:07 or 62:07 in milliseconds; None for anything else."""
    match = _TIME.fullmatch(text.strip())
    if match is None or int(match[3]) >= 60:
        return None
    return ((int(match[1] or 0) * 60 + int(match[2])) * 60 + int(match[3])) * 1000
