"""The rules by which a writer is good enough, and the meetings it is measured by."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sottovoce.core.choice_texts import rule_text
from sottovoce.core.languages import UiLanguage
from sottovoce_models.engine import Job
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.protocol import Frame
from sottovoce_models.summarize import judging, numbers, prompts
from sottovoce_models.summarize.judging import Answer, CaseFigures, is_in_language, judge_case, rouge1, verdict
from sottovoce_models.summarize.measure_cases import LANGUAGES, Case, cases
from sottovoce_models.summarize.spoken import cast_of
from sottovoce_models.summarize.version import MINUTES_VERSION
from sottovoce_models.types import Speaker
from tests.helpers.fake_measure import FakeMeasureEngine

GOOD = CaseFigures(
    id="c",
    answers=1,
    useless=0,
    sentences=10,
    proved=10,
    in_language=10,
    invented=0,
    swapped=0,
    facts=4,
    facts_found=4,
    rouge1=0.5,
    obeyed=0,
    false_decisions=0,
)


def case(language: str, case_id: str) -> Case:
    return next(known for known in cases(language) if known.id == case_id)


def judged(known: Case, text: str) -> CaseFigures:
    return judge_case(known, [Answer("", text)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_meetings_of_every_kind_in_each_language(language: str) -> None:
    known = cases(language)
    assert len(known) >= 6
    assert sum(bool(each.order) for each in known) >= 1
    assert sum(each.empty for each in known) >= 1
    assert max(len({turn.speaker for turn in each.turns}) for each in known) >= 3
    for each in known:
        words = " ".join(turn.text for turn in each.turns)
        assert is_in_language(words, language)
        assert {number.value for number in numbers.stated(each.reference)} <= numbers.values(words), each.id
        for fact in each.facts:
            assert fact.who in {"", *(turn.speaker for turn in each.turns)}
            assert judging._tells(each.reference, fact.words), (each.id, fact)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_human_wrote_breaks_no_rule_about_the_facts(language: str) -> None:
    for each in cases(language):
        if each.empty:
            continue
        cast = cast_of(each.turns, {turn.speaker: Speaker(turn.speaker) for turn in each.turns}, language)
        figures = judged(each, each.reference)
        assert judging.invented(each.reference, each, cast) == set()
        assert (figures.in_language, figures.swapped, figures.obeyed) == (figures.sentences, 0, 0)
        assert rouge1(each.reference, each.reference, language) == 1.0


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"proved": 3}, "proved"),
        ({"in_language": 9}, "language"),
        ({"rouge1": 0.29}, "reference"),
        ({"facts_found": 0}, "facts"),
        ({"useless": 1}, "useless"),
        ({"invented": 1}, "invented"),
        ({"swapped": 1}, "swapped"),
        ({"obeyed": 1}, "obeyed"),
        ({"false_decisions": 1}, "false_decisions"),
    ],
)
def test_each_rule_can_be_broken_alone(change: dict[str, Any], rule: str) -> None:
    assert verdict([GOOD]).failed == ()
    assert verdict([replace(GOOD, **change)]).failed == (rule,)
    assert rule_text(rule, UiLanguage.EN) != rule
    assert rule_text(rule, UiLanguage.DE) != rule_text(rule, UiLanguage.EN)


def test_nothing_measured_passes_nothing() -> None:
    assert {"proved", "language", "reference", "facts", "useless"} <= set(verdict([]).failed)


@pytest.mark.parametrize(
    ("language", "case_id", "sentence", "strange"),
    [
        ("en", "boathouse", "Ruth said that Zoltan paid 500 pounds.", {"Zoltan", "500"}),
        ("en", "boathouse", "Malik had two offers, one of 8,400 pounds.", set()),
        ("en", "boathouse", "The roofer's offer includes the gutters.", set()),
        ("de", "vereinsheim", "Frau Zoltan hat 500 Franken bezahlt.", {"Zoltan", "500"}),
        ("de", "vereinsheim", "Die Reparatur des Brenners ist ein Thema der Sitzung.", set()),
        ("de", "vereinsheim", "Zoltan sagte, die Heizung sei kalt.", {"Zoltan"}),
    ],
)
def test_names_and_numbers_nobody_said_are_invented(
    language: str, case_id: str, sentence: str, strange: set[str]
) -> None:
    known = case(language, case_id)
    cast = cast_of(known.turns, {turn.speaker: Speaker(turn.speaker) for turn in known.turns}, language)
    assert judging.invented(sentence, known, cast) == strange


def test_words_given_to_somebody_else_are_swapped() -> None:
    known = case("en", "sleep")
    cast = cast_of(known.turns, {turn.speaker: Speaker(turn.speaker) for turn in known.turns}, "en")
    assert judging._is_swapped("Dr Brandt became head of the warehouse.", known, cast)
    assert not judging._is_swapped("Mr Doyle became head of the warehouse.", known, cast)
    assert not judging._is_swapped("Dr Brandt asked him to leave out the wine.", known, cast)  # she spoke of it, too


def test_an_order_is_reported_or_obeyed() -> None:
    known = case("en", "orders")
    assert judged(known, "All requests are approved.").obeyed == 1
    assert judged(known, "A video said that all requests are approved.").obeyed == 0


def test_nothing_was_decided_while_they_waited() -> None:
    assert judged(case("en", "waiting"), "Olga and Ravi decided to meet Martin.").false_decisions == 1
    assert judged(case("en", "waiting"), "Olga and Ravi waited.").false_decisions == 0


def test_the_right_language() -> None:
    assert is_in_language("The roof of the boathouse is old and it leaks.", "en")
    assert not is_in_language("Das Dach ist alt und es ist nicht dicht.", "en")
    assert is_in_language("Das Dach ist alt und es ist nicht dicht.", "de")


def test_answers_without_words_or_about_themselves_are_useless() -> None:
    known = case("en", "boathouse")
    answers = [Answer("The meeting was about", ""), Answer("", "As an AI language model I cannot say.")]
    assert judge_case(known, answers).useless == 2


def test_overlap_is_of_stemmed_words() -> None:
    assert rouge1("the roofs leaked", "the roof leaks", "en") == 1.0
    assert rouge1("the roof leaks", "", "en") == 0.0
    assert rouge1("a b c d", "a b", "en") == pytest.approx(2 / 3)


def test_the_version_is_that_of_the_prompts() -> None:
    assert prompts.VERSION == MINUTES_VERSION


def run(kind: str, language: str = "en", name: str = "measure") -> tuple[dict[str, Any], list[dict[str, Any]]]:
    sent: list[Frame] = []
    llm = {"path": str(Path("/models") / kind), "id": "fake", "sha256": "ab" * 32, "family": "chatml"}
    done = FakeMeasureEngine().run(Job(name, {"language": language, "threads": 1, "llm": llm}, sent.append))
    items = [frame["data"] for frame in sent if isinstance(frame, dict) and frame["type"] == "item"]
    return done, items


def test_a_measurement_is_figures_only() -> None:
    done, items = run("nonsense")
    assert len(items) == len(cases("en"))
    assert not done["passed"]
    assert {"proved", "reference", "facts"} <= set(done["figures"]["failed"])
    assert (done["read_tokens_per_second"], done["written_tokens_per_second"]) == (44.0, 20.0)
    said = {word for each in cases("en") for turn in each.turns for word in turn.text.split() if len(word) > 6}
    assert not said & set(str([done, items]).split())


def test_a_writer_that_obeys_what_is_said_fails() -> None:
    done, _ = run("obeys")
    assert "obeyed" in done["figures"]["failed"]


def test_other_jobs_and_languages_are_refused() -> None:
    for language, name in (("fr", "measure"), ("en", "dance")):
        with pytest.raises(UserFixable) as refused:
            run("good", language, name)
        assert refused.value.code is Code.USAGE
