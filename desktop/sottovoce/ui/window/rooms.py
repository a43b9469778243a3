"""What is behind the door: the list of meetings, one page at a time, and below what is being recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from sottovoce.services.transcript_files import is_transcript_file
from sottovoce.ui.library.library import Library
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.meeting.menu import fill_menu, meeting_menu
from sottovoce.ui.parts.dialogs import Dialogs, WindowDialogs
from sottovoce.ui.window.comfort import WindowComfort
from sottovoce.ui.window.consent import ConsentControl
from sottovoce.ui.window.models import ModelCheck
from sottovoce.ui.window.notes import WindowNotes
from sottovoce.ui.window.pages import WindowPages
from sottovoce.ui.window.parts import WindowParts
from sottovoce.ui.window.recording import RecordingControl
from sottovoce.ui.window.saving import ResultSaving
from sottovoce.ui.window.screen_privacy import clear_clipboard, clear_screen
from sottovoce.ui.window.search import SearchControl
from sottovoce.ui.window.someone_joined import SomeoneJoined
from sottovoce.ui.window.sorting import SortingControl
from sottovoce.vault.rows_meetings import MeetingRow
from sottovoce_models.catalogue.entries import ModelEntry

if TYPE_CHECKING:
    from sottovoce.ui.window.main_window import MainWindow


class Rooms(QObject):
    """Connects pages and services; what is true of a meeting lives in Meeting, of the vault in VaultGate.

    While the vault is not open nothing of any meeting is shown; the bar of a recording stays.

    Signals: models_checked() it is known which models are missing.
    """

    models_checked = Signal()

    def __init__(self, parts: WindowParts, window: MainWindow) -> None:
        super().__init__(window)
        self._parts, self._window = parts, window
        self._entered = False
        self.gate, self.frame, self.bar = window.gate, window.frame, window.bar
        self.dialogs: Dialogs = parts.dialogs or WindowDialogs(window)
        self.models = ModelCheck(parts.models, self)
        self.library = Library(parts.desk, self.dialogs, self, self.models.seconds_for)
        self.gate.before_lock = self.library.drain
        player = parts.player
        self.gate.auto_lock.in_use = lambda: player.passage is not None and not player.paused
        self.saving = ResultSaving(parts, self.dialogs, self.library.drain, window)
        self.pages = WindowPages(parts, self.gate, self.library, self.dialogs, self.frame)
        record, bar = self.pages.record, self.pages.recording_bar
        self.recording = RecordingControl(parts.desk, record, bar, self.pages.start.options, window)
        self.consents = ConsentControl(parts, self.pages, self.dialogs, window)
        self.joined = SomeoneJoined(self.recording, bar, self.dialogs, parts.language, window)
        self.search = SearchControl(self.library, self.bar, self.pages.search, self)
        self.notes = WindowNotes(self.pages.note, self.gate.preferences, parts.disk, self)
        self.sorting = SortingControl(self.library, self.pages, self.search, self.notes, self)
        self._menu_parts = self.pages.menu_parts(self._model_entries)
        self.pages.writing.page_wanted.connect(self._show_page)
        self.pages.writing.left.connect(self._show_meeting)
        self._connect()
        self._connect_keys()
        self.comfort = WindowComfort(window, self)
        self.check_models()

    def _connect(self) -> None:
        bar, pages, library = self.bar, self.pages, self.library
        self._window.files_hovered.connect(pages.start.show_drop)
        bar.record_pressed.connect(self.record)
        bar.import_pressed.connect(self.import_files)
        bar.start_pressed.connect(self.show_start)
        bar.lock_pressed.connect(self.gate.lock)
        bar.settings_pressed.connect(self.show_settings)
        for each in (pages.settings, pages.introduction, pages.models, pages.record, self.sorting, self.search):
            each.left.connect(self.show_start)
        pages.introduction.wanted.connect(self._show_introduction)
        pages.introduction.failed.connect(self.notes.show_failure)
        pages.settings.models.pressed.connect(self.show_models)
        self.gate.serve(pages.settings)
        self.saving.serve(pages)
        self.models.checked.connect(self._on_models_checked)
        library.meetings.added.connect(lambda *_: self._show_side())
        library.meetings.refilled.connect(self._show_side)
        library.meetings.removed.connect(lambda *_: self._show_side())
        library.imported.connect(self._on_imported)
        library.recovered.connect(self._on_recovered)
        library.waiting_changed.connect(lambda: pages.night.show_waiting(library.waiting))
        library.failed.connect(self.notes.show_failure)
        pages.night.pressed.connect(self.process_tonight)
        pages.list.picked.connect(self._on_picked)
        pages.list.rename_requested.connect(library.rename)
        pages.list.menu_requested.connect(self._show_menu)
        self.sorting.page_wanted.connect(self._show_page)
        library.trash.changed.connect(self._show_side)
        library.trash.keys_gone.connect(self._parts.player.forget)
        pages.start.import_pressed.connect(self.import_files)
        pages.start.models_pressed.connect(self.show_models)
        pages.start.options_changed.connect(self.check_models)
        pages.models.models_changed.connect(self._on_models_changed)
        pages.meeting.cancel_requested.connect(library.cancel)
        pages.meeting.resume_requested.connect(self._resume)
        pages.meeting.fetch_requested.connect(lambda _: self.show_models())
        pages.meeting.menu_requested.connect(self._fill_menu)
        self.saving.failed.connect(self.notes.show_failure)
        self.saving.restored.connect(lambda row: self._show_meeting(library.show_recording(row)))
        self.search.chosen.connect(self._on_found)
        self.sorting.chosen.connect(self._on_found)
        self.search.shown.connect(lambda: self._show_page(pages.search))
        self.recording.started.connect(self._on_recording)
        for source in (self.recording, self.consents, self.joined):
            source.failed.connect(self.notes.show_failure)
        self.recording.ended_early.connect(self.notes.show_error)

    def _connect_keys(self) -> None:
        recording = self.recording
        for keys, does in (
            ("Ctrl+R", self.record),
            (QKeySequence.StandardKey.Open, self.import_files),
            (QKeySequence.StandardKey.Find, self.search.focus),
            ("Esc", self.step_back),
            ("Ctrl+Space", self.pages.meeting.player_bar.toggle),
            (QKeySequence.StandardKey.Close, self.show_start),
            ("Ctrl+,", self.show_settings),
            ("Ctrl+T", self.sorting.show_tasks),
        ):
            QShortcut(QKeySequence(keys), self._window).activated.connect(partial(self._if_open, does))
        # A recording obeys its keys behind the lock as well: its bar stays.
        always: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+D", recording.bookmark),
            ("Ctrl+J", self.joined.ask),
            ("Ctrl+Shift+P", recording.toggle_pause),
            ("Ctrl+Shift+O", recording.toggle_off_record),
            ("Ctrl+L", self.gate.lock),
        )
        for sequence, obeys in always:
            QShortcut(QKeySequence(sequence), self._window).activated.connect(obeys)

    def _if_open(self, does: Callable[[], None]) -> None:
        if self.gate.is_open or (does == self.record and self.recording.running):
            does()

    # The vault

    def enter(self) -> None:
        """The vault is open: what is in it may be shown."""
        if self._entered:
            return
        self._entered = True
        self._show_side()
        self.show_start()
        self.pages.open()
        self.library.load(self.pages.start.options())
        self._open_held()
        self.notes.look()

    def leave(self) -> None:
        """The vault is shut: nothing of any meeting stays on the screen or in the clipboard."""
        if not self._entered:
            return
        self._entered = False
        self._parts.player.forget()
        self.recording.leave()
        self.consents.forget()
        clear_screen(self._window)
        clear_clipboard()
        self.pages.clear()
        self.search.clear()
        self.notes.hide_names()
        self.library.clear()
        self._show_side()

    # Files

    def open_files(self, paths: Sequence[Path]) -> None:
        """Brings files into the open vault; holds them until the models they need are there."""
        if not (paths := self.saving.without_backups(paths)):
            return
        if self.models.blocking and not all(is_transcript_file(path) for path in paths):
            self._window.held.extend(paths)
            self.show_models()
            return
        start = self.pages.start
        keep, matter_id = start.keep_original.isChecked(), self.sorting.take_matter(start.choices)
        consent = start.take_agreed()
        self.library.bring_in(paths, start.options(), keep_original=keep, matter_id=matter_id, consent=consent)

    def _open_held(self) -> None:
        held, self._window.held = self._window.held, []
        if held:
            self.open_files(held)

    def import_files(self) -> None:
        """Lets the user choose files."""
        self.dialogs.files_to_open(self._window.open_files)

    def check_models(self) -> None:
        """Looks again which models the chosen options lack, off the UI thread."""
        self.models.start(self.pages.start.options())

    def _on_models_changed(self) -> None:
        self.pages.start.show_writers(self._parts.models.writers())
        self.check_models()

    def process_tonight(self) -> None:
        """Works off everything that waits, behind the lock."""
        self.library.process_tonight(self.gate.lock)

    def _model_entries(self) -> list[ModelEntry]:
        return [*self._parts.models.recognizers(), *self._parts.models.writers()]

    def _on_models_checked(self) -> None:
        missing = self.models.missing
        self.pages.start.show_missing(missing)
        self.pages.start.forecast.show_forecast(self.models.forecast)
        if not self.pages.models.busy:
            self.pages.models.show_missing(missing)
        if self.frame.page is self.pages.models and not self.pages.models.busy:
            if self._window.held and not self.models.blocking:
                self._open_held()
            elif not missing and self.pages.models.only_to_fetch:
                self.show_start()
        self.models_checked.emit()

    # Recording

    def record(self) -> None:
        """To the page before a recording, or the end of the one that runs."""
        if self.recording.running:
            self.recording.stop()
        elif self.frame.page is self.pages.record:
            self.recording.start()
        else:
            self.pages.list.show_current(None)
            self._show_page(self.pages.record)
            self.recording.prepare()
            self.pages.record.focus_first()

    def _on_recording(self, row: MeetingRow) -> None:
        if self.gate.is_open:
            matter_id = self.sorting.take_matter(self.pages.record.choices)
            self._show_meeting(self.library.show_recording(row, matter_id))

    # Pages

    def show_start(self) -> None:
        """Back to the empty page; what runs goes on."""
        self.pages.list.show_current(None)
        self._show_page(self.pages.start)
        self.pages.start.import_button.setFocus()

    def show_models(self) -> None:
        """To the page where models are fetched."""
        self.pages.list.show_current(None)
        self.pages.models.enter(self.models.missing)
        self._show_page(self.pages.models)

    def show_settings(self) -> None:
        """To the settings."""
        self.pages.list.show_current(None)
        self._show_page(self.pages.settings)
        self.pages.settings.enter()
        self.pages.profile.enter()

    def _show_introduction(self) -> None:
        if self.frame.page is self.pages.start:  # not in anybody's way; the next opening asks again
            self._show_page(self.pages.introduction_page)
            self.pages.introduction_page.enter()

    def step_back(self) -> None:
        """One step back; nothing is lost by it."""
        if self._parts.player.passage is not None:
            self._parts.player.stop()
        elif self.frame.page is not self.pages.start:
            self.search.clear()
            self.show_start()

    def _show_side(self) -> None:
        self.frame.side_box.setVisible(self.gate.is_open and self.library.has_any)

    def _show_meeting(self, meeting: Meeting) -> None:
        self.pages.list.show_current(meeting)
        self._on_picked(meeting)
        self.pages.meeting.transcript.setFocus()

    def _on_picked(self, meeting: Meeting) -> None:
        self.pages.meeting.show_meeting(meeting)
        self.library.open(meeting)
        self._show_page(self.pages.meeting)

    def _show_page(self, page: QWidget) -> None:
        if page is not self.pages.record:
            self.recording.leave()
        self.frame.show_page(page)
        self.bar.start_button.setEnabled(page is not self.pages.start)

    # Meetings

    def _on_found(self, recording_id: str, turn_id: str, start_ms: int) -> None:
        meeting = self.library.meetings.of(recording_id)
        if meeting is None:
            return
        self._show_meeting(meeting)

        def jump() -> None:
            self.pages.meeting.show_moment(turn_id, start_ms)

        if meeting.loaded:
            jump()
        else:
            self.library.when_opened(meeting, jump)

    def _on_imported(self, meeting: Meeting) -> None:
        if self.frame.page in {self.pages.start, self.pages.models}:
            self._show_meeting(meeting)

    def _on_recovered(self, meetings: Sequence[Meeting]) -> None:
        self._show_meeting(meetings[0])
        self.notes.show_recovered(meetings)

    def _resume(self, meeting: Meeting) -> None:
        (self.library.start_now if meeting.waits_for_night else self.library.retry)(meeting)

    def _fill_menu(self, meeting: Meeting, menu: QMenu) -> None:
        fill_menu(menu, meeting, self._menu_parts)

    def _show_menu(self, meeting: Meeting, at: QPoint) -> None:
        several = self.sorting.several_menu(meeting, self._window)
        (several or meeting_menu(meeting, self._menu_parts, self._window)).popup(at)

    # Leaving

    def close_down(self) -> None:
        """Nothing new is begun."""
        self.pages.models.close_down()
        self._parts.player.close()

    def wait(self, seconds: float) -> None:
        """Waits for what is under way, each at most this long."""
        waits = (self.saving, self.models, self.library, self.consents, self.joined)
        for part in (*waits, self.recording, self.notes, self.pages):
            part.wait(seconds)
