"""A question and what came of it: sentences with their proofs, quotes, or that it was not said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sottovoce.core.error_texts import error_text
from sottovoce.core.languages import UiLanguage
from sottovoce.core.notice_texts import notice_text
from sottovoce.pipeline.ask import AskedAnswer, MeetingCitation
from sottovoce.ui.ask.quote_row import QuoteRow
from sottovoce.ui.meeting.citation_chip import CitationChip
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import PlainLabel, tooltip
from sottovoce.ui.parts.private_clipboard import copy_privately
from sottovoce_models.errors import SottovoceError
from sottovoce_models.types import ItemKind, SummaryItem

_WIDE: int = 16_777_215


@dataclass(frozen=True)
class Asked:
    """Where a question was asked: how its quotes are named and reached.

    `place_of`: where a quote stands, for the clipboard, e.g. "12:31". `not_said`: the sentence for that. `several`:
    chips name the meeting, too.
    """

    chip_of: Callable[[MeetingCitation], CitationChip]
    speaker_of: Callable[[MeetingCitation], str]
    place_of: Callable[[MeetingCitation], str]
    not_said: str
    several: bool = False


class ExchangeView(QFrame):
    """Signals: play_wanted(MeetingCitation), arranged() there are other controls now."""

    play_wanted = Signal(object)
    arranged = Signal()

    def __init__(self, question: str, asked: Asked, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("row")
        self.question, self._asked, self._language = question, asked, language
        self.rows: list[QuoteRow] = []
        self._shown: list[QWidget] = []
        self._said: list[str] = []
        heading = _wide(PlainLabel(question, "strong", wrap=True))
        self.copy_button = IconButton("copy", self.tr("Copy the answer"), icon_only=True)
        self.copy_button.setToolTip(tooltip(self.tr("Copy the answer")))
        self.copy_button.clicked.connect(self._copy)
        self.copy_button.hide()
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(heading, 1)
        head.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 12)
        self._column.setSpacing(6)
        self._column.addLayout(head)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        return [self.copy_button, *(row.chip for row in self.rows)]

    @property
    def texts(self) -> list[str]:
        """What is said of the question, line by line."""
        return [part.text() for part in self._shown if isinstance(part, PlainLabel)] + [
            row.text.text() for row in self.rows
        ]

    def show_state(self, text: str) -> None:
        """Says in one quiet line what is true of it."""
        self._clear()
        self._say(text, "meta")
        self._settle()

    def show_quotes(self, quotes: Sequence[MeetingCitation], text: str) -> None:
        """The words that speak of it, before an answer stands; `text` says so."""
        self._clear()
        self._say(text, "meta")
        for quote in quotes:
            self._quote(quote)
        self._settle()

    def show_answer(self, answer: AskedAnswer) -> None:
        """The answer; where it was not said, that comes first and what comes nearest is only offered."""
        self._clear()
        if answer.found:
            self._show_lines(answer)
        else:
            self._say(self._asked.not_said, "strong", keep=True)
            if answer.near:
                self._say(self.tr("Perhaps you mean:"), "meta", keep=True)
                for quote in answer.near:
                    self._quote(quote, keep=True)
        for notice in answer.notices if answer.found else ():
            self._say(notice_text(notice.code, notice.params, self._language), "meta")
        self.copy_button.show()
        self._settle()

    def show_said(self, items: Sequence[SummaryItem], meeting: str, nothing: str, note: str) -> None:
        """What was looked for, by kind; `nothing` where there is none of it, `note`: what limits the answer."""
        self._clear()
        kind: ItemKind | None = None
        for item in items:
            if item.kind is not kind and item.kind is not ItemKind.OVERVIEW:
                self._say(wording.kind_title(item.kind), "meta", keep=True)
            elif item.kind is not kind and kind is not None:
                self._say(self.tr("Also said:"), "meta", keep=True)
            kind = item.kind
            for citation in item.citations[:1]:
                self._quote(MeetingCitation(meeting, citation), keep=True)
        if not items:
            self._say(nothing, keep=True)
        self._say(note, "meta", keep=True)
        self.copy_button.show()
        self._settle()

    def add_note(self, text: str) -> None:
        """A quiet line below the answer."""
        self._say(text, "meta", keep=True)
        self._settle()

    def show_error(self, error: SottovoceError) -> None:
        """Why there is no answer, and what to do."""
        text = error_text(error, self._language)
        self._clear()
        self._say(text.happened)
        self._say(text.next_step, "meta")
        self._settle()

    def spoken(self) -> str:
        """The answer in words, for a screen reader."""
        return " ".join(self._said)

    def _show_lines(self, answer: AskedAnswer) -> None:
        shown: set[MeetingCitation] = set()
        for line in answer.lines:
            cited = [MeetingCitation(line.meeting, each) for each in line.item.citations]
            shown.update(cited)
            if line.written:
                self._say(line.item.text, keep=True)
                for each in cited:
                    self._quote(each, quiet=True, keep=True)
            elif cited:
                self._quote(cited[0], keep=True)
        rest = [each for each in answer.citations if each not in shown]
        if rest:
            self._say(self.tr("Also said:"), "meta")
            for each in rest:
                self._quote(each, quiet=True)

    def _quote(self, quote: MeetingCitation, *, quiet: bool = False, keep: bool = False) -> None:
        chip = self._asked.chip_of(quote)
        speaker = self._asked.speaker_of(quote)
        chip.name_speaker(speaker)
        pattern = self.tr("{speaker}: “{quote}”") if speaker else self.tr("“{quote}”")
        words = pattern.format(speaker=speaker, quote=quote.citation.quote)
        row = QuoteRow(chip, words, quiet=quiet, below=self._asked.several)
        row.wanted.connect(lambda: self.play_wanted.emit(quote))
        self.rows.append(row)
        self._column.addWidget(row)
        if keep:
            self._said.append(wording.joined(self._asked.place_of(quote), words))

    def _say(self, text: str, role: str = "", *, keep: bool = False) -> None:
        label = _wide(PlainLabel(text, role, wrap=True))
        self._shown.append(label)
        self._column.addWidget(label)
        if keep:
            self._said.append(text)

    def _clear(self) -> None:
        for part in (*self._shown, *self.rows):
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._shown, self.rows, self._said = [], [], []

    def _settle(self) -> None:
        self.updateGeometry()
        self.arranged.emit()

    def _copy(self) -> None:
        copy_privately("\n".join([self.question, "", *self._said]) + "\n")


def _wide(label: PlainLabel) -> PlainLabel:
    """As wide as its pane."""
    label.setMaximumWidth(_WIDE)
    return label
