"""Bringing a pasted thread into the vault, without a file anywhere: its turns, then its minutes."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final, Protocol

from sottovoce.core.consent import UNKNOWN, MeetingConsent
from sottovoce.core.languages import plain_language
from sottovoce.core.policy import NO_POLICY, Function, Policy
from sottovoce.pipeline.events import Notice, NoticeCode
from sottovoce.services.library import MAX_TITLE_LETTERS
from sottovoce.services.policy import require_import_consent
from sottovoce.services.process import ProcessOptions
from sottovoce.services.threads.reading import ReadThread, read_pasted
from sottovoce.vault.rows_jobs import JobRow
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.rows_results import STAGES
from sottovoce.vault.vault import Vault

_MOST_NAMES: Final = 3


@dataclass(frozen=True, slots=True)
class ThreadLook:
    """What a text would become. `first`, `last`: when it was written, see `Turn.at`; "" where nobody says."""

    messages: int
    people: tuple[str, ...]
    first: str
    last: str
    attachments: int
    title: str


class Jobs(Protocol):
    """Where minutes are ordered."""

    def add(self, recording_id: str, stage: str, options: ProcessOptions, *, night: bool = False) -> JobRow:
        """See `services.jobs.JobQueue.add`."""
        ...


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


class ThreadService:
    """Thin and thread-safe."""

    def __init__(
        self, vault: Vault, jobs: Jobs, policy: Policy = NO_POLICY, now: Callable[[], datetime] = utc_now
    ) -> None:
        self._vault, self._jobs, self._policy, self._now = vault, jobs, policy, now

    def look(self, text: str) -> ThreadLook:
        """What would become of it; nothing is stored. THREAD_UNREADABLE, TEXT_TOO_LARGE."""
        read = read_pasted(text, None)
        written = [turn.at for turn in read.transcript.turns if turn.at]
        people = tuple(speaker.name for speaker in read.transcript.speakers.values() if speaker.name)
        first, last = (written[0], written[-1]) if written else ("", "")
        return ThreadLook(read.messages, people, first, last, read.attachments, _title(read, ""))

    def add(
        self,
        text: str,
        title: str,
        options: ProcessOptions,
        *,
        consent: MeetingConsent = UNKNOWN,
        matter_id: str | None = None,
    ) -> MeetingRow:
        """The thread as a meeting without sound, whose minutes are ordered; `title`: "" for what it is about.

        STORE_LOCKED, THREAD_UNREADABLE, TEXT_TOO_LARGE, POLICY_CONSENT, DISK_FULL. Without minutes where an
        organisation has switched them off.
        """
        require_import_consent(self._policy, consent)
        read, store, now = read_pasted(text, plain_language(options.language)), self._vault.store, self._now()
        row = MeetingRow(
            id=uuid.uuid4().hex,
            title=_title(read, title),
            started_at=read.started_at,
            duration_ms=0,
            tracks=(),
            source="",
            state=MeetingState.READY,
            created_at=now.isoformat(),
        )
        with store.transaction():
            store.meetings.put(row)
            store.results.keep_machine_transcript(row.id, replace(read.transcript, recording_id=row.id))
            if read.attachments:
                notice = Notice(NoticeCode.THREAD_ATTACHMENTS, {"count": read.attachments})
                store.results.put_finding(row.id, "notices", [{"code": str(notice.code), "params": notice.params}])
            if consent != UNKNOWN:
                store.consents.put(row.id, consent, now.isoformat(), uuid.uuid4().hex)
            if matter_id is not None and store.matters.get(matter_id) is not None:
                store.matters.assign([row.id], matter_id)
        if self._policy.allows(Function.SUMMARIES):
            self._jobs.add(row.id, STAGES[-1], options)
        return store.meetings.get(row.id) or row


def _title(read: ReadThread, wished: str) -> str:
    """What the user calls it, else its subject, else who writes."""
    names = [speaker.name for speaker in read.transcript.speakers.values() if speaker.name]
    more = ["…"] if len(names) > _MOST_NAMES else []
    found = " ".join(wished.split()) or read.subject or ", ".join([*names[:_MOST_NAMES], *more])
    return found[:MAX_TITLE_LETTERS]
