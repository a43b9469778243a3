"""Work handed out, agreed proposals, recaps, and tasks and decisions that only point: who, what, until when."""

from __future__ import annotations

import pytest

from sottovoce_models.summarize.actions import find_actions
from sottovoce_models.summarize.antecedent import named_before
from sottovoce_models.summarize.assignments import closing, leader
from sottovoce_models.summarize.cues import Cues, cues_of
from sottovoce_models.summarize.decisions import find_decisions
from sottovoce_models.summarize.spoken import cast_of, spoken
from sottovoce_models.types import SummaryItem
from tests.unit.summarize.talks import named, talk

CLOSING = """\
Ann: Welcome, today's meeting has three points on the agenda.
Bob: The old kettle boils too slowly for the kitchen staff.
Cleo: The handle gets hot after two minutes.
Dan: Its colour does not match the other machines in the kitchen.
Bob: The cable is too short to reach the wall.
Cleo: People spill water because the spout is narrow.
Dan: Cleaning the inside takes a brush and ten minutes.
Ann: So, before our next meeting the industrial designer will work on the handle and the designer is going to sketch \
the spout.
Ann: You'll be looking at the price of steel.
Ann: And everybody has to read the safety report.
Ann: See you next week.
"""


def _cues(language: str) -> Cues:
    cues = cues_of(language)
    assert cues is not None
    return cues


def _actions(lines: str, language: str, *, with_names: bool = True) -> list[SummaryItem]:
    turns = talk(lines)
    cast = cast_of(turns, named(turns) if with_names else {}, language)
    return find_actions(spoken(turns, language), cast, _cues(language), language)


def _decisions(lines: str, language: str) -> list[str]:
    return [item.text for item in find_decisions(spoken(talk(lines), language), _cues(language), language)]


def test_who_leads_hands_out_work_at_the_end_and_nobody_needs_to_answer() -> None:
    items = _actions(CLOSING, "en", with_names=False)
    assert [(item.text, item.owner) for item in items] == [
        ("Work on the handle.", "industrial designer"),
        ("Sketch the spout.", "designer"),
        ("Looking at the price of steel.", None),
        ("Read the safety report.", None),
    ]


def test_the_same_words_of_somebody_who_does_not_lead_are_no_task() -> None:
    lines = CLOSING.replace("Ann: You'll be", "Dan: You'll be").replace("Ann: And everybody", "Dan: And everybody")
    assert [item.text for item in _actions(lines, "en")] == ["Work on the handle.", "Sketch the spout."]


def test_without_a_next_meeting_nothing_is_handed_out() -> None:
    lines = CLOSING.replace("before our next meeting ", "").replace("See you next week.", "That is all.")
    assert _actions(lines, "en") == []


def test_the_leader_and_the_closing_part() -> None:
    sentences = spoken(talk(CLOSING), "en")
    assert leader(sentences, _cues("en")) == "Ann"
    found = closing(sentences, _cues("en"))
    assert found is not None
    assert sentences[found.start].turn_index >= 3
    assert leader(sentences[1:6], _cues("en")) is None
    assert closing([], _cues("en")) is None


@pytest.mark.parametrize(
    ("language", "lines", "owner", "due", "words"),
    [
        (
            "de",
            "Uwe: Der Hausarzt, Doktor Kern, will die Dosis erhöhen.\nIda: Gut, dann rufe ich ihn bis Freitag an.",
            "Ida",
            "bis Freitag",
            "Der Hausarzt, Doktor Kern, will die Dosis erhöhen. Dann rufe ich ihn bis Freitag an.",
        ),
        (
            "de",
            "Ida: Ich brauche von Ihnen noch den Vertrag und die Fotos vom Keller.\n"
            "Uwe: Ich bringe alles bis Montag vorbei.",
            "Uwe",
            "bis Montag",
            "Ich brauche von Ihnen noch den Vertrag und die Fotos vom Keller. Ich bringe alles bis Montag vorbei.",
        ),
        (
            "de",
            "Ida: Uwe, hängst du die Liste ein?\nUwe: Mache ich, auf Montag.",
            "Uwe",
            "auf Montag",
            "Uwe, hängst du die Liste ein? – Mache ich, auf Montag.",
        ),
        (
            "de",
            "Ida: Ich würd vorschlagen, ich schreib zuerst einen Einspruch.\nUwe: Einverstanden.",
            "Ida",
            None,
            "Ich würd vorschlagen, ich schreib zuerst einen Einspruch.",
        ),
        (
            "de",
            "Ida: Sie bekommen von uns morgen die Vollmacht per Post.\nUwe: Danke.",
            "Ida",
            "morgen",
            "Sie bekommen von uns morgen die Vollmacht per Post.",
        ),
        (
            "de",
            "Ida: Bis zur nächsten Sitzung gehen Sie zum Brunnen, und Sie schreiben die Anspannung auf.\nUwe: Okay.",
            "Uwe",
            "Bis zur nächsten Sitzung",
            "Bis zur nächsten Sitzung gehen Sie zum Brunnen, und Sie schreiben die Anspannung auf.",
        ),
    ],
)
def test_what_is_taken_on_is_understood_from_what_was_said_before(
    language: str, lines: str, owner: str, due: str | None, words: str
) -> None:
    items = _actions(lines, language)
    assert [(item.text, item.owner, item.due) for item in items] == [(words, owner, due)]


