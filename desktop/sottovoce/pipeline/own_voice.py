"""Asks the engine for the print of the user's own voice."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.checked import number, parsed
from sottovoce.pipeline.engines import SPEAKERS, EngineSet
from sottovoce.vault.rows_own_voice import OwnVoice
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import Json, Pcm
from sottovoce_models.types import EngineStamp


def heard_voice(
    engines: EngineSet, pcm: Iterable[bytes], name: str, cancel: CancelToken, on_heard: Callable[[int], None]
) -> OwnVoice:
    """The voice in sound of one person (mono, 16 bit, 16 kHz); `on_heard` is told how many ms are through.

    VOICE_TOO_SHORT(seconds), VOICE_SEVERAL, Cancelled, EngineFault.
    """
    for frame in engines.get(SPEAKERS).run("enroll", {"threads": 1}, (Pcm(block) for block in pcm), cancel):
        if isinstance(frame, Pcm):
            break
        if frame["type"] == "progress":
            on_heard(number(frame, "done", SPEAKERS))
        elif frame["type"] == "done":
            return _voice(frame["data"], name)
    raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=SPEAKERS)


def _voice(done: Json, name: str) -> OwnVoice:
    try:
        embedding = tuple(float(value) for value in done["embedding"])
        return OwnVoice(embedding, parsed(EngineStamp, done["stamp"], SPEAKERS).model_sha256, name)
    except (KeyError, TypeError, ValueError) as error:
        raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=SPEAKERS) from error
