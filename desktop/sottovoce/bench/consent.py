"""Who is heard in a benchmark: the recorder's own test sound, or a corpus played to it. It says yes."""

from __future__ import annotations

from sottovoce.core.consent import MeetingConsent
from sottovoce.core.consent_notices import NoticeFacts, notice
from sottovoce.services.consent.service import alone
from sottovoce.services.handouts import local_now


def bench_consent() -> MeetingConsent:
    """The consent of the benchmark's own voice."""
    return alone("bench", local_now(), notice("en", NoticeFacts()).reference)
