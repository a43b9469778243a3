"""Fifth step: what remains to be feared, where the sample goes, and a phrase that is typed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.core.training_texts import confirmation_phrase
from sottovoce.services.training.recall import recall_text
from sottovoce.services.training.review import Review
from sottovoce.ui.parts.labels import PlainLabel, button_text
from sottovoce.ui.parts.plain_dialogs import PlainDialogs

_AS_WIDE_AS_CAN_BE: Final = (1 << 24) - 1  # QWIDGETSIZE_MAX


class RiskStep(QWidget):
    """Signals: changed()."""

    changed = Signal()

    def __init__(self, dialogs: PlainDialogs, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrase = confirmation_phrase(language)
        self.folder = Path()
        self.counts = PlainLabel(wrap=True)
        self.place = PlainLabel(role="meta", wrap=True)
        self.place.setMaximumWidth(_AS_WIDE_AS_CAN_BE)
        self.phrase = QLineEdit()
        self.phrase.setAccessibleName(self.tr("Type: {phrase}").format(phrase=self._phrase))
        self.phrase.textChanged.connect(self.changed)
        self.folder_button = QPushButton(button_text(self.tr("Another folder…")))
        self.folder_button.clicked.connect(lambda: dialogs.folder_to_use(self.show_folder))
        self.remains = QPlainTextEdit()
        self.remains.setReadOnly(True)
        self.remains.setTabChangesFocus(True)
        self.remains.setAccessibleName(self.tr("What remains"))
        self.remains.setPlainText(
            "\n\n".join(
                (
                    self.tr("The sample is de-identified, not anonymous. Three dangers stay:"),
                    self.tr(
                        "Singling out: a rare course of events may be known to be one person's, even without a name."
                    ),
                    self.tr("Linking: together with a newspaper, a file or another sample it may lead to somebody."),
                    self.tr("Inference: who knows the person may learn something new about them."),
                    recall_text(language),
                )
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(PlainLabel(self.tr("What remains"), "heading"))
        column.addWidget(self.remains, 1)
        column.addWidget(self.counts)
        where = QHBoxLayout()
        where.addWidget(self.place, 1)
        where.addWidget(self.folder_button)
        column.addLayout(where)
        column.addWidget(PlainLabel(self.tr("To write it, type: {phrase}").format(phrase=self._phrase), wrap=True))
        column.addWidget(self.phrase)

    def show_review(self, review: Review) -> None:
        """Counts of what was replaced; the phrase has to be typed anew."""
        self.phrase.clear()
        replaced = sum(review.categories.values())
        rare = review.risk.get("rare_words_left", 0)
        self.counts.setText(
            self.tr("{replaced} replacements in {passages} passages; {rare} rare words were left.").format(
                replaced=replaced, passages=len(review.segments), rare=rare
            )
        )

    def show_folder(self, folder: Path) -> None:
        """Where it would be written."""
        self.folder = folder
        self.place.setText(self.tr("Folder: {folder}").format(folder=str(folder)))
        self.changed.emit()

    def ready(self) -> bool:
        """Whether the phrase is typed."""
        return self.phrase.text().strip().casefold() == self._phrase.casefold()
