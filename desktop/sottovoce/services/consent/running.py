"""What people in a running recording said; works while the vault is locked.

Threads: may be called from any; whoever follows is called on the thread that brought the answer.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable

from sottovoce.core.consent import MeetingConsent, start_blockers
from sottovoce.vault.rows_consents import consent_parcel
from sottovoce.vault.vault import Vault

Follower = Callable[[MeetingConsent], None]


class RunningConsent:
    """Holds the recording from the moment an answer is missing until everyone has agreed, and that is on the drive."""

    def __init__(
        self,
        vault: Vault,
        recording_id: str,
        consent: MeetingConsent,
        now: Callable[[], str],
        hold: Callable[[bool], None],
    ) -> None:
        """`hold`: is told whether nothing may be kept; must not raise."""
        self._vault, self._id, self._now, self._hold = vault, recording_id, now, hold
        self._answering = threading.Lock()
        self._followers: tuple[Follower, ...] = ()
        self.consent = consent
        self.held = False

    def follow(self, follower: Follower) -> None:
        """One more who hears of every change; must be quick and not raise."""
        self._followers = (*self._followers, follower)

    def keep(self) -> None:
        """What was said before the start is in the vault, or sealed for it. Raises what storing raises."""
        self._deliver(self.consent)

    def answer(self, consent: MeetingConsent) -> None:
        """Raises what storing raises: a no counts all the same, a yes does not."""
        with self._answering:
            blocked = bool(start_blockers(consent))
            if blocked:
                self.held, self.consent = True, consent  # at once, before anything that can fail
                self._tell()
            elif consent == self.consent and not self.held:
                return
            self._deliver(consent)
            if not blocked:
                self.held, self.consent = False, consent
                self._tell()

    def _tell(self) -> None:
        self._hold(self.held)
        for follower in self._followers:
            follower(self.consent)

    def _deliver(self, consent: MeetingConsent) -> None:
        self._vault.deliver(consent_parcel(self._id, consent, self._now(), uuid.uuid4().hex))
