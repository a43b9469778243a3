"""The letter with what is said of it and what can be done with it: stop, change, confirm, copy, keep, save."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.core.notice_texts import notice_text
from sottovoce.pipeline.compose import Letter
from sottovoce.pipeline.events import Notice
from sottovoce.services.letter_files import LetterFormat
from sottovoce.services.letters import MoreFormal, Shorter
from sottovoce.ui.compose.letter_view import LetterView
from sottovoce.ui.compose.part_row import Proofs
from sottovoce.ui.compose.versions import Versions
from sottovoce.ui.parts.banner import Banner
from sottovoce.ui.parts.check_box import WrappingCheckBox
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import PlainLabel, tooltip
from sottovoce_models.compose.letter import Part

_WIDE: Final = 16_777_215


class LetterPanel(QWidget):
    """Signals: stop_wanted(), edit_wanted(Edit), undo_wanted(), redo_wanted(), copy_wanted(bool) with formatting,
    keep_wanted(), file_wanted(LetterFormat), proof_wanted(Citation), arranged().
    """

    stop_wanted = Signal()
    edit_wanted = Signal(object)
    undo_wanted = Signal()
    redo_wanted = Signal()
    copy_wanted = Signal(bool)
    keep_wanted = Signal()
    file_wanted = Signal(object)
    proof_wanted = Signal(object)
    arranged = Signal()

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._letter: Letter | None = None
        self.banner = Banner(language)
        self.state = PlainLabel(role="meta", wrap=True)
        self.notices = PlainLabel(role="meta", wrap=True)
        for label in (self.state, self.notices):
            label.setMaximumWidth(_WIDE)
        self.stop_button = QPushButton(self.tr("Stop"))
        self.stop_button.setToolTip(tooltip(self.tr("Stop writing (Esc)")))
        self.stop_button.clicked.connect(self.stop_wanted)
        self.view = LetterView()
        self.view.edit_wanted.connect(self.edit_wanted)
        self.view.proof_wanted.connect(self.proof_wanted)
        self.view.arranged.connect(self.arranged)
        self.empty = PlainLabel(
            self.tr(
                "Choose what it shall be, then press Write. What comes from the meeting has the moment beside it that "
                "proves it. Nothing is sent."
            ),
            "meta",
            wrap=True,
        )
        self.read = WrappingCheckBox(self.tr("I have read every marked place and answer for it"))
        self.read.toggled.connect(self._tell)
        self._make_tools()
        self._make_ways()
        self._lay_out()
        self.wipe()

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        tools: Sequence[QWidget] = (self.shorter_button, self.formal_button, self.undo_button, self.redo_button)
        ways: Sequence[QWidget] = (self.copy_button, self.rich_button, self.keep_button, self.file_button)
        return [self.banner.button, self.stop_button, *self.view.tab_stops, *tools, self.read, *ways]

    # Showing

    def begin(self, proofs: Proofs, text: str) -> None:
        """It is being written; `text` says so."""
        self._letter = None
        self.banner.hide()
        self.view.begin(proofs)
        self.show_busy(text)

    def add_part(self, part: Part) -> None:
        """It grows; names, numbers and dates are looked at when it is whole."""
        self.empty.hide()
        self.view.add_part(part)

    def show_busy(self, text: str) -> None:
        """Something is being done with it, which can be stopped."""
        self.say(text)
        self.view.set_editable(False)
        self.stop_button.show()
        self.notices.hide()
        self._tell()

    def show_letter(self, letter: Letter, proofs: Proofs, versions: Versions) -> None:
        """The letter as it stands; what was read of the one before does not count for this one."""
        changed = letter is not self._letter
        self._letter = letter
        self.banner.hide()
        self.empty.hide()
        if changed:
            self.read.setChecked(False)
        self.view.show_letter(letter, proofs)
        if self.stop_button.hasFocus() and self.view.rows:
            self.view.rows[0].setFocus()
        self.stop_button.hide()
        self._show_notices(letter.notices)
        place, count = versions.place
        self.say(self.tr("Version {place} of {count}").format(place=place, count=count) if count > 1 else "")
        self.undo_button.setEnabled(versions.can_undo)
        self.redo_button.setEnabled(versions.can_redo)
        self._tell()

    def show_stopped(self, text: str) -> None:
        """What stands here is no letter: it is not whole and not looked at."""
        self._letter = None
        self.stop_button.hide()
        self.say(text)
        self._tell()

    def say(self, text: str) -> None:
        """A fact about the letter in one line."""
        self.state.setText(text)
        self.state.setVisible(bool(text))

    def wipe(self) -> None:
        """Nothing stays."""
        self._letter = None
        self.banner.hide()
        self.view.wipe()
        self.read.setChecked(False)
        self.stop_button.hide()
        self.notices.hide()
        self.notices.setText("")
        self.say("")
        self.empty.show()
        self._tell()

    @property
    def marked(self) -> int:
        """How many places of the letter are marked."""
        letter = self._letter
        return 0 if letter is None else len(letter.strays) + sum(not part.supported for part in letter.parts)

    # Making

    def _make_tools(self) -> None:
        self.shorter_button = QPushButton(self.tr("Shorter"))
        self.shorter_button.clicked.connect(lambda: self.edit_wanted.emit(Shorter()))
        self.formal_button = QPushButton(self.tr("More formal"))
        self.formal_button.clicked.connect(lambda: self.edit_wanted.emit(MoreFormal()))
        self.undo_button = IconButton("undo", self.tr("Undo"), icon_only=True)
        self.undo_button.setToolTip(tooltip(self.tr("To the version before (Ctrl+Z)")))
        self.undo_button.clicked.connect(self.undo_wanted)
        self.redo_button = IconButton("redo", self.tr("Redo"), icon_only=True)
        self.redo_button.setToolTip(tooltip(self.tr("To the version after (Ctrl+Y)")))
        self.redo_button.clicked.connect(self.redo_wanted)
        self.tools = QWidget()
        flow = FlowLayout(self.tools, spacing_px=8)
        for button in (self.shorter_button, self.formal_button, self.undo_button, self.redo_button):
            flow.addWidget(button)

    def _make_ways(self) -> None:
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.setProperty("role", "primary")
        self.copy_button.clicked.connect(lambda: self.copy_wanted.emit(False))
        self.rich_button = QPushButton(self.tr("Copy with formatting"))
        self.rich_button.clicked.connect(lambda: self.copy_wanted.emit(True))
        self.keep_button = QPushButton(self.tr("Keep as draft"))
        self.keep_button.setToolTip(tooltip(self.tr("Keeps it with this meeting in the vault (Ctrl+S)")))
        self.keep_button.clicked.connect(self.keep_wanted)
        self.file_button = QPushButton(self.tr("Save as a file"))
        menu = QMenu(self.file_button)
        menu.setAccessibleName(self.tr("Save as a file"))
        self.kinds = {
            LetterFormat.DOCX: menu.addAction(self.tr("Word document (.docx)…")),
            LetterFormat.TEXT: menu.addAction(self.tr("Plain text (.txt)…")),
            LetterFormat.EML: menu.addAction(self.tr("E-mail draft for your mail program (.eml)…")),
        }
        for kind, action in self.kinds.items():
            action.triggered.connect(lambda _=False, wanted=kind: self.file_wanted.emit(wanted))
        self.file_button.setMenu(menu)
        self.ways = QWidget()
        flow = FlowLayout(self.ways, spacing_px=8)
        for button in (self.copy_button, self.rich_button, self.keep_button, self.file_button):
            flow.addWidget(button)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.state, 1)
        head.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addLayout(head)
        column.addWidget(self.notices)
        column.addWidget(self.empty)
        column.addWidget(self.view, 1)
        column.addWidget(self.tools)
        column.addWidget(self.read)
        column.addWidget(self.ways)

    def _show_notices(self, notices: Sequence[Notice]) -> None:
        said = dict.fromkeys(notice_text(each.code, each.params, self._language) for each in notices)
        self.notices.setText("\n".join(said))
        self.notices.setVisible(bool(said))

    def _tell(self) -> None:
        """What can be done now: a letter with marked places leaves the window when somebody has read them."""
        there, marked = self._letter is not None, self.marked
        may_leave = there and (not marked or self.read.isChecked())
        self.read.setVisible(there and marked > 0)
        self.tools.setVisible(there)
        self.ways.setVisible(there)
        self.shorter_button.setEnabled(there)
        self.formal_button.setEnabled(there)
        self.keep_button.setEnabled(there)
        why = "" if may_leave else self.tr("First read the marked places and confirm it above")
        for button in (self.copy_button, self.rich_button, self.file_button):
            button.setEnabled(may_leave)
            button.setToolTip(tooltip(why) if why else "")
            button.setAccessibleDescription(why)
        self.arranged.emit()
