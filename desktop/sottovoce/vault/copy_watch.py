"""Following a long copy, and stopping it."""

from __future__ import annotations

from collections.abc import Callable


class CopyWatch:
    """`on_share(0 to 1)` is called as bytes arrive, on the copying thread; `check_cancelled` raises to stop it."""

    def __init__(
        self, on_share: Callable[[float], None] = lambda _: None, check_cancelled: Callable[[], None] = lambda: None
    ) -> None:
        self._on_share, self._check_cancelled = on_share, check_cancelled
        self._all_bytes = 1
        self._copied_bytes = 0

    def begin(self, all_bytes: int) -> None:
        """So much is to be copied."""
        self._all_bytes, self._copied_bytes = max(1, all_bytes), 0
        self.copied(0)

    def copied(self, some_bytes: int) -> None:
        """So much more is copied; raises what `check_cancelled` raises."""
        self._check_cancelled()
        self._copied_bytes += some_bytes
        self._on_share(min(1.0, self._copied_bytes / self._all_bytes))
