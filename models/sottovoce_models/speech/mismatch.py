"""Words held against the voice activity: speech that has none, words where nobody speaks, too many at once; pure.

Word times of a recognizer wander by a tenth of a second or two, and the last word before a loss may be stretched over
what was lost. So a word is taken to be no longer than anybody draws it out, and what is measured is speech between
words, whatever pauses it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sottovoce_models.speech.activity import Run
from sottovoce_models.speech.coverage import WORD_PAD_MS, overlap_ms
from sottovoce_models.types import Segment, Word

# A little less than what the coverage counts as missing (MIN_GAP_MS): a word or two that went lost are worth a look.
SILENT_SPEECH_MS: Final = 500
LONGEST_WORD_MS: Final = 400
LONGEST_LETTER_MS: Final = 110
STRAY_WORDS: Final = 2
STRAY_MS: Final = 400
# Fast speech has about 25 letters a second, pauses left out.
MAX_LETTERS_A_SECOND: Final = 45
RATE_LETTERS: Final = 12


def speech_without_text(runs: Sequence[Run], words: Sequence[Word]) -> list[Run]:
    """Stretches between two words, or a word and an end, that hold at least SILENT_SPEECH_MS of speech.

    `runs` and `words` are sorted by start; each stretch reaches from the first to the last speech in it.
    """
    found: list[Run] = []
    at_ms = 0
    for word in words:
        found.extend(_speech_between(at_ms, word.start_ms - WORD_PAD_MS, runs))
        at_ms = max(at_ms, min(word.end_ms, word.start_ms + _longest_ms(word)) + WORD_PAD_MS)
    last_ms = max((run.end_ms for run in runs), default=0)
    return found + _speech_between(at_ms, last_ms, runs)


def text_without_speech(runs: Sequence[Run], segments: Sequence[Segment]) -> list[Run]:
    """Whole segments, or at least STRAY_WORDS words of STRAY_MS in a row, that touch no speech."""
    found = [
        Run(segment.words[0].start_ms, max(word.end_ms for word in segment.words))
        for segment in segments
        if segment.words and not any(_touches(word, runs) for word in segment.words)
    ]
    stray: list[Word] = []
    for word in [*_words_of(segments), None]:
        if word is not None and not _touches(word, runs):
            stray.append(word)
            continue
        if len(stray) >= STRAY_WORDS and stray[-1].end_ms - stray[0].start_ms >= STRAY_MS:
            found.append(Run(stray[0].start_ms, max(each.end_ms for each in stray)))
        stray.clear()
    return found


def hurried(runs: Sequence[Run], segments: Sequence[Segment]) -> list[Run]:
    """Segments with more letters than anybody says in the speech they lie on."""
    found: list[Run] = []
    for segment in segments:
        letters = sum(sum(map(str.isalnum, word.text)) for word in segment.words)
        spoken_ms = overlap_ms(segment.start_ms - WORD_PAD_MS, segment.end_ms + WORD_PAD_MS, runs)
        if letters >= RATE_LETTERS and letters * 1_000 > MAX_LETTERS_A_SECOND * spoken_ms:
            found.append(Run(segment.start_ms, segment.end_ms))
    return found


def _speech_between(start_ms: int, end_ms: int, runs: Sequence[Run]) -> list[Run]:
    parts = [
        Run(max(start_ms, run.start_ms), min(end_ms, run.end_ms))
        for run in runs
        if run.start_ms < end_ms and start_ms < run.end_ms
    ]
    if sum(part.end_ms - part.start_ms for part in parts) < SILENT_SPEECH_MS:
        return []
    return [Run(parts[0].start_ms, parts[-1].end_ms)]


def _longest_ms(word: Word) -> int:
    return LONGEST_WORD_MS + LONGEST_LETTER_MS * len(word.text)


def _touches(word: Word, runs: Sequence[Run]) -> bool:
    return any(run.start_ms <= word.end_ms and word.start_ms <= run.end_ms for run in runs)


def _words_of(segments: Iterable[Segment]) -> list[Word]:
    return sorted((word for segment in segments for word in segment.words), key=lambda word: word.start_ms)
