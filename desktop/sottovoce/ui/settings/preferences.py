"""What the user has set, in the window's settings file; nothing of any meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSettings

from sottovoce.ui.parts.look import TEXT_PERCENTS, Look, Scheme
from sottovoce.ui.window.lock_rules import lock_minutes

DEFAULT_AUTO_LOCK_MINUTES: Final = 10
_AUTO_LOCK: Final = "privacy/auto_lock_minutes"
_LOCK_WITH_SCREEN: Final = "privacy/lock_with_screen"
_DISK_WARNED: Final = "privacy/disk_warned"
_CODES_PENDING: Final = "vault/codes_pending_labels"
_LIVE_TEXT: Final = "recording/live_text"
_SCHEME: Final = "look/scheme"
_TEXT_PERCENT: Final = "look/text_percent"
_STILL: Final = "look/still"
_UI_LANGUAGE: Final = "look/language"
_MEETING_LANGUAGE: Final = "job/language"
_MICROPHONE: Final = "record/device"
_SYSTEM_SOUND: Final = "record/system"
_STEPS_SHOWN: Final = "start/first_steps_shown"


class Preferences:
    """Typed access; what is missing or nonsense reads as its default."""

    def __init__(self, settings: QSettings, lock_minutes_max: int | None = None) -> None:
        """`lock_minutes_max`: an organisation wants the vault locked then at the latest."""
        self._settings = settings
        self.lock_minutes_max: Final = lock_minutes_max

    @property
    def auto_lock_minutes(self) -> int:
        """Minutes without use until the vault is locked, no more than an organisation allows; 0: never."""
        try:
            minutes = int(str(self._settings.value(_AUTO_LOCK, DEFAULT_AUTO_LOCK_MINUTES)))
        except ValueError:
            minutes = DEFAULT_AUTO_LOCK_MINUTES
        return lock_minutes(minutes if minutes >= 0 else DEFAULT_AUTO_LOCK_MINUTES, self.lock_minutes_max)

    @auto_lock_minutes.setter
    def auto_lock_minutes(self, minutes: int) -> None:
        self._settings.setValue(_AUTO_LOCK, minutes)

    @property
    def lock_with_screen(self) -> bool:
        """Whether the vault is locked when the screen is."""
        return self._flag(_LOCK_WITH_SCREEN, True)

    @lock_with_screen.setter
    def lock_with_screen(self, on: bool) -> None:
        self._settings.setValue(_LOCK_WITH_SCREEN, on)

    @property
    def live_text(self) -> bool:
        """Whether what is said is transcribed while it is being recorded."""
        return self._flag(_LIVE_TEXT, True)

    @live_text.setter
    def live_text(self, on: bool) -> None:
        self._settings.setValue(_LIVE_TEXT, on)

    @property
    def look(self) -> Look:
        """Light or dark, how large the text is, whether anything moves."""
        scheme = str(self._settings.value(_SCHEME, Scheme.SYSTEM.value))
        percent = str(self._settings.value(_TEXT_PERCENT, TEXT_PERCENTS[0]))
        return Look(
            Scheme(scheme) if scheme in set(Scheme) else Scheme.SYSTEM,
            int(percent) if percent in {str(each) for each in TEXT_PERCENTS} else TEXT_PERCENTS[0],
            self._flag(_STILL, False),
        )

    @look.setter
    def look(self, look: Look) -> None:
        self._settings.setValue(_SCHEME, look.scheme.value)
        self._settings.setValue(_TEXT_PERCENT, look.text_percent)
        self._settings.setValue(_STILL, look.still)

    @property
    def ui_language(self) -> str:
        """The language of the window: "de", "en", or "" for the system's."""
        language = str(self._settings.value(_UI_LANGUAGE, "", str))
        return language if language in {"de", "en"} else ""

    @ui_language.setter
    def ui_language(self, language: str) -> None:
        self._settings.setValue(_UI_LANGUAGE, language)

    @property
    def meeting_language(self) -> str:
        """The language in which a new meeting is heard; "" where it is found out."""
        return str(self._settings.value(_MEETING_LANGUAGE, "", str))

    @meeting_language.setter
    def meeting_language(self, tag: str) -> None:
        self._settings.setValue(_MEETING_LANGUAGE, tag)

    @property
    def microphone(self) -> str:
        """The microphone by its name; "" for the system's default."""
        return str(self._settings.value(_MICROPHONE, "", str))

    @microphone.setter
    def microphone(self, name: str) -> None:
        self._settings.setValue(_MICROPHONE, name)

    @property
    def system_sound(self) -> bool:
        """Whether a new recording takes what the computer plays, too."""
        return self._flag(_SYSTEM_SOUND, False)

    @system_sound.setter
    def system_sound(self, on: bool) -> None:
        self._settings.setValue(_SYSTEM_SOUND, on)

    @property
    def first_steps_shown(self) -> bool:
        """Whether the first steps in a meeting have been shown and done, or sent away."""
        return self._flag(_STEPS_SHOWN, False)

    @first_steps_shown.setter
    def first_steps_shown(self, shown: bool) -> None:
        self._settings.setValue(_STEPS_SHOWN, shown)

    @property
    def codes_pending(self) -> tuple[str, ...]:
        """Labels of the recovery codes that were shown and of which none has been typed back yet."""
        return tuple(filter(None, str(self._settings.value(_CODES_PENDING, "", str)).split(",")))

    @codes_pending.setter
    def codes_pending(self, labels: Sequence[str]) -> None:
        self._settings.setValue(_CODES_PENDING, ",".join(labels))
        self._settings.sync()  # a crash right after this must not lose it: the codes are shown only once

    @property
    def disk_warned(self) -> bool:
        """Whether it was said that the disk is not encrypted."""
        return self._flag(_DISK_WARNED, False)

    @disk_warned.setter
    def disk_warned(self, warned: bool) -> None:
        self._settings.setValue(_DISK_WARNED, warned)

    def _flag(self, key: str, default: bool) -> bool:
        return bool(self._settings.value(key, default, bool))
