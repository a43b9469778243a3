"""How loud a block is. Pure."""

from __future__ import annotations

import math
import sys
from array import array
from typing import Final

SILENT_DBFS: Final = -120.0
_FULL: Final = 32_768.0


def peak_dbfs(pcm: bytes) -> float:
    """The loudest sample against full scale, in [-120, 0]; -120 for digital silence or nothing."""
    samples = array("h", pcm)
    if sys.byteorder == "big":
        samples.byteswap()
    peak = max(map(abs, samples), default=0)
    return max(SILENT_DBFS, 20 * math.log10(peak / _FULL)) if peak else SILENT_DBFS
