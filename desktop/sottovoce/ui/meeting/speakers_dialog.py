"""The voices of a meeting: what they are called, what they are in the talk, which of them are one person."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sottovoce.services.editing.speakers import turns_by_speaker
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import PlainLabel, button_text, tooltip
from sottovoce.ui.parts.scrolled import Scrolled
from sottovoce_models.types import Speaker, Transcript

MAX_NAME_LETTERS = 60


class SpeakersDialog(QDialog):
    """Every change counts at once and can be undone. Signals: sample_asked(speaker id) to hear who it is."""

    sample_asked = Signal(str)

    def __init__(self, meeting: Meeting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Speakers"))
        self._meeting = meeting
        self.rows: dict[str, SpeakerRow] = {}
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        area = Scrolled(self._inside, on_ground=True)
        buttons = QDialogButtonBox()
        self.close_button = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self.close_button.setAutoDefault(False)  # Enter in a line is for the line
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(PlainLabel(self.tr("Who speaks?"), "title"))
        column.addWidget(
            PlainLabel(
                self.tr("Listen to a few seconds of each voice. If two of them are one person, say so at either."),
                "meta",
                wrap=True,
            )
        )
        column.addWidget(area, 1)
        column.addWidget(buttons)
        meeting.transcript_changed.connect(self.refresh)
        meeting.destroyed.connect(self.reject)
        self.refresh()
        self.resize(max(560, self._inside.sizeHint().width() + 80), 480)

    def refresh(self) -> None:
        """Shows the voices there are now; a line somebody types in stays as it is."""
        transcript = self._meeting.transcript
        if transcript is None:
            return
        if list(self.rows) != list(transcript.speakers):
            for row in self.rows.values():
                row.discard()
            self.rows = {speaker_id: SpeakerRow(speaker_id, self._meeting, self) for speaker_id in transcript.speakers}
            for number, row in enumerate(self.rows.values()):
                row.listen.clicked.connect(partial(self.sample_asked.emit, row.speaker_id))
                self._grid.addWidget(row.name, 2 * number, 0)
                self._grid.addWidget(row.role, 2 * number, 1)
                self._grid.addLayout(row.below, 2 * number + 1, 0, 1, 2)
            self._grid.setRowStretch(2 * len(self.rows), 1)
        lengths = turns_by_speaker(transcript)
        for row in self.rows.values():
            row.show_speaker(transcript, *lengths[row.speaker_id])


class SpeakerRow(QObject):
    """The controls of one voice; they lie in the grid of the dialog."""

    def __init__(self, speaker_id: str, meeting: Meeting, dialog: SpeakersDialog) -> None:
        super().__init__(dialog)
        self.speaker_id, self._meeting = speaker_id, meeting
        self.name = QLineEdit()
        self.name.setMaxLength(MAX_NAME_LETTERS)
        self.name.setMinimumWidth(120)
        self.name.editingFinished.connect(self._on_name)
        self.role = QComboBox()
        self.role.setEditable(True)
        self.role.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.role.addItem("")
        self.role.addItems(_Roles().names())
        self.role.setMinimumContentsLength(10)
        self.role.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        line = QLineEdit()
        line.setMaxLength(MAX_NAME_LETTERS)
        line.editingFinished.connect(self._on_role)
        self.role.setLineEdit(line)
        line.setPlaceholderText(self.tr("Role"))
        self.role.activated.connect(self._on_role)
        self.share = PlainLabel(role="meta")
        self.listen = IconButton("play", self.tr("Listen"))
        self.listen.setEnabled(meeting.can_play)
        self.same = QPushButton(self.tr("Same person as…"))
        self.same.setAutoDefault(False)
        self.same.setMenu(QMenu(self.same))
        self.below = QHBoxLayout()
        self.below.setContentsMargins(0, 0, 0, 8)
        self.below.addWidget(self.share, 1)
        self.below.addWidget(self.listen)
        self.below.addWidget(self.same)

    def show_speaker(self, transcript: Transcript, turns: int, length_ms: int) -> None:
        """Shows what is known of it now."""
        label = wording.speaker_label(transcript.speakers, self.speaker_id)
        speaker = transcript.speakers[self.speaker_id]
        if not self.name.hasFocus() or not self.name.isModified():
            self.name.setText(speaker.name)
        self.name.setPlaceholderText(label)
        if not self.role.hasFocus():
            self.role.setEditText(speaker.role)
        self.share.setText(wording.joined(wording.turns_text(turns), wording.length(length_ms)))
        for control, name in (
            (self.name, self.tr("Name of {speaker}")),
            (self.role, self.tr("Role of {speaker}")),
            (self.listen, self.tr("Listen to {speaker}")),
            (self.same, self.tr("{speaker} is the same person as…")),
        ):
            control.setAccessibleName(name.format(speaker=label))
        self.listen.setToolTip(tooltip(self.listen.accessibleName()))
        menu = self.same.menu()
        menu.clear()
        for other in transcript.speakers:
            if other != self.speaker_id:
                named = button_text(wording.speaker_with_role(transcript.speakers, other))
                merge = partial(self._meeting.editing.merge_speakers, other, self.speaker_id)
                menu.addAction(named).triggered.connect(lambda _=False, does=merge: does())
        allowed = self._meeting.editing.allowed
        self.same.setEnabled(allowed and len(transcript.speakers) > 1)
        self.role.setEnabled(allowed)
        self.name.setEnabled(allowed)

    def discard(self) -> None:
        """Takes its controls away."""
        for part in (self.name, self.role, self.share, self.listen, self.same):
            part.hide()
            part.deleteLater()
        self.deleteLater()

    def _on_name(self) -> None:
        speaker = self._speaker()
        name = " ".join(self.name.text().split())
        if speaker is not None and name != speaker.name:
            self.name.setModified(False)
            self._meeting.editing.rename(self.speaker_id, name)

    def _on_role(self) -> None:
        speaker = self._speaker()
        role = " ".join(self.role.currentText().split())
        if speaker is not None and role != speaker.role:
            self._meeting.editing.set_role(self.speaker_id, role)

    def _speaker(self) -> Speaker | None:
        transcript = self._meeting.transcript
        return transcript.speakers.get(self.speaker_id) if transcript is not None else None


class _Roles(QObject):
    """What people usually are in a talk, in the language of the window; anything else can be typed."""

    def names(self) -> list[str]:
        return [
            self.tr("Therapist"),
            self.tr("Patient"),
            self.tr("Client"),
            self.tr("Lawyer"),
            self.tr("Instructing client"),
            self.tr("Doctor"),
            self.tr("Interpreter"),
            self.tr("Relative"),
            self.tr("Witness"),
            self.tr("Judge"),
            self.tr("Chair"),
            self.tr("Interviewer"),
        ]
