"""Below the minutes: draft or approved, steps back and forth, and what leads from one to the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from sottovoce.ui.meeting.minutes_wording import approval_text
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import PlainLabel, button_text, tooltip
from sottovoce.vault.rows_approvals import Approval


class MinutesFoot(QWidget):
    """Signals: approve_pressed(), reopen_pressed(), version_wanted(Approval), undo_pressed(), redo_pressed()."""

    approve_pressed = Signal()
    reopen_pressed = Signal()
    version_wanted = Signal(object)
    undo_pressed = Signal()
    redo_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = PlainLabel(role="meta", wrap=True)
        self.state.setMaximumWidth(16_777_215)
        self.name = PlainLabel(self.tr("Draft"), "strong")
        self.name.setContentsMargins(6, 0, 6, 0)
        self.undo_button = IconButton("undo", self.tr("Undo"), icon_only=True)
        self.undo_button.setToolTip(tooltip(self.tr("Take back the last change of the minutes (Ctrl+Z)")))
        self.undo_button.clicked.connect(self.undo_pressed)
        self.redo_button = IconButton("redo", self.tr("Redo"), icon_only=True)
        self.redo_button.setToolTip(tooltip(self.tr("Make the change again (Ctrl+Y)")))
        self.redo_button.clicked.connect(self.redo_pressed)
        self.approve_button = QPushButton(self.tr("Approve…"))
        self.approve_button.setAccessibleName(self.tr("Approve the minutes"))
        self.approve_button.clicked.connect(self.approve_pressed)
        self.reopen_button = QPushButton(self.tr("Reopen"))
        self.reopen_button.setAccessibleName(self.tr("Reopen the minutes"))
        self.reopen_button.setToolTip(
            tooltip(self.tr("Makes them a draft again; the approved version stays, with its time"))
        )
        self.reopen_button.clicked.connect(self.reopen_pressed)
        self.versions_button = QToolButton()
        self.versions_button.setText(self.tr("Versions"))
        self.versions_button.setAccessibleName(self.tr("Approved versions"))
        self.versions_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.versions_button.setMenu(QMenu(self.versions_button))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.undo_button)
        row.addWidget(self.redo_button)
        row.addWidget(self.name)
        row.addWidget(self.versions_button)
        row.addStretch(1)
        row.addWidget(self.reopen_button)
        row.addWidget(self.approve_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 4, 16, 0)
        column.setSpacing(2)
        self.state.setContentsMargins(6, 0, 0, 0)
        column.addWidget(self.state)
        column.addLayout(row)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        return [
            self.undo_button,
            self.redo_button,
            self.versions_button,
            self.reopen_button,
            self.approve_button,
        ]

    def show_state(
        self,
        *,
        there: bool,
        editable: bool,
        approval: Approval | None,
        versions: Sequence[Approval],
        written: bool = False,
    ) -> None:
        """Says what is true of the minutes; `there` is False while there are none, `written` they are of a thread."""
        if approval is not None:
            self.state.setText(f"✓ {approval_text(approval)}")
        elif written:
            self.state.setText(self.tr("Made by machine. Please check before you use it."))
        else:
            self.state.setText(self.tr("Heard by machine. Please check before you use it."))
        self.state.setVisible(there)
        self.name.setVisible(there and approval is None)
        self.approve_button.setVisible(there and approval is None)
        self.approve_button.setEnabled(editable)
        self.reopen_button.setVisible(approval is not None)
        menu = self.versions_button.menu()
        menu.clear()
        for each in versions:
            menu.addAction(button_text(approval_text(each))).triggered.connect(
                lambda _=False, wanted=each: self.version_wanted.emit(wanted)
            )
        self.versions_button.setVisible(bool(versions))

    def show_steps(self, *, undo: bool, redo: bool, editable: bool) -> None:
        """Which steps there are."""
        for button in (self.undo_button, self.redo_button):
            button.setVisible(editable)
        self.undo_button.setEnabled(undo)
        self.redo_button.setEnabled(redo)
