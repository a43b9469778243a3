"""The adapters of PortAudio and SoundCard against stand-ins for the libraries."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from sottovoce.audio import default_input, loopback, portaudio
from sottovoce.audio.capture import Block, CaptureFailed, CaptureQueue
from sottovoce.audio.default_input import DefaultWatch
from sottovoce.audio.devices import devices
from sottovoce.audio.level_test import LevelTest
from sottovoce.audio.loopback import SystemSound
from sottovoce.audio.microphone import Microphone
from sottovoce.audio.soundcard_library import Discontinuities, connect_again
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Track
from tests.helpers.recording import FakeCapture, stamped

CLEAR = SimpleNamespace(input_overflow=False)


class FakePortAudio:
    """`sounddevice`: devices by name with the rates and channels that they take."""

    class PortAudioError(Exception):
        pass

    def __init__(self, **takes: set[tuple[int, int]]) -> None:
        self.takes = takes
        self.streams: list[Any] = []
        self.started = 0
        library = self

        class RawInputStream:
            def __init__(self, **options: Any) -> None:
                self.options = options
                self.closed = False
                library.streams.append(self)

            def start(self) -> None:
                if (self.options["device"] or next(iter(library.takes))) == "stuck":
                    raise FakePortAudio.PortAudioError

            def close(self, ignore_errors: bool) -> None:
                self.closed = True
                self.options["finished_callback"]()

        self.RawInputStream = RawInputStream

    def _initialize(self) -> None:
        self.started += 1

    def _terminate(self) -> None:
        assert all(stream.closed for stream in self.streams)

    def query_devices(self, name: str | None = None, kind: str | None = None) -> Any:
        if kind is None:
            return [{"name": each, "max_input_channels": 1} for each in (*self.takes, "Monitor of Speakers")]
        if name is None and not self.takes:
            raise self.PortAudioError
        name = name or next(iter(self.takes))
        if name not in self.takes:
            raise ValueError(name)
        most = max(channels for _, channels in self.takes[name])
        return {"name": name, "default_samplerate": 48_000.0, "max_input_channels": most}

    def check_input_settings(self, name: str | None, channels: int, dtype: str, samplerate: int) -> None:
        if (samplerate, channels) not in self.takes[name or next(iter(self.takes))]:
            raise self.PortAudioError


@pytest.fixture(autouse=True)
def _no_streams(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(portaudio, "_streams", set())
    yield
    assert portaudio._streams == set()


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Callable[..., FakePortAudio]:
    def install(**takes: set[tuple[int, int]]) -> FakePortAudio:
        fake = FakePortAudio(**takes)
        monkeypatch.setattr(portaudio, "library", lambda: fake)
        return fake

    return install


def blocks_of(waiting: CaptureQueue) -> list[object]:
    found = []
    while not waiting.empty():
        found.append(waiting.get())
    return found


def test_a_microphone_that_takes_16_khz_mono_brings_it_unchanged(library: Callable[..., FakePortAudio]) -> None:
    fake = library(desk={(16_000, 1)})
    waiting: CaptureQueue = queue.SimpleQueue()
    microphone = Microphone()
    assert microphone.open(waiting) == "desk"
    stream = fake.streams[0]
    stream.options["callback"](stamped(0, 800), 800, None, CLEAR)
    stream.options["callback"](stamped(50, 800), 800, None, SimpleNamespace(input_overflow=True))
    first, second = blocks_of(waiting)
    assert isinstance(first, Block)
    assert isinstance(second, Block)
    assert (first.pcm, first.broken, second.broken) == (stamped(0, 800), False, True)
    assert first.arrived_ns <= second.arrived_ns
    microphone.close()
    microphone.close()
    assert blocks_of(waiting) == []  # closed on purpose is no failure


def test_a_microphone_that_takes_only_stereo_at_its_own_rate_is_brought_to_16_khz_mono(
    library: Callable[..., FakePortAudio],
) -> None:
    fake = library(hall={(48_000, 4)})
    waiting: CaptureQueue = queue.SimpleQueue()
    microphone = Microphone("hall")
    microphone.open(waiting)
    options = fake.streams[0].options
    assert (options["samplerate"], options["channels"]) == (48_000, 4)
    left_right_loop = np.repeat(np.array([[1_000, 3_000, 30_000, 30_000]], dtype="<i2"), 4_800, axis=0)
    options["callback"](left_right_loop.tobytes(), 4_800, None, CLEAR)
    (block,) = blocks_of(waiting)
    assert isinstance(block, Block)
    samples = np.frombuffer(block.pcm, dtype="<i2")
    assert abs(len(samples) - 1_600) <= 1
    assert np.all(np.abs(samples[50:] - 2_000) <= 2)
    microphone.close()


def test_a_device_that_is_gone_is_replaced_by_the_default_one(library: Callable[..., FakePortAudio]) -> None:
    library(default={(16_000, 1)})
    microphone = Microphone("headset")
    assert microphone.open(queue.SimpleQueue()) == "default"
    microphone.close()


def test_without_any_device_or_without_the_library_there_is_no_microphone(
    library: Callable[..., FakePortAudio], monkeypatch: pytest.MonkeyPatch
) -> None:
    for fake in (library(), library(stuck={(16_000, 1)}), None):
        monkeypatch.setattr(portaudio, "library", lambda fake=fake: fake)
        microphone = Microphone("stuck")
        with pytest.raises(UserFixable) as error:
            microphone.open(queue.SimpleQueue())
        assert error.value.code is Code.RECORD_NO_DEVICE
        microphone.close()


def test_opened_again_it_looks_which_devices_there_are_now(library: Callable[..., FakePortAudio]) -> None:
    fake = library(desk={(16_000, 1)})
    microphone = Microphone()
    microphone.open(queue.SimpleQueue())
    assert fake.started == 0
    fake.takes = {"headset": {(16_000, 1)}}
    assert microphone.open(queue.SimpleQueue()) == "headset"
    assert fake.started == 1
    portaudio.opened(fake)  # something else plays: its stream must not be ended
    microphone.open(queue.SimpleQueue())
    assert fake.started == 1
    portaudio.closed(fake)
    microphone.close()


def test_a_stream_that_ends_by_itself_is_a_failure(library: Callable[..., FakePortAudio]) -> None:
    fake = library(desk={(16_000, 1)})
    waiting: CaptureQueue = queue.SimpleQueue()
    microphone = Microphone()
    microphone.open(waiting)
    fake.streams[0].options["finished_callback"]()
    assert blocks_of(waiting) == [CaptureFailed(Track.MIC)]
    microphone.close()


def test_monitors_are_no_microphones(library: Callable[..., FakePortAudio]) -> None:
    library(desk={(16_000, 1)})
    found = devices()
    assert (found.microphones, found.default) == (("desk",), "desk")
    library()
    assert devices().default == ""


def test_another_default_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(default_input, "_POLL_SECONDS", 0.001)
    answers = iter(["a", "a", "", "b"])
    told = threading.Event()
    watch = DefaultWatch(told.set, lambda: next(answers))
    watch.start()
    assert told.wait(10)
    watch.stop()


def test_nobody_watches_where_nobody_says() -> None:
    before = threading.active_count()
    watch = DefaultWatch(lambda: None, lambda: "")
    watch.start()
    assert threading.active_count() == before
    watch.stop()


class FakeSpeakers:
    """Outputs whose loopback brings what a test wants."""

    def __init__(self, record: Callable[[int], Any]) -> None:
        self.name = "one"
        self.fails = False
        self._record = record

    def default(self) -> str:
        if self.fails:
            raise AssertionError
        return self.name

    def loopback(self, speaker: str) -> Any:
        record = self._record

        class Recorder:
            def __enter__(self) -> Any:
                return self

            def __exit__(self, *_: object) -> None:
                pass

            def record(self, numframes: int) -> Any:
                return record(numframes)

        return SimpleNamespace(name=f"Monitor of {speaker}", recorder=lambda **_options: Recorder())


def test_system_sound_brings_what_is_played_at_full_scale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loopback.sys, "platform", "linux")
    played = np.array([[0.5], [-1.0], [1.0], [0.0]], dtype=np.float32)
    waiting: CaptureQueue = queue.SimpleQueue()
    system = SystemSound(FakeSpeakers(lambda _frames: played))  # type: ignore[arg-type] # a stand-in
    assert system.open(waiting) == "Monitor of one"
    block = waiting.get(timeout=10)
    system.close()
    assert isinstance(block, Block)
    assert np.frombuffer(block.pcm, dtype="<i2").tolist() == [16_384, -32_768, 32_767, 0]
    assert block.track is Track.SYSTEM


@pytest.mark.parametrize("failure", [TypeError, AssertionError, RuntimeError, OSError])
def test_system_sound_that_breaks_off_says_so(failure: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loopback.sys, "platform", "linux")

    def record(_frames: int) -> Any:
        raise failure

    waiting: CaptureQueue = queue.SimpleQueue()
    system = SystemSound(FakeSpeakers(record))  # type: ignore[arg-type] # a stand-in
    system.open(waiting)
    assert waiting.get(timeout=10) == CaptureFailed(Track.SYSTEM)
    system.close()


def test_another_default_output_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loopback.sys, "platform", "linux")
    speakers = FakeSpeakers(lambda frames: np.zeros((frames, 1), dtype=np.float32))
    waiting: CaptureQueue = queue.SimpleQueue()
    system = SystemSound(speakers)  # type: ignore[arg-type] # a stand-in
    system.open(waiting)
    speakers.name = "two"
    while isinstance(item := waiting.get(timeout=10), Block):
        pass
    assert item == CaptureFailed(Track.SYSTEM)
    assert system.open(waiting) == "Monitor of two"
    system.close()


def test_a_reader_that_hangs_is_left_behind_and_brings_nothing_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loopback.sys, "platform", "linux")
    monkeypatch.setattr(loopback, "_CLOSE_SECONDS", 0.01)
    let_go = threading.Event()

    def record(frames: int) -> Any:
        let_go.wait(10)
        return np.ones((frames, 1), dtype=np.float32)

    waiting: CaptureQueue = queue.SimpleQueue()
    system = SystemSound(FakeSpeakers(record))  # type: ignore[arg-type] # a stand-in
    system.open(waiting)
    reader = system._thread
    assert reader is not None
    system.close()
    let_go.set()
    reader.join(10)
    assert blocks_of(waiting) == []


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_no_system_sound_is_said(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loopback.sys, "platform", platform)
    speakers = FakeSpeakers(lambda _frames: None)
    speakers.fails = platform == "linux"
    with pytest.raises(UserFixable) as error:
        SystemSound(speakers).open(queue.SimpleQueue())  # type: ignore[arg-type] # a stand-in
    assert error.value.code is Code.RECORD_NO_SYSTEM_SOUND


def test_missing_sound_is_noted_for_the_thread_that_reads() -> None:
    noted = Discontinuities()
    other = threading.Thread(target=noted.warn, args=("data discontinuity",))
    other.start()
    other.join()
    assert not noted.take()
    noted.warn("data discontinuity", RuntimeWarning)
    assert noted.take()
    assert not noted.take()


def test_the_level_test_shows_levels_and_what_is_wrong_and_keeps_nothing() -> None:
    there, missing = FakeCapture(Track.MIC), FakeCapture(Track.SYSTEM, absent=True)
    test = LevelTest((there, missing))
    assert there.was_opened.acquire(timeout=10)
    there.bring(0, stamped(0, 800))
    assert test.peaks_dbfs()[Track.MIC] > -60
    assert test.peaks_dbfs() == {Track.MIC: -120, Track.SYSTEM: -120}
    wait = threading.Event()
    while not (test.errors and test.opened):
        wait.wait(0.001)
    assert test.opened == {Track.MIC: "device 1"}
    assert test.errors[Track.SYSTEM].code is Code.RECORD_NO_DEVICE
    there.fail()
    assert test.take_peak_dbfs() == -120
    assert set(test.errors) == {Track.MIC, Track.SYSTEM}
    test.close()
    assert there.closed.wait(10)


class FakePulse:
    """The parts of `soundcard.pulseaudio` that a lost connection touches; libpulse aborts where `unref` gets NULL."""

    def __init__(self, *, server: bool) -> None:
        self._ffi = SimpleNamespace(NULL="NULL")
        self.stopped: list[str] = []
        self._pa = SimpleNamespace(
            PA_CONTEXT_READY=4,
            pa_threaded_mainloop_stop=self.stopped.append,
            pa_threaded_mainloop_free=self.stopped.append,
        )
        backend = self

        class Connection:
            def __init__(self) -> None:
                self.context, self.mainloop = 4 if backend.server else 5, "loop"
                assert backend.server

            def _pa_context_get_state(self, context: int) -> int:
                return context

            def _pa_operation_unref(self, operation: object) -> None:
                assert operation != "NULL", "libpulse would abort the process"

        self.server = True
        self._PulseAudio = Connection
        self._pulse = Connection()
        self.server = server


def test_a_connection_that_works_is_kept_and_cannot_abort_the_process() -> None:
    backend = FakePulse(server=True)
    before = backend._pulse
    connect_again(backend)
    connect_again(backend)
    assert backend._pulse is before
    before._pa_operation_unref("NULL")
    before._pa_operation_unref("operation")


def test_a_sound_server_that_was_started_anew_is_found() -> None:
    backend = FakePulse(server=True)
    before = backend._pulse
    before.context = 5
    connect_again(backend)
    assert backend._pulse is not before
    assert backend._pulse.context == 4


def test_without_a_sound_server_no_thread_is_left_behind() -> None:
    backend = FakePulse(server=False)
    before = backend._pulse
    before.context = 5
    with pytest.raises(AssertionError):
        connect_again(backend)
    assert backend.stopped == ["loop", "loop"]
    assert backend._pulse is before
