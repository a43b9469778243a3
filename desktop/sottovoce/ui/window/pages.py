"""The pages of the window, made and put in their places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from sottovoce.core.policy import Function
from sottovoce.ui.library.due_page import DuePage
from sottovoce.ui.library.library import Library
from sottovoce.ui.library.night_row import NightRow
from sottovoce.ui.library.search_page import SearchPage
from sottovoce.ui.library.side import LibrarySide
from sottovoce.ui.library.start_page import StartPage
from sottovoce.ui.library.trash_page import TrashPage
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.meeting.menu import MenuParts
from sottovoce.ui.meeting.page import MeetingPage
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.recording.record_page import RecordPage
from sottovoce.ui.recording.recording_bar import RecordingBar
from sottovoce.ui.settings.matters import MatterSettings
from sottovoce.ui.settings.models_page import ModelsPage
from sottovoce.ui.settings.organisation import OrganisationSettings
from sottovoce.ui.settings.page import SettingsPage
from sottovoce.ui.settings.profile import ProfileSettings
from sottovoce.ui.settings.style import StyleSettings
from sottovoce.ui.settings.style_samples import StyleSamples
from sottovoce.ui.settings.template_store import Templates
from sottovoce.ui.settings.templates import TemplatesPage
from sottovoce.ui.settings.terms import TermsSettings
from sottovoce.ui.settings.vocabularies import Vocabularies
from sottovoce.ui.tasks.control import TasksControl
from sottovoce.ui.terms.introduction_page import IntroductionPage
from sottovoce.ui.threads.control import ThreadsControl
from sottovoce.ui.training.control import TrainingControl
from sottovoce.ui.window.asking import WindowAsking
from sottovoce.ui.window.frame import WindowFrame
from sottovoce.ui.window.introduction import IntroductionControl
from sottovoce.ui.window.limits import show_limits
from sottovoce.ui.window.note_bar import NoteBar
from sottovoce.ui.window.parts import WindowParts
from sottovoce.ui.window.templates import TemplateControl
from sottovoce.ui.window.vault import VaultGate
from sottovoce.ui.window.writing import WritingControl
from sottovoce.vault.rows_results import STAGES
from sottovoce_models.catalogue.entries import ModelEntry


class WindowPages:
    """Everything the window shows besides the tool bar."""

    def __init__(
        self, parts: WindowParts, gate: VaultGate, library: Library, dialogs: Dialogs, frame: WindowFrame
    ) -> None:
        self.library, self._dialogs, self._desk = library, dialogs, parts.desk
        self.vocabularies = Vocabularies(lambda: parts.desk.vocabularies)
        self.side = LibrarySide(library, dialogs)
        self.list = self.side.list
        self.trash, self.due = TrashPage(library.trash), DuePage(library.trash)
        self.night = NightRow()
        self.start = StartPage(
            parts.models.writers(), self.vocabularies, library.matters, parts.settings, parts.language
        )
        self.start.speech_id = parts.models.speech_id
        self.models = ModelsPage(parts.models, dialogs, parts.language)
        self.meeting = MeetingPage(parts.player, parts.settings, parts.language, lambda: parts.desk, library.order)
        self.meeting.playing.sound.serve(lambda: parts.desk.hearing)
        self._minutes = self.meeting.minutes_control
        library.opened.connect(self._minutes.reload)
        self._minutes.failed.connect(library.failed)
        self._minutes.again_wanted.connect(lambda meeting, part: self._make_again(library, meeting, part))
        gate.shutting.connect(self._minutes.flush)
        self.settings = SettingsPage(
            parts.vault,
            gate.preferences,
            parts.self_test,
            self.vocabularies,
            lambda: parts.desk.own_voice,
            lambda: parts.desk.record,
            dialogs,
            parts.language,
        )
        self.frame, self.templates = frame, Templates(lambda: parts.desk.templates, frame)
        self.templates_page = TemplatesPage(self.templates, dialogs, parts.language)
        self._add_settings(parts, dialogs)
        self.introduction_page = IntroductionPage(parts.language)
        self.introduction = IntroductionControl(parts.desk, self.introduction_page, frame)
        self.record = RecordPage(parts.settings, self.vocabularies, library.matters)
        again = self.meeting.minutes.notes.again_button
        show_limits(
            parts.desk.policy,
            parts.language,
            recording=(frame.bar.record_button,),
            minutes=(self.start.writer, self.start.choices.template, self.record.choices.template, again),
            writing=(self.meeting.header.write_button,),
        )
        self.search = SearchPage()
        self.recording_bar = RecordingBar()
        self.note = NoteBar(parts.language)
        frame.side.addWidget(self.side, 1)
        frame.side.addWidget(self.night)
        frame.head.addWidget(self.note)
        frame.foot.addWidget(self.recording_bar)
        pages: tuple[QWidget, ...] = (self.start, self.models, self.meeting, self.settings, self.record, self.search)
        for page in pages:
            frame.add_page(page)
        self.tasks = TasksControl(lambda: parts.desk, library, dialogs, parts.language, self._minutes.flush, frame)
        self.threads = ThreadsControl(
            lambda: parts.desk, self.start, library, lambda: gate.is_open, parts.language, frame
        )
        for page in (self.tasks.page, self.trash, self.due, self.templates_page, self.introduction_page):
            frame.add_page(page)
        self.training = TrainingControl(lambda: parts.desk, self.meeting, dialogs, parts.language, frame)
        self.asking = WindowAsking(parts, self.meeting, library, self._writer_id, frame)
        self.writing = WritingControl(parts, library, self.meeting, dialogs, self._writer_id, frame)
        self.writing.opened.connect(self.list.show_current)
        gate.shutting.connect(self.writing.keep_all)
        for source in (self.training, self.tasks, self.writing):
            source.failed.connect(library.failed)
        for page in (self.asking.many_page, self.writing.page):
            frame.add_page(page)
        self.template_control = TemplateControl(parts.desk, library, self.templates, self)

    def open(self) -> None:
        """The vault is open: the pages may read from it."""
        self.vocabularies.load()
        self.templates.load()
        self.samples.load()
        self.introduction.look()

    def store_edits(self) -> None:
        """What is being typed anywhere is ordered to be stored now."""
        self.meeting.text.writing.close(focus=False)
        self._minutes.flush()
        self.library.store_edits()

    def clear(self) -> None:
        """Nothing of any meeting stays."""
        self.vocabularies.clear()
        self.template_control.clear()
        self.templates.clear()
        self.samples.clear()
        self.style.wipe()
        self.templates_page.clear()
        self.writing.clear()
        self.meeting.show_meeting(None)
        self.settings.wipe()
        self.profile.wipe()
        self.introduction.forget()
        self.search.wipe()
        self.tasks.clear()
        self.asking.wipe()
        self.side.wipe()
        self.record.suggest_title("")

    def _add_settings(self, parts: WindowParts, dialogs: Dialogs) -> None:
        """The sections of the settings that are made of what other pages know, too."""
        settings, policy = self.settings, parts.desk.policy
        self.matters = MatterSettings(self.library.matters, self.vocabularies, dialogs)
        settings.add_section(self.matters, settings.vocabulary)
        self.profile = ProfileSettings(lambda: parts.desk.profile, policy, parts.language)
        settings.add_section(self.profile, settings.recording)
        self.samples = StyleSamples(lambda: parts.desk.compose, self.frame)
        self.style = StyleSettings(self.samples, dialogs)
        self.style.failed.connect(settings.show_error)
        settings.add_section(self.style, settings.voice)
        settings.add_section(TermsSettings(parts.language), settings.shortcuts)
        if policy.is_there:
            settings.add_section(OrganisationSettings(policy, parts.language), settings.vault)

    def menu_parts(self, models: Callable[[], Sequence[ModelEntry]]) -> MenuParts:
        """What the menu of a meeting acts on; `models` says which there are."""
        policy = self._desk.policy
        return MenuParts(
            self.library,
            self._dialogs,
            models,
            self.start.options,
            self.vocabularies,
            self.templates,
            self.side.sorting,
            policy.allows(Function.SUMMARIES),
            self.writing.open if policy.allows(Function.WRITING_HELP) else None,
        )

    def _writer_id(self) -> str | None:
        """The model that is chosen for new meetings."""
        return self.start.options().writer_id

    def _make_again(self, library: Library, meeting: Meeting, part: str) -> None:
        options, minutes = self.start.options(), meeting.draft.summary
        template = minutes.template if minutes is not None else options.template  # a part is made as the rest was
        library.make_anew(meeting, STAGES[-1], replace(options, part=part, template=template))

    def wait(self, seconds: float) -> None:
        """Waits for what is typed to be kept, and for what the settings do, when the window closes."""
        self._minutes.flush()
        self.writing.keep_all()
        self.library.drain()
        self._minutes.wait(seconds)
        self.meeting.playing.sound.wait(seconds)
        self.vocabularies.wait(seconds)
        self.template_control.wait(seconds)
        self.training.wait(seconds)
        self.asking.wait(seconds)
        self.tasks.wait(seconds)
        self.writing.wait(seconds)
        self.threads.wait(seconds)
        self.templates.wait(seconds)
        self.samples.wait(seconds)
        self.settings.wait(seconds)
        self.profile.wait(seconds)
        self.introduction.wait(seconds)
