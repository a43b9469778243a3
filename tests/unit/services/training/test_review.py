"""What going through a sample never allows: a name back in, by releasing, by renaming, or as a long quotation."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files

import pytest

from sottovoce.core.training_texts import explained
from sottovoce.pipeline.redaction import Replacement
from sottovoce.services.training.excerpt import Passage, PassageKind, quotes_much
from sottovoce.services.training.review import (
    Review,
    Segment,
    can_release,
    find_more,
    is_listed,
    mask,
    mask_everywhere,
    new_stand_in,
    readable,
    release,
    renamed,
    stand_ins,
)
from sottovoce_models.types import Span, SpanCategory, Speaker, Transcript, Turn

PASSAGE = Passage(PassageKind.LINE, "0", "Anna Keller kam.")
SPOKEN = "Ich schlafe schlecht. Meine Mutter trinkt wieder. Ich habe es niemandem gesagt."
DOUBTED = {"unknown_word", "unknown_sign", "written_large"}


def marked(recognizer: str, names: tuple[str, ...] = ("Anna Keller",)) -> tuple[Review, Replacement]:
    mark = Replacement(Span(0, 11, SpanCategory.PERSON, recognizer), "[PERSON_1]")
    return Review("de", (Segment(PASSAGE, (mark,)),), names), mark


def transcript(text: str) -> Transcript:
    return Transcript("r", 1, "de", {"S": Speaker()}, (Turn("t", "S", 0, 1000, text),))


def test_no_name_comes_back_inside_a_placeholder() -> None:
    review, mark = marked("roster")
    with pytest.raises(ValueError, match="placeholder"):
        renamed(review, 0, mark, "[PERSON_1: Anna Keller]")


def test_a_name_on_the_list_stays_covered_whichever_recognizer_the_engine_named() -> None:
    review, mark = marked("gazetteer.name")
    with pytest.raises(ValueError, match="stays"):
        release(review, 0, mark)


def test_a_name_on_the_list_is_said_to_be_on_it_and_no_other() -> None:
    review, mark = marked("gazetteer.name")
    assert is_listed(review, 0, mark)
    genitive = covered(("Kellers Hund", "Kellers", "[PERSON_1]"), ("Der Markt", "Markt", "[OTHER_1]"))
    genitive = replace(genitive, names=("Mark Keller",))
    assert is_listed(genitive, 0, genitive.segments[0].marks[0])
    assert not is_listed(genitive, 1, genitive.segments[1].marks[0])


@pytest.mark.parametrize("recognizer", ["code.spoken", "net", "spelled", "second_reader", "of_tomorrow"])
def test_what_is_sure_to_point_at_somebody_stays_covered(recognizer: str) -> None:
    review, mark = marked(recognizer, names=())
    assert not can_release(review, 0, mark)
    for each in DOUBTED:
        doubted, weak = marked(each, names=())
        assert can_release(doubted, 0, weak)
        assert "Anna Keller" in release(doubted, 0, weak).segments[0].redacted


@pytest.mark.parametrize(
    "line",
    [
        "Ich schlafe schlecht. Meine Mutter trinkt wieder.",
        "Ich schlafe schlecht, meine Mutter trinkt wieder, ich habe es niemandem gesagt.",
        "Sie sagte: ich schlafe schlecht, meine Mutter trinkt wieder.",
    ],
)
def test_two_spoken_sentences_are_too_much_however_they_are_punctuated(line: str) -> None:
    assert quotes_much(line, transcript(SPOKEN))


def test_a_long_run_of_spoken_words_is_too_much_wherever_it_begins() -> None:
    run = " ".join(f"wort{number}" for number in range(50))
    assert quotes_much(f"Sie sagte {run}.", transcript(f"{run}."))


def test_one_spoken_sentence_may_be_quoted() -> None:
    assert not quotes_much("Sie sagte, sie habe es niemandem gesagt.", transcript(SPOKEN))
    long = "Ich habe gestern lange mit meiner Mutter gesprochen. Danach ging es."
    assert not quotes_much("Ich habe gestern lange mit meiner Mutter gesprochen.", transcript(long))


def test_what_is_covered_by_hand_is_covered_whole_words_and_everywhere() -> None:
    texts = ("Im Kirchenchor singt sie.", "Der Kirchenchor probt.", "Kirchenchors Leiter")
    segments = tuple(Segment(Passage(PassageKind.TURN, str(at), text), seen=True) for at, text in enumerate(texts))
    review = mask(Review("de", segments, ()), 0, 5, 9)
    assert review.segments[0].redacted == "Im [OTHER_1] singt sie."
    assert len(find_more(review, "Kirchenchor")) == 2
    everywhere = mask_everywhere(review, "kirchenchor")
    assert [each.redacted for each in everywhere.segments[1:]] == ["Der [OTHER_1] probt.", "[OTHER_2] Leiter"]
    assert [each.seen for each in everywhere.segments] == [True, False, False]


def test_every_recognizer_of_the_engine_has_its_sentence() -> None:
    folder = files("sottovoce_models.anonymize")
    source = "".join(each.read_text("utf-8") for each in folder.iterdir() if each.name.endswith(".py"))
    named = set(re.findall(r'^[A-Z_]+: Final = "([a-z_.]+)"$', source, re.MULTILINE))
    assert len(named) > 20
    assert named <= explained()


def covered(*found: tuple[str, str, str]) -> Review:
    """One passage each: its text, the words that are covered in it, and what stands there."""
    segments = []
    for at, (text, words, stand_in) in enumerate(found):
        start = text.index(words)
        mark = Replacement(Span(start, start + len(words), SpanCategory.PERSON, "title"), stand_in)
        segments.append(Segment(Passage(PassageKind.LINE, str(at), text), (mark,), seen=True))
    return Review("de", tuple(segments), ())


def test_two_names_of_one_person_become_one_wherever_they_stand() -> None:
    review = covered(
        ("Anna kam.", "Anna", "[PERSON_1]"),
        ("Ännchen auch.", "Ännchen", "[PERSON_2]"),
        ("ännchen ging.", "ännchen", "[PERSON_2]"),
        ("Keller blieb.", "Keller", "[PERSON_2]"),
    )
    assert stand_ins(review) == {"[PERSON_1]": "Anna", "[PERSON_2]": "Ännchen"}
    one = renamed(review, 1, review.segments[1].marks[0], "[PERSON_1]", everywhere=True)
    assert [each.redacted for each in one.segments] == [
        "[PERSON_1] kam.",
        "[PERSON_1] auch.",
        "[PERSON_1] ging.",
        "[PERSON_2] blieb.",
    ]
    assert [each.seen for each in one.segments] == [True, True, False, True], "what changed is looked at again"
    here = renamed(review, 1, review.segments[1].marks[0], new_stand_in(review, SpanCategory.PERSON))
    assert [each.redacted for each in here.segments][1:3] == ["[PERSON_3] auch.", "[PERSON_2] ging."]


def test_a_name_becomes_no_other_name_but_one_that_was_invented_for_the_sample() -> None:
    review = covered(("Anna kam.", "Anna", "Brit"), ("Keller auch.", "Keller", "Hofer"))
    mark = review.segments[0].marks[0]
    assert renamed(review, 0, mark, "Hofer").segments[0].redacted == "Hofer kam."
    for name in ("Anna", "Keller", "Brit Hofer", ""):
        with pytest.raises(ValueError, match="placeholder"):
            renamed(review, 0, mark, name)


def test_only_what_was_invented_is_not_read_again() -> None:
    review = covered(("Anna kam.", "Anna", "Brit"), ("Keller auch.", "Keller", "[PERSON_2: Anna]"))
    text = "Brit kam, Brita auch, [PERSON_2: Anna]."
    assert readable(text, review).split() == ["Brit", "kam,", "Brita", "auch,", "Anna", "."]
    invented = replace(review, invented=True)
    assert readable(text, invented).split() == ["kam,", "Brita", "auch,", "Anna", "."]
    assert len(readable(text, invented)) == len(text)
