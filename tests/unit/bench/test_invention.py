from __future__ import annotations

import pytest

pytest.importorskip("faster_whisper")

from sottovoce.bench.invention import in_pause
from sottovoce_models.types import Word


@pytest.mark.parametrize(
    ("start_ms", "end_ms", "inside"),
    [(1_200, 1_300, False), (1_500, 1_900, True), (2_400, 2_499, True), (2_500, 2_700, False), (3_100, 3_900, False)],
)
def test_a_word_at_the_edge_of_a_pause_is_no_invention(start_ms: int, end_ms: int, inside: bool) -> None:
    assert in_pause(Word(start_ms, end_ms, "a", 1.0), [(1_000, 3_000), (9_000, 9_100)]) is inside
