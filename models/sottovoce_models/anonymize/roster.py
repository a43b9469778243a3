"""The names that must go: every form in which a name of the roster may be written, said or misheard; pure.

A roster name is matched as it stands and in small letters, without accents, in the genitive, as a nickname, in
compounds, cut in two by the recognizer, spelled by the names of its letters, in other spellings (`misspelled`), by its
letters (Damerau-Levenshtein) and by its sound (`speech.phonetics`). A name that is also an article, a pronoun or a
modal verb ("Will", "May") counts only where it is written large and cannot be that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz.distance import OSA

from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.misspelled import spelling_keys
from sottovoce_models.anonymize.nicknames import diminutives, known_as
from sottovoce_models.anonymize.spelled import letter_runs, named_in
from sottovoce_models.anonymize.tokens import Passage, Token, folds, tokens_of
from sottovoce_models.anonymize.wordlists import ALLOWED, HARD_TITLES, ORG_HEADS, PARTICLES, TITLES, listed, words
from sottovoce_models.speech.phonetics import distance, sounds
from sottovoce_models.speech.text_language import grammar_words
from sottovoce_models.types import Span, SpanCategory

ROSTER: Final = "roster"
ROSTER_NICKNAME: Final = "roster.nickname"
ROSTER_SOUND: Final = "roster.sound"
ROSTER_RECOGNIZERS: Final = frozenset({ROSTER, ROSTER_NICKNAME, ROSTER_SOUND})
MAX_NAMES: Final = 2_000

_MIN_LETTERS: Final = 2
_MAX_LETTERS: Final = 60
_MIN_FUZZY_LETTERS: Final = 4
_MIN_INSIDE_LETTERS: Final = 5
_MIN_JOINED_LETTERS: Final = 4
_MIN_BEGINNING: Final = 4
_MIN_TAIL: Final = 3
_MIN_SPELLING_LETTERS: Final = 3
_LETTER_WORDS: Final = frozenset({"a", "i"})
_ABBREVIATIONS: Final = {"de": words("zb dh ua uu ia zt su va ag"), "en": words("ie eg am pm us uk eu un")}
_MAX_SPLIT: Final = 3
_MOST_LETTERS_OFF: Final = 3
_MIN_SOUNDS: Final = 4
_BESIDE_VERBS: Final = words(
    "i you he she it we they this that there the a my your his her our their who what which not be never also anyone "
    "ich du er sie es wir ihr man das die der dass wer was nicht"
)
_MAY_BE_NAMES: Final = frozenset(
    [
        "gut",
        "heute",
        "ganz",
        "viel",
        "viele",
        "selbst",
        "beide",
        "right",
        "thing",
        "people",
        "going",
        "make",
        "made",
        "many",
        "most",
        "own",
        "think",
        "know",
        "want",
        "see",
    ]
)
"""Listed among grammar words, but no less a name than any other word."""
# How far off a word's sound may be from a name's, by how many sounds the name has.
_MOST_OFF: Final = ((4, 0.5), (5, 0.75), (7, 1.0), (9, 1.4), (99, 1.9))
# Another name that happens to sound alike ("Petra", "Peter") is another person, unless it is nearly the same.
_OTHER_NAME_OFF: Final = 0.3
_MOST_EDITS: Final = ((5, 1), (8, 2), (99, 3))
_ENDINGS: Final = listed("s es ens n en in innen sche schen scher sches schem")
_SMALL: Final = frozenset({"und", "and", "the", "für", "of", "co"})
_NAMES_TOO: Final = frozenset({"ben", "al", "el", "o", "du", "la"})
_LEGAL: Final = words("gmbh ag kg ohg ltd llc inc plc llp und and the co für of")


@dataclass(frozen=True, slots=True)
class RosterName:
    """One entry of the roster as the user wrote it, and what it is the name of."""

    text: str
    category: SpanCategory = SpanCategory.PERSON


def roster_name(text: str, category: SpanCategory | None, lexicon: Lexicon) -> RosterName:
    """An entry of the roster; what it names is guessed from its words where the user did not say."""
    if category is not None:
        return RosterName(text, category)
    words = [token.lower for token in tokens_of(text) if token.is_word]
    if len(words) == 2 and lexicon.is_first_name(words[0]) and words[1] not in _LEGAL:
        return RosterName(text)  # "Stephan Heim" is no home
    if any(word in _LEGAL - _SMALL or word in heads for word in words for heads in (ORG_HEADS["de"], ORG_HEADS["en"])):
        return RosterName(text, SpanCategory.ORG)
    if lexicon.region(" ".join(text.lower().split())) and not any(lexicon.is_first_name(word) for word in words):
        return RosterName(text, SpanCategory.LOCATION)
    return RosterName(text)


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to say one word of a roster name; `entity` is the index of the name."""

    entity: int
    category: SpanCategory
    recognizer: str


