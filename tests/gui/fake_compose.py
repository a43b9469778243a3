"""Writing in memory: a test says what a letter is, and when it comes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.compose import Letter
from sottovoce.pipeline.events import Notice, NoticeCode
from sottovoce.services.compose import LetterDraft
from sottovoce.services.letter_files import LetterFormat
from sottovoce.services.letters import Edit, MoreFormal, Retype, Rewrite, Shorter, TakeOut, told
from sottovoce_models.compose import edits
from sottovoce_models.compose.letter import Layout, Origin, Part, Stray
from sottovoce_models.compose.wish import Wish
from sottovoce_models.errors import SottovoceError
from sottovoce_models.types import Citation

CITED = Citation("t4", 46_000, 57_000, "the phone stays in the kitchen")


def letter_of(
    wish: Wish, *, stray: str = "", unproved: str = "", cited: Citation = CITED, said: str = "", written: str = ""
) -> Letter:
    """A letter with every kind of part; `stray` stands in its written sentence, `unproved` is one more."""
    said = said or "Therapist: “the phone stays in the kitchen”"
    written = written or "We discussed the phone that stays in the kitchen at night."
    if stray:
        written = f"{written[:-1]}, says {stray}."
    parts = [
        Part(Origin.FRAME, Layout.PARAGRAPH, f"Dear {wish.recipient or 'reader'},"),
        Part(Origin.FRAME, Layout.PARAGRAPH, "Thank you for the conversation."),
        Part(Origin.WRITTEN, Layout.SENTENCE, written, (cited,)),
    ]
    strays = (Stray(2, stray),) if stray else ()
    if unproved:
        parts.append(Part(Origin.WRITTEN, Layout.SENTENCE, unproved, (cited,), supported=False))
    parts += [
        Part(Origin.FRAME, Layout.PARAGRAPH, "What was decided:"),
        Part(Origin.SPOKEN, Layout.LINE, said, (cited,)),
        Part(Origin.FRAME, Layout.PARAGRAPH, "Kind regards"),
    ]
    if wish.sender:
        parts.append(Part(Origin.OWN, Layout.BELOW, wish.sender))
    return told(Letter(wish, "Our conversation", tuple(parts), strays))


class FakeCompose:
    """Writes what `make` makes; while `hold` is not set it tells the first two parts and waits, as a model does."""

    def __init__(self) -> None:
        self.make: Callable[[Wish], Letter] = letter_of
        self.error: SottovoceError | None = None
        self.notices: tuple[Notice, ...] = ()
        self.hold = threading.Event()
        self.hold.set()
        self.prepared: list[str] = []
        self.ahead: list[CancelToken] = []
        self.wishes: list[Wish] = []
        self.edits: list[Edit] = []
        self.kept: dict[str, tuple[str, LetterDraft]] = {}
        self.own: tuple[str, ...] = ()
        self.files: list[tuple[Path, LetterFormat, Letter]] = []

    def prepare(self, recording_id: str, cancel: CancelToken, writer_id: str | None) -> None:
        self.prepared.append(recording_id)
        self.ahead.append(cancel)

    def compose(
        self,
        recording_id: str,
        wish: Wish,
        on_part: Callable[[Part], None],
        cancel: CancelToken,
        writer_id: str | None,
    ) -> Letter:
        self.wishes.append(wish)
        letter = self.make(wish)
        for part in letter.parts[:2]:
            on_part(part)
        while not self.hold.wait(0.01):
            cancel.check()
        cancel.check()
        if self.error is not None:
            raise self.error
        for part in letter.parts[2:]:
            on_part(part)
        return replace(letter, notices=(*self.notices, *letter.notices))

    def edit(self, recording_id: str, letter: Letter, edit: Edit, cancel: CancelToken, writer_id: str | None) -> Letter:
        self.edits.append(edit)
        if self.error is not None:
            raise self.error
        match edit:
            case Shorter():
                parts, strays = edits.shorter(letter.parts, letter.strays)
                notices = (Notice(NoticeCode.COMPOSE_SHORT_ALREADY),) if parts == letter.parts else ()
                return told(replace(letter, parts=parts, strays=strays, notices=notices))
            case MoreFormal():
                parts, wish = edits.more_formal(letter.parts, letter.wish)
                return told(replace(letter, parts=parts, wish=wish, notices=()))
            case TakeOut(number):
                parts, strays = edits.without(letter.parts, letter.strays, number)
                return told(replace(letter, parts=parts, strays=strays, notices=()))
            case Retype(number, words):
                part = Part(Origin.OWN, letter.parts[number].layout, words)
            case Rewrite(number, instruction):
                part = replace(letter.parts[number], text=f"Anew: {instruction}.", supported=False)
        parts = (*letter.parts[:number], part, *letter.parts[number + 1 :])
        strays = tuple(stray for stray in letter.strays if stray.part != number)
        return told(replace(letter, parts=parts, strays=strays, notices=()))

    def save_draft(self, recording_id: str, letter: Letter, draft_id: str = "") -> LetterDraft:
        if self.error is not None:
            raise self.error
        number = len(self.kept) + 1
        draft = LetterDraft(draft_id or f"{number:032x}", f"2026-11-2{number}T09:00:00+00:00", letter)
        self.kept[draft.id] = (recording_id, draft)
        return draft

    def drafts(self, recording_id: str) -> Sequence[LetterDraft]:
        return tuple(reversed([draft for meeting, draft in self.kept.values() if meeting == recording_id]))

    def delete_draft(self, draft_id: str) -> None:
        del self.kept[draft_id]

    def samples(self) -> Sequence[str]:
        return self.own

    def save_samples(self, texts: Sequence[str]) -> Sequence[str]:
        if self.error is not None:
            raise self.error
        self.own = tuple(texts)
        return self.own

    def export(self, recording_id: str, letter: Letter, path: Path, kind: LetterFormat) -> None:
        if self.error is not None:
            raise self.error
        path.write_bytes(b"written")
        self.files.append((path, kind, letter))
