"""What going through a sample never allows: a name back in, by releasing, by renaming, or as a long quotation."""

from __future__ import annotations

import re
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
    mask,
    mask_everywhere,
    release,
    renamed,
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
