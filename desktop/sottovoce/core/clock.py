"""How times are written: "12:41", and "1:02:07" from the first hour on."""

from __future__ import annotations


def clock(ms: int) -> str:
    """Minutes and seconds, with hours only when there are any; rounded down."""
    seconds = ms // 1000
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60:02d}:{rest % 60:02d}"
