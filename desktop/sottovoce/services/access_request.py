"""Everything about one person over all meetings, for a request of access; words of others blacked out on choice.

A blacked-out stretch is a mark of fixed length without a time, and stretches that touch are one: neither how much was
said nor how often tells anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from sottovoce.core.access_texts import AccessWords, access_words
from sottovoce.core.document_texts import day_text, document_words, moment_text
from sottovoce.core.handout_texts import handout_row
from sottovoce.core.languages import UiLanguage
from sottovoce.services.exports.document import (
    Block,
    Document,
    Heading,
    Point,
    Remark,
    Said,
    Table,
    Title,
    minutes_blocks,
    speaker_name,
)
from sottovoce.services.exports.material import Format, Material
from sottovoce.services.pseudonyms import Pseudonyms, Roster, parts_of
from sottovoce.vault.rows_handouts import Handout
from sottovoce_models.types import Summary, SummaryItem, Transcript, Turn

BLACK: Final = "████████"


@dataclass(frozen=True, slots=True)
class AccessRequest:
    """Who asks, and how it is answered. `others`: more names to black out; without `black_out` nothing is."""

    names: tuple[str, ...]
    black_out: bool = True
    others: tuple[str, ...] = ()
    format: Format = Format.DOCX
    language: UiLanguage = UiLanguage.EN
    recipient: str = ""
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class AccessHit:
    """A meeting in which the person took part, speaks or is named (`mentions` times by others or in the minutes).

    `participant_ids`: under which their answers about consent are kept.
    """

    recording_id: str
    title: str
    started_at: str
    speaks: bool
    mentions: int
    has_sound: bool = False
    has_minutes: bool = False
    has_transcript: bool = True
    participant_ids: tuple[str, ...] = ()


class PersonSearch:
    """Knows a person by names: a speaker who has one of them, and texts that name them."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names: Final = tuple(name for name in (" ".join(each.split()) for each in names) if name)
        self._in_text = Pseudonyms(Roster((self.names,)) if self.names else Roster(()))

    def speaker_ids(self, transcript: Transcript) -> frozenset[str]:
        """The voices that are this person's: whose names are all the person's, or who has all of one of them.

        "Frau Müller" is taken for Anna Müller, Bert Müller is not.
        """
        return frozenset(each for each, speaker in transcript.speakers.items() if self.is_called(speaker.name))

    def is_called(self, name: str) -> bool:
        """Whether somebody of this name is the person: the name says nothing else, or all of one of theirs."""
        called = parts_of(name)
        known = [parts_of(each) for each in self.names]
        return bool(called) and any(wanted and (called <= wanted or wanted <= called) for wanted in known)

    def mentions(self, text: str) -> int:
        """How often a text names the person."""
        return self._in_text.names_in(text)

    def hits_in(self, transcript: Transcript, summary: Summary | None, title: str) -> tuple[bool, int]:
        """Whether the person speaks in a meeting, and how often others or the minutes name them."""
        voices = self.speaker_ids(transcript)
        speaks = any(turn.speaker in voices for turn in transcript.turns)
        count = self.mentions(title)
        count += sum(self.mentions(turn.text) for turn in transcript.turns if turn.speaker not in voices)
        if summary is not None:
            count += sum(self.mentions(f"{item.text} {item.owner or ''}") for item in summary.items)
        return speaks, count


def meeting_document(material: Material, request: AccessRequest) -> Document:
    """One meeting as far as it concerns the person."""
    words = document_words(request.language)
    search = PersonSearch(request.names)
    voices = search.speaker_ids(material.transcript)
    warning = words.draft if material.approval is None else ""
    if not request.black_out:
        blocks = [*minutes_blocks(material, request.language), *_said(material, request.language)]
        return Document(material.title, request.language, warning, tuple(blocks))
    black = _blackener(material.transcript, voices, request)
    title = black.deidentified(material.title)
    shown = replace(material, title=title, transcript=_without_names(material.transcript, voices, black))
    blocks = []
    if material.summary is not None:
        concerning, gone = [], 0
        for item in material.summary.items:
            if _concerns(item, material.transcript, voices, search):
                concerning.append(_item_without_names(item, material.transcript, voices, search, black))
            else:
                gone += 1
        summary = replace(material.summary, items=tuple(concerning))
        blocks += [
            block
            for block in minutes_blocks(replace(shown, summary=summary, notices=()), request.language)
            if not (isinstance(block, Point) and block.text == words.nothing)
        ]
        blocks = _without_empty_headings(blocks)
        blocks += [Point(BLACK)] if gone else []
    blocks += _said(
        shown, request.language, {turn.id for turn in material.transcript.turns if _kept(turn, voices, search)}
    )
    blocks.insert(1, Remark(words.blacked_out))
    return Document(title, request.language, warning, tuple(blocks))


