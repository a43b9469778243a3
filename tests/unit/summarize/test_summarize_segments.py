"""Segments hold every sentence once and fall where the matter changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sottovoce_models.summarize import segments

SENTENCES = st.lists(
    st.lists(st.sampled_from(["roof", "barn", "budget", "hosting", "fence"]), max_size=6), max_size=120
)
MATTERS = (
    ["roof", "barn", "tile", "storm", "beam", "nail"],
    ["budget", "tax", "invoice", "euro", "bank", "interest"],
    ["hosting", "server", "domain", "outage", "backup", "mail"],
)


@given(SENTENCES, st.integers(1, 9))
def test_every_sentence_is_in_one_segment_and_none_is_empty(stems: list[list[str]], count: int) -> None:
    word_counts = [len(sentence) + 1 for sentence in stems]
    ranges = segments.cut(stems, word_counts, count)
    assert [index for part in ranges for index in part] == list(range(len(stems)))
    assert all(ranges)
    assert len(ranges) <= count
    assert ranges == segments.cut(stems, word_counts, count)


def test_a_boundary_falls_where_the_matter_changes() -> None:
    stems = [
        [matter[(3 * index + step * step) % len(matter)] for step in range(4)]
        for matter, length in zip(MATTERS, (30, 62, 41), strict=True)
        for index in range(length)
    ]
    ranges = segments.cut(stems, [9] * len(stems), 3)
    assert len(ranges) == len(MATTERS)
    assert abs(ranges[1].start - 30) <= 3
    assert abs(ranges[2].start - 92) <= 3


def test_no_segment_is_much_longer_or_shorter_than_the_others() -> None:
    stems = [["roof", "barn"]] * 10 + [["budget", f"word{index}"] for index in range(290)]
    ranges = segments.cut(stems, [8] * len(stems), 5)
    assert min(len(part) for part in ranges) >= 10
    assert max(len(part) for part in ranges) <= 140
