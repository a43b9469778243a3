"""Actions, decisions and open questions as spoken, German and English; and none where there are none."""

from __future__ import annotations

import pytest

from sottovoce_models.summarize.actions import find_actions
from sottovoce_models.summarize.cues import cues_of
from sottovoce_models.summarize.decisions import find_decisions
from sottovoce_models.summarize.questions import find_questions
from sottovoce_models.summarize.spoken import cast_of, spoken
from sottovoce_models.types import SummaryItem
from tests.unit.summarize.talks import named, talk


def _actions(lines: str, language: str) -> list[SummaryItem]:
    turns = talk(lines)
    cues = cues_of(language)
    assert cues is not None
    return find_actions(spoken(turns, language), cast_of(turns, named(turns), language), cues, language)


def _decisions(lines: str, language: str) -> list[str]:
    cues = cues_of(language)
    assert cues is not None
    return [item.text for item in find_decisions(spoken(talk(lines), language), cues, language)]


def _questions(lines: str, language: str) -> list[str]:
    cues = cues_of(language)
    assert cues is not None
    return [item.text for item in find_questions(spoken(talk(lines), language), cues, language)]


@pytest.mark.parametrize(
    ("language", "lines", "owner", "due", "word"),
    [
        ("en", "Ann: So I'll send the minutes to the board by Friday.", "Ann", "by Friday", "minutes"),
        ("en", "Ann: Could you please book the room for next Tuesday?\nBob: Sure.", "Bob", "for next Tuesday", "room"),
        ("en", "ann: can you draft the offer\nbob: yeah i can do it tomorrow", "bob", "tomorrow", "offer"),
        ("en", "Ann: Bob will prepare the prototype.\nBob: Mm.", "Bob", None, "prototype"),
        ("de", "Ines: Das Protokoll schick ich euch am Sonntag.", "Ines", "am Sonntag", "Protokoll"),
        (
            "de",
            "Ines: Uwe, schreibst du den Brief?\nUwe: Mach ich, bis nächste Woche.",
            "Uwe",
            "bis nächste Woche",
            "Brief",
        ),
        ("de", "Ines: Können Sie mir die Fotos bis Freitag mailen?\nUwe: Ja, gern.", "Uwe", "bis Freitag", "Fotos"),
        ("de", "Ines: Ich kläre die Deckung noch ab und melde mich am Mittwoch.", "Ines", "am Mittwoch", "Deckung"),
    ],
)
def test_a_task_has_the_owner_and_due_time_that_were_said(
    language: str, lines: str, owner: str, due: str | None, word: str
) -> None:
    [item] = _actions(lines, language)
    assert (item.owner, item.due) == (owner, due)
    assert word in item.text
    assert all(citation.quote in lines for citation in item.citations)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", "Ann: Could you send me the photos by Friday?\nBob: No, I can't."),
        ("en", "Ann: Maybe I'll write a letter to him tomorrow."),
        ("en", "Ann: I'll see you next Tuesday.\nBob: Thanks."),
        ("en", "Ann: I'll go to the next slide and show you the results."),
        ("en", "Ann: If I send the letter tomorrow he will be angry."),
        ("en", "Ann: Yesterday I wrote the report."),
        ("en", "Ann: I wonder whether anger is allowed.\nBob: i walked out and i shook for twenty minutes"),
        ("de", "Ines: Ich schreibe nie Briefe."),
        ("de", "Ines: Vielleicht schicke ich ihm morgen einen Brief."),
        ("de", "Ines: Gestern hab ich den Bericht geschrieben."),
        ("de", "Ines: Könnten Sie mir das bis Freitag schicken?\nUwe: Nein, das geht nicht."),
        ("de", "Ines: Ich mache mir Sorgen um die Prüfung am Montag."),
    ],
)
def test_what_was_hedged_refused_past_or_only_talk_is_no_task(language: str, lines: str) -> None:
    assert _actions(lines, language) == []


def test_those_is_cited_with_the_sentence_that_names_them() -> None:
    [item] = _actions("Ann: I need the contract and both invoices. Can you get those by Monday?\nBob: Yes.", "en")
    assert "invoices" in item.text
    assert (item.owner, item.due) == ("Bob", "by Monday")
    assert len(item.citations) == 3


@pytest.mark.parametrize(
    ("language", "lines", "word"),
    [
        ("en", "Ann: We decided to keep the rubber buttons on the case.", "rubber"),
        ("en", "Ann: The green logo stays on the cover.\nBob: Agreed, that's decided.", "logo"),
        ("de", "Ines: Die Pacht für Parzelle vier wird gestundet bis Herbst.", "Pacht"),
        ("de", "Ines: Das Sommerfest am See machen wir im Juli.\nUwe: Beschlossen.", "Sommerfest"),
        ("de", "Ines: Wir haben uns geeinigt, den grossen Saal in Zürich zu mieten.", "Saal"),
    ],
)
def test_a_decision_carries_the_words_that_say_what(language: str, lines: str, word: str) -> None:
    [said] = _decisions(lines, language)
    assert word in said


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", "Ann: We haven't decided on the rubber buttons of the case."),
        ("en", "Ann: Should we go with the rubber buttons on the case?"),
        ("en", "Ann: We need to decide about the rubber buttons today."),
        ("de", "Ines: Wir müssen noch über den grossen Saal in Zürich entscheiden."),
        ("de", "Ines: Wir haben den Saal in Zürich noch nicht beschlossen."),
    ],
)
def test_what_is_undecided_is_no_decision(language: str, lines: str) -> None:
    assert _decisions(lines, language) == []


def test_a_question_nobody_answered_stays_open_and_an_answered_one_does_not() -> None:
    unanswered = "Ann: Who will train the new editors of the website?\nBob: I don't know yet.\n"
    answered = "Ann: Who will train the new editors of the website?\nBob: Carla trains them in May.\n"
    assert _questions(unanswered, "en") == ["Who will train the new editors of the website?"]
    assert _questions(answered, "en") == []
    assert _questions("Ines: Wer zahlt die Reparatur vom alten Dach?\nUwe: Keine Ahnung.\n", "de") != []


def test_unknown_languages_have_no_patterns() -> None:
    assert cues_of("pt") is None
