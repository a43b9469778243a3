"""What an answer says when there is none, in the language of the question."""

from __future__ import annotations

from typing import Final

_NOT_SAID: Final = {
    "en": ("This was not said in this meeting.", "This was not said in these meetings."),
    "de": ("Das wurde in diesem Gespräch nicht gesagt.", "Das wurde in diesen Gesprächen nicht gesagt."),
}


def not_said(language: str, meetings: int) -> str:
    """The sentence for a question that one meeting, or several, have no answer to; English for an unknown language."""
    one, several = _NOT_SAID.get(language, _NOT_SAID["en"])
    return one if meetings == 1 else several
