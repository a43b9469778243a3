"""Shows the terms and asks for a profile, once, when the vault has been opened; nobody is kept from anything by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QObject, Signal

from sottovoce.core.profile import Profile, ProfileKind
from sottovoce.core.terms import TERMS, terms_of
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.write_line import WriteLine
from sottovoce.ui.terms.introduction_page import IntroductionPage
from sottovoce.ui.window.desk_access import DeskAccess


@dataclass(frozen=True, slots=True)
class _Found:
    profile: Profile
    seen: str


class IntroductionControl(QObject):
    """Signals: wanted() the page has something to show; left() it is through; failed(WorkFailed)."""

    wanted = Signal()
    left = Signal()
    failed = Signal(object)

    def __init__(self, desk: DeskAccess, page: IntroductionPage, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._page = desk, page
        self._reads, self._writes = BackgroundLine(self), WriteLine(self)
        self._reads.failed.connect(self.failed)
        self._writes.failed.connect(self.failed)
        page.finished.connect(self._on_finished)

    @property
    def idle(self) -> bool:
        """Whether nobody is looking."""
        return self._reads.idle

    def look(self) -> None:
        """Looks whether there is anything to show."""
        self._reads.run(lambda: _Found(self._desk.profile.get(), self._desk.terms.seen), self._on_found)

    def forget(self) -> None:
        """The vault is shut: what is found out about it is not shown any more."""
        self._reads.forget()

    def wait(self, seconds: float) -> None:
        """Waits for what is under way, when the window closes."""
        self._reads.wait(seconds)
        self._writes.drain(seconds)

    def _on_found(self, result: object) -> None:
        found = cast("_Found", result)
        unread = found.seen != TERMS.version
        if unread or not found.profile.chosen:
            self._page.begin(found.profile, terms_of(found.seen) if unread else None, terms=unread)
            self.wanted.emit()

    def _on_finished(self) -> None:
        desk, kind = self._desk, self._page.kind
        self._writes.run(lambda: _keep(desk, kind), lambda _: None)
        self.left.emit()


def _keep(desk: DeskAccess, kind: ProfileKind | None) -> None:
    desk.terms.see()
    if kind is not None:
        desk.profile.set_kind(kind)
