"""Wrong tries cost time, more with every one, and never lock anybody out."""

from __future__ import annotations

import time
from typing import Final

from sottovoce_models.errors import Code, UserFixable

MOST_WAIT_SECONDS: Final = 30.0


class Attempts:
    """Counts wrong tries in a row, in this process."""

    def __init__(self) -> None:
        self._failures = 0
        self._again_at = 0.0

    def seconds_to_wait(self) -> float:
        """How long until the next try may be made."""
        return max(0.0, self._again_at - time.monotonic())

    def begin(self) -> None:
        """VAULT_WAIT(seconds) if it is too early."""
        wait = self.seconds_to_wait()
        if wait > 0:
            raise UserFixable(Code.VAULT_WAIT, seconds=max(1, round(wait)))

    def right(self) -> None:
        """It was right: the next wrong one is the first again."""
        self._failures = 0

    def wrong(self) -> int:
        """It was wrong; the seconds that it costs, at least one."""
        self._failures += 1
        delay = min(MOST_WAIT_SECONDS, 2.0 ** min(self._failures - 1, 10))
        self._again_at = time.monotonic() + delay
        return round(delay)
