"""Writing about a meeting: what is on the page is asked of the service, kept, copied or saved as a file.

Thread: UI; the service writes off it. What was not kept becomes a draft when the vault is shut or the window closes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sottovoce.core.policy import Function
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.compose import Letter
from sottovoce.services.compose import LetterDraft
from sottovoce.services.letter_files import LetterFormat
from sottovoce.services.letters import Edit
from sottovoce.ui.compose.draft_keeping import DraftKeeping
from sottovoce.ui.compose.page import WritingPage
from sottovoce.ui.compose.session import Session, first_wish, same_words
from sottovoce.ui.compose.versions import Versions
from sottovoce.ui.compose.ways_out import WaysOut
from sottovoce.ui.library.library import Library
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.meeting.page import MeetingPage
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.parts.ui_thread import heard_on_ui_thread
from sottovoce.ui.window.parts import WindowParts
from sottovoce_models.compose.kind import SHIPPED
from sottovoce_models.compose.letter import Origin, Part
from sottovoce_models.compose.wish import LANGUAGES, Wish
from sottovoce_models.errors import Cancelled, Code, SottovoceError, UserFixable
from sottovoce_models.types import Citation


@dataclass(frozen=True)
class _Running:
    """Something that is being written or changed, and how it is begun again."""

    session: Session
    cancel: CancelToken
    again: Callable[[], None]


class WritingControl(QObject):
    """Signals: page_wanted(QWidget), opened(Meeting) to be written about, left(Meeting), failed(WorkFailed)."""

    page_wanted = Signal(object)
    opened = Signal(object)
    left = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        parts: WindowParts,
        library: Library,
        meeting_page: MeetingPage,
        dialogs: Dialogs,
        writer_id: Callable[[], str | None],
        window: QWidget,
    ) -> None:
        """`writer_id`: the model that is chosen for new meetings."""
        super().__init__(window)
        self._parts, self._library = parts, library
        self._meeting_page, self._writer_id = meeting_page, writer_id
        self.page = WritingPage(parts.language)
        self._sessions: dict[str, Session] = {}
        self._session: Session | None = None
        self._running: _Running | None = None
        self._again: Callable[[], None] | None = None
        self._ahead_cancel = CancelToken()
        self._ahead, self._line = BackgroundLine(self), BackgroundLine(self)
        self._drafts = DraftKeeping(lambda: parts.desk, library.order, dialogs, self)
        self._ways = WaysOut(parts, dialogs, self)
        meeting_page.header.may_write = parts.desk.policy.allows(Function.WRITING_HELP)
        meeting_page.header.write_button.clicked.connect(self._open_shown)
        meeting_page.playing.failed.connect(self._on_playback)
        self._connect()

    # Coming and going

    def open(self, meeting: Meeting) -> None:
        """To the page, for this meeting; with what was written there before."""
        if not self._parts.desk.policy.allows(Function.WRITING_HELP):
            return
        if not meeting.loaded:
            self._library.when_opened(meeting, lambda: self.open(meeting))
            self._library.open(meeting)
            return
        if not meeting.can_export:
            self.failed.emit(WorkFailed(UserFixable(Code.EXPORT_NOTHING)))
            return
        self._leave_session()
        self._meeting_page.show_meeting(meeting)  # its sound and its rows prove what is written
        session = self._sessions.get(meeting.id)
        if session is None:
            session = self._sessions[meeting.id] = Session(meeting, first_wish(meeting, str(self._parts.language)))
        self._session = session
        self.page.form.show_wish(session.wish)
        self.page.panel.wipe()
        self._show_letter()
        self.page.enter(meeting.title or wording.untitled())
        self.opened.emit(meeting)
        self.page_wanted.emit(self.page)
        self._drafts.read(session)
        self._prepare(meeting)

    def back(self) -> None:
        """One step back: writing stops, then sound, then the page goes; nothing is lost by it."""
        if self._running is not None:
            self.stop()
        elif self._parts.player.passage is not None:
            self._parts.player.stop()
        elif self._session is not None:
            meeting = self._session.meeting
            self._leave_session()
            self.left.emit(meeting)

    def keep_all(self) -> None:
        """What was not kept becomes a draft; for the moment before the vault is shut, as an order."""
        for session in self._sessions.values():
            self._drafts.keep(session)

    def clear(self) -> None:
        """The vault is shut: nothing of any meeting stays."""
        self._leave_session()
        for line in (self._ahead, self._line, self._drafts, self._ways):
            line.forget()
        self._sessions.clear()
        self.page.wipe()
        self.page.form.show_wish(Wish(next(iter(SHIPPED)), LANGUAGES[0]))

    def wait(self, seconds: float) -> None:
        """Ends what runs, when the window closes."""
        self._leave_session()
        for line in (self._ahead, self._line, self._drafts, self._ways):
            line.wait(seconds)

    # Writing

    def write(self) -> None:
        """A letter as it is wished for now."""
        session = self._session
        if session is None or self._running is not None or not self.page.form.ready:
            return
        session.wish = wish = self.page.form.wish()
        self._drafts.keep(session)
        session.begin_letter()
        running = self._begin(session, self.write)
        if not session.wants_model:
            self._ahead_cancel.cancel()  # it reads for a model that writes nothing in this letter
        waits = session.wants_model and not self._ahead.idle
        soon = self.tr("The meeting is read first; then it is written…") if waits else self.tr("Writing…")
        self.page.panel.begin(session.proofs, soon)
        self.page.show_writing()
        tell, writer_id = heard_on_ui_thread(self._on_part), self._writer_id()
        recording_id, desk, before = session.meeting.id, self._parts.desk, self._library.drain
        self._meeting_page.minutes_control.flush()  # what is being typed goes before

        def work() -> Letter:
            before()
            return desk.compose.compose(recording_id, wish, lambda part: tell(running, part), running.cancel, writer_id)

        self._run(running, work)

    def edit(self, edit: Edit) -> None:
        """The letter that is shown, changed; the version before stays for undo."""
        session = self._session
        letter = session.versions.current if session is not None else None
        if session is None or letter is None or self._running is not None:
            return
        running = self._begin(session, partial(self.edit, edit))
        self.page.panel.show_busy(self.tr("Changing…"))
        recording_id, desk, writer_id = session.meeting.id, self._parts.desk, self._writer_id()
        self._run(running, lambda: desk.compose.edit(recording_id, letter, edit, running.cancel, writer_id))

    def stop(self) -> None:
        """What is being written need not come."""
        if self._running is not None:
            self._running.cancel.cancel()
            self._ahead_cancel.cancel()  # the letter waits for it
            self.page.panel.say(self.tr("Stopping…"))

    def _begin(self, session: Session, again: Callable[[], None]) -> _Running:
        self._running = running = _Running(session, CancelToken(), again)
        self.page.show_state(busy=True, again=session.versions.current is not None)
        return running

    def _run(self, running: _Running, work: Callable[[], Letter]) -> None:
        self._line.run(work, partial(self._on_letter, running), partial(self._on_not_written, running))

    def _on_part(self, running: _Running, part: Part) -> None:
        if running is self._running:
            if part.origin is not Origin.FRAME and not running.cancel.cancelled:
                self.page.panel.say(self.tr("Writing…"))
            self.page.panel.add_part(part)

    def _on_letter(self, running: _Running, result: object) -> None:
        if running is not self._running:
            return
        self._running = None
        letter, versions = cast("Letter", result), running.session.versions
        before = versions.current
        if before is None or not same_words(before, letter):
            versions.add(letter)
            self._show_letter()
        else:
            self._show_letter(letter)

    def _on_not_written(self, running: _Running, why: WorkFailed) -> None:
        if running is not self._running:
            return
        self._running = None
        cancelled, there = isinstance(why.error, Cancelled), running.session.versions.current is not None
        if there:
            self._show_letter()
            if cancelled:
                self.page.panel.say(self.tr("Stopped. This is the letter as it was before."))
        else:
            self.page.show_state(busy=False, again=False)
            self.page.panel.show_stopped(
                self.tr("Stopped. What stands here is not whole and was not checked. Write begins anew.")
                if cancelled
                else ""
            )
        if not cancelled:
            self._again = running.again
            self.page.panel.banner.show_error(why.error, self.tr("Try again"))

    # Versions and drafts

    def undo(self) -> None:
        """To the version before."""
        self._step(Versions.undo)

    def redo(self) -> None:
        """To the version after."""
        self._step(Versions.redo)

    def keep(self) -> None:
        """Keeps the letter as a draft of the meeting."""
        session = self._session
        if session is not None and not self._drafts.keep(session, asked=True):
            self.page.panel.say(self.tr("Kept already."))

    def open_draft(self, draft: LetterDraft) -> None:
        """The letter that was kept, to go on with."""
        session = self._session
        if session is None or self._running is not None:
            return
        self._drafts.keep(session)
        session.versions = Versions()
        session.versions.add(draft.letter)
        session.draft_id, session.deleted = draft.id, False
        session.kept, session.wish = draft.letter, draft.letter.wish
        self.page.form.show_wish(session.wish)
        self._show_letter()
        self.page.show_side(1)

    def _delete_draft(self, draft: LetterDraft) -> None:
        if self._session is not None:
            self._drafts.delete(self._session, draft)

    def _step(self, move: Callable[[Versions], None]) -> None:
        if self._session is not None and self._running is None and self._session.versions.current is not None:
            move(self._session.versions)
            self._show_letter()

    def _on_kept(self, session: Session, letter: Letter) -> None:
        if session is self._session and session.versions.current is letter and self._running is None:
            self.page.panel.say(self.tr("Kept as a draft of this meeting."))

    def _on_drafts_changed(self, session: Session) -> None:
        if session is self._session:
            self._drafts.read(session)

    def _on_drafts(self, session: Session, drafts: tuple[LetterDraft, ...], name: str) -> None:
        if session is self._session:
            self.page.drafts.show_drafts(drafts)
            self.page.form.suggest_sender(name)

    # Ways out

    def _with_letter(self, does: Callable[[Session, Letter], None]) -> None:
        letter = self._session.versions.current if self._session is not None else None
        if self._session is not None and letter is not None:
            does(self._session, letter)

    def _copy(self, with_formatting: bool) -> None:
        self._with_letter(lambda _, letter: self._ways.copy(letter, with_formatting=with_formatting))

    def _save_file(self, kind: LetterFormat) -> None:
        self._with_letter(lambda session, letter: self._ways.save_file(session, letter, kind))

    def _on_file_failed(self, event: object) -> None:
        self._again = None
        self.page.panel.banner.show_error(cast("WorkFailed", event).error, "")

    def _on_proof(self, citation: Citation) -> None:
        """Plays it; what has no sound is shown in the transcript."""
        session = self._session
        if session is None:
            return
        if not session.meeting.can_play:
            self.back()
        self._meeting_page.playing.play_proof(citation)

    def _on_playback(self, error: object) -> None:
        if isinstance(error, SottovoceError) and self.page.isVisible():
            self._again = None
            self.page.panel.banner.show_error(error, "")

    # Inside

    def _connect(self) -> None:
        page, panel = self.page, self.page.panel
        page.write_wanted.connect(self.write)
        page.back_wanted.connect(self.back)
        page.drafts.opened.connect(self.open_draft)
        page.drafts.delete_wanted.connect(self._delete_draft)
        panel.stop_wanted.connect(self.stop)
        panel.edit_wanted.connect(self.edit)
        panel.undo_wanted.connect(self.undo)
        panel.redo_wanted.connect(self.redo)
        panel.copy_wanted.connect(self._copy)
        panel.keep_wanted.connect(self.keep)
        panel.file_wanted.connect(self._save_file)
        panel.proof_wanted.connect(self._on_proof)
        panel.banner.acted.connect(self._on_again)
        self._drafts.kept.connect(self._on_kept)
        self._drafts.changed.connect(self._on_drafts_changed)
        self._drafts.found.connect(self._on_drafts)
        self._drafts.failed.connect(self.failed)
        self._ways.said.connect(panel.say)
        self._ways.failed.connect(self._on_file_failed)

    def _open_shown(self) -> None:
        if self._meeting_page.meeting is not None:
            self.open(self._meeting_page.meeting)

    def _on_again(self) -> None:
        again, self._again = self._again, None
        if again is not None:
            self.page.panel.banner.hide()
            again()

    def _prepare(self, meeting: Meeting) -> None:
        """The meeting is read while the user still chooses; if it cannot be, the letter will say why."""
        self._ahead_cancel.cancel()
        self._ahead_cancel = cancel = CancelToken()
        desk, writer_id = self._parts.desk, self._writer_id()
        self._ahead.forget()
        self._ahead.run(lambda: desk.compose.prepare(meeting.id, cancel, writer_id), lambda _: None, lambda _: None)

    def _leave_session(self) -> None:
        running, session = self._running, self._session
        self._running = self._session = self._again = None
        self._ahead_cancel.cancel()
        if running is not None:
            running.cancel.cancel()
        if session is not None:
            session.wish = self.page.form.wish()
        self.page.show_state(busy=False, again=False)

    def _show_letter(self, letter: Letter | None = None) -> None:
        """The version that is current, or the same with other notices."""
        session = self._session
        if session is None:
            return
        shown = letter or session.versions.current
        self.page.show_state(busy=False, again=shown is not None)
        if shown is not None:
            self.page.panel.show_letter(shown, session.proofs, session.versions)
