"""Which words anybody may say, and which are names or places: shipped lists and dictionaries, no network.

Names, places and common words come from `gazetteers/` (made by `models/tools/gazetteers.py`), everything else that
stands in a dictionary from simplemma (MIT). The speech engine's lists of common words are not used: a name
may stand there without harm, here it would be let through.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from typing import Final

import simplemma

from sottovoce_models.anonymize.wordlists import ALLOWED, COUNTRIES, STRONG_NAME_ENDINGS
from sottovoce_models.speech.text_language import grammar_words

_MIN_PART: Final = 4
_MIN_STEM: Final = 3
_ENDINGS: Final = {
    "de": ("s", "e", "n", "t", "en", "er", "es", "em", "te", "st", "ten", "et", "ern", "ens", "ste", "sten", "innen"),
    "en": ("s", "'s", "d", "ed", "es", "er", "ly", "ing", "est", "ers", "n't", "'ll", "'re", "'ve", "'d", "'m"),
}
_MIN_HEAD: Final = 3
_MAX_COMPOUND: Final = 40
_FORMS: Final = ("es", "e", "en", "er", "n", "ern", "nen", "se")
_NOUN_ENDINGS: Final = (
    "ung",
    "heit",
    "keit",
    "schaft",
    "ion",
    "ität",
    "ismus",
    "nis",
    "tum",
    "enz",
    "anz",
    "tik",
    "ie",
    "ur",
)
_JOINTS: Final = ("", "s", "n", "en", "es", "er")


class Lexicon:
    """What is known of words in one language; all words in small letters."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.first_names = _lines("first_names")
        self.surnames = _lines("surnames")
        self.occupations = _lines("occupations")
        self._grammar = grammar_words(language) | ALLOWED[language]

    def is_grammar(self, word: str) -> bool:
        """Whether a word is an article, a pronoun, a modal verb or the like: it says nothing of anybody."""
        return word in self._grammar

    def is_common(self, word: str) -> bool:
        """Whether a word is a frequent one that names nobody by itself."""
        return _common(word, self.language)

    def is_plain(self, word: str) -> bool:
        """Whether a word stands in the list of common words as it is, or says nothing of anybody."""
        return word in self._grammar or word in _plain_words(self.language)

    def is_in_dictionary(self, word: str) -> bool:
        """Whether a dictionary knows the word, be it a name or not."""
        return _known(word, self.language)

    def is_name(self, word: str) -> bool:
        """Whether somebody is called that; a genitive counts."""
        return any(form in self.first_names or form in self.surnames for form in _nominatives(word))

    def is_first_name(self, word: str) -> bool:
        """Whether somebody's first name is that; a genitive counts."""
        return any(form in self.first_names for form in _nominatives(word))

    def region(self, place: str) -> str | None:
        """Country and region of a place by its name in small letters, "*" for something larger; None for no place."""
        return _places().get(place) or ("*" if place in COUNTRIES[self.language] else None)

    def is_place(self, word: str) -> bool:
        """Whether a place is called that; a genitive counts."""
        places, countries = _places(), COUNTRIES[self.language]
        return any(form in places or form in countries for form in _nominatives(word))

    def is_compound(self, word: str) -> bool:
        """Whether a German word is made of common words, and does not end as surnames and villages do."""
        if self.language != "de" or len(word) > _MAX_COMPOUND:
            return False
        return not word.endswith(STRONG_NAME_ENDINGS) and _splits(word)

    def is_noun(self, word: str) -> bool:
        """Whether a German word is inflected as nouns and verbs are and names are not, or made of such words."""
        if _noun(word):
            return True
        return len(word) <= _MAX_COMPOUND and not word.endswith(STRONG_NAME_ENDINGS) and _splits_into_nouns(word)

    def is_ordinary(self, word: str) -> bool:
        """Whether a word may stay where everything unknown goes: common, or in a dictionary and nobody's name."""
        if self.is_grammar(word) or self.is_common(word):
            return True
        if self.is_in_dictionary(word):
            return not (self.is_name(word) or self.is_place(word))
        return self.is_compound(word) and not self.is_name(word) and not self.is_place(word)


