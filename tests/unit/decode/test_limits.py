import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce_models.decode import limits
from sottovoce_models.decode.watchdog import Watchdog
from sottovoce_models.errors import Code, UserFixable


@given(hz=st.integers(4_000, 384_000), channels=st.integers(1, 8))
def test_ordinary_sound_passes(hz: int, channels: int) -> None:
    limits.check_sound(hz, channels)


@pytest.mark.parametrize(("hz", "channels"), [(1, 1), (3_999, 1), (384_001, 2), (768_000, 2), (16_000, 9), (16_000, 0)])
def test_sound_outside_the_limits_is_refused(hz: int, channels: int) -> None:
    with pytest.raises(UserFixable) as caught:
        limits.check_sound(hz, channels)
    assert caught.value.code is Code.FILE_LIMITS_EXCEEDED


def test_a_day_is_the_longest() -> None:
    limits.check_duration(24 * 3_600_000)
    with pytest.raises(UserFixable):
        limits.check_duration(24 * 3_600_000 + 1)


def test_nothing_that_opens_further_files_is_allowed() -> None:
    assert not {"concat", "hls", "dash", "sdp", "rtsp", "imf", "lavfi", "image2", "tty"} & set(limits.DEMUXERS)
    assert limits.PROTOCOLS == ("file",)


def test_every_allowed_decoder_decodes_sound() -> None:
    from av.codec import Codec
    from av.codec.codec import UnknownCodecError

    for name in limits.AUDIO_DECODERS:
        try:
            assert Codec(name, "r").type == "audio"
        except UnknownCodecError:
            continue  # another build of FFmpeg leaves some out


def test_the_watchdog_counts_only_armed_time() -> None:
    dog = Watchdog(limit_seconds=0.0)
    assert not dog.is_overdue(1e12)
    with dog.armed():
        assert dog.is_overdue(1e12)
    assert not dog.is_overdue(1e12)
