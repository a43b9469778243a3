"""The enrolled voice: what may become one, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.speakers.base import EMBEDDING_SIZE
from sottovoce_models.speakers.clustering import Prints
from sottovoce_models.speakers.own_voice import enrolled, own_print


def heard(*seconds: int) -> Prints:
    """One print a second, half a second of overlap with the next, one voice after another."""
    prints = np.zeros((sum(seconds), EMBEDDING_SIZE), dtype=np.float32)
    prints[np.arange(sum(seconds)), np.repeat(np.arange(len(seconds)), seconds)] = 1
    rows = np.full(len(prints), 150, dtype=np.int64)
    return Prints(prints, rows, np.full(len(prints), 100, np.float32), np.zeros(len(prints), np.int64))


def test_ten_seconds_of_one_voice_are_enough() -> None:
    assert enrolled(heard(10)).tolist() == pytest.approx([1.0] + [0.0] * (EMBEDDING_SIZE - 1))


@pytest.mark.parametrize(("seconds", "code"), [((9,), Code.VOICE_TOO_SHORT), ((12, 3), Code.VOICE_SEVERAL)])
def test_too_little_and_two_voices_are_refused(seconds: tuple[int, ...], code: Code) -> None:
    with pytest.raises(UserFixable) as caught:
        enrolled(heard(*seconds))
    assert caught.value.code is code


def test_silence_is_too_little() -> None:
    with pytest.raises(UserFixable) as caught:
        enrolled(heard())
    assert caught.value.code is Code.VOICE_TOO_SHORT


def test_a_print_from_a_message_has_length_one_or_is_none() -> None:
    own = own_print([2.0] + [0.0] * (EMBEDDING_SIZE - 1))
    assert own is not None
    assert float(np.linalg.norm(own)) == pytest.approx(1)
    for broken in (None, [], [1.0], [0.0] * EMBEDDING_SIZE, [float("nan")] * EMBEDDING_SIZE):
        assert own_print(broken) is None
