"""The real engine process with engines that crash, hang and babble on purpose."""

from __future__ import annotations

from collections.abc import Iterator

import psutil
import pytest

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineProcess, EngineSpec, Patience
from sottovoce_models.errors import Cancelled, Code, EngineFault, SottovoceError, UserFixable
from sottovoce_models.protocol import PCM_HZ, Frame, Json, Pcm

FAKES = "tests.helpers.fake_engines"
PARAMS: Json = {"language": None, "start_ms": 0}
SECOND = Pcm(bytes(PCM_HZ * 2))


def process(kind: str, **patience: float) -> EngineProcess:
    return EngineProcess(EngineSpec("speech", f"{FAKES}:{kind}"), Patience(**patience))


def batches(engine: EngineProcess, cancel: CancelToken | None = None, params: Json = PARAMS) -> Iterator[Json]:
    for frame in engine.run("transcribe", params, [SECOND] * 20, cancel or CancelToken()):
        if not isinstance(frame, Pcm) and frame["type"] == "item" and frame["kind"] == "batch":
            yield frame["data"]


def fault_after(engine: EngineProcess, params: Json = PARAMS) -> tuple[int, SottovoceError]:
    """How many batches arrived before the fault, and the fault."""
    seen: list[Json] = []
    with pytest.raises(SottovoceError) as caught:
        seen.extend(batches(engine, params=params))
    return len(seen), caught.value


def test_streams_results_and_serves_a_second_job() -> None:
    with process("Recognizer") as engine:
        assert len(list(batches(engine))) == 10
        first = engine.pid
        assert len(list(batches(engine))) == 10
        assert engine.pid == first


@pytest.mark.parametrize("kind", ["KilledAtFive", "AbortsAtFive"])
def test_a_dead_engine_leaves_what_it_had_said_and_can_be_asked_again(kind: str) -> None:
    with process(kind) as engine:
        count, fault = fault_after(engine)
        assert count == 5
        assert isinstance(fault, EngineFault)
        assert fault.code is Code.ENGINE_CRASHED
        assert int(fault.params["exit"]) < 0
        rest = list(batches(engine, params={"language": "en", "start_ms": 10_000}))
        assert [batch["segments"][0]["index"] for batch in rest] == [5, 6, 7, 8, 9]


def test_out_of_memory_is_said_as_such() -> None:
    with process("OutOfMemory") as engine:
        count, fault = fault_after(engine)
    assert (count, fault.code) == (2, Code.ENGINE_OUT_OF_MEMORY)


def test_an_engine_without_heart_beat_is_ended() -> None:
    with process("Hanging", beat_seconds=1.5) as engine:
        count, fault = fault_after(engine)
        assert (count, fault.code) == (2, Code.ENGINE_HUNG)
        assert not engine.alive


def test_an_engine_that_beats_but_never_works_is_ended() -> None:
    with process("Slow", work_seconds=1.5) as engine:
        count, fault = fault_after(engine)
        assert (count, fault.code) == (2, Code.ENGINE_HUNG)


def test_an_exception_comes_out_without_its_words() -> None:
    with process("Buggy") as engine:
        _, fault = fault_after(engine)
    assert fault.code is Code.ENGINE_INTERNAL
    assert fault.params["kind"] == "RuntimeError"
    assert "canary" not in repr(fault.params)


def test_cancel_frees_the_machine_although_the_engine_does_not_listen() -> None:
    cancel = CancelToken()
    with process("Slow") as engine:
        stream = batches(engine, cancel)
        next(stream)
        next(stream)
        pid = engine.pid
        cancel.cancel()
        with pytest.raises(Cancelled):
            next(stream)
        assert pid is not None
        assert not psutil.pid_exists(pid)


def test_an_abandoned_job_ends_its_process() -> None:
    with process("Recognizer") as engine:
        stream = batches(engine)
        next(stream)
        pid = engine.pid
        del stream
        assert pid is not None
        assert not psutil.pid_exists(pid)


def test_what_the_source_of_the_sound_raises_is_raised_here() -> None:
    def sound() -> Iterator[Frame]:
        yield SECOND
        raise UserFixable(Code.FILE_DAMAGED)

    with process("Recognizer") as engine, pytest.raises(UserFixable) as caught:
        list(engine.run("transcribe", PARAMS, sound(), CancelToken()))
    assert caught.value.code is Code.FILE_DAMAGED


def test_input_is_paced_by_credits() -> None:
    sent = 0

    def sound() -> Iterator[Frame]:
        nonlocal sent
        for _ in range(10_000):
            sent += 1
            yield SECOND

    cancel = CancelToken()
    with process("Deaf", work_seconds=1.5) as engine, pytest.raises(EngineFault):
        list(engine.run("transcribe", PARAMS, sound(), cancel))
    assert sent <= 10


def test_an_engine_that_cannot_be_loaded_says_so() -> None:
    with process("NoSuchEngine", start_seconds=30) as engine:
        _, fault = fault_after(engine)
    assert isinstance(fault, EngineFault)


def test_memory_is_reported() -> None:
    with process("Recognizer") as engine:
        list(batches(engine))
        assert engine.peak_rss_bytes > 1 << 20


def test_an_error_of_a_job_leaves_the_engine_ready_for_the_next() -> None:
    with process("OutOfMemory") as engine:
        fault_after(engine)
        first = engine.pid
        assert len(list(batches(engine, params={"language": "en", "start_ms": 10_000}))) == 5
        assert engine.pid == first


def test_an_engine_cannot_reach_the_network() -> None:
    with process("Phoning") as engine:
        count, fault = fault_after(engine)
    assert (count, fault.code) == (2, Code.ENGINE_INTERNAL)
    assert fault.params["kind"] == "network"
