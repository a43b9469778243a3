"""Linux: which signals of which bus say that nobody is there. Only buses on local sockets are asked."""

from __future__ import annotations

import string
from collections.abc import Mapping
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import SLOT, QObject
from PySide6.QtDBus import QDBusConnection

_LETTERS: Final = string.ascii_letters + string.digits
# GNOME has an interface of its own; KDE, Xfce and others share one.
_SCREEN_SAVERS: Final = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")


def listen_to_buses(watch: QObject, environment: Mapping[str, str], system_socket: Path) -> None:
    """Connects the watch to the system bus and the session bus of this environment, where they are local."""
    address = environment.get("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={system_socket}")
    if address.startswith("unix:") and (system_socket.exists() or "DBUS_SYSTEM_BUS_ADDRESS" in environment):
        listen_to_system(QDBusConnection.systemBus(), watch, environment.get("XDG_SESSION_ID", ""))
    if environment.get("DBUS_SESSION_BUS_ADDRESS", "").startswith("unix:"):
        listen_to_session(QDBusConnection.sessionBus(), watch)


def listen_to_system(bus: QDBusConnection, watch: QObject, session_id: str) -> bool:
    """Sleep, and the lock of this session (of any session where its id is not known)."""
    service, manager = "org.freedesktop.login1", "/org/freedesktop/login1"
    session = f"{manager}/session/{_label(session_id)}" if session_id else ""
    sleep = bus.connect(
        service, manager, f"{service}.Manager", "PrepareForSleep", watch, _slot("on_prepare_for_sleep(bool)")
    )
    lock = bus.connect(service, session, f"{service}.Session", "Lock", watch, _slot("on_session_lock()"))
    return sleep and lock


def listen_to_session(bus: QDBusConnection, watch: QObject) -> bool:
    """The screen lock of the desktop, whichever it is."""
    heard = [
        bus.connect("", "", interface, "ActiveChanged", watch, _slot("on_screen_saver(bool)"))
        for interface in _SCREEN_SAVERS
    ]
    return all(heard)


def _label(session_id: str) -> str:
    """A session's id in an object path: other signs than letters and digits, and a first digit, become _ and hex."""
    return "".join(
        character
        if character in _LETTERS and not (place == 0 and character.isdigit())
        else "".join(f"_{byte:02x}" for byte in character.encode())
        for place, character in enumerate(session_id)
    )


def _slot(signature: str) -> bytes:
    return cast(bytes, SLOT(signature))  # the stub says bytes; only the text that SLOT makes is accepted
