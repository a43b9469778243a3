"""A cancel request that any thread may raise and every stage looks at."""

from __future__ import annotations

import threading

from sottovoce_models.errors import Cancelled


class CancelToken:
    """Set once, never unset; safe to use from any thread."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Asks whoever holds this token to stop."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether someone asked to stop."""
        return self._event.is_set()

    def check(self) -> None:
        """Raises Cancelled if someone asked to stop."""
        if self._event.is_set():
            raise Cancelled
