"""From windows with labelled voices to spans: who speaks when, on the clock of the recording. Pure, constant memory.

How many speak in a frame is decided by the mean over the windows that cover it, who they are by the sum of activities.
Two voices of one window may be one person: forcing them apart invents overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import numpy as np

from sottovoce_models.speakers.base import FRAME_SAMPLES, WINDOW_SAMPLES, Bools, Floats, frame_edge_ms
from sottovoce_models.speakers.windows import Window
from sottovoce_models.types import SpeakerSpan

# So much activity, as the mean of the windows, means that one speaks, or two: of speech the segmentation rather misses
# some than it invents any, but not where two speak at once.
_SPEAKING: Final = (0.4, 1.5)
_LEAST_ACTIVITY: Final = 0.05
# Breaths and hesitations: a voice that goes on within half a second never stopped.
_BRIDGED_GAP_MS: Final = 500
_BUFFER_FRAMES: Final = WINDOW_SAMPLES // FRAME_SAMPLES + 1


def spans(
    windows: Iterable[Window], person_of: Mapping[tuple[int, int], int], persons: int, end_ms: int
) -> tuple[tuple[SpeakerSpan, ...], dict[int, str]]:
    """Spans sorted by start, none beyond `end_ms`, and the names of the persons in them: S1, S2 … as they appear.

    `person_of` maps (window, voice) to 0 … persons - 1; voices it lacks count but are nobody's.
    """
    found: list[tuple[int, int, int]] = []
    open_since: dict[int, int] = {}
    frame = 0
    for first, active in _decided(windows, person_of, persons):
        for person in range(persons):
            column = np.concatenate([[person in open_since], active[:, person]])
            for change in np.flatnonzero(column[1:] != column[:-1]):
                at = first + int(change)
                if person in open_since:
                    found.append((open_since.pop(person), at, person))
                else:
                    open_since[person] = at
        frame = first + len(active)
    found += [(since, frame, person) for person, since in open_since.items()]
    return _named(_bridged([(frame_edge_ms(a), min(frame_edge_ms(b), end_ms), who) for a, b, who in found]))


def _decided(
    windows: Iterable[Window], person_of: Mapping[tuple[int, int], int], persons: int
) -> Iterator[tuple[int, Bools]]:
    """Stretches of frames in order, as (first frame, who is active: (frames, persons)), each once all windows spoke."""
    first = 0
    sums = np.zeros((_BUFFER_FRAMES, persons), dtype=np.float32)
    talk = np.zeros(_BUFFER_FRAMES, dtype=np.float32)
    votes = np.zeros(_BUFFER_FRAMES, dtype=np.float32)
    end = 0
    for number, window in enumerate(windows):
        ready = window.first_frame - first
        if ready > 0:
            yield first, _active(sums[:ready], talk[:ready], votes[:ready])
            for buffer in (sums, talk, votes):
                buffer[: len(buffer) - ready] = buffer[ready:].copy()
                buffer[len(buffer) - ready :] = 0
            first = window.first_frame
        probabilities = window.probabilities()
        part = slice(0, len(probabilities))
        votes[part] += 1
        talk[part] += probabilities.sum(axis=1)
        for person in range(persons):
            locals_ = [local for local in range(probabilities.shape[1]) if person_of.get((number, local)) == person]
            if locals_:
                sums[part, person] += probabilities[:, locals_].max(axis=1)
        end = max(end, window.end_frame)
    yield first, _active(sums[: end - first], talk[: end - first], votes[: end - first])


def _active(sums: Floats, talk: Floats, votes: Floats) -> Bools:
    votes = np.maximum(votes, 1)
    heard_at_once = talk / votes
    active = np.zeros(sums.shape, dtype=bool)
    ranked = np.argsort(-sums, axis=1, kind="stable")
    for rank, least in enumerate(_SPEAKING[: sums.shape[1]]):
        frames = np.flatnonzero(heard_at_once > least)
        persons = ranked[frames, rank]
        heard = sums[frames, persons] > _LEAST_ACTIVITY * votes[frames]
        active[frames[heard], persons[heard]] = True
    return active


def _bridged(found: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Short gaps of one person closed, empty spans left out, sorted by start."""
    result: list[tuple[int, int, int]] = []
    last_of: dict[int, int] = {}
    for start_ms, end_ms, person in sorted(found):
        at = last_of.get(person)
        if at is not None and start_ms - result[at][1] < _BRIDGED_GAP_MS:
            result[at] = (result[at][0], max(result[at][1], end_ms), person)
        elif start_ms < end_ms:
            last_of[person] = len(result)
            result.append((start_ms, end_ms, person))
    return result


def _named(found: list[tuple[int, int, int]]) -> tuple[tuple[SpeakerSpan, ...], dict[int, str]]:
    names: dict[int, str] = {}
    for _, _, person in found:
        names.setdefault(person, f"S{len(names) + 1}")
    return tuple(SpeakerSpan(start_ms, end_ms, names[person]) for start_ms, end_ms, person in found), names
