"""The format of sound on disk: what was written comes back, and nothing else ever does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.vault.segments import (
    FRAME_MAX_SAMPLES,
    HEADER_BYTES,
    SLOT_BYTES,
    SLOT_OFFSET,
    Content,
    Frame,
    FrameType,
    GapKind,
    Header,
    SegmentCipher,
    Tail,
    decode_content,
    decode_header,
    decode_sealed_key,
    encode_header,
    raw_frames,
)
from sottovoce_models.errors import Code, StoreFault
from sottovoce_models.types import Track

KEY = bytes(range(32))
TAG_BYTES = 16
SEALED = b"s" * 80
HEADER = Header("cd" * 16, Track.SYSTEM, 7, 160_000, 5)
WRITTEN_GAPS = [GapKind.LOST, GapKind.PAUSED, GapKind.ERASED, GapKind.DEVICE]


def frames_of(*parts: int | GapKind) -> list[Frame]:
    """Frames one after another: a number is so many samples of sound, a kind a gap of 100 samples."""
    frames: list[Frame] = []
    position = HEADER.start_samples
    for number, part in enumerate(parts):
        if isinstance(part, GapKind):
            frames.append(Frame(position, 100, kind=part))
        else:
            frames.append(Frame(position, part, bytes([number + 1, 2]) * part))
        position = frames[-1].end_samples
    return frames


def encoded(frames: list[Frame], header: Header = HEADER, key: bytes = KEY) -> bytes:
    cipher = SegmentCipher(header, key)
    return encode_header(header, key, SEALED) + b"".join(cipher.lock(n, frame) for n, frame in enumerate(frames))


def decoded(data: bytes, key: bytes = KEY) -> Content:
    return decode_content(SegmentCipher(decode_header(data), key), data)


def pieces(data: bytes) -> list[bytes]:
    """The encoded frames one by one."""
    found, offset = [], HEADER_BYTES
    for raw in raw_frames(data):
        if not isinstance(raw, Tail):
            found.append(data[offset : offset + 4 + len(raw.ciphertext)])
            offset += len(found[-1])
    return found


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.one_of(st.integers(1, 400), st.sampled_from(WRITTEN_GAPS)), max_size=12),
    st.booleans(),
    st.integers(0, 2**32 - 1),
    st.integers(0, 2**40),
    st.sampled_from(list(Track)),
)
def test_what_was_written_comes_back(
    parts: list[int | GapKind], finished: bool, seq: int, start: int, track: Track
) -> None:
    header = Header("01" * 16, track, seq, start, seq // 2)
    frames: list[Frame] = []
    position = start
    for part in parts:
        length = 100 if isinstance(part, GapKind) else part
        kind = part if isinstance(part, GapKind) else None
        frames.append(Frame(position, length, b"" if kind else b"\x05\x06" * length, kind))
        position += length
    written = [*frames, Frame(position, 0, is_end=True)] if finished else frames
    data = encoded(written, header)
    assert decode_header(data) == header
    assert decode_sealed_key(data) == SEALED
    assert SegmentCipher(header, KEY).proves(data)
    assert decoded(data) == Content(tuple(frames), Tail.WHOLE, finished)


SOUND = frames_of(200, 300, GapKind.PAUSED, 250, 150)
WHOLE = encoded(SOUND)
FRAMES = pieces(WHOLE)
HEAD = WHOLE[:HEADER_BYTES]
END = SegmentCipher(HEADER, KEY).lock(5, Frame(SOUND[-1].end_samples, 0, is_end=True))
OTHER = pieces(encoded(SOUND, key=b"o" * 32))
ELSEWHERE = pieces(encoded(SOUND, Header("ef" * 16, Track.SYSTEM, 7, 160_000, 5)))


def built(*parts: bytes) -> bytes:
    return HEAD + b"".join(parts)


def flipped(data: bytes, position: int) -> bytes:
    return data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :]


# One thing is wrong with each; how many of the five frames may be believed, and how the rest is called.
VECTORS: list[tuple[str, bytes, int, Tail]] = [
    ("nothing is wrong", WHOLE, 5, Tail.WHOLE),
    ("no frame at all", HEAD, 0, Tail.WHOLE),
    ("last frame dropped", built(*FRAMES[:4]), 4, Tail.WHOLE),
    ("first frame dropped", built(*FRAMES[1:]), 0, Tail.BROKEN),
    ("second frame dropped", built(FRAMES[0], *FRAMES[2:]), 1, Tail.BROKEN),
    ("gap dropped", built(*FRAMES[:2], *FRAMES[3:]), 2, Tail.BROKEN),
    ("first frame doubled", built(FRAMES[0], *FRAMES), 1, Tail.BROKEN),
    ("last frame doubled", built(*FRAMES, FRAMES[4]), 5, Tail.BROKEN),
    ("gap doubled", built(*FRAMES[:3], FRAMES[2], *FRAMES[3:]), 3, Tail.BROKEN),
    ("second and gap exchanged", built(FRAMES[0], FRAMES[2], FRAMES[1], *FRAMES[3:]), 1, Tail.BROKEN),
    ("last two exchanged", built(*FRAMES[:3], FRAMES[4], FRAMES[3]), 3, Tail.BROKEN),
    ("all in reverse", built(*reversed(FRAMES)), 0, Tail.BROKEN),
    ("a frame under another key", built(*FRAMES[:4], OTHER[4]), 4, Tail.BROKEN),
    ("all under another key", built(*OTHER), 0, Tail.BROKEN),
    ("a frame of another recording", built(*FRAMES[:4], ELSEWHERE[4]), 4, Tail.BROKEN),
    ("all of another recording", built(*ELSEWHERE), 0, Tail.BROKEN),
    ("cut within the head of a frame", WHOLE[: -len(FRAMES[4]) + 2], 4, Tail.TORN),
    ("cut behind the head of a frame", WHOLE[: -len(FRAMES[4]) + 4], 4, Tail.TORN),
    ("cut within a frame", WHOLE[:-20], 4, Tail.TORN),
    ("cut by one byte", WHOLE[:-1], 4, Tail.TORN),
    ("zeros behind", WHOLE + bytes(100), 5, Tail.TORN),
    ("two zeros behind", WHOLE + bytes(2), 5, Tail.TORN),
    ("zeros and then something", WHOLE + bytes(100) + b"x", 5, Tail.BROKEN),
    ("garbage behind", WHOLE + b"\x77" * 40, 5, Tail.BROKEN),
    ("an unknown type of frame", built(*FRAMES[:4], b"\x09" + FRAMES[4][1:]), 4, Tail.BROKEN),
    ("type zero", built(*FRAMES[:4], b"\x00" + FRAMES[4][1:]), 4, Tail.BROKEN),
    ("sound called a gap", built(*FRAMES[:4], b"\x02" + FRAMES[4][1:]), 4, Tail.BROKEN),
    ("sound called the end", built(*FRAMES[:4], b"\x03" + FRAMES[4][1:]), 4, Tail.BROKEN),
    ("a gap called sound", built(*FRAMES[:2], b"\x01" + FRAMES[2][1:], *FRAMES[3:]), 2, Tail.BROKEN),
    ("a frame shorter than its tag", built(*FRAMES[:4], b"\x01\x00\x00\x0f" + bytes(15)), 4, Tail.BROKEN),
    ("a frame longer than a second", built(*FRAMES[:4], b"\x01\xff\xff\xff" + bytes(99)), 4, Tail.BROKEN),
    ("length one too large", built(*FRAMES[:4], flipped(FRAMES[4], 3)), 4, Tail.TORN),
    ("bit in the tag of the last", flipped(WHOLE, len(WHOLE) - 1), 4, Tail.BROKEN),
    ("bit in the sound of the last", flipped(WHOLE, len(WHOLE) - 100), 4, Tail.BROKEN),
    ("bit in the gap", built(*FRAMES[:2], flipped(FRAMES[2], 6), *FRAMES[3:]), 2, Tail.BROKEN),
    ("two ends", built(*FRAMES, END, END), 5, Tail.BROKEN),
    ("sound after the end", built(*FRAMES, END, FRAMES[4]), 5, Tail.BROKEN),
    ("the end too early", built(*FRAMES[:4], END), 4, Tail.BROKEN),
    ("bit in the end", built(*FRAMES, flipped(END, 5)), 5, Tail.BROKEN),
]


@pytest.mark.parametrize(("data", "believed", "tail"), [v[1:] for v in VECTORS], ids=[v[0] for v in VECTORS])
def test_one_thing_is_wrong_and_only_the_true_beginning_is_believed(data: bytes, believed: int, tail: Tail) -> None:
    content = decoded(data)
    assert content.frames == tuple(SOUND[:believed])
    assert content.tail is tail


def test_the_end_says_that_nothing_is_missing() -> None:
    assert decoded(built(*FRAMES, END)).finished
    assert not decoded(built(*FRAMES)).finished
    assert not decoded(built(*FRAMES, flipped(END, 5))).finished


def test_a_bad_frame_between_good_ones_is_a_gap_of_its_length() -> None:
    content = decoded(built(FRAMES[0], flipped(FRAMES[1], 50), *FRAMES[2:]))
    assert content.frames == (
        SOUND[0],
        Frame(SOUND[1].start_samples, SOUND[1].length_samples, kind=GapKind.DAMAGED),
        *SOUND[2:],
    )
    assert content.tail is Tail.WHOLE


def test_frames_that_change_places_never_sound_at_the_wrong_one() -> None:
    alike = encoded(frames_of(200, 200, 200))
    first, second, third = pieces(alike)
    unequal = decoded(built(FRAMES[1], FRAMES[0], *FRAMES[2:]))
    assert [frame.kind for frame in unequal.frames[:2]] == [GapKind.DAMAGED, GapKind.DAMAGED]
    assert unequal.frames[2:] == tuple(SOUND[2:])
    content = decoded(alike[:HEADER_BYTES] + second + first + third)
    assert [frame.kind for frame in content.frames] == [GapKind.DAMAGED, GapKind.DAMAGED, None]


@pytest.mark.parametrize("position", range(SLOT_OFFSET))
def test_every_flipped_bit_of_the_head_is_noticed(position: int) -> None:
    data = flipped(WHOLE, position)
    if position < SLOT_OFFSET - TAG_BYTES:
        with pytest.raises(StoreFault) as refused:
            decode_header(data)
        assert refused.value.code is Code.STORE_DAMAGED
    else:
        assert not SegmentCipher(decode_header(data), KEY).proves(data)


def test_the_head_may_be_shorter_than_itself() -> None:
    for length in range(HEADER_BYTES):
        with pytest.raises(StoreFault):
            decode_header(WHOLE[:length])


def test_the_key_slot_is_no_part_of_the_identity() -> None:
    forgotten = WHOLE[:SLOT_OFFSET] + bytes(SLOT_BYTES) + WHOLE[HEADER_BYTES:]
    assert decode_sealed_key(forgotten) is None
    assert decoded(forgotten).frames == tuple(SOUND)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Frame(-1, 5, b"\x00" * 10),
        lambda: Frame(0, 5, b"\x00" * 9),
        lambda: SegmentCipher(HEADER, KEY).lock(0, Frame(0, 0)),
        lambda: SegmentCipher(HEADER, KEY).lock(0, Frame(0, FRAME_MAX_SAMPLES + 1, bytes(2 * FRAME_MAX_SAMPLES + 2))),
        lambda: encode_header(HEADER, KEY, b""),
        lambda: encode_header(HEADER, KEY, bytes(SLOT_BYTES)),
    ],
)
def test_what_cannot_be_written_is_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- any of the module's own
        wrong()


def test_a_frame_can_be_cut() -> None:
    frame = Frame(100, 4, b"aabbccdd")
    assert frame.cut(101, 103) == Frame(101, 2, b"bbcc")
    assert frame.cut(0, 1000) == frame
    assert frame.cut(0, 50).length_samples == 0
    assert frame.cut(200, 300).length_samples == 0
    assert Frame(100, 40, kind=GapKind.ERASED).cut(110, 120) == Frame(110, 10, kind=GapKind.ERASED)
    assert Frame(5, 0, is_end=True).type is FrameType.END
