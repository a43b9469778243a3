"""Third step: which lines of the minutes, and which sentences of the talk."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sottovoce.services.training.excerpt import (
    ExcerptChoice,
    ExcerptChoices,
    Piece,
    characters_of,
    line_text,
    pieces_of,
)
from sottovoce.ui.parts.check_box import WrappingCheckBox
from sottovoce.ui.parts.labels import PlainLabel

_WHAT = Qt.ItemDataRole.UserRole


class ExcerptStep(QWidget):
    """Signals: changed()."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._max = 0
        self.lines = QListWidget()
        self.lines.setAccessibleName(self.tr("Lines of the minutes"))
        self.talk = QListWidget()
        self.talk.setAccessibleName(self.tr("Sentences of the talk"))
        self.count = PlainLabel(role="meta", wrap=True)
        self.invented = WrappingCheckBox(
            self.tr("Invented names, firms and places instead of placeholders such as [PERSON_1]")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("Lines of the approved minutes"), "heading"))
        column.addWidget(self.lines, 1)
        self._talk_title = PlainLabel(self.tr("Sentences of the talk (none, if you do not tick any)"), "heading")
        column.addWidget(self._talk_title)
        column.addWidget(self.talk, 2)
        column.addWidget(self.count)
        column.addWidget(self.invented)
        column.addWidget(
            PlainLabel(
                self.tr(
                    "What slipped through stands out less among invented names. But it reads as if it were about "
                    "somebody, who may exist."
                ),
                "meta",
                wrap=True,
            )
        )
        for each in (self.lines, self.talk):
            each.setWordWrap(True)
            each.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            each.itemChanged.connect(self._on_changed)

    def show_choices(self, choices: ExcerptChoices) -> None:
        """What there is to choose from, with the lines that are chosen unless somebody says otherwise."""
        self._max = choices.max_characters
        for at in choices.allowed_lines:
            text = line_text(choices.summary.items[at], choices.transcript)
            self._add(self.lines, text, at, at in choices.default.lines)
        if choices.may_quote:
            for turn in choices.transcript.turns:
                for piece in pieces_of(turn):
                    self._add(self.talk, turn.text[piece.start : piece.end].strip(), piece, False)
        self.lines.setCurrentRow(0)
        for part in (self._talk_title, self.talk, self.count):
            part.setVisible(choices.may_quote)
        self._on_changed()

    def choice(self) -> ExcerptChoice:
        """What is ticked."""
        lines = tuple(each for each in _ticked(self.lines) if isinstance(each, int))
        return ExcerptChoice(lines, tuple(each for each in _ticked(self.talk) if isinstance(each, Piece)))

    def ready(self) -> bool:
        """Whether there is a line, and no more of the talk than may be."""
        choice = self.choice()
        return bool(choice.lines) and characters_of(choice.pieces) <= self._max

    def _add(self, to: QListWidget, text: str, what: object, ticked: bool) -> None:
        item = QListWidgetItem(text)
        item.setData(_WHAT, what)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        to.addItem(item)

    def _on_changed(self) -> None:
        used = characters_of(self.choice().pieces)
        self.count.setText(self.tr("{used} of at most {max} characters of the talk").format(used=used, max=self._max))
        self.changed.emit()


def _ticked(of: QListWidget) -> list[object]:
    items = [of.item(row) for row in range(of.count())]
    return [item.data(_WHAT) for item in items if item.checkState() is Qt.CheckState.Checked]
