"""Merging of spans: nothing that anybody found is lost, and no character is taken out twice."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sottovoce_models.anonymize.merging import merged
from sottovoce_models.types import Span, SpanCategory

_TEXT = "Frau Meyer-Lünstedt wohnt in Celle, und das seit August."


@st.composite
def spans(draw: st.DrawFn) -> list[Span]:
    def one() -> Span:
        start = draw(st.integers(0, len(_TEXT) - 1))
        end = draw(st.integers(start + 1, len(_TEXT)))
        category = draw(st.sampled_from(SpanCategory))
        return Span(start, end, category, draw(st.sampled_from(["a", "b"])), draw(st.floats(0, 1)))

    return [one() for _ in range(draw(st.integers(0, 12)))]


@given(spans())
def test_covers_all_that_was_found_in_order_and_without_overlap(found: list[Span]) -> None:
    result = merged(found, _TEXT)
    assert all(one.end <= other.start for one, other in pairwise(result))
    covered = {at for span in result for at in range(span.start, span.end)}
    assert covered >= {at for span in found for at in range(span.start, span.end)}
    assert all(0 <= span.start < span.end <= len(_TEXT) for span in result)


@given(spans())
def test_takes_nothing_but_joints_beyond_what_was_found(found: list[Span]) -> None:
    covered = {at for span in merged(found, _TEXT) for at in range(span.start, span.end)}
    extra = covered - {at for span in found for at in range(span.start, span.end)}
    assert all(_TEXT[at] in " -–.'" for at in extra)


@given(spans(), st.randoms(use_true_random=False))
def test_does_not_depend_on_the_order_of_finding_for_what_is_covered(found: list[Span], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    ends = [(span.start, span.end) for span in merged(found, _TEXT)]
    assert [(span.start, span.end) for span in merged(shuffled, _TEXT)] == ends


def test_a_guess_never_hides_what_was_found() -> None:
    guess = Span(0, 19, SpanCategory.OTHER, "unknown_word", 0.2)
    name = Span(5, 10, SpanCategory.PERSON, "roster", 1.0)
    (span,) = merged([guess, name], _TEXT)
    assert (span.category, span.start, span.end) == (SpanCategory.PERSON, 0, 19)


def test_parts_of_a_name_are_one_name() -> None:
    parts = [Span(5, 10, SpanCategory.PERSON, "roster"), Span(11, 19, SpanCategory.PERSON, "roster")]
    assert [(span.start, span.end) for span in merged(parts, _TEXT)] == [(5, 19)]
