"""An export as headings, lines and turns, before it becomes a kind of file: the one place that says what is in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from sottovoce import __version__
from sottovoce.core.clock import clock
from sottovoce.core.document_texts import DocumentWords, day_text, document_words, moment_text
from sottovoce.core.languages import UiLanguage
from sottovoce.core.notice_texts import notice_text
from sottovoce.services.exports.material import Material, Options
from sottovoce.services.minutes_lines import is_unproven
from sottovoce.services.template_sections import sections_of
from sottovoce_models.types import Citation, EngineStamp, ItemKind, Speaker, SummaryItem, Transcript


class Mark(Enum):
    """What stands before a line of the minutes."""

    NONE = auto()
    POINT = auto()
    OPEN = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class Title:
    """Begins the minutes or the transcript."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """Begins a section of them."""

    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader must know of the text, in our words."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header; without one, the first column names what stands in the second."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A line of the minutes, what is said of it in brackets, and under it when and by whom it was said."""

    text: str
    mark: Mark = Mark.POINT
    extras: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A turn; `time` is "" where times are not wanted."""

    speaker: str
    time: str
    text: str


Block = Title | Heading | Remark | Table | Point | Said


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a writer needs. `warning`: what stands on every page, "" for what is approved."""

    title: str
    language: UiLanguage
    warning: str
    blocks: tuple[Block, ...]
    line_numbers: bool = False


def document_of(material: Material, options: Options) -> Document:
    """The export of a meeting as the user chose it."""
    words = document_words(options.language)
    blocks: list[Block] = []
    if options.contents.with_minutes and material.summary is not None:
        blocks += minutes_blocks(material, options.language, proofs=options.proofs)
    if options.contents.with_transcript:
        blocks += transcript_blocks(material, options.language, times=options.times, passage=options.passage)
    if not options.participant:
        # Under the first title and its remarks: what the document is about; at its end: what a file asks for.
        under = next((at for at, block in enumerate(blocks[1:], start=1) if not isinstance(block, Remark)), len(blocks))
        blocks[under:under] = _about(material, words, options)
        if options.facts:
            blocks += _facts(material, words, options)
    draft = words.draft_written if is_written(material.transcript) else words.draft
    warning = "" if material.approval is not None else draft
    return Document(material.title, options.language, warning, tuple(blocks), options.line_numbers)


def minutes_blocks(material: Material, language: UiLanguage, *, proofs: bool = True) -> Iterator[Block]:
    """The minutes by the sections of their template, every line with its proof under it."""
    words = document_words(language)
    summary = material.summary
    if summary is None:
        return
    yield Title(f"{words.minutes}: {material.title}")
    yield from _standing(material, words, language)
    for notice in material.notices:
        yield Remark(notice_text(notice.code, notice.params, language))
    for section in sections_of(material.template, summary.items, language):
        yield Heading(section.heading)
        if not section.items:
            yield Point(section.empty, Mark.NONE)
        for item in section.items:
            yield _point(item, material.transcript, language, proofs=proofs)


def transcript_blocks(
    material: Material, language: UiLanguage, *, times: bool = True, passage: tuple[int, int] | None = None
) -> Iterator[Block]:
    """The transcript: speaker and time, then what was said."""
    words, transcript = document_words(language), material.transcript
    yield Title(f"{words.transcript}: {material.title}")
    yield from _standing(material, words, language)
    if passage is None:
        if transcript.coverage.speech_ms or not transcript.turns:
            text, speech = clock(transcript.coverage.text_ms), clock(transcript.coverage.speech_ms)
            yield Remark(words.coverage.format(text=text, speech=speech))
        if transcript.doubts:
            yield Remark(words.doubts.format(count=len(transcript.doubts)))
    names = {each: speaker_name(each, transcript.speakers, words.speaker) for each in transcript.speakers}
    for turn in transcript.turns:
        if passage is None or (turn.start_ms < passage[1] and turn.end_ms > passage[0]):
            time = moment_text(turn.at, turn.start_ms, language) if times else ""
            yield Said(names[turn.speaker], time, turn.text)
    corrections = [
        each
        for each in transcript.corrections
        if passage is None or (each.start_ms < passage[1] and each.end_ms > passage[0])
    ]
    if corrections:
        yield Heading(words.corrections)
        for each in corrections:
            yield Point(f"{clock(each.start_ms)} {each.heard} → {each.written}")


def is_written(transcript: Transcript) -> bool:
    """Whether these are messages of a thread and nothing that was heard."""
    return any(turn.at for turn in transcript.turns)


def speaker_name(speaker_id: str, speakers: Mapping[str, Speaker], word: str) -> str:
    """The name the user gave, or "Speaker 2" in the language of `word`."""
    return speakers[speaker_id].name or f"{word} {speaker_id.removeprefix('S')}"


