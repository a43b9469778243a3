"""What pasting a thread needs of `services.threads.service`."""

from __future__ import annotations

from typing import Protocol

from sottovoce.core.consent import UNKNOWN, MeetingConsent
from sottovoce.services.process import ProcessOptions
from sottovoce.services.threads.service import ThreadLook
from sottovoce.vault.rows_meetings import MeetingRow


class ThreadAccess(Protocol):
    """See `services.threads.service.ThreadService`; every call may raise SottovoceError and take seconds."""

    def look(self, text: str) -> ThreadLook: ...
    def add(
        self,
        text: str,
        title: str,
        options: ProcessOptions,
        *,
        consent: MeetingConsent = UNKNOWN,
        matter_id: str | None = None,
    ) -> MeetingRow:
        """Stores it and orders its minutes."""
        ...


class ThreadDesk(Protocol):
    """The part of the desk that pasting needs."""

    @property
    def threads(self) -> ThreadAccess: ...