class Roster:
    """Finds the names of a roster in passages of one language; the forms live in memory only.

    Unless `strict`, a common word in small letters in a text with capitals is left alone, though a name is like it.
    """

    def __init__(self, names: Iterable[RosterName], lexicon: Lexicon, *, strict: bool = True) -> None:
        self._lexicon = lexicon
        self._strict = strict
        self._grammar = grammar_words(lexicon.language) - _MAY_BE_NAMES
        if not strict:
            self._grammar |= ALLOWED[lexicon.language]
        self.names = tuple(dict.fromkeys(name for name in names if name.text.strip()))[:MAX_NAMES]
        self._forms: dict[str, _Form] = {}
        self._sounds: list[tuple[str, str, _Form]] = []
        self._inside: list[tuple[str, _Form]] = []
        self._begins: dict[str, _Form] = {}
        self._spellings: dict[str, _Form] = {}
        self._initials: dict[str, _Form] = {}
        for number, name in enumerate(self.names):
            for part in _parts(name, lexicon.language):
                self._add(part, _Form(number, name.category, ROSTER))
            if name.category is SpanCategory.PERSON:
                first = [folds(part)[0][:1] for part in _parts(name, lexicon.language)]
                for letters in (*first, first[0] + first[-1], first[-1] + first[0]) if first else ():
                    self._initials.setdefault(letters, _Form(number, name.category, ROSTER_NICKNAME))
        for number, name in enumerate(self.names):
            if name.category is SpanCategory.PERSON:
                for part in _parts(name, lexicon.language):
                    for nickname in _nicknames(part, lexicon):
                        self._add(nickname, _Form(number, name.category, ROSTER_NICKNAME))
        self._matched: dict[str, _Form | None] = {}

    def _add(self, word: str, form: _Form) -> None:
        for folded in folds(word):
            if len(folded) < _MIN_LETTERS or folded in self._forms:
                continue
            self._forms[folded] = form
            if form.recognizer == ROSTER and len(folded) >= _MIN_FUZZY_LETTERS:
                self._sounds.append((folded, sounds(word, self._lexicon.language), form))
            if len(folded) >= _MIN_INSIDE_LETTERS and not self._lexicon.is_common(word.lower()):
                self._inside.append((folded, form))
            if form.recognizer == ROSTER:
                for key in spelling_keys(word) if self._strict else ():
                    self._spellings.setdefault(key, replace(form, recognizer=ROSTER_SOUND))
                for length in range(_MIN_BEGINNING, len(folded)):
                    self._begins.setdefault(folded[:length], form)

    def find(self, passage: Passage) -> Iterator[Span]:
        """Spans of roster names."""
        tokens = passage.tokens
        for at, token in enumerate(tokens):
            if not token.is_word:
                continue
            form = self._form_of(token.lower)
            if form is not None and not self._is_other_word(passage, at):
                yield _span(token, token, form)
        yield from self._split_names(passage)
        yield from self._initials_in(passage)
        for run in letter_runs(passage):
            named = named_in(run, self._forms.__contains__) or named_in(run, self._begins.__contains__)
            if named is not None:
                yield _span(run.tokens[0], run.tokens[-1], self._forms.get(named) or self._begins[named])

    def entity_of(self, text: str) -> int | None:
        """Which roster name a found text belongs to: the one most of its words are of; None when there is none."""
        votes = [form.entity for token in tokens_of(text) if token.is_word and (form := self._form_of(token.lower))]
        return max(votes, key=votes.count) if votes else None

    def is_known(self, word: str) -> bool:
        """Whether a word in small letters is a form of a roster name, whatever else it means."""
        return self._form_of(word) is not None

    def _form_of(self, word: str) -> _Form | None:
        if len(word) > _MAX_LETTERS:
            return self._exact(word)
        if word not in self._matched:
            self._matched[word] = (
                self._exact(word) or self._inside_of(word) or self._spelled_like(word) or self._sounding_like(word)
            )
        return self._matched[word]

    def _exact(self, word: str) -> _Form | None:
        for folded in folds(word):
            form = self._forms.get(folded)
            if form is not None:
                return form
            for ending in _ENDINGS:
                stem = folded.removesuffix(ending)
                if len(stem) < len(folded) and len(stem) > _MIN_LETTERS and stem in self._forms:
                    if ending != "s" and self._lexicon.is_common(word):
                        continue  # "Kochen" is no Koch
                    return self._forms[stem]
        return None

    def _inside_of(self, word: str) -> _Form | None:
        if len(word) <= _MIN_INSIDE_LETTERS:
            return None
        form = next((form for folded in folds(word) for name, form in self._inside if name in folded), None)
        if form is None and self._strict and not self._lexicon.is_plain(word):
            return self._joined_to(word, is_known=self._lexicon.is_in_dictionary(word))
        return form

    def _joined_to(self, word: str, *, is_known: bool) -> _Form | None:
        """ "Vogthaus": a short name, or one that is a common word, at an edge of a word that no dictionary has.

        Before a noun it counts in any word, "Schweizerhaus" and "Langhaus" as well.
        """
        for folded in folds(word):
            for length in range(len(folded) - _MIN_TAIL, _MIN_LETTERS, -1):
                tail = folded[length:]
                is_noun = len(tail) > _MIN_TAIL and self._lexicon.language == "de" and self._lexicon.is_noun(tail)
                if length < _MIN_JOINED_LETTERS and (is_known or not is_noun):
                    continue
                form = self._forms.get(folded[:length]) if not is_known or is_noun else None
                if form is None and not is_known and length >= _MIN_JOINED_LETTERS:
                    form = self._forms.get(folded[-length:])
                if form is not None and form.recognizer == ROSTER:
                    return form
        return None

    def _spelled_like(self, word: str) -> _Form | None:
        if word in self._grammar or (len(word) < _MIN_SPELLING_LETTERS and self._lexicon.is_common(word)):
            return None
        forms = (word, word.removesuffix("s").rstrip("'"))
        keys = (key for form in forms for key in spelling_keys(form) if len(form) >= _MIN_LETTERS)
        return next((self._spellings[key] for key in keys if key in self._spellings), None)

    def _sounding_like(self, word: str) -> _Form | None:
        folded = folds(word)[0]
        if len(folded) < _MIN_FUZZY_LETTERS or word in self._grammar:
            return None
        is_common, is_name = self._lexicon.is_ordinary(word), self._lexicon.is_name(word)
        is_rare = self._strict and not (
            self._lexicon.is_common(word) or self._lexicon.is_first_name(word) or (is_name and is_common)
        )
        sound = sounds(word, self._lexicon.language)
        bare = sound[:-1] if sound.endswith("s") and len(sound) > _MIN_FUZZY_LETTERS else sound
        for name, name_sound, form in self._sounds:
            if abs(len(name) - len(folded)) > _MOST_LETTERS_OFF:
                continue
            if name_sound in (sound, bare):
                if not is_common or len(name_sound) >= _MIN_SOUNDS:
                    return replace(form, recognizer=ROSTER_SOUND)
                continue
            if is_common:
                most = _OTHER_NAME_OFF if self._strict and len(name_sound) >= _MIN_SOUNDS else -1.0
            else:
                most = _OTHER_NAME_OFF if is_name else _most(_MOST_OFF, len(name_sound))
            if not is_common and not is_name and _is_near(folded, name):
                return replace(form, recognizer=ROSTER_SOUND)
            if is_rare and len(name) >= _MIN_INSIDE_LETTERS and OSA.distance(folded, name, score_cutoff=1) <= 1:
                return replace(form, recognizer=ROSTER_SOUND)
            if min(distance(sound, name_sound, most), distance(bare, name_sound, most)) <= most:
                return replace(form, recognizer=ROSTER_SOUND)
        return None

    def _is_other_word(self, passage: Passage, at: int) -> bool:
        """Whether a word that is like a name is plainly something else here."""
        token = passage.tokens[at]
        before = passage.tokens[at - 1].lower if at else ""
        if before in HARD_TITLES or (
            before == "." and at > 1 and passage.tokens[at - 2].lower in TITLES[passage.language]
        ):
            return False
        if token.lower in self._grammar and not (token.lower.endswith("s") and token.is_capitalized):
            if not passage.cased:
                return self._is_modal_here(passage, at)
            if not token.is_capitalized:
                return not (self._strict and _stands_apart(passage, at))
            return token.starts_sentence and self._is_modal_here(passage, at)
        if self._strict or not passage.cased or token.is_capitalized:
            return False
        return self._lexicon.is_common(token.lower) or self._lexicon.is_in_dictionary(token.lower)

    def _is_modal_here(self, passage: Passage, at: int) -> bool:
        """ "Will you …", "it will": a pronoun or an article stands beside it, as it does beside no name."""
        beside = [each for each in (at - 1, at + 1) if 0 <= each < len(passage.tokens)]
        return any(passage.tokens[each].lower in _BESIDE_VERBS for each in beside)

    def _initials_in(self, passage: Passage) -> Iterator[Span]:
        """ "Frau K.", "Ms O", "A. K.", "a.k.": readers of court decisions recognize people by their initials first."""
        tokens = passage.tokens
        letters = [at for at, token in enumerate(tokens) if token.is_word and len(token.lower) == 1]
        for number, at in enumerate(letters):
            before = tokens[at - 2 if at > 1 and tokens[at - 1].text == "." else at - 1].lower if at else ""
            form = self._initials.get(folds(tokens[at].lower)[0])
            if form is not None and before in TITLES[passage.language] and tokens[at].lower not in _LETTER_WORDS:
                yield _span(tokens[at], tokens[at], form)
            after = letters[number + 1] if number + 1 < len(letters) else at
            dotted = after == at + 2 and tokens[at + 1].text == "."
            both = folds(tokens[at].lower)[0] + folds(tokens[after].lower)[0]
            pair = self._initials.get(both) if both not in _ABBREVIATIONS[passage.language] else None
            if pair is not None and (dotted or (after == at + 1 and tokens[at].text.isupper())):
                yield _span(tokens[at], tokens[after], pair)

    def _split_names(self, passage: Passage) -> Iterator[Span]:
        """Names that the recognizer cut into words: "Over Beck", "wie gand"."""
        tokens = passage.tokens
        for first in range(len(tokens)):
            parts = [tokens[first].lower]
            if not tokens[first].is_word:
                continue
            for last in range(first + 1, len(tokens)):
                if tokens[last].text == "-" and tokens[last - 1].is_word:
                    continue
                if not tokens[last].is_word or passage.between(last - 1, last) not in {" ", ""}:
                    break
                parts.append(tokens[last].lower)
                if len(parts) > _MAX_SPLIT:
                    break
                joined = "".join(parts)
                if len(joined) < _MIN_JOINED_LETTERS + (tokens[last - 1].text != "-"):
                    continue
                form = self._exact(joined)
                if form is None and not any(part in self._grammar for part in parts):
                    form = self._same_sound(joined)
                if form is not None:
                    yield _span(tokens[first], tokens[last], form)

    def _same_sound(self, word: str) -> _Form | None:
        sound = sounds(word, self._lexicon.language)
        if len(sound) < _MIN_INSIDE_LETTERS:
            return None
        return next((form for _, name_sound, form in self._sounds if sound == name_sound), None)


