from __future__ import annotations

import threading

import pytest

from sottovoce.pipeline import stages
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.checked import number, parsed
from sottovoce.pipeline.draft import Draft, TrackDraft
from sottovoce.pipeline.engine_process import _Feeder
from sottovoce.pipeline.events import Event, Notice, NoticeCode, Noticed, Stage, StageProgressed, StageStarted
from sottovoce.pipeline.stages import StageClock
from sottovoce_models.errors import Cancelled, Code, EngineFault
from sottovoce_models.protocol import CREDITS, Frame, Pcm
from sottovoce_models.types import Coverage, Segment, Track, Word
from tests.unit.pipeline.fakes import FakeEngines, context_of

FRAME = Pcm(b"\0\0")


class Clock:
    now = 1_000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def ticking(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(stages, "time", made)
    return made


def told(events: list[Event]) -> tuple[float, float | None]:
    last = events[-1]
    assert isinstance(last, StageProgressed)
    return last.fraction, last.seconds_left


def test_time_left_follows_the_speed_of_today_not_of_the_first_attempt(ticking: Clock) -> None:
    events: list[Event] = []
    clock = StageClock(Stage.SPEECH, events.append)
    clock.resumed_at(50, 100)
    ticking.now += 10
    clock.progressed(60, 100)
    assert told(events) == (0.6, pytest.approx(40.0))


def test_nothing_is_said_of_time_before_it_can_be_known(ticking: Clock) -> None:
    events: list[Event] = []
    clock = StageClock(Stage.SPEECH, events.append)
    ticking.now += 1.9
    clock.progressed(50, 100)
    assert told(events) == (0.5, None)
    ticking.now += 10
    clock.progressed(0, 100)
    assert told(events) == (0.0, None)


@pytest.mark.parametrize(("done", "total", "fraction"), [(5, 0, 0.0), (200, 100, 1.0), (0, 10, 0.0)])
def test_a_fraction_is_a_fraction(done: int, total: int, fraction: float) -> None:
    events: list[Event] = []
    StageClock(Stage.OPEN, events.append).progressed(done, total)
    assert told(events)[0] == fraction


def test_costs_of_attempts_add_up_however_they_end(ticking: Clock) -> None:
    draft = Draft()
    context, events = context_of(FakeEngines(), draft)

    def attempt(seconds: float, *, fails: bool) -> None:
        with context.stage(Stage.SPEECH):
            ticking.now += seconds
            if fails:
                raise RuntimeError

    with pytest.raises(RuntimeError):
        attempt(3, fails=True)
    attempt(4, fails=False)
    assert draft.costs[Stage.SPEECH].seconds == pytest.approx(7)
    assert draft.costs[Stage.SPEECH].peak_rss_bytes > 5
    assert events == [StageStarted(Stage.SPEECH)] * 2


def test_no_stage_begins_after_a_cancel() -> None:
    context, events = context_of(FakeEngines(), Draft())
    context.cancel.cancel()
    with pytest.raises(Cancelled), context.stage(Stage.MINUTES):
        pytest.fail("a stage has begun")
    assert events == []


def test_a_notice_is_told_once() -> None:
    draft = Draft()
    context, events = context_of(FakeEngines(), draft)
    for _ in range(2):
        context.notice(Notice(NoticeCode.NO_SPEECH))
    assert events == [Noticed(Notice(NoticeCode.NO_SPEECH))]
    assert draft.notices == [Notice(NoticeCode.NO_SPEECH)]


def test_what_an_engine_says_wrongly_is_its_fault() -> None:
    with pytest.raises(EngineFault) as caught:
        parsed(Word, {"start_ms": 0}, "speech")
    assert (caught.value.code, caught.value.params) == (Code.ENGINE_BAD_OUTPUT, {"engine": "speech"})
    assert number({"done": 3}, "done", "speech") == 3
    for value in (-1, True, 1.5, "1", None):
        with pytest.raises(EngineFault):
            number({"done": value}, "done", "speech")


def test_a_draft_puts_its_tracks_in_order_of_time() -> None:
    def segment(index: int, start_ms: int) -> Segment:
        return Segment(index, start_ms, start_ms + 1, "a", (), "en", 0.0, 0.0, 1.0)

    left = TrackDraft([segment(0, 10), segment(1, 30)], speech_ms=100, text_ms=90)
    right = TrackDraft([segment(2, 20), segment(3, 30)], speech_ms=50, text_ms=70)
    draft = Draft(tracks={Track.LEFT: left, Track.RIGHT: right})
    assert [segment.index for segment in draft.segments] == [0, 2, 1, 3]
    assert draft.coverage == Coverage(150, 150)


def test_a_cancel_is_seen_from_everywhere_and_for_good() -> None:
    token = CancelToken()
    token.check()
    thread = threading.Thread(target=token.cancel)
    thread.start()
    thread.join()
    assert token.cancelled
    with pytest.raises(Cancelled):
        token.check()


# --- the feeding thread


@pytest.mark.parametrize("failure", [ValueError("canary"), OSError("canary"), RuntimeError("canary"), Cancelled()])
def test_what_the_source_of_the_input_raises_is_raised_where_it_is_read(failure: Exception) -> None:
    def feed():  # type: ignore[no-untyped-def] # a generator of frames that never gets far
        yield FRAME
        raise failure

    sent: list[Frame] = []
    feeder = _Feeder(sent.append, feed(), CancelToken())
    feeder._thread.join()
    assert sent == [FRAME]
    with pytest.raises(type(failure)):
        feeder.check()


def test_input_ends_quietly_when_the_engine_is_gone() -> None:
    def gone(_: Frame) -> None:
        raise BrokenPipeError

    feeder = _Feeder(gone, [FRAME] * 3, CancelToken())
    feeder._thread.join()
    feeder.check()


def test_no_more_is_sent_than_was_acknowledged() -> None:
    sent: list[Frame] = []
    enough = threading.Event()

    def write(frame: Frame) -> None:
        sent.append(frame)
        if len(sent) in {CREDITS, CREDITS + 2}:
            enough.set()

    feeder = _Feeder(write, [FRAME] * 100, CancelToken())
    assert enough.wait(10)
    assert len(sent) == CREDITS
    enough.clear()
    feeder.acknowledge(2)
    assert enough.wait(10)
    feeder.stop()
    assert len(sent) == CREDITS + 2


def test_all_input_is_followed_by_its_end() -> None:
    sent: list[Frame] = []
    feeder = _Feeder(sent.append, [FRAME, FRAME], CancelToken())
    feeder._thread.join()
    feeder.check()
    assert sent == [FRAME, FRAME, {"type": "end"}]
