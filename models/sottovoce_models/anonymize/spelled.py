"""Names that are spelled by the names of their letters: "em-ü-elel-e-er", "double-u, aitch, ay"; pure.

Most names of letters are words of their own ("er", "you", "see"). A run of them counts where its letters are those of a
name of the roster (`Roster`), or where enough of them are no other word (`SpelledRecognizer`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.tokens import Passage, Token, folds
from sottovoce_models.anonymize.wordlists import DOUBLES
from sottovoce_models.types import Span, SpanCategory

SPELLED_BY_NAMES: Final = "spelled.names_of_letters"

_MIN_LETTERS: Final = 3
_MIN_UNKNOWN_LETTERS: Final = 4
_MIN_TELLING: Final = 3
_MAX_LETTERS: Final = 40
_MAX_MARKS: Final = 2
_MARKS: Final = frozenset(",.-–…")
_HESITATIONS: Final = frozenset({"äh", "ähm", "uh", "uhm"})
_UMLAUTS: Final = {"a": "ä", "o": "ö", "u": "ü"}


def _names(table: str) -> dict[str, str]:
    return {name: row[0] for row in table.split(";") for name in row[1:].split()}


_LETTERS: Final[Mapping[str, Mapping[str, str]]] = {
    "de": _names(
        "a ah;b be bee beh;c ce cee ceh ze;d de dee deh;e eh;f ef eff;g ge gee geh;h ha hah;i ih;j jot jott;k ka kah;"
        "l el ell;m em emm;n en enn;o oh;p pe pee peh;q ku kuh;r er err;s es ess;t te tee teh;u uh;v vau fau;w we weh;"
        "x ix iks;y ypsilon üpsilon;z zet zett tsett;ß eszett esszett"
    ),
    "en": _names(
        "a ay eh;b bee be;c see cee sea;d dee;e ee;f ef eff;g gee;h aitch haitch;i eye aye;j jay;k kay;l el ell;m em;"
        "n en;o oh;p pee pea;q cue queue;r ar are arr;s es ess;t tee tea;u you;v vee;x ex;y why wye;z zed zee"
    ),
}


@dataclass(frozen=True, slots=True)
class LetterRun:
    """Names of letters in a row: the tokens, and for each what it stands for."""

    tokens: tuple[Token, ...]
    letters: tuple[str, ...]


def letter_runs(passage: Passage) -> Iterator[LetterRun]:
    """Every longest run of three letters or more."""
    tokens: list[Token] = []
    letters: list[str] = []
    is_double, marks = False, 0
    for token in (*passage.tokens, None):
        letter = _letters_of(token, passage.language) if token is not None else ""
        if token is not None and letter and sum(map(len, letters)) < _MAX_LETTERS:
            tokens.append(token)
            letters.append(_doubled(letter, passage.language) if is_double else letter)
            is_double, marks = False, 0
        elif token is not None and token.lower in DOUBLES and not is_double:
            tokens.append(token)
            letters.append("")
            is_double, marks = True, 0
        elif token is not None and token.lower == "umlaut" and letters and letters[-1] in _UMLAUTS:
            letters[-1] = _UMLAUTS[letters[-1]]
        elif token is not None and (token.text in _MARKS or token.lower in _HESITATIONS) and marks < _MAX_MARKS:
            marks += 1
        else:
            if sum(map(len, letters)) >= _MIN_LETTERS and len(tokens) >= _MIN_LETTERS - 1:
                yield LetterRun(tuple(tokens), tuple(letters))
            tokens, letters, is_double, marks = [], [], False, 0


def named_in(run: LetterRun, is_name: Callable[[str], bool]) -> str | None:
    """The longest name that a run spells; None where it spells none."""
    for way in range(2):
        parts = [folds(letter)[min(way, len(folds(letter)) - 1)] for letter in run.letters]
        for length in range(len(parts), 1, -1):
            for first in range(len(parts) - length + 1):
                name = "".join(parts[first : first + length])
                if len(name) >= _MIN_LETTERS and is_name(name):
                    return name
    return None


class SpelledRecognizer:
    """Runs of names of letters that are hardly anything else, whoever is spelled."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(self, passage: Passage) -> Iterator[Span]:
        """PERSON spans."""
        for run in letter_runs(passage):
            telling = sum(not self._lexicon.is_common(token.lower) for token in run.tokens if len(token.text) > 1)
            if len("".join(run.letters)) >= _MIN_UNKNOWN_LETTERS and telling >= _MIN_TELLING:
                start, end = run.tokens[0].start, run.tokens[-1].end
                yield Span(start, end, SpanCategory.PERSON, SPELLED_BY_NAMES, 0.8)


def _letters_of(token: Token, language: str) -> str:
    """What a word stands for if it is the name of a letter, or twice the same in one: "elel"."""
    word, names = token.lower, _LETTERS[language]
    if not token.is_word:
        return ""
    if len(token.text) == 1:
        return token.text.lower()
    if word in names:
        return names[word]
    half = word[: len(word) // 2]
    letter = names.get(half, half if half in "äöü" else "")
    return letter * 2 if half + half == word and letter else ""


def _doubled(letter: str, language: str) -> str:
    return "w" if language == "en" and letter == "u" else letter * 2
