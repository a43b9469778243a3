"""A bug in work off the UI thread, as an error that can be shown; its message may hold content and is dropped."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from sottovoce_models.errors import Code, EngineFault

_log = logging.getLogger(__name__)


def internal_error(bug: Exception) -> EngineFault:
    """Kind and place of a bug, nothing else; both go to the log as well."""
    place = traceback.extract_tb(bug.__traceback__)[-1]
    where = f"{Path(place.filename).name}:{place.lineno}"
    _log.error("work ended by %s at %s", type(bug).__name__, where)
    return EngineFault(Code.ENGINE_INTERNAL, kind=type(bug).__name__, place=where)