@cache
def _lines(name: str) -> frozenset[str]:
    text = resources.files(__package__).joinpath("gazetteers", f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(text.replace("ß", "ss").splitlines())


@cache
def _places() -> dict[str, str]:
    text = resources.files(__package__).joinpath("gazetteers", "places.txt").read_text(encoding="utf-8")
    pairs = (line.partition("\t") for line in text.replace("ß", "ss").splitlines())
    return {name: region for name, _, region in pairs}


@cache
def _plain_words(language: str) -> frozenset[str]:
    return _lines(f"common_{language}")


@lru_cache(maxsize=100_000)
def _common(word: str, language: str) -> bool:
    """Whether a word is a frequent one, or an ordinary form of one that nobody is called."""
    words = _plain_words(language)
    if word in words:
        return True
    if word in _lines("first_names") or word in _lines("surnames"):
        return False
    stems = [word.removesuffix(ending) for ending in _ENDINGS[language] if word.endswith(ending)]
    return any(stem in words or stem + "e" in words or stem + "en" in words for stem in stems if len(stem) >= _MIN_STEM)


@lru_cache(maxsize=100_000)
def _known(word: str, language: str) -> bool:
    if simplemma.is_known(word, language):
        return True
    if language == "de":
        return "ss" in word and simplemma.is_known(word.replace("ss", "ß"), language)
    return word.endswith("'s") and simplemma.is_known(word[:-2], language)


def _nominatives(word: str) -> tuple[str, ...]:
    return (word, word[:-1]) if len(word) > 3 and word.endswith("s") else (word,)


@lru_cache(maxsize=100_000)
def _splits(word: str, depth: int = 0) -> bool:
    """Whether a word is two or three common German words in one, with a joint between them or without."""
    for at in range(_MIN_PART, len(word) - _MIN_PART + 1):
        head, tail = word[:at], word[at:]
        if not _is_part(tail) and (depth or not _splits(tail, depth + 1)):
            continue
        if any(_is_part(head.removesuffix(joint)) for joint in _JOINTS if head.endswith(joint)):
            return True
    return False


@lru_cache(maxsize=100_000)
def _noun(word: str) -> bool:
    """Whether a dictionary has more forms of a word than its genitive: "Krise", "Krisen", but only "Schäuble"."""
    if not _known(word, "de"):
        return False
    large = word.capitalize()
    lemma = str(simplemma.lemmatize(large if simplemma.is_known(large, "de") else large.replace("ss", "ß"), lang="de"))
    if lemma[:1].islower():
        return len(lemma) > _MIN_PART
    if large.endswith(_NOUN_ENDINGS) or len(lemma) < len(word) - 1:
        return True
    stems = {lemma, *(lemma.replace(vowel, umlaut, 1) for vowel, umlaut in (("a", "ä"), ("o", "ö"), ("u", "ü")))}
    return any(
        simplemma.is_known(form, "de") and simplemma.lemmatize(form, lang="de") == lemma
        for stem in stems
        for form in (stem + ending for ending in _FORMS)
    )


@lru_cache(maxsize=100_000)
def _splits_into_nouns(word: str) -> bool:
    """Whether a word is two common German words in one; neither is anybody's first name."""
    for at in range(_MIN_HEAD, len(word) - _MIN_PART + 1):
        head, tail = word[:at], word[at:]
        if tail in _lines("first_names") or not (
            _common(tail, "de") or (_noun(tail) and tail not in _lines("surnames"))
        ):
            continue
        for joint in _JOINTS:
            stem = head.removesuffix(joint) if joint else head
            if len(stem) < _MIN_HEAD or not head.endswith(joint) or stem in _lines("first_names"):
                continue
            if _common(stem, "de") or _noun(stem) or (len(stem) > 6 and _splits_into_nouns(stem)):
                return True
    return False


def _is_part(word: str) -> bool:
    return len(word) >= _MIN_PART and (_common(word, "de") or _known(word, "de"))
