"""What people are told before they agree, in large type: to read aloud, to turn the screen around, to print."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFont, QPagedPaintDevice
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sottovoce.core.consent_notices import NOTICE_LANGUAGES, NoticeText
from sottovoce.core.languages import UiLanguage
from sottovoce.services.consent.notice_file import notice_document, write_notice
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.copied_places import warn_of_copies
from sottovoce.ui.parts.labels import PlainLabel, selectable
from sottovoce.ui.parts.paper import paint, pdf_bytes
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.parts.scrolled import Scrolled
from sottovoce.ui.parts.working_dialog import WorkingDialog
from sottovoce.vault.copy_watch import CopyWatch

LANGUAGE_NAMES: Final = dict(zip(NOTICE_LANGUAGES, ("Deutsch", "Deutsch (Schweiz)", "English"), strict=True))
_LARGER: Final = 1.4
_INDENT_PX: Final = 6  # border and padding of what can have the focus


class NoticeDialog(WorkingDialog):
    """Signals: language_chosen(tag)."""

    language_chosen = Signal(str)

    def __init__(
        self,
        told_in: Callable[[str], NoticeText],
        chosen: str,
        dialogs: PlainDialogs,
        line: BackgroundLine,
        language: UiLanguage,
        parent: QWidget,
    ) -> None:
        title = QCoreApplication.translate("NoticeDialog", "Read aloud or print")
        save = QCoreApplication.translate("NoticeDialog", "Save as PDF…")
        super().__init__(title, save, line, language, parent)
        self._told_in, self._dialogs = told_in, dialogs
        self.cancel_button.setText(self.tr("Close"))
        self.tag = QComboBox()
        self.tag.setAccessibleName(self.tr("Language of the question and the notice"))
        for each, name in LANGUAGE_NAMES.items():
            self.tag.addItem(name, each)
        self.tag.setCurrentIndex(max(0, self.tag.findData(chosen)))
        self.tag.currentIndexChanged.connect(self._on_tag)
        self.print_button = QPushButton(self.tr("Print…"))
        self.print_button.setAutoDefault(False)
        self.print_button.clicked.connect(lambda: self._dialogs.printer(self._print))
        self._texts, self._column = QWidget(), QVBoxLayout()
        self.paragraphs: list[PlainLabel] = []
        outer = QVBoxLayout(self._texts)
        outer.setContentsMargins(0, 0, 12, 0)
        outer.addLayout(self._column)
        outer.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.tag)
        row.addWidget(self.print_button)
        row.addStretch(1)
        self.area = Scrolled(self._texts, on_ground=True)
        self.content.addLayout(row)
        self.content.addWidget(self.area, 1)
        self.action_button.setDefault(False)
        self.action_button.setAutoDefault(False)
        self.fit(110, 44)
        self._show()
        self.refresh()
        self.paragraphs[0].setFocus()

    @property
    def told(self) -> NoticeText:
        """The text that is shown."""
        return self._told_in(self.tag.currentData())

    def act(self) -> None:
        """Asks where to, and writes the PDF."""
        self._dialogs.file_to_save(self.told.title, "pdf", self._check_place)

    def ready(self) -> bool:
        return True

    def _check_place(self, path: Path) -> None:
        told = self.told

        def does(_watch: CopyWatch) -> None:
            write_notice(told, path, pdf_bytes)

        then = partial(self.work, does, lambda _: None)
        warn_of_copies(self.line, self._dialogs, path, then, self.show_failure)

    def _print(self, device: QPagedPaintDevice) -> None:
        paint(notice_document(self.told), device)  # a printer is painted on by the thread that made it

    def _on_tag(self) -> None:
        self._show()
        self.language_chosen.emit(self.tag.currentData())

    def _show(self) -> None:
        told = self.told
        self.heading.setText(told.title)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.paragraphs = []
        self._add("", told.spoken_script, strong=True)
        for heading, text in told.paragraphs:
            self._add(heading, text)

    def _add(self, heading: str, text: str, *, strong: bool = False) -> None:
        if heading:
            self._column.addSpacing(8)
            above = _large(PlainLabel(heading, "heading", wrap=True), strong=True)
            above.setIndent(_INDENT_PX)
            self._column.addWidget(above)
        label = selectable(_large(PlainLabel(text, wrap=True), strong=strong))
        label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        label.setObjectName("spoken")
        label.setIndent(0)
        label.setAccessibleName(f"{heading} {text}".strip())
        self.paragraphs.append(label)
        self._column.addWidget(label)


def _large(label: PlainLabel, *, strong: bool) -> PlainLabel:
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * _LARGER)
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    label.setMaximumWidth(16_777_215)
    return label
