"""Text without characters that nobody sees: what looks harmless is harmless. Pure.

Removed: controls other than tab and line breaks, zero-width and bidirectional marks, tag characters, selectors beyond
the two usual ones, fillers, the soft hyphen and half letters (Unicode Technical Report 36, section on invisible and
bidirectional text). Joiners stay where a script or an emoji needs them.
"""

from __future__ import annotations

import re
from typing import Final

_BREAKS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_NEEDS_JOINERS: Final = (
    "\u0590-\u08ff\u0900-\u0dff\u0e00-\u109f\u1780-\u18af\u200d\ufe0f\U0001f000-\U0001faff\u2600-\u27bf"
)
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a]"
    f"|(?<![{_NEEDS_JOINERS}])[\u200c\u200d]"
)


def visible(text: str) -> str:
    """The text without invisible and direction-changing characters; line breaks become "\\n". Idempotent."""
    previous = None
    while text != previous:  # removing one may leave another without the letter it belonged to
        previous, text = text, _INVISIBLE.sub("", _BREAKS.sub("\n", text))
    return text
