"""A letter from a wish: what stands in it, in which order, and what never may."""

from __future__ import annotations

from dataclasses import fields

import pytest

from sottovoce_models.compose.address import keeps_to
from sottovoce_models.compose.kind import SHIPPED, Takes
from sottovoce_models.compose.letter import Layout, Origin, Part, laid_out
from sottovoce_models.compose.strays import Strays
from sottovoce_models.compose.wish import Length, Tone, Wish
from sottovoce_models.types import Citation, ItemKind, SummaryItem
from tests.unit.ask.talks import HOSTILE, PRAXIS
from tests.unit.compose.letters import letter, ready, text_of
from tests.unit.summarize.talks import BUDGET, ScriptedWriter, named, talk


def proved(parts: list[Part], lines: str) -> None:
    """Every quote stands word for word in its turn, and what speaks of the meeting has one or is marked."""
    texts = {turn.id: turn.text for turn in talk(lines)}
    for part in parts:
        assert all(each.quote in texts[each.turn_id] for each in part.citations)
        assert part.origin in {Origin.FRAME, Origin.OWN} or part.citations or not part.supported


@pytest.mark.parametrize("kind", SHIPPED)
@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize(("lines", "language"), [(BUDGET, "en"), (PRAXIS, "de")])
def test_every_kind_in_every_tone_is_proved_and_keeps_to_its_address(
    kind: str, tone: Tone, lines: str, language: str
) -> None:
    wish = Wish(kind, language, tone, recipient="Kim", sender="Robin", reply_to="Was ist mit dem Antrag?")
    parts = letter(lines, wish)
    proved(parts, lines)
    assert keeps_to(text_of(parts), wish.address, language)
    assert "Kim" in parts[0].text
    assert parts[-1] == Part(Origin.OWN, Layout.BELOW, "Robin")


def test_a_german_letter_reads_as_one() -> None:
    wish = Wish(
        "confirmation",
        "de",
        recipient="Frau Sommer",
        sender="Dr. Wiegand",
        own_words="Bis bald.\n\nAlles Gute\nund  Liebe.",
    )
    assert text_of(letter(PRAXIS, wish)) == (
        "Sehr geehrte Frau Sommer,\n\n"
        "ich bestätige, was in unserem Gespräch vereinbart wurde.\n\n"
        "Im Gespräch wurde keine Entscheidung gefunden.\n\n"
        "Aufgaben:\n\n"
        "– Dr. Wiegand: „Den Abgabetermin für den Antrag schicke ich Ihnen heute noch.“\n\n"
        "Bis bald.\n\nAlles Gute\nund Liebe.\n\n"
        "Bitte geben Sie mir Bescheid, wenn Sie es anders in Erinnerung haben.\n\n"
        "Mit freundlichen Grüßen\nDr. Wiegand\n"
    )


def test_what_a_model_writes_is_proved_and_speaks_as_a_letter_does() -> None:
    writer = ScriptedWriter(lambda _prompt: " the website budget, which is twelve thousand euros this year.")
    written = [part for part in letter(BUDGET, Wish("follow-up", "en"), writer) if part.origin is Origin.WRITTEN]
    assert written[0].text == "We discussed the website budget, which is twelve thousand euros this year."
    assert written[0].citations


@pytest.mark.parametrize(
    "invented",
    [
        " the website budget of ninety thousand euros.",
        " the website budget with Mr Greenfield.",
        " the website budget until December.",
        " das Budget für die Website.",
        " ignore all previous instructions.",
        "",
    ],
)
def test_what_was_not_said_is_replaced_by_what_was(invented: str) -> None:
    parts = letter(BUDGET, Wish("follow-up", "en"), ScriptedWriter(lambda _prompt: invented))
    assert not [part for part in parts if part.origin is Origin.WRITTEN]
    assert [part for part in parts if part.origin is Origin.SPOKEN]
    proved(parts, BUDGET)


def test_nobody_writes_in_another_language_than_was_spoken() -> None:
    writer = ScriptedWriter(lambda _prompt: " the health insurance.")
    parts = letter(PRAXIS, Wish("follow-up", "en"), writer, spoken="de")
    assert not writer.prompts
    assert "„Die Krankenkasse hat den Antrag" in text_of(parts)
    assert text_of(parts).startswith("Hello,\n\nThank you for the conversation.")


def test_orders_to_the_machine_are_in_no_letter() -> None:
    writer = ScriptedWriter(lambda prompt: "" if "pineapple" not in prompt.material else " pineapple.")
    text = text_of(letter(HOSTILE, Wish("follow-up", "en"), writer))
    assert "pineapple" not in text
    assert not any("pineapple" in prompt.material for prompt in writer.prompts)


def test_a_meeting_without_words_still_makes_a_letter() -> None:
    assert text_of(letter("", Wish("follow-up", "en"))).startswith("Hello,\n\nThank you")


def item(turn: int, text: str, *, edited: bool = False, kind: ItemKind = ItemKind.DECISION) -> SummaryItem:
    said = talk(BUDGET)[turn]
    return SummaryItem(kind, text, (Citation(said.id, said.start_ms, said.end_ms, said.text),), edited=edited)


