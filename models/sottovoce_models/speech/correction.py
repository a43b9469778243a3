"""Names and terms of a meeting put where the recognizer wrote something that sounds like them; pure.

A word, or a few in one breath, becomes a term when it sounds like it, is nothing anybody may say, and was hardly
believed; the less it was believed, the further it may be off. What was heard stays in the word (`Word.heard`).
Endings of German and English (Brandts, Mandants, Weber's) and second parts (Weber-Vertrag, Webervertrag) are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sottovoce_models.speech.common_words import LANGUAGES, is_common, is_known
from sottovoce_models.speech.phonetics import distance, sounds
from sottovoce_models.speech.sentences import ends_sentence
from sottovoce_models.speech.text_language import bare, grammar_words
from sottovoce_models.types import Word

MAX_TERMS: Final = 500
MIN_LETTERS: Final = 4
MAX_SPLIT_WORDS: Final = 3
MAX_PAUSE_MS: Final = 500
# How far off the sound may be, in costs a sound of the term, by how much the words were believed.
_TOLERANCE: Final = ((0.5, 0.30), (0.75, 0.22), (0.9, 0.12), (1.01, 0.0))
_UNSURE: Final = 0.8
# Short words are near each other by chance ("Keller" and "Heller"): the most their sound may be off in all.
_MOST_OFF: Final = ((4, 0.25), (6, 0.6), (8, 1.2))
_SHORT_SOUNDS: Final = 4
_MIN_TAIL_LETTERS: Final = 5
_ENDING_COST: Final = 0.02
_ENDINGS: Final = {"de": ("s", "es", "e", "en", "n", "er", "ern"), "en": ("'s", "’s", "s", "es")}
_PUNCTUATION: Final = ' .,;:!?…"“”„‚‘«»()[]'


@dataclass(frozen=True, slots=True)
class _Term:
    """A term as it is written, and how it sounds in the language of the meeting."""

    written: str
    sound: str


@dataclass(frozen=True, slots=True)
class _Match:
    """Words [first, last) that may stand for a term, as they would be written, and what speaks against it."""

    first: int
    last: int
    written: str
    off: float


class Vocabulary:
    """The terms of a meeting in one language; only in German and English are words put right."""

    def __init__(self, terms: Iterable[str], language: str) -> None:
        self.language = language = language.partition("-")[0]
        every = list(terms)[:MAX_TERMS]
        terms = every if language in LANGUAGES else []
        written = list(dict.fromkeys(_with_parts(terms, language)))
        self._spelled = [" ".join(["", *map(_letters, term.split()), ""]) for term in _with_parts(every, language)]
        self._whole = frozenset(_letters(term) for term in every)
        self._terms = [_Term(term, sounds(term, language)) for term in written]
        self._letters = {_letters(term): term for term in reversed(written)}
        self._by_sound = {term.sound: term for term in reversed(self._terms)}
        self._longest_words = max((len(term.split()) for term in written), default=0)

    def correct(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """The words with those that stand for a term replaced; all others as they are, in order."""
        taken: list[_Match] = []
        for match in sorted(self._matches(words), key=lambda match: (match.off, match.first - match.last)):
            if not any(match.first < other.last and other.first < match.last for other in taken):
                taken.append(match)
        starts = {match.first: match for match in taken}
        kept: list[Word] = []
        at = 0
        while at < len(words):
            here = starts.get(at)
            kept.append(words[at] if here is None else _replaced(words[at : here.last], here.written))
            at = at + 1 if here is None else here.last
        return tuple(kept)

    def may_hide(self, words: Sequence[Word]) -> bool:
        """Whether any of the words could be a term that was misheard.

        That is one that is neither ordinary nor on the list, or one that was hardly believed, grammar words aside.
        """
        grammar = grammar_words(self.language)
        return any(
            _letters(word.text) not in self._whole
            and (
                not is_common(word.text, self.language)
                or (word.probability < _UNSURE and bare(word.text) not in grammar)
            )
            for word in words
        )

    def count(self, words: Sequence[Word]) -> int:
        """How often the terms, or their parts, stand in the words as they are written."""
        said = " ".join(["", *(_letters(part) for word in words for part in word.text.split()), ""])
        return sum(said.count(term) for term in self._spelled)

    def _matches(self, words: Sequence[Word]) -> Iterator[_Match]:
        if not self._terms:
            return
        longest = self._longest_words + MAX_SPLIT_WORDS - 1
        for first in range(len(words)):
            for last in range(first + 1, min(len(words), first + longest) + 1):
                if last - first > 1 and not _in_one_breath(words[last - 2], words[last - 1]):
                    break
                match = self._match(words, first, last)
                if match is not None:
                    yield match

    def _match(self, words: Sequence[Word], first: int, last: int) -> _Match | None:
        texts = [word.text.strip(_PUNCTUATION) for word in words[first:last]]
        heard = " ".join(texts)
        letters = _letters(heard)
        known = self._letters.get(letters)
        if len(letters) < MIN_LETTERS:
            return None
        if known is not None and (heard == known or heard.casefold() == known):
            return None
        if last - first > 1 and any(_letters(text) in self._whole for text in texts):
            return None  # what is written as the list has it takes no word beside it along
        if all(is_common(text, self.language) for text in texts):
            # "bell flower" is the Bellflower of the list; a single common word is never anything else
            return _Match(first, last, known, 0.0) if known is not None and last - first > 1 else None
        if known is not None:
            return _Match(first, last, known, 0.0)
        believed = sum(word.probability for word in words[first:last]) / (last - first)
        tolerance = next(limit for below, limit in _TOLERANCE if believed < below)
        if all(is_known(text) or is_common(text, self.language) for text in texts):
            tolerance = 0.0  # "Keller" may be the Geller of the list, but it is a word of its own
        matches = [
            _Match(first, last, before + term.written + after, off + _ENDING_COST * bool(before or after))
            for before, core, after in self._cores(heard, last - first == 1)
            for term, off in [self._nearest(core, tolerance)]
            if term is not None
        ]
        return min(matches, key=lambda match: match.off, default=None)

    def _cores(self, heard: str, single: bool) -> Iterator[tuple[str, str, str]]:
        """What of a word may be the term: all of it, without an ending, a part of a compound."""
        yield "", heard, ""
        for ending in _ENDINGS[self.language]:
            core = heard.removesuffix(ending)
            if core != heard and len(core) >= MIN_LETTERS:
                yield "", core, ending
        if not single:
            return
        parts = heard.split("-")
        for number, part in enumerate(parts):
            if len(parts) > 1 and len(part) >= MIN_LETTERS and not is_common(part, self.language):
                yield (
                    "".join(f"{each}-" for each in parts[:number]),
                    part,
                    "".join(f"-{each}" for each in parts[number + 1 :]),
                )
        if self.language == "de":
            for at in range(MIN_LETTERS, len(heard) - _MIN_TAIL_LETTERS + 1):
                head, tail = heard[:at].rstrip("s-"), heard[at:]
                if tail.islower() and len(head) >= MIN_LETTERS and is_common(tail, "de") and not is_common(head, "de"):
                    yield "", head, heard[len(head) :]

    def _nearest(self, heard: str, tolerance: float) -> tuple[_Term | None, float]:
        sound = sounds(heard, self.language)
        same = self._by_sound.get(sound)
        if same is not None:
            return same, 0.0
        best: tuple[_Term | None, float] = (None, float("inf"))
        for term in self._terms:
            size = len(term.sound)
            if size < _SHORT_SOUNDS or abs(size - len(sound)) > size // 2:
                continue
            most = next((cost for sounds_at_most, cost in _MOST_OFF if size <= sounds_at_most), float("inf"))
            limit = min(min(tolerance, best[1]) * size, most)
            cost = distance(sound, term.sound, limit)
            if cost <= limit and cost / size < best[1]:
                best = (term, cost / size)
        return best


def _with_parts(terms: Iterable[str], language: str) -> Iterator[str]:
    """Each term, and the parts of those of several words that nobody says otherwise: "Brandt" of "Anna Brandt"."""
    for raw in terms:
        term = " ".join(raw.split())
        if len(_letters(term)) < MIN_LETTERS:
            continue
        yield term
        parts = term.split()
        if len(parts) > 1:
            yield from (part for part in parts if len(_letters(part)) >= MIN_LETTERS and not is_common(part, language))


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _in_one_breath(one: Word, other: Word) -> bool:
    return other.start_ms - one.end_ms <= MAX_PAUSE_MS and not ends_sentence(one.text) and not one.text.endswith(",")


def _replaced(words: Sequence[Word], written: str) -> Word:
    """One word in place of several, with the punctuation that stood around them."""
    heard = " ".join(word.text for word in words)
    first, last = words[0].text, words[-1].text
    before = first[: len(first) - len(first.lstrip(_PUNCTUATION))]
    after = last[len(last.rstrip(_PUNCTUATION)) :]
    probability = sum(word.probability for word in words) / len(words)
    end_ms = max(word.end_ms for word in words)
    return Word(words[0].start_ms, end_ms, before + written + after, probability, heard=heard)
