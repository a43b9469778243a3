"""New recovery codes: shown large, put on paper, and typed back, so that nobody finds out too late that they cannot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.parts.banner import Banner
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.page_column import PageColumn
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.vault import recovery_sheet
from sottovoce.ui.window.vault_access import RecoveryCode
from sottovoce_models.errors import SottovoceError

_COLUMNS: Final = 5  # four groups and the word that proves them
_READ_AS: Final = str.maketrans({"o": "0", "i": "1", "l": "1", "u": "v"})


class RecoveryCodesPage(PageColumn):
    """Shows codes once.

    Signals: confirmed() the first of them was typed back whole; given_up() no codes could be made, go on without.
    """

    confirmed = Signal()
    given_up = Signal()

    def __init__(self, dialogs: PlainDialogs, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent, width_px=680)
        self._dialogs = dialogs
        self._codes: tuple[RecoveryCode, ...] = ()
        self.banner = Banner(language)
        self.banner.acted.connect(self.given_up)
        self.waiting = PlainLabel(self.tr("Making new recovery codes…"))
        self.groups: list[CodeGroup] = []
        self._showing = QWidget()
        self._typing = QWidget()
        self._make_showing()
        self._make_typing()
        for widget in (self.banner, self.waiting, self._showing, self._typing):
            self.column.addWidget(widget)
        self._turn(typing=False)

    def show_codes(self, codes: Sequence[RecoveryCode]) -> None:
        """Begins with these codes; a screen reader starts at the first group."""
        self.wipe()
        self._codes = tuple(codes)
        for code in codes:
            self._list.addWidget(PlainLabel(recovery_sheet.label_text(code.label), "heading"))
            grid = QGridLayout()
            grid.setHorizontalSpacing(16)
            grid.setVerticalSpacing(8)
            for number, text in enumerate(code.groups):
                group = CodeGroup(text, number + 1, len(code.groups))
                self.groups.append(group)
                grid.addWidget(group, number // _COLUMNS, number % _COLUMNS)
            grid.setColumnStretch(_COLUMNS, 1)
            box = QWidget()
            box.setLayout(grid)
            grid.setContentsMargins(0, 0, 0, 8)
            self._list.addWidget(box)
        self._turn(typing=False)
        if self.groups:
            self.groups[0].setFocus()

    def show_waiting(self) -> None:
        """The codes of last time were typed back by nobody: new ones are being made."""
        self.wipe()
        self._showing.hide()
        self._typing.hide()
        self.waiting.show()

    def show_failed(self, error: SottovoceError) -> None:
        """New codes could not be made; nobody is kept from their meetings by that."""
        self.waiting.hide()
        self.banner.show_error(error, self.tr("Go on without"))
        self.banner.button.setFocus()

    def enter(self) -> None:
        """The page is shown: a screen reader starts at the first group."""
        if self.groups and not self._showing.isHidden():
            self.groups[0].setFocus()

    def wipe(self) -> None:
        """Takes the codes off the screen and forgets them."""
        self._codes, self.groups = (), []
        self.typed.clear()
        self.banner.hide()
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _make_showing(self) -> None:
        title = PlainLabel(self.tr("Put your recovery codes on paper"), "title", wrap=True)
        why = PlainLabel(
            self.tr(
                "If the passphrase is forgotten, one of these codes opens the vault. Without the passphrase and "
                "without a code, everything in the vault is lost: nobody can open it, nor can the makers of Sottovoce. "
                "The codes are shown only this once."
            ),
            wrap=True,
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.print_button = QPushButton(self.tr("Print…"))
        self.print_button.clicked.connect(self._print)
        self.pdf_button = QPushButton(self.tr("Save as PDF…"))
        self.pdf_button.clicked.connect(partial(self._save, "pdf", recovery_sheet.write_pdf))
        self.text_button = QPushButton(self.tr("Save as text…"))
        self.text_button.clicked.connect(partial(self._save, "txt", recovery_sheet.write_text))
        self.next_button = QPushButton(self.tr("They are on paper"))
        self.next_button.setProperty("role", "primary")
        self.next_button.clicked.connect(partial(self._turn, typing=True))
        beware = PlainLabel(
            self.tr(
                "Whoever holds a code can open the vault. A saved file can be read by anyone who finds it, and the "
                "system or the printer may keep a copy of what is printed. Writing by hand leaves no copy."
            ),
            "meta",
            wrap=True,
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.print_button, self.pdf_button, self.text_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        onward = QHBoxLayout()
        onward.addWidget(self.next_button)
        onward.addStretch(1)
        column = QVBoxLayout(self._showing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(why)
        column.addLayout(self._list)
        column.addWidget(beware)
        column.addLayout(buttons)
        column.addSpacing(4)
        column.addLayout(onward)

    def _make_typing(self) -> None:
        title = PlainLabel(self.tr("Type one code back"), "title", wrap=True)
        self._which = PlainLabel("", wrap=True)
        self.typed = QLineEdit()
        self.typed.setAccessibleName(self.tr("Recovery code from your paper"))
        self.typed.setFont(_code_font(self, 0))
        self.typed.textChanged.connect(self._on_typed)
        self.typed.returnPressed.connect(self._finish)
        self.state = PlainLabel("", "meta", wrap=True)
        self.again_button = QPushButton(self.tr("Show the codes again"))
        self.again_button.clicked.connect(partial(self._turn, typing=False))
        self.done_button = QPushButton(self.tr("Done"))
        self.done_button.setProperty("role", "primary")
        self.done_button.clicked.connect(self._finish)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.again_button)
        buttons.addStretch(1)
        buttons.addWidget(self.done_button)
        column = QVBoxLayout(self._typing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (title, self._which, self.typed, self.state):
            column.addWidget(widget)
        column.addLayout(buttons)

    def _turn(self, *_: object, typing: bool) -> None:
        self.waiting.hide()
        self._showing.setVisible(not typing)
        self._typing.setVisible(typing)
        self.typed.clear()
        self._on_typed()
        if typing and self._codes:
            text = self.tr("Read the code “{label}” from your paper. Spaces, hyphens and capitals do not matter.")
            self._which.setText(text.format(label=recovery_sheet.label_text(self._codes[0].label)))
            self.typed.setFocus()
        elif self.groups:
            self.groups[0].setFocus()

    def _on_typed(self) -> None:
        groups = [_bare(group) for group in self._codes[0].groups] if self._codes else []
        right, rest = _right_groups(groups, _bare(self.typed.text()))
        whole = bool(groups) and right == len(groups) and not rest
        self.done_button.setEnabled(whole)
        self.state.setText(self._state_text(groups, right, rest, whole=whole))
        self.typed.setAccessibleDescription(self.state.text())

    def _state_text(self, groups: Sequence[str], right: int, rest: str, *, whole: bool) -> str:
        if whole:
            return self.tr("The code is right.")
        if right == len(groups) and rest:
            return self.tr("There is more than the code in the field.")
        if rest and not groups[right].startswith(rest):
            if right < len(groups) // 2:
                text = self.tr("Something in the first half is not right: look at group {number}.")
            else:
                text = self.tr("The first half is right; something in the second half is not: look at group {number}.")
            return text.format(number=right + 1)
        if not right and not rest:
            return ""
        return self.tr("{right} of {total} groups are right so far.").format(right=right, total=len(groups))

    def _finish(self) -> None:
        if self.done_button.isEnabled():
            self.wipe()
            self.confirmed.emit()

    def _print(self) -> None:
        codes = self._codes
        self._dialogs.printer(lambda device: recovery_sheet.sheet(codes).print_(device))

    def _save(self, suffix: str, write: Callable[[Path, Sequence[RecoveryCode]], None], *_: object) -> None:
        codes = self._codes

        def chosen(path: Path) -> None:
            try:
                write(path, codes)
            except SottovoceError as error:
                self.banner.show_error(error, "")

        self._dialogs.file_to_save(self.tr("Recovery codes"), suffix, chosen)


class CodeGroup(PlainLabel):
    """One group of a code, reached by Tab and read out character by character."""

    def __init__(self, text: str, number: int, total: int) -> None:
        super().__init__(text)
        self.setFont(_code_font(self, 5))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("codegroup")
        self.setMinimumHeight(self.fontMetrics().height() + 12)
        if text.islower():
            name = self.tr("Check word, group {number} of {total}: {characters}")
        else:
            name = self.tr("Group {number} of {total}: {characters}")
        self.setAccessibleName(name.format(number=number, total=total, characters=" ".join(text)))


def _right_groups(groups: Sequence[str], typed: str) -> tuple[int, str]:
    """How many groups are right from the start on, and what is typed after them."""
    right = 0
    while right < len(groups) and typed.startswith(groups[right]):
        typed, right = typed[len(groups[right]) :], right + 1
    return right, typed


def _code_font(widget: QWidget, more_points: int) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(widget.font().pointSizeF() + more_points)
    return font


def _bare(text: str) -> str:
    """What counts of a typed code: no spaces or hyphens, no case, and one letter for those that look alike."""
    return "".join(character for character in text if character.isalnum()).casefold().translate(_READ_AS)
