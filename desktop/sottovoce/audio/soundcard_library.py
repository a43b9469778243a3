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
        windows, linux = (sys.modules.get(f"soundcard.{name}") for name in ("mediafoundation", "pulseaudio"))
        if windows is not None:
            windows.warnings = DISCONTINUITIES  # type: ignore[attr-defined] # a global of that module
        if linux is not None:
            connect_again(linux)
    return soundcard


def connect_again(backend: Any) -> None:
    """SoundCard connects to PulseAudio once, when it is imported; a server that was started anew it never finds.

    Worse, asking over a connection that is lost ends the whole process: libpulse aborts on an operation that is not
    there. AssertionError where there is no server now.
    """
    server = backend._PulseAudio
    if not hasattr(server, "_unref_any_operation"):
        server._unref_any_operation = server._pa_operation_unref
        server._pa_operation_unref = lambda self, operation: (
            self._unref_any_operation(operation) if operation != backend._ffi.NULL else None
        )
    lost = backend._pulse
    if lost._pa_context_get_state(lost.context) == backend._pa.PA_CONTEXT_READY:
        return
    fresh = server.__new__(server)
    try:
        fresh.__init__()
    except AssertionError:
        backend._pa.pa_threaded_mainloop_stop(fresh.mainloop)
        backend._pa.pa_threaded_mainloop_free(fresh.mainloop)
        raise
    backend._pulse = fresh
