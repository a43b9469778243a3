"""Second step: who must not be named, those who took part and those who were talked about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sottovoce.services.redact import names_in
from sottovoce.services.training.suggestions import Suggestion, SuggestionKind
from sottovoce.ui.parts.labels import PlainLabel, button_text
from sottovoce.ui.parts.scrolled import Scrolled

_WORDS = Qt.ItemDataRole.UserRole
_KNOWN_LINES = 3
_OTHERS_LINES = 4
_LEAST_LINES = 6


class SuggestionList(QListWidget):
    """Lines to tick, by Space or by a click anywhere on them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: tuple[QListWidgetItem, Qt.CheckState] | None = None
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        self._pressed = None if item is None else (item, item.checkState())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if item is not None and self._pressed == (item, item.checkState()):  # the box itself has changed it already
            ticked = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)


class NamesStep(QWidget):
    """What is known is shown and stays; what was heard is ticked; the rest is typed. Signals: changed()."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.looking = False
        self.known = QListWidget()
        self.known.setAccessibleName(self.tr("Names that are known"))
        self.suggested = SuggestionList()
        self.suggested.setAccessibleName(self.tr("Heard in this meeting"))
        self.suggested.itemChanged.connect(self._tell)
        self.all_button = QPushButton(button_text(self.tr("Tick all")))
        self.all_button.setAutoDefault(False)
        self.all_button.clicked.connect(self.tick_all)
        self.state = PlainLabel(role="meta", wrap=True)
        self.others = QPlainTextEdit()
        self.others.setAccessibleName(self.tr("Names of others"))
        self.others.setTabChangesFocus(True)
        self.others.setMaximumHeight(self.others.fontMetrics().lineSpacing() * _OTHERS_LINES)
        self.others.setPlaceholderText(self.tr("One a line; short forms beside them: Anna = Annie"))
        self._lay_out()
        self.show_suggestions(())

    def show_names(self, names: Sequence[str]) -> None:
        """The names that are known."""
        self.known.clear()
        self.known.addItems(list(names))
        lines = max(1, min(_KNOWN_LINES, len(names)))
        self.known.setMaximumHeight(lines * self.known.sizeHintForRow(0) + 2 * self.known.frameWidth() + 8)

    def show_looking(self) -> None:
        """The meeting is being read."""
        self.looking = True
        self._tell()

    def stop_looking(self) -> None:
        """It could not be read, or was given up; what is there stays."""
        self.looking = False
        self._tell()

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """What was heard, with nothing ticked but what was before."""
        self.looking = False
        before = set(self.ticked())
        self.suggested.clear()
        for each in suggestions:
            item = QListWidgetItem(self._text(each))
            item.setData(_WORDS, each.words)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if each.words in before else Qt.CheckState.Unchecked)
            self.suggested.addItem(item)
        self.suggested.setCurrentRow(0)
        self._tell()
        if self.known.hasFocus() and suggestions:
            self.suggested.setFocus()

    def tick_all(self) -> None:
        """All that was heard goes on the list."""
        for row in range(self.suggested.count()):
            self.suggested.item(row).setCheckState(Qt.CheckState.Checked)

    def ticked(self) -> tuple[str, ...]:
        """What is ticked."""
        items = (self.suggested.item(row) for row in range(self.suggested.count()))
        return tuple(str(each.data(_WORDS)) for each in items if each.checkState() is Qt.CheckState.Checked)

    def names(self) -> tuple[str, ...]:
        """The names that were ticked, and those that were typed."""
        return tuple(dict.fromkeys((*self.ticked(), *names_in(self.others.toPlainText()))))

    def ready(self) -> bool:
        """Whether what was heard is there to be ticked."""
        return not self.looking

    def _text(self, each: Suggestion) -> str:
        kinds = {
            SuggestionKind.PERSON: self.tr("perhaps a person"),
            SuggestionKind.ORG: self.tr("perhaps a firm or institution"),
            SuggestionKind.PLACE: self.tr("perhaps a place"),
            SuggestionKind.UNKNOWN: self.tr("in no dictionary"),
        }
        times = self.tr("%n times", "", each.times)
        return f"{each.words}  ·  {kinds[each.kind]}, {times}\n{each.example}"

    def _tell(self) -> None:
        count, ticked = self.suggested.count(), len(self.ticked())
        if self.looking:
            text = self.tr("The whole meeting is being read for more names.")
        elif count:
            text = self.tr("{ticked} of {all} ticked.").format(ticked=ticked, all=count)
        else:
            text = self.tr("No more names were found.")
        self.state.setText(text)
        self.suggested.setVisible(bool(count))
        self.all_button.setVisible(bool(count))
        self.all_button.setEnabled(ticked < count)
        self.changed.emit()

    def _lay_out(self) -> None:
        inside = QWidget()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(Scrolled(inside, on_ground=True))
        self.suggested.setMinimumHeight(self.fontMetrics().lineSpacing() * _LEAST_LINES)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("These names are taken out wherever they stand:"), wrap=True))
        column.addWidget(self.known)
        column.addSpacing(8)
        column.addWidget(PlainLabel(self.tr("Who was talked about and is not here?"), "heading", wrap=True))
        column.addWidget(
            PlainLabel(
                self.tr(
                    "People, firms, schools, places, pets. Those who are not here could not be asked. What you tick "
                    "also goes when it is misspelled or spelled out, and cannot be uncovered later. What you leave is "
                    "covered where it is found."
                ),
                "meta",
                wrap=True,
            )
        )
        column.addWidget(self.suggested, 4)
        foot = QHBoxLayout()
        foot.addWidget(self.state)
        foot.addStretch(1)
        foot.addWidget(self.all_button)
        column.addLayout(foot)
        column.addWidget(PlainLabel(self.tr("Who else? Nobody but you knows what was meant."), wrap=True))
        column.addWidget(self.others, 2)