def _stands_apart(passage: Passage, at: int) -> bool:
    """ "No, may.": no verb stands between two marks."""
    beside = [each for each in (at - 1, at + 1) if 0 <= each < len(passage.tokens)]
    return not any(passage.tokens[each].text[0].isalnum() for each in beside)


def _nicknames(name: str, lexicon: Lexicon) -> Iterator[str]:
    yield from (each for each in sorted(known_as(name)) if not lexicon.is_plain(each))
    if lexicon.is_first_name(name.lower()):
        yield from (each for each in sorted(diminutives(name)) if not lexicon.is_in_dictionary(each))


def _is_near(word: str, name: str) -> bool:
    """Whether a few letters were mistaken; the first one hardly ever is."""
    edits = _most(_MOST_EDITS, len(name))
    return word[0] == name[0] and OSA.distance(word, name) <= edits


def _most(table: Sequence[tuple[int, float]], length: int) -> float:
    return next(most for longest, most in table if length <= longest)


def _parts(name: RosterName, language: str) -> Iterator[str]:
    """The words of a name that give somebody away: no title, particle or legal form, nothing that says what it is."""
    tokens = [token for token in tokens_of(name.text) if token.is_word]
    titles = TITLES["de"] | TITLES["en"]
    first = next((at for at, token in enumerate(tokens) if token.lower not in titles), 0)
    telling = [
        token
        for at, token in enumerate(tokens)
        if token.lower not in _LEGAL
        and (token.lower not in titles or (at and at == len(tokens) - 1 and at > first and "," not in name.text))
        and not (token.lower in PARTICLES and len(tokens) > 1 and not _is_name_too(token, language, at))
    ]
    if name.category is not SpanCategory.PERSON:
        heads = {*ORG_HEADS[language]}
        telling = [token for token in telling if token.lower not in heads] or telling
    for token in telling or tokens:
        yield token.text


def _is_name_too(particle: Token, language: str, at: int) -> bool:
    """ "Van Wenger", "Al Baker": written large, in front, and nothing that everybody says."""
    if particle.text.islower():
        return False
    return particle.lower in _NAMES_TOO or (at == 0 and particle.lower not in grammar_words(language))


def _span(first: Token, last: Token, form: _Form) -> Span:
    confidence = {ROSTER: 1.0, ROSTER_NICKNAME: 0.9, ROSTER_SOUND: 0.8}[form.recognizer]
    return Span(first.start, last.end, form.category, form.recognizer, confidence)
