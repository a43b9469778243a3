"""Pasting a chat or e-mails: the text, what it is understood as, a title, and how people agreed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final, cast

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.services.process import ProcessOptions
from sottovoce.services.threads.service import ThreadLook
from sottovoce.ui.consent.agreed_line import AgreedLine
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.working_dialog import WorkingDialog, add_row, choice_form
from sottovoce.ui.threads.access import ThreadAccess
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce.vault.rows_meetings import MeetingRow

_LOOK_MS: Final = 300
_MOST_NAMES: Final = 4


@dataclass(frozen=True, slots=True)
class PasteParts:
    """What the dialog works with. `options`, `matter_id`, `matter` (its name): as chosen on the start page.

    `line` stores, `glance` looks at what was pasted; both outlive the dialog.
    """

    access: ThreadAccess
    options: ProcessOptions
    matter_id: str | None
    matter: str
    language: UiLanguage
    line: BackgroundLine
    glance: BackgroundLine


class PasteDialog(WorkingDialog):
    """Signals: stored(MeetingRow) the thread is a meeting now."""

    stored = Signal(object)

    def __init__(self, parts: PasteParts, parent: QWidget) -> None:
        title = QCoreApplication.translate("PasteDialog", "Paste a chat or e-mails")
        make = QCoreApplication.translate("PasteDialog", "Make minutes")
        super().__init__(title, make, parts.line, parts.language, parent)
        self._parts = parts
        self.found: ThreadLook | None = None
        """What stands in the field, as far as it was understood."""
        self.text, self.title, self.agreed = QPlainTextEdit(), QLineEdit(), AgreedLine()
        self.text.setAccessibleName(self.tr("Chat or e-mails"))
        self.text.setPlaceholderText(
            self.tr("Copy the messages in your chat or mail program and paste them here, with names and times.")
        )
        self.text.setTabChangesFocus(True)
        self.text.setUndoRedoEnabled(False)  # else all that was ever pasted stays in memory
        self.understood = PlainLabel("", "meta", wrap=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._glance)
        self.text.textChanged.connect(self._on_text)
        self._lay_out()
        self.fit(100, 44)
        self.text.setFocus()
        self._on_text()

    def act(self) -> None:
        """Stores it; the minutes are made in the background."""
        if not self.ready() or self.working:
            return
        parts, text, title = self._parts, self.text.toPlainText(), self.title.text()
        consent = self.agreed.said()

        def does(_watch: CopyWatch) -> MeetingRow:
            return parts.access.add(text, title, parts.options, consent=consent, matter_id=parts.matter_id)

        self.work(does, self._on_stored)

    def ready(self) -> bool:
        return self.found is not None

    def refresh(self) -> None:
        for field in (self.text, self.title, self.agreed):
            field.setEnabled(not self.working)
        super().refresh()

    def wipe(self) -> None:
        self._timer.stop()
        self._parts.glance.forget()
        self.text.blockSignals(True)
        self.text.clear()
        self.title.clear()
        self.agreed.take()
        self.found = None

    def _lay_out(self) -> None:
        about = self.tr(
            "Each message counts once, also when it is quoted; signatures are left out. The text goes into the vault "
            "and nowhere else."
        )
        form = choice_form()
        add_row(form, self.tr("&Title"), self.title)
        where = PlainLabel(self.tr("Goes into the matter {name}.").format(name=self._parts.matter), "meta", wrap=True)
        where.setVisible(bool(self._parts.matter))
        self.content.addWidget(PlainLabel(about, "meta", wrap=True))
        self.content.addWidget(self.text, 1)
        self.content.addWidget(self.understood)
        self.content.addLayout(form)
        self.content.addWidget(self.agreed)
        self.content.addWidget(where)

    def _on_text(self) -> None:
        self.found = None
        self._parts.glance.forget()
        self.understood.setText("")
        self.refresh()
        if self.text.document().isEmpty():
            self._timer.stop()
        else:
            self._timer.start()

    def _glance(self) -> None:
        look = partial(self._parts.access.look, self.text.toPlainText())
        self._parts.glance.run(look, self._on_understood, self._on_not_understood)

    def _on_understood(self, result: object) -> None:
        self.found = look = cast("ThreadLook", result)
        self.banner.hide()
        names = ", ".join(look.people[:_MOST_NAMES]) + (" …" if len(look.people) > _MOST_NAMES else "")
        first, last = wording.written_at(look.first), wording.written_at(look.last)
        span = self.tr("{first} to {last}").format(first=first, last=last) if first != last else first
        left_out = self.tr("%n attachment(s) left out", "", look.attachments) if look.attachments else ""
        self.understood.setText(wording.joined(self.tr("%n message(s)", "", look.messages), names, span, left_out))
        self.title.setPlaceholderText(look.title)
        self.refresh()

    def _on_not_understood(self, event: WorkFailed) -> None:
        self.show_error(event.error)
        self.refresh()

    def _on_stored(self, row: object) -> None:
        self.stored.emit(row)
        self.accept()
