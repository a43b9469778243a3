"""What was wished for and written about one meeting since the vault was opened."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from sottovoce.pipeline.compose import Letter
from sottovoce.ui.compose.part_row import Proofs
from sottovoce.ui.compose.versions import Versions
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.parts import wording
from sottovoce_models.compose.kind import SHIPPED
from sottovoce_models.compose.wish import LANGUAGES, Wish
from sottovoce_models.types import Citation


@dataclass
class Session:
    """`draft_id`: under which the letter is kept; `kept`: the version that lies in the vault, or did until the user
    deleted it.
    """

    meeting: Meeting
    wish: Wish
    versions: Versions = field(default_factory=Versions)
    draft_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    kept: Letter | None = None
    deleted: bool = False

    @property
    def unkept(self) -> Letter | None:
        """What would be lost."""
        current = self.versions.current
        return None if current is self.kept else current

    @property
    def wants_model(self) -> bool:
        """Whether a model may have a part in what is wished for; other letters are filled in."""
        transcript = self.meeting.transcript
        spoken = transcript.language.split("-")[0] if transcript is not None else ""
        return SHIPPED[self.wish.kind].writes and self.wish.language == spoken

    def begin_letter(self) -> None:
        """What is written from now on is another letter, and takes the place of no other."""
        self.draft_id, self.deleted = uuid.uuid4().hex, False

    @property
    def proofs(self) -> Proofs:
        """How citations of the meeting are named and reached."""
        transcript = self.meeting.transcript
        voices = {turn.id: turn.speaker for turn in transcript.turns} if transcript is not None else {}
        speakers = transcript.speakers if transcript is not None else {}

        def speaker_of(citation: Citation) -> str:
            voice = voices.get(citation.turn_id)
            return wording.speaker_label(speakers, voice) if voice is not None else ""

        return Proofs(self.meeting.can_play, speaker_of)


def first_wish(meeting: Meeting, otherwise: str) -> Wish:
    """The first kind of letter in the meeting's language, or the other one where no letter is written in that."""
    spoken = meeting.transcript.language.split("-")[0] if meeting.transcript is not None else ""
    return Wish(next(iter(SHIPPED)), spoken if spoken in LANGUAGES else otherwise)


def same_words(letter: Letter, other: Letter) -> bool:
    """Whether they read and are marked alike, whatever is said of them."""
    return (letter.subject, letter.parts, letter.strays) == (other.subject, other.parts, other.strays)
