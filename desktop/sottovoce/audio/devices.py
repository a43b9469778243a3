"""Which microphones there are, and whether what the computer plays can be recorded."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from sottovoce.audio import portaudio
from sottovoce.audio.loopback import loopback_supported

_MONITOR_WORDS: Final = ("monitor of",)


@dataclass(frozen=True, slots=True)
class Devices:
    """Names as the system says them; `default` "" when there is no microphone at all."""

    microphones: tuple[str, ...]
    default: str
    system_sound: bool


def devices() -> Devices:
    """What is connected now, as far as no stream is open; never raises."""
    portaudio.look_again()
    sounddevice = portaudio.library()
    if sounddevice is None:
        return Devices((), "", loopback_supported())
    found: list[dict[str, Any]] = []
    default = ""
    with suppress(sounddevice.PortAudioError):
        found = [dict(device) for device in sounddevice.query_devices()]
        default = str(sounddevice.query_devices(None, kind="input")["name"])
    names = dict.fromkeys(
        str(device["name"])
        for device in found
        if device["max_input_channels"] > 0 and not str(device["name"]).casefold().startswith(_MONITOR_WORDS)
    )
    return Devices(tuple(names), default, loopback_supported())
