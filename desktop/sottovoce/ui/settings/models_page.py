"""The models: what is missing and where it comes from, and what each of those that write minutes is good for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.background import BackgroundWork, WorkFailed
from sottovoce.ui.parts.banner import Banner
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import PlainLabel, selectable, tooltip
from sottovoce.ui.parts.look import scaled
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.parts.scrolled import Scrolled
from sottovoce.ui.settings.fetch_adapter import FetchAdapter, FetchEnded
from sottovoce.ui.settings.installed_list import InstalledList
from sottovoce.ui.settings.writer_list import WriterList
from sottovoce.ui.window.model_access import ModelAccess
from sottovoce_models.catalogue.entries import ModelEntry
from sottovoce_models.catalogue.progress import TransferProgress
from sottovoce_models.errors import SottovoceError

_COLUMN_PX: Final = 760
_AS_WIDE_AS_THE_ROW: Final = 16_777_215


class ModelsPage(QWidget):
    """Fetches, imports, measures, removes. Signals: models_changed() one is here or may write more; left() back."""

    models_changed = Signal()
    left = Signal()

    def __init__(
        self, models: ModelAccess, dialogs: PlainDialogs, language: UiLanguage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._models, self._dialogs = models, dialogs
        self._missing: list[ModelEntry] = []
        self._rows: dict[str, ModelRow] = {}
        self._fetch: FetchAdapter | None = None
        self._import: BackgroundWork | None = None
        self.only_to_fetch = True
        """Whether the page was opened because something is missing, and is done when nothing is."""
        self.writers = WriterList(models, dialogs, language)
        self.writers.fetch_requested.connect(lambda entry: self._fetch_these([entry]))
        self.writers.begun.connect(self._show_busy)
        self.writers.changed.connect(self._on_writers_changed)
        self.writers.failed.connect(self._show_error)
        self.installed = InstalledList(models)
        self.installed.failed.connect(self._show_error)
        self._title = PlainLabel(role="title", wrap=True)
        self._why = PlainLabel(role="meta", wrap=True)
        self.banner = Banner(language)
        self.banner.acted.connect(self.fetch)
        self.fetch_button = QPushButton()
        self.fetch_button.setProperty("role", "primary")
        self.fetch_button.clicked.connect(self.fetch)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setToolTip(tooltip(self.tr("Stop fetching; what has arrived is kept")))
        self.cancel_button.clicked.connect(self.cancel)
        self.import_button = QPushButton(self.tr("Import models…"))
        self.import_button.setToolTip(tooltip(self.tr("Use files that were fetched on another computer")))
        menu = QMenu(self.import_button)
        menu.setAccessibleName(self.tr("Import models"))
        menu.addAction(self.tr("Files…")).triggered.connect(lambda: dialogs.models_to_import(False, self.import_from))
        menu.addAction(self.tr("Folder…")).triggered.connect(lambda: dialogs.models_to_import(True, self.import_from))
        self.import_button.setMenu(menu)
        self.back_button = QPushButton(self.tr("Back"))
        self.back_button.setToolTip(tooltip(self.tr("Back (Esc)")))
        self.back_button.clicked.connect(self.left)
        self._lay_out()
        self._show_busy()

    @property
    def busy(self) -> bool:
        """Whether models are being fetched, imported or measured."""
        return self._fetch is not None or self._import is not None or self.writers.busy

    def enter(self, missing: Sequence[ModelEntry]) -> None:
        """The page is shown."""
        self.only_to_fetch = bool(missing)
        if not self.busy:
            self.banner.hide()
            self.show_missing(missing)
            self._refresh()
        (self.fetch_button if missing else self.import_button).setFocus()

    def show_missing(self, missing: Sequence[ModelEntry]) -> None:
        """Lists these models; rows of models that are there now go."""
        if [entry.id for entry in missing] != list(self._rows):
            for row in self._rows.values():
                row.hide()
                row.deleteLater()
            self._rows = {entry.id: ModelRow(entry, self._models) for entry in missing}
            for number, row in enumerate(self._rows.values()):
                self._list.insertWidget(number, row)
        self._missing = list(missing)
        self._title.setText(
            self.tr("%n model(s) to fetch", None, len(missing))
            if missing
            else self.tr("All models that are needed are here")
        )
        size = wording.size(sum(entry.bytes for entry in missing))
        self.fetch_button.setText(self.tr("Fetch {size}").format(size=size))
        self.fetch_button.setAccessibleName(self.tr("Fetch all models, {size}").format(size=size))
        self._show_busy()

    def rows(self) -> list[ModelRow]:
        """The rows in their order."""
        return list(self._rows.values())

    def fetch(self) -> None:
        """Fetches everything that is missing."""
        self._fetch_these(self._missing)

    def _fetch_these(self, entries: Sequence[ModelEntry]) -> None:
        if self.busy or not entries:
            return
        self.banner.hide()
        if not {entry.id for entry in entries} <= set(self._rows):
            self.show_missing([*self._missing, *entries])  # one that is not needed, but wanted
        self._fetch = FetchAdapter(self._models, list(entries), self)
        self._fetch.progressed.connect(self._on_progressed)
        self._fetch.fetched.connect(self._on_fetched)
        self._fetch.ended.connect(self._on_ended)
        self._fetch.start()
        self._show_busy()

    def cancel(self) -> None:
        """Stops fetching."""
        if self._fetch is not None:
            self._fetch.cancel()

    def import_from(self, paths: list[Path]) -> None:
        """Takes over files fetched elsewhere; their hashes are checked."""
        if self.busy or not paths:
            return
        self.banner.hide()
        self._import = BackgroundWork(partial(self._models.import_from, paths), self)
        self._import.done.connect(self._on_imported)
        self._import.failed.connect(self._on_import_failed)
        self._import.start()
        self._show_busy()

    def close_down(self) -> None:
        """Stops fetching and waits a moment, when the window closes."""
        if self._fetch is not None:
            self._fetch.cancel()
            self._fetch.wait(5.0)
        self.writers.wait(5.0)
        self.installed.wait(5.0)

    def _lay_out(self) -> None:
        self._why.setText(
            self.tr(
                "This is the only time Sottovoce uses the network. Every file is checked against the hash shown here. "
                "You can also fetch the files with a browser on another computer and import them."
            )
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.fetch_button)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.import_button)
        buttons.addStretch(1)
        buttons.addWidget(self.back_button)
        content = QWidget()
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(0)
        self._list.addSpacing(16)
        self._list.addWidget(self.installed)
        self._list.addWidget(self.writers)
        self._list.addStretch(1)
        scroll = Scrolled(content)
        box = QWidget()
        box.setMaximumWidth(scaled(_COLUMN_PX))
        column = QVBoxLayout(box)
        column.setContentsMargins(24, 32, 24, 24)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._why)
        column.addLayout(buttons)
        column.addWidget(self.banner)
        column.addWidget(scroll, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(box, 100)
        row.addStretch(1)

    def _show_busy(self) -> None:
        self.fetch_button.setVisible(self._fetch is None and bool(self._missing))
        self.fetch_button.setEnabled(not self.busy)
        self.import_button.setEnabled(not self.busy)
        self.cancel_button.setVisible(self._fetch is not None)
        if self._import is not None:
            self._title.setText(self.tr("Checking the files"))

    def _on_progressed(self, progress: TransferProgress) -> None:
        if progress.model_id in self._rows:
            self._rows[progress.model_id].show_progress(progress)

    def _on_fetched(self, model_id: str) -> None:
        if model_id in self._rows:
            self._rows[model_id].show_ready()

    def _on_ended(self, event: FetchEnded) -> None:
        adapter, self._fetch = self._fetch, None
        if adapter is not None:
            adapter.deleteLater()
        for row in self._rows.values():
            row.show_idle()
        if event.error is not None:
            self.banner.show_error(event.error, self.tr("Try again"))
        self._show_busy()
        self._refresh()
        self.models_changed.emit()

    def _on_imported(self) -> None:
        self._import = None
        self.show_missing(self._missing)
        self._refresh()
        self.models_changed.emit()

    def _refresh(self) -> None:
        self.writers.refresh()
        self.installed.refresh()

    def _show_error(self, error: SottovoceError) -> None:
        self.banner.show_error(error, "")

    def _on_writers_changed(self) -> None:
        self._show_busy()
        self._refresh()
        self.models_changed.emit()

    def _on_import_failed(self, event: WorkFailed) -> None:
        self._import = None
        self.banner.show_error(event.error, "")
        self.show_missing(self._missing)
        self.models_changed.emit()


class ModelRow(QFrame):
    """One model with its files, sources and hashes, and how far its transfer is."""

    def __init__(self, entry: ModelEntry, models: ModelAccess) -> None:
        super().__init__()
        self.setObjectName("row")
        self._sources = list(models.sources(entry))
        head = QHBoxLayout()
        head.setSpacing(12)
        title = PlainLabel(entry.title, "strong", wrap=True)
        title.setMaximumWidth(_AS_WIDE_AS_THE_ROW)
        head.addWidget(title, 1)
        facts = PlainLabel(
            wording.joined(wording.model_purpose(entry.kind), wording.size(entry.bytes), entry.licence),
            "meta",
            wrap=True,
        )
        facts.setMaximumWidth(_AS_WIDE_AS_THE_ROW)
        self.details_button = QToolButton()
        self.details_button.setText(self.tr("Source and hash"))
        self.details_button.setAccessibleName(self.tr("Source and hash of {model}").format(model=entry.title))
        self.details_button.setCheckable(True)
        self.copy_button = IconButton("copy", self.tr("Copy"), icon_only=True)
        self.copy_button.setAccessibleName(self.tr("Copy source and hash of {model}").format(model=entry.title))
        self.copy_button.setToolTip(tooltip(self.tr("Copy addresses, sizes and hashes")))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details()))
        head.addWidget(self.details_button)
        head.addWidget(self.copy_button)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of {model}").format(model=entry.title))
        self._state = PlainLabel(role="meta")
        self._details = selectable(PlainLabel(self.details(), "meta", wrap=True))
        self._details.setAccessibleName(self.tr("Files of {model}").format(model=entry.title))
        self._details.setMaximumWidth(_AS_WIDE_AS_THE_ROW)
        self.details_button.toggled.connect(self._details.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(facts)
        column.addWidget(self._bar)
        column.addWidget(self._state)
        column.addWidget(self._details)
        self._details.hide()
        self.show_idle()

    def details(self) -> str:
        """Names, sizes, hashes and addresses, as they are copied."""
        lines = []
        for source in self._sources:
            lines.append(f"{source.file}  ({wording.size(source.size_bytes)}, {source.size_bytes} B)")
            lines.append(f"SHA-256 {source.sha256}")
            lines.extend(source.addresses)
            lines.append("")
        return "\n".join(lines).strip()

    def state_text(self) -> str:
        """What the row says about its transfer."""
        return self._state.text()

    def show_progress(self, progress: TransferProgress) -> None:
        """How far, how fast, how long."""
        self._bar.show()
        self._bar.setRange(0, 1000)
        self._bar.setValue(round(1000 * progress.bytes_done / max(1, progress.bytes_total)))
        speed = self.tr("{size}/s").format(size=wording.size(round(progress.bytes_per_second)))
        done = self.tr("{done} of {total}").format(
            done=wording.size(progress.bytes_done), total=wording.size(progress.bytes_total)
        )
        self._state.setText(
            wording.joined(done, speed if progress.bytes_per_second else "", wording.time_left(progress.seconds_left))
        )
        self._state.show()

    def show_ready(self) -> None:
        """It is there."""
        self._bar.hide()
        self._state.setText(self.tr("Fetched and checked"))
        self._state.show()

    def show_idle(self) -> None:
        """Nothing is under way."""
        self._bar.hide()
        self._state.hide()
