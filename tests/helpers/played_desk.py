"""A desk whose engines play: what they hear and write does not depend on the sound."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sottovoce.core.policy import Policy
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.services.desk import Desk
from sottovoce.services.process import Models
from sottovoce.services.record import CaptureFactory, real_captures
from tests.integration.test_meeting_job import FAKES
from tests.integration.test_meeting_job import Models as NoModels

_PLAYED: Final = {"decode": "Decoder", "speech": "Recognizer", "speakers": "ThreeSpeakers", "summarize": "Minutes"}


def played_desk(new_captures: CaptureFactory = real_captures) -> Callable[..., Desk]:
    """What makes it, for `real_window.opened`."""
    specs = {name: EngineSpec(name, f"{FAKES}:{kind}") for name, kind in _PLAYED.items()}

    def new_desk(_models: Models, learn: Callable[..., None], policy: Policy) -> Desk:
        return Desk(NoModels(), specs, new_captures, learn=learn, policy=policy)

    return new_desk
