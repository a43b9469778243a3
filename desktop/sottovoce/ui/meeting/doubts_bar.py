"""Stepping through what is to be looked at: one doubtful passage at a time, with what may be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sottovoce.services.editing.doubts import Place, next_place, places, previous_place
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.icons import IconButton, Sign
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce_models.types import Correction, DoubtReason


class DoubtsBar(QFrame):
    """Hidden until somebody steps.

    Signals: shown(Place) it should be heard and seen; accepted(Place); taken_back(Place); write_asked(Place) a turn is
    missing there; left() the bar is closed.
    """

    shown = Signal(object)
    accepted = Signal(object)
    taken_back = Signal(object)
    write_asked = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doubtsbar")
        self._meeting: Meeting | None = None
        self.place: Place | None = None
        self.text = PlainLabel(role="strong", wrap=True)
        self.text.setMaximumWidth(16_777_215)
        self.accept_button = QPushButton(self.tr("This is right (Enter)"))
        self.accept_button.clicked.connect(self.accept)
        self.back_button = QPushButton(self.tr("Take back"))
        self.back_button.clicked.connect(self._on_back)
        self.write_button = QPushButton(self.tr("Write what was said"))
        self.write_button.clicked.connect(self._on_write)
        self.previous_button = IconButton("up", self.tr("Previous doubt (Shift+F8)"), icon_only=True)
        self.previous_button.clicked.connect(lambda: self.step(back=True))
        self.next_button = IconButton("down", self.tr("Next doubt (F8)"), icon_only=True)
        self.next_button.clicked.connect(lambda _=False: self.step())
        self.close_button = IconButton("close", self.tr("Close (Esc)"), icon_only=True)
        self.close_button.clicked.connect(self.leave)
        for button in (self.previous_button, self.next_button, self.close_button):
            button.setToolTip(button.accessibleName())
        for push in (self.accept_button, self.back_button, self.write_button):
            push.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret where it stands
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(Sign("doubt", "doubt"))
        top.addWidget(self.text, 1)
        for part in (self.previous_button, self.next_button, self.close_button):
            top.addWidget(part)
        deeds = QWidget()
        flow = FlowLayout(deeds, spacing_px=8)
        for push in (self.accept_button, self.back_button, self.write_button):
            flow.addWidget(push)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(deeds)

    @property
    def tab_stops(self) -> list[QWidget]:
        """Its controls as the eye walks over them."""
        arrows: list[QWidget] = [self.previous_button, self.next_button, self.close_button]
        return [*arrows, self.accept_button, self.back_button, self.write_button]

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Steps through another meeting."""
        self._meeting, self.place = meeting, None
        self._say("")
        self.hide()

    def step(self, after_ms: int = -1, *, back: bool = False) -> None:
        """To the next passage after the one that is shown, or after a moment if none is."""
        known = places(self._meeting.transcript) if self._meeting is not None and self._meeting.transcript else ()
        start = self.place or after_ms
        self.place = previous_place(known, start) if back else next_place(known, start)
        if self.place is None:
            self._say(self.tr("There is nothing left to look at."))
            self.show()
        else:
            self._tell(self.place)
            self.shown.emit(self.place)

    def accept(self) -> None:
        """The passage is right as it stands."""
        if self.place is not None and self._open(self.place):
            self.accepted.emit(self.place)

    def _on_back(self) -> None:
        if self.place is not None and self._open(self.place):
            self.taken_back.emit(self.place)

    def _on_write(self) -> None:
        if self.place is not None:
            self.write_asked.emit(self.place)

    def settled(self) -> None:
        """Says what is left, after a passage was accepted or taken back."""
        known = places(self._meeting.transcript) if self._meeting is not None and self._meeting.transcript else ()
        left = len(known)
        self._say(
            self.tr("Settled. %n passage(s) left: F8 goes on.", "", left)
            if left
            else self.tr("Settled. There is nothing left to look at.")
        )

    @property
    def waits(self) -> bool:
        """Whether a passage is shown that Enter would accept."""
        return not self.isHidden() and self.place is not None and self._open(self.place)

    def leave(self) -> None:
        """Closes the bar."""
        if not self.isHidden():
            self.place = None
            self.hide()
            self.left.emit()

    def _open(self, place: Place) -> bool:
        transcript = self._meeting.transcript if self._meeting is not None else None
        return transcript is not None and (place.what in transcript.doubts or place.what in transcript.corrections)

    def _tell(self, place: Place) -> None:
        what, time = place.what, wording.clock(place.start_ms)
        if isinstance(what, Correction):
            text = self.tr("Word list {number} of {count} · {time} · “{heard}” heard, “{written}” written").format(
                number=place.number, count=place.of, time=time, heard=what.heard, written=what.written
            )
        else:
            text = self.tr("Doubt {number} of {count} · {time} · {reason}").format(
                number=place.number, count=place.of, time=time, reason=wording.doubt_text(what.reason)
            )
        self._say(text)
        allowed = self._meeting is not None and self._meeting.editing.allowed
        self.accept_button.setVisible(True)
        self.accept_button.setEnabled(allowed)
        self.back_button.setVisible(isinstance(what, Correction))
        self.back_button.setEnabled(allowed)
        missing = not isinstance(what, Correction) and what.reason is DoubtReason.SPEECH_WITHOUT_TEXT
        self.write_button.setVisible(missing)
        self.write_button.setEnabled(allowed)
        self.show()

    def _say(self, text: str) -> None:
        self.text.setText(text)
        for push in (self.accept_button, self.back_button, self.write_button):
            push.hide()