def test_a_first_name_that_two_share_gives_nobody_the_task() -> None:
    lines = "Uwe Kern: Uwe wird den Vertrag prüfen.\nUwe Lang: Aha."
    assert _actions(lines, "de") == []
    [item] = _actions(lines.replace("Uwe wird", "Lang wird"), "de")
    assert item.owner == "Uwe Lang"


@pytest.mark.parametrize(
    ("language", "lines", "decision"),
    [
        ("en", "Ann: I suggest we sell the old van in May.\nBob: Agreed.", "I suggest we sell the old van in May."),
        (
            "en",
            "Ann: My advice is to contest the second claim.\nBob: Yeah.\nAnn: Then that's how we'll do it.",
            "My advice is to contest the second claim. That's how we'll do it.",
        ),
        (
            "en",
            "Ann: I'd also suggest a pendant alarm.\nBob: No, not now.\nAnn: Let's leave that for now.",
            "I'd also suggest a pendant alarm. Let's leave that for now.",
        ),
        (
            "en",
            "Ann: Please don't talk to the insurer about the roof.\nBob: Fine.",
            "talk to the insurer about the roof",
        ),
        ("de", "Ida: Die Miete erhöhen wir auf neunhundert.\nUwe: Gut.", "Die Miete erhöhen wir auf neunhundert."),
        (
            "de",
            "Ida: Ich würde die Anfechtung beim Gericht einreichen.\nUwe: Ich will bleiben.\n"
            "Ida: Gut, dann fechten wir an.",
            "Ich würde die Anfechtung beim Gericht einreichen. Dann fechten wir an.",
        ),
        (
            "de",
            "Ida: Punkt drei, Sommerfest. Termin?\nUwe: Der vierte Juli?\nIda: Nehmen wir den elften.\nUwe: Passt.\n"
            "Ida: Beschlossen.",
            "Punkt drei, Sommerfest. Nehmen wir den elften. Beschlossen.",
        ),
        (
            "de",
            "Ida: Ich würde den Antrag beim Amt einreichen. Nur schriftlich, nur mit Plan.\nUwe: Einverstanden.",
            "Ich würde den Antrag beim Amt einreichen.",
        ),
        ("de", "Ida: Reden Sie bitte nicht mehr mit dem Vermieter.\nUwe: Versprochen.", "nicht mehr mit dem Vermieter"),
    ],
)
def test_what_was_settled_shows_the_matter_it_settles(language: str, lines: str, decision: str) -> None:
    assert decision in _decisions(lines, language)[-1]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", "Ann: I suggest we sell the old van in May.\nBob: No, I need it."),
        ("en", "Ann: I suggest we sell the old van in May.\nBob: No, it's fine as it is."),
        ("en", "Ann: I suggest we sell the old van in May.\nBob: Why would we?"),
        ("en", "Ann: Let's not forget the history of the van.\nBob: Agreed."),
        ("en", "Ann: We should talk about the van in the next meeting.\nBob: Agreed."),
        ("de", "Ida: Wir könnten eine Ausstellung im Keller machen.\nUwe: Spannend!"),
        ("de", "Ida: Vielleicht nehmen wir den roten Zaun.\nUwe: Gut."),
        ("de", "Ida: Ich bin dafür, dass wir den Zaun streichen.\nUwe: Nein, das ist zu teuer."),
        ("de", "Ida: Den Zaun nehmen wir nachher durch.\nUwe: Gut."),
    ],
)
def test_what_was_refused_only_floated_or_is_about_the_talk_is_not_settled(language: str, lines: str) -> None:
    assert _decisions(lines, language) == []


def test_in_a_larger_circle_a_nod_settles_nothing_and_a_clear_yes_does() -> None:
    lines = "Ann: I suggest we sell the old van in May.\nBob: {}\nCleo: The van is green.\nDan: The van is loud.\n"
    assert _decisions(lines.format("Yeah."), "en") == []
    assert _decisions(lines.format("Good idea."), "en") == ["I suggest we sell the old van in May."]


def test_the_sentence_that_names_a_person_is_not_a_question_and_not_far_away() -> None:
    lines = "Uwe: Kennen Sie Doktor Kern?\nIda: Ja.\n" + "Uwe: Der Zaun am Weg ist neu.\n" * 9 + "Ida: Ich rufe ihn an."
    sentences = spoken(talk(lines), "de")
    assert named_before(sentences, len(sentences) - 1, _cues("de"), "de") is None
