"""A recording in the window: the page before it, the bar while it runs, what is said when something is wrong.

Thread: UI. The recorder tells from its own thread; that is queued over. Starting, stopping and erasing wait for devices
and drives and are done off the UI thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, cast

from PySide6.QtCore import QDateTime, QLocale, QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from sottovoce.audio.devices import Devices
from sottovoce.audio.levels import SILENT_DBFS
from sottovoce.audio.recorder_events import (
    DriveFaulted,
    DriveRecovered,
    LevelsMeasured,
    RecorderEvent,
    RecordingStopped,
    StopReason,
    TrackReopened,
    TrackSilent,
    TrackSounds,
)
from sottovoce.core.consent import MeetingConsent
from sottovoce.services.preflight import Finding
from sottovoce.services.process import ProcessOptions
from sottovoce.services.record import RecordChoice
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.icons import icon
from sottovoce.ui.parts.theme import current_theme
from sottovoce.ui.parts.ui_thread import heard_on_ui_thread
from sottovoce.ui.recording import record_wording
from sottovoce.ui.recording.record_page import InputDevice, RecordPage
from sottovoce.ui.recording.recording_bar import RecordingBar, RecordingView, track_name
from sottovoce.ui.window.desk_access import DeskAccess, LevelAccess, RunningAccess
from sottovoce_models.errors import Code, SottovoceError, UserFixable
from sottovoce_models.types import Track

_TICK_MS: Final = 500
_NOTE_MS: Final = 20_000
_LEVEL_MS: Final = 100


class RecordingControl(QObject):
    """Knows the recording that runs.

    Signals: started(MeetingRow); failed(WorkFailed) it could not be started, stopped or erased;
    ended_early(SottovoceError) the disk is full or a device or drive failed: everything until then is kept.
    """

    started = Signal(object)
    failed = Signal(object)
    ended_early = Signal(object)

    def __init__(
        self,
        desk: DeskAccess,
        page: RecordPage,
        bar: RecordingBar,
        options: Callable[[], ProcessOptions],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._page, self._bar, self._window = desk, page, bar, window
        self._options = options
        self._line, self._look_line = BackgroundLine(self), BackgroundLine(self)
        self._erase_line = BackgroundLine(self)  # nothing may keep "off the record" waiting
        self._line.failed.connect(self._on_failed)
        self._erase_line.failed.connect(self.failed)
        self._running: RunningAccess | None = None
        self._starting = False
        self._silent: set[Track] = set()
        self._device_lost: set[Track] = set()
        self._note = ""
        self._drive_faults = False
        self._levels: LevelAccess | None = None
        self._then: Callable[[], None] | None = None
        self._stop_wished = self._repeat = False
        self._ended_at_once: RecordingStopped | None = None
        self._tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.show_view)
        self._level_timer = QTimer(self)
        self._level_timer.setInterval(_LEVEL_MS)
        self._level_timer.timeout.connect(self._show_level)
        self._told = heard_on_ui_thread(self._on_told)
        page.choice_changed.connect(self.look)
        page.start_pressed.connect(self.start)
        bar.pause_toggled.connect(self.toggle_pause)
        bar.bookmark_pressed.connect(self.bookmark)
        bar.off_record_toggled.connect(self.toggle_off_record)
        bar.stop_pressed.connect(self.stop)

    @property
    def running(self) -> bool:
        """Whether something is being recorded, or is just about to be."""
        return self._running is not None or self._starting

    @property
    def running_access(self) -> RunningAccess | None:
        """The recording that runs."""
        return self._running

    @property
    def idle(self) -> bool:
        """Whether no look at devices is under way."""
        return self._look_line.idle

    def prepare(self) -> None:
        """Before a recording: a title to start from, and what there is to record with."""
        now = QLocale().toString(QDateTime.currentDateTime(), QLocale.FormatType.ShortFormat)
        self._page.suggest_title(self.tr("Meeting {when}").format(when=now))
        self._page.enter()
        self._page.choices.show(self._options())
        self._look_line.forget()
        record = self._desk.record
        self._look_line.run(lambda: (record.devices(), record.suggests_system_sound()), self._on_devices)

    def leave(self) -> None:
        """The page is left: nothing listens any more."""
        self._level_timer.stop()
        self._look_line.forget()
        levels, self._levels = self._levels, None
        if levels is not None:
            levels.close()

    def look(self) -> None:
        """Looks again at everything that could spoil the recording, and listens to how loud it is."""
        self.leave()
        self._levels = self._desk.record.level_test(self._choice(to_look=True))
        self._level_timer.start()
        self._look_line.run(partial(self._desk.record.preflight, self._choice()), self._on_findings)

    def start(self) -> None:
        """Records from now on."""
        if self.running:
            return
        if self._page.consent.why_not():
            self._page.focus_first()
            return
        self.leave()
        self._repeat = self._page.consent.repeats_wanted
        live, start = self._page.wish().live_text, self._desk.session.start
        start = partial(
            start, self._choice(), self._page.choices.applied(self._options()), live=live, listener=self._told
        )
        self._starting = True
        self._page.setEnabled(False)
        self._line.run(start, self._on_started)

    def stop(self, then: Callable[[], None] | None = None) -> None:
        """Ends the recording; `then` follows when all of it is on the drive."""
        self._then = then or self._then
        if self._running is not None:
            self._line.run(self._running.stop, lambda _: None)
        else:
            self._stop_wished = self._starting

    def toggle_pause(self) -> None:
        """Keeps nothing for a while, or goes on."""
        running = self._running
        if running is not None and not running.off_record and not running.held:
            (running.resume if running.paused else running.pause)()
            QTimer.singleShot(150, self.show_view)

    def toggle_off_record(self) -> None:
        """Destroys the last ten seconds and keeps nothing until it is pressed again."""
        running = self._running
        if running is not None:
            off_record = not running.off_record
            self._erase_line.run(partial(running.set_off_record, off_record), lambda _: self.show_view())

    def bookmark(self) -> None:
        """Marks this moment."""
        running = self._running
        if running is not None and not running.off_record and not running.held:
            self._line.run(running.bookmark, lambda _: None)

    def wait(self, seconds: float) -> None:
        """Waits for what is under way, when the window closes."""
        self.leave()
        self._hide_tray()
        for line in (self._line, self._erase_line, self._look_line):
            line.wait(seconds)

    # What comes back

    def _choice(self, *, to_look: bool = False) -> RecordChoice:
        """`to_look`: nothing is heard of who is on the line before they have agreed, not even how loud it is."""
        wish, consent = self._page.wish(), self._page.consent
        sound = wish.system_sound and (consent.system_sound_may_run or not to_look)
        return RecordChoice(wish.title, wish.device_id, sound, consent.given())

    def _on_devices(self, result: object) -> None:
        found, system_sound = cast("tuple[Devices, bool]", result)
        default = self.tr("Default: {name}").format(name=found.default) if found.default else self.tr("Default")
        devices = [InputDevice(None, default), *(InputDevice(name, name) for name in found.microphones)]
        why_not = "" if found.system_sound else record_wording.why_no_system_sound()
        self._page.show_devices(devices, why_not, suggest_system_sound=system_sound)
        self.look()

    def _on_findings(self, result: object) -> None:
        self._page.show_findings(record_wording.findings(cast("Sequence[Finding]", result)))

    def _on_started(self, result: object) -> None:
        running = cast("RunningAccess", result)
        self._starting, self._running = False, running
        self._page.setEnabled(True)
        self._silent.clear()
        self._device_lost.clear()
        self._drive_faults = False
        self._note = ""
        ended, self._ended_at_once = self._ended_at_once, None
        if ended is None:
            self._bar.begin(running.tracks)
            self._show_tray()
            self._timer.start()
            self.show_view()
            if self._repeat:
                self._bar.ask_to_repeat()
                self._line.run(partial(running.bookmark, self.tr("Everyone repeats their yes")), lambda _: None)
        self._page.consent.begin(MeetingConsent())  # what was answered holds for this recording alone
        self.started.emit(running.row)
        if ended is not None:
            self._on_stopped(ended)
        elif self._stop_wished:
            self.stop()
        self._stop_wished = False

    def _on_failed(self, event: object) -> None:
        failed_to_start, self._starting = self._starting, False
        self._stop_wished, self._ended_at_once = False, None
        self._page.setEnabled(True)
        self.failed.emit(event)
        if failed_to_start:
            self._then_go_on()

    def _on_told(self, event: RecorderEvent) -> None:
        match event:
            case LevelsMeasured():
                self._bar.show_levels(dict(event.peaks_dbfs))
            case TrackSilent():
                self._silent.add(event.track)
                self._warn(alert=True)
            case TrackSounds():
                self._silent.discard(event.track)
                self._warn()
            case TrackReopened():
                self._on_reopened(event)
            case DriveFaulted():
                self._drive_faults = True
                self._warn(alert=True)
            case DriveRecovered():
                self._drive_faults = False
                self._warn()
            case RecordingStopped() if self._starting:  # it ended before its start was told
                self._ended_at_once = event
            case RecordingStopped():
                self._on_stopped(event)

    def _on_reopened(self, event: TrackReopened) -> None:
        if event.device:
            self._device_lost.discard(event.track)
            text = self.tr("{track}: the device was lost; recording goes on with “{device}”.")
            self._note = text.format(track=track_name(event.track), device=event.device)
            QTimer.singleShot(_NOTE_MS, self._forget_note)
            self._warn(alert=True)
        else:
            self._device_lost.add(event.track)
            self._warn(alert=True)

    def _on_stopped(self, event: RecordingStopped) -> None:
        self._running = None
        self._timer.stop()
        self._bar.end()
        self._hide_tray()
        error: SottovoceError | None = event.error
        if error is None and event.reason is StopReason.DISK_LOW:
            error = UserFixable(Code.RECORD_DISK_LOW)
        if error is not None:
            QApplication.alert(self._window)
            self.ended_early.emit(error)
        self._then_go_on()

    def _then_go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    # Showing

    def _show_level(self) -> None:
        if self._levels is not None:
            self._page.meter.set_level(max(self._levels.peaks_dbfs().values(), default=SILENT_DBFS))

    def show_view(self) -> None:
        """Shows what is true of it now."""
        running = self._running
        if running is not None:
            self._bar.show_view(
                RecordingView(running.elapsed_ms, running.paused, running.off_record, running.free_ms(), running.held)
            )
            if self._tray is not None:
                self._tray.setToolTip(
                    self.tr("Sottovoce is recording: {time}").format(time=wording.clock(running.elapsed_ms))
                )

    def _warn(self, *, alert: bool = False) -> None:
        """On the screen and in the taskbar; no sound, which would be in the recording."""
        lines = []
        if self._drive_faults:
            lines.append(
                self.tr("The drive does not take the recording; it is tried again. Sound waits in memory for 30 s.")
            )
        lines += [
            self.tr("{track}: no device. Connect one; recording goes on by itself.").format(track=track_name(track))
            for track in sorted(self._device_lost)
        ]
        lines += [
            self.tr("{track}: nothing is heard. Is it muted, or the wrong device?").format(track=track_name(track))
            for track in sorted(self._silent - self._device_lost)
        ]
        lines += [self._note] if self._note else []
        self._bar.warn("\n".join(lines))
        if alert:
            QApplication.alert(self._window)
            if self._tray is not None:
                self._tray.showMessage("Sottovoce", lines[0], QSystemTrayIcon.MessageIcon.Warning)

    def _forget_note(self) -> None:
        self._note = ""
        self._warn()

    def _show_tray(self) -> None:
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._tray = QSystemTrayIcon(QIcon(icon("record", current_theme().danger)), self)
            self._tray.activated.connect(self._raise_window)
            self._tray.show()

    def _hide_tray(self) -> None:
        tray, self._tray = self._tray, None
        if tray is not None:
            tray.hide()
            tray.deleteLater()

    def _raise_window(self) -> None:
        self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()
