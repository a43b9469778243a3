"""SubRip and WebVTT: cues of at most two lines of 42 characters, at the times of the words where those are known.

The lengths follow the usual guidelines for subtitles (42 characters a line, two lines, at most seven seconds).
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sottovoce.core.document_texts import document_words
from sottovoce.services.exports.document import speaker_name
from sottovoce.services.exports.material import Material, Options
from sottovoce_models.types import Turn, Word

LINE_CHARACTERS: Final = 42
_CUE_LINES: Final = 2
_MAX_CUE_MS: Final = 7_000
_PAUSE_MS: Final = 1_500
_SENTENCE_CHARACTERS: Final = 24
"""A sentence that is shorter does not end a cue."""
_WARNING_MS: Final = 2_000
_LOOK_AHEAD: Final = 12
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”“»«)]*$")
_LETTERS: Final = re.compile(r"\W+")
# What players take for markup in SubRip, which has no way to escape it.
_SUBRIP: Final = str.maketrans({"<": "‹", ">": "›", "{": "(", "}": ")", "\\": "/"})


@dataclass(frozen=True, slots=True)
class TimedWord:
    """A word of a turn, [start_ms, end_ms)."""

    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Cue:
    """What stands on the screen at once; no line has more than 42 characters."""

    start_ms: int
    end_ms: int
    speaker: str
    lines: tuple[str, ...]


def subrip(material: Material, options: Options) -> str:
    """The transcript as .srt; the speaker's name stands before the first cue of each turn."""
    blocks = [
        f"{number}\n{_time(cue.start_ms, ',')} --> {_time(cue.end_ms, ',')}\n"
        + "\n".join(line.translate(_SUBRIP) for line in cue.lines)
        + "\n"
        for number, cue in enumerate(cues_of(material, options, named=True), start=1)
    ]
    return "\n".join(blocks)


def webvtt(material: Material, options: Options) -> str:
    """The transcript as .vtt, each cue with its voice."""
    words = document_words(options.language)
    notes = [words.draft] if material.approval is None else []
    notes += [words.deidentified] if material.deidentified else []
    blocks = ["WEBVTT\n", *(f"NOTE {note}\n" for note in notes)]
    for cue in cues_of(material, options, named=False):
        voice = f"<v {_voice(cue.speaker)}>" if cue.speaker else ""
        text = "\n".join(html.escape(line, quote=False) for line in cue.lines)
        blocks.append(f"{_time(cue.start_ms, '.')} --> {_time(cue.end_ms, '.')}\n{voice}{text}\n")
    return "\n".join(blocks)


def cues_of(material: Material, options: Options, *, named: bool) -> list[Cue]:
    """All cues in order of time; the first says that nobody has checked the words. `named`: with names in the text."""
    words, transcript = document_words(options.language), material.transcript
    cues: list[Cue] = []
    for turn in transcript.turns:
        if options.passage is not None and not (
            turn.start_ms < options.passage[1] and turn.end_ms > options.passage[0]
        ):
            continue
        speaker = speaker_name(turn.speaker, transcript.speakers, words.speaker)
        timed = timed_words(turn, material.words)
        if named and timed:
            name = [TimedWord(part, timed[0].start_ms, timed[0].start_ms) for part in f"{speaker}:".split()]
            timed = [*name, *timed]
        cues += split(timed, speaker)
    cues.sort(key=lambda cue: (cue.start_ms, cue.end_ms))
    if material.approval is None:
        cues.insert(0, Cue(0, _WARNING_MS, "", _wrapped(words.draft.split()) or ()))
    return cues


def timed_words(turn: Turn, heard: Sequence[Word]) -> list[TimedWord]:
    """The words of a turn as they stand now, with the times they were heard at.

    Words that were changed by hand share the time between their neighbours, by their letters. Sorted, within the turn.
    """
    tokens = turn.text.split()
    known = [word for word in _within(heard, turn) if word.text.strip()]
    anchors: dict[int, tuple[int, int]] = {}
    place = 0
    for index, token in enumerate(tokens):
        wanted = _letters(token)
        ahead = range(place, min(place + _LOOK_AHEAD, len(known)))
        found = next((at for at in ahead if wanted and _letters(known[at].text) == wanted), None)
        if found is not None:
            anchors[index] = known[found].start_ms, known[found].end_ms
            place = found + 1
    return _filled(tokens, anchors, turn)


