"""Every view of the window in one table: tests walk it, the screenshots are taken from it. A new view is a line here.

A view brings a window with made-up meetings to where it is to be seen and says which widget that is; None: the window.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.core.policy import NO_POLICY, Policy
from sottovoce.pipeline.events import SegmentStored, Stage, StageProgressed
from sottovoce.ui.meeting.export_button import WayOut
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.meeting.speakers_dialog import SpeakersDialog
from sottovoce.ui.parts.translation import install_language
from sottovoce.ui.settings.rows import SettingsSection
from sottovoce.ui.window.main_window import MainWindow
from sottovoce.ui.window.rooms import Rooms
from sottovoce.ui.window.vault_access import VaultState
from sottovoce_models.catalogue.entries import ModelKind
from sottovoce_models.errors import Code, UserFixable
from tests.gui import ask_views, compose_views, consent_views, fakes, sample_content, training_views, withdraw_views
from tests.gui.fake_desk import FakeDesk
from tests.gui.fake_parts import fake_parts
from tests.gui.fake_vault import FakeVault
from tests.gui.fakes import FakeModels
from tests.gui.profile_views import (
    BROKEN,
    SET,
    show_introduction,
    show_introduction_changed,
    show_introduction_profile,
    show_organisation,
    show_profile,
    show_terms,
)
from tests.gui.task_views import show_no_tasks, show_paste, show_tasks, show_tasks_export, show_thread

_PATIENCE_S: Final = 10.0


@dataclass
class Sample:
    """A shown window and what is behind it."""

    window: MainWindow
    desk: FakeDesk
    models: FakeModels
    vault: FakeVault
    language: UiLanguage

    def until(self, true: Callable[[], bool]) -> None:
        """Lets the window work until this is so."""
        end = time.monotonic() + _PATIENCE_S
        while not true():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if time.monotonic() > end:
                raise TimeoutError("the window did not get there")

    def settle(self) -> None:
        """Lets everything be drawn that is on its way."""
        self.until(lambda: self.window.rooms.library._line.idle and self.window.rooms.recording.idle)
        for _ in range(20):
            QCoreApplication.processEvents()

    def meeting(self) -> Meeting:
        """The meeting that is there to be opened, opened."""
        window = self.window
        self.until(lambda: bool(window.rooms.library.meetings.all))
        found = window.rooms.library.meetings.all[0]
        window.rooms._show_meeting(found)
        self.until(lambda: found.loaded)
        return found


@contextmanager
def sample_window(
    folder: Path,
    language: UiLanguage,
    *,
    vault: FakeVault | None = None,
    empty: bool = False,
    missing: bool = False,
    longer: QTranslator | None = None,
    policy: Policy = NO_POLICY,
) -> Iterator[Sample]:
    """A window with the made-up meetings (`empty`: without), real dialogs and fake services, closed at the end."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    translators = install_language(app, language)
    if longer is not None:
        app.installTranslator(longer)
        translators.append(longer)
    desk, fake_vault = FakeDesk(), vault or FakeVault()
    desk.policy = policy
    if not empty:
        sample_content.fill(desk, language)
    whisper = fakes.entry("whisper-base", ModelKind.SPEECH, 148_000_000, "Whisper base (multilingual)")
    models = FakeModels(*([whisper] if missing else []))

    parts = fake_parts(desk, fake_vault, folder, language, models=models)
    window = MainWindow(parts.front, partial(Rooms, parts))
    sample = Sample(window, desk, models, fake_vault, language)
    window.resize(1160, 760)
    window.show()
    window.activateWindow()
    try:
        sample.settle()
        yield sample
    finally:
        while (dialog := QApplication.activeModalWidget()) is not None:
            dialog.close()
            QCoreApplication.processEvents()
        if window.rooms.recording.running:
            window.rooms.recording.stop()
            sample.until(lambda: not window.rooms.recording.running)
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for translator in translators:
            app.removeTranslator(translator)
        QLocale.setDefault(QLocale.c())


@dataclass(frozen=True)
class View:
    """`show` brings the window there; `vault`, `empty`, `missing`: what the window begins with."""

    show: Callable[[Sample], QWidget | None]
    vault: VaultState = VaultState.OPEN
    empty: bool = False
    missing: bool = False
    policy: Policy = NO_POLICY


def _start(sample: Sample) -> None:
    sample.window.rooms.show_start()


def _meeting(sample: Sample) -> None:
    sample.meeting()
    sample.until(lambda: sample.window.rooms.pages.meeting.minutes.lines.context.editable)


