"""Telling quotes: verbatim, inside their turns, the same every time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sottovoce_models.summarize import select
from sottovoce_models.types import Turn
from tests.unit.summarize.talks import BUDGET, talk

WORDS = st.lists(
    st.sampled_from(["budget", "website", "hosting", "Vienna", "um", "{gap}", "yeah", "okay.", "editors?", "900"]),
    min_size=1,
    max_size=60,
).map(" ".join)


@st.composite
def meetings(draw: st.DrawFn) -> list[Turn]:
    turns, at_ms = [], 0
    for index, words in enumerate(draw(st.lists(WORDS, max_size=30))):
        end_ms = at_ms + draw(st.integers(0, 60_000))
        turns.append(Turn(f"t{index}", draw(st.sampled_from(["S1", "S2"])), at_ms, end_ms, words))
        at_ms = end_ms
    return turns


@given(meetings(), st.sampled_from(["en", "de", "xx"]))
def test_every_quote_is_verbatim_and_inside_its_turn(turns: list[Turn], language: str) -> None:
    windows = select.windows(turns, language)
    assert len(windows) <= select.WINDOWS
    for quote in (quote for window in windows for quote in window.quotes):
        citation = quote.citation()
        assert citation.quote in quote.turn.text
        assert quote.turn.start_ms <= citation.start_ms <= citation.end_ms <= quote.turn.end_ms


@given(meetings())
def test_selection_is_deterministic(turns: list[Turn]) -> None:
    assert select.windows(turns, "en") == select.windows(turns, "en")


def test_backchannels_are_not_quoted_and_near_duplicates_are_said_once() -> None:
    turns = talk(BUDGET + "Ben: The hosting company in Vienna had two outages last winter, that really worries me.\n")
    quotes = [quote.words for window in select.windows(turns, "en") for quote in window.quotes]
    assert "Mm." not in quotes
    assert sum("outages" in quote for quote in quotes) == 1


def test_a_telephone_number_is_not_what_a_meeting_was_about() -> None:
    turns = talk(
        "A: My number is five five five one two three four seven, call the reception desk of the garden company.\n"
        "B: The garden needs a new fence because the deer eat the roses.\n"
    )
    [window] = select.windows(turns, "en", quoted_words=5)
    assert "fence" in window.quotes[0].words


def test_short_talks_get_few_windows_and_empty_ones_none() -> None:
    assert len(select.windows(talk(BUDGET), "en")) == 1
    assert select.windows([], "en") == []
    assert select.windows(talk("A: Mm.\nB: Uh-huh.\n"), "en") == []
