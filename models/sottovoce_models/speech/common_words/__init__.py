"""Words that anybody may say: they are never taken for a misheard name."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Final

from sottovoce_models.speech.text_language import bare, grammar_words

LANGUAGES: Final = frozenset({"de", "en"})
"""Those with a list, made by `models/tools/common_words.py`."""

_ENDINGS: Final = {
    "de": ("s", "e", "n", "t", "en", "er", "es", "em", "te", "st", "ten", "et", "ern", "ens", "ste", "sten", "innen"),
    "en": ("s", "'s", "d", "ed", "es", "er", "ly", "ing", "est", "ers", "n't", "'ll", "'re", "'ve", "'d", "'m"),
}
_MIN_STEM: Final = 3


@cache
def common_words(language: str) -> frozenset[str]:
    """The frequent words of a language in small letters; empty for one without a list."""
    return _read(language) | grammar_words(language) if language in LANGUAGES else frozenset()


@cache
def is_common(word: str, language: str) -> bool:
    """Whether a word, or one it is an ordinary form of, is a frequent one; so are numbers and single letters."""
    text, known = bare(word), common_words(language)
    if len(text) < 2 or any(sign.isdigit() for sign in text) or text in known:
        return True
    stems = [text.removesuffix(ending) for ending in _ENDINGS.get(language, ()) if text.endswith(ending)]
    return any(stem in known or stem + "e" in known or stem + "en" in known for stem in stems if len(stem) >= _MIN_STEM)


def is_known(word: str) -> bool:
    """Whether a word is a noun or a name that a recognizer knows as such."""
    return bare(word) in _read("large")


@cache
def _read(name: str) -> frozenset[str]:
    lines = resources.files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
