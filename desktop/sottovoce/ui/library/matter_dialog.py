"""One matter out of many: type letters of its name, Enter takes it; a name that nobody has yet makes a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sottovoce.services.matters import MAX_NAME_LETTERS
from sottovoce.services.vocabularies import plain_text
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.vault.rows_matters import Matter

_PICK: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class MatterPick:
    """What was picked: the matter with this id, a new one of this name, or (both empty) none."""

    matter_id: str = ""
    new_name: str = ""


@dataclass(frozen=True, slots=True)
class MatterOffer:
    """What is offered: `first` are (text, id) of what is no matter, such as "No matter"; `may_make`: new ones, too."""

    title: str
    matters: tuple[Matter, ...]
    first: tuple[tuple[str, str], ...] = ()
    current: str = ""
    may_make: bool = True


class MatterDialog(QDialog):
    """Asks which matter; `pick` after it was accepted."""

    def __init__(self, offer: MatterOffer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = offer
        self.setWindowTitle(self.tr("Matter"))
        self.setMinimumSize(400, 420)
        self.name = _NameField()
        self.name.setMaxLength(MAX_NAME_LETTERS)
        hint = self.tr("Find, or name a new one") if offer.may_make else self.tr("Find")
        self.name.setPlaceholderText(hint)
        self.name.setAccessibleName(hint)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Matters"))
        self.list.setUniformItemSizes(True)
        self.name.moved.connect(self._move)
        self.name.textChanged.connect(self._show)
        self.list.itemActivated.connect(self.accept)
        buttons = QDialogButtonBox()
        self.choose_button = buttons.addButton(self.tr("Choose"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.hint = PlainLabel(
            self.tr("A matter is a client, a patient or a file. Its meetings stand together, and keep its terms."),
            "meta",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(offer.title, "title", wrap=True))
        column.addWidget(self.name)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        column.addWidget(buttons)
        self.hint.setVisible(not offer.matters)
        self._show("")
        self.name.setFocus()

    def pick(self) -> MatterPick:
        """What is chosen."""
        found: list[MatterPick] = [item.data(_PICK) for item in self.list.selectedItems()]
        return found[0] if found else MatterPick()

    def _show(self, typed: str) -> None:
        """What fits the letters: names that begin so, then those that hold them, then a new one."""
        wanted = plain_text(typed).casefold()
        self.list.clear()
        for text, matter_id in self._offer.first if not wanted else ():
            self._put(text, MatterPick(matter_id))
        fitting = [matter for matter in self._offer.matters if wanted in matter.name.casefold()]
        for matter in sorted(fitting, key=lambda each: not each.name.casefold().startswith(wanted)):
            self._put(matter.name, MatterPick(matter.id))
        known = any(matter.name.casefold() == wanted for matter in self._offer.matters)
        if wanted and self._offer.may_make and not known:
            name = plain_text(typed)
            self._put(self.tr("New matter: “{name}”").format(name=name), MatterPick(new_name=name))
        chosen = 0
        for place in range(self.list.count()):
            pick: MatterPick = self.list.item(place).data(_PICK)
            if not wanted and pick.matter_id == self._offer.current:
                chosen = place
        self.list.setCurrentRow(chosen)
        self.choose_button.setEnabled(self.list.count() > 0)

    def _put(self, text: str, pick: MatterPick) -> None:
        item = QListWidgetItem(text)
        item.setData(_PICK, pick)
        self.list.addItem(item)

    def _move(self, steps: int) -> None:
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + steps)))


class _NameField(QLineEdit):
    """Arrow keys walk the list below. Signals: moved(int)."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