def _standing(material: Material, words: DocumentWords, language: UiLanguage) -> Iterator[Remark]:
    """Whether somebody answers for it."""
    approval = material.approval
    if approval is None:
        written = is_written(material.transcript)
        yield Remark(words.draft_written if written else words.draft)
        yield Remark(words.read_by_machine if written else words.heard_by_machine)
    else:
        text = words.approved.format(name=approval.approved_by, day=day_text(approval.approved_at, language))
        if approval.to_hear:
            text += " " + words.listened.format(heard=approval.heard, all=approval.to_hear)
        yield Remark(text)
    if material.deidentified:
        yield Remark(words.deidentified)


def _point(item: SummaryItem, transcript: Transcript, language: UiLanguage, *, proofs: bool) -> Point:
    words, owner = document_words(language), item.owner
    if owner is not None and owner in transcript.speakers:
        owner = speaker_name(owner, transcript.speakers, words.speaker)
    extras = [f"{words.owner}: {owner}"] if owner else []
    extras += [f"{words.due}: {item.due}"] if item.due else []
    extras += [words.done] if item.done else []
    extras += [words.unsupported] if is_unproven(item) else []
    extras += [words.edited] if item.edited else []
    mark = Mark.POINT
    if item.kind is ItemKind.ACTION:
        mark = Mark.DONE if item.done else Mark.OPEN
    elif item.kind is ItemKind.OVERVIEW:
        mark = Mark.NONE
    quotes = tuple(_quote(each, item, transcript, language) for each in item.citations) if proofs else ()
    return Point(item.text, mark, tuple(extras), quotes)


def _quote(citation: Citation, item: SummaryItem, transcript: Transcript, language: UiLanguage) -> str:
    turn = next((turn for turn in transcript.turns if turn.id == citation.turn_id), None)
    who = moment_text(turn.at if turn is not None else "", citation.start_ms, language)
    if turn is not None:
        who += f" {speaker_name(turn.speaker, transcript.speakers, document_words(language).speaker)}"
    # Where the line is these words, only who said them and when is news.
    return who if citation.quote in item.text else f"{who}: {citation.quote}"


def _about(material: Material, words: DocumentWords, options: Options) -> list[Block]:
    rows = []
    if material.started_at:
        rows.append((words.date, day_text(material.started_at, options.language, with_time=True)))
    if material.duration_ms and not is_written(material.transcript):
        rows.append((words.length, clock(material.duration_ms)))
    blocks: list[Block] = [Table((), tuple(rows))] if rows else []
    transcript = material.transcript
    people = [
        (
            speaker_name(each, transcript.speakers, words.speaker),
            speaker.role,
            str(len(turns)),
            moment_text(turns[0].at, turns[0].start_ms, options.language),
        )
        for each, speaker in transcript.speakers.items()
        if (turns := [turn for turn in transcript.turns if turn.speaker == each])
    ]
    if people:
        blocks.append(Table((words.people, words.role, words.turns, words.first_heard), tuple(people)))
    return blocks


def _facts(material: Material, words: DocumentWords, options: Options) -> list[Block]:
    transcript, summary = material.transcript, material.summary
    rows = []
    if material.sound is not None:
        label = words.file_hash if material.sound.of_file else words.sound_hash
        damaged = f" ({words.sound_unreadable})" if material.sound.damaged else ""
        rows.append((label, material.sound.sha256 + damaged))
    rows += [(words.recognized_with, _stamp(each)) for each in transcript.made_by or material.stamps]
    if summary is not None and options.contents.with_minutes:
        rows += [(words.written_with, _stamp(each)) for each in summary.made_by]
        hand_written = sum(item.edited for item in summary.items)
        rows.append((words.hand_written, f"{hand_written} / {len(summary.items)}"))
    rows.append((words.revision, str(transcript.revision)))
    rows.append((words.made_with, f"Sottovoce {__version__}"))
    blocks: list[Block] = [Heading(words.about), Table((), tuple(rows)), Heading(words.changes)]
    if not material.edits:
        return [*blocks, Point(words.no_changes, Mark.NONE)]
    edits = tuple((clock(edit.at_ms), edit.before, edit.after) for edit in material.edits)
    return [*blocks, Table((words.time, words.before, words.after), edits)]


def _stamp(stamp: EngineStamp) -> str:
    model = f", {stamp.model_id}" if stamp.model_id else ""
    weights = f", SHA-256 {stamp.model_sha256}" if stamp.model_sha256 else ""
    return f"{stamp.engine} {stamp.engine_version}{model}{weights}"