def _running(sample: Sample) -> None:
    """A file that is being transcribed, half way through."""
    window = sample.window
    before = len(sample.desk.scripts)
    window.rooms.library.bring_in([Path("Hearing.wav")], window.rooms.pages.start.options())
    sample.until(lambda: len(sample.desk.scripts) > before)
    script = sample.desk.scripts[-1]
    sample.until(lambda: window.rooms.library.meetings.of(script.id) is not None)
    talk = sample_content.transcript(sample.language).turns
    script.say(*(SegmentStored(fakes.segment(number, turn.text)) for number, turn in enumerate(talk)))
    script.say(StageProgressed(Stage.SPEECH, 0.43, 240.0))
    meeting = window.rooms.library.meetings.of(script.id)
    assert meeting is not None
    window.rooms._show_meeting(meeting)
    sample.until(lambda: meeting.progress is not None and bool(meeting.rows.rowCount()))


def _failed(sample: Sample) -> None:
    _running(sample)
    script = sample.desk.scripts[-1]
    script.fail(UserFixable(Code.DISK_FULL))
    meeting = sample.window.rooms.library.meetings.of(script.id)
    assert meeting is not None
    sample.until(lambda: meeting.state is State.FAILED)


def _search(sample: Sample) -> None:
    window = sample.window
    sample.until(lambda: bool(window.rooms.library.meetings.all))
    window.rooms.search.focus()
    window.bar.search.setText("Telefon" if sample.language is UiLanguage.DE else "phone")
    sample.until(window.rooms.pages.search.isVisible)


def _record(sample: Sample) -> None:
    window = sample.window
    window.rooms.record()
    sample.until(lambda: window.rooms.recording.idle and bool(window.rooms.pages.record.device.count()))
    window.rooms.pages.record.suggest_title("Erstgespräch" if sample.language is UiLanguage.DE else "First session")


def _recording(sample: Sample) -> None:
    consent_views.start(sample)


def _models(sample: Sample) -> None:
    sample.window.rooms.show_models()


def _section(name: str) -> Callable[[Sample], None]:
    def show(sample: Sample) -> None:
        sample.window.rooms.show_settings()
        section = getattr(sample.window.rooms.pages.settings, name)
        assert isinstance(section, SettingsSection)
        sample.window.rooms.pages.settings.show_section(section)

    return show


def _codes(sample: Sample) -> None:
    page = sample.window.gate.first_start
    for field in (page.passphrase.first, page.passphrase.second):
        field.setText("wolke treppe senf kanal")
    page.create_button.click()
    sample.until(lambda: bool(sample.window.gate.codes_page.groups))


def _dialog(ask: Callable[[Sample, Meeting], None]) -> Callable[[Sample], QWidget | None]:
    def show(sample: Sample) -> QWidget | None:
        ask(sample, sample.meeting())
        sample.until(lambda: QApplication.activeModalWidget() is not None)
        return QApplication.activeModalWidget()

    return show


def _rerun(sample: Sample, meeting: Meeting) -> None:
    from sottovoce.ui.library.rerun_dialog import RerunOffer

    rooms = sample.window.rooms
    offer = RerunOffer(
        meeting.title,
        True,
        rooms._model_entries(),
        rooms.pages.start.options(),
        rooms.pages.vocabularies,
    )
    rooms.dialogs.rerun(offer, lambda _: None)


def _hand_over(way: WayOut) -> Callable[[Sample, Meeting], None]:
    return lambda sample, meeting: sample.window.rooms.saving.hand_over(meeting, way)


def _speakers(sample: Sample) -> QWidget | None:
    sample.meeting()
    pane = sample.window.rooms.pages.meeting.text
    pane.show_speakers()
    return pane.findChild(SpeakersDialog)


def _doubt(sample: Sample) -> None:
    sample.meeting()
    sample.window.rooms.pages.meeting.text.step()


def _approving(sample: Sample) -> None:
    sample.meeting()
    minutes = sample.window.rooms.pages.meeting.minutes
    sample.until(lambda: minutes.lines.context.editable)
    minutes.foot.approve_button.click()
    sample.until(lambda: not minutes.shows_lines)


def _template(sample: Sample) -> None:
    sample.meeting()
    sample.window.rooms.pages.template_control.show_editor()


def _trash(sample: Sample) -> None:
    meeting = sample.meeting()
    sample.window.rooms.library.trash.move([meeting.id])
    sample.until(lambda: bool(sample.window.rooms.library.trash.rows))
    sample.window.frame.show_page(sample.window.rooms.pages.trash)


def _due(sample: Sample) -> None:
    sample.until(lambda: bool(sample.window.rooms.library.meetings.all))
    sample.window.frame.show_page(sample.window.rooms.pages.due)


def _matters(sample: Sample) -> None:
    sample.window.rooms.show_settings()
    sample.window.rooms.pages.settings.show_section(sample.window.rooms.pages.matters)


def _nothing(_sample: Sample) -> None:
    """The window shows it by itself."""


