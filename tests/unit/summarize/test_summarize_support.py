"""The proof check: what was said stands, what nobody said falls."""

from __future__ import annotations

import pytest

from sottovoce_models.summarize import select
from sottovoce_models.summarize.spoken import cast_of
from sottovoce_models.summarize.support import Checker
from tests.unit.summarize.talks import BUDGET, named, talk


@pytest.fixture
def checker() -> Checker:
    turns = talk(BUDGET)
    return Checker(select.sentence_quotes(turns), cast_of(turns, named(turns), "en"), "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna proposed moving the website to a cheaper hosting company in Vienna.",
        "The website's budget was 12,000 euros.",
        "Ben reported that the company in Vienna had two outages last winter.",
        "The meeting was about the website's budget, and Anna proposed a cheaper hosting company.",
    ],
)
def test_a_faithful_sentence_holds_and_cites_its_words(checker: Checker, sentence: str) -> None:
    proof = checker.prove(sentence)
    assert proof.holds
    assert proof.quotes


@pytest.mark.parametrize(
    "sentence",
    [
        "Ben proposed moving the website to a cheaper hosting company in Vienna.",  # Anna did
        "The website's budget was 15,000 euros.",  # twelve
        "Anna proposed moving the website to a cheaper hosting company in Berlin.",  # Vienna
        "Anna and Dora proposed a cheaper hosting company.",  # nobody is called Dora
        "The group discussed marketing campaigns and vacation plans.",
        "The quotes discuss the website's budget and hosting.",
        "We need the hosting company in Vienna.",
        "The meeting was a discussion about an important topic.",
        "Cora reported the costs, while Ben proposed a cheaper hosting company in Vienna.",
    ],
)
def test_what_nobody_said_falls(checker: Checker, sentence: str) -> None:
    assert not checker.prove(sentence).holds


def test_an_added_negation_costs_support(checker: Checker) -> None:
    plain = checker.prove("The new contract includes backups of the website.")
    negated = checker.prove("The new contract includes no backups of the website.")
    assert negated.support < plain.support


def test_agreement_nobody_voiced_falls() -> None:
    turns = talk("Ann: The old bridge in Graz closes because the steel is rusty.\nBob: Trains across it are slow.")
    checker = Checker(select.sentence_quotes(turns), cast_of(turns, named(turns), "en"), "en")
    assert checker.prove("Ann said the old bridge in Graz closes.").holds
    assert not checker.prove("Ann decided that the old bridge in Graz closes.").holds


def test_words_are_given_back_to_who_said_them(checker: Checker) -> None:
    wrong = "Ben proposed moving the website to a cheaper hosting company in Vienna."
    assert checker.repaired(wrong) == "Anna proposed moving the website to a cheaper hosting company in Vienna."
    assert checker.repaired("Ben moved the website to a cheaper hosting company in Vienna.") is None


def test_what_was_said_to_somebody_does_not_become_the_speakers_own() -> None:
    turns = talk("Helen: You have the first hearing in Sheffield in October.\nMark: The van was parked by the marsh.")
    checker = Checker(select.sentence_quotes(turns), cast_of(turns, named(turns), "en"), "en")
    assert not checker.prove("The conversation was about Helen's first hearing in Sheffield in October.").holds
    assert checker.prove("The conversation was about Mark's first hearing in Sheffield in October.").holds


def test_a_nod_is_no_decision() -> None:
    turns = talk("Ben: Yeah, I mean we have to use metal, I don't know if plastic makes the remote control cheaper.")
    checker = Checker(select.sentence_quotes(turns), cast_of(turns, named(turns), "en"), "en")
    assert checker.prove("Ben talked about metal and plastic for the remote control.").holds
    assert not checker.prove("The decision was made to use metal for the remote control.").holds
    assert not checker.prove("It was decided to use metal for the remote control.").holds


def test_a_decision_said_is_a_decision() -> None:
    turns = talk("Ben: Okay, so we decided to use metal for the remote control.")
    checker = Checker(select.sentence_quotes(turns), cast_of(turns, named(turns), "en"), "en")
    assert checker.prove("It was decided to use metal for the remote control.").holds


def test_a_word_told_letter_by_letter_proves_the_word() -> None:
    quotes = select.sentence_quotes(talk("Anna: The L_C_D_ screen of the remote costs too much.\n"))
    checker = Checker(quotes, cast_of([quote.turn for quote in quotes], {}, "en"), "en")
    assert checker.prove("The LCD screen of the remote costs too much.").holds
    assert not checker.prove("The LED screen of the remote costs too much.").holds
