"""What the user wants a letter to be. Whatever the user typed is the user's own, and is never taken for the meeting's.

There is no field for private notes: what is not handed in cannot come out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sottovoce_models.compose.kind import SHIPPED, Address, Kind, Reader, Takes

LANGUAGES: Final = ("de", "en")
MAX_SAMPLES: Final = 5
MAX_LETTERS: Final = 20_000
"""The most of any one text that a user types or pastes."""


class Tone(StrEnum):
    """How a letter sounds; all but `DU` address the reader with "Sie" in German."""

    FORMAL = "formal"
    DU = "du"
    WARM = "warm"
    BRIEF = "brief"


class Length(StrEnum):
    """How much of the meeting stands in a letter."""

    SHORT = "short"
    USUAL = "usual"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Wish:
    """A letter of a kind, in a language and tone, from somebody to somebody.

    `own_words` are put in as they stand. `about`: a topic; a line that does not speak of it stays out. `leave_out`:
    words; a line that speaks of one of them stays out. `without`: sections that are left out. `reply_to`: the message
    that is answered. `samples`: texts of the user, read for how they begin and end and how long their sentences are.
    `reader`: who reads it; None for whom such a letter is usually for.
    """

    kind: str
    language: str
    tone: Tone = Tone.FORMAL
    recipient: str = ""
    sender: str = ""
    own_words: str = ""
    length: Length = Length.USUAL
    about: str = ""
    without: tuple[Takes, ...] = ()
    leave_out: tuple[str, ...] = ()
    reply_to: str = ""
    samples: tuple[str, ...] = ()
    reader: Reader | None = None

    @property
    def kind_in_words(self) -> Kind:
        """The kind of letter in the words for who reads it; KeyError for a kind that is not there."""
        kind = SHIPPED[self.kind]
        return kind.read_by(self.reader or kind.reader)

    @property
    def address(self) -> Address:
        """How the reader is addressed in German."""
        return Address.DU if self.tone is Tone.DU else Address.SIE
