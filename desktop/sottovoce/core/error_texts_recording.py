"""What the errors of recording say, in English and German; found through `core.error_texts`."""

from __future__ import annotations

from typing import Final

from sottovoce.core.error_table import Texts

RECORDING_TEXTS: Final[Texts] = {}
