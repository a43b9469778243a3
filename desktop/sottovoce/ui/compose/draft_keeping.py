"""Letters that are kept in the vault as drafts of their meeting.

Thread: UI; what is to be kept is ordered in one line with everything else, so that neither lock nor closing loses it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Signal

from sottovoce.pipeline.compose import Letter
from sottovoce.services.compose import LetterDraft
from sottovoce.ui.compose.access import ComposeDesk
from sottovoce.ui.compose.session import Session
from sottovoce.ui.meeting.minutes_keeping import Orders
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.plain_dialogs import PlainDialogs

_Found = tuple[Sequence[LetterDraft], str]


class DraftKeeping(QObject):
    """Signals: kept(Session, Letter) it lies in the vault; changed(Session) there are other drafts; failed(WorkFailed);
    found(Session, drafts, str) the drafts, and the user's name where the vault knows it.
    """

    kept = Signal(object, object)
    changed = Signal(object)
    found = Signal(object, object, str)
    failed = Signal(object)

    def __init__(self, desk: Callable[[], ComposeDesk], order: Orders, dialogs: PlainDialogs, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._order, self._dialogs = desk, order, dialogs
        self._line = BackgroundLine(self)
        self._line.failed.connect(self.failed)

    def keep(self, session: Session, *, asked: bool = False) -> bool:
        """Whether there was anything to keep; it is ordered. What was deleted is kept only where that is `asked`."""
        letter = session.versions.current if asked and session.deleted else session.unkept
        if letter is None:
            return False
        session.kept, session.deleted = letter, False
        save = partial(self._desk().compose.save_draft, session.meeting.id, letter, session.draft_id)
        self._order(save, partial(self._on_kept, session, letter))
        return True

    def delete(self, session: Session, draft: LetterDraft) -> None:
        """Asks, then it is gone."""

        def agreed() -> None:
            session.deleted = session.deleted or session.draft_id == draft.id
            self._order(partial(self._desk().compose.delete_draft, draft.id), lambda _: self.changed.emit(session))

        self._dialogs.confirm(
            self.tr("Delete this draft?"),
            self.tr("It cannot be brought back. The meeting and its minutes stay as they are."),
            self.tr("Delete"),
            agreed,
        )

    def read(self, session: Session) -> None:
        """Looks what there is."""
        recording_id, desk = session.meeting.id, self._desk

        def work() -> _Found:
            return desk().compose.drafts(recording_id), desk().own_voice.name

        def show(result: object) -> None:
            drafts, name = cast("_Found", result)
            self.found.emit(session, drafts, name)

        self._line.run(work, show)

    def forget(self) -> None:
        """Nobody waits for an answer any more."""
        self._line.forget()

    def wait(self, seconds: float) -> None:
        """Waits for what is read, when the window closes."""
        self._line.wait(seconds)

    def _on_kept(self, session: Session, letter: Letter, _result: object) -> None:
        self.kept.emit(session, letter)
        self.changed.emit(session)
