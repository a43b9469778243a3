"""SoundCard, kept from what it does to the rest of the process; imported here and nowhere else."""

from __future__ import annotations

import sys
import threading
from typing import Any


class Discontinuities(threading.local):
    """Stands where SoundCard looks for `warnings`: missing sound is noted for the thread that reads, nobody is warned.

    SoundCard has no other word for it, and Python's own `catch_warnings` would change them for every thread.
    """

    heard = False

    def warn(self, message: object, category: object = None) -> None:
        """Sound is missing before what is read next."""
        del message, category
        self.heard = True

    def take(self) -> bool:
        """Whether sound was missing since the last call on this thread."""
        heard, self.heard = self.heard, False
        return heard


DISCONTINUITIES = Discontinuities()
_importing = threading.Lock()


def soundcard_library() -> Any:
    """The module, connected to the sound server. ImportError, OSError or AssertionError where there is none.

    It tells the server the program's first argument as its name, which may be the name of a file: it gets another one.
    """
    with _importing:
        arguments, sys.argv = sys.argv, ["sottovoce"]
        try:
            import soundcard
        finally:
            sys.argv = arguments
        backend = sys.modules.get("soundcard.mediafoundation")
        if backend is not None:
            backend.warnings = DISCONTINUITIES  # type: ignore[attr-defined] # a global of that module
    return soundcard