VIEWS: Final[dict[str, View]] = {
    "start_first": View(_start, empty=True),
    "start": View(_start),
    "meeting": View(_meeting),
    **{name: View(show) for name, show in ask_views.SHOWS.items()},
    "meeting_running": View(_running),
    "meeting_failed": View(_failed),
    "search": View(_search),
    "record": View(_record),
    "recording": View(_recording),
    "record_asking": View(consent_views.show_asking),
    "recording_held": View(consent_views.show_held),
    "recording_repeating": View(consent_views.show_repeating),
    "recording_sign": View(consent_views.show_sign),
    "dialog_joined": View(consent_views.show_joined),
    "dialog_joined_refused": View(consent_views.show_refused),
    "dialog_notice": View(consent_views.show_notice),
    "dialog_names": View(consent_views.show_names),
    "dialog_person": View(consent_views.show_person),
    "dialog_consent": View(consent_views.show_meeting(consent_views.everyone)),
    "dialog_consent_elsewhere": View(consent_views.show_meeting(consent_views.elsewhere)),
    "dialog_consent_unknown": View(consent_views.show_meeting(lambda _: None)),
    "dialog_withdraw": View(withdraw_views.show(several=False, kept=True)),
    "dialog_withdraw_one": View(withdraw_views.show(several=True)),
    "dialog_withdraw_unknown": View(withdraw_views.show(several=True, known=False)),
    "dialog_withdraw_done": View(withdraw_views.show_done),
    "dialog_restricted": View(withdraw_views.show_restricted),
    "dialog_standing": View(consent_views.show_standing),
    "models": View(_models),
    "models_missing": View(_models, empty=True, missing=True),
    "settings_privacy": View(_section("privacy")),
    "settings_vault": View(_section("vault")),
    "settings_recording": View(_section("recording")),
    "settings_language": View(_section("language")),
    "settings_look": View(_section("look")),
    "settings_terms": View(_section("vocabulary")),
    "settings_voice": View(_section("voice")),
    "settings_models": View(_section("models")),
    "settings_keys": View(_section("shortcuts")),
    "vault_first_start": View(_nothing, VaultState.ABSENT, empty=True),
    "vault_codes": View(_codes, VaultState.ABSENT, empty=True),
    "vault_locked": View(_nothing, VaultState.LOCKED),
    "vault_moved": View(_nothing, VaultState.MOVED),
    "meeting_doubt": View(_doubt),
    "meeting_approving": View(_approving),
    "template_editor": View(_template),
    "trash": View(_trash),
    "due": View(_due),
    "tasks": View(show_tasks),
    "tasks_none": View(show_no_tasks, empty=True),
    "dialog_tasks_export": View(show_tasks_export),
    "dialog_paste": View(show_paste),
    "meeting_thread": View(show_thread),
    "settings_matters": View(_matters),
    "settings_profile": View(show_profile),
    "settings_conditions": View(show_terms),
    "settings_organisation": View(show_organisation, policy=SET),
    "settings_organisation_broken": View(show_organisation, policy=BROKEN),
    "introduction": View(show_introduction, empty=True),
    "introduction_changed": View(show_introduction_changed, empty=True),
    "introduction_profile": View(show_introduction_profile, empty=True),
    "settings_templates": View(_section("templates")),
    "settings_handouts": View(_section("handouts")),
    "dialog_speakers": View(_speakers),
    "dialog_export": View(_dialog(_hand_over(WayOut.FILE))),
    "dialog_access": View(_dialog(lambda sample, _: sample.window.rooms.saving.ask_access())),
    "dialog_log": View(_dialog(lambda sample, _: sample.window.rooms.saving.show_log())),
    "dialog_rename": View(_dialog(lambda sample, meeting: sample.window.rooms.library.rename(meeting))),
    "dialog_delete": View(
        _dialog(lambda sample, meeting: sample.window.rooms.library.trash.ask_to_destroy([meeting.row]))
    ),
    "dialog_again": View(_dialog(_rerun)),
    **{name: View(show) for name, show in compose_views.VIEWS.items()},
    **{name: View(_dialog(show)) for name, show in training_views.SHOWS.items()},
}


@contextmanager
def shown(
    name: str, folder: Path, language: UiLanguage, width: int = 1160, longer: QTranslator | None = None
) -> Iterator[tuple[Sample, QWidget]]:
    """A view of the table in a window of its own; the widget that is looked at."""
    view = VIEWS[name]
    with sample_window(
        folder,
        language,
        vault=FakeVault(view.vault),
        empty=view.empty,
        missing=view.missing,
        longer=longer,
        policy=view.policy,
    ) as sample:
        sample.window.resize(width, 760)
        widget = view.show(sample) or sample.window
        sample.settle()
        yield sample, widget
