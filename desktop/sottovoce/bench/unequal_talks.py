"""Talks of two made unequal: all of one person and just enough of the other, with or without a guest. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sottovoce_models.protocol import PCM_HZ
from sottovoce_models.types import SpeakerSpan

_LEAST_MS: Final = 300
_BYTES_A_MS: Final = PCM_HZ * 2 // 1000


@dataclass(frozen=True, slots=True)
class Talk:
    """Sound with who speaks when in it; `guest` is a third voice that nobody asked for."""

    name: str
    sound: bytes
    reference: tuple[SpeakerSpan, ...]


def unequal(
    name: str, sound: bytes, reference: Sequence[SpeakerSpan], share: float, guest: bytes = b""
) -> Iterator[Talk]:
    """One talk for each of the two who then has only `share` of the speech; `guest` is heard in the middle of it."""
    alone = list(_alone(reference))
    for quiet in sorted({span.speaker for span in alone}):
        others_ms = sum(span.end_ms - span.start_ms for span in alone if span.speaker != quiet)
        own_ms = round(others_ms * share / (1 - share))
        kept: list[SpeakerSpan] = []
        for span in alone:
            length_ms = span.end_ms - span.start_ms
            if span.speaker == quiet:
                length_ms = min(length_ms, own_ms)
                own_ms -= length_ms
            if length_ms >= _LEAST_MS:
                kept.append(SpeakerSpan(span.start_ms, span.start_ms + length_ms, span.speaker))
        yield _joined(f"{name}, little of {quiet}{' and a guest' if guest else ''}", sound, kept, guest)


def _alone(reference: Sequence[SpeakerSpan]) -> Iterator[SpeakerSpan]:
    """The stretches in which nobody else speaks, of those long enough."""
    for span in reference:
        start_ms, end_ms = span.start_ms, span.end_ms
        for other in reference:
            if other.speaker != span.speaker and other.start_ms < end_ms and other.end_ms > start_ms:
                if other.start_ms <= start_ms:
                    start_ms = other.end_ms
                else:
                    end_ms = other.start_ms
        if end_ms - start_ms >= _LEAST_MS:
            yield SpeakerSpan(start_ms, end_ms, span.speaker)


def _joined(name: str, sound: bytes, kept: Sequence[SpeakerSpan], guest: bytes) -> Talk:
    pieces: list[bytes] = []
    reference: list[SpeakerSpan] = []
    at_ms = 0
    for number, span in enumerate(kept):
        if guest and number == len(kept) // 2:
            pieces.append(guest)
            at_ms += len(guest) // _BYTES_A_MS
        pieces.append(sound[span.start_ms * _BYTES_A_MS : span.end_ms * _BYTES_A_MS])
        length_ms = len(pieces[-1]) // _BYTES_A_MS
        reference.append(SpeakerSpan(at_ms, at_ms + length_ms, span.speaker))
        at_ms += length_ms
    return Talk(name, b"".join(pieces), tuple(reference))
