"""The head of a meeting's page: its title, the state line that is always true, what can be done, what went wrong."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QPushButton, QToolButton, QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.core.notice_texts import notice_text
from sottovoce.ui.meeting.export_button import ExportButton
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.meeting.template_choice import TemplateChoice
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.banner import Banner
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import ElidedLabel, PlainLabel, tooltip
from sottovoce_models.errors import Code, SottovoceError

_NOTICES_PX: Final = 900
_FETCHABLE: Final = frozenset({Code.MODEL_MISSING, Code.MODEL_CORRUPT, Code.MODEL_PART_MISSING})


class MeetingHeader(QWidget):
    """Shows what is true of a Meeting.

    Signals: cancel_pressed(), resume_pressed(), fetch_pressed(), export_wanted(way), consent_pressed(),
    menu_opened(QMenu) the menu is about to be shown.
    """

    cancel_pressed = Signal()
    resume_pressed = Signal()
    fetch_pressed = Signal()
    export_wanted = Signal(str)
    consent_pressed = Signal()
    menu_opened = Signal(QMenu)

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._meeting: Meeting | None = None
        self._playback_error: SottovoceError | None = None
        self.may_write = True
        """Whether nobody has switched writing help off."""
        self.title = ElidedLabel(role="title")
        self.state = ElidedLabel(role="meta")
        self.notices = PlainLabel(role="meta", wrap=True)
        self.notices.setMaximumWidth(_NOTICES_PX)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.banner = Banner(language)
        self.banner.acted.connect(self._on_banner)
        self._make_buttons()
        self._lay_out()

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        return [
            self.write_button,
            self.export_button,
            self.more_button,
            self.cancel_button,
            self.resume_button,
            self.consent_button,
            self.template_choice,
            self.banner.button,
        ]

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Turns to a meeting; what was wrong with another is no longer said."""
        self._meeting = meeting
        self._playback_error = None
        self.banner.hide()
        self.refresh()

    def refresh(self) -> None:
        """Says anew what is true of the meeting."""
        meeting = self._meeting
        if meeting is None:
            return
        self.title.setText(meeting.title)
        self.title.setToolTip(tooltip(meeting.row.source or meeting.title))
        day = wording.day(meeting.row.created_at) if meeting.settled else ""
        self.state.setText(wording.joined(day, meeting.state_text(), meeting.facts()))
        running = meeting.state is State.RUNNING
        self.bar.setVisible(running)
        fraction = meeting.progress.fraction if meeting.progress is not None else None
        self.bar.setValue(round(1000 * (fraction or 0.0)))  # an unknown share is an empty bar, not a moving one
        self.cancel_button.setVisible(running or meeting.state is State.WAITING)
        self.resume_button.setVisible(meeting.state is State.CANCELLED or meeting.waits_for_night)
        self.resume_button.setText(self.tr("Start now") if meeting.waits_for_night else self.tr("Go on"))
        self.template_choice.show_meeting(meeting)
        self.write_button.setVisible(meeting.transcript is not None)
        self.write_button.setEnabled(self.may_write and meeting.can_export)
        self.export_button.setVisible(meeting.transcript is not None)
        self.export_button.setEnabled(meeting.can_export)
        for action in self.export_button.kinds.values():
            action.setEnabled(meeting.can_export)
        notices = [notice_text(notice.code, notice.params, self._language) for notice in meeting.notices]
        self.notices.setText("\n".join(notices))
        self.notices.setVisible(bool(notices))
        self._show_error(meeting)

    def show_playback_error(self, error: SottovoceError | None) -> None:
        """Says why nothing is heard; None takes it back."""
        if error is not None:
            self._playback_error = error
            self.banner.show_error(error, "")
        elif self._playback_error is not None:
            self._playback_error = None
            if self._meeting is not None:
                self._show_error(self._meeting)

    def _make_buttons(self) -> None:
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setToolTip(tooltip(self.tr("Stop here; what was heard is kept (Ctrl+.)")))
        self.cancel_button.setShortcut(QKeySequence("Ctrl+."))
        self.cancel_button.clicked.connect(self.cancel_pressed)
        self.resume_button = QPushButton(self.tr("Go on"))
        self.resume_button.setToolTip(tooltip(self.tr("Go on where it stopped")))
        self.resume_button.clicked.connect(self.resume_pressed)
        self.consent_button = IconButton("people", self.tr("Consent"))
        self.consent_button.setToolTip(tooltip(self.tr("Who agreed to what, receipts, and how to take it back")))
        self.consent_button.clicked.connect(self.consent_pressed)
        self.template_choice = TemplateChoice()
        self.write_button = IconButton("write", self.tr("Write…"))
        self.write_button.setToolTip(tooltip(self.tr("E-mail, letter or reply about this meeting (Ctrl+Shift+M)")))
        self.write_button.setShortcut(QKeySequence("Ctrl+Shift+M"))
        self.export_button = ExportButton()
        self.export_button.wanted.connect(self.export_wanted)
        self.more_button = IconButton("more", self.tr("More"), icon_only=True)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setToolTip(tooltip(self.tr("Rename, make again, delete")))
        more = QMenu(self.more_button)
        more.setAccessibleName(self.tr("More"))
        more.aboutToShow.connect(lambda: self.menu_opened.emit(more))
        self.more_button.setMenu(more)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.write_button)
        head.addWidget(self.export_button)
        head.addWidget(self.more_button)
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addStrut(self.cancel_button.sizeHint().height() + 2)  # nor when these two come and go
        state.addWidget(self.state, 1)
        state.addWidget(self.cancel_button)
        state.addWidget(self.resume_button)
        state.addWidget(self.consent_button)
        state.addWidget(self.template_choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(state)
        for part in (self.bar, self.banner, self.notices):
            column.addWidget(part)

    def _show_error(self, meeting: Meeting) -> None:
        if meeting.error is not None:
            self.banner.show_error(meeting.error, self._action_for(meeting, meeting.error))
        elif self._playback_error is None or meeting.state is State.RUNNING:
            self.banner.hide()

    def _action_for(self, meeting: Meeting, error: SottovoceError) -> str:
        if error.code in _FETCHABLE:
            return self.tr("Fetch models…")
        return self.tr("Go on from there") if meeting.rows.rowCount() else self.tr("Try again")

    def _on_banner(self) -> None:
        if self._meeting is not None and self._meeting.error is not None:
            fetch = self._meeting.error.code in _FETCHABLE
            (self.fetch_pressed if fetch else self.resume_pressed).emit()
