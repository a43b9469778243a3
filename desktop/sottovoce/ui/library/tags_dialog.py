"""Tags for one meeting or many: what all have is ticked, what some have is half ticked and stays so if left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sottovoce.services.matters import MAX_TAG_LETTERS
from sottovoce.services.vocabularies import plain_text
from sottovoce.ui.library.list_wording import meetings_text
from sottovoce.ui.parts.labels import PlainLabel

_Check: Final = Qt.CheckState


@dataclass(frozen=True, slots=True)
class TagOffer:
    """`known`: all tags there are; `of_each`: those of each meeting that is changed."""

    known: tuple[str, ...]
    of_each: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TagChange:
    """Tags that are added and taken away; those that differ in capitals only are the same."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()

    def applied(self, tags: Sequence[str]) -> tuple[str, ...]:
        """Tags of a meeting after the change, by the alphabet."""
        gone = {tag.casefold() for tag in self.remove}
        kept = {tag.casefold(): tag for tag in tags if tag.casefold() not in gone}
        for tag in self.add:
            kept.setdefault(tag.casefold(), tag)
        return tuple(kept[tag] for tag in sorted(kept))


def share_of(tag: str, of_each: Sequence[Sequence[str]]) -> Qt.CheckState:
    """Whether all, some or none have a tag."""
    count = sum(any(tag.casefold() == each.casefold() for each in tags) for tags in of_each)
    return _Check.Unchecked if not count else _Check.Checked if count == len(of_each) else _Check.PartiallyChecked


class TagsDialog(QDialog):
    """Asks which tags; `change` after it was accepted."""

    def __init__(self, offer: TagOffer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = offer
        self.setWindowTitle(self.tr("Tags"))
        self.setMinimumWidth(380)
        self.fresh = QLineEdit()
        self.fresh.setMaxLength(MAX_TAG_LETTERS)
        self.fresh.setPlaceholderText(self.tr("New tag"))
        self.fresh.setAccessibleName(self.tr("New tag"))
        self.add_button = QPushButton(self.tr("Add"))
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self._add)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Tags"))
        for tag in offer.known:
            self._put(tag, share_of(tag, offer.of_each))
        buttons = QDialogButtonBox()
        self.save_button = buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.fresh, 1)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(
            PlainLabel(self.tr("Tags of {meetings}").format(meetings=meetings_text(len(offer.of_each))), "title")
        )
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.fresh.setFocus()

    def change(self) -> TagChange:
        """What was ticked and unticked."""
        add, remove = [], []
        for place in range(self.list.count()):
            item = self.list.item(place)
            before, now = share_of(item.text(), self._offer.of_each), item.checkState()
            if now is not before and now is _Check.Checked:
                add.append(item.text())
            elif now is not before and now is _Check.Unchecked:
                remove.append(item.text())
        return TagChange(tuple(add), tuple(remove))

    def _save(self) -> None:
        self._add()  # what was typed and not yet added is meant
        self.accept()

    def _add(self) -> None:
        tag = plain_text(self.fresh.text())
        self.fresh.clear()
        if not tag:
            return
        known = self.list.findItems(tag, Qt.MatchFlag.MatchFixedString)
        for item in known:
            item.setCheckState(_Check.Checked)
        if not known:
            self._put(tag, _Check.Checked)

    def _put(self, tag: str, state: Qt.CheckState) -> None:
        item = QListWidgetItem(tag)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
        self.list.addItem(item)