def split(words: Sequence[TimedWord], speaker: str) -> Iterator[Cue]:
    """The words in cues: at most two lines, seven seconds, no pause within; a sentence's end is a good place to end."""
    waiting: list[TimedWord] = []
    for word in _short(words):
        if waiting and (
            _wrapped([each.text for each in (*waiting, word)]) is None
            or word.end_ms - waiting[0].start_ms > _MAX_CUE_MS
            or word.start_ms - waiting[-1].end_ms > _PAUSE_MS
            or _ends(waiting)
        ):
            yield _cue(waiting, speaker)
            waiting = []
        waiting.append(word)
    if waiting:
        yield _cue(waiting, speaker)


def _within(heard: Sequence[Word], turn: Turn) -> list[Word]:
    """The words heard during a turn; `heard` is sorted."""
    first = bisect_left(heard, turn.start_ms, key=lambda word: word.start_ms)
    last = bisect_left(heard, turn.end_ms, lo=first, key=lambda word: word.start_ms)
    return list(heard[first:last])


def _filled(tokens: list[str], anchors: dict[int, tuple[int, int]], turn: Turn) -> list[TimedWord]:
    timed: list[TimedWord] = []
    index, now = 0, turn.start_ms
    while index < len(tokens):
        if index in anchors:
            start, end = anchors[index]
            start = min(max(start, now), turn.end_ms)
            now = min(max(end, start), turn.end_ms)
            timed.append(TimedWord(tokens[index], start, now))
            index += 1
            continue
        following = next((at for at in range(index, len(tokens)) if at in anchors), len(tokens))
        until = anchors[following][0] if following in anchors else turn.end_ms
        until = min(max(until, now), turn.end_ms)
        run = tokens[index:following]
        letters, gone, begin = sum(map(len, run)), 0, now
        for token in run:
            start = begin + (until - begin) * gone // letters
            gone += len(token)
            now = begin + (until - begin) * gone // letters
            timed.append(TimedWord(token, start, now))
        index = following
    return timed


def _short(words: Sequence[TimedWord]) -> Iterator[TimedWord]:
    """The words with those that no line could hold cut into pieces."""
    for word in words:
        pieces = [word.text[at : at + LINE_CHARACTERS] for at in range(0, len(word.text), LINE_CHARACTERS)]
        for piece in pieces:
            yield TimedWord(piece, word.start_ms, word.end_ms)


def _ends(words: list[TimedWord]) -> bool:
    if not _SENTENCE_END.search(words[-1].text):
        return False
    return sum(len(word.text) + 1 for word in words) > _SENTENCE_CHARACTERS


def _cue(words: list[TimedWord], speaker: str) -> Cue:
    start, end = words[0].start_ms, max(word.end_ms for word in words)
    lines = _wrapped([word.text for word in words])
    return Cue(start, max(end, start + 1), speaker, lines or ())


def _wrapped(words: Sequence[str]) -> tuple[str, ...] | None:
    """On one line or two, of as equal length as can be; None where they do not fit."""
    whole = " ".join(words)
    if len(whole) <= LINE_CHARACTERS:
        return (whole,)
    if len(whole) > _CUE_LINES * LINE_CHARACTERS + 1:
        return None
    best: tuple[str, str] | None = None
    for at in range(1, len(words)):
        upper, lower = " ".join(words[:at]), " ".join(words[at:])
        fits = max(len(upper), len(lower)) <= LINE_CHARACTERS
        if fits and (best is None or abs(len(upper) - len(lower)) < abs(len(best[0]) - len(best[1]))):
            best = upper, lower
    return best


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def _voice(speaker: str) -> str:
    """A name as WebVTT's annotation of a voice."""
    return html.escape(" ".join(speaker.split()), quote=False)


def _time(ms: int, point: str) -> str:
    seconds, ms = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{ms:03}"
