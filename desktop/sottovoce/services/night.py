"""Work for the night: the computer is kept awake for it, and nothing begins while it runs on its battery."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from sottovoce.audio.power import Battery, SleepInhibitor, battery
from sottovoce_models.errors import Code, UserFixable


class Inhibitor(Protocol):
    """What keeps a computer awake, see `audio.power.SleepInhibitor`."""

    def hold(self) -> None: ...
    def release(self) -> None: ...
    @property
    def alive(self) -> bool: ...


class NightWatch:
    """Off until `begin`. Thread-safe as far as the inhibitor is."""

    def __init__(
        self,
        new_inhibitor: Callable[[], Inhibitor] = SleepInhibitor,
        read_battery: Callable[[], Battery | None] = battery,
    ) -> None:
        self._inhibitor: Final = new_inhibitor()
        self._battery = read_battery
        self._on = False

    @property
    def on(self) -> bool:
        """Whether jobs for the night may run."""
        return self._on

    @property
    def stays_awake(self) -> bool:
        """Whether the system agreed not to sleep meanwhile; where it did not, it may fall asleep over the work."""
        return self._on and self._inhibitor.alive

    @property
    def powered(self) -> bool:
        """Whether the work of a night would not empty a battery."""
        power = self._battery()
        return power is None or not power.in_use

    def begin(self) -> None:
        """Jobs for the night run from now on, and the computer does not sleep. NIGHT_ON_BATTERY."""
        if not self.powered:
            raise UserFixable(Code.NIGHT_ON_BATTERY)
        self._on = True
        self._inhibitor.hold()

    def end(self) -> None:
        """What waits for a night waits for the next one; the computer may sleep. Harmless when off."""
        if self._on:
            self._on = False
            self._inhibitor.release()
