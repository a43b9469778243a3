"""Letters about a transcript, wherever that comes from: what is wished for is checked, what comes back is edited.

Nothing is sent, and nothing is stored. Private notes never come in here: no call takes them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.compose import Letter, LetterStage, Meeting
from sottovoce.pipeline.engines import EngineSet
from sottovoce.pipeline.events import Notice, NoticeCode
from sottovoce.pipeline.meeting import engine_threads
from sottovoce.pipeline.minutes import WriterChoice
from sottovoce_models import codec
from sottovoce_models.compose import edits, frame
from sottovoce_models.compose.kind import SHIPPED
from sottovoce_models.compose.letter import Part
from sottovoce_models.compose.style import style_of
from sottovoce_models.compose.wish import LANGUAGES, MAX_LETTERS, MAX_SAMPLES, Wish
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Transcript
from sottovoce_models.visible import visible

SCHEMA: Final = "sottovoce.composed/1"


@dataclass(frozen=True, slots=True)
class Shorter:
    """Half of what comes from the meeting."""


@dataclass(frozen=True, slots=True)
class MoreFormal:
    """Formal salutation, closing and address."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """The part of this number, written anew by the model as `instruction` says."""

    part: int
    instruction: str


@dataclass(frozen=True, slots=True)
class Retype:
    """The part of this number as the user typed it."""

    part: int
    words: str


@dataclass(frozen=True, slots=True)
class TakeOut:
    """The letter without the part of this number."""

    part: int


Edit = Shorter | MoreFormal | Rewrite | Retype | TakeOut


def write_letter(
    engines: EngineSet,
    wish: Wish,
    meeting: Meeting,
    choice: WriterChoice,
    cancel: CancelToken,
    on_part: Callable[[Part], None] = lambda _part: None,
) -> Letter:
    """The letter; blocks. USAGE for a wish that cannot be met, and what the engine raises."""
    stage = LetterStage(engines, engine_threads())
    return told(stage.compose(checked(wish), meeting, choice, cancel, on_part))


def edited(
    engines: EngineSet, letter: Letter, edit: Edit, meeting: Meeting, choice: WriterChoice, cancel: CancelToken
) -> Letter:
    """The letter with the edit done and all checks run again; blocks where a sentence is written or typed.

    USAGE for a part that is not there, or an instruction that is empty.
    """
    if isinstance(edit, (Rewrite, Retype, TakeOut)) and not 0 <= edit.part < len(letter.parts):
        raise UserFixable(Code.USAGE, what="There is no such part.")
    letter = grounded(letter, meeting.transcript)
    stage = LetterStage(engines, engine_threads())
    match edit:
        case Rewrite(part, instruction):
            if not instruction.strip():
                raise UserFixable(Code.USAGE, what="The instruction is empty.")
            return told(stage.rewrite(letter, part, visible(instruction), meeting.transcript, choice, cancel))
        case Retype(part, words):
            if not words.strip():
                return edited(engines, letter, TakeOut(part), meeting, choice, cancel)
            require_short(words)
            return told(stage.retype(letter, part, visible(words), meeting.transcript, cancel))
        case TakeOut(part):
            parts, strays = edits.without(letter.parts, letter.strays, part)
            return told(replace(letter, parts=parts, strays=strays, notices=()))
        case Shorter():
            parts, strays = edits.shorter(letter.parts, letter.strays)
            notices = (Notice(NoticeCode.COMPOSE_SHORT_ALREADY),) if parts == letter.parts else ()
            return told(replace(letter, parts=parts, strays=strays, notices=notices))
        case MoreFormal():
            parts, wish = edits.more_formal(letter.parts, letter.wish)
            subject = wish.kind_in_words.subject.within(wish.language, wish.address)
            return told(replace(letter, wish=wish, subject=subject, parts=parts, notices=()))


def told(letter: Letter) -> Letter:
    """The letter with notices of what its reader must look at before using it."""
    wish = letter.wish
    notices = list(letter.notices)
    if letter.strays or any(not part.supported for part in letter.parts):
        notices.append(Notice(NoticeCode.COMPOSE_MARKED))
    if edits.misaddressed(letter.parts, wish.address, wish.language):
        notices.append(Notice(NoticeCode.COMPOSE_ADDRESS))
    if not wish.kind_in_words.reader.was_there:
        notices.append(Notice(NoticeCode.COMPOSE_ABSENT))
    return replace(letter, notices=tuple(notices))


def grounded(letter: Letter, transcript: Transcript | None) -> Letter:
    """The letter with the proofs that stand in the text as it is now; what lost one is marked."""
    texts = {turn.id: turn.text for turn in transcript.turns} if transcript is not None else {}

    def held(part: Part) -> Part:
        standing = tuple(each for each in part.citations if each.quote in texts.get(each.turn_id, ""))
        return part if standing == part.citations else replace(part, citations=standing, supported=False)

    return replace(letter, parts=tuple(map(held, letter.parts)))


def beginning(wish: Wish) -> tuple[Part, ...]:
    """The parts with which every letter of this wish begins, without an engine; USAGE as in `checked`."""
    wish = checked(wish)
    return frame.beginning(wish, wish.kind_in_words, style_of(wish.samples, wish.language))


def checked(wish: Wish) -> Wish:
    """The wish with only what a reader sees of its texts; USAGE that says what is wrong with it."""
    if wish.kind not in SHIPPED:
        raise UserFixable(Code.USAGE, what=f"The kinds of letter are {', '.join(SHIPPED)}.")
    if wish.language not in LANGUAGES:
        raise UserFixable(Code.USAGE, what="A letter is written in de or en.")
    if len(wish.samples) > MAX_SAMPLES:
        raise UserFixable(Code.USAGE, what=f"At most {MAX_SAMPLES} samples are read.")
    if wish.kind == "reply" and not wish.reply_to.strip():
        raise UserFixable(Code.USAGE, what="There is no message to reply to.")
    require_short(
        wish.recipient, wish.sender, wish.own_words, wish.about, wish.reply_to, *wish.samples, *wish.leave_out
    )
    return replace(
        wish,
        recipient=visible(wish.recipient),
        sender=visible(wish.sender),
        own_words=visible(wish.own_words),
        about=visible(wish.about),
        leave_out=tuple(visible(words) for words in wish.leave_out if words.strip()),
        reply_to=visible(wish.reply_to),
        samples=tuple(visible(words) for words in wish.samples),
    )


def require_short(*typed: str) -> None:
    """USAGE if one of these texts is longer than any may be."""
    if any(len(words) > MAX_LETTERS for words in typed):
        raise UserFixable(Code.USAGE, what=f"No text may be longer than {MAX_LETTERS} letters.")


def document(letter: Letter) -> Mapping[str, Any]:
    """The JSON of `sottovoce compose`, schema `sottovoce.composed/1`."""
    return {
        "schema": SCHEMA,
        "subject": letter.subject,
        "text": letter.text,
        "facts": [codec.plain(fact) for fact in letter.facts],
        "notices": [{"code": notice.code.value, "params": notice.params} for notice in letter.notices],
    }


def dumps(letter: Letter) -> str:
    """The document as text with a final newline."""
    return json.dumps(document(letter), ensure_ascii=False, indent=1) + "\n"
