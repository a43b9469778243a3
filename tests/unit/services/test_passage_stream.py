"""Where it is stays true at any speed and in any round, and a change of speed goes on with the very next word."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.passage_stream import AHEAD_MS, PassageStream, PlayedMap, Stretch
from sottovoce_models.errors import Code, EngineFault
from tests.unit.services.test_playback import FakeChanger, FakeOutput, FakeSource


class Clocked(FakeOutput):
    """Has played as much as a test says, of what there is."""

    def __init__(self) -> None:
        super().__init__()
        self.heard_ms = 0

    @property
    def played_ms(self) -> int:
        return min(self.heard_ms, len(self.data) // 32)

    @property
    def drained(self) -> bool:
        return self.finished and self.played_ms == len(self.data) // 32


class Numbered(FakeSource):
    """The sample at t ms is t (modulo 5000)."""

    def pcm(self, start_ms: int, end_ms: int, cancel: CancelToken) -> Iterator[bytes]:
        self.asked.append((start_ms, end_ms))
        for at_ms in range(start_ms, min(end_ms, self.length_ms)):
            yield (at_ms % 5_000).to_bytes(2, "little") * 16


def stream(output: Clocked, changer: FakeChanger, *, loop: bool = False, end_ms: int = 60_000) -> PassageStream:
    return PassageStream(Numbered(), output, changer, CancelToken(), (1_000, end_ms), loop=loop)


def heard_now(output: Clocked) -> int:
    return int.from_bytes(output.data[output.played_ms * 32 :][:2], "little")


@given(st.lists(st.tuples(st.integers(1, 9_000), st.integers(0, 90_000), st.sampled_from([0.5, 1.0, 2.0])), min_size=1))
def test_the_map_goes_by_the_last_stretch_that_began(parts: list[tuple[int, int, float]]) -> None:
    played, out_ms, stretches = PlayedMap(), 0, []
    for length_ms, source_ms, tempo in parts:
        stretches.append(Stretch(out_ms, source_ms, tempo))
        played.add(stretches[-1])
        out_ms += length_ms
    for each, (length_ms, _, _) in zip(stretches, parts, strict=True):
        assert played.source_ms(each.out_ms) == each.source_ms
        assert played.source_ms(each.out_ms + length_ms - 1) == each.source_ms + round((length_ms - 1) * each.tempo)


@pytest.mark.parametrize("tempo", [0.5, 0.75, 1.5, 2.0])
def test_a_new_speed_goes_on_where_the_ear_is(tempo: float) -> None:
    output, changer = Clocked(), FakeChanger()
    playing = stream(output, changer)
    playing.read_piece()
    playing.read_piece()
    output.heard_ms = 2_500
    assert playing.position_ms == 3_500
    playing.change_tempo(tempo)
    assert playing.position_ms == 3_500
    assert len(output.data) == 2_500 * 32, "what was queued at the old speed is not heard"
    playing.read_piece()
    assert heard_now(output) == 3_500, "the very next sample"
    output.heard_ms += 1_000
    assert playing.position_ms == 3_500 + round(1_000 * tempo)
    playing.change_tempo(1.0)
    playing.read_piece()
    assert heard_now(output) == (3_500 + round(1_000 * tempo)) % 5_000


def test_a_loop_comes_round_after_a_breath_and_is_read_a_little_ahead() -> None:
    output = Clocked()
    playing = stream(output, FakeChanger(), loop=True, end_ms=3_000)
    while playing.wants_more:
        playing.read_piece()
    assert not playing.finished
    assert len(output.data) // 32 < AHEAD_MS + 3_000
    output.heard_ms = 1_999
    assert playing.position_ms == 2_999
    output.heard_ms = 2_300
    assert playing.position_ms == 3_000
    output.heard_ms = 2_400
    assert playing.position_ms == 1_000
    output.heard_ms = 4_000
    assert playing.position_ms == 2_600


def test_a_change_of_speed_in_the_breath_of_a_loop_does_not_end_it() -> None:
    output = Clocked()
    playing = stream(output, FakeChanger(), loop=True, end_ms=3_000)
    while playing.wants_more:
        playing.read_piece()
    output.heard_ms = 2_200
    playing.change_tempo(2.0)
    playing.read_piece()
    playing.read_piece()
    assert not playing.finished


def test_a_loop_beyond_the_end_of_the_sound_ends() -> None:
    playing = PassageStream(FakeSource(500), Clocked(), FakeChanger(), CancelToken(), (1_000, 2_000), loop=True)
    playing.read_piece()
    assert playing.finished


def test_when_the_speed_is_lost_nothing_is_skipped() -> None:
    output, changer = Clocked(), FakeChanger()
    playing = stream(output, changer)
    playing.change_tempo(2.0)
    playing.read_piece()
    output.heard_ms = 1_000
    changer.fails = EngineFault(Code.ENGINE_CRASHED)
    playing.read_piece()
    assert playing.lost is changer.fails
    assert (playing.tempo, playing.position_ms) == (1.0, 3_000)
    playing.read_piece()
    assert heard_now(output) == 3_000
