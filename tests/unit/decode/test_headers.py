import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce_models.decode.headers import Kind, id3_bytes, is_cut, kind_of


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"RIFF\x00\x00\x00\x00WAVE", Kind.MEDIA),
        (b"\x00\x00\x00\x20ftypM4A ", Kind.MEDIA),
        (b"\x1aE\xdf\xa3\x01", Kind.MEDIA),
        (b"ffconcat version 1.0\nfile neighbour.wav\n", Kind.PLAYLIST),
        (b"\xef\xbb\xbf#EXTM3U\n", Kind.PLAYLIST),
        (b"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n", Kind.PLAYLIST),
        ("Grüß Gott, das ist ein Text.\n".encode(), Kind.TEXT),
        (b"\x7fELF\x02\x01\x01\x00", Kind.OTHER),
        (b"", Kind.OTHER),
    ],
)
def test_the_first_bytes_tell_the_kind(head: bytes, kind: Kind) -> None:
    assert kind_of(head) is kind


def wave_of(claimed_bytes: int, held_bytes: int) -> bytes:
    return b"RIFF" + (claimed_bytes - 8).to_bytes(4, "little") + b"WAVE" + bytes(held_bytes - 12)


@given(held=st.integers(100, 5000), missing=st.integers(0, 5000))
def test_a_wave_file_is_cut_when_its_header_names_more_bytes(held: int, missing: int) -> None:
    data = wave_of(held + missing, held)
    assert is_cut(io.BytesIO(data), len(data)) is (missing > 64)


def test_a_streamed_wave_header_claims_nothing() -> None:
    data = b"RIFF\xff\xff\xff\xffWAVE" + bytes(100)
    assert not is_cut(io.BytesIO(data), len(data))


def test_an_mp4_is_cut_inside_its_last_box() -> None:
    whole = b"\x00\x00\x00\x10ftypM4A \x00\x00\x00\x00" + (1000).to_bytes(4, "big") + b"mdat" + bytes(992)
    assert not is_cut(io.BytesIO(whole), len(whole))
    assert is_cut(io.BytesIO(whole[:500]), 500)


def test_ogg_needs_a_last_page() -> None:
    page = b"OggS\x00" + b"\x04" + bytes(50)
    assert not is_cut(io.BytesIO(page), len(page))
    assert is_cut(io.BytesIO(page.replace(b"\x04", b"\x00")), len(page))


@given(st.binary(max_size=3000))
def test_no_bytes_upset_the_header_reader(data: bytes) -> None:
    is_cut(io.BytesIO(data), len(data))
    kind_of(data)
    assert id3_bytes(data) >= 0
