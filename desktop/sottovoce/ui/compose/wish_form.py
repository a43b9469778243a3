"""What a letter shall be: kind, reader, language, tone, length, and what of the meeting stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.compose import wording
from sottovoce.ui.meeting.export_wording import language_name
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce_models.compose.kind import SHIPPED, Reader, Takes
from sottovoce_models.compose.wish import LANGUAGES, MAX_LETTERS, Length, Tone, Wish

_MOST_LETTERS: Final = 200
_LINES: Final = 4
_CHOSEN: Final = (Takes.SUMMARY, Takes.DECISION, Takes.ACTION, Takes.QUESTION)
_REPLY: Final = "reply"


class WishForm(QWidget):
    """Signals: changed() anything in it."""

    changed = Signal()

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.kind, self.language, self.tone, self.length = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.recipient, self.signed, self.about, self.leave_out = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.reader = QComboBox()
        self.own_words, self.reply_to = QPlainTextEdit(), QPlainTextEdit()
        self.sections = {takes: QCheckBox(wording.section_name(takes)) for takes in _CHOSEN}
        self.takes_label = PlainLabel(self.tr("From the meeting"), "meta")
        self.notes = PlainLabel(self.tr("Private notes are never used."), "meta", wrap=True)
        self.trouble = PlainLabel(role="doubt", wrap=True)
        """Why no letter can be written from this; it stands beside the button for that, not in the form."""
        self._reply = QWidget()
        self._fill()
        self._lay_out()
        self._connect()
        self._follow()

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        return [
            self.kind,
            self.reply_to,
            *(self.recipient, self.reader, self.signed, self.language, self.tone, self.length),
            *self.sections.values(),
            *(self.about, self.leave_out, self.own_words),
        ]

    def wish(self) -> Wish:
        """What was chosen and typed."""
        kind = SHIPPED[str(self.kind.currentData())]
        offered = {section.takes for section in kind.sections}
        return Wish(
            kind=kind.id,
            language=str(self.language.currentData()),
            tone=Tone(self.tone.currentData()),
            recipient=self.recipient.text().strip(),
            reader=Reader(reader) if (reader := self.reader.currentData()) else None,
            sender=self.signed.text().strip(),
            own_words=self.own_words.toPlainText().strip(),
            length=Length(self.length.currentData()),
            about=self.about.text().strip(),
            without=tuple(takes for takes, box in self.sections.items() if takes in offered and not box.isChecked()),
            leave_out=tuple(words for each in self.leave_out.text().split(",") if (words := each.strip())),
            reply_to=self.reply_to.toPlainText().strip() if kind.id == _REPLY else "",
        )

    def show_wish(self, wish: Wish) -> None:
        """Shows what was wished for."""
        blockers = [QSignalBlocker(part) for part in (self, *self.tab_stops)]
        self.language.setCurrentIndex(max(0, self.language.findData(wish.language)))
        self._name_tones()
        for box, data in (
            (self.kind, wish.kind),
            (self.reader, str(wish.reader or "")),
            (self.tone, str(wish.tone)),
            (self.length, str(wish.length)),
        ):
            box.setCurrentIndex(max(0, box.findData(data)))
        self.recipient.setText(wish.recipient)
        self.signed.setText(wish.sender)
        self.about.setText(wish.about)
        self.leave_out.setText(", ".join(wish.leave_out))
        self.own_words.setPlainText(wish.own_words)
        self.reply_to.setPlainText(wish.reply_to)
        for takes, section in self.sections.items():
            section.setChecked(takes not in wish.without)
        del blockers
        self._follow()

    def suggest_sender(self, name: str) -> None:
        """The user's name, where none was typed."""
        if not self.signed.text():
            self.signed.setText(name)

    @property
    def ready(self) -> bool:
        """Whether a letter can be written from this."""
        return not self.trouble.text()

    def _fill(self) -> None:
        for kind in SHIPPED:
            self.kind.addItem(wording.kind_name(kind, self._language), kind)
        for tag in LANGUAGES:
            self.language.addItem(language_name(UiLanguage(tag)), tag)
        for tone in Tone:
            self.tone.addItem("", str(tone))
        for length in Length:
            self.length.addItem(wording.length_name(length), str(length))
        self.length.setCurrentIndex(self.length.findData(str(Length.USUAL)))
        for reader in (None, *Reader):
            self.reader.addItem(wording.reader_name(reader), str(reader or ""))
        for box in (self.kind, self.reader, self.language, self.tone, self.length):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        for line in (self.recipient, self.signed, self.about, self.leave_out):
            line.setMaxLength(_MOST_LETTERS)
        self.recipient.setPlaceholderText(self.tr("As you address them, e.g. Ms Sample"))
        self.about.setPlaceholderText(self.tr("Everything"))
        self.leave_out.setPlaceholderText(self.tr("Nothing"))
        for text in (self.own_words, self.reply_to):
            text.setTabChangesFocus(True)
            text.setFixedHeight(_LINES * text.fontMetrics().lineSpacing() + 20)
        for check in self.sections.values():
            check.setChecked(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        fields: tuple[tuple[QWidget, str], ...] = (
            (self.kind, self.tr("&Kind of letter")),
            (self.reply_to, self.tr("&Message you reply to")),
            (self.recipient, self.tr("T&o whom")),
            (self.reader, self.tr("Who they a&re")),
            (self.signed, self.tr("Yo&ur name under it")),
            (self.language, self.tr("Lan&guage of the letter")),
            (self.tone, self.tr("&Tone")),
            (self.length, self.tr("&Length")),
            (self.about, self.tr("Only &about this topic")),
            (self.leave_out, self.tr("Lea&ve out, with commas")),
            (self.own_words, self.tr("Your own &words, put in as they stand")),
        )
        for field, text in fields:
            label = PlainLabel(text, "meta", wrap=True)
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            if field is self.about:
                column.addSpacing(8)
                column.addWidget(self.takes_label)
                for check in self.sections.values():
                    column.addWidget(check)
            held = self._reply if field is self.reply_to else QWidget()
            box = QVBoxLayout(held)
            box.setContentsMargins(0, 8 if column.count() else 0, 0, 0)
            box.setSpacing(4)
            box.addWidget(label)
            box.addWidget(field)
            column.addWidget(held)
        column.addSpacing(8)
        column.addWidget(self.notes)
        column.addStretch(1)

    def _connect(self) -> None:
        for box in (self.kind, self.reader, self.language, self.tone, self.length):
            box.currentIndexChanged.connect(self._on_changed)
        for line in (self.recipient, self.signed, self.about, self.leave_out):
            line.textChanged.connect(self._on_changed)
        for text in (self.own_words, self.reply_to):
            text.textChanged.connect(self._on_changed)
        for check in self.sections.values():
            check.toggled.connect(self._on_changed)

    def _on_changed(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """Only what matters for this kind of letter can be set."""
        self._name_tones()
        kind = SHIPPED[str(self.kind.currentData())]
        offered: Sequence[Takes] = [section.takes for section in kind.sections]
        for takes, box in self.sections.items():
            box.setVisible(takes in offered)
        self.takes_label.setVisible(any(takes in offered for takes in self.sections))
        is_reply = kind.id == _REPLY
        self._reply.setVisible(is_reply)
        self.trouble.setText(self._trouble(is_reply=is_reply))
        self.trouble.setVisible(bool(self.trouble.text()))

    def _name_tones(self) -> None:
        language = str(self.language.currentData())
        for number in range(self.tone.count()):
            self.tone.setItemText(number, wording.tone_name(Tone(self.tone.itemData(number)), language))

    def _trouble(self, *, is_reply: bool) -> str:
        if is_reply and not self.reply_to.toPlainText().strip():
            return self.tr("Paste the message that you reply to.")
        if any(len(text.toPlainText()) > MAX_LETTERS for text in (self.own_words, self.reply_to)):
            return self.tr("A text here is too long: at most {count} letters.").format(count=f"{MAX_LETTERS:,}")
        return ""
