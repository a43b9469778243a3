"""The buffer between us and the sound card: never waits, never repeats a sample, silence when there is nothing."""

from __future__ import annotations

import sys
import types
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.audio.playback import DeviceOutput, SampleBuffer
from sottovoce_models.errors import Code, UserFixable


@given(st.lists(st.binary(max_size=40), max_size=8), st.lists(st.integers(1, 30), min_size=1, max_size=30))
def test_every_byte_comes_out_once_and_in_order(written: list[bytes], taken: list[int]) -> None:
    buffer = SampleBuffer()
    for data in written:
        buffer.write(data)
    buffer.finish()
    whole, out = b"".join(written), bytearray()
    for count in taken:
        block = bytearray(b"\xff" * count)
        buffer.take(block, count)
        out += block
    assert out[: len(whole)] == whole[: len(out)]
    assert not any(out[len(whole) :])
    assert buffer.drained == (len(out) >= len(whole))
    assert buffer.played_bytes == min(len(out), len(whole))


def test_what_was_played_is_let_go_so_that_eight_hours_need_no_more_memory_than_one_minute() -> None:
    buffer, second = SampleBuffer(), bytes(32_000)
    for _ in range(100):
        buffer.write(second)
        buffer.take(bytearray(32_000), 32_000)
    assert buffer.played_bytes == 100 * 32_000
    assert len(buffer._data) <= 12 * 32_000


def test_what_was_dropped_is_not_heard() -> None:
    buffer = SampleBuffer()
    buffer.write(b"abcdef")
    buffer.take(bytearray(2), 2)
    buffer.finish()
    buffer.drop()
    assert not buffer.drained
    buffer.write(b"gh")
    block = bytearray(4)
    buffer.take(block, 4)
    assert block == b"gh\0\0"
    assert buffer.played_bytes == 4


def test_pause_gives_silence_and_loses_nothing() -> None:
    buffer = SampleBuffer()
    buffer.write(b"abcd")
    buffer.paused = True
    block = bytearray(2)
    buffer.take(block, 2)
    assert block == b"\0\0"
    buffer.paused = False
    buffer.take(block, 2)
    assert block == b"ab"


class _PortAudioError(Exception):
    pass


def _fake_sounddevice(stream: Any) -> types.ModuleType:
    module = types.ModuleType("sounddevice")
    module.RawOutputStream = stream  # type: ignore[attr-defined]  # a module made for this test
    module.PortAudioError = _PortAudioError  # type: ignore[attr-defined]  # as above
    return module


def test_no_device_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise _PortAudioError("Error querying device -1")

    monkeypatch.setitem(sys.modules, "sounddevice", _fake_sounddevice(refuse))
    with pytest.raises(UserFixable) as error:
        DeviceOutput().start()
    assert error.value.code is Code.AUDIO_DEVICE


def test_no_port_audio_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Missing:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "sounddevice":
                raise OSError("PortAudio library not found")

    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    with pytest.raises(UserFixable) as error:
        DeviceOutput().start()
    assert error.value.code is Code.AUDIO_DEVICE


def test_the_callback_copies_samples_to_the_device(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []

    class Stream:
        def __init__(self, callback: Any, **options: object) -> None:
            self.callback, self.options, self.closed = callback, options, False
            made.append(self)

        def start(self) -> None: ...

        def abort(self) -> None: ...

        def close(self) -> None:
            self.closed = True

    monkeypatch.setitem(sys.modules, "sounddevice", _fake_sounddevice(Stream))
    output = DeviceOutput()
    output.start()
    output.write(b"\1\0" * 16)
    block = bytearray(64)
    made[0].callback(block, 32, None, None)
    assert block == b"\1\0" * 16 + bytes(32)
    assert output.played_ms == 1
    output.finish()
    assert output.drained
    output.close()
    assert made[0].closed
