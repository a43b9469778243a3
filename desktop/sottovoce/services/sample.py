"""The sample meeting that comes with the program, so that nobody has to trust it with a meeting of their own first."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_SAMPLE: Final = Path(__file__).parents[1] / "sample" / "Sample meeting.opus"


def sample_meeting() -> Path:
    """A recording of 94 seconds with four speakers, in English; inside the package, wherever that is installed."""
    return _SAMPLE
