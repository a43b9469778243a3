"""Minutes and transcripts as Markdown, in the language of the meeting; what people said cannot become markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from sottovoce.core.clock import clock
from sottovoce.core.document_texts import DocumentWords, document_words
from sottovoce.core.languages import UiLanguage, ui_language
from sottovoce.core.notice_texts import notice_text
from sottovoce.pipeline.draft import Draft
from sottovoce.services.template_sections import sections_of
from sottovoce_models.types import Citation, ItemKind, Speaker, SummaryItem, Transcript

_SPECIAL_ANYWHERE: Final = re.compile(r"([\\`*_{}\[\]<>|~&])")
# What begins a heading, a list, a rule or an underline: alone or before a space; and the dot after a leading number.
_SPECIAL_AT_START: Final = re.compile(r"^(?:([#+\-=])(?=[#+\-= ]*(?: |$))|(\d{1,9})([.)])(?= |$))")
UNPROVEN_SUPPORT: Final = 0.5


def markdown(draft: Draft) -> str:
    """Minutes first, then the transcript, in the language of the meeting."""
    assert draft.recording is not None  # noqa: S101 -- callers export what was processed
    assert draft.transcript is not None  # noqa: S101 -- see above
    language = ui_language(draft.transcript.language)
    minutes = summary_markdown(draft, language) + "\n" if draft.summary is not None else ""
    return minutes + transcript_markdown(draft.transcript, draft.recording.title, language)


def summary_markdown(draft: Draft, language: UiLanguage) -> str:
    """The minutes: every line with its proof under it."""
    assert draft.recording is not None  # noqa: S101 -- callers export what was processed
    assert draft.summary is not None  # noqa: S101 -- see above
    words = document_words(language)
    lines = [f"# {words.minutes}: {escape(draft.recording.title)}", "", f"*{words.heard_by_machine}*", ""]
    for notice in draft.notices:
        lines += [f"*{escape(notice_text(notice.code, notice.params, language))}*", ""]
    for section in sections_of(draft.template, draft.summary.items, language):
        items = section.items
        lines += [f"## {escape(section.heading)}", ""]
        if not items:
            lines += [escape(section.empty), ""]
        for item in items:
            lines += [*_item_lines(item, draft, words), ""]
    return "\n".join(lines)


def _item_lines(item: SummaryItem, draft: Draft, words: DocumentWords) -> Iterator[str]:
    mark = {ItemKind.ACTION: "- [ ] ", ItemKind.OVERVIEW: ""}.get(item.kind, "- ")
    extras = [f"{words.owner}: {escape(item.owner)}"] if item.owner else []
    extras += [f"{words.due}: {escape(item.due)}"] if item.due else []
    extras += [words.unsupported] if item.support < UNPROVEN_SUPPORT else []
    tail = f" ({'; '.join(extras)})" if extras else ""
    yield f"{mark}{escape(item.text)}{tail}"
    indent = "  " if mark else ""
    for citation in item.citations:
        who = f"{clock(citation.start_ms)} {_cited_speaker(citation, draft, words)}"
        repeats = citation.quote in item.text  # the line is these words: then only who said them and when is news
        yield f"{indent}> {who}" if repeats else f"{indent}> {who}: {escape(citation.quote)}"


def _cited_speaker(citation: Citation, draft: Draft, words: DocumentWords) -> str:
    assert draft.transcript is not None  # noqa: S101 -- a summary has its transcript
    turn = draft.transcript.turn(citation.turn_id)
    return escape(speaker_name(turn.speaker, draft.transcript.speakers, words.speaker))


def transcript_markdown(transcript: Transcript, title: str, language: UiLanguage) -> str:
    """The transcript: speaker and time, then what was said."""
    words = document_words(language)
    lines = [f"# {words.transcript}: {escape(title)}", "", f"*{words.heard_by_machine}*"]
    if transcript.coverage.speech_ms or not transcript.turns:
        text, speech = clock(transcript.coverage.text_ms), clock(transcript.coverage.speech_ms)
        lines.append(f"*{words.coverage.format(text=text, speech=speech)}*")
    if transcript.doubts:
        lines.append(f"*{words.doubts.format(count=len(transcript.doubts))}*")
    lines.append("")
    for turn in transcript.turns:
        name = speaker_name(turn.speaker, transcript.speakers, words.speaker)
        lines += [f"**{escape(name)}** {clock(turn.start_ms)}", "", escape(turn.text), ""]
    if transcript.corrections:
        lines += [f"## {words.corrections}", ""]
        lines += [
            f"- {clock(each.start_ms)} {escape(each.heard)} → {escape(each.written)}" for each in transcript.corrections
        ]
        lines.append("")
    return "\n".join(lines)


def speaker_name(speaker_id: str, speakers: Mapping[str, Speaker], word: str) -> str:
    """The name the user gave, or "Speaker 2" in the language of `word`."""
    return speakers[speaker_id].name or f"{word} {speaker_id.removeprefix('S')}"


def escape(text: str) -> str:
    """Text that Markdown shows as it is: one line, no markup, no link, no heading."""
    one_line = _SPECIAL_ANYWHERE.sub(r"\\\1", " ".join(text.split()))
    return _SPECIAL_AT_START.sub(lambda match: f"{match[2]}\\{match[3]}" if match[2] else f"\\{match[1]}", one_line)
