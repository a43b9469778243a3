"""What was missed, whether a name was said, and the chapters of a meeting: each line with its proof."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sottovoce_models.ask.chapters import chapters
from sottovoce_models.ask.missed import missed, turns_of_last
from sottovoce_models.ask.named import times_named
from sottovoce_models.summarize.writer import Prompt
from tests.unit.ask.talks import HOSTILE, PRAXIS, askable, english, german
from tests.unit.summarize.talks import BUDGET, ScriptedWriter


def test_only_the_last_minutes_are_told() -> None:
    meeting = english().meeting
    end_ms = meeting.turns[-1].end_ms
    lines = missed(meeting, 1, end_ms)
    window = {turn.id for turn in turns_of_last(meeting.turns, 1)}
    assert lines
    assert {cited.turn_id for line in lines for cited in line.citations} <= window
    assert missed(meeting, 1, until_ms=0) == ()
    assert missed(meeting, 0) == ()


def test_what_was_taken_on_in_the_last_minutes_comes_first() -> None:
    assert any("contract" in line.text for line in missed(english().meeting, 5)[:3])


def test_an_order_is_no_news() -> None:
    assert not any("pineapple" in line.text for line in missed(askable(HOSTILE).meeting, 5))


@pytest.mark.parametrize(
    ("said", "name", "count"),
    [
        ("Anna: Das soll Frau Schmitt machen.\n", "Schmidt", 1),  # misheard
        ("Anna: Sommers Antrag fehlt noch.\n", "Lena Sommer", 1),  # genitive
        ("Anna: Das soll Frau Huber machen.\n", "Schmidt", 0),
        ("Anna: Wir warten ab.\n", "", 0),
    ],
)
def test_a_name_is_found_as_said_or_misheard(said: str, name: str, count: int) -> None:
    assert len(times_named(askable(said, "de").meeting, [name])) == count


def test_what_one_says_oneself_does_not_count() -> None:
    lines = "Ben: My name is Ben.\nAnna: I will ask Ben tomorrow.\n"
    [line] = times_named(askable(lines).meeting, ["Ben"])
    assert line.citations[0].turn_id == "t1"


@pytest.mark.parametrize("language", ["en", "de"])
def test_chapters_cover_the_meeting_without_gap_and_cite_their_own_words(language: str) -> None:
    meeting = askable((BUDGET if language == "en" else PRAXIS) * 6, language)
    found = list(chapters(meeting.meeting, None, meeting.gate, lambda: None))
    assert len(found) > 1
    assert found[0].start_ms == meeting.meeting.turns[0].start_ms
    assert found[-1].end_ms == meeting.meeting.turns[-1].end_ms
    said = {turn.id: turn for turn in meeting.meeting.turns}
    for one, following in pairwise(found):
        assert one.end_ms == following.start_ms
    for one in found:
        assert not one.written
        for cited in one.citations:
            assert cited.quote in said[cited.turn_id].text
            assert one.start_ms <= cited.start_ms < one.end_ms


def test_a_spoken_title_names_things() -> None:
    lines = "Anna: Initially the family wants an assembly.\nBen: Initially the family leaves the assembly early.\n" * 3
    [one] = chapters(askable(lines).meeting, None, askable(lines).gate, lambda: None)
    words = one.title.lower().split(", ")
    assert {"family", "assembly"} <= set(words)
    assert "initially" not in words


def test_a_written_title_stands_only_if_the_words_prove_it() -> None:
    meeting = english()

    def title(answer: str) -> list[tuple[str, bool]]:
        writer = ScriptedWriter(lambda _prompt: answer)
        return [(one.title, one.written) for one in chapters(meeting.meeting, writer, meeting.gate, lambda: None)]

    assert title(" the website hosting contract in Vienna.")[0] == ("The website hosting contract in Vienna", True)
    assert not title(" the dancing elephants of Zoltan.")[0][1]


def test_a_title_that_does_not_hold_is_asked_for_once_more_from_other_words() -> None:
    meeting, read = askable(BUDGET * 6), list[str]()

    def says(prompt: Prompt) -> str:
        read.append(prompt.material)
        return " the dancing elephants of Zoltan." if len(read) == 1 else " the hosting contract in Vienna."

    [first, *_] = chapters(meeting.meeting, ScriptedWriter(says), meeting.gate, lambda: None)
    assert (first.title, first.written) == ("The hosting contract in Vienna", True)
    assert read[0] != read[1]


def test_an_empty_meeting_has_no_chapters() -> None:
    meeting = askable("")

    def never(_prompt: Prompt) -> str:
        raise AssertionError

    assert list(chapters(meeting.meeting, ScriptedWriter(never), meeting.gate, lambda: None)) == []
    assert german().meeting.turns
