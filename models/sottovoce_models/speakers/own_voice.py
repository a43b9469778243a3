"""One enrolled voice, the user's own: a print is made from speech of theirs alone, and found again among the persons.

Only the user's print ever leaves this engine, and only as the answer to `enroll`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.speakers.base import EMBEDDING_SIZE, Floats
from sottovoce_models.speakers.clustering import Prints, cluster

_LEAST_SAID_ROWS: Final = 1000  # 10 ms each
# Between the same voice on another day or device and another voice; and so much nearer than the next person.
_LIKENESS: Final = 0.5
_LEAD: Final = 0.1


def own_print(value: Sequence[float] | None) -> Floats | None:
    """The print as it came in a message, scaled to length 1; None for nothing and for what cannot be a print."""
    if value is None:
        return None
    own = np.asarray(value, dtype=np.float32)
    length = float(np.linalg.norm(own))
    if own.shape != (EMBEDDING_SIZE,) or not np.isfinite(length) or length == 0:
        return None
    scaled: Floats = own / np.float32(length)
    return scaled


def person_of(centres: Floats, own: Floats | None) -> int | None:
    """Which of the persons, by their centres (n, size), is the owner of the print; None if nobody clearly is."""
    if own is None or not len(centres):
        return None
    likeness = centres @ own
    best = int(likeness.argmax())
    others = np.delete(likeness, best)
    lead = float(likeness[best] - others.max()) if len(others) else _LEAD
    return best if likeness[best] >= _LIKENESS and lead >= _LEAD else None


def enrolled(heard: Prints) -> Floats:
    """The print of the one voice that was heard.

    UserFixable: VOICE_TOO_SHORT(seconds) with less than ten seconds of speech, VOICE_SEVERAL when it is not one voice.
    """
    said_rows = float(heard.said_rows.sum())
    if said_rows < _LEAST_SAID_ROWS:
        raise UserFixable(Code.VOICE_TOO_SHORT, seconds=_LEAST_SAID_ROWS // 100)
    centres = cluster(heard, None).centres
    if len(centres) != 1:
        raise UserFixable(Code.VOICE_SEVERAL)
    only: Floats = centres[0]
    return only
