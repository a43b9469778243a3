"""Joins what was said with who said it: segments and speaker spans (or tracks) become turns. Pure.

Every word appears in exactly one turn, words keep their order (within a track), every segment with text is named by at
least one turn, turns are sorted by start, and ids are t1, t2 … Speakers are S1, S2 … in order of first appearance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from sottovoce_models.speakers.spoken import LONG_PAUSE_MS, Spoken, given_to_speakers, sentences, words_of
from sottovoce_models.types import Segment, SpeakerSpan, Track, Turn

# A turn ends with the first sentence that ends after a minute, at the latest after a minute and a half: what an eye
# takes in, and what a citation may point at.
_READABLE_MS: Final = 60_000
_LONGEST_MS: Final = 90_000


@dataclass(frozen=True, slots=True)
class Assembled:
    """Turns, the spans under the same names, and the speakers with turns (without any words: those with spans).

    `names` says what became of the names that the spans came with.
    """

    turns: tuple[Turn, ...]
    spans: tuple[SpeakerSpan, ...]
    speakers: tuple[str, ...]
    names: Mapping[str, str]


def assemble(segments: Sequence[Segment], spans: Sequence[SpeakerSpan]) -> Assembled:
    """Turns of one recording whose voices were told apart by `spans`. Without spans one speaker said it all.

    A voice that was heard but has no words keeps its spans, under a name behind those of the speakers.
    """
    return _assembled(given_to_speakers(segments, spans), spans)


def assemble_tracks(segments: Sequence[Segment]) -> Assembled:
    """Turns of a recording where every speaker has a track: tracks are interleaved sentence by sentence.

    The spans are those of the sentences.
    """
    of_track: dict[Track, list[Segment]] = {}
    for segment in segments:
        of_track.setdefault(segment.track, []).append(segment)
    parts = [part for track, own in of_track.items() for part in sentences(words_of(own, speaker=track.value))]
    parts.sort(key=lambda part: min(word.start_ms for word in part))
    spans = [
        SpeakerSpan(min(word.start_ms for word in part), max(word.end_ms for word in part), part[0].speaker)
        for part in parts
    ]
    return _assembled(list(chain.from_iterable(parts)), spans)


def _assembled(words: Sequence[Spoken], spans: Sequence[SpeakerSpan]) -> Assembled:
    names: dict[str, str] = {}
    for speaker in chain((word.speaker for word in words), (span.speaker for span in spans)):
        names.setdefault(speaker, f"S{len(names) + 1}")
    turns = _turns([replace(word, speaker=names[word.speaker]) for word in words])
    renamed = tuple(replace(span, speaker=names[span.speaker]) for span in spans)
    with_words = {turn.speaker for turn in turns} or set(names.values())
    return Assembled(turns, renamed, tuple(name for name in names.values() if name in with_words), names)


def _turns(words: Iterable[Spoken]) -> tuple[Turn, ...]:
    groups: list[list[Spoken]] = []
    for word in words:
        if not groups or _takes_over(groups[-1], word):
            groups.append([])
        groups[-1].append(word)
    turns: list[Turn] = []
    for number, group in enumerate(groups, 1):
        start_ms = max(min(word.start_ms for word in group), turns[-1].start_ms if turns else 0)
        turns.append(
            Turn(
                id=f"t{number}",
                speaker=group[0].speaker,
                start_ms=start_ms,
                end_ms=max(start_ms, *(word.end_ms for word in group)),
                text=" ".join(word.text for word in group),
                segments=tuple(dict.fromkeys(word.segment for word in group)),
            )
        )
    return tuple(turns)


def _takes_over(group: list[Spoken], word: Spoken) -> bool:
    """Whether `word` begins a new turn behind the words of `group`."""
    last = group[-1]
    length_ms = word.end_ms - group[0].start_ms
    silence_ms = word.start_ms - max(earlier.end_ms for earlier in group)
    return (
        word.speaker != last.speaker
        or silence_ms >= LONG_PAUSE_MS
        or length_ms > _LONGEST_MS
        or (last.ends_sentence and length_ms > _READABLE_MS)
    )