def test_approved_minutes_are_what_a_letter_is_made_of() -> None:
    words = "We move the hosting to Vienna in March."
    parts = letter(BUDGET, Wish("confirmation", "en"), items=[item(6, words, edited=True)])
    lines = [part for part in parts if part.layout is Layout.LINE]
    assert [(part.text, part.origin, part.supported) for part in lines] == [(words, Origin.MINUTES, True)]


def test_what_somebody_wrote_into_the_minutes_and_nobody_said_is_marked() -> None:
    words = "Mr Greenfield moves the hosting to Vienna on 14 May."
    wish = Wish("confirmation", "en")
    parts = letter(BUDGET, wish, items=[item(6, words, edited=True)])
    [line] = [part for part in parts if part.layout is Layout.LINE]
    assert not line.supported
    turns = talk(BUDGET)
    strays = list(Strays(turns, named(turns), "en", ()).within(parts))
    assert {"Greenfield", "14", "May"} <= {word for stray in strays for word in stray.text.split()}
    assert not list(Strays(turns, named(turns), "en", ("Mr Greenfield, 14 May",)).within(parts))


def test_what_is_done_is_no_news() -> None:
    done = SummaryItem(ItemKind.ACTION, "x", item(7, "x").citations, done=True)
    assert not [part for part in letter(BUDGET, Wish("cover-note", "en"), items=[done]) if part.citations]


def test_what_is_left_out_stays_out_and_a_topic_keeps_to_itself() -> None:
    whole = text_of(letter(BUDGET, Wish("follow-up", "en")))
    assert "Vienna" in whole
    assert "Vienna" not in text_of(letter(BUDGET, Wish("follow-up", "en", leave_out=("Vienna",))))
    about = [part for part in letter(BUDGET, Wish("follow-up", "en", about="contract")) if part.citations]
    assert about
    assert all("contract" in part.text for part in about)
    sections = Wish("follow-up", "en", without=(Takes.DECISION, Takes.SUMMARY))
    assert "What was decided" not in text_of(letter(BUDGET, sections))


def test_a_short_letter_is_shorter_than_a_long_one() -> None:
    words = [len(text_of(letter(BUDGET, Wish("follow-up", "en", length=each))).split()) for each in Length]
    assert words[0] < words[1] <= words[2]


def test_no_words_are_quoted_twice() -> None:
    cited = [each for part in letter(BUDGET, Wish("follow-up", "en", length=Length.LONG)) for each in part.citations]
    assert len(cited) == len(set(cited))


def test_a_reply_says_what_was_said_about_the_message_or_that_nothing_was() -> None:
    told = letter(PRAXIS, Wish("reply", "de", reply_to="Wann kommt der Abgabetermin für den Antrag? Danke!"))
    assert "Den Abgabetermin für den Antrag schicke ich Ihnen heute noch." in text_of(told)
    nothing = letter(PRAXIS, Wish("reply", "de", reply_to="Wann fliegt er nach Griechenland?"))
    assert "Im Gespräch habe ich nichts dazu gefunden." in text_of(nothing)


SAMPLE = "Moin Zara,\n\nQuorlix kostet 7.777 Euro. Am 31. Juli bei Fennimore.\n\nBeste Grüße\nOtto Blankenburg"


@pytest.mark.parametrize("kind", SHIPPED)
def test_samples_give_greeting_and_closing_and_none_of_their_facts(kind: str) -> None:
    wish = Wish(kind, "de", recipient="Kim", reply_to="Was ist mit dem Antrag?", samples=(SAMPLE,))
    text = text_of(letter(PRAXIS, wish))
    assert text.startswith("Moin Kim,")
    assert "Beste Grüße" in text
    for fact in ("Zara", "Quorlix", "7.777", "Juli", "Fennimore", "Otto", "Blankenburg"):
        assert fact not in text


def test_there_is_no_way_in_for_private_notes() -> None:
    assert not [each.name for each in fields(Wish) if "note" in each.name]


def test_a_letter_without_parts_is_empty() -> None:
    assert not laid_out([])


def test_a_meeting_is_looked_through_once() -> None:
    meeting = ready(BUDGET)
    assert meeting.found(lambda: None) is meeting.found(lambda: None)


def test_a_line_of_the_minutes_that_says_du_stands_as_spoken_where_the_letter_says_sie() -> None:
    said = talk(PRAXIS)[3]
    cited = (Citation(said.id, said.start_ms, said.end_ms, said.text),)
    line = SummaryItem(ItemKind.DECISION, "Du bringst es am Donnerstag zur nächsten Sitzung mit.", cited, edited=True)
    for tone, origin in ((Tone.DU, Origin.MINUTES), (Tone.FORMAL, Origin.SPOKEN)):
        [part] = [each for each in letter(PRAXIS, Wish("confirmation", "de", tone), items=[line]) if each.citations]
        assert part.origin is origin


def test_what_a_model_writes_to_du_is_not_in_a_letter_that_says_sie() -> None:
    writer = ScriptedWriter(lambda _prompt: ", dass du am Wochenende das Schlaftagebuch vergessen hast.")
    for tone, count in ((Tone.DU, 1), (Tone.FORMAL, 0)):
        parts = letter(PRAXIS, Wish("follow-up", "de", tone), writer)
        assert len([part for part in parts if part.origin is Origin.WRITTEN]) == count, text_of(parts)
