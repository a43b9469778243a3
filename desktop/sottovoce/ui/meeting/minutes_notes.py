"""What is to be decided about the minutes, above them: a machine made others, or the transcript changed since."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from sottovoce.ui.parts import wording
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.labels import PlainLabel, button_text


class NoteStrip(QFrame):
    """A sentence and what can be done about it; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.label = PlainLabel(wrap=True)
        self.label.setMaximumWidth(16_777_215)
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, spacing_px=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.label)
        column.addWidget(self._buttons)
        self.hide()

    def add_button(self, text: str, meaning: str) -> QPushButton:
        """A button; `meaning` is what a screen reader says of it."""
        button = QPushButton(button_text(text))
        button.setAccessibleName(text)
        button.setAccessibleDescription(meaning)
        self._flow.addWidget(button)
        return button

    def say(self, text: str, *, actions: bool) -> None:
        """Says this; nothing hides it."""
        self.label.setText(text)
        self.setAccessibleName(text)
        self._buttons.setVisible(actions)
        self.setVisible(bool(text))


class MinutesNotes(QWidget):
    """Signals: compare_pressed(), take_pressed(), keep_pressed(), again_pressed(), still_right_pressed()."""

    compare_pressed = Signal()
    take_pressed = Signal()
    keep_pressed = Signal()
    again_pressed = Signal()
    still_right_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer, self.outdated = NoteStrip(), NoteStrip()
        offered = self.tr("About the new minutes")
        self.compare_button = self.offer.add_button(self.tr("Compare…"), offered)
        self.take_button = self.offer.add_button(self.tr("Take the new ones"), offered)
        self.keep_button = self.offer.add_button(self.tr("Keep mine"), offered)
        changed = self.tr("About the changed transcript")
        self.again_button = self.outdated.add_button(self.tr("Make again"), changed)
        self.right_button = self.outdated.add_button(self.tr("Still right"), changed)
        self.compare_button.clicked.connect(self.compare_pressed)
        self.take_button.clicked.connect(self.take_pressed)
        self.keep_button.clicked.connect(self.keep_pressed)
        self.again_button.clicked.connect(self.again_pressed)
        self.right_button.clicked.connect(self.still_right_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.offer)
        column.addWidget(self.outdated)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        return [self.compare_button, self.take_button, self.keep_button, self.again_button, self.right_button]

    def show_offer(self, made_at: str | None, part: str, *, locked: bool) -> None:
        """There are new minutes from this moment (ISO 8601), or new lines of one part; None: there are none."""
        if made_at is None:
            self.offer.say("", actions=False)
            return
        time = wording.moment(made_at)
        if part:
            text = self.tr("New lines under “{part}” from {time}. Yours were not touched.").format(part=part, time=time)
        else:
            text = self.tr("New minutes from {time}. Yours were not touched.").format(time=time)
        if locked:
            text = self.tr("New minutes from {time}. The approved ones stay until you reopen them.").format(time=time)
        self.offer.say(text, actions=not locked)

    def show_outdated(self, outdated: bool, *, locked: bool) -> None:
        """Whether the transcript says something else now than when the minutes were made."""
        if not outdated:
            text = ""
        elif locked:
            text = self.tr("Outdated: the transcript was changed after these minutes were approved.")
        else:
            text = self.tr("Outdated: the transcript was changed after these minutes were made.")
        self.outdated.say(text, actions=not locked)
