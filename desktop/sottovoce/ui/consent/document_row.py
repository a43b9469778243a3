"""A signed paper: chosen as a file, kept as a fingerprint."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sottovoce.core.error_texts import error_text
from sottovoce.core.languages import UiLanguage
from sottovoce.services.consent.documents import document_hash
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.plain_dialogs import PlainDialogs

_SHOWN: Final = 16


class DocumentRow(QWidget):
    """`sha256`: of what was signed, "" if nothing was. Signals: changed()."""

    changed = Signal()

    def __init__(
        self,
        sha256: str,
        dialogs: PlainDialogs,
        line: BackgroundLine,
        language: UiLanguage,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._dialogs, self._line, self._language = dialogs, line, language
        self.sha256 = sha256
        self.choose_button = QPushButton(self.tr("Choose the signed paper…"))
        self.choose_button.setAutoDefault(False)
        self.choose_button.clicked.connect(lambda: self._dialogs.file_to_read("pdf", self._read))
        self.drop_button = QPushButton(self.tr("No paper"))
        self.drop_button.setAccessibleName(self.tr("Nothing was signed"))
        self.drop_button.setAutoDefault(False)
        self.drop_button.clicked.connect(self.clear)
        self.state = PlainLabel(role="meta", wrap=True)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.drop_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(buttons)
        column.addWidget(self.state)
        self._refresh()

    def clear(self) -> None:
        """Nothing was signed."""
        self._show("")

    def _read(self, path: Path) -> None:
        self.choose_button.setEnabled(False)
        self._line.run(partial(document_hash, path), lambda found: self._show(cast("str", found)), self._on_failed)

    def _show(self, sha256: str) -> None:
        self.sha256 = sha256
        self._refresh()
        self.changed.emit()

    def _on_failed(self, event: WorkFailed) -> None:
        self._refresh()
        text = error_text(event.error, self._language)
        self.state.setText(f"{text.happened} {text.next_step}")

    def _refresh(self) -> None:
        self.choose_button.setEnabled(True)
        self.drop_button.setVisible(bool(self.sha256))
        if self.sha256:
            text = self.tr("Fingerprint {begin}… is kept; keep the paper itself.")
            self.state.setText(text.format(begin=self.sha256[:_SHOWN]))
        else:
            self.state.setText(QCoreApplication.translate("DocumentRow", "Nothing was signed, or not for this."))
