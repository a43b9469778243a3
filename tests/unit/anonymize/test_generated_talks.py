"""No name of the roster is left in a generated talk, whatever it is disguised as; a talk a seed.

Left out is only what no reader could tell: a mistake that makes a name one of the grammar's words ("Mann", "man").
"""

from __future__ import annotations

import re

import pytest

from sottovoce_models.speech.text_language import grammar_words
from tests.helpers.generated_talks import DISGUISES, GeneratedTalk, NamedAt, generated_talk
from tests.unit.anonymize.talks import redaction

_SEEDS = 120
_LONG_ENOUGH = 3
# What is no part of the name: the endings of compounds and the genitive.
_NO_NAMES = frozenset({"s", "haushalt", "type"})


@pytest.mark.parametrize("seeds", [range(at, _SEEDS, 6) for at in range(6)], ids=lambda seeds: f"from {seeds.start}")
def test_no_disguise_hides_a_name(seeds: range) -> None:
    for seed in seeds:
        assert not left_in(generated_talk(seed)), seed


def test_every_disguise_is_met() -> None:
    met = {each.disguise for seed in range(_SEEDS) for each in generated_talk(seed).named}
    assert met == set(DISGUISES)


def test_people_who_spell_keep_their_sentence_around_it() -> None:
    talk = ("Ja, mein Name ist em-ü-elel-e-er, und ich bin da.", "Er es hat er gesagt, ja?")
    turns = redaction(talk, "de", ["Anna Müller"]).turns
    assert [turn.redacted for turn in turns] == ["Ja, mein Name ist [PERSON_1], und ich bin da.", talk[1]]


def test_a_surname_that_is_a_title_or_a_house_is_a_name() -> None:
    said = ["Dann kam Heim herein.", "Das sagt Bruder auch."]
    turns = redaction(said, "de", ["Stephan Heim", "Anica Bruder"]).turns
    assert [turn.redacted for turn in turns] == ["Dann kam [PERSON_1] herein.", "Das sagt [PERSON_2] auch."]


def left_in(talk: GeneratedTalk) -> list[str]:
    """The disguises in which a word of a name stays in a talk that was redacted."""
    turns = redaction(talk.texts, talk.language, talk.names).turns
    left: list[str] = []
    for each in talk.named:
        turn = turns[each.text]
        covered = {at for span in turn.spans for at in range(span.span.start, span.span.end)}
        words = re.finditer(r"[^\W_]+", turn.text[: each.end])
        left += [
            each.disguise
            for word in words
            if word.start() >= each.start
            and word.group().lower() not in _NO_NAMES
            and not covered >= set(range(word.start(), word.end()))
            and not _is_another_word(talk, each)
        ]
    return left


def _is_another_word(talk: GeneratedTalk, each: NamedAt) -> bool:
    form = talk.texts[each.text][each.start : each.end].lower()
    return each.disguise.startswith("misheard") and (
        len(form) < _LONG_ENOUGH or form in grammar_words(talk.language) or form[:-1] in grammar_words(talk.language)
    )