def overview_document(
    hits: Sequence[tuple[AccessHit, str]], handouts: Sequence[Handout], request: AccessRequest, now: str
) -> Document:
    """What was found where (with the names of each meeting's files), and to whom these meetings were handed over."""
    words, language = access_words(request.language), request.language
    facts = ((words.looked_for, ", ".join(request.names)), (words.until, day_text(now, language, with_time=True)))
    blocks: list[Block] = [
        Title(words.title),
        Table((), facts),
        Remark(words.limits),
        Remark(words.blacked_out if request.black_out else words.not_blacked_out),
        Heading(words.meetings),
        Table(
            (words.file, words.date, words.part, words.stored),
            tuple(
                (name, day_text(hit.started_at, language), _part(hit, words), _stored(hit, words)) for hit, name in hits
            ),
        ),
        Heading(words.recipients),
    ]
    rows = [handout_row(each, language) for each in handouts]
    for when, what, kind, _, recipient, _ in rows:
        blocks.append(Point(f"{when}: {what} ({kind}), {recipient or words.somebody}"))
    if not rows:
        blocks.append(Remark(words.nobody))
    return Document(words.title, language, "", tuple(blocks))


def _part(hit: AccessHit, words: AccessWords) -> str:
    parts = [words.took_part] if hit.participant_ids else []
    parts += [words.speaks] if hit.speaks else []
    parts += [words.mentioned.format(count=hit.mentions)] if hit.mentions else []
    return ", ".join(parts)


def _stored(hit: AccessHit, words: AccessWords) -> str:
    stored = (
        (hit.has_sound, words.sound),
        (hit.has_transcript, words.transcript),
        (hit.has_minutes, words.minutes),
        (bool(hit.participant_ids), words.consent),
    )
    return ", ".join(word for there, word in stored if there)


def _blackener(transcript: Transcript, voices: frozenset[str], request: AccessRequest) -> Pseudonyms:
    others = [(speaker.name,) for each, speaker in transcript.speakers.items() if each not in voices and speaker.name]
    others += [(name,) for name in request.others if name.strip()]
    return Pseudonyms(Roster(tuple(others)), lambda _: BLACK, BLACK, spare=request.names)


def _without_names(transcript: Transcript, voices: frozenset[str], black: Pseudonyms) -> Transcript:
    speakers = {
        each: speaker if each in voices else replace(speaker, name=BLACK, role="")
        for each, speaker in transcript.speakers.items()
    }
    turns = tuple(replace(turn, text=black.deidentified(turn.text)) for turn in transcript.turns)
    return replace(transcript, speakers=speakers, turns=turns, corrections=())


def _kept(turn: Turn, voices: frozenset[str], search: PersonSearch) -> bool:
    return turn.speaker in voices or bool(search.mentions(turn.text))


def _concerns(item: SummaryItem, transcript: Transcript, voices: frozenset[str], search: PersonSearch) -> bool:
    if item.owner in voices or search.mentions(f"{item.text} {item.owner or ''}"):
        return True
    return any(_cites(each.turn_id, transcript, voices) for each in item.citations)


def _cites(turn_id: str, transcript: Transcript, voices: frozenset[str]) -> bool:
    return any(turn.id == turn_id and turn.speaker in voices for turn in transcript.turns)


def _item_without_names(
    item: SummaryItem, transcript: Transcript, voices: frozenset[str], search: PersonSearch, black: Pseudonyms
) -> SummaryItem:
    """The line with other names blacked out, and only those quotes that are the person's or name them."""
    return replace(
        item,
        text=black.deidentified(item.text),
        owner=black.deidentified(item.owner) if item.owner else item.owner,
        section=black.deidentified(item.section),
        citations=tuple(
            replace(each, quote=black.deidentified(each.quote))
            for each in item.citations
            if _cites(each.turn_id, transcript, voices) or search.mentions(each.quote)
        ),
    )


def _without_empty_headings(blocks: list[Block]) -> list[Block]:
    return [
        block
        for number, block in enumerate(blocks)
        if not (isinstance(block, Heading) and (number + 1 == len(blocks) or isinstance(blocks[number + 1], Heading)))
    ]


def _said(material: Material, language: UiLanguage, kept: set[str] | None = None) -> list[Block]:
    """The turns; those that are not kept are one black mark for each stretch of them."""
    words, transcript = document_words(language), material.transcript
    blocks: list[Block] = [Title(f"{words.transcript}: {material.title}")]
    for turn in transcript.turns:
        if kept is None or turn.id in kept:
            name = speaker_name(turn.speaker, transcript.speakers, words.speaker)
            blocks.append(Said(name, moment_text(turn.at, turn.start_ms, language), turn.text))
        elif blocks[-1] != Said(BLACK, "", BLACK):
            blocks.append(Said(BLACK, "", BLACK))
    return blocks
