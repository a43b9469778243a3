"""An access request: who, what was found, and the files of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from sottovoce.core.languages import UiLanguage
from sottovoce.services.access_request import AccessHit, AccessRequest
from sottovoce.services.exports.files import safe_name
from sottovoce.services.exports.material import Format
from sottovoce.services.exports.protected import MIN_CHARACTERS
from sottovoce.ui.meeting import export_wording
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.copied_places import warn_of_copies
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.paper import pdf_bytes
from sottovoce.ui.parts.working_dialog import WorkingDialog, add_row, choice_form
from sottovoce.ui.vault.passphrase_fields import NewPassphrase
from sottovoce.ui.window.export_access import AccessFiles
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce_models.errors import Code, UserFixable


class AccessDialog(WorkingDialog):
    """Everything about one person over all meetings; which of those found belong to the person the user decides."""

    def __init__(
        self, access: AccessFiles, dialogs: Dialogs, line: BackgroundLine, language: UiLanguage, parent: QWidget
    ) -> None:
        title = QCoreApplication.translate("AccessDialog", "Everything about one person")
        save = QCoreApplication.translate("AccessDialog", "Save…")
        super().__init__(title, save, line, language, parent)
        self._access, self._dialogs = access, dialogs
        self._hits: Sequence[AccessHit] = ()
        self._searched: tuple[str, ...] = ()
        self.names, self.others = QLineEdit(), QLineEdit()
        self.names.setPlaceholderText(self.tr("Names of the person, separated by semicolons"))
        self.others.setPlaceholderText(self.tr("Names of others to black out, separated by semicolons"))
        self.find_button = QPushButton(self.tr("Search"))
        self.found = QListWidget()
        self.found.setAccessibleName(self.tr("Meetings found"))
        self.count = PlainLabel("", "meta", wrap=True)
        self.black_out = QCheckBox(self.tr("Black out words of and about &other people"))
        self.black_out.setChecked(True)
        self.format, self.language = QComboBox(), QComboBox()
        self.protect = QCheckBox(self.tr("Protect with a pass&phrase (ZIP archive, AES-256)"))
        self.passphrase = NewPassphrase()
        self._fill(language)
        self._lay_out()
        self.names.textChanged.connect(self._on_names)
        self.names.returnPressed.connect(self.search)
        self.find_button.clicked.connect(self.search)
        self.found.itemChanged.connect(self.refresh)
        self.protect.toggled.connect(self.refresh)
        self.black_out.toggled.connect(self.refresh)
        self.passphrase.changed.connect(self.refresh)
        self.fit(90, 46)
        self.names.setFocus()
        self.refresh()

    def search(self) -> None:
        """Looks for the person in all meetings."""
        names = _list(self.names.text())
        if names and not self.working:

            def does(watch: CopyWatch) -> object:
                return self._access.find(names, watch)

            self.work(does, partial(self._show, names))

    def act(self) -> None:
        """Asks for a place, then writes the answer."""
        if not self.ready():
            return
        request, hits = self._request(), self._chosen()
        name = safe_name(self.tr("Access request {name}").format(name=request.names[0]), wording.untitled())
        self._dialogs.file_to_export(name, "zip", partial(self._check_place, request, hits))

    def ready(self) -> bool:
        protected = not self.protect.isChecked() or (
            self.passphrase.agreed and len(self.passphrase.text()) >= MIN_CHARACTERS
        )
        return bool(self._chosen()) and self._searched == _list(self.names.text()) and protected

    def refresh(self) -> None:
        self.find_button.setEnabled(bool(_list(self.names.text())) and not self.working)
        self.passphrase.setVisible(self.protect.isChecked())
        self.others.setEnabled(self.black_out.isChecked())
        # Enter searches until something was found.
        self.find_button.setDefault(self._searched != _list(self.names.text()))
        super().refresh()

    def wipe(self) -> None:
        self.names.clear()
        self.others.clear()
        self.found.clear()
        self.passphrase.wipe()
        self._hits = ()

    def _fill(self, language: UiLanguage) -> None:
        for kind in (Format.DOCX, Format.PDF, Format.TEXT):
            self.format.addItem(export_wording.format_name(kind), str(kind))
        for each in UiLanguage:
            self.language.addItem(export_wording.language_name(each), str(each))
        self.language.setCurrentIndex(self.language.findData(str(language)))

    def _lay_out(self) -> None:
        form = choice_form()
        who = QWidget()
        line = QHBoxLayout(who)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.names, 1)
        line.addWidget(self.find_button)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&Who"), who),
            (self.tr("O&thers"), self.others),
            (self.tr("&Kind of files"), self.format),
            (self.tr("Lan&guage of the documents"), self.language),
        )
        for text, field in rows:
            add_row(form, text, field)
            if field is who:
                form.addRow("", self.count)
                form.addRow("", self.found)
        self.names.setAccessibleName(self.tr("Names of the person"))
        who.setFocusProxy(self.names)
        about = self.tr(
            "Searches the text of all meetings, those in the trash too, for somebody who asks what you have stored "
            "about them. Sound and private notes are not part of the answer. Please read everything before you hand "
            "it over."
        )
        self.content.addWidget(PlainLabel(about, "meta", wrap=True))
        self.content.addLayout(form, 1)
        for part in (self.black_out, self.protect, self.passphrase):
            self.content.addWidget(part)

    def _on_names(self) -> None:
        if self._searched and self._searched != _list(self.names.text()):
            self._searched = ()
            self._hits = ()
            self.found.clear()
            self.count.setText("")
        self.refresh()

    def _show(self, names: tuple[str, ...], hits: object) -> None:
        self._hits, self._searched = cast("Sequence[AccessHit]", hits), names
        self.found.clear()
        for hit in self._hits:
            parts = [self.tr("speaks")] if hit.speaks else []
            parts += [self.tr("named %n time(s)", "", hit.mentions)] if hit.mentions else []
            item = QListWidgetItem(
                wording.joined(wording.day(hit.started_at), hit.title or wording.untitled(), *parts), self.found
            )
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self.count.setText(self.tr("%n meeting(s) found", "", len(self._hits)))
        if not self._hits:
            self.show_error(UserFixable(Code.ACCESS_NOTHING))
        self.refresh()
        (self.found if self._hits else self.names).setFocus()

    def _chosen(self) -> tuple[AccessHit, ...]:
        checked = Qt.CheckState.Checked
        rows = range(min(self.found.count(), len(self._hits)))
        return tuple(self._hits[row] for row in rows if self.found.item(row).checkState() is checked)

    def _request(self) -> AccessRequest:
        return AccessRequest(
            names=self._searched,
            black_out=self.black_out.isChecked(),
            others=_list(self.others.text()),
            format=Format(self.format.currentData()),
            language=UiLanguage(self.language.currentData()),
            passphrase=self.passphrase.text() if self.protect.isChecked() else "",
        )

    def _check_place(self, request: AccessRequest, hits: Sequence[AccessHit], path: Path) -> None:
        def does(watch: CopyWatch) -> None:
            self._access.write(request, hits, path, pdf_bytes, watch)

        then = partial(self.work, does, lambda _: self.accept())
        warn_of_copies(self.line, self._dialogs, path, then, self.show_failure)


def _list(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for part in text.split(";") if (each := " ".join(part.split()))))
