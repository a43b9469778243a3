"""A short stretch of sound: whole, or ended at once with a reason."""

from __future__ import annotations

import pytest

from sottovoce.audio.capture import Block, CaptureFailed, CaptureQueue
from sottovoce.audio.voice_sample import listen
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce_models.errors import Cancelled, Code, UserFixable
from sottovoce_models.types import Track

_SECOND = bytes(32_000)


class Scripted:
    """A device that gives all it has when it is opened."""

    track = Track.MIC

    def __init__(self, *items: object, error: UserFixable | None = None) -> None:
        self._items, self._error = items, error

    def open(self, blocks: CaptureQueue) -> str:
        if self._error is not None:
            raise self._error
        for item in self._items:
            blocks.put(item)
        return "scripted"

    def close(self) -> None:
        """Nothing is open."""


def _block(pcm: bytes = _SECOND) -> Block:
    return Block(Track.MIC, 0, pcm)


def test_as_much_is_heard_as_was_asked_for() -> None:
    shares: list[float] = []
    heard = listen(Scripted(_block(), _block(), _block()), 2_500, CopyWatch(shares.append))
    assert len(heard) == 80_000
    assert shares[0] == 0
    assert shares[-1] == 1


@pytest.mark.parametrize(
    "device",
    [Scripted(_block(), CaptureFailed(Track.MIC)), Scripted(error=UserFixable(Code.RECORD_NO_DEVICE))],
    ids=["fails", "is not there"],
)
def test_a_device_that_fails_is_told(device: Scripted) -> None:
    with pytest.raises(UserFixable) as told:
        listen(device, 2_000, CopyWatch())
    assert told.value.code is Code.RECORD_NO_DEVICE


def test_it_can_be_stopped() -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        listen(Scripted(_block()), 2_000, CopyWatch(check_cancelled=stop))
