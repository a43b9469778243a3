from __future__ import annotations

from pathlib import Path

import pytest

from sottovoce.audio.devices import Devices
from sottovoce.audio.power import Battery
from sottovoce.services.preflight import (
    Finding,
    FindingCode,
    Severity,
    Surroundings,
    preflight,
    suggests_system_sound,
)

GOOD, HINT, STOPS = Severity.GOOD, Severity.HINT, Severity.STOPS
HOUR = 32_000 * 3_600
DEVICES = Devices(("desk", "headset"), "desk", True)
RESERVE = 500_000_000


def around(
    *,
    found: Devices = DEVICES,
    power: Battery | None = None,
    free: int = 10**12,
    awake: bool = True,
    reader: bool = False,
) -> Surroundings:
    return Surroundings(lambda: found, lambda: power, lambda _folder: free, lambda: awake, lambda: reader)


def look(
    surroundings: Surroundings, *, system_sound: bool = False, microphone: str | None = None
) -> dict[FindingCode, Finding]:
    found = preflight(Path("vault"), microphone, system_sound=system_sound, around=surroundings)
    return {finding.code: finding for finding in found}


def test_all_is_well() -> None:
    found = look(around())
    assert {code: finding.severity for code, finding in found.items()} == {
        FindingCode.MICROPHONE: GOOD,
        FindingCode.DISK: GOOD,
        FindingCode.SLEEP: GOOD,
    }


def test_without_a_microphone_nothing_can_be_recorded() -> None:
    found = look(around(found=Devices((), "", True)), microphone="headset")
    assert found[FindingCode.MICROPHONE].severity is STOPS
    assert FindingCode.MICROPHONE_GONE not in found


def test_a_chosen_microphone_that_is_gone_is_said() -> None:
    assert look(around(), microphone="lapel")[FindingCode.MICROPHONE_GONE].severity is HINT
    assert FindingCode.MICROPHONE_GONE not in look(around(), microphone="headset")


def test_with_system_sound_everything_that_is_played_is_recorded() -> None:
    assert look(around(), system_sound=True)[FindingCode.DO_NOT_DISTURB].severity is HINT
    assert FindingCode.DO_NOT_DISTURB not in look(around())
    unsupported = look(around(found=Devices(("desk",), "desk", False)), system_sound=True)
    assert unsupported[FindingCode.SYSTEM_SOUND_UNSUPPORTED].severity is STOPS
    assert FindingCode.DO_NOT_DISTURB not in unsupported


def test_a_screen_reader_would_be_recorded() -> None:
    assert look(around(reader=True), system_sound=True)[FindingCode.SCREEN_READER].severity is HINT
    assert FindingCode.SCREEN_READER not in look(around(reader=True))
    assert FindingCode.SCREEN_READER not in look(around(), system_sound=True)


@pytest.mark.parametrize(
    ("reader", "supported", "suggested"), [(False, True, True), (True, True, False), (False, False, False)]
)
def test_with_a_screen_reader_the_microphone_only_is_suggested(reader: bool, supported: bool, suggested: bool) -> None:
    assert suggests_system_sound(around(reader=reader, found=Devices(("m",), "m", supported))) is suggested


@pytest.mark.parametrize(
    ("free", "system_sound", "severity", "hours"),
    [
        (RESERVE + 4 * HOUR, False, GOOD, 4),
        (RESERVE + 4 * HOUR - 1, False, HINT, 3),
        (RESERVE + 4 * HOUR, True, HINT, 2),
        (RESERVE + 60 * 32_000, False, HINT, 0),
        (RESERVE + 60 * 32_000 - 1, False, STOPS, 0),
        (100, True, STOPS, 0),
    ],
)
def test_the_disk_should_last_for_four_hours(free: int, system_sound: bool, severity: Severity, hours: int) -> None:
    found = look(around(free=free), system_sound=system_sound)
    assert found[FindingCode.DISK] == Finding(FindingCode.DISK, severity, hours)


def test_a_battery_matters_only_while_it_is_in_use() -> None:
    assert FindingCode.BATTERY not in look(around(power=Battery(5, in_use=False)))
    assert look(around(power=Battery(80, in_use=True)))[FindingCode.BATTERY] == Finding(FindingCode.BATTERY, GOOD, 80)
    assert look(around(power=Battery(29, in_use=True)))[FindingCode.BATTERY].severity is HINT


def test_a_computer_that_may_fall_asleep_is_said() -> None:
    assert look(around(awake=False))[FindingCode.SLEEP].severity is HINT
