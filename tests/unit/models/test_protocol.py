from __future__ import annotations

import json
from multiprocessing import Pipe
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce_models import protocol
from sottovoce_models.protocol import MAX_FRAME_BYTES, Frame, Pcm, ProtocolError

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
messages = st.fixed_dictionaries({"type": st.text(max_size=8)}, optional={"data": json_values})
sounds = st.binary(max_size=64).filter(lambda data: len(data) % 2 == 0).map(Pcm)


class Wire:
    """A pipe that holds one frame."""

    def __init__(self, payload: bytes = b"") -> None:
        self.payload = payload

    def send_bytes(self, buf: bytes, /) -> None:
        self.payload = buf

    def recv_bytes(self, maxlength: int | None = None, /) -> bytes:
        if maxlength is not None and len(self.payload) > maxlength:
            raise OSError("bad message length")
        return self.payload


def received(payload: bytes) -> Frame:
    return protocol.receive(Wire(payload))


@settings(max_examples=200, deadline=None)
@given(st.one_of(messages, sounds))
def test_a_frame_arrives_as_it_was_sent(frame: Any) -> None:
    wire = Wire()
    protocol.send(wire, frame)
    assert protocol.receive(wire) == frame


def test_a_file_name_that_is_not_text_arrives_too() -> None:
    wire = Wire()
    message = {"type": "job", "path": b"caf\xe9.wav".decode("utf-8", "surrogateescape")}
    protocol.send(wire, message)
    assert protocol.receive(wire) == message


@pytest.mark.parametrize(
    "payload",
    {
        "nothing": b"",
        "unknown kind": b"X{}",
        "half a sample": b"P\x00\x00\x00",
        "no JSON": b"J{",
        "empty JSON": b"J",
        "JSON but no object": b"J[]",
        "no type": b"J{}",
        "a type that is no text": b'J{"type": 1}',
        "not UTF-8": b'J{"type": "\xff"}',
        "nested without end": b'J{"type":' + b"[" * 200_000,
        "a number without end": b'J{"type":"a","n":' + b"9" * 5_000 + b"}",
        "pickle": b"\x80\x04K\x01.",
    }.values(),
)
def test_what_is_no_frame_is_refused(payload: bytes) -> None:
    with pytest.raises(ProtocolError):
        received(payload)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=40), st.binary(max_size=40).map(b"J".__add__), st.text().map(lambda t: b"J" + t.encode())
    )
)
def test_no_bytes_raise_anything_but_a_protocol_error(payload: bytes) -> None:
    try:
        frame = received(payload)
    except ProtocolError:
        return
    assert isinstance(frame, Pcm) or isinstance(frame["type"], str)


def test_a_frame_of_the_greatest_length_passes_and_no_longer_one_is_sent() -> None:
    wire = Wire()
    protocol.send(wire, Pcm(bytes(MAX_FRAME_BYTES - 2)))
    assert len(wire.payload) == MAX_FRAME_BYTES - 1
    fitting = MAX_FRAME_BYTES - len(b"J" + json.dumps({"type": ""}).encode())
    protocol.send(wire, {"type": "x" * fitting})
    assert len(wire.payload) == MAX_FRAME_BYTES
    for frame in (Pcm(bytes(MAX_FRAME_BYTES)), {"type": "x" * (fitting + 1)}):
        with pytest.raises(ProtocolError):
            protocol.send(wire, frame)


def test_length_is_counted_in_bytes_not_letters() -> None:
    with pytest.raises(ProtocolError):
        protocol.send(Wire(), {"type": "ü" * (MAX_FRAME_BYTES // 2)})


def test_a_real_pipe_refuses_what_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "MAX_FRAME_BYTES", 16)
    ours, theirs = Pipe(duplex=True)
    with ours, theirs:
        theirs.send_bytes(b"P" + bytes(14))
        assert protocol.receive(ours) == Pcm(bytes(14))
        theirs.send_bytes(b"P" + bytes(16))
        with pytest.raises(ProtocolError):
            protocol.receive(ours)


def test_a_real_pipe_says_when_the_other_side_is_gone() -> None:
    ours, theirs = Pipe(duplex=True)
    with ours:
        theirs.close()
        with pytest.raises(EOFError):
            protocol.receive(ours)


@pytest.mark.parametrize(("samples", "duration_ms"), [(0, 0), (16, 1), (31, 1), (16_000, 1_000)])
def test_the_length_of_sound_is_rounded_down(samples: int, duration_ms: int) -> None:
    assert Pcm(bytes(2 * samples)).duration_ms == duration_ms
